"""Signs of somebody being there, and when Salotto was listening.

Signs are kept for the analysis window (60 days), of members at "full" or "totals" only. Runs are kept for as long as
the weeks they explain; they are about nobody.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Index,
    bindparam,
    delete,
    func,
    literal,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from metrics.values import Presence
from models import histories
from models.bulk import delete_in, insert_or_ignore, table_of
from models.messages import MessageRow, ReactionRow
from models.types import Base, Id, IdKey, MomentKey, ServerKey

SignKind = Literal["reaction", "typing", "interaction"]


class ActivityRow(Base):
    """A sign that leaves nothing else behind. Messages are signs too, and have their own table."""

    __tablename__ = "activity"
    __table_args__ = (Index(None, "server_id", "at"),)

    server_id: Mapped[ServerKey]
    member_id: Mapped[IdKey]
    kind: Mapped[IdKey]
    at: Mapped[MomentKey]


class VoiceSessionRow(Base):
    """A stay in a voice channel, without the away-from-keyboard channel. `ended_at` NULL: still there."""

    __tablename__ = "voice_sessions"
    __table_args__ = (Index(None, "server_id", "started_at"),)

    server_id: Mapped[ServerKey]
    member_id: Mapped[IdKey]
    started_at: Mapped[MomentKey]
    channel_id: Mapped[Id]
    ended_at: Mapped[datetime | None]


class ObservationRunRow(Base):
    """A stretch in which Salotto listened to a server. After a crash `heartbeat_at` is the last that is known."""

    __tablename__ = "observation_runs"

    server_id: Mapped[ServerKey]
    started_at: Mapped[MomentKey]
    heartbeat_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


async def note_signs(session: AsyncSession, server_id: str, signs: Iterable[Presence]) -> None:
    """Store reactions, typing and interactions. Messages and voice are stored where they belong."""
    rows = [
        {"server_id": server_id, "member_id": sign.author, "kind": sign.kind, "at": sign.at}
        for sign in signs
        if sign.kind in ("reaction", "typing", "interaction")
    ]
    await insert_or_ignore(session, ActivityRow, rows)


async def enter_voice(session: AsyncSession, server_id: str, member_id: str, channel_id: str, at: datetime) -> None:
    """A member enters a voice channel; a stay that was open ends."""
    await leave_voice(session, server_id, member_id, at)
    row = {
        "server_id": server_id,
        "member_id": member_id,
        "started_at": at,
        "channel_id": channel_id,
        "ended_at": None,
    }
    await insert_or_ignore(session, VoiceSessionRow, [row])


async def leave_voice(session: AsyncSession, server_id: str, member_id: str, at: datetime) -> None:
    await session.execute(
        update(VoiceSessionRow)
        .where(
            VoiceSessionRow.server_id == server_id,
            VoiceSessionRow.member_id == member_id,
            VoiceSessionRow.ended_at.is_(None),
            VoiceSessionRow.started_at < at,
        )
        .values(ended_at=at)
    )


async def end_stays(session: AsyncSession, server_id: str, at: datetime) -> None:
    """Nobody is seen in voice any more: stays that are open end, those that began after `at` with their beginning."""
    of_server = (VoiceSessionRow.server_id == server_id, VoiceSessionRow.ended_at.is_(None))
    await session.execute(
        update(VoiceSessionRow).where(*of_server, VoiceSessionRow.started_at < at).values(ended_at=at)
    )
    await session.execute(update(VoiceSessionRow).where(*of_server).values(ended_at=VoiceSessionRow.started_at))


_SERVER: BindParameter[str] = bindparam("server")
_START: BindParameter[datetime] = bindparam("start")
_END: BindParameter[datetime] = bindparam("end")
_SIGNS: CompoundSelect[Any, str, datetime] = union_all(
    select(literal("message").label("kind"), MessageRow.author_id, MessageRow.at).where(
        MessageRow.server_id == _SERVER,
        MessageRow.at >= _START,
        MessageRow.at < _END,
        MessageRow.author_id.is_not(None),
        MessageRow.bot.is_(False),
    ),
    select(literal("reaction"), ReactionRow.member_id, ReactionRow.at).where(
        ReactionRow.server_id == _SERVER,
        ReactionRow.at >= _START,
        ReactionRow.at < _END,
        ReactionRow.member_id != "",
    ),
    select(ActivityRow.kind, ActivityRow.member_id, ActivityRow.at).where(
        ActivityRow.server_id == _SERVER, ActivityRow.at >= _START, ActivityRow.at < _END
    ),
)
_STAYS = select(VoiceSessionRow.member_id, VoiceSessionRow.started_at, VoiceSessionRow.ended_at).where(
    VoiceSessionRow.server_id == _SERVER,
    VoiceSessionRow.started_at < _END,
    or_(VoiceSessionRow.ended_at.is_(None), VoiceSessionRow.ended_at > _START),
)
"""Put together once: that takes longer than the answers, and every week asks."""


async def presence_between(
    session: AsyncSession, server_id: str, start: datetime, end: datetime
) -> tuple[Presence, ...]:
    """Every sign in `[start, end)` by people, in time order: messages, reactions, typing, interactions, voice.

    A voice stay counts where it overlaps the window, cut to it; one still open lasts to the window's end.
    """
    window = {"server": server_id, "start": start, "end": end}
    found = [Presence(kind, member, at) for kind, member, at in await session.execute(_SIGNS, window)]
    stays = await session.execute(_STAYS, window)
    found += [Presence("voice", member, max(begun, start), min(left or end, end)) for member, begun, left in stays]
    return tuple(sorted(set(found), key=lambda sign: (sign.at, sign.author, sign.kind)))


async def in_voice(
    session: AsyncSession, server_id: str, channel_id: str, start: datetime, end: datetime, least: timedelta
) -> frozenset[str]:
    """Who was in a voice channel for at least so long within `[start, end)`, as far as they let it be kept."""
    stays = await session.execute(
        select(VoiceSessionRow.member_id, VoiceSessionRow.started_at, VoiceSessionRow.ended_at).where(
            VoiceSessionRow.server_id == server_id,
            VoiceSessionRow.channel_id == channel_id,
            VoiceSessionRow.started_at < end,
            or_(VoiceSessionRow.ended_at.is_(None), VoiceSessionRow.ended_at > start),
        )
    )
    stayed: dict[str, timedelta] = {}
    for member, begun, left in stays:
        stay = min(left or end, end) - max(begun, start)
        stayed[member] = stayed.get(member, timedelta()) + stay
    return frozenset(member for member, long in stayed.items() if long >= least)


async def start_listening(session: AsyncSession, server_id: str, at: datetime) -> None:
    """Open a run. A run that a crash left open ends at its last heartbeat."""
    await session.execute(
        update(ObservationRunRow)
        .where(ObservationRunRow.server_id == server_id, ObservationRunRow.ended_at.is_(None))
        .values(ended_at=ObservationRunRow.heartbeat_at)
    )
    row = {"server_id": server_id, "started_at": at, "heartbeat_at": at, "ended_at": None}
    await insert_or_ignore(session, ObservationRunRow, [row])


async def keep_listening(session: AsyncSession, server_ids: Collection[str], at: datetime) -> None:
    """Heartbeat: the open runs of these servers last at least until `at`."""
    await session.execute(
        update(ObservationRunRow)
        .where(ObservationRunRow.server_id.in_(sorted(server_ids)), ObservationRunRow.ended_at.is_(None))
        .values(heartbeat_at=at)
    )


async def stop_listening(session: AsyncSession, server_id: str, at: datetime) -> None:
    await session.execute(
        update(ObservationRunRow)
        .where(ObservationRunRow.server_id == server_id, ObservationRunRow.ended_at.is_(None))
        .values(heartbeat_at=at, ended_at=at)
    )


async def last_heard(session: AsyncSession, server_id: str, before: datetime | None = None) -> datetime | None:
    """Until when Salotto is known to have listened, in runs that began before a moment; None: never."""
    until = func.coalesce(
        ObservationRunRow.ended_at, ObservationRunRow.heartbeat_at, type_=ObservationRunRow.ended_at.type
    )
    runs = select(func.max(until)).where(ObservationRunRow.server_id == server_id)
    if before is not None:
        runs = runs.where(ObservationRunRow.started_at < before)
    return await session.scalar(runs)


async def unheard_between(
    session: AsyncSession, server_id: str, start: datetime, end: datetime
) -> tuple[tuple[datetime, datetime], ...]:
    """The stretches of `[start, end)` in which nobody was listening and nothing was read afterwards, in order."""
    until = func.coalesce(
        ObservationRunRow.ended_at, ObservationRunRow.heartbeat_at, type_=ObservationRunRow.ended_at.type
    )
    rows = await session.execute(
        select(ObservationRunRow.started_at, until)
        .where(ObservationRunRow.server_id == server_id, ObservationRunRow.started_at < end, until > start)
        .order_by(ObservationRunRow.started_at)
    )
    known = [(begun, ended) for begun, ended in rows]
    known += await histories.read_back_between(session, server_id, start, end)
    unheard: list[tuple[datetime, datetime]] = []
    heard_until = start
    for begun, ended in sorted(known):
        if begun > heard_until:
            unheard.append((heard_until, begun))
        heard_until = max(heard_until, ended)
    if heard_until < end:
        unheard.append((heard_until, end))
    return tuple(unheard)


async def purge(session: AsyncSession, server_id: str, before: datetime) -> None:
    """Retention: delete the signs and stays of before `before`."""
    await session.execute(delete(ActivityRow).where(ActivityRow.server_id == server_id, ActivityRow.at < before))
    await session.execute(
        delete(VoiceSessionRow).where(VoiceSessionRow.server_id == server_id, VoiceSessionRow.started_at < before)
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """The member's signs of presence and voice stays."""
    activity, voice = table_of(ActivityRow), table_of(VoiceSessionRow)
    signs = await session.execute(
        select(activity)
        .where(activity.c.server_id == server_id, activity.c.member_id == member_id)
        .order_by(activity.c.at, activity.c.kind)
    )
    stays = await session.execute(
        select(voice).where(voice.c.server_id == server_id, voice.c.member_id == member_id).order_by(voice.c.started_at)
    )
    return {
        "activity": [dict(row) for row in signs.mappings()],
        "voice_sessions": [dict(row) for row in stays.mappings()],
    }


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Delete the member's signs and stays."""
    await delete_in(session, ActivityRow, server_id, "member_id", [member_id])
    await delete_in(session, VoiceSessionRow, server_id, "member_id", [member_id])
