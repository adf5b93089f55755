"""Closed weeks: filled again they are the same, and history says where it is silent."""

import asyncio

from core.windows import Week
from metrics.values import UNKNOWN, Measurement, MemberHistory, Range
from models import members, rollups
from models.members import Member
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


async def test_member_histories_know_nothing_later(database: Database) -> None:
    wrote = {WEEK.shifted(-17): 9, WEEK.shifted(-16): 4, WEEK: 2, WEEK.shifted(1): 8}
    async with database.writing() as session:
        await settle(session, "ada", "late", "silent")
        await members.upsert_members(
            session, SERVER, [Member("boss", "Boss", staff=True), Member("bot", "Bot", bot=True)]
        )
        spoke = {"ada": at(-9), "boss": at(-8), "bot": at(-7), "late": at(60)}
        await members.note_first_turns(session, SERVER, spoke)
        for week, contributing in wrote.items():
            await rollups.replace_member_weeks(session, SERVER, week, {"ada": MemberWeek(10, contributing)})
    async with database.reading() as session:
        assert await rollups.member_histories(session, SERVER, WEEK, at(0)) == {
            "ada": MemberHistory("ada", False, at(-9), {WEEK.shifted(-16): 4, WEEK: 2}),
            "boss": MemberHistory("boss", True, at(-8), {}),
        }
        assert await rollups.member_weeks(session, SERVER, WEEK, WEEK) == {"ada": {WEEK: MemberWeek(10, 2)}}


async def test_those_who_count_only_in_totals_are_forgotten_by_person(database: Database) -> None:
    async with database.writing() as session:
        await settle(session)
        for week in (WEEK, WEEK.shifted(1)):
            both = {"ada": MemberWeek(1, 1), "bea": MemberWeek(2, 2)}
            await rollups.replace_member_weeks(session, SERVER, week, both)
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
