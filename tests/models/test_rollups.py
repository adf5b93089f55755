"""Closed weeks: filled again they are the same, and history says where it is silent."""

import asyncio

from core.windows import Week
from metrics.values import UNKNOWN, Measurement, Range
from models import rollups
from models.rollups import MemberWeek, ReadingState
from models.session import Database
from tests.models.community import SERVER, at, settle

WEEK = Week(2020, 53)
SHARE = Measurement(0.5, Range(0.2, 0.8), 3, 6)


async def test_a_week_filled_again_is_replaced(database: Database) -> None:
    async with database.writing() as session:
        await settle(session)
        await rollups.replace_rollups(session, SERVER, WEEK, {"reciprocity": SHARE, "gone": SHARE})
    for _ in range(2):
        async with database.writing() as session:
            found = {"reciprocity": SHARE, "belonging": UNKNOWN}
            await rollups.replace_rollups(session, SERVER, WEEK, found, {"reciprocity": Range(0.1, 0.4)})
    async with database.reading() as session:
        assert await rollups.rollups_of(session, SERVER, WEEK) == {
            "belonging": (UNKNOWN, None),
            "reciprocity": (SHARE, Range(0.1, 0.4)),
        }
        assert await rollups.rollups_of(session, SERVER, WEEK.shifted(1)) == {}


async def test_history_is_silent_where_a_week_was_not_filled_or_could_not_tell(database: Database) -> None:
    async with database.writing() as session:
        await settle(session)
        for back, found in ((1, SHARE), (2, UNKNOWN), (4, Measurement(7.0)), (9, Measurement(9.0)), (0, SHARE)):
            await rollups.replace_rollups(session, SERVER, WEEK.shifted(-back), {"contributors": found})
    async with database.reading() as session:
        assert await rollups.rollup_history(session, SERVER, WEEK) == {
            "contributors": (None, None, None, None, 7.0, None, None, 0.5)
        }


async def test_weeks_of_members_filled_again_are_replaced_and_others_left_alone(database: Database) -> None:
    before, after = WEEK.shifted(-1), WEEK.shifted(1)
    async with database.writing() as session:
        await settle(session)
        first = {week: {"ada": MemberWeek(10, 2), "bea": MemberWeek(3, 0)} for week in (before, WEEK, after)}
        await rollups.replace_member_weeks(session, SERVER, first)
        await rollups.replace_member_weeks(session, SERVER, {WEEK: {"ada": MemberWeek(11, 2)}, after: {}})
    async with database.reading() as session:
        assert await rollups.member_weeks(session, SERVER, before, after) == {
            "ada": {before: MemberWeek(10, 2), WEEK: MemberWeek(11, 2)},
            "bea": {before: MemberWeek(3, 0)},
        }
        assert await rollups.member_weeks(session, SERVER, WEEK, WEEK) == {"ada": {WEEK: MemberWeek(11, 2)}}


async def test_those_who_count_only_in_totals_are_forgotten_by_person(database: Database) -> None:
    async with database.writing() as session:
        await settle(session)
        both = {"ada": MemberWeek(1, 1), "bea": MemberWeek(2, 2)}
        await rollups.replace_member_weeks(session, SERVER, {WEEK: both, WEEK.shifted(1): both})
        await rollups.purge_member_weeks(session, SERVER, WEEK.shifted(1), ["bea"])
        left = await rollups.member_weeks(session, SERVER, WEEK, WEEK.shifted(1))
    assert {member: list(weeks) for member, weeks in left.items()} == {
        "ada": [WEEK, WEEK.shifted(1)],
        "bea": [WEEK.shifted(1)],
    }


async def test_a_late_event_lowers_watermarks_and_never_raises_them(database: Database) -> None:
    async with database.writing() as session:
        await settle(session)
        assert await rollups.watermark(session, SERVER, "weeks") is None
        await rollups.set_watermark(session, SERVER, "weeks", at(50))
        await rollups.set_watermark(session, SERVER, "themes", at(20))
    async with database.writing() as session:
        await rollups.lower_watermarks(session, SERVER, at(30))
    async with database.reading() as session:
        assert await rollups.watermark(session, SERVER, "weeks") == at(30)
        assert await rollups.watermark(session, SERVER, "themes") == at(20)


async def test_the_earliest_change_decides_from_when_to_read_again(database: Database) -> None:
    async with database.writing() as session:
        await settle(session)
        assert await rollups.reading_state(session, SERVER) == ReadingState()

    async def change(minute: int) -> None:
        async with database.writing() as session:
            await rollups.mark_dirty(session, SERVER, at(minute))

    await asyncio.gather(*(change(minute) for minute in (50, 20, 70, 35, 60)))
    async with database.writing() as session:
        assert await rollups.reading_state(session, SERVER) == ReadingState(None, at(20))
        await rollups.mark_read(session, SERVER, at(95))
        assert await rollups.reading_state(session, SERVER) == ReadingState(at(95), None)
