"""Messages and reactions, as they were posted.

Text is kept for the analysis window (60 days), then purged; a deletion in Discord deletes the row. Of a member at
level "none" nothing is stored but that something was posted in a channel within an hour: no author, no text, and in
place of the id a keyed hash, so that an event seen twice is counted once and nobody can look the message up.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import Index, delete, func, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import ForeignKeyConstraint

from metrics.values import Message
from models.bulk import chunks, delete_in, insert_new, insert_or_update, table_of
from models.servers import server_secret
from models.types import Base, Id, IdKey, IdText, JsonList, ServerKey

COUNTED = "counted"
"""The kind of a row that only says that something was posted."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """A reaction. `member` None where an export gives only the number, `count`; `at` None when it is not known."""

    message_id: str
    emoji: str
    member: str | None = None
    at: datetime | None = None
    count: int = 1


class MessageRow(Base):
    __tablename__ = "messages"
    __table_args__ = (
        Index(None, "server_id", "at"),
        Index(None, "server_id", "channel_id", "at"),
        Index(None, "server_id", "author_id", "at"),
    )

    server_id: Mapped[ServerKey]
    id: Mapped[IdKey]
    channel_id: Mapped[Id]
    author_id: Mapped[Id | None]
    at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    text: Mapped[str | None]
    kind: Mapped[str]
    reply_to: Mapped[Id | None]
    mentions: Mapped[JsonList]
    staff: Mapped[bool]
    bot: Mapped[bool]
    reactions: Mapped[int]
    attachments: Mapped[int]


class ReactionRow(Base):
    __tablename__ = "reactions"
    __table_args__ = (
        ForeignKeyConstraint(["server_id", "message_id"], ["messages.server_id", "messages.id"], ondelete="CASCADE"),
        Index(None, "server_id", "at"),
    )

    server_id: Mapped[ServerKey]
    message_id: Mapped[IdKey]
    emoji: Mapped[IdKey]
    member_id: Mapped[IdKey]
    """Empty where only the number of reactions is known."""
    at: Mapped[datetime | None]
    count: Mapped[int] = mapped_column(default=1)


async def insert_messages(
    session: AsyncSession, server_id: str, messages: Iterable[Message], kind: str = "message"
) -> int:
    """Store messages, ignoring those already stored; how many were new."""
    return await insert_new(session, MessageRow, (_row(server_id, message, kind) for message in messages))


def _row(server_id: str, message: Message, kind: str) -> dict[str, Any]:
    return {
        "server_id": server_id,
        "id": message.id,
        "channel_id": message.channel,
        "author_id": message.author,
        "at": message.at,
        "edited_at": None,
        "text": message.text,
        "kind": kind,
        "reply_to": message.reply_to,
        "mentions": list(message.mentions),
        "staff": message.staff,
        "bot": message.bot,
        "reactions": message.reactions,
        "attachments": message.attachments,
    }


async def count_messages_unread(session: AsyncSession, server_id: str, messages: Iterable[Message]) -> int:
    """Count messages of members at level "none" without keeping them; how many were new."""
    secret = await server_secret(session, server_id)
    rows = [
        {
            **_row(server_id, message, COUNTED),
            "id": _unlinked(secret, message.id),
            "author_id": None,
            "at": message.at.replace(minute=0, second=0, microsecond=0),
            "text": None,
            "reply_to": None,
            "mentions": [],
            "staff": False,
            "reactions": 0,
            "attachments": 0,
        }
        for message in messages
    ]
    return await insert_new(session, MessageRow, rows)


def _unlinked(secret: bytes, message_id: str) -> str:
    return "#" + blake2b(message_id.encode("utf-8", "replace"), key=secret, digest_size=16).hexdigest()


_MESSAGE = (
    MessageRow.id,
    MessageRow.at,
    MessageRow.channel_id,
    MessageRow.author_id,
    MessageRow.text,
    MessageRow.reply_to,
    MessageRow.mentions,
    MessageRow.staff,
    MessageRow.bot,
    MessageRow.reactions,
    MessageRow.attachments,
)
_IN_ORDER = (MessageRow.at, func.length(MessageRow.id), MessageRow.id)
"""Ids of one moment in the order of their numbers, since longer numbers are larger."""


async def messages_between(
    session: AsyncSession, server_id: str, start: datetime, end: datetime, *, last: bool = False
) -> tuple[Message, ...]:
    """The messages of `[start, end)` that may be read, bots' included, in order. With `last`, end is included."""
    before_end = MessageRow.at <= end if last else MessageRow.at < end
    rows = await session.execute(
        select(*_MESSAGE)
        .where(MessageRow.server_id == server_id, MessageRow.at >= start, before_end)
        .where(MessageRow.author_id.is_not(None), MessageRow.text.is_not(None))
        .order_by(*_IN_ORDER)
    )
    return tuple(_message(*row) for row in rows)


async def messages_by_id(session: AsyncSession, server_id: str, ids: Collection[str]) -> dict[str, Message]:
    """Those of the messages named that may be read."""
    found: dict[str, Message] = {}
    for some in chunks(sorted(ids)):
        rows = await session.execute(
            select(*_MESSAGE)
            .where(MessageRow.server_id == server_id, MessageRow.id.in_(some))
            .where(MessageRow.author_id.is_not(None), MessageRow.text.is_not(None))
        )
        found.update((row[0], _message(*row)) for row in rows)
    return found


def _message(
    id_: str,
    at: datetime,
    channel: str,
    author: str | None,
    text: str | None,
    reply_to: str | None,
    mentions: list[Any],
    staff: bool,
    bot: bool,
    reactions: int,
    attachments: int,
) -> Message:
    assert author is not None and text is not None  # the queries leave the merely counted out
    return Message(id_, at, channel, author, text, reply_to, tuple(mentions), staff, bot, reactions, attachments)


async def message_span(session: AsyncSession, server_id: str) -> tuple[datetime, datetime] | None:
    """The moments of the first and the last message that may be read; None where there is none."""
    first, last = (
        await session.execute(
            select(func.min(MessageRow.at), func.max(MessageRow.at)).where(
                MessageRow.server_id == server_id, MessageRow.author_id.is_not(None)
            )
        )
    ).one()
    return None if first is None or last is None else (first, last)


async def messages_counted(session: AsyncSession, server_id: str, start: datetime, end: datetime) -> tuple[int, int]:
    """How many messages of people fall in `[start, end)`: those that may be read, and those only counted."""
    counted = func.count().filter(MessageRow.author_id.is_(None))
    total = func.count()
    row = await session.execute(
        select(total, counted).where(
            MessageRow.server_id == server_id,
            MessageRow.at >= start,
            MessageRow.at < end,
            MessageRow.bot.is_(False),
        )
    )
    everything, unread = row.one()
    return everything - unread, unread


async def edit_message(
    session: AsyncSession, server_id: str, message_id: str, text: str, edited_at: datetime
) -> datetime | None:
    """Put in the new text of a message that is stored and readable; its moment, from which analysis is out of date.

    None where nothing changed: an edit may be told twice or late, and a link that unfolds counts as one.
    """
    return await session.scalar(
        update(MessageRow)
        .where(MessageRow.server_id == server_id, MessageRow.id == message_id, MessageRow.text.is_not(None))
        .where(MessageRow.text != text)
        .where(or_(MessageRow.edited_at.is_(None), MessageRow.edited_at < edited_at))
        .values(text=text, edited_at=edited_at)
        .returning(MessageRow.at)
    )


async def delete_messages(session: AsyncSession, server_id: str, ids: Collection[str]) -> datetime | None:
    """Delete messages with their reactions and links; the earliest moment, from which analysis is out of date."""
    secret = await server_secret(session, server_id)
    gone: list[datetime] = []
    for some in chunks(sorted({*ids, *(_unlinked(secret, message_id) for message_id in ids)})):
        gone += await session.scalars(
            delete(MessageRow)
            .where(MessageRow.server_id == server_id, MessageRow.id.in_(some))
            .returning(MessageRow.at)
        )
    return min(gone, default=None)


async def delete_channels(session: AsyncSession, server_id: str, channel_ids: Collection[str]) -> datetime | None:
    """Delete everything said in channels that are gone; the earliest moment, from which analysis is out of date."""
    gone: list[datetime] = []
    for some in chunks(sorted(channel_ids)):
        gone += await session.scalars(
            delete(MessageRow)
            .where(MessageRow.server_id == server_id, MessageRow.channel_id.in_(some))
            .returning(MessageRow.at)
        )
    return min(gone, default=None)


async def set_staff(session: AsyncSession, server_id: str, authors: Collection[str], staff: bool) -> datetime | None:
    """Who counts as staff was decided anew: for everything these authors wrote. The earliest moment that changed."""
    changed: list[datetime] = []
    for some in chunks(sorted(authors)):
        changed += await session.scalars(
            update(MessageRow)
            .where(MessageRow.server_id == server_id, MessageRow.author_id.in_(some), MessageRow.bot.is_(False))
            .where(MessageRow.staff.is_not(staff))
            .values(staff=staff)
            .returning(MessageRow.at)
        )
    return min(changed, default=None)


async def last_ids(session: AsyncSession, server_id: str, channel_id: str, until: datetime, limit: int) -> list[str]:
    """The ids of the last readable messages of a channel that were posted by `until`, oldest first."""
    rows = await session.scalars(
        select(MessageRow.id)
        .where(MessageRow.server_id == server_id, MessageRow.channel_id == channel_id, MessageRow.at <= until)
        .where(MessageRow.author_id.is_not(None))
        .order_by(MessageRow.at.desc(), func.length(MessageRow.id).desc(), MessageRow.id.desc())
        .limit(limit)
    )
    return list(rows)[::-1]


async def put_reactions(session: AsyncSession, server_id: str, reactions: Iterable[Reaction]) -> None:
    """Store reactions to stored messages, and how many each has; one given again is not counted again."""
    given = list(reactions)
    stored = await _stored(session, server_id, {reaction.message_id for reaction in given})
    rows = [
        {
            "server_id": server_id,
            "message_id": r.message_id,
            "emoji": r.emoji,
            "member_id": r.member or "",
            "at": r.at,
            "count": r.count,
        }
        for r in given
        if r.message_id in stored
    ]
    await insert_or_update(session, ReactionRow, rows, {"count"})
    await _recount_reactions(session, server_id, stored)


async def count_reactions(session: AsyncSession, server_id: str, counted: Iterable[Reaction]) -> None:
    """Note how many reactions each message has in all: those of members who are known are among them."""
    given = list(counted)
    named: dict[tuple[str, str], int] = {}
    for some in chunks(sorted({reaction.message_id for reaction in given})):
        rows = await session.execute(
            select(ReactionRow.message_id, ReactionRow.emoji, func.count())
            .where(ReactionRow.server_id == server_id, ReactionRow.message_id.in_(some), ReactionRow.member_id != "")
            .group_by(ReactionRow.message_id, ReactionRow.emoji)
        )
        named.update({(message_id, emoji): count for message_id, emoji, count in rows})
    await put_reactions(
        session,
        server_id,
        (Reaction(r.message_id, r.emoji, count=max(0, r.count - named.get((r.message_id, r.emoji), 0))) for r in given),
    )


async def remove_reaction(session: AsyncSession, server_id: str, message_id: str, emoji: str, member: str) -> None:
    """A member took a reaction back: theirs, or one of those of which only the number is known."""
    of_emoji = (
        ReactionRow.server_id == server_id,
        ReactionRow.message_id == message_id,
        ReactionRow.emoji == emoji,
    )
    theirs = await session.scalars(
        delete(ReactionRow).where(*of_emoji, ReactionRow.member_id == member).returning(ReactionRow.emoji)
    )
    if theirs.first() is None:
        await session.execute(
            update(ReactionRow)
            .where(*of_emoji, ReactionRow.member_id == "", ReactionRow.count > 0)
            .values(count=ReactionRow.count - 1)
        )
    await _recount_reactions(session, server_id, [message_id])


async def clear_reactions(session: AsyncSession, server_id: str, message_id: str, emoji: str | None = None) -> None:
    """All reactions of a message were removed, or all of one emoji."""
    of_message = delete(ReactionRow).where(ReactionRow.server_id == server_id, ReactionRow.message_id == message_id)
    await session.execute(of_message if emoji is None else of_message.where(ReactionRow.emoji == emoji))
    await _recount_reactions(session, server_id, [message_id])


async def _stored(session: AsyncSession, server_id: str, ids: Collection[str]) -> frozenset[str]:
    found: set[str] = set()
    for some in chunks(sorted(ids)):
        found.update(
            await session.scalars(
                select(MessageRow.id).where(MessageRow.server_id == server_id, MessageRow.id.in_(some))
            )
        )
    return frozenset(found)


async def _recount_reactions(session: AsyncSession, server_id: str, ids: Collection[str]) -> None:
    counted = (
        select(func.coalesce(func.sum(ReactionRow.count), 0))
        .where(ReactionRow.server_id == MessageRow.server_id, ReactionRow.message_id == MessageRow.id)
        .scalar_subquery()
    )
    for some in chunks(sorted(ids)):
        await session.execute(
            update(MessageRow)
            .where(MessageRow.server_id == server_id, MessageRow.id.in_(some))
            .values(reactions=counted)
            .execution_options(synchronize_session=False)
        )


async def purge(session: AsyncSession, server_id: str, before: datetime) -> None:
    """Retention: delete the messages of before `before`, with their reactions and links."""
    await session.execute(delete(MessageRow).where(MessageRow.server_id == server_id, MessageRow.at < before))


async def message_ids_of(session: AsyncSession, server_id: str, member_id: str) -> tuple[str, ...]:
    rows = await session.scalars(
        select(MessageRow.id)
        .where(MessageRow.server_id == server_id, MessageRow.author_id == member_id)
        .order_by(*_IN_ORDER)
    )
    return tuple(rows)


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """What the member wrote, and their reactions."""
    wrote = table_of(MessageRow)
    reacted = table_of(ReactionRow)
    messages = await session.execute(
        select(wrote).where(wrote.c.server_id == server_id, wrote.c.author_id == member_id).order_by(wrote.c.at)
    )
    reactions = await session.execute(
        select(reacted)
        .where(reacted.c.server_id == server_id, reacted.c.member_id == member_id)
        .order_by(reacted.c.message_id, reacted.c.emoji)
    )
    return {
        "messages": [dict(row) for row in messages.mappings()],
        "reactions": [dict(row) for row in reactions.mappings()],
    }


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Delete what the member wrote and their reactions; others' messages no longer point or speak to them."""
    own = await message_ids_of(session, server_id, member_id)
    for some in chunks(own):
        await session.execute(
            update(MessageRow)
            .where(MessageRow.server_id == server_id, MessageRow.reply_to.in_(some))
            .values(reply_to=None)
        )
    await delete_in(session, MessageRow, server_id, "author_id", [member_id])
    await delete_in(session, ReactionRow, server_id, "member_id", [member_id])
    await _forget_mentions(session, server_id, member_id)


async def _forget_mentions(session: AsyncSession, server_id: str, member_id: str) -> None:
    nobody = "0" * len(member_id)  # as long as the id was, so that offsets into the text keep
    text = MessageRow.text
    for before, after in ((f"<@{member_id}>", f"<@{nobody}>"), (f"<@!{member_id}>", f"<@!{nobody}>")):
        await session.execute(
            update(MessageRow)
            .where(MessageRow.server_id == server_id, text.contains(before, autoescape=True))
            .values(text=func.replace(text, before, after))
        )
    rows = await session.execute(
        select(MessageRow.id, MessageRow.mentions)
        .where(MessageRow.server_id == server_id)
        .where(MessageRow.mentions.cast(IdText).contains(member_id, autoescape=True))
    )
    for message_id, mentions in rows.all():
        await session.execute(
            update(MessageRow)
            .where(tuple_(MessageRow.server_id, MessageRow.id) == (server_id, message_id))
            .values(mentions=[name for name in mentions if name != member_id])
        )
