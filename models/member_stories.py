"""What members share of their own, and whether they agreed to see it published.

Theirs until they take it back or are erased; what was never published goes after two years. What was published with
their yes goes with it: the drop is emptied and cancelled, and its message waits to be deleted.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Index, LargeBinary, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.bulk import insert_rows, table_of
from models.drops import DropFile, DropFileRow, DropRow, DropVariantRow
from models.types import Base, Id, IdKey, IdText, ServerKey

StoryState = Literal["offered", "asked", "yes", "no"]
NAMELESS = "–"
"""The title of a drop whose story was taken back."""


@dataclass(frozen=True, slots=True)
class Story:
    """What a member shared. `drop`: the one in which it is, or will be, published."""

    id: str
    member: str
    text: str
    at: datetime
    state: StoryState = "offered"
    file: DropFile | None = None
    drop: str | None = None


class MemberStoryRow(Base):
    __tablename__ = "member_stories"
    __table_args__ = (Index(None, "server_id", "member_id"),)

    server_id: Mapped[ServerKey]
    id: Mapped[IdKey]
    member_id: Mapped[Id]
    text: Mapped[str]
    at: Mapped[datetime]
    state: Mapped[str] = mapped_column(IdText)
    file_name: Mapped[str | None]
    file: Mapped[bytes | None] = mapped_column(LargeBinary)
    drop_id: Mapped[Id | None]


async def add(session: AsyncSession, server_id: str, story: Story) -> None:
    row = {
        "server_id": server_id,
        "id": story.id,
        "member_id": story.member,
        "text": story.text,
        "at": story.at,
        "state": story.state,
        "file_name": story.file.name if story.file else None,
        "file": story.file.content if story.file else None,
        "drop_id": story.drop,
    }
    await insert_rows(session, MemberStoryRow, [row])


async def stories(session: AsyncSession, server_id: str, **wanted: str) -> tuple[Story, ...]:
    """The stories of a server whose columns have these values, the newest first."""
    rows = await session.scalars(
        select(MemberStoryRow)
        .filter_by(server_id=server_id, **wanted)
        .order_by(MemberStoryRow.at.desc(), MemberStoryRow.id)
        .execution_options(populate_existing=True)
    )
    return tuple(
        Story(
            id=row.id,
            member=row.member_id,
            text=row.text,
            at=row.at,
            state=row.state,  # type: ignore[arg-type]
            file=DropFile(row.file_name, row.file) if row.file_name is not None and row.file is not None else None,
            drop=row.drop_id,
        )
        for row in rows
    )


async def change(session: AsyncSession, server_id: str, story_id: str, **values: Any) -> None:
    await session.execute(
        update(MemberStoryRow)
        .where(MemberStoryRow.server_id == server_id, MemberStoryRow.id == story_id)
        .values(**values)
    )


async def agreed(session: AsyncSession, server_id: str, drop_id: str) -> str | None:
    """The words that a member agreed to see published in a drop; None while they have not."""
    found = await stories(session, server_id, drop_id=drop_id, state="yes")
    return found[0].text if found else None


async def take_back(session: AsyncSession, server_id: str, story: Story) -> None:
    """A story goes, and with it what its drop says; what was published waits to be deleted."""
    await session.execute(
        delete(MemberStoryRow).where(MemberStoryRow.server_id == server_id, MemberStoryRow.id == story.id)
    )
    if story.drop is None:
        return
    for table in (DropVariantRow, DropFileRow):
        await session.execute(delete(table).where(table.server_id == server_id, table.drop_id == story.drop))
    await session.execute(
        update(DropRow)
        .where(DropRow.server_id == server_id, DropRow.id == story.drop)
        .values(state="cancelled", title=NAMELESS)
    )


async def purge(session: AsyncSession, server_id: str, before: datetime) -> None:
    """Retention: what was shared before a moment and not published goes."""
    await session.execute(
        delete(MemberStoryRow).where(
            MemberStoryRow.server_id == server_id, MemberStoryRow.at < before, MemberStoryRow.drop_id.is_(None)
        )
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """What the member shared; a picture by its name."""
    table = table_of(MemberStoryRow)
    shown = (table.c.text, table.c.at, table.c.state, table.c.file_name, table.c.drop_id)
    rows = await session.execute(
        select(*shown).where(table.c.server_id == server_id, table.c.member_id == member_id).order_by(table.c.at)
    )
    return {"member_stories": [dict(row) for row in rows.mappings()]}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """What the member shared goes, published or not."""
    for story in await stories(session, server_id, member_id=member_id):
        await take_back(session, server_id, story)
