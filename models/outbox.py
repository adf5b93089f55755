"""What Salotto owes somebody: one row a message, from the moment it is due until it is sent, and sixty days after.

A row says what the message is about, not its words: they are found when it is sent, so that whoever was erased in
between is in none of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Index, and_, case, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.bulk import insert_new
from models.digests import without
from models.types import Base, Id, IdKey, IdText, JsonObject, ServerKey

OwedStatus = Literal["due", "sending", "sent", "parked", "dropped"]
"""`parked`: Discord refuses it, until somebody mends that. `dropped`: there was nothing left to say."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A message that is owed. `kind` says who finds its words, `about` what they are looked up by.

    `unsure_since`: from then on it may have been sent without our knowing; None when it certainly was not.
    """

    server: str
    key: str
    kind: str
    about: Mapping[str, Any]
    status: OwedStatus
    due_at: datetime
    channel: str | None = None
    member: str | None = None
    unsure_since: datetime | None = None
    claimed_at: datetime | None = None
    attempts: int = 0
    reason: str | None = None
    message_id: str | None = None
    ended_at: datetime | None = None


class OutboxRow(Base):
    __tablename__ = "outbox"
    __table_args__ = (Index(None, "status", "due_at"),)

    server_id: Mapped[ServerKey]
    key: Mapped[IdKey]
    kind: Mapped[str] = mapped_column(IdText)
    about: Mapped[JsonObject]
    status: Mapped[str] = mapped_column(IdText)
    due_at: Mapped[datetime]
    channel_id: Mapped[Id | None]
    member_id: Mapped[Id | None]
    unsure_since: Mapped[datetime | None]
    claimed_at: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]
    attempts: Mapped[int]
    reason: Mapped[str | None] = mapped_column(IdText)
    message_id: Mapped[Id | None]
    ended_at: Mapped[datetime | None]


def _open(now: datetime) -> Any:
    """What may be claimed: due, or claimed by somebody who is no longer there."""
    return or_(
        and_(OutboxRow.status == "due", OutboxRow.due_at <= now),
        and_(OutboxRow.status == "sending", OutboxRow.lease_until <= now),
    )


def _one(server_id: str, key: str) -> Any:
    return and_(OutboxRow.server_id == server_id, OutboxRow.key == key)


async def owe(
    session: AsyncSession,
    server_id: str,
    key: str,
    kind: str,
    about: Mapping[str, Any],
    due_at: datetime,
    *,
    channel: str | None = None,
    member: str | None = None,
) -> bool:
    """Owe a message; False when one with this key is owed already, or was."""
    row = {
        "server_id": server_id,
        "key": key,
        "kind": kind,
        "about": dict(about),
        "status": "due",
        "due_at": due_at,
        "channel_id": channel,
        "member_id": member,
        "attempts": 0,
    }
    return await insert_new(session, OutboxRow, [row]) > 0


async def claimable(session: AsyncSession, now: datetime) -> tuple[Owed, ...]:
    """What can be claimed at `now`, the longest due first."""
    rows = await session.scalars(select(OutboxRow).where(_open(now)).order_by(OutboxRow.due_at, OutboxRow.key))
    return tuple(_owed(row) for row in rows)


async def claim(
    session: AsyncSession, server_id: str, key: str, channel: str | None, now: datetime, lease: timedelta
) -> Owed | None:
    """Take on sending a message, in one statement; None when somebody else has.

    It goes to `channel`, unless it may have been sent already: then it is looked for where it was sent to.
    """
    claimed = await session.scalar(
        update(OutboxRow)
        .where(_one(server_id, key), _open(now))
        .values(
            status="sending",
            claimed_at=now,
            lease_until=now + lease,
            unsure_since=func.coalesce(OutboxRow.unsure_since, now, type_=OutboxRow.unsure_since.type),
            channel_id=case((OutboxRow.unsure_since.is_(None), channel), else_=OutboxRow.channel_id),
            attempts=OutboxRow.attempts + 1,
        )
        .returning(OutboxRow)
        .execution_options(populate_existing=True)
    )
    return None if claimed is None else _owed(claimed)


async def end(
    session: AsyncSession, owed: Owed, status: Literal["sent", "dropped"], message_id: str | None, now: datetime
) -> bool:
    """A message was sent, or is not needed any more; False when another process has noted that."""
    ended = await session.scalar(
        update(OutboxRow)
        .where(_one(owed.server, owed.key), OutboxRow.status == "sending")
        .values(status=status, message_id=message_id, ended_at=now, lease_until=None, unsure_since=None, reason=None)
        .returning(OutboxRow.key)
    )
    return ended is not None


async def park(session: AsyncSession, owed: Owed, reason: str, now: datetime) -> bool:
    """Discord refuses a message: it waits until somebody mends that. Whether this reason is new."""
    await session.execute(
        update(OutboxRow)
        .where(_one(owed.server, owed.key), OutboxRow.status == "sending", OutboxRow.claimed_at == owed.claimed_at)
        .values(status="parked", reason=reason, ended_at=now, lease_until=None, unsure_since=None)
    )
    return owed.reason != reason


async def put_off(session: AsyncSession, owed: Owed, until: datetime) -> None:
    """Try again later. It may have been sent all the same."""
    claimed = OutboxRow.claimed_at.is_not_distinct_from(owed.claimed_at)
    await session.execute(
        update(OutboxRow)
        .where(_one(owed.server, owed.key), OutboxRow.status.in_(("due", "sending")), claimed)
        .values(status="due", due_at=until, lease_until=None)
    )


async def forget_attempt(session: AsyncSession, owed: Owed, now: datetime) -> None:
    """It was looked for and certainly not sent: it can be sent elsewhere now."""
    await session.execute(
        update(OutboxRow)
        .where(_one(owed.server, owed.key), OutboxRow.status == "sending", OutboxRow.claimed_at == owed.claimed_at)
        .values(status="due", due_at=now, lease_until=None, unsure_since=None)
    )


async def release(session: AsyncSession, server_id: str, key: str) -> bool:
    """A parked message is due again."""
    released = await session.scalar(
        update(OutboxRow)
        .where(_one(server_id, key), OutboxRow.status == "parked")
        .values(status="due", ended_at=None)
        .returning(OutboxRow.key)
    )
    return released is not None


async def parked(session: AsyncSession, server_id: str | None = None, kind: str | None = None) -> tuple[Owed, ...]:
    """What Discord refuses, oldest first."""
    asked = select(OutboxRow).where(OutboxRow.status == "parked").order_by(OutboxRow.due_at, OutboxRow.key)
    if server_id is not None:
        asked = asked.where(OutboxRow.server_id == server_id)
    if kind is not None:
        asked = asked.where(OutboxRow.kind == kind)
    return tuple(_owed(row) for row in await session.scalars(asked))


async def latest(session: AsyncSession, server_id: str, kind: str, limit: int = 10) -> tuple[Owed, ...]:
    """A server's messages of a kind, the last one owed first."""
    rows = await session.scalars(
        select(OutboxRow)
        .where(OutboxRow.server_id == server_id, OutboxRow.kind == kind)
        .order_by(OutboxRow.due_at.desc(), OutboxRow.key.desc())
        .limit(limit)
    )
    return tuple(_owed(row) for row in rows)


async def sent_to(session: AsyncSession, server_id: str, kind: str, member_id: str, since: datetime) -> int:
    """How many messages of a kind a member was sent since a moment."""
    counted = await session.scalar(
        select(func.count())
        .select_from(OutboxRow)
        .where(
            OutboxRow.server_id == server_id,
            OutboxRow.kind == kind,
            OutboxRow.member_id == member_id,
            OutboxRow.status == "sent",
            OutboxRow.ended_at >= since,
        )
    )
    return counted or 0


async def owed(session: AsyncSession, server_id: str, key: str) -> Owed | None:
    row = await session.get(OutboxRow, (server_id, key), populate_existing=True)
    return None if row is None else _owed(row)


async def next_moment(session: AsyncSession) -> datetime | None:
    """When something can be claimed next; None when nothing is owed."""
    due = await session.scalar(select(func.min(OutboxRow.due_at)).where(OutboxRow.status == "due"))
    lease = await session.scalar(select(func.min(OutboxRow.lease_until)).where(OutboxRow.status == "sending"))
    return min((moment for moment in (due, lease) if moment is not None), default=None)


async def withdraw(session: AsyncSession, server_id: str, key: str, now: datetime) -> bool:
    """What is owed is owed no longer; False when somebody may be sending it just now."""
    free = and_(OutboxRow.status == "due", OutboxRow.unsure_since.is_(None))
    await session.execute(
        update(OutboxRow)
        .where(_one(server_id, key), or_(free, OutboxRow.status == "parked"))
        .values(status="dropped", ended_at=now, lease_until=None)
    )
    found = await owed(session, server_id, key)
    return found is None or found.status in ("sent", "dropped")


async def purge(session: AsyncSession, before: datetime) -> None:
    """Retention: what was sent or dropped before a moment goes."""
    await session.execute(
        delete(OutboxRow).where(OutboxRow.status.in_(("sent", "dropped")), OutboxRow.ended_at < before)
    )


def _owed(row: OutboxRow) -> Owed:
    return Owed(
        server=row.server_id,
        key=row.key,
        kind=row.kind,
        about=row.about,
        status=row.status,  # type: ignore[arg-type]
        due_at=row.due_at,
        channel=row.channel_id,
        member=row.member_id,
        unsure_since=row.unsure_since,
        claimed_at=row.claimed_at,
        attempts=row.attempts,
        reason=row.reason,
        message_id=row.message_id,
        ended_at=row.ended_at,
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """Messages that were owed to the member."""
    rows = await session.scalars(
        select(OutboxRow)
        .where(OutboxRow.server_id == server_id, OutboxRow.member_id == member_id)
        .order_by(OutboxRow.due_at, OutboxRow.key)
    )
    return {"messages_to_you": [{"kind": row.kind, "due_at": row.due_at, "status": row.status} for row in rows]}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """What was owed to the member goes; other messages no longer point at them."""
    await session.execute(delete(OutboxRow).where(OutboxRow.server_id == server_id, OutboxRow.member_id == member_id))
    rows = await session.scalars(select(OutboxRow).where(OutboxRow.server_id == server_id))
    for row in rows:
        kept = without(row.about, frozenset({member_id})) or {}
        if kept != row.about:
            row.about = kept
