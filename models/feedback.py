"""What staff called wrong in a digest or in the inbox: kept, so that it is not told again.

A row says what kind of finding it was and what it was about (a message, or a theme by its words), for as long as the
server is served; it goes with the member whose message it is about.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Index, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import insert_new, table_of
from models.types import Base, Id, IdKey, ServerKey


@dataclass(frozen=True, slots=True)
class Wrong:
    """A finding that was none. `subject` is the message it was about, or the words of a theme."""

    kind: str
    subject: str
    member: str | None = None


class WrongFindingRow(Base):
    __tablename__ = "wrong_findings"
    __table_args__ = (Index(None, "server_id", "member_id"),)

    server_id: Mapped[ServerKey]
    kind: Mapped[IdKey]
    subject: Mapped[IdKey]
    member_id: Mapped[Id | None]
    told_by: Mapped[Id | None]
    at: Mapped[datetime]


async def note_wrong(session: AsyncSession, server_id: str, wrong: Wrong, by: str, now: datetime) -> bool:
    """Keep what somebody called wrong; False when it was kept before."""
    row = {
        "server_id": server_id,
        "kind": wrong.kind,
        "subject": wrong.subject,
        "member_id": wrong.member,
        "told_by": by,
        "at": now,
    }
    return await insert_new(session, WrongFindingRow, [row]) > 0


async def take_back(session: AsyncSession, server_id: str, kind: str, subject: str) -> None:
    """It was right after all."""
    await session.execute(
        delete(WrongFindingRow).where(
            WrongFindingRow.server_id == server_id,
            WrongFindingRow.kind == kind,
            WrongFindingRow.subject == subject,
        )
    )


async def wrong(session: AsyncSession, server_id: str) -> frozenset[tuple[str, str]]:
    """Kind and subject of everything that was called wrong on a server."""
    rows = await session.execute(
        select(WrongFindingRow.kind, WrongFindingRow.subject).where(WrongFindingRow.server_id == server_id)
    )
    return frozenset((kind, subject) for kind, subject in rows)


async def counted(session: AsyncSession, server_id: str) -> dict[str, int]:
    """How many findings of each kind were called wrong."""
    rows = await session.execute(
        select(WrongFindingRow.kind, func.count())
        .where(WrongFindingRow.server_id == server_id)
        .group_by(WrongFindingRow.kind)
        .order_by(WrongFindingRow.kind)
    )
    return {row[0]: row[1] for row in rows}


async def purge(session: AsyncSession, server_id: str, before: datetime, member_ids: Collection[str]) -> None:
    """Retention: forget what was told before `before` of the members named, those at level "totals"."""
    await session.execute(
        delete(WrongFindingRow).where(
            WrongFindingRow.server_id == server_id,
            WrongFindingRow.at < before,
            WrongFindingRow.member_id.in_(sorted(member_ids)),
        )
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """What was wrongly told of the member, and what the member called wrong as staff."""
    table = table_of(WrongFindingRow)
    rows = await session.execute(
        select(table)
        .where(table.c.server_id == server_id, or_(table.c.member_id == member_id, table.c.told_by == member_id))
        .order_by(table.c.at, table.c.kind, table.c.subject)
    )
    return {
        "wrong_findings": [
            {"kind": row["kind"], "at": row["at"], "about_you": row["member_id"] == member_id}
            for row in rows.mappings()
        ]
    }


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """What is about the member's messages goes; who called something wrong is forgotten."""
    of_server = WrongFindingRow.server_id == server_id
    await session.execute(delete(WrongFindingRow).where(of_server, WrongFindingRow.member_id == member_id))
    await session.execute(
        update(WrongFindingRow).where(of_server, WrongFindingRow.told_by == member_id).values(told_by=None)
    )
