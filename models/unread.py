"""What analysis reads next: a stretch of messages, and what was said just before it. No tables of its own."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from metrics.values import Message
from models.bulk import chunks
from models.messages import MessageRow, messages_by_id
from models.turns import TurnRow


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """A turn by its id, with its messages and the conversation it belongs to."""

    id: str
    message_ids: tuple[str, ...]
    conversation_id: str


async def messages_from(session: AsyncSession, server_id: str, start: datetime, limit: int) -> tuple[Message, ...]:
    """The first `limit` messages of `start` or later that may be read, in order."""
    ids = await session.scalars(
        select(MessageRow.id)
        .where(MessageRow.server_id == server_id, MessageRow.at >= start)
        .where(MessageRow.author_id.is_not(None), MessageRow.text.is_not(None))
        .order_by(MessageRow.at, func.length(MessageRow.id), MessageRow.id)
        .limit(limit)
    )
    return await _in_order(session, server_id, ids)


async def messages_before(
    session: AsyncSession, server_id: str, end: datetime, channels: Iterable[str], per_channel: int
) -> tuple[Message, ...]:
    """The last `per_channel` readable messages of each channel named that were posted before `end`, in order."""
    ids: list[str] = []
    for channel in channels:
        ids += await session.scalars(
            select(MessageRow.id)
            .where(MessageRow.server_id == server_id, MessageRow.channel_id == channel, MessageRow.at < end)
            .where(MessageRow.author_id.is_not(None), MessageRow.text.is_not(None))
            .order_by(MessageRow.at.desc(), func.length(MessageRow.id).desc(), MessageRow.id.desc())
            .limit(per_channel)
        )
    return await _in_order(session, server_id, ids)


async def _in_order(session: AsyncSession, server_id: str, ids: Iterable[str]) -> tuple[Message, ...]:
    found = await messages_by_id(session, server_id, list(ids))
    return tuple(sorted(found.values(), key=lambda message: (message.at, len(message.id), message.id)))


async def turns_holding(session: AsyncSession, server_id: str, message_ids: Collection[str]) -> dict[str, StoredTurn]:
    """Message id -> the stored turn that it is part of. Messages of bots and of nobody have none."""
    moments: list[datetime] = []
    for some in chunks(sorted(message_ids)):
        moments += await session.scalars(
            select(MessageRow.at).where(MessageRow.server_id == server_id, MessageRow.id.in_(some))
        )
    found: dict[str, StoredTurn] = {}
    for moment in sorted(set(moments)):
        rows = await session.execute(
            select(TurnRow.id, TurnRow.message_ids, TurnRow.conversation_id).where(
                TurnRow.server_id == server_id, TurnRow.start_at <= moment, TurnRow.end_at >= moment
            )
        )
        for turn_id, held, conversation_id in rows:
            turn = StoredTurn(turn_id, tuple(held), conversation_id)
            found.update((message_id, turn) for message_id in held if message_id in message_ids)
    return found
