"""Who asked to be sent drops by direct message. Theirs alone; until they change their mind or are erased."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import insert_or_ignore, table_of
from models.types import Base, IdKey, ServerKey


class LibraryDirectRow(Base):
    __tablename__ = "library_direct"

    server_id: Mapped[ServerKey]
    member_id: Mapped[IdKey]
    at: Mapped[datetime]


async def choose(session: AsyncSession, server_id: str, member_id: str, at: datetime, *, on: bool) -> None:
    """A member wants drops by direct message, or does not any more."""
    if on:
        row = {"server_id": server_id, "member_id": member_id, "at": at}
        await insert_or_ignore(session, LibraryDirectRow, [row])
        return
    await _forget(session, server_id, member_id)


async def _forget(session: AsyncSession, server_id: str, member_id: str) -> None:
    await session.execute(
        delete(LibraryDirectRow).where(LibraryDirectRow.server_id == server_id, LibraryDirectRow.member_id == member_id)
    )


async def wanting(session: AsyncSession, server_id: str) -> frozenset[str]:
    """Who asked for it."""
    rows = await session.scalars(select(LibraryDirectRow.member_id).where(LibraryDirectRow.server_id == server_id))
    return frozenset(rows)


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """Since when the member wants drops by direct message."""
    table = table_of(LibraryDirectRow)
    rows = await session.execute(
        select(table.c.at).where(table.c.server_id == server_id, table.c.member_id == member_id)
    )
    return {"drops_by_direct_message": [dict(row) for row in rows.mappings()]}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    await _forget(session, server_id, member_id)
