"""What prevention has found, on trial or in earnest, and which of it was a mistake. Ninety days, as its cases.

Of a finding on trial nothing of what was said is kept, only where.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Index, case, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.cases import CaseRow
from models.pseudonyms import pseudonym
from models.types import Base, Id, IdKey, IdText, JsonList, ServerKey


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that a rule found. `where` are channel and message of what it rests on."""

    id: str
    rule: str
    mode: str
    at: datetime
    member: str | None
    name: str | None
    where: tuple[tuple[str, str], ...]
    number: int | None = None
    wrong_by: str | None = None
    people: int = 0

    def goes_on_with(self, message: str, at: datetime) -> bool:
        """Whether a message of whoever was caught belongs to it without being what it rests on.

        Many messages are written within the millisecond that Discord tells.
        """
        return at >= self.at and all(message != known for _, known in self.where)


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often a rule found something, and how often that was a mistake."""

    rule: str
    found: int
    wrong: int


class HitRow(Base):
    __tablename__ = "prevention_hits"
    __table_args__ = (Index(None, "server_id", "at"),)

    server_id: Mapped[ServerKey]
    id: Mapped[IdKey]
    rule: Mapped[str] = mapped_column(IdText)
    mode: Mapped[str] = mapped_column(IdText)
    at: Mapped[datetime]
    member_id: Mapped[Id | None]
    member_name: Mapped[str | None]
    places: Mapped[JsonList]
    number: Mapped[int | None]
    wrong_by: Mapped[Id | None]
    people: Mapped[int]


async def add_hit(session: AsyncSession, server_id: str, hit: Hit) -> None:
    session.add(
        HitRow(
            server_id=server_id,
            id=hit.id,
            rule=hit.rule,
            mode=hit.mode,
            at=hit.at,
            member_id=hit.member,
            member_name=hit.name,
            places=[list(place) for place in hit.where],
            number=hit.number,
            people=hit.people,
        )
    )
    await session.flush()


async def hit(session: AsyncSession, server_id: str, id: str) -> Hit | None:
    row = await session.get(HitRow, (server_id, id), populate_existing=True)
    return None if row is None else _hit(row)


async def hits_since(session: AsyncSession, server_id: str, since: datetime) -> tuple[Hit, ...]:
    """What was found since a moment, the longest ago first."""
    rows = await session.scalars(
        select(HitRow).where(HitRow.server_id == server_id, HitRow.at >= since).order_by(HitRow.at, HitRow.id)
    )
    return tuple(_hit(row) for row in rows)


async def found_lately(session: AsyncSession, server_id: str, hit: Hit, since: datetime) -> bool:
    """Whether something of the same person, or the same kind of wave, was found since a moment, and was no mistake."""
    alike = HitRow.rule == hit.rule if hit.member is None else HitRow.member_id == hit.member
    found = await session.scalar(
        select(HitRow.id)
        .where(HitRow.server_id == server_id, alike, HitRow.mode == hit.mode)
        .where(HitRow.at >= since, HitRow.wrong_by.is_(None))
        .limit(1)
    )
    return found is not None


async def mark_wrong(session: AsyncSession, server_id: str, id: str, by: str) -> bool:
    """It was a mistake; False when somebody has said so."""
    marked = await session.scalar(
        update(HitRow)
        .where(HitRow.server_id == server_id, HitRow.id == id, HitRow.wrong_by.is_(None))
        .values(wrong_by=by)
        .returning(HitRow.id)
        .execution_options(synchronize_session=False)
    )
    return marked is not None


async def counts(session: AsyncSession, server_id: str, since: datetime) -> Sequence[RuleCount]:
    """What each rule found since a moment, and what of it was a mistake."""
    wrong = func.sum(case((HitRow.wrong_by.is_not(None), 1), else_=0))
    rows = await session.execute(
        select(HitRow.rule, func.count(), wrong)
        .where(HitRow.server_id == server_id, HitRow.at >= since)
        .group_by(HitRow.rule)
        .order_by(HitRow.rule)
    )
    return [RuleCount(rule, found, int(mistaken or 0)) for rule, found, mistaken in rows]


async def automod_case(session: AsyncSession, server_id: str, member: str, rule: str, since: datetime) -> int | None:
    """The case of a rule and a member that was opened since a moment: what follows belongs to it."""
    found: int | None = await session.scalar(
        select(CaseRow.number)
        .where(
            CaseRow.server_id == server_id,
            CaseRow.member_id == member,
            CaseRow.kind == "automod",
            CaseRow.rule == rule,
            CaseRow.at >= since,
        )
        .order_by(CaseRow.number.desc())
        .limit(1)
    )
    return found


async def purge(session: AsyncSession, server_id: str, before: datetime) -> None:
    """Retention."""
    await session.execute(delete(HitRow).where(HitRow.server_id == server_id, HitRow.at < before))


def _hit(row: HitRow) -> Hit:
    return Hit(
        row.id,
        row.rule,
        row.mode,
        row.at,
        row.member_id,
        row.member_name,
        tuple((channel, message) for channel, message in row.places),
        row.number,
        row.wrong_by,
        row.people,
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """What rules found of the member."""
    rows = await session.scalars(
        select(HitRow).where(HitRow.server_id == server_id, HitRow.member_id == member_id).order_by(HitRow.at)
    )
    return {
        "prevention": [
            {"rule": row.rule, "at": row.at, "on_trial": row.mode == "trial", "mistake": row.wrong_by is not None}
            for row in rows
        ]
    }


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """The person becomes a pseudonym, and nothing leads to their messages."""
    rows = (await session.scalars(select(HitRow).where(HitRow.server_id == server_id))).all()
    for row in rows:
        stand_in = await pseudonym(session, server_id, member_id)
        if row.member_id == member_id:
            row.member_id, row.member_name, row.places = stand_in, None, []
        if row.wrong_by == member_id:
            row.wrong_by = stand_in
