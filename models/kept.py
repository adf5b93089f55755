"""What is stored of one member, for taking their name from it, and what lies across a border in time. No tables."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from metrics.values import Message
from models.bulk import insert_or_update
from models.messages import MessageRow, ReactionRow, messages_by_id
from models.turns import TurnRow


async def messages_of(session: AsyncSession, server_id: str, member_id: str) -> tuple[Message, ...]:
    """Everything readable that a member posted, oldest first."""
    ids = await session.scalars(
        select(MessageRow.id).where(MessageRow.server_id == server_id, MessageRow.author_id == member_id)
    )
    found = await messages_by_id(session, server_id, list(ids))
    return tuple(sorted(found.values(), key=lambda message: (message.at, len(message.id), message.id)))


async def unname_reactions(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Count a member's reactions with those of which only the number is known. Theirs are still to be deleted."""
    theirs = await session.execute(
        select(ReactionRow.message_id, ReactionRow.emoji, ReactionRow.count).where(
            ReactionRow.server_id == server_id, ReactionRow.member_id == member_id
        )
    )
    added = {(message_id, emoji): count for message_id, emoji, count in theirs}
    unnamed = await session.execute(
        select(ReactionRow.message_id, ReactionRow.emoji, ReactionRow.count).where(
            ReactionRow.server_id == server_id,
            ReactionRow.member_id == "",
            ReactionRow.message_id.in_(sorted({message_id for message_id, _ in added})),
        )
    )
    known = {(message_id, emoji): count for message_id, emoji, count in unnamed}
    rows = [
        {
            "server_id": server_id,
            "message_id": message_id,
            "emoji": emoji,
            "member_id": "",
            "at": None,
            "count": known.get((message_id, emoji), 0) + count,
        }
        for (message_id, emoji), count in sorted(added.items())
    ]
    await insert_or_update(session, ReactionRow, rows, {"count"})


async def messages_across(session: AsyncSession, server_id: str, border: datetime) -> Collection[str]:
    """Messages of `border` or later that belong to turns begun before it: they go where their turn goes."""
    rows = await session.scalars(
        select(TurnRow.message_ids).where(
            TurnRow.server_id == server_id, TurnRow.start_at < border, TurnRow.end_at >= border
        )
    )
    return sorted({message_id for message_ids in rows for message_id in message_ids})


async def first_message(session: AsyncSession, server_id: str) -> datetime | None:
    """The moment of the oldest message, readable or only counted."""
    oldest = func.min(MessageRow.at, type_=MessageRow.at.type)
    return await session.scalar(select(oldest).where(MessageRow.server_id == server_id))
