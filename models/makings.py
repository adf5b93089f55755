"""What the guided set-up is making on a server: written down before it is made, so that nothing is made twice.

A row lasts until what it is about is chosen in the settings, or until it is certain that nothing was made.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import insert_new
from models.types import Base, IdKey, ServerKey


@dataclass(frozen=True, slots=True)
class Making:
    """A channel or role that is being made for a setting. Not `fresh`: it may have been made since `since`."""

    key: str
    name: str
    since: datetime
    fresh: bool


class MakingRow(Base):
    __tablename__ = "setup_makings"

    server_id: Mapped[ServerKey]
    key: Mapped[IdKey]
    name: Mapped[str]
    since: Mapped[datetime]
    until: Mapped[datetime]


async def claim(
    session: AsyncSession, server_id: str, key: str, name: str, now: datetime, lease: timedelta
) -> Making | None:
    """Be the one who makes something, until `lease` is over; None while somebody else is."""
    row = {"server_id": server_id, "key": key, "name": name, "since": now, "until": now + lease}
    if await insert_new(session, MakingRow, [row]):
        return Making(key, name, now, fresh=True)
    taken = await session.execute(
        update(MakingRow)
        .where(MakingRow.server_id == server_id, MakingRow.key == key, MakingRow.until <= now)
        .values(until=now + lease)
        .returning(MakingRow.name, MakingRow.since)
        .execution_options(synchronize_session=False)
    )
    found = taken.first()
    return None if found is None else Making(key, found.name, found.since, fresh=False)


async def hand_back(session: AsyncSession, server_id: str, key: str, now: datetime) -> None:
    """It may have been made, and nobody is at it: whoever is next looks for it first."""
    await session.execute(
        update(MakingRow)
        .where(MakingRow.server_id == server_id, MakingRow.key == key)
        .values(until=now)
        .execution_options(synchronize_session=False)
    )


async def end(session: AsyncSession, server_id: str, key: str) -> None:
    """It is chosen in the settings, or certainly was not made."""
    await session.execute(delete(MakingRow).where(MakingRow.server_id == server_id, MakingRow.key == key))


async def under_way(session: AsyncSession, server_id: str) -> tuple[str, ...]:
    """The keys of what is being made, or may have been."""
    keys = select(MakingRow.key).where(MakingRow.server_id == server_id).order_by(MakingRow.key)
    return tuple(await session.scalars(keys))


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """Nothing here is about a member."""
    return {}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Nothing here is about a member."""
