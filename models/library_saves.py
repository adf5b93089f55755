"""What members saved from the library, to find it again. Theirs alone; until they take it out or are erased."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import insert_new, table_of
from models.types import Base, IdKey, ServerKey


class LibrarySaveRow(Base):
    __tablename__ = "library_saves"

    server_id: Mapped[ServerKey]
    member_id: Mapped[IdKey]
    drop_id: Mapped[IdKey]
    at: Mapped[datetime]


async def save(session: AsyncSession, server_id: str, member_id: str, drop_id: str, at: datetime) -> bool:
    """Keep a drop at hand; False when it was."""
    row = {"server_id": server_id, "member_id": member_id, "drop_id": drop_id, "at": at}
    return await insert_new(session, LibrarySaveRow, [row]) > 0


async def unsave(session: AsyncSession, server_id: str, member_id: str, drop_id: str) -> None:
    await session.execute(
        delete(LibrarySaveRow).where(
            LibrarySaveRow.server_id == server_id,
            LibrarySaveRow.member_id == member_id,
            LibrarySaveRow.drop_id == drop_id,
        )
    )


async def saved(session: AsyncSession, server_id: str, member_id: str) -> frozenset[str]:
    """The ids of what a member saved."""
    rows = await session.scalars(
        select(LibrarySaveRow.drop_id).where(
            LibrarySaveRow.server_id == server_id, LibrarySaveRow.member_id == member_id
        )
    )
    return frozenset(rows)


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """What the member saved."""
    table = table_of(LibrarySaveRow)
    rows = await session.execute(
        select(table.c.drop_id, table.c.at)
        .where(table.c.server_id == server_id, table.c.member_id == member_id)
        .order_by(table.c.at, table.c.drop_id)
    )
    return {"library_saves": [dict(row) for row in rows.mappings()]}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """What the member saved goes."""
    await session.execute(
        delete(LibrarySaveRow).where(LibrarySaveRow.server_id == server_id, LibrarySaveRow.member_id == member_id)
    )
