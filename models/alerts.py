"""What staff were told of once, and who of them is on duty.

An alert is kept for as long as what it tells of lasts, and ninety days after; who is on duty, until they are not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.bulk import insert_new
from models.digests import without
from models.types import Base, IdKey, IdText, JsonObject, ServerKey


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that staff should know. `round` counts how often it has come back after it was mended."""

    server: str
    key: str
    text_id: str
    values: Mapping[str, Any]
    grave: bool
    round: int
    at: datetime
    cleared_at: datetime | None = None


class AlertRow(Base):
    __tablename__ = "alerts"

    server_id: Mapped[ServerKey]
    key: Mapped[IdKey]
    text_id: Mapped[str] = mapped_column(IdText)
    values: Mapped[JsonObject]
    grave: Mapped[bool]
    round: Mapped[int]
    at: Mapped[datetime]
    cleared_at: Mapped[datetime | None]


class DutyRow(Base):
    __tablename__ = "staff_duty"

    server_id: Mapped[ServerKey]
    member_id: Mapped[IdKey]
    since: Mapped[datetime]


async def raise_alert(
    session: AsyncSession,
    server_id: str,
    key: str,
    text_id: str,
    values: Mapping[str, Any],
    at: datetime,
    *,
    grave: bool = False,
) -> int | None:
    """Note an alert that is not standing; its round. None for one that is."""
    fresh = {"text_id": text_id, "values": dict(values), "grave": grave, "at": at, "cleared_at": None}
    if await insert_new(session, AlertRow, [{"server_id": server_id, "key": key, "round": 1, **fresh}]):
        return 1
    return await session.scalar(
        update(AlertRow)
        .where(AlertRow.server_id == server_id, AlertRow.key == key, AlertRow.cleared_at.is_not(None))
        .values(round=AlertRow.round + 1, **fresh)
        .returning(AlertRow.round)
        .execution_options(synchronize_session=False)
    )


async def clear_alert(session: AsyncSession, server_id: str, key: str, at: datetime) -> bool:
    """What an alert told of is mended; False when none was standing."""
    cleared = await session.scalar(
        update(AlertRow)
        .where(AlertRow.server_id == server_id, AlertRow.key == key, AlertRow.cleared_at.is_(None))
        .values(cleared_at=at)
        .returning(AlertRow.key)
        .execution_options(synchronize_session=False)
    )
    return cleared is not None


async def alert(session: AsyncSession, server_id: str, key: str) -> Alert | None:
    row = await session.get(AlertRow, (server_id, key), populate_existing=True)
    return None if row is None else _alert(row)


async def standing_alerts(session: AsyncSession, server_id: str) -> tuple[Alert, ...]:
    """What is not mended, the longest first."""
    rows = await session.scalars(
        select(AlertRow)
        .where(AlertRow.server_id == server_id, AlertRow.cleared_at.is_(None))
        .order_by(AlertRow.at, AlertRow.key)
    )
    return tuple(_alert(row) for row in rows)


async def forget_alerts(session: AsyncSession, server_id: str, before: datetime) -> None:
    """Retention: what was mended before a moment goes."""
    await session.execute(delete(AlertRow).where(AlertRow.server_id == server_id, AlertRow.cleared_at < before))


async def go_on_duty(session: AsyncSession, server_id: str, member_id: str, at: datetime) -> bool:
    """Somebody of staff is there from now on; False when they were already."""
    row = {"server_id": server_id, "member_id": member_id, "since": at}
    return await insert_new(session, DutyRow, [row]) > 0


async def go_off_duty(session: AsyncSession, server_id: str, member_id: str) -> bool:
    """Somebody is not on duty any more; False when they were not."""
    gone = await session.scalar(
        delete(DutyRow)
        .where(DutyRow.server_id == server_id, DutyRow.member_id == member_id)
        .returning(DutyRow.member_id)
    )
    return gone is not None


async def on_duty(session: AsyncSession, server_id: str) -> dict[str, datetime]:
    """Who is on duty, and since when."""
    rows = await session.execute(
        select(DutyRow.member_id, DutyRow.since)
        .where(DutyRow.server_id == server_id)
        .order_by(DutyRow.since, DutyRow.member_id)
    )
    return dict(rows.all())


def _alert(row: AlertRow) -> Alert:
    return Alert(row.server_id, row.key, row.text_id, row.values, row.grave, row.round, row.at, row.cleared_at)


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """Whether the member is on duty."""
    since = (await on_duty(session, server_id)).get(member_id)
    return {"on_duty": [{"since": since}]} if since else {}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """They are on no duty, and no alert points at them."""
    await go_off_duty(session, server_id, member_id)
    for row in await session.scalars(select(AlertRow).where(AlertRow.server_id == server_id)):
        kept = without(row.values, frozenset({member_id})) or {}
        if kept != row.values:
            row.values = {name: kept.get(name) or "" for name in row.values}
