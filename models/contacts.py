"""Conversations of members with staff, and their transcripts. Kept as the server chose, half a year by default.

Whoever is erased becomes a pseudonym and their lines lose their words; what staff wrote stays with theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Index, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.bulk import insert_new, locked
from models.pseudonyms import pseudonym
from models.servers import ServerRow
from models.types import Base, Id, IdKey, ServerKey


@dataclass(frozen=True, slots=True)
class Contact:
    """A conversation. `waiting_since`: the member wrote last, and nobody has answered since."""

    number: int
    member: str
    name: str
    subject: str
    opened_at: datetime
    thread: str | None = None
    claimed_by: str | None = None
    answered_at: datetime | None = None
    waiting_since: datetime | None = None
    snoozed_until: datetime | None = None
    closed_at: datetime | None = None
    closed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Something that was written in a conversation."""

    message: str
    author: str
    name: str
    text: str
    at: datetime
    bot: bool = False


class ContactRow(Base):
    __tablename__ = "contacts"
    __table_args__ = (Index(None, "server_id", "member_id"),)

    server_id: Mapped[ServerKey]
    number: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[Id]
    member_name: Mapped[str]
    subject: Mapped[str]
    opened_at: Mapped[datetime]
    thread_id: Mapped[Id | None]
    claimed_by: Mapped[Id | None]
    answered_at: Mapped[datetime | None]
    waiting_since: Mapped[datetime | None]
    snoozed_until: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[Id | None]


class ContactLineRow(Base):
    __tablename__ = "contact_lines"

    server_id: Mapped[ServerKey]
    number: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[IdKey]
    author_id: Mapped[Id]
    author_name: Mapped[str]
    text: Mapped[str]
    at: Mapped[datetime]


async def begin(session: AsyncSession, server_id: str, member: str, name: str, subject: str, at: datetime) -> int:
    """A new conversation's number; of several at the same moment each gets its own."""
    await session.execute(locked(session, select(ServerRow.id).where(ServerRow.id == server_id)))
    last = await session.scalar(select(func.max(ContactRow.number)).where(ContactRow.server_id == server_id)) or 0
    session.add(
        ContactRow(
            server_id=server_id,
            number=last + 1,
            member_id=member,
            member_name=name,
            subject=subject,
            opened_at=at,
            waiting_since=at,
        )
    )
    await session.flush()
    return last + 1


async def set_thread(session: AsyncSession, server_id: str, number: int, thread: str) -> None:
    await change(session, server_id, number, thread_id=thread)


async def give_up(session: AsyncSession, server_id: str, number: int) -> None:
    """There is no thread, so there is no conversation."""
    await session.execute(delete(ContactRow).where(ContactRow.server_id == server_id, ContactRow.number == number))


async def contact(session: AsyncSession, server_id: str, number: int) -> Contact | None:
    """A conversation; in a transaction that writes, nobody else changes it before that has ended."""
    asked = select(ContactRow).where(ContactRow.server_id == server_id, ContactRow.number == number)
    row = await session.scalar(locked(session, asked).execution_options(populate_existing=True))
    return None if row is None else _contact(row)


async def open_of(session: AsyncSession, server_id: str, member: str) -> tuple[Contact, ...]:
    """A member's conversations that are not closed."""
    rows = await session.scalars(
        locked(
            session,
            select(ContactRow)
            .where(
                ContactRow.server_id == server_id,
                ContactRow.member_id == member,
                ContactRow.closed_at.is_(None),
                ContactRow.thread_id.is_not(None),
            )
            .order_by(ContactRow.number),
        )
    )
    return tuple(_contact(row) for row in rows)


async def threads(session: AsyncSession) -> Sequence[tuple[str, int, str, str]]:
    """Server, number, member and thread of every conversation."""
    rows = await session.execute(
        select(ContactRow.server_id, ContactRow.number, ContactRow.member_id, ContactRow.thread_id).where(
            ContactRow.thread_id.is_not(None)
        )
    )
    return [(server, number, member, thread or "") for server, number, member, thread in rows]


async def change(session: AsyncSession, server_id: str, number: int, **values: Any) -> Contact | None:
    """Set columns; None where there is no such conversation."""
    row = await session.scalar(
        update(ContactRow)
        .where(ContactRow.server_id == server_id, ContactRow.number == number)
        .values(**values)
        .returning(ContactRow)
        .execution_options(populate_existing=True)
    )
    return None if row is None else _contact(row)


async def add_line(session: AsyncSession, server_id: str, number: int, line: Line) -> None:
    """Note what was written; Discord may tell of it twice."""
    row = {
        "server_id": server_id,
        "number": number,
        "message_id": line.message,
        "author_id": line.author,
        "author_name": line.name,
        "text": line.text,
        "at": line.at,
    }
    await insert_new(session, ContactLineRow, [row])


async def answered(session: AsyncSession, server_id: str, number: int, at: datetime) -> bool:
    """Staff have answered; True for the first time."""
    first = await session.scalar(
        update(ContactRow)
        .where(ContactRow.server_id == server_id, ContactRow.number == number, ContactRow.answered_at.is_(None))
        .values(answered_at=at)
        .returning(ContactRow.number)
        .execution_options(synchronize_session=False)
    )
    await change(session, server_id, number, waiting_since=None)
    return first is not None


async def wake_up(session: AsyncSession, server_id: str, number: int, at: datetime) -> None:
    """The member has written: it rests no longer, and waits for staff."""
    await session.execute(
        update(ContactRow)
        .where(ContactRow.server_id == server_id, ContactRow.number == number)
        .values(
            snoozed_until=None,
            waiting_since=func.coalesce(ContactRow.waiting_since, at, type_=ContactRow.waiting_since.type),
        )
        .execution_options(synchronize_session=False)
    )


async def lines(session: AsyncSession, server_id: str, number: int) -> tuple[Line, ...]:
    """The transcript, oldest first."""
    rows = await session.scalars(
        select(ContactLineRow)
        .where(ContactLineRow.server_id == server_id, ContactLineRow.number == number)
        .order_by(ContactLineRow.at, ContactLineRow.message_id)
    )
    return tuple(Line(row.message_id, row.author_id, row.author_name, row.text, row.at) for row in rows)


async def opened_since(session: AsyncSession, server_id: str, since: datetime) -> tuple[Contact, ...]:
    rows = await session.scalars(
        select(ContactRow)
        .where(ContactRow.server_id == server_id, ContactRow.opened_at >= since, ContactRow.thread_id.is_not(None))
        .order_by(ContactRow.number)
    )
    return tuple(_contact(row) for row in rows)


async def waiting(session: AsyncSession, server_id: str, now: datetime) -> tuple[Contact, ...]:
    """Conversations in which the member wrote last, that do not rest and are not closed."""
    rows = await session.scalars(
        select(ContactRow)
        .where(
            ContactRow.server_id == server_id,
            ContactRow.thread_id.is_not(None),
            ContactRow.closed_at.is_(None),
            ContactRow.waiting_since.is_not(None),
            or_(ContactRow.snoozed_until.is_(None), ContactRow.snoozed_until <= now),
        )
        .order_by(ContactRow.waiting_since, ContactRow.number)
    )
    return tuple(_contact(row) for row in rows)


async def purge(session: AsyncSession, server_id: str, before: datetime) -> tuple[str, ...]:
    """Retention: conversations closed before a moment go with their lines; their threads."""
    gone = (
        await session.execute(
            delete(ContactRow)
            .where(ContactRow.server_id == server_id, ContactRow.closed_at < before)
            .returning(ContactRow.number, ContactRow.thread_id)
            .execution_options(synchronize_session=False)
        )
    ).all()
    numbers = [number for number, _ in gone]
    await session.execute(
        delete(ContactLineRow)
        .where(ContactLineRow.server_id == server_id, ContactLineRow.number.in_(numbers))
        .execution_options(synchronize_session=False)
    )
    return tuple(thread for _, thread in gone if thread is not None)


def _contact(row: ContactRow) -> Contact:
    return Contact(
        row.number,
        row.member_id,
        row.member_name,
        row.subject,
        row.opened_at,
        row.thread_id,
        row.claimed_by,
        row.answered_at,
        row.waiting_since,
        row.snoozed_until,
        row.closed_at,
        row.closed_by,
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """The member's conversations with staff, and what they wrote in them."""
    opened = await session.scalars(
        select(ContactRow)
        .where(ContactRow.server_id == server_id, ContactRow.member_id == member_id)
        .order_by(ContactRow.number)
    )
    written = await session.scalars(
        select(ContactLineRow)
        .where(ContactLineRow.server_id == server_id, ContactLineRow.author_id == member_id)
        .order_by(ContactLineRow.at)
    )
    return {
        "conversations": [{"number": row.number, "subject": row.subject, "opened_at": row.opened_at} for row in opened],
        "conversation_lines": [{"number": row.number, "at": row.at, "text": row.text} for row in written],
    }


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Their conversations name a pseudonym, without subject and words; those of others forget them."""
    rows = (await session.scalars(select(ContactRow).where(ContactRow.server_id == server_id))).all()
    if not rows:
        return
    stand_in = await pseudonym(session, server_id, member_id)
    for row in rows:
        if row.member_id == member_id:
            row.member_id, row.member_name, row.subject = stand_in, stand_in, ""
        for column in ("claimed_by", "closed_by"):
            if getattr(row, column) == member_id:
                setattr(row, column, stand_in)
    await session.execute(
        update(ContactLineRow)
        .where(ContactLineRow.server_id == server_id, ContactLineRow.author_id == member_id)
        .values(author_id=stand_in, author_name=stand_in, text="")
        .execution_options(synchronize_session=False)
    )
    for mention in (f"<@{member_id}>", f"<@!{member_id}>"):
        await session.execute(
            update(ContactLineRow)
            .where(ContactLineRow.server_id == server_id, ContactLineRow.text.contains(mention, autoescape=True))
            .values(text=func.replace(ContactLineRow.text, mention, "<@0>"))
            .execution_options(synchronize_session=False)
        )
