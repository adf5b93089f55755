"""What a drop is compared with, and when it is not counted yet."""

from datetime import timedelta
from typing import Any

import pytest

from models import drop_measures, drops
from models.drop_measures import DropMeasure
from models.session import Database
from services.drop_reports import DropReports
from services.workers import SameProcess
from tests.services.test_drops import HOUR, SERVER, Desk


@pytest.fixture
async def desk(sqlite_database: Database) -> Desk:
    return await Desk(sqlite_database).open()


async def measured(desk: Desk, people: int, **given: Any) -> None:
    """A drop of before, a week after which so many people had answered, and half as many had gone on talking."""
    drop = await desk.planned(**given)
    await desk.later(HOUR)
    found = DropMeasure(drop, 168, desk.clock.at, people, people, 0, 0, 0, later=people // 2)
    async with desk.database.writing() as session:
        await drop_measures.put_measure(session, SERVER, found)
        await drops.set_state(session, SERVER, drop, "measured")


async def test_a_drop_is_compared_with_four_earlier_ones_for_its_segments_and_with_no_others(desk: Desk) -> None:
    reports = DropReports(desk.database, desk.clock, desk.drops, SameProcess())
    for people in (4, 6, 8):
        await measured(desk, people)
    await measured(desk, 90, segments=("nuovi",))
    drop = await desk.planned(after=timedelta(days=3))
    assert (await reports.report(SERVER, drop)).usual is None, "three are chance"
    await measured(desk, 10)
    found = await reports.report(SERVER, drop)
    assert found.usual is not None and found.usual_later is not None
    assert 0 < found.usual.low < 7 < found.usual.high < 45, "the ninety of another segment are not in it"
    assert found.usual_later.low < 3.5 < found.usual_later.high < 22


class StillReading:
    """A community whose past is still arriving, as after an outage."""

    done = False

    async def catch_up(self, server_id: str) -> bool:
        return self.done


async def test_after_an_outage_nothing_is_counted_before_what_was_said_meanwhile_is_read(desk: Desk) -> None:
    past = StillReading()
    reports = DropReports(desk.database, desk.clock, desk.drops, SameProcess(), past)  # type: ignore[arg-type]
    drop = await desk.planned()
    await desk.later(HOUR)
    desk.clock.at += timedelta(days=1)
    assert await reports.run(SERVER, f"{drop}.24") is False
    past.done = True
    assert await reports.run(SERVER, f"{drop}.24") is True
    assert [one.hours for one in (await reports.report(SERVER, drop)).measures] == [24]
