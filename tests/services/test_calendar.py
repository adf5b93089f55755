"""What is due is found in time, also over both changes of the clock, after an absence, and after a change of plan."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from core.clock import FixedClock
from core.settings import ServerDefaults
from core.windows import Week
from models import calendar as rows
from models.servers import Server
from models.session import Database
from services.calendar import LEASE, Calendar, Occasion, local_moment, told_at
from services.outbox import Outbox
from services.recorder import Recorder
from services.server_settings import GeneralSettings, ServerSettings
from services.weekly import WeeklyDigests
from services.workers import SameProcess

ROME = ZoneInfo("Europe/Rome")
SERVER = "1"


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "at", "moment"),
    [
        (date(2026, 3, 29), time(2, 30), utc(2026, 3, 29, 1)),  # skipped: when the clocks jump from two to three
        (date(2026, 3, 29), time(2), utc(2026, 3, 29, 1)),
        (date(2026, 3, 29), time(3), utc(2026, 3, 29, 1)),
        (date(2026, 10, 25), time(2, 30), utc(2026, 10, 25, 0, 30)),  # twice: the first time
        (date(2026, 10, 25), time(3), utc(2026, 10, 25, 2)),
        (date(2026, 5, 4), time(9), utc(2026, 5, 4, 7)),
    ],
)
def test_a_local_hour_is_one_moment_also_when_the_clocks_change(day: date, at: time, moment: datetime) -> None:
    assert local_moment(day, at, ROME) == moment


def test_monday_at_nine_stays_monday_at_nine() -> None:
    week = Week(2026, 1)
    for _ in range(52):
        at = told_at(week, "mon", 9, ROME).astimezone(ROME)
        assert (at.isoweekday(), at.hour, at.minute) == (1, 9, 0)
        assert at.date() == week.shifted(1).monday
        week = week.shifted(1)


def test_a_week_is_told_on_the_first_such_day_after_it() -> None:
    week = Week(2026, 18)
    assert told_at(week, "sun", 23, ROME).astimezone(ROME).date() == week.sunday + timedelta(days=7)


def test_between_two_tellings_there_is_always_about_a_week() -> None:
    for hour in range(24):
        moments = [told_at(Week(2026, 1).shifted(ahead), "sun", hour, ROME) for ahead in range(53)]
        steps = {later - earlier for earlier, later in pairwise(moments)}
        assert steps <= {timedelta(weeks=1), timedelta(weeks=1, hours=1), timedelta(weeks=1, hours=-1)}


class Bell:
    """A job that only counts."""

    name = "bell"

    def __init__(self, *occasions: Occasion, fails: int = 0, takes: float = 0) -> None:
        self.wanted = occasions
        self.rung: list[str] = []
        self.fails = fails
        self.takes = takes
        self.is_ready = True

    async def occasions(self, server_id: str, now: datetime, done: frozenset[str]) -> Sequence[Occasion]:
        return [one for one in self.wanted if one.name not in done]

    async def ready(self, server_id: str) -> bool:
        return self.is_ready

    async def run(self, server_id: str, occasion: str) -> bool:
        await asyncio.sleep(self.takes)
        if self.fails:
            self.fails -= 1
            raise RuntimeError("the rope broke")
        self.rung.append(occasion)
        return True


NOON = utc(2026, 5, 4, 12)


async def community(database: Database, now: datetime = NOON) -> FixedClock:
    clock = FixedClock(now)
    await Recorder(database, clock, "full").know_server(Server(SERVER, "Salone", "it", "Europe/Rome"))
    return clock


def calendar_of(database: Database, clock: FixedClock, bell: Bell) -> Calendar:
    found = Calendar(database, clock)
    found.register(bell)
    return found


async def test_what_is_due_is_done_once_and_what_is_not_waits(database: Database) -> None:
    clock = await community(database)
    bell = Bell(Occasion("noon", NOON), Occasion("evening", NOON + timedelta(hours=6)))
    calendar = calendar_of(database, clock, bell)
    assert [await calendar.run_due(SERVER) for _ in range(2)] == [1, 0]
    assert bell.rung == ["noon"]
    assert await calendar.next_moment(SERVER) == NOON + timedelta(hours=6)
    clock.at += timedelta(hours=6)
    assert await calendar.run_due(SERVER) == 1
    assert bell.rung == ["noon", "evening"]


async def test_of_two_processes_one_does_it(database: Database) -> None:
    clock = await community(database)
    bell = Bell(Occasion("noon", NOON), takes=0.02)
    calendars = [calendar_of(database, clock, bell) for _ in range(6)]
    assert sum(await asyncio.gather(*(calendar.run_due(SERVER) for calendar in calendars))) == 1
    assert bell.rung == ["noon"]


async def test_what_failed_is_done_a_minute_later(sqlite_database: Database) -> None:
    clock = await community(sqlite_database)
    bell = Bell(Occasion("noon", NOON), fails=2)
    calendar = calendar_of(sqlite_database, clock, bell)
    assert await calendar.run_due(SERVER) == 0
    assert await calendar.run_due(SERVER) == 0, "not at once"
    assert await calendar.next_moment(SERVER) == NOON + timedelta(minutes=1)
    clock.at += timedelta(minutes=1)
    assert await calendar.run_due(SERVER) == 0
    clock.at += timedelta(minutes=2)
    assert await calendar.run_due(SERVER) == 1
    assert bell.rung == ["noon"]


async def test_what_a_dead_process_had_taken_on_is_taken_over_within_a_minute(sqlite_database: Database) -> None:
    clock = await community(sqlite_database)
    bell = Bell(Occasion("noon", NOON))
    calendar = calendar_of(sqlite_database, clock, bell)
    (appointment, *_) = await calendar.planned(SERVER, "bell")
    async with sqlite_database.writing() as session:
        assert await rows.claim(session, appointment, clock.now(), LEASE)
    assert await calendar.run_due(SERVER) == 0
    clock.at += LEASE
    assert await calendar.run_due(SERVER) == 1


async def test_what_is_planned_otherwise_is_done_then(sqlite_database: Database) -> None:
    clock = await community(sqlite_database)
    bell = Bell(Occasion("noon", NOON + timedelta(hours=1)))
    calendar = calendar_of(sqlite_database, clock, bell)
    assert await calendar.run_due(SERVER) == 0
    assert await calendar.next_moment(SERVER) == NOON + timedelta(hours=1)
    bell.wanted = (Occasion("noon", NOON + timedelta(hours=3)),)
    clock.at += timedelta(hours=2)
    assert await calendar.run_due(SERVER) == 0
    clock.at += timedelta(hours=1)
    assert await calendar.run_due(SERVER) == 1


async def test_what_cannot_be_done_yet_is_neither_claimed_nor_lost(sqlite_database: Database) -> None:
    clock = await community(sqlite_database)
    bell = Bell(Occasion("noon", NOON))
    bell.is_ready = False
    calendar = calendar_of(sqlite_database, clock, bell)
    assert await calendar.run_due(SERVER) == 0
    bell.is_ready = True
    assert await calendar.run_due(SERVER) == 1


# ---------------------------------------------------------------- the weekly digest's own plan


class Plan:
    """When the digests of a server are due, as time goes by."""

    def __init__(self, database: Database, clock: FixedClock) -> None:
        self.settings = ServerSettings(database, clock, ServerDefaults())
        self.digests = WeeklyDigests(database, clock, SameProcess(), self.settings, Outbox(database, clock))
        self.done: set[str] = set()

    async def told(self, *moments: datetime) -> list[str]:
        """The weeks told when somebody looks at these moments, in order; each is done at once."""
        found = []
        for now in moments:
            for occasion in await self.digests.occasions(SERVER, now, frozenset(self.done)):
                if occasion.due_at <= now:
                    self.done.add(occasion.name)
                    found.append(occasion.name)
        return found

    async def change(self, **values: object) -> None:
        await self.settings.change(SERVER, GeneralSettings, "7", **values)


@pytest.fixture
async def plan(sqlite_database: Database) -> Plan:
    return Plan(sqlite_database, await community(sqlite_database))


def looks(first: datetime, days: int) -> list[datetime]:
    """Twice a day."""
    return [first + timedelta(hours=12 * half) for half in range(2 * days)]


async def test_every_week_of_a_year_is_told_once(plan: Plan) -> None:
    await plan.change(digest_day="sun", digest_hour=2)
    told = await plan.told(*looks(utc(2026, 1, 5, 2), 364))
    assert told == [str(Week(2026, 1).shifted(ahead)) for ahead in range(52)]


async def test_the_first_digest_is_told_at_once_and_the_next_one_when_it_is_due(plan: Plan) -> None:
    await plan.change(digest_day="fri")
    assert await plan.told(utc(2026, 5, 5, 10)) == ["2026-W18"]
    assert await plan.told(*looks(utc(2026, 5, 5, 11), 8)) == []
    assert await plan.told(utc(2026, 5, 15, 7)) == ["2026-W19"]


async def test_after_five_weeks_away_only_the_last_week_is_told(plan: Plan) -> None:
    assert await plan.told(utc(2026, 5, 4, 7)) == ["2026-W18"]
    assert await plan.told(utc(2026, 6, 10, 15), utc(2026, 6, 10, 16)) == ["2026-W23"]


@pytest.mark.parametrize(("before", "after"), [("mon", "thu"), ("thu", "mon"), ("sun", "mon"), ("mon", "sun")])
async def test_a_change_of_plan_tells_no_week_twice_and_leaves_none_out(plan: Plan, before: str, after: str) -> None:
    days = [utc(2026, 5, 4, 12) + timedelta(days=day) for day in range(30)]
    for change in days[7:14]:
        plan.done.clear()
        await plan.change(digest_day=before)
        told = await plan.told(*[now for now in days if now < change])
        await plan.change(digest_day=after)
        told += await plan.told(*[now for now in days if now >= change])
        assert told == [str(Week(2026, 18).shifted(ahead)) for ahead in range(len(told))]
        assert len(told) >= 4


async def test_for_a_server_that_nobody_has_noted_yet_nothing_is_planned_and_nothing_fails(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    bell, calendar = Bell(Occasion("now", utc(2026, 5, 4))), Calendar(database, clock := FixedClock(utc(2026, 5, 5)))
    calendar.register(bell)
    assert await calendar.run_due("77") == 0
    await ServerSettings(database, clock, ServerDefaults()).know_server("77", "Nuovo")
    assert (await calendar.run_due("77"), bell.rung) == (1, ["now"])
    assert caplog.records == []
