"""How much members said they feel part of the community: the last answer of each, ninety days. Erased with them.

Only totals of five or more are ever shown.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import insert_new, table_of
from models.types import Base, IdKey, ServerKey


class PulseRow(Base):
    __tablename__ = "pulses"
    __table_args__ = (CheckConstraint("answer BETWEEN 1 AND 5", name="answer"),)

    server_id: Mapped[ServerKey]
    member_id: Mapped[IdKey]
    answer: Mapped[int]
    at: Mapped[datetime]


async def answer(
    session: AsyncSession, server_id: str, member_id: str, given: int, now: datetime, not_since: datetime
) -> bool:
    """Note an answer in the place of the one before; False when that was given after `not_since`."""
    row = {"server_id": server_id, "member_id": member_id, "answer": given, "at": now}
    if await insert_new(session, PulseRow, [row]):
        return True
    changed = await session.scalar(
        update(PulseRow)
        .where(PulseRow.server_id == server_id, PulseRow.member_id == member_id, PulseRow.at <= not_since)
        .values(answer=given, at=now)
        .returning(PulseRow.member_id)
        .execution_options(synchronize_session=False)
    )
    return changed is not None


async def answered_at(session: AsyncSession, server_id: str, member_id: str) -> datetime | None:
    """When somebody last answered."""
    return await session.scalar(
        select(PulseRow.at).where(PulseRow.server_id == server_id, PulseRow.member_id == member_id)
    )


async def answers(session: AsyncSession, server_id: str, start: datetime, end: datetime) -> tuple[int, ...]:
    """The last answer of everybody who gave it in `[start, end)`, without whose it is."""
    rows = await session.scalars(
        select(PulseRow.answer)
        .where(PulseRow.server_id == server_id, PulseRow.at >= start, PulseRow.at < end)
        .order_by(PulseRow.answer)
    )
    return tuple(rows)


async def purge(session: AsyncSession, server_id: str, before: datetime) -> None:
    """Retention: answers given before a moment go."""
    await session.execute(delete(PulseRow).where(PulseRow.server_id == server_id, PulseRow.at < before))


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """What the member answered last."""
    table = table_of(PulseRow)
    rows = await session.execute(
        select(table.c.answer, table.c.at).where(table.c.server_id == server_id, table.c.member_id == member_id)
    )
    return {"pulse": [dict(row) for row in rows.mappings()]}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """The answer goes."""
    await session.execute(delete(PulseRow).where(PulseRow.server_id == server_id, PulseRow.member_id == member_id))
