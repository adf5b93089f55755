"""Buddies: who would like a partner, who was put together with whom and why, and whether they met.

That somebody takes part is kept while they do and until erasure; a pair for as long as both are known, so that nobody
is put together twice. When one of two is erased the pair keeps no trace of them, and the other is free.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import CheckConstraint, Index, and_, case, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import insert_new, insert_or_update, table_of
from models.types import Base, Id, IdKey, ServerKey

BuddyState = Literal["waiting", "paused", "away"]
"""`away`: they left the server; whoever comes back waits again."""
PairState = Literal["together", "met", "apart", "alone"]
"""`apart`: over without a meeting. `alone`: one of them went, and the other has still to be told."""
Met = Literal["yes", "later", "no"]


@dataclass(frozen=True, slots=True)
class Buddy:
    """Somebody who takes part. `since`: from when on they wait for a partner, in the future while they rest."""

    member: str
    state: BuddyState
    since: datetime


@dataclass(frozen=True, slots=True)
class Pair:
    """Two put together because of a need. `first_met` and `second_met` are what each said; None: nothing yet.

    `rounds`: how often they were asked.
    """

    id: str
    first: str | None
    second: str | None
    kind: str
    need: str
    made_at: datetime
    ask_at: datetime
    state: PairState = "together"
    rounds: int = 0
    first_met: Met | None = None
    second_met: Met | None = None

    @property
    def both(self) -> tuple[str, ...]:
        return tuple(one for one in (self.first, self.second) if one is not None)

    def partner(self, member_id: str) -> str | None:
        return self.second if self.first == member_id else self.first


class BuddyRow(Base):
    __tablename__ = "buddies"
    __table_args__ = (CheckConstraint("state IN ('waiting', 'paused', 'away')", name="state"),)

    server_id: Mapped[ServerKey]
    member_id: Mapped[IdKey]
    state: Mapped[str]
    since: Mapped[datetime]


class PairRow(Base):
    __tablename__ = "buddy_pairs"
    __table_args__ = (
        CheckConstraint("state IN ('together', 'met', 'apart', 'alone')", name="state"),
        Index(None, "server_id", "state"),
    )

    server_id: Mapped[ServerKey]
    id: Mapped[IdKey]
    first_id: Mapped[Id | None]
    second_id: Mapped[Id | None]
    kind: Mapped[str]
    need_id: Mapped[Id]
    made_at: Mapped[datetime]
    ask_at: Mapped[datetime]
    state: Mapped[str]
    rounds: Mapped[int]
    first_met: Mapped[str | None]
    second_met: Mapped[str | None]


async def put_buddy(session: AsyncSession, server_id: str, buddy: Buddy) -> None:
    """Store that somebody takes part, and how."""
    row = {"server_id": server_id, "member_id": buddy.member, "state": buddy.state, "since": buddy.since}
    await insert_or_update(session, BuddyRow, [row], {"state", "since"})


async def drop_buddy(session: AsyncSession, server_id: str, member_id: str) -> bool:
    """Somebody takes part no longer; False when they did not."""
    gone = await session.scalar(
        delete(BuddyRow)
        .where(BuddyRow.server_id == server_id, BuddyRow.member_id == member_id)
        .returning(BuddyRow.member_id)
    )
    return gone is not None


async def buddies(session: AsyncSession, server_id: str) -> dict[str, Buddy]:
    """Everybody who takes part, by id."""
    rows = await session.scalars(
        select(BuddyRow)
        .where(BuddyRow.server_id == server_id)
        .order_by(BuddyRow.since, BuddyRow.member_id)
        .execution_options(populate_existing=True)
    )
    return {row.member_id: Buddy(row.member_id, row.state, row.since) for row in rows}  # type: ignore[arg-type]


async def add_pairs(session: AsyncSession, server_id: str, new: Iterable[Pair]) -> int:
    """Note who is put together; how many of these pairs are new."""
    rows = [
        {
            "server_id": server_id,
            "id": pair.id,
            "first_id": pair.first,
            "second_id": pair.second,
            "kind": pair.kind,
            "need_id": pair.need,
            "made_at": pair.made_at,
            "ask_at": pair.ask_at,
            "state": pair.state,
            "rounds": pair.rounds,
        }
        for pair in new
    ]
    return await insert_new(session, PairRow, rows)


async def pairs(session: AsyncSession, server_id: str, member_id: str | None = None) -> tuple[Pair, ...]:
    """Every pair of a server, or of one member, the first first."""
    asked = select(PairRow).where(PairRow.server_id == server_id)
    if member_id is not None:
        asked = asked.where(_of(member_id))
    rows = await session.scalars(asked.order_by(PairRow.made_at, PairRow.id).execution_options(populate_existing=True))
    return tuple(_pair(row) for row in rows)


async def pair(session: AsyncSession, server_id: str, pair_id: str) -> Pair | None:
    row = await session.get(PairRow, (server_id, pair_id), populate_existing=True)
    return None if row is None else _pair(row)


async def change_pair(session: AsyncSession, server_id: str, pair_id: str, state: PairState, **values: Any) -> bool:
    """Let a pair be what is given, as long as they are together or one is alone; False when it is over."""
    changed = await session.scalar(
        update(PairRow)
        .where(PairRow.server_id == server_id, PairRow.id == pair_id, PairRow.state.in_(("together", "alone")))
        .values(state=state, **values)
        .returning(PairRow.id)
        .execution_options(synchronize_session=False)
    )
    return changed is not None


async def say_met(session: AsyncSession, server_id: str, pair_id: str, member_id: str, met: Met) -> bool:
    """What one of two says, in one statement; False when they are together no longer."""
    said = await session.scalar(
        update(PairRow)
        .where(PairRow.server_id == server_id, PairRow.id == pair_id, PairRow.state == "together", _of(member_id))
        .values(
            first_met=case((PairRow.first_id == member_id, met), else_=PairRow.first_met),
            second_met=case((PairRow.second_id == member_id, met), else_=PairRow.second_met),
        )
        .returning(PairRow.id)
        .execution_options(synchronize_session=False)
    )
    return said is not None


def _of(member_id: str) -> Any:
    return or_(PairRow.first_id == member_id, PairRow.second_id == member_id)


def _pair(row: PairRow) -> Pair:
    return Pair(
        row.id,
        row.first_id,
        row.second_id,
        row.kind,
        row.need_id,
        row.made_at,
        row.ask_at,
        row.state,  # type: ignore[arg-type]
        row.rounds,
        row.first_met,  # type: ignore[arg-type]
        row.second_met,  # type: ignore[arg-type]
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """That the member takes part, and their pairs, without who the other is or what they said."""
    buddy, pair_ = table_of(BuddyRow), table_of(PairRow)
    taking_part = await session.execute(
        select(buddy.c.state, buddy.c.since).where(buddy.c.server_id == server_id, buddy.c.member_id == member_id)
    )
    theirs = await session.execute(
        select(pair_)
        .where(pair_.c.server_id == server_id, or_(pair_.c.first_id == member_id, pair_.c.second_id == member_id))
        .order_by(pair_.c.made_at, pair_.c.id)
    )
    return {
        "buddy": [dict(row) for row in taking_part.mappings()],
        "buddy_pairs": [
            {
                **{name: row[name] for name in ("kind", "need_id", "made_at", "state")},
                "you_said": row["first_met"] if row["first_id"] == member_id else row["second_met"],
            }
            for row in theirs.mappings()
        ],
    }


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """They take part no longer, and no pair names them; whoever is with them now is alone, and will be told."""
    await drop_buddy(session, server_id, member_id)
    of_server = PairRow.server_id == server_id
    alone = case((PairRow.state == "together", "alone"), else_=PairRow.state)
    for column, met in (("first_id", "first_met"), ("second_id", "second_met")):
        await session.execute(
            update(PairRow)
            .where(of_server, getattr(PairRow, column) == member_id)
            .values({column: None, met: None, "state": alone})
            .execution_options(synchronize_session=False)
        )
    await session.execute(
        delete(PairRow).where(and_(of_server, PairRow.first_id.is_(None), PairRow.second_id.is_(None)))
    )
