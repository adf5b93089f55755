"""The messages of drops: where and when each is due, and where it was sent. Kept as long as the drop."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Index, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import insert_rows
from models.types import Base, Id, IdKey, JsonList, ServerKey


@dataclass(frozen=True, slots=True)
class DropPost:
    """One message of a drop. `segments` are the ids it is for; `message` None until it was sent."""

    drop: str
    key: str
    channel: str | None
    segments: tuple[str, ...]
    due_at: datetime
    message: str | None = None
    sent_in: str | None = None
    sent_at: datetime | None = None
    late: bool = False


class DropPostRow(Base):
    __tablename__ = "drop_posts"
    __table_args__ = (Index(None, "server_id", "drop_id"), Index(None, "server_id", "sent_at"))

    server_id: Mapped[ServerKey]
    key: Mapped[IdKey]
    drop_id: Mapped[Id]
    channel_id: Mapped[Id | None]
    segments: Mapped[JsonList]
    due_at: Mapped[datetime]
    message_id: Mapped[Id | None]
    sent_in: Mapped[Id | None]
    sent_at: Mapped[datetime | None]
    late: Mapped[bool]


async def add_posts(session: AsyncSession, server_id: str, posts: Iterable[DropPost]) -> None:
    rows = [
        {
            "server_id": server_id,
            "key": post.key,
            "drop_id": post.drop,
            "channel_id": post.channel,
            "segments": list(post.segments),
            "due_at": post.due_at,
            "late": False,
        }
        for post in posts
    ]
    await insert_rows(session, DropPostRow, rows)


async def remove_unsent_posts(session: AsyncSession, server_id: str, drop_id: str) -> tuple[str, ...]:
    """What was to be sent of a drop is not any more; the keys."""
    gone = await session.scalars(
        delete(DropPostRow)
        .where(DropPostRow.server_id == server_id, DropPostRow.drop_id == drop_id, DropPostRow.message_id.is_(None))
        .returning(DropPostRow.key)
        .execution_options(synchronize_session=False)
    )
    return tuple(gone)


async def post(session: AsyncSession, server_id: str, key: str) -> DropPost | None:
    row = await session.get(DropPostRow, (server_id, key), populate_existing=True)
    return None if row is None else _post(row)


async def posts(session: AsyncSession, server_id: str, drop_id: str) -> tuple[DropPost, ...]:
    """The messages of a drop, the one due first first."""
    rows = await session.scalars(
        select(DropPostRow)
        .where(DropPostRow.server_id == server_id, DropPostRow.drop_id == drop_id)
        .order_by(DropPostRow.due_at, DropPostRow.key)
        .execution_options(populate_existing=True)
    )
    return tuple(_post(row) for row in rows)


async def posts_sent(session: AsyncSession, server_id: str, start: datetime, end: datetime) -> tuple[DropPost, ...]:
    """What was sent in `[start, end)`, the first first."""
    rows = await session.scalars(
        select(DropPostRow)
        .where(DropPostRow.server_id == server_id, DropPostRow.sent_at >= start, DropPostRow.sent_at < end)
        .order_by(DropPostRow.sent_at, DropPostRow.key)
    )
    return tuple(_post(row) for row in rows)


async def mark_sent(
    session: AsyncSession, server_id: str, key: str, channel: str | None, message: str, at: datetime, *, late: bool
) -> None:
    await session.execute(
        update(DropPostRow)
        .where(DropPostRow.server_id == server_id, DropPostRow.key == key)
        .values(message_id=message, sent_in=channel, sent_at=at, late=late)
    )


async def remove_post(session: AsyncSession, server_id: str, key: str) -> None:
    """A message will not be sent after all."""
    await session.execute(delete(DropPostRow).where(DropPostRow.server_id == server_id, DropPostRow.key == key))


def _post(row: DropPostRow) -> DropPost:
    return DropPost(
        drop=row.drop_id,
        key=row.key,
        channel=row.channel_id,
        segments=tuple(row.segments),
        due_at=row.due_at,
        message=row.message_id,
        sent_in=row.sent_in,
        sent_at=row.sent_at,
        late=row.late,
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """Nothing here is of a member."""
    return {}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Nothing here is of a member."""
