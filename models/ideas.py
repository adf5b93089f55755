"""Ideas of members, and what the brand decided.

An idea is kept until its author erases themselves, a draft that was never posted for a week. What is accepted is a
promise to everybody: it keeps its title without its author.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Index, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import insert_new, locked
from models.types import Base, Id, IdKey, JsonList, ServerKey

IdeaStatus = Literal[
    "draft",
    "open",
    "shortlisted",
    "in_vote",
    "accepted",
    "declined",
    "in_progress",
    "shipped",
    "merged",
    "withdrawn",
    "erased",
]
"""`merged`: told with another one. `erased`: its author was forgotten, and its post is still to be taken down."""
PROMISED: tuple[IdeaStatus, ...] = ("accepted", "in_progress")
"""Somebody waits for what was promised."""
KEPT: tuple[IdeaStatus, ...] = (*PROMISED, "shipped")
"""What was promised to everybody keeps its title when its author is erased."""
GOING: tuple[IdeaStatus, ...] = ("open", "shortlisted", "in_vote")
"""Not decided yet: these can be supported, edited, withdrawn and merged."""


@dataclass(frozen=True, slots=True)
class Idea:
    """An idea. `step` counts what became of it; `posts` how often its post on the board was written anew.

    `board` is the channel it was posted in, `left` channel and message of its post where the board was before.
    """

    id: str
    title: str
    text: str
    status: IdeaStatus
    author: str | None
    lemmas: tuple[str, ...]
    created_at: datetime
    changed_at: datetime
    origin: str | None = None
    reason: str | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None
    promised_for: datetime | None = None
    merged_into: str | None = None
    poll: str | None = None
    poll_option: int | None = None
    channel: str | None = None
    message: str | None = None
    thread: str | None = None
    step: int = 0
    posts: int = 0
    board: str | None = None
    left: tuple[str, str] | None = None

    @property
    def is_going(self) -> bool:
        return self.status in GOING


class IdeaRow(Base):
    __tablename__ = "ideas"
    __table_args__ = (Index(None, "server_id", "status"), Index(None, "server_id", "author_id"))

    server_id: Mapped[ServerKey]
    id: Mapped[IdKey]
    title: Mapped[str]
    text: Mapped[str]
    status: Mapped[str]
    author_id: Mapped[Id | None]
    lemmas: Mapped[JsonList]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    origin: Mapped[str | None]
    reason: Mapped[str | None]
    decided_by: Mapped[Id | None]
    decided_at: Mapped[datetime | None]
    promised_for: Mapped[datetime | None]
    merged_into: Mapped[Id | None]
    poll_id: Mapped[Id | None]
    channel_id: Mapped[Id | None]
    message_id: Mapped[Id | None]
    thread_id: Mapped[Id | None]
    step: Mapped[int]
    posts: Mapped[int]
    stale: Mapped[bool]
    """The post on the board does not say yet what became of it."""
    poll_option: Mapped[int | None]
    board_id: Mapped[Id | None]
    left_channel_id: Mapped[Id | None]
    left_message_id: Mapped[Id | None]


async def add(session: AsyncSession, server_id: str, idea: Idea) -> None:
    """Note a new idea."""
    row = {
        "server_id": server_id,
        "id": idea.id,
        "title": idea.title,
        "text": idea.text,
        "status": idea.status,
        "author_id": idea.author,
        "lemmas": list(idea.lemmas),
        "created_at": idea.created_at,
        "changed_at": idea.changed_at,
        "origin": idea.origin,
        "step": 0,
        "posts": 0,
        "stale": False,
    }
    await insert_new(session, IdeaRow, [row])


async def idea(session: AsyncSession, server_id: str, id: str) -> Idea | None:
    """An idea; while writing, nobody else changes it meanwhile."""
    row = await session.scalar(
        locked(session, select(IdeaRow).where(IdeaRow.server_id == server_id, IdeaRow.id == id)).execution_options(
            populate_existing=True
        )
    )
    return None if row is None else _idea(row)


async def ideas(session: AsyncSession, server_id: str, *statuses: IdeaStatus) -> tuple[Idea, ...]:
    """A server's ideas of these statuses, the newest first."""
    rows = await session.scalars(
        select(IdeaRow)
        .where(IdeaRow.server_id == server_id, IdeaRow.status.in_(statuses))
        .order_by(IdeaRow.created_at.desc(), IdeaRow.id)
        .execution_options(populate_existing=True)
    )
    return tuple(_idea(row) for row in rows)


async def decided_between(session: AsyncSession, server_id: str, start: datetime, end: datetime) -> tuple[Idea, ...]:
    """What staff decided in `[start, end)`, the first first."""
    rows = await session.scalars(
        select(IdeaRow)
        .where(IdeaRow.server_id == server_id, IdeaRow.decided_at >= start, IdeaRow.decided_at < end)
        .order_by(IdeaRow.decided_at, IdeaRow.id)
    )
    return tuple(_idea(row) for row in rows)


async def change(session: AsyncSession, server_id: str, id: str, **values: Any) -> None:
    """Set columns of an idea; its post on the board is out of date then."""
    await session.execute(
        update(IdeaRow)
        .where(IdeaRow.server_id == server_id, IdeaRow.id == id)
        .values(**{"stale": True, **values})
        .execution_options(synchronize_session=False)
    )


async def family(session: AsyncSession, server_id: str, id: str) -> tuple[str, ...]:
    """The ids of an idea and of those that were merged into it."""
    merged = await session.scalars(
        select(IdeaRow.id).where(IdeaRow.server_id == server_id, IdeaRow.merged_into == id).order_by(IdeaRow.id)
    )
    return (id, *merged)


async def out_of_date(session: AsyncSession, server_id: str | None = None) -> tuple[tuple[str, Idea], ...]:
    """Server and idea, where the board does not say yet what became of it."""
    wanted = select(IdeaRow).where(IdeaRow.stale.is_(True))
    if server_id is not None:
        wanted = wanted.where(IdeaRow.server_id == server_id)
    rows = await session.scalars(
        wanted.order_by(IdeaRow.server_id, IdeaRow.id).execution_options(populate_existing=True)
    )
    return tuple((row.server_id, _idea(row)) for row in rows)


async def boards(session: AsyncSession, *statuses: IdeaStatus) -> frozenset[tuple[str, str]]:
    """Server and channel of every board on which ideas of these statuses stand."""
    rows = await session.execute(
        select(IdeaRow.server_id, IdeaRow.board_id)
        .where(IdeaRow.status.in_(statuses), IdeaRow.message_id.is_not(None), IdeaRow.board_id.is_not(None))
        .distinct()
    )
    return frozenset((server, board) for server, board in rows.all() if board is not None)


async def leave(session: AsyncSession, server_id: str, board_id: str, *statuses: IdeaStatus) -> tuple[Idea, ...]:
    """Ideas of these statuses stand on that board no longer; they are posted anew under a number of their own."""
    there = and_(
        IdeaRow.server_id == server_id,
        IdeaRow.board_id == board_id,
        IdeaRow.status.in_(statuses),
        IdeaRow.message_id.is_not(None),
    )
    moving = (await session.scalars(select(IdeaRow.id).where(there))).all()
    of_these = and_(IdeaRow.server_id == server_id, IdeaRow.id.in_(moving))
    await session.execute(
        update(IdeaRow)
        .where(of_these)
        .values(
            left_channel_id=IdeaRow.channel_id,
            left_message_id=IdeaRow.message_id,
            channel_id=None,
            message_id=None,
            board_id=None,
            posts=IdeaRow.posts + 1,
            stale=True,
        )
        .execution_options(synchronize_session=False)
    )
    rows = await session.scalars(select(IdeaRow).where(of_these).execution_options(populate_existing=True))
    return tuple(_idea(row) for row in rows)


async def doubt(session: AsyncSession, server_id: str, *statuses: IdeaStatus) -> None:
    """The posts of a server's ideas of these statuses may be gone: they are looked at again."""
    await session.execute(
        update(IdeaRow)
        .where(IdeaRow.server_id == server_id, IdeaRow.status.in_(statuses), IdeaRow.message_id.is_not(None))
        .values(stale=True)
        .execution_options(synchronize_session=False)
    )


async def in_poll(session: AsyncSession, server_id: str, poll_id: str) -> tuple[Idea, ...]:
    """The ideas that a poll decides between, in the order of its options."""
    rows = await session.scalars(
        select(IdeaRow)
        .where(IdeaRow.server_id == server_id, IdeaRow.poll_id == poll_id, IdeaRow.status != "erased")
        .order_by(IdeaRow.poll_option)
        .execution_options(populate_existing=True)
    )
    return tuple(_idea(row) for row in rows)


async def told(session: AsyncSession, server_id: str, idea: Idea) -> None:
    """The board says now what this idea is, unless it has changed meanwhile."""
    await session.execute(
        update(IdeaRow)
        .where(IdeaRow.server_id == server_id, IdeaRow.id == idea.id, IdeaRow.changed_at == idea.changed_at)
        .values(stale=False)
        .execution_options(synchronize_session=False)
    )


def nowhere() -> ColumnElement[bool]:
    """Of an idea, that no post of it stands anywhere."""
    return and_(IdeaRow.message_id.is_(None), IdeaRow.left_message_id.is_(None))


async def purge_drafts(session: AsyncSession, before: datetime) -> None:
    """What was written and never posted goes."""
    await session.execute(delete(IdeaRow).where(IdeaRow.status == "draft", IdeaRow.created_at < before))


def _idea(row: IdeaRow) -> Idea:
    return Idea(
        id=row.id,
        title=row.title,
        text=row.text,
        status=row.status,  # type: ignore[arg-type]
        author=row.author_id,
        lemmas=tuple(row.lemmas),
        created_at=row.created_at,
        changed_at=row.changed_at,
        origin=row.origin,
        reason=row.reason,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        promised_for=row.promised_for,
        merged_into=row.merged_into,
        poll=row.poll_id,
        poll_option=row.poll_option,
        channel=row.channel_id,
        message=row.message_id,
        thread=row.thread_id,
        step=row.step,
        posts=row.posts,
        board=row.board_id,
        left=(row.left_channel_id, row.left_message_id) if row.left_channel_id and row.left_message_id else None,
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """The member's own ideas, and those they decided on as staff."""
    own = await session.scalars(
        select(IdeaRow)
        .where(IdeaRow.server_id == server_id, or_(IdeaRow.author_id == member_id, IdeaRow.decided_by == member_id))
        .order_by(IdeaRow.created_at, IdeaRow.id)
    )
    return {
        "ideas": [
            {
                "title": row.title,
                "text": row.text if row.author_id == member_id else None,
                "status": row.status,
                "created_at": row.created_at,
                "yours": row.author_id == member_id,
                "you_decided": row.decided_by == member_id,
            }
            for row in own
        ]
    }


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """The member's ideas go, what was promised keeps its title only; who decided is forgotten."""
    theirs = and_(IdeaRow.server_id == server_id, IdeaRow.author_id == member_id)
    await session.execute(
        update(IdeaRow)
        .where(IdeaRow.server_id == server_id, IdeaRow.decided_by == member_id)
        .values(decided_by=None)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(IdeaRow)
        .where(theirs, IdeaRow.status.in_(KEPT))
        .values(author_id=None, text="", lemmas=[], stale=True)
        .execution_options(synchronize_session=False)
    )
    await session.execute(delete(IdeaRow).where(theirs, nowhere()))
    await session.execute(
        update(IdeaRow)
        .where(theirs)
        .values(
            author_id=None, title="", text="", lemmas=[], reason=None, merged_into=None, status="erased", stale=True
        )
        .execution_options(synchronize_session=False)
    )
