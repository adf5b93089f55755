"""Series: one drop a turn, at the same hour of the clock; pause, skip, running dry; however many turns were missed."""

from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from core.clock import FixedClock
from core.repeats import read_repeat
from models.drop_series import Series
from models.drops import DropState
from models.session import Database
from services.calendar import Calendar
from services.drop_series import DropSeries, turns
from services.server_settings import GeneralSettings
from tests.services.test_drops import ADA, SERVER, Desk

ROME = ZoneInfo("Europe/Rome")
TUESDAYS = read_repeat("ogni martedì alle 18:30")
FIRST = datetime(2026, 5, 5, 16, 30, tzinfo=UTC)
WEEK = timedelta(weeks=1)


class Weekly(Desk):
    """A desk with a series every Tuesday."""

    def __init__(self, database: Database, clock: FixedClock | None = None) -> None:
        super().__init__(database, clock)
        self.series = DropSeries(database, self.clock, self.settings, self.drops, self.outbox, self.alerts)
        self.calendar = Calendar(database, self.clock)
        self.calendar.register(self.series)

    async def queue(self, count: int) -> tuple[str, list[str]]:
        made = await self.series.new(SERVER, "La ricetta del martedì", TUESDAYS, ADA)
        queued = []
        for number in range(count):
            drop = await self.ready(title=f"Ricetta {number}")
            await self.series.add(SERVER, made.id, drop, ADA)
            queued.append(drop)
            self.clock.at += timedelta(seconds=1)
        await self.work()
        return made.id, queued

    async def work(self) -> None:
        while await self.calendar.run_due(SERVER):
            pass
        await self.outbox.deliver(self.room)
        while await self.calendar.run_due(SERVER):
            pass
        await self.outbox.deliver(self.room)

    async def at(self, moment: datetime) -> None:
        self.clock.at = moment
        await self.work()

    async def states(self, drops: list[str]) -> list[DropState]:
        return [(await self.drops.told(SERVER, one)).drop.state for one in drops]


@pytest.fixture
async def weekly(database: Database) -> Weekly:
    desk = Weekly(database)
    await desk.open()
    return desk


async def test_one_drop_a_turn_the_oldest_first(weekly: Weekly) -> None:
    _, queued = await weekly.queue(3)
    assert await weekly.states(queued) == ["scheduled", "approved", "approved"]
    await weekly.at(FIRST)
    assert [post.cards[0].title for post in weekly.said] == ["Ricetta 0"]
    assert await weekly.states(queued) == ["sent", "scheduled", "approved"]
    await weekly.at(FIRST + WEEK)
    assert [post.cards[0].title for post in weekly.said] == ["Ricetta 0", "Ricetta 1"]


async def test_three_missed_turns_become_one(weekly: Weekly) -> None:
    _, queued = await weekly.queue(5)
    await weekly.at(FIRST + 3 * WEEK + timedelta(days=1))
    assert weekly.said == []
    assert await weekly.states(queued) == ["missed", "scheduled", "approved", "approved", "approved"]
    assert len(weekly.alerted) == 1
    await weekly.at(FIRST + 4 * WEEK)
    assert [post.cards[0].title for post in weekly.said] == ["Ricetta 1"]


async def test_a_turn_missed_by_minutes_goes_out_late_and_once(weekly: Weekly) -> None:
    _, queued = await weekly.queue(2)
    await weekly.at(FIRST + timedelta(minutes=40))
    await weekly.work()
    assert [post.cards[0].title for post in weekly.said] == ["Ricetta 0"]
    assert (await weekly.drops.told(SERVER, queued[0])).posts[0].late
    assert await weekly.states(queued) == ["sent", "scheduled"]


async def test_a_skipped_turn_moves_the_drop_to_the_next(weekly: Weekly) -> None:
    series, queued = await weekly.queue(1)
    _, at = await weekly.series.skip(SERVER, series, ADA)
    assert at == FIRST + WEEK
    await weekly.at(FIRST + timedelta(minutes=1))
    assert weekly.said == []
    assert (await weekly.drops.told(SERVER, queued[0])).drop.scheduled_at == FIRST + WEEK


async def test_a_pause_holds_everything_until_it_goes_on(weekly: Weekly) -> None:
    series, queued = await weekly.queue(2)
    await weekly.series.pause(SERVER, series, ADA)
    await weekly.at(FIRST + timedelta(minutes=1))
    assert weekly.said == []
    assert await weekly.states(queued) == ["approved", "approved"]
    await weekly.series.pause(SERVER, series, ADA, paused=False)
    await weekly.work()
    assert (await weekly.drops.told(SERVER, queued[0])).drop.scheduled_at == FIRST + WEEK


async def test_a_series_that_runs_dry_says_so_a_week_before_and_once(weekly: Weekly) -> None:
    series, _ = await weekly.queue(2)  # turns on the 5th and the 12th; nothing for the 19th
    await weekly.at(FIRST)
    await weekly.at(FIRST + WEEK - timedelta(minutes=1))
    assert weekly.alerted == []
    await weekly.at(FIRST + WEEK)
    assert len(weekly.alerted) == 1
    assert "La ricetta del martedì" in weekly.alerted[0]
    await weekly.at(FIRST + WEEK + timedelta(days=1))
    assert len(weekly.alerted) == 1
    assert series


async def test_a_drop_that_misses_something_holds_nobody_up_silently(weekly: Weekly) -> None:
    made = await weekly.series.new(SERVER, "Serie", TUESDAYS, ADA)
    drop = await weekly.ready(need="")
    await weekly.series.add(SERVER, made.id, drop, ADA)
    await weekly.work()
    await weekly.work()
    assert len(weekly.alerted) == 1
    assert "Tofu" in weekly.alerted[0]
    await weekly.drops.edit(SERVER, drop, ADA, need="monoporzioni")
    await weekly.drops.approve(SERVER, drop, ADA)
    await weekly.work()
    assert await weekly.state(drop) == "scheduled"


async def test_when_the_server_moves_to_another_zone_what_is_planned_stays_and_what_follows_has_the_new_clock(
    weekly: Weekly,
) -> None:
    _, queued = await weekly.queue(2)
    await weekly.settings.change(SERVER, GeneralSettings, ADA, time_zone="Europe/London")
    await weekly.work()
    assert (await weekly.drops.told(SERVER, queued[0])).drop.scheduled_at == FIRST
    await weekly.at(FIRST)
    after = (await weekly.drops.told(SERVER, queued[1])).drop.scheduled_at
    assert after is not None
    assert after == FIRST + WEEK + timedelta(hours=1), "not again on the same Tuesday, an hour later"


@pytest.mark.parametrize(
    ("rule", "after", "expected"),
    [
        ("ogni martedì alle 18:30", datetime(2026, 3, 23, tzinfo=UTC), ["24T17:30", "31T16:30"]),
        ("ogni domenica alle 2:30", datetime(2026, 3, 23, tzinfo=UTC), ["29T01:00", "05T00:30"]),
        ("ogni domenica alle 2:30", datetime(2026, 10, 19, tzinfo=UTC), ["25T00:30", "01T01:30"]),
        ("ogni martedì alle 18:30", datetime(2026, 10, 19, tzinfo=UTC), ["20T16:30", "27T17:30"]),
    ],
    ids=["the clocks go on", "two is skipped", "two comes twice", "the clocks go back"],
)
def test_the_hour_of_the_clock_stays(rule: str, after: datetime, expected: list[str]) -> None:
    series = Series("1", "Serie", read_repeat(rule), after)
    found = list(islice(turns(series, after, ROME), 2))
    assert [f"{at:%dT%H:%M}" for at in found] == expected
