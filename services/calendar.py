"""What is due on each server, kept in our own tables. Whatever wakes it up is only a clock.

A job says what it is to be done for and when; the calendar writes that down, and does what is due once: one process
claims it, a minute at a time for as long as it works, and what failed is tried again.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Protocol, Self, get_args
from zoneinfo import ZoneInfo

from core.clock import Clock
from core.windows import Week
from models import calendar, servers
from models.calendar import Appointment, Kept
from models.session import Database
from services.server_settings import Weekday

if TYPE_CHECKING:
    from services.container import Services

LEASE = timedelta(minutes=1)
FIRST_DELAY, LONGEST_DELAY = timedelta(minutes=1), timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a job is to be done for, and from when on."""

    name: str
    due_at: datetime


class Job(Protocol):
    """Something that is done on a server again and again. It may be run twice for the same occasion."""

    name: str

    async def occasions(self, server_id: str, now: datetime, done: frozenset[str]) -> Sequence[Occasion]:
        """What it is still to be done for: at most one that is overdue, and the next; none of `done`."""
        ...

    async def ready(self, server_id: str) -> bool:
        """Whether it can be done at all now; if not, it is asked again when the calendar wakes up."""
        ...

    async def run(self, server_id: str, occasion: str) -> bool:
        """Do it; False to be run again later."""
        ...


class Calendar:
    """Plans and runs the jobs of every server."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._jobs: dict[str, Job] = {}

    @classmethod
    def build(cls, services: "Services") -> Self:
        return cls(services.database, services.clock)

    def register(self, job: Job) -> None:
        """A job of an area. Registered again, the last one counts."""
        self._jobs[job.name] = job

    async def run_due(self, server_id: str) -> int:
        """Do what is due on a server, also what was missed while nobody was there; how many jobs were done.

        Run twice, by one process or two, it does nothing twice.
        """
        done = 0
        book = await self._book(server_id)
        if book is None:
            return 0
        for job in self._jobs.values():
            for appointment in await self._plan(job, server_id, book):
                if appointment.due_at <= self._clock.now() and await job.ready(server_id):
                    done += await self._run(job, appointment)
                    book = await self._book(server_id) or book
        return done

    async def next_moment(self, server_id: str) -> datetime | None:
        """When something is due next on a server, after now, as last planned; None when nothing is."""
        async with self._database.reading() as session:
            return await calendar.next_moment(session, server_id, self._clock.now())

    async def planned(self, server_id: str, job: str) -> tuple[Appointment, ...]:
        """What a job is still to be done for on a server, the next first."""
        await self._plan(self._jobs[job], server_id, await self._book(server_id) or {})
        async with self._database.reading() as session:
            return await calendar.planned(session, server_id, job)

    async def _book(self, server_id: str) -> Mapping[str, Kept] | None:
        """What is kept of every job, read at once: there are many jobs, and the calendar wakes up often.

        None where nobody has noted the server yet: nothing can be written down for it.
        """
        async with self._database.reading() as session:
            if await servers.server(session, server_id) is None:
                return None
            return await calendar.book(session, server_id)

    async def _plan(self, job: Job, server_id: str, book: Mapping[str, Kept]) -> tuple[Appointment, ...]:
        kept = book.get(job.name, Kept())
        occasions = await job.occasions(server_id, self._clock.now(), kept.done)
        wanted = tuple(Appointment(server_id, job.name, one.name, one.due_at) for one in occasions)
        written = {(one.occasion, one.due_at) for one in kept.ahead}
        if any((one.occasion, one.due_at) not in written for one in wanted) or len(kept.ahead) > len(wanted):
            async with self._database.writing() as session:
                await calendar.replan(session, server_id, job.name, wanted)
        return wanted

    async def _run(self, job: Job, appointment: Appointment) -> bool:
        async with self._database.writing() as session:
            if not await calendar.claim(session, appointment, self._clock.now(), LEASE):
                return False
        try:
            async with self._held(appointment):
                done = await job.run(appointment.server, appointment.occasion)
        except Exception:
            _log.exception("%s of server %s failed; it is tried again", appointment.job, appointment.server)
            done = False
        async with self._database.writing() as session:
            if done:
                await calendar.finish(session, appointment, self._clock.now())
            else:
                tries = await calendar.attempts(session, appointment)
                delay = min(FIRST_DELAY * 2 ** min(max(tries - 1, 0), 10), LONGEST_DELAY)
                await calendar.hold(session, appointment, self._clock.now() + delay)
        return done

    @asynccontextmanager
    async def _held(self, appointment: Appointment) -> AsyncIterator[None]:
        """Keep the claim for as long as the job takes; when the process dies, it runs out within a minute."""

        async def hold() -> None:
            while True:
                await asyncio.sleep(LEASE.total_seconds() / 3)
                async with self._database.writing() as session:
                    await calendar.hold(session, appointment, self._clock.now() + LEASE)

        holding = asyncio.create_task(hold(), name=f"holding {appointment.job} of {appointment.server}")
        try:
            yield
        finally:
            holding.cancel()
            await asyncio.wait([holding])


def told_at(week: Week, day: Weekday, hour: int, zone: ZoneInfo) -> datetime:
    """When a week is told: on the first such day after its end, at that hour of the server's own clock."""
    return local_moment(week.monday + timedelta(weeks=1, days=WEEKDAYS.index(day)), time(hour), zone)


def every_day(now: datetime, hour: int, zone: ZoneInfo, done: frozenset[str]) -> tuple[Occasion, ...]:
    """Of a job that is done once a day: today's, named by its date, and once its hour has come the next."""
    today = now.astimezone(zone).date()
    days = [today + timedelta(days=ahead) for ahead in (0, 1)]
    occasions = [Occasion(day.isoformat(), local_moment(day, time(hour), zone)) for day in days]
    return tuple(one for one in (occasions[:1] if occasions[0].due_at > now else occasions) if one.name not in done)


def local_moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The moment when the clocks of a zone show `at`; the first one where they show it twice.

    Where they skip it, the moment at which they do.
    """
    local = datetime.combine(day, at, tzinfo=zone)
    moment, before = local.astimezone(UTC), local.utcoffset()
    if moment.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    while (moment - _MINUTE).astimezone(zone).utcoffset() != before:
        moment -= _MINUTE
    return moment
