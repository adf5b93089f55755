"""What members talk about and need: themes and their weeks, needs and who voiced them.

Themes and needs are words of many and are kept. Who voiced a need is kept while they are a member; the turns that a
theme's week rests on are named for the analysis window (60 days), see `purge`.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from core.windows import Week
from models.bulk import delete_in, insert_new, insert_or_ignore, insert_or_update, insert_rows, table_of
from models.messages import message_ids_of
from models.types import Base, Id, IdKey, JsonList, ServerKey, WeekKey

ThemeOrigin = Literal["configured", "emerging"]
ThemeStatus = Literal["proposed", "confirmed", "merged", "dismissed"]
NeedProvenance = Literal["declared", "voiced", "staff"]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as staff see it. `words` are the lemmas that make it up; `merged_into` is set when staff merged it."""

    key: str
    label: str
    words: tuple[str, ...]
    origin: ThemeOrigin
    status: ThemeStatus = "proposed"
    merged_into: str | None = None


@dataclass(frozen=True, slots=True)
class ThemeWeek:
    """How a theme was talked about in a week. `turn_ids` most telling first."""

    key: str
    people: int
    turns: int
    trend: str
    turn_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """Something members need, declared in a profile, voiced in talk or entered by staff."""

    id: str
    label: str
    provenance: NeedProvenance
    status: str = "open"


@dataclass(frozen=True, slots=True)
class NeedVoice:
    """A member voiced a need in a turn. `need_id` None: not joined to a need yet. `kind`: problem, wish or request."""

    turn_id: str
    kind: str
    member: str
    at: datetime
    need_id: str | None = None


class ThemeRow(Base):
    __tablename__ = "themes"
    __table_args__ = (
        CheckConstraint("status IN ('proposed', 'confirmed', 'merged', 'dismissed')", name="theme_status"),
    )

    server_id: Mapped[ServerKey]
    key: Mapped[IdKey]
    label: Mapped[str]
    words: Mapped[JsonList]
    origin: Mapped[str]
    status: Mapped[str]
    merged_into: Mapped[Id | None]
    decided_by: Mapped[Id | None]
    decided_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class ThemeWeekRow(Base):
    __tablename__ = "theme_weeks"
    __table_args__ = (
        ForeignKeyConstraint(["server_id", "key"], ["themes.server_id", "themes.key"], ondelete="CASCADE"),
    )

    server_id: Mapped[ServerKey]
    week: Mapped[WeekKey]
    key: Mapped[IdKey]
    people: Mapped[int]
    turns: Mapped[int]
    trend: Mapped[str]
    turn_ids: Mapped[JsonList]


class NeedRow(Base):
    __tablename__ = "needs"

    server_id: Mapped[ServerKey]
    id: Mapped[IdKey]
    label: Mapped[str]
    provenance: Mapped[str]
    status: Mapped[str]
    created_at: Mapped[datetime]


class NeedVoiceRow(Base):
    __tablename__ = "need_voices"
    __table_args__ = (Index(None, "server_id", "at"), Index(None, "server_id", "need_id"))

    server_id: Mapped[ServerKey]
    turn_id: Mapped[IdKey]
    kind: Mapped[IdKey]
    need_id: Mapped[Id | None]
    member_id: Mapped[Id]
    at: Mapped[datetime]


async def note_themes(session: AsyncSession, server_id: str, themes: Iterable[Theme], now: datetime) -> int:
    """Remember themes not known yet, how many were new. What staff decided about a known one stays."""
    rows = [
        {
            "server_id": server_id,
            "key": theme.key,
            "label": theme.label,
            "words": list(theme.words),
            "origin": theme.origin,
            "status": theme.status,
            "merged_into": theme.merged_into,
            "decided_by": None,
            "decided_at": None,
            "created_at": now,
        }
        for theme in themes
    ]
    return await insert_new(session, ThemeRow, rows)


async def themes(session: AsyncSession, server_id: str) -> dict[str, Theme]:
    """Every theme of a server by key, dismissed ones included: they must not come back as new."""
    rows = await session.scalars(select(ThemeRow).where(ThemeRow.server_id == server_id).order_by(ThemeRow.key))
    return {
        row.key: Theme(row.key, row.label, tuple(row.words), row.origin, row.status, row.merged_into)  # type: ignore[arg-type]
        for row in rows
    }


async def decide_theme(
    session: AsyncSession,
    server_id: str,
    key: str,
    status: ThemeStatus,
    by: str,
    now: datetime,
    *,
    label: str | None = None,
    merged_into: str | None = None,
) -> bool:
    """Staff confirm, rename (`label`), merge or dismiss a theme; whether there is such a theme."""
    values: dict[str, Any] = {"status": status, "merged_into": merged_into, "decided_by": by, "decided_at": now}
    if label is not None:
        values["label"] = label
    found = await session.scalar(
        update(ThemeRow)
        .where(ThemeRow.server_id == server_id, ThemeRow.key == key)
        .values(**values)
        .returning(ThemeRow.key)
    )
    return found is not None


async def replace_theme_weeks(session: AsyncSession, server_id: str, week: Week, found: Iterable[ThemeWeek]) -> None:
    """Put a week's themes, already remembered, in the place of those stored for it."""
    await session.execute(delete(ThemeWeekRow).where(ThemeWeekRow.server_id == server_id, ThemeWeekRow.week == week))
    rows = [
        {
            "server_id": server_id,
            "week": week,
            "key": each.key,
            "people": each.people,
            "turns": each.turns,
            "trend": each.trend,
            "turn_ids": list(each.turn_ids),
        }
        for each in found
    ]
    await insert_rows(session, ThemeWeekRow, rows)


async def theme_weeks(
    session: AsyncSession, server_id: str, first: Week, last: Week
) -> dict[Week, tuple[ThemeWeek, ...]]:
    """The themes of the weeks from `first` to `last`, both included, those of most people first."""
    rows = await session.scalars(
        select(ThemeWeekRow)
        .where(ThemeWeekRow.server_id == server_id, ThemeWeekRow.week >= first, ThemeWeekRow.week <= last)
        .order_by(ThemeWeekRow.week, ThemeWeekRow.people.desc(), ThemeWeekRow.key)
    )
    found: dict[Week, tuple[ThemeWeek, ...]] = {}
    for row in rows:
        each = ThemeWeek(row.key, row.people, row.turns, row.trend, tuple(row.turn_ids))
        found[row.week] = (*found.get(row.week, ()), each)
    return found


async def put_needs(session: AsyncSession, server_id: str, needs: Iterable[Need], now: datetime) -> None:
    """Store needs, or their new label and status."""
    rows = [
        {
            "server_id": server_id,
            "id": need.id,
            "label": need.label,
            "provenance": need.provenance,
            "status": need.status,
            "created_at": now,
        }
        for need in needs
    ]
    await insert_or_update(session, NeedRow, rows, {"label", "status"})


async def needs(session: AsyncSession, server_id: str) -> tuple[Need, ...]:
    rows = await session.scalars(
        select(NeedRow).where(NeedRow.server_id == server_id).order_by(NeedRow.created_at, NeedRow.id)
    )
    return tuple(Need(row.id, row.label, row.provenance, row.status) for row in rows)  # type: ignore[arg-type]


async def replace_need_voices(
    session: AsyncSession, server_id: str, start: datetime, end: datetime, voices: Iterable[NeedVoice]
) -> None:
    """Put what was voiced in `[start, end)` in the place of what is stored for it."""
    await session.execute(
        delete(NeedVoiceRow).where(NeedVoiceRow.server_id == server_id, NeedVoiceRow.at >= start, NeedVoiceRow.at < end)
    )
    rows = [
        {
            "server_id": server_id,
            "turn_id": voice.turn_id,
            "kind": voice.kind,
            "need_id": voice.need_id,
            "member_id": voice.member,
            "at": voice.at,
        }
        for voice in voices
    ]
    await insert_or_ignore(session, NeedVoiceRow, rows)


async def need_voices(session: AsyncSession, server_id: str, start: datetime, end: datetime) -> tuple[NeedVoice, ...]:
    """What was voiced in `[start, end)`, in order."""
    rows = await session.scalars(
        select(NeedVoiceRow)
        .where(NeedVoiceRow.server_id == server_id, NeedVoiceRow.at >= start, NeedVoiceRow.at < end)
        .order_by(NeedVoiceRow.at, NeedVoiceRow.turn_id, NeedVoiceRow.kind)
    )
    return tuple(NeedVoice(row.turn_id, row.kind, row.member_id, row.at, row.need_id) for row in rows)


async def purge(session: AsyncSession, server_id: str, before: Week) -> None:
    """Retention: weeks before `before` no longer name the turns they rest on."""
    await session.execute(
        update(ThemeWeekRow).where(ThemeWeekRow.server_id == server_id, ThemeWeekRow.week < before).values(turn_ids=[])
    )


async def purge_need_voices(
    session: AsyncSession, server_id: str, before: datetime, member_ids: Collection[str]
) -> None:
    """Retention: forget what the members named, those at level "totals", voiced before `before`."""
    await session.execute(
        delete(NeedVoiceRow).where(
            NeedVoiceRow.server_id == server_id,
            NeedVoiceRow.at < before,
            NeedVoiceRow.member_id.in_(sorted(member_ids)),
        )
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """The needs the member voiced, and the themes they decided on as staff."""
    voices, decided = table_of(NeedVoiceRow), table_of(ThemeRow)
    voiced = await session.execute(
        select(voices).where(voices.c.server_id == server_id, voices.c.member_id == member_id).order_by(voices.c.at)
    )
    decisions = await session.execute(
        select(decided.c.key, decided.c.status, decided.c.decided_at)
        .where(decided.c.server_id == server_id, decided.c.decided_by == member_id)
        .order_by(decided.c.key)
    )
    return {
        "needs_voiced": [dict(row) for row in voiced.mappings()],
        "themes_decided": [dict(row) for row in decisions.mappings()],
    }


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Delete the member's voices, and the mention of their turns and decisions. Call before the messages go."""
    await delete_in(session, NeedVoiceRow, server_id, "member_id", [member_id])
    await session.execute(
        update(ThemeRow)
        .where(ThemeRow.server_id == server_id, ThemeRow.decided_by == member_id)
        .values(decided_by=None)
    )
    await _forget_turns(session, server_id, set(await message_ids_of(session, server_id, member_id)))


async def _forget_turns(session: AsyncSession, server_id: str, own: set[str]) -> None:
    rows: Sequence[ThemeWeekRow] = (
        await session.scalars(select(ThemeWeekRow).where(ThemeWeekRow.server_id == server_id))
    ).all()
    for row in rows:
        if not own.isdisjoint(row.turn_ids):
            row.turn_ids = [turn_id for turn_id in row.turn_ids if turn_id not in own]
    await session.flush()
