"""What analysis reads next: a stretch of messages, and what was said just before it. No tables of its own."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from metrics.values import Message
from models.bulk import chunks
from models.messages import MessageRow, messages_by_id
from models.turns import TurnRow

_CLOSE = timedelta(days=1)
"""Moments nearer than this are looked up together."""


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
    posted: dict[str, list[datetime]] = {}
    for some in chunks(sorted(message_ids)):
        rows = await session.execute(
            select(MessageRow.channel_id, MessageRow.at).where(
                MessageRow.server_id == server_id, MessageRow.id.in_(some)
            )
        )
        for channel, at in rows:
            posted.setdefault(channel, []).append(at)
    found: dict[str, StoredTurn] = {}
    for channel, moments in sorted(posted.items()):
        for first, last in _stretches(sorted(moments)):
            for turn in await _turns_in_channel(session, server_id, channel, first, last):
                found.update((message_id, turn) for message_id in turn.message_ids if message_id in message_ids)
    return found


def _stretches(moments: Sequence[datetime]) -> Iterator[tuple[datetime, datetime]]:
    """The first and last moment of each run of moments that lie close together."""
    first = 0
    for i, moment in enumerate(moments):
        if i + 1 == len(moments) or moments[i + 1] - moment > _CLOSE:
            yield moments[first], moment
            first = i + 1


async def _turns_in_channel(
    session: AsyncSession, server_id: str, channel: str, first: datetime, last: datetime
) -> list[StoredTurn]:
    """The turns of a channel that hold its messages of `first` to `last`: the one open before, and those since."""
    in_channel = and_(TurnRow.server_id == server_id, TurnRow.channel_id == channel)
    opened = await session.scalar(
        select(TurnRow.start_at).where(in_channel, TurnRow.start_at < first).order_by(TurnRow.start_at.desc()).limit(1)
    )
    rows = await session.execute(
        select(TurnRow.id, TurnRow.message_ids, TurnRow.conversation_id)
        .where(in_channel, TurnRow.start_at >= (opened or first), TurnRow.start_at <= last)
        .order_by(TurnRow.start_at, func.length(TurnRow.id), TurnRow.id)
    )
    return [StoredTurn(turn_id, tuple(held), conversation_id) for turn_id, held, conversation_id in rows]
