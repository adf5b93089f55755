"""Who took part in which poll, and what was chosen.

Who chose what goes when the votes are purged, see `purge_votes`. Of a poll that nobody may look into, two tables know
two things that nothing joins: that somebody took part, and how many ballots of each kind there are. Neither keeps a
moment or an order, and both are written anew at each vote, so that not even the database's own marks, or the places in
which rows lie, say which came together.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import ARRAY, Index, Text, delete, func, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.bulk import insert_rows, table_of
from models.polls import Choice, PollRow
from models.types import Base, IdKey, JsonValue, ServerKey, Words


@dataclass(frozen=True, slots=True)
class Vote:
    """Somebody's vote as far as it is known. Of a secret poll, that there is one."""

    member: str
    choice: Choice | None = None
    why: str | None = None
    at: datetime | None = None


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
    """Note that somebody took part, and one ballot more, with nothing that leads from one to the other.

    Every row of the poll is written anew, by this one transaction and in the order of the keys: databases remember who
    wrote a row last, and rows lie in the order in which they were written.
    """
    ballot = orjson.dumps(choice, option=orjson.OPT_SORT_KEYS).decode()
    voted, ballots = table_of(PollVoteRow), table_of(SecretBallotRow)
    people = await session.scalars(
        delete(voted)
        .where(voted.c.server_id == server_id, voted.c.poll_id == poll_id)
        .returning(voted.c.member_id)
        .execution_options(synchronize_session=False)
    )
    counts = await secret_ballots(session, server_id, poll_id)
    counts[ballot] += 1
    await session.execute(delete(ballots).where(ballots.c.server_id == server_id, ballots.c.poll_id == poll_id))
    await _note_people(session, server_id, poll_id, sorted({*people, member_id}))
    of_poll = {"server_id": server_id, "poll_id": poll_id}
    rows = [{**of_poll, "ballot": one, "count": counts[one]} for one in sorted(counts)]
    await insert_rows(session, SecretBallotRow, rows)


async def _note_people(session: AsyncSession, server_id: str, poll_id: str, people: Sequence[str]) -> None:
    """That these people took part, in this order."""
    if session.get_bind().dialect.name == "postgresql":  # as one value: hundreds of rows a vote take too long otherwise
        listed = select(literal(server_id), literal(poll_id), func.unnest(literal(people, ARRAY(Text))))
        statement = insert(table_of(PollVoteRow)).from_select(["server_id", "poll_id", "member_id"], listed)
        await session.execute(statement)
        return
    row = {"server_id": server_id, "poll_id": poll_id, "choice": None, "why": None, "at": None}
    await insert_rows(session, PollVoteRow, [{**row, "member_id": one} for one in people])


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


async def forget_read_votes(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Votes that were read from polls of Discord's own go; ballots are what somebody said by a form, and stay."""
    native = select(PollRow.id).where(PollRow.server_id == server_id, PollRow.kind == "native")
    table = table_of(PollVoteRow)
    mine = (table.c.server_id == server_id) & (table.c.member_id == member_id)
    await session.execute(delete(table).where(mine, table.c.poll_id.in_(native)))


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """The polls the member took part in, with their votes where they are known."""
    voted, asked = table_of(PollVoteRow), table_of(PollRow)
    found = await session.execute(
        select(voted, asked.c.question)
        .join(asked, (asked.c.server_id == voted.c.server_id) & (asked.c.id == voted.c.poll_id))
        .where(voted.c.server_id == server_id, voted.c.member_id == member_id)
        .order_by(asked.c.number)
    )
    return {"poll_votes": [dict(row) for row in found.mappings()]}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Delete the member's votes. Secret ballots name nobody."""
    table = table_of(PollVoteRow)
    await session.execute(delete(table).where(table.c.server_id == server_id, table.c.member_id == member_id))
