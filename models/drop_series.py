"""Series: drops that go out one after the other, by a rule. About nobody but who made it; kept until it is ended."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from core.repeats import Repeat
from models.bulk import insert_or_update, table_of
from models.types import Base, Id, IdKey, IdText, JsonList, ServerKey


@dataclass(frozen=True, slots=True)
class Series:
    """A queue with a rule. `skipped` is the day whose turn is left out."""

    id: str
    name: str
    rule: Repeat
    changed_at: datetime
    paused: bool = False
    skipped: date | None = None
    by: str | None = None


class DropSeriesRow(Base):
    __tablename__ = "drop_series"

    server_id: Mapped[ServerKey]
    id: Mapped[IdKey]
    name: Mapped[str]
    days: Mapped[JsonList]
    minute: Mapped[int]
    changed_at: Mapped[datetime]
    paused: Mapped[bool]
    skipped: Mapped[str | None] = mapped_column(IdText)
    created_by: Mapped[Id | None]


async def put(session: AsyncSession, server_id: str, series: Series) -> None:
    """A series as it is now."""
    row = {
        "server_id": server_id,
        "id": series.id,
        "name": series.name,
        "days": list(series.rule.days),
        "minute": series.rule.hour.hour * 60 + series.rule.hour.minute,
        "changed_at": series.changed_at,
        "paused": series.paused,
        "skipped": series.skipped.isoformat() if series.skipped else None,
        "created_by": series.by,
    }
    await insert_or_update(session, DropSeriesRow, [row], set(row) - {"server_id", "id", "created_by"})


async def all_of(session: AsyncSession, server_id: str) -> dict[str, Series]:
    """The series of a server by their id, in the order of their names."""
    rows = await session.scalars(
        select(DropSeriesRow)
        .where(DropSeriesRow.server_id == server_id)
        .order_by(DropSeriesRow.name, DropSeriesRow.id)
        .execution_options(populate_existing=True)
    )
    return {
        row.id: Series(
            id=row.id,
            name=row.name,
            rule=Repeat(tuple(row.days), time(row.minute // 60, row.minute % 60)),
            changed_at=row.changed_at,
            paused=row.paused,
            skipped=date.fromisoformat(row.skipped) if row.skipped else None,
            by=row.created_by,
        )
        for row in rows
    }


async def remove(session: AsyncSession, server_id: str, series_id: str) -> None:
    await session.execute(
        delete(DropSeriesRow).where(DropSeriesRow.server_id == server_id, DropSeriesRow.id == series_id)
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """The series that the member made as staff."""
    table = table_of(DropSeriesRow)
    rows = await session.execute(
        select(table.c.name, table.c.changed_at)
        .where(table.c.server_id == server_id, table.c.created_by == member_id)
        .order_by(table.c.name)
    )
    return {"drop_series": [dict(row) for row in rows.mappings()]}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """What the member made was made by nobody."""
    await session.execute(
        update(DropSeriesRow)
        .where(DropSeriesRow.server_id == server_id, DropSeriesRow.created_by == member_id)
        .values(created_by=None)
    )
