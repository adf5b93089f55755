"""Polls: what is asked, who took part, and what was chosen.

Kept while Salotto serves the server; who chose what goes when the votes are purged, see `purge_votes`, and the
outcome, written once, stays. Of a poll that nobody may look into, two tables know two things that nothing joins: that
somebody took part, and how many ballots of each kind there are. Neither keeps a moment or an order, and both are
rewritten at each vote, so that not even the database's own marks say which rows came together.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import orjson
from sqlalchemy import CheckConstraint, Index, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.bulk import insert_or_ignore, insert_rows, locked, table_of
from models.types import Base, Id, IdKey, IdText, JsonList, JsonValue, ServerKey, Words

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


@dataclass(frozen=True, slots=True)
class Vote:
    """Somebody's vote as far as it is known. Of a secret poll, that there is one."""

    member: str
    choice: Choice | None = None
    why: str | None = None
    at: datetime | None = None


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


class PollVoteRow(Base):
    """That a member took part, and what they chose unless nobody may know it."""

    __tablename__ = "poll_votes"
    __table_args__ = (Index(None, "server_id", "member_id"), {"sqlite_with_rowid": False})

    server_id: Mapped[ServerKey]
    poll_id: Mapped[IdKey]
    member_id: Mapped[IdKey]
    choice: Mapped[Any] = mapped_column(JsonValue, nullable=True)
    why: Mapped[str | None] = mapped_column(Words)
    at: Mapped[datetime | None]


class SecretBallotRow(Base):
    """How many ballots of a secret poll say the same. `ballot` is their choice as JSON."""

    __tablename__ = "poll_secret_ballots"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    server_id: Mapped[ServerKey]
    poll_id: Mapped[IdKey]
    ballot: Mapped[IdKey]
    count: Mapped[int]


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


# Votes


async def vote_of(session: AsyncSession, server_id: str, poll_id: str, member_id: str) -> Vote | None:
    table = table_of(PollVoteRow)
    row = (
        await session.execute(
            select(table.c.member_id, table.c.choice, table.c.why, table.c.at).where(
                table.c.server_id == server_id, table.c.poll_id == poll_id, table.c.member_id == member_id
            )
        )
    ).first()
    return None if row is None else Vote(*row)


async def votes(session: AsyncSession, server_id: str, poll_id: str) -> tuple[Vote, ...]:
    """Who took part, by their id, and what is known of their votes."""
    table = table_of(PollVoteRow)
    rows = await session.execute(
        select(table.c.member_id, table.c.choice, table.c.why, table.c.at)
        .where(table.c.server_id == server_id, table.c.poll_id == poll_id)
        .order_by(table.c.member_id)
    )
    return tuple(Vote(*row) for row in rows)


async def took_part_in(session: AsyncSession, server_id: str, member_id: str) -> frozenset[str]:
    """The polls in which a member took part."""
    rows = await session.scalars(
        select(PollVoteRow.poll_id).where(PollVoteRow.server_id == server_id, PollVoteRow.member_id == member_id)
    )
    return frozenset(rows)


async def put_vote(session: AsyncSession, server_id: str, poll_id: str, vote: Vote) -> None:
    """Store a vote that may be looked at, in the place of the one before."""
    await take_vote_back(session, server_id, poll_id, vote.member)
    await session.execute(
        insert(table_of(PollVoteRow)),
        [
            {
                "server_id": server_id,
                "poll_id": poll_id,
                "member_id": vote.member,
                "choice": vote.choice,
                "why": vote.why,
                "at": vote.at,
            }
        ],
    )


async def put_all_votes(session: AsyncSession, server_id: str, poll_id: str, cast: Sequence[Vote]) -> None:
    """Store what a poll of Discord's own holds now, in the place of what it held before."""
    table = table_of(PollVoteRow)
    await session.execute(delete(table).where(table.c.server_id == server_id, table.c.poll_id == poll_id))
    await insert_rows(
        session,
        PollVoteRow,
        [
            {
                "server_id": server_id,
                "poll_id": poll_id,
                "member_id": vote.member,
                "choice": vote.choice,
                "why": None,
                "at": None,
            }
            for vote in cast
        ],
    )


async def take_vote_back(session: AsyncSession, server_id: str, poll_id: str, member_id: str) -> bool:
    """Whether there was one."""
    table = table_of(PollVoteRow)
    gone = await session.execute(
        delete(table)
        .where(table.c.server_id == server_id, table.c.poll_id == poll_id, table.c.member_id == member_id)
        .returning(table.c.member_id)
    )
    return gone.first() is not None


async def put_secret_vote(session: AsyncSession, server_id: str, poll_id: str, member_id: str, choice: Choice) -> None:
    """Note that somebody took part, and one ballot more, with nothing that leads from one to the other."""
    voted, ballots = table_of(PollVoteRow), table_of(SecretBallotRow)
    of_poll = (ballots.c.server_id == server_id, ballots.c.poll_id == poll_id)
    ballot = orjson.dumps(choice, option=orjson.OPT_SORT_KEYS).decode()
    empty = {"choice": None, "why": None, "at": None}
    await session.execute(
        insert(voted), [{"server_id": server_id, "poll_id": poll_id, "member_id": member_id, **empty}]
    )
    await insert_or_ignore(
        session, SecretBallotRow, [{"server_id": server_id, "poll_id": poll_id, "ballot": ballot, "count": 0}]
    )
    await session.execute(update(ballots).where(*of_poll, ballots.c.ballot == ballot).values(count=ballots.c.count + 1))
    # PostgreSQL marks each row with the transaction that wrote it last: let it be the same one for all of them.
    await session.execute(update(ballots).where(*of_poll).values(count=ballots.c.count))
    await session.execute(
        update(voted).where(voted.c.server_id == server_id, voted.c.poll_id == poll_id).values(why=None)
    )


async def secret_ballots(session: AsyncSession, server_id: str, poll_id: str) -> Counter[str]:
    """How many ballots there are of each kind, as JSON."""
    table = table_of(SecretBallotRow)
    rows = await session.execute(
        select(table.c.ballot, table.c.count)
        .where(table.c.server_id == server_id, table.c.poll_id == poll_id)
        .order_by(table.c.ballot)
    )
    return Counter(dict(rows.all()))


async def purge_votes(session: AsyncSession, server_id: str, closed_before: datetime) -> None:
    """Retention: who chose what in polls that closed before a moment goes; their outcome stays."""
    old = select(PollRow.id).where(
        PollRow.server_id == server_id, PollRow.status.in_(("closed", "cancelled")), PollRow.closed_at < closed_before
    )
    for rows in (PollVoteRow, SecretBallotRow):
        table = table_of(rows)
        await session.execute(delete(table).where(table.c.server_id == server_id, table.c.poll_id.in_(old)))


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """The polls the member took part in, with their votes where they are known, and those they opened as staff."""
    voted, asked = table_of(PollVoteRow), table_of(PollRow)
    votes_ = await session.execute(
        select(voted, asked.c.question)
        .join(asked, (asked.c.server_id == voted.c.server_id) & (asked.c.id == voted.c.poll_id))
        .where(voted.c.server_id == server_id, voted.c.member_id == member_id)
        .order_by(asked.c.number)
    )
    opened = await session.execute(
        select(asked.c.id, asked.c.question, asked.c.created_at)
        .where(asked.c.server_id == server_id, asked.c.created_by == member_id)
        .order_by(asked.c.number)
    )
    return {
        "poll_votes": [dict(row) for row in votes_.mappings()],
        "polls_opened": [dict(row) for row in opened.mappings()],
    }


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Delete the member's votes and their name on polls they opened. Outcomes and secret ballots name nobody."""
    table = table_of(PollVoteRow)
    await session.execute(delete(table).where(table.c.server_id == server_id, table.c.member_id == member_id))
    await session.execute(
        update(PollRow).where(PollRow.server_id == server_id, PollRow.created_by == member_id).values(created_by=None)
    )
