"""Polls: what is asked, until when, of whom, and what came of it, written once.

Kept while Salotto serves the server.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import CheckConstraint, Index, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.bulk import locked, table_of
from models.types import Base, Id, IdKey, IdText, JsonList, JsonValue, ServerKey

Method = Literal["single", "multiple", "ranking", "rating", "open"]
Kind = Literal["ballot", "native"]
"""By Salotto's buttons and forms, or Discord's own."""
Secrecy = Literal["everybody", "staff", "nobody"]
PollStatus = Literal["planned", "open", "closed", "cancelled"]
Choice = Any
"""Plain data. An option's number or a list of them, numbers by place, marks by number, or words: by the method."""


@dataclass(frozen=True, slots=True)
class Poll:
    """What is asked. `options` are numbered from 1 on. `outcome` is written when it closes, and stays."""

    id: str
    method: Method
    question: str
    options: tuple[str, ...]
    secrecy: Secrecy
    channel: str
    opens_at: datetime
    closes_at: datetime
    status: PollStatus = "planned"
    kind: Kind = "ballot"
    context: str | None = None
    hidden: bool = False
    asks_why: bool = False
    quorum: int | None = None
    segment: str | None = None
    tenure_days: int | None = None
    message: str | None = None
    outcome: Mapping[str, Any] | None = None
    created_by: str | None = None
    closed_at: datetime | None = None


class PollRow(Base):
    __tablename__ = "polls"
    __table_args__ = (
        CheckConstraint("status IN ('planned', 'open', 'closed', 'cancelled')", name="poll_status"),
        CheckConstraint("secrecy IN ('everybody', 'staff', 'nobody')", name="poll_secrecy"),
        Index(None, "server_id", "status"),
    )

    server_id: Mapped[ServerKey]
    id: Mapped[IdKey]
    number: Mapped[int]
    method: Mapped[str]
    question: Mapped[str]
    options: Mapped[JsonList]
    context: Mapped[str | None]
    secrecy: Mapped[str]
    hidden: Mapped[bool]
    asks_why: Mapped[bool]
    quorum: Mapped[int | None]
    segment_id: Mapped[Id | None]
    tenure_days: Mapped[int | None]
    channel_id: Mapped[Id]
    message_id: Mapped[Id | None]
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    status: Mapped[str]
    outcome: Mapped[Any] = mapped_column(JsonValue, nullable=True)
    created_by: Mapped[Id | None]
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    kind: Mapped[str] = mapped_column(IdText)


async def add(session: AsyncSession, server_id: str, poll: Poll, now: datetime) -> Poll:
    """Store a new poll under the next number of its server."""
    table = table_of(PollRow)
    last = await session.scalar(select(func.max(table.c.number)).where(table.c.server_id == server_id)) or 0
    row = {
        "server_id": server_id,
        "id": str(last + 1),
        "number": last + 1,
        "kind": poll.kind,
        "method": poll.method,
        "question": poll.question,
        "options": list(poll.options),
        "context": poll.context,
        "secrecy": poll.secrecy,
        "hidden": poll.hidden,
        "asks_why": poll.asks_why,
        "quorum": poll.quorum,
        "segment_id": poll.segment,
        "tenure_days": poll.tenure_days,
        "channel_id": poll.channel,
        "message_id": None,
        "opens_at": poll.opens_at,
        "closes_at": poll.closes_at,
        "status": poll.status,
        "outcome": None,
        "created_by": poll.created_by,
        "created_at": now,
        "closed_at": None,
    }
    await session.execute(insert(table), [row])
    added = await poll_of(session, server_id, str(last + 1))
    assert added is not None
    return added


async def poll_of(session: AsyncSession, server_id: str, poll_id: str) -> Poll | None:
    """One poll. In a transaction that writes, others wait for it."""
    statement = select(PollRow).where(PollRow.server_id == server_id, PollRow.id == poll_id)
    row = await session.scalar(locked(session, statement).execution_options(populate_existing=True))
    return None if row is None else _poll(row)


async def polls(session: AsyncSession, server_id: str, *statuses: PollStatus, limit: int = 100) -> tuple[Poll, ...]:
    """The polls of a server, the newest first; only those with one of the statuses named."""
    wanted = select(PollRow).where(PollRow.server_id == server_id).order_by(PollRow.number.desc()).limit(limit)
    if statuses:
        wanted = wanted.where(PollRow.status.in_(statuses))
    return tuple(_poll(row) for row in await session.scalars(wanted))


async def closed_between(session: AsyncSession, server_id: str, start: datetime, end: datetime) -> tuple[Poll, ...]:
    """The polls that closed in `[start, end)`, in order."""
    rows = await session.scalars(
        select(PollRow)
        .where(
            PollRow.server_id == server_id,
            PollRow.status == "closed",
            PollRow.closed_at >= start,
            PollRow.closed_at < end,
        )
        .order_by(PollRow.closed_at, PollRow.number)
    )
    return tuple(_poll(row) for row in rows)


def _poll(row: PollRow) -> Poll:
    return Poll(
        id=row.id,
        method=row.method,  # type: ignore[arg-type]
        question=row.question,
        options=tuple(row.options),
        secrecy=row.secrecy,  # type: ignore[arg-type]
        channel=row.channel_id,
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        status=row.status,  # type: ignore[arg-type]
        kind=row.kind,  # type: ignore[arg-type]
        context=row.context,
        hidden=row.hidden,
        asks_why=row.asks_why,
        quorum=row.quorum,
        segment=row.segment_id,
        tenure_days=row.tenure_days,
        message=row.message_id,
        outcome=row.outcome,
        created_by=row.created_by,
        closed_at=row.closed_at,
    )


async def change(session: AsyncSession, server_id: str, poll_id: str, **values: Any) -> None:
    """Set columns of a poll."""
    await session.execute(update(PollRow).where(PollRow.server_id == server_id, PollRow.id == poll_id).values(**values))


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """The polls the member opened as staff."""
    asked = table_of(PollRow)
    opened = await session.execute(
        select(asked.c.id, asked.c.question, asked.c.created_at)
        .where(asked.c.server_id == server_id, asked.c.created_by == member_id)
        .order_by(asked.c.number)
    )
    return {"polls_opened": [dict(row) for row in opened.mappings()]}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """The member's name on polls they opened. Outcomes name nobody."""
    await session.execute(
        update(PollRow).where(PollRow.server_id == server_id, PollRow.created_by == member_id).values(created_by=None)
    )
