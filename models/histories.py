"""How far the past of each channel has been read, and which stretches were read afterwards instead of heard.

Kept as long as Salotto serves the server. Nothing here is about a member.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import delete_in, insert_or_ignore, insert_or_update
from models.types import Base, Id, IdKey, MomentKey, ServerKey


@dataclass(frozen=True, slots=True)
class ChannelHistory:
    """`read_to` is the last message read, None: nothing yet. `closed`: Discord does not let Salotto read there."""

    read_to: str | None = None
    finished: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class CatchingUp:
    """What is being read, or was last. `since` None: from the beginning. `notice` is (channel, message) for staff."""

    since: datetime | None
    until: datetime
    finished_at: datetime | None = None
    notice: tuple[str, str] | None = None


class ChannelHistoryRow(Base):
    """How far one channel's past has been read."""

    __tablename__ = "channel_histories"

    server_id: Mapped[ServerKey]
    channel_id: Mapped[IdKey]
    read_to: Mapped[Id | None]
    finished: Mapped[bool]
    closed: Mapped[bool]


class CatchingUpRow(Base):
    """The catching up of a server that is going on, or the last one."""

    __tablename__ = "catching_up"

    server_id: Mapped[ServerKey]
    since: Mapped[datetime | None]
    until: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    notice_channel: Mapped[Id | None]
    notice_message: Mapped[Id | None]


class ReadBackRow(Base):
    """A stretch whose talk was read afterwards: nobody listened, but nothing that was said and kept is missing."""

    __tablename__ = "stretches_read_back"

    server_id: Mapped[ServerKey]
    started_at: Mapped[MomentKey]
    ended_at: Mapped[datetime]


async def catching_up(session: AsyncSession, server_id: str) -> CatchingUp | None:
    """None where nothing was ever begun."""
    row = await session.get(CatchingUpRow, server_id)
    if row is None:
        return None
    notice = (row.notice_channel, row.notice_message) if row.notice_channel and row.notice_message else None
    return CatchingUp(row.since, row.until, row.finished_at, notice)


async def open_gap(
    session: AsyncSession, server_id: str, since: datetime | None, until: datetime, read_to: str | None
) -> None:
    """Nobody listened from `since` to `until`: every channel that was read is to be read again from `read_to` on.

    A gap that was not read to its end grows; channels that are in the middle of it go on from where they are.
    """
    known = await catching_up(session, server_id)
    going_on = known is not None and known.finished_at is None
    row = {
        "server_id": server_id,
        "since": known.since if known is not None and going_on else since,
        "until": until,
        "finished_at": None,
        "notice_channel": known.notice[0] if known and going_on and known.notice else None,
        "notice_message": known.notice[1] if known and going_on and known.notice else None,
    }
    await insert_or_update(session, CatchingUpRow, [row], row.keys() - {"server_id"})
    await session.execute(
        update(ChannelHistoryRow)
        .where(ChannelHistoryRow.server_id == server_id, ChannelHistoryRow.finished.is_(True))
        .values(finished=False, read_to=read_to)
    )


async def close_gap(session: AsyncSession, server_id: str, first: datetime, until: datetime, now: datetime) -> None:
    """Everything said from `first` to `until` has been read."""
    await session.execute(update(CatchingUpRow).where(CatchingUpRow.server_id == server_id).values(finished_at=now))
    if first < until:
        row = {"server_id": server_id, "started_at": first, "ended_at": until}
        await insert_or_update(session, ReadBackRow, [row], {"ended_at"})


async def remember_notice(session: AsyncSession, server_id: str, channel_id: str, message_id: str) -> None:
    """Where staff are told how far it is."""
    await session.execute(
        update(CatchingUpRow)
        .where(CatchingUpRow.server_id == server_id)
        .values(notice_channel=channel_id, notice_message=message_id)
    )


async def channel_histories(session: AsyncSession, server_id: str) -> dict[str, ChannelHistory]:
    """How far each channel was read. A channel that is absent was never read."""
    rows = await session.scalars(
        select(ChannelHistoryRow)
        .where(ChannelHistoryRow.server_id == server_id)
        .order_by(ChannelHistoryRow.channel_id)
        .execution_options(populate_existing=True)
    )
    return {row.channel_id: ChannelHistory(row.read_to, row.finished, row.closed) for row in rows}


async def read_to(session: AsyncSession, server_id: str, channel_id: str, history: ChannelHistory) -> None:
    """Note how far a channel was read: in the same transaction as what was read."""
    row = {
        "server_id": server_id,
        "channel_id": channel_id,
        "read_to": history.read_to,
        "finished": history.finished,
        "closed": history.closed,
    }
    await insert_or_update(session, ChannelHistoryRow, [row], {"read_to", "finished", "closed"})


async def channel_begins(session: AsyncSession, server_id: str, channel_id: str) -> None:
    """A channel opened while Salotto listened: there is no past to read."""
    row = {"server_id": server_id, "channel_id": channel_id, "read_to": channel_id, "finished": True, "closed": False}
    await insert_or_ignore(session, ChannelHistoryRow, [row])


async def forget_channels(session: AsyncSession, server_id: str, channel_ids: Collection[str]) -> None:
    """These channels are gone."""
    await delete_in(session, ChannelHistoryRow, server_id, "channel_id", channel_ids)


async def read_back_between(
    session: AsyncSession, server_id: str, start: datetime, end: datetime
) -> list[tuple[datetime, datetime]]:
    """The stretches read afterwards that touch `[start, end)`, in order."""
    rows = await session.execute(
        select(ReadBackRow.started_at, ReadBackRow.ended_at)
        .where(ReadBackRow.server_id == server_id, ReadBackRow.started_at < end, ReadBackRow.ended_at > start)
        .order_by(ReadBackRow.started_at)
    )
    return [(begun, ended) for begun, ended in rows]


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """Nothing here is about a member."""
    return {}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Nothing here is about a member."""
