"""What closed weeks came to: indicators, members' weeks, and how far each filler and reader has got.

Indicators are totals of a community and are kept. Members' weeks are kept for those at "full"; of those at "totals"
they go after the analysis window, see `purge_member_weeks`. An erasure deletes a member's weeks and leaves the totals
that they were part of, which say nothing of one person.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Index, case, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from core.windows import Week
from metrics.values import Band, Measurement, Range
from models.bulk import delete_in, insert_or_ignore, insert_or_update, insert_rows, locked, table_of
from models.turns import TurnRow
from models.types import Base, IdKey, ServerKey, WeekKey

HISTORY_WEEKS = 16
"""How far back a member's history reaches."""
RETENTION = "retention"
"""The watermark of what was deleted, not filled: no late event lowers it."""


@dataclass(frozen=True, slots=True)
class MemberWeek:
    """How many turns a member had in a week, and how many of them contribute."""

    turns: int
    contributing: int


@dataclass(frozen=True, slots=True)
class ReadingState:
    """How far a server's messages have been read, and from when on what was read is out of date."""

    read_until: datetime | None = None
    dirty_from: datetime | None = None


class WeeklyRollupRow(Base):
    __tablename__ = "weekly_rollups"

    server_id: Mapped[ServerKey]
    week: Mapped[WeekKey]
    name: Mapped[IdKey]
    value: Mapped[float | None]
    low: Mapped[float | None]
    high: Mapped[float | None]
    numerator: Mapped[float | None]
    denominator: Mapped[float | None]
    usual_low: Mapped[float | None]
    usual_high: Mapped[float | None]


class MemberWeekRow(Base):
    __tablename__ = "member_weeks"
    __table_args__ = (Index(None, "server_id", "member_id", "week"),)

    server_id: Mapped[ServerKey]
    week: Mapped[WeekKey]
    member_id: Mapped[IdKey]
    turns: Mapped[int]
    contributing: Mapped[int]


class WatermarkRow(Base):
    """How far a filler has got: everything before `until` is filled."""

    __tablename__ = "watermarks"

    server_id: Mapped[ServerKey]
    filler: Mapped[IdKey]
    until: Mapped[datetime]


class ReadingStateRow(Base):
    __tablename__ = "reading_states"

    server_id: Mapped[ServerKey]
    read_until: Mapped[datetime | None]
    dirty_from: Mapped[datetime | None]


async def replace_rollups(
    session: AsyncSession,
    server_id: str,
    week: Week,
    measurements: Mapping[str, Measurement],
    usual: Mapping[str, Range | None] | None = None,
) -> None:
    """Put a week's indicators, with the range usual for each, in the place of those stored for it."""
    await session.execute(
        delete(WeeklyRollupRow).where(WeeklyRollupRow.server_id == server_id, WeeklyRollupRow.week == week)
    )
    ranges = usual or {}
    rows = [_rollup_row(server_id, week, name, found, ranges.get(name)) for name, found in measurements.items()]
    await insert_rows(session, WeeklyRollupRow, rows)


def _rollup_row(server_id: str, week: Week, name: str, found: Measurement, usual: Range | None) -> dict[str, Any]:
    return {
        "server_id": server_id,
        "week": week,
        "name": name,
        "value": found.value,
        "low": None if found.interval is None else found.interval.low,
        "high": None if found.interval is None else found.interval.high,
        "numerator": found.numerator,
        "denominator": found.denominator,
        "usual_low": None if usual is None else usual.low,
        "usual_high": None if usual is None else usual.high,
    }


async def rollups_of(session: AsyncSession, server_id: str, week: Week) -> dict[str, tuple[Measurement, Range | None]]:
    """A week's indicators by name, each with the range that was usual then. Empty where the week is not filled."""
    rows = await session.scalars(
        select(WeeklyRollupRow)
        .where(WeeklyRollupRow.server_id == server_id, WeeklyRollupRow.week == week)
        .order_by(WeeklyRollupRow.name)
    )
    return {
        row.name: (
            Measurement(row.value, _range(row.low, row.high), row.numerator, row.denominator),
            _range(row.usual_low, row.usual_high),
        )
        for row in rows
    }


def _range(low: float | None, high: float | None) -> Range | None:
    return None if low is None or high is None else Range(low, high)


async def rollup_history(
    session: AsyncSession, server_id: str, week: Week, weeks: int = 8
) -> dict[str, tuple[float | None, ...]]:
    """The values of the `weeks` weeks before `week`, oldest first, by name; None where a week has none."""
    before = [week.shifted(-back) for back in range(weeks, 0, -1)]
    rows = await session.execute(
        select(WeeklyRollupRow.name, WeeklyRollupRow.week, WeeklyRollupRow.value)
        .where(WeeklyRollupRow.server_id == server_id)
        .where(WeeklyRollupRow.week >= before[0], WeeklyRollupRow.week < week)
        .order_by(WeeklyRollupRow.name)
    )
    values: dict[str, dict[Week, float | None]] = {}
    for name, its_week, value in rows:
        values.setdefault(name, {})[its_week] = value
    return {name: tuple(by_week.get(each) for each in before) for name, by_week in values.items()}


async def weeks_filled(session: AsyncSession, server_id: str) -> frozenset[Week]:
    """The weeks that have indicators, out of date or not."""
    rows = await session.scalars(select(WeeklyRollupRow.week).where(WeeklyRollupRow.server_id == server_id).distinct())
    return frozenset(rows)


async def written_in(
    session: AsyncSession, server_id: str, weeks: Sequence[Week], zone: ZoneInfo
) -> dict[Week, dict[str, MemberWeek]]:
    """How many turns each author began in each of some weeks that follow each other, counted where they are stored."""
    contributes = TurnRow.band.in_([band.value for band in Band if band.contributes])
    ends = [(TurnRow.start_at < week.end(zone), place) for place, week in enumerate(weeks)]
    counted = (
        select(
            case(*ends).label("place"),
            TurnRow.author_id,
            func.count().label("turns"),
            func.count().filter(contributes).label("contributing"),
        )
        .where(
            TurnRow.server_id == server_id,
            TurnRow.start_at >= weeks[0].start(zone),
            TurnRow.start_at < weeks[-1].end(zone),
        )
        .group_by("place", TurnRow.author_id)
        .order_by("place", TurnRow.author_id)
    )
    written: dict[Week, dict[str, MemberWeek]] = {week: {} for week in weeks}
    for place, author, turns, contributing in await session.execute(counted):
        written[weeks[place]][author] = MemberWeek(turns, contributing)
    return written


async def replace_member_weeks(
    session: AsyncSession, server_id: str, written: Mapping[Week, Mapping[str, MemberWeek]]
) -> None:
    """Put what each member wrote in some weeks in the place of what is stored for those weeks."""
    await session.execute(
        delete(MemberWeekRow).where(MemberWeekRow.server_id == server_id, MemberWeekRow.week.in_(sorted(written)))
    )
    rows = [
        {
            "server_id": server_id,
            "week": week,
            "member_id": member_id,
            "turns": wrote.turns,
            "contributing": wrote.contributing,
        }
        for week, members in sorted(written.items())
        for member_id, wrote in sorted(members.items())
    ]
    await insert_rows(session, MemberWeekRow, rows)


async def member_weeks(
    session: AsyncSession, server_id: str, first: Week, last: Week
) -> dict[str, dict[Week, MemberWeek]]:
    """What each member wrote in the weeks from `first` to `last`, both included. Weeks of silence are absent."""
    rows = await session.execute(
        select(MemberWeekRow.member_id, MemberWeekRow.week, MemberWeekRow.turns, MemberWeekRow.contributing)
        .where(MemberWeekRow.server_id == server_id, MemberWeekRow.week >= first, MemberWeekRow.week <= last)
        .order_by(MemberWeekRow.member_id, MemberWeekRow.week)
    )
    found: dict[str, dict[Week, MemberWeek]] = {}
    for member_id, week, turns, contributing in rows:
        found.setdefault(member_id, {})[week] = MemberWeek(turns, contributing)
    return found


async def watermark(session: AsyncSession, server_id: str, filler: str) -> datetime | None:
    """Until when a filler has filled; None: it has not begun."""
    of_filler = select(WatermarkRow.until).where(WatermarkRow.server_id == server_id, WatermarkRow.filler == filler)
    return await session.scalar(locked(session, of_filler))


async def set_watermark(session: AsyncSession, server_id: str, filler: str, until: datetime) -> None:
    """A filler has filled everything before `until`. In the same transaction as what it filled."""
    row = {"server_id": server_id, "filler": filler, "until": until}
    await insert_or_update(session, WatermarkRow, [row], {"until"})


async def frozen_before(session: AsyncSession, server_id: str) -> datetime | None:
    """Until when retention has deleted what weeks were filled from: weeks that begin before are never filled again."""
    return await watermark(session, server_id, RETENTION)


async def freeze_before(session: AsyncSession, server_id: str, border: datetime) -> None:
    """Retention deletes everything of before `border`; it never goes back."""
    frozen = await frozen_before(session, server_id)
    await set_watermark(session, server_id, RETENTION, border if frozen is None else max(border, frozen))


async def lower_watermarks(session: AsyncSession, server_id: str, to: datetime) -> None:
    """Something of before changed: every filler of the server fills again from `to` on."""
    rows = await session.scalars(
        select(WatermarkRow)
        .where(WatermarkRow.server_id == server_id, WatermarkRow.until > to, WatermarkRow.filler != RETENTION)
        .with_for_update()
    )
    for row in rows:
        row.until = to
    await session.flush()


async def reading_state(session: AsyncSession, server_id: str) -> ReadingState:
    of_server = select(ReadingStateRow.read_until, ReadingStateRow.dirty_from).where(
        ReadingStateRow.server_id == server_id
    )
    row = (await session.execute(locked(session, of_server))).one_or_none()
    return ReadingState() if row is None else ReadingState(*row)


async def mark_read(session: AsyncSession, server_id: str, until: datetime) -> None:
    """Everything before `until` has been read, and nothing of it is out of date."""
    row = {"server_id": server_id, "read_until": until, "dirty_from": None}
    await insert_or_update(session, ReadingStateRow, [row], {"read_until", "dirty_from"})


async def mark_dirty(session: AsyncSession, server_id: str, since: datetime) -> None:
    """A message of `since` came late, was edited or deleted: read again from there. An earlier mark stays."""
    # The row must be there to be locked: two late events may be the server's first.
    blank = {"server_id": server_id, "read_until": None, "dirty_from": None}
    await insert_or_ignore(session, ReadingStateRow, [blank])
    state = await reading_state(session, server_id)
    earliest = since if state.dirty_from is None else min(since, state.dirty_from)
    row = {"server_id": server_id, "read_until": state.read_until, "dirty_from": earliest}
    await insert_or_update(session, ReadingStateRow, [row], {"dirty_from"})


async def purge_member_weeks(session: AsyncSession, server_id: str, before: Week, member_ids: Collection[str]) -> None:
    """Retention: forget the weeks before `before` of the members named, those at level "totals"."""
    await session.execute(
        delete(MemberWeekRow).where(
            MemberWeekRow.server_id == server_id,
            MemberWeekRow.week < before,
            MemberWeekRow.member_id.in_(sorted(member_ids)),
        )
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """The member's weeks."""
    table = table_of(MemberWeekRow)
    rows = await session.execute(
        select(table).where(table.c.server_id == server_id, table.c.member_id == member_id).order_by(table.c.week)
    )
    return {"weeks": [{**row, "week": str(row["week"])} for row in rows.mappings()]}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Delete the member's weeks."""
    await delete_in(session, MemberWeekRow, server_id, "member_id", [member_id])
