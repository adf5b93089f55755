"""Weeks are filled once, again where something of before changed, and not when nothing did."""

from datetime import timedelta

import pytest

from core.windows import Week
from metrics.values import Message
from models import rollups
from models.session import Database
from services.analysis import Analysis
from services.recorder import Batch, Recorder
from services.rollups import OutOfDate, Rollups
from services.weeks import Weeks
from services.windows import Windows
from services.workers import SameProcess
from tests.services.community import CLOCK, LAST, SERVER, Aurora, aurora, everything_in


def rollups_of(room: Aurora) -> Rollups:
    return Rollups(room.database, Weeks(room.database, SameProcess(), Windows(room.archive.server, listened=False)))


async def late_message(room: Aurora, week: Week) -> None:
    at = week.start(room.archive.zone) + timedelta(days=2)
    late = Message("late", at, "1100000000000000010", "late", "Anche io ho la moka nuova, perché la vecchia perdeva")
    await Recorder(room.database, CLOCK, "full").record(SERVER, Batch((late,)))


async def test_weeks_are_filled_once(database: Database) -> None:
    room = await aurora(database)
    weeks = room.archive.weeks(room.record)
    assert await rollups_of(room).fill(weeks) == weeks
    before = await everything_in(database)
    assert await rollups_of(room).fill(weeks) == ()
    assert await everything_in(database) == before


async def test_a_late_message_has_its_week_and_all_after_it_filled_again(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    weeks = room.archive.weeks(room.record)
    await rollups_of(room).fill(weeks)
    await late_message(room, Week(2026, 8))
    await Analysis(sqlite_database, SameProcess()).catch_up(SERVER)
    assert await rollups_of(room).fill([LAST]) == (Week(2026, 8), Week(2026, 9), LAST)
    async with sqlite_database.reading() as session:
        late = await rollups.member_weeks(session, SERVER, Week(2026, 4), LAST)
    assert {week: wrote.turns for week, wrote in late["late"].items()} == {Week(2026, 8): 1}


async def test_filling_in_steps_is_filling_at_once(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    weeks = room.archive.weeks(room.record)
    await rollups_of(room).fill(weeks[-2:])
    await rollups_of(room).fill(weeks)
    async with sqlite_database.reading() as session:
        in_steps = [await rollups.rollups_of(session, SERVER, week) for week in weeks]
    async with sqlite_database.writing() as session:
        await rollups.lower_watermarks(session, SERVER, room.record.start)
    assert await rollups_of(room).fill(weeks) == weeks
    async with sqlite_database.reading() as session:
        assert [await rollups.rollups_of(session, SERVER, week) for week in weeks] == in_steps


async def test_however_many_weeks_of_members_go_into_one_transaction_they_are_the_same(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = await aurora(sqlite_database)
    weeks = room.archive.weeks(room.record)
    await rollups_of(room).fill(weeks)
    at_once = await everything_in(sqlite_database)
    async with sqlite_database.writing() as session:
        await rollups.lower_watermarks(session, SERVER, room.record.start)
        await rollups.replace_member_weeks(session, SERVER, {week: {} for week in weeks})
    monkeypatch.setattr("services.rollups.WEEKS_AT_ONCE", 2)
    await rollups_of(room).fill(weeks)
    assert await everything_in(sqlite_database) == at_once


async def test_a_change_while_weeks_are_being_filled_stops_the_job(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    filling = await rollups_of(room).begin(room.archive.weeks(room.record))
    await filling.up_to(Week(2026, 8))
    await late_message(room, Week(2026, 5))
    with pytest.raises(OutOfDate):
        await filling.up_to(LAST)
    async with sqlite_database.reading() as session:
        assert await rollups.watermark(session, SERVER, "indicators") == Week(2026, 5).start(
            room.archive.zone
        ) + timedelta(days=2)
