"""What came of drops, in numbers that lead to nobody. Kept as long as the drop."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.bulk import insert_or_update
from models.types import Base, IdKey, ServerKey


@dataclass(frozen=True, slots=True)
class DropMeasure:
    """What came of a drop within some hours, in numbers that lead to nobody. None: too few to say, or not yet."""

    drop: str
    hours: int
    at: datetime
    people: int
    answers: int
    between_members: int
    chains: int
    articulated: int
    from_segment: int | None = None
    first_staff_minutes: int | None = None
    later: int | None = None
    need_after: int | None = None
    need_before: int | None = None
    need_weeks: int | None = None


class DropMeasureRow(Base):
    __tablename__ = "drop_measures"

    server_id: Mapped[ServerKey]
    drop_id: Mapped[IdKey]
    hours: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    people: Mapped[int]
    answers: Mapped[int]
    between_members: Mapped[int]
    chains: Mapped[int]
    articulated: Mapped[int]
    from_segment: Mapped[int | None]
    first_staff_minutes: Mapped[int | None]
    later: Mapped[int | None]
    need_after: Mapped[int | None]
    need_before: Mapped[int | None]
    need_weeks: Mapped[int | None]


async def put_measure(session: AsyncSession, server_id: str, measure: DropMeasure) -> None:
    """What was counted, in the place of what was counted before for the same hours."""
    row = {"server_id": server_id, "drop_id": measure.drop}
    row |= {name: getattr(measure, name) for name in _MEASURED}
    await insert_or_update(session, DropMeasureRow, [row], set(_MEASURED) - {"hours"})


async def measures(session: AsyncSession, server_id: str, drop_id: str) -> tuple[DropMeasure, ...]:
    """What was counted of a drop, the fewest hours first."""
    rows = await session.scalars(
        select(DropMeasureRow)
        .where(DropMeasureRow.server_id == server_id, DropMeasureRow.drop_id == drop_id)
        .order_by(DropMeasureRow.hours)
        .execution_options(populate_existing=True)
    )
    return tuple(DropMeasure(row.drop_id, **{name: getattr(row, name) for name in _MEASURED}) for row in rows)


_MEASURED = (
    "hours",
    "at",
    "people",
    "answers",
    "between_members",
    "chains",
    "articulated",
    "from_segment",
    "first_staff_minutes",
    "later",
    "need_after",
    "need_before",
    "need_weeks",
)


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """Nothing here is of a member."""
    return {}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Nothing here is of a member."""
