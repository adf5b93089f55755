"""What staff did about the things that wait for a person: who took one on, until when it rests, what is done with.

The things themselves are not stored: whoever knows of one tells it again each time it is asked, and what is told no
longer is over. A row is kept for sixty days after the thing was last seen waiting; it leads to the member it is about,
and goes with them.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Index, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.bulk import insert_or_ignore, table_of
from models.types import Base, Id, IdKey, IdText, ServerKey


@dataclass(frozen=True, slots=True)
class Handled:
    """What staff did about one thing, found by its `mark`."""

    mark: str
    seen_at: datetime
    claimed_by: str | None = None
    claimed_at: datetime | None = None
    snoozed_until: datetime | None = None
    done_by: str | None = None
    done_at: datetime | None = None


class InboxRow(Base):
    __tablename__ = "inbox"
    __table_args__ = (Index(None, "server_id", "member_id"),)

    server_id: Mapped[ServerKey]
    mark: Mapped[IdKey]
    kind: Mapped[str] = mapped_column(IdText)
    member_id: Mapped[Id | None]
    seen_at: Mapped[datetime]
    claimed_by: Mapped[Id | None]
    claimed_at: Mapped[datetime | None]
    snoozed_until: Mapped[datetime | None]
    done_by: Mapped[Id | None]
    done_at: Mapped[datetime | None]


def _one(server_id: str, mark: str) -> ColumnElement[bool]:
    return and_(InboxRow.server_id == server_id, InboxRow.mark == mark)


async def handled(session: AsyncSession, server_id: str) -> dict[str, Handled]:
    """What was done about anything on a server, by mark."""
    rows = await session.scalars(select(InboxRow).where(InboxRow.server_id == server_id))
    return {row.mark: _handled(row) for row in rows}


async def note_seen(
    session: AsyncSession, server_id: str, mark: str, kind: str, member_id: str | None, now: datetime
) -> Handled:
    """A thing that something is about to be done about; what was done about it so far."""
    row = {"server_id": server_id, "mark": mark, "kind": kind, "member_id": member_id, "seen_at": now}
    await insert_or_ignore(session, InboxRow, [row])
    await session.execute(update(InboxRow).where(_one(server_id, mark)).values(seen_at=now))
    return _handled((await session.scalars(select(InboxRow).where(_one(server_id, mark)))).one())


async def claim(session: AsyncSession, server_id: str, mark: str, by: str, now: datetime, *, over: str | None) -> bool:
    """Take a thing on, in one statement; False when somebody else has. `over`: whose it may be all the same."""
    free = or_(InboxRow.claimed_by.is_(None), InboxRow.claimed_by == by)
    if over is not None:
        free = or_(free, InboxRow.claimed_by == over)
    taken = await session.scalar(
        update(InboxRow)
        .where(_one(server_id, mark), free)
        .values(claimed_by=by, claimed_at=now, snoozed_until=None)
        .returning(InboxRow.mark)
    )
    return taken is not None


async def release(session: AsyncSession, server_id: str, mark: str, by: str) -> bool:
    """Give back what one took on; False when it is not theirs."""
    given = await session.scalar(
        update(InboxRow)
        .where(_one(server_id, mark), InboxRow.claimed_by == by)
        .values(claimed_by=None, claimed_at=None)
        .returning(InboxRow.mark)
    )
    return given is not None


async def snooze(session: AsyncSession, server_id: str, mark: str, until: datetime | None) -> None:
    """Let a thing rest until a moment; None wakes it up."""
    await session.execute(update(InboxRow).where(_one(server_id, mark)).values(snoozed_until=until))


async def mark_done(session: AsyncSession, server_id: str, mark: str, by: str | None, now: datetime | None) -> None:
    """A thing is done with, or, without a moment, is not after all."""
    await session.execute(update(InboxRow).where(_one(server_id, mark)).values(done_by=by, done_at=now))


async def forget_before(session: AsyncSession, server_id: str, moment: datetime) -> None:
    """Retention: what was last seen waiting before `moment` goes."""
    await session.execute(delete(InboxRow).where(InboxRow.server_id == server_id, InboxRow.seen_at < moment))


def _handled(row: InboxRow) -> Handled:
    return Handled(row.mark, row.seen_at, row.claimed_by, row.claimed_at, row.snoozed_until, row.done_by, row.done_at)


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """What staff did about what the member waits for, and what the member did as staff."""
    table = table_of(InboxRow)
    rows = await session.execute(
        select(table)
        .where(
            table.c.server_id == server_id,
            or_(table.c.member_id == member_id, table.c.claimed_by == member_id, table.c.done_by == member_id),
        )
        .order_by(table.c.seen_at, table.c.mark)
    )
    return {
        "inbox": [
            {
                "kind": row["kind"],
                "about_you": row["member_id"] == member_id,
                "taken_on_by_you_at": row["claimed_at"] if row["claimed_by"] == member_id else None,
                "done_by_you_at": row["done_at"] if row["done_by"] == member_id else None,
                "last_seen_at": row["seen_at"],
            }
            for row in rows.mappings()
        ]
    }


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """What is about the member goes; what they took on as staff is free again."""
    of_server = InboxRow.server_id == server_id
    await session.execute(delete(InboxRow).where(of_server, InboxRow.member_id == member_id))
    await session.execute(
        update(InboxRow).where(of_server, InboxRow.claimed_by == member_id).values(claimed_by=None, claimed_at=None)
    )
    await session.execute(update(InboxRow).where(of_server, InboxRow.done_by == member_id).values(done_by=None))
