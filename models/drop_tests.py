"""Product tests of drops: the call with its seats and criteria, who applied, who was chosen, what they found.

A call is kept as long as its drop. What somebody wrote in it is theirs until they are erased, or for two years.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Index, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import insert_new, insert_or_update, table_of
from models.types import Base, Id, IdKey, ServerKey


@dataclass(frozen=True, slots=True)
class DropTest:
    """A call for testers. `seed` None: not drawn. Those chosen have `days` for their feedback from `chosen_at` on."""

    drop: str
    seats: int
    criteria: str
    closes_at: datetime
    days: int
    chosen_at: datetime | None = None
    seed: str | None = None


@dataclass(frozen=True, slots=True)
class Tester:
    """Somebody who applied, and what they found once they were chosen: what they did, what worked, what did not."""

    member: str
    why: str
    at: datetime
    chosen: bool = False
    did: str | None = None
    worked: str | None = None
    missing: str | None = None
    answered_at: datetime | None = None
    idea: str | None = None


class DropTestRow(Base):
    __tablename__ = "drop_tests"

    server_id: Mapped[ServerKey]
    drop_id: Mapped[IdKey]
    seats: Mapped[int]
    criteria: Mapped[str]
    closes_at: Mapped[datetime]
    days: Mapped[int]
    chosen_at: Mapped[datetime | None]
    seed: Mapped[Id | None]


class DropTesterRow(Base):
    __tablename__ = "drop_testers"
    __table_args__ = (Index(None, "server_id", "member_id"),)

    server_id: Mapped[ServerKey]
    drop_id: Mapped[IdKey]
    member_id: Mapped[IdKey]
    why: Mapped[str]
    at: Mapped[datetime]
    chosen: Mapped[bool]
    did: Mapped[str | None]
    worked: Mapped[str | None]
    missing: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    idea_id: Mapped[Id | None]


async def put_test(session: AsyncSession, server_id: str, test: DropTest) -> None:
    """The call as it is now, in the place of what was said before."""
    names = ("seats", "criteria", "closes_at", "days", "chosen_at", "seed")
    row = {"server_id": server_id, "drop_id": test.drop, **{name: getattr(test, name) for name in names}}
    await insert_or_update(session, DropTestRow, [row], set(names))


async def tests(session: AsyncSession, server_id: str) -> dict[str, DropTest]:
    """The calls of a server by their drop, what closes first first."""
    rows = await session.scalars(
        select(DropTestRow)
        .where(DropTestRow.server_id == server_id)
        .order_by(DropTestRow.closes_at, DropTestRow.drop_id)
        .execution_options(populate_existing=True)
    )
    return {
        row.drop_id: DropTest(row.drop_id, row.seats, row.criteria, row.closes_at, row.days, row.chosen_at, row.seed)
        for row in rows
    }


async def apply(session: AsyncSession, server_id: str, drop_id: str, member_id: str, why: str, at: datetime) -> bool:
    """A member applies; False when they had, and then their reason is the new one."""
    row = {
        "server_id": server_id,
        "drop_id": drop_id,
        "member_id": member_id,
        "why": why,
        "at": at,
        "chosen": False,
    }
    if await insert_new(session, DropTesterRow, [row]):
        return True
    await change(session, server_id, drop_id, [member_id], why=why)
    return False


async def testers(session: AsyncSession, server_id: str, drop_id: str) -> tuple[Tester, ...]:
    """Who applied, the first first."""
    rows = await session.scalars(
        select(DropTesterRow)
        .where(DropTesterRow.server_id == server_id, DropTesterRow.drop_id == drop_id)
        .order_by(DropTesterRow.at, DropTesterRow.member_id)
        .execution_options(populate_existing=True)
    )
    return tuple(
        Tester(
            member=row.member_id,
            why=row.why,
            at=row.at,
            chosen=row.chosen,
            did=row.did,
            worked=row.worked,
            missing=row.missing,
            answered_at=row.answered_at,
            idea=row.idea_id,
        )
        for row in rows
    )


async def change(
    session: AsyncSession, server_id: str, drop_id: str, member_ids: Collection[str], **values: Any
) -> None:
    """What became of these applications."""
    await session.execute(
        update(DropTesterRow)
        .where(
            DropTesterRow.server_id == server_id,
            DropTesterRow.drop_id == drop_id,
            DropTesterRow.member_id.in_(sorted(member_ids)),
        )
        .values(**values)
    )


async def purge_testers(session: AsyncSession, server_id: str, before: datetime) -> None:
    """Retention: applications and feedback of before a moment go."""
    await session.execute(delete(DropTesterRow).where(DropTesterRow.server_id == server_id, DropTesterRow.at < before))


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """What the member applied for, and what they found."""
    table = table_of(DropTesterRow)
    rows = await session.execute(
        select(table)
        .where(table.c.server_id == server_id, table.c.member_id == member_id)
        .order_by(table.c.at, table.c.drop_id)
    )
    return {"drop_testers": [dict(row) for row in rows.mappings()]}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """What the member applied for and found goes."""
    await session.execute(
        delete(DropTesterRow).where(DropTesterRow.server_id == server_id, DropTesterRow.member_id == member_id)
    )
