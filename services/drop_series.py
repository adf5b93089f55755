"""Series: prepared drops go out one after the other, by a rule, each planned as soon as the one before is out.

Only one drop of a series is ever planned. So whatever was missed while nobody was there is one drop, late or missed by
the rules of every drop, and the next goes out at the next turn.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import islice
from secrets import token_hex
from typing import Self
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from core.repeats import Repeat
from models import drop_series, drops
from models.drop_series import Series
from models.drops import Drop, Step
from models.session import Database
from services.alerts import Alerts
from services.calendar import Calendar, Occasion, local_moment
from services.container import Services
from services.drops import Drops
from services.library import OUT
from services.outbox import Outbox
from services.server_settings import ServerSettings

WARNED = timedelta(days=7)
"""So long before a turn that has no drop, staff are told."""
LONGEST_NAME = 80
WAITING = frozenset({"draft", "review", "approved"})


@dataclass(frozen=True, slots=True)
class Queue:
    """A series with what waits in it (approved, the oldest first), what is planned, and its next turn without one."""

    series: Series
    approved: tuple[Drop, ...]
    planned: tuple[Drop, ...]
    others: tuple[Drop, ...]
    next_turn: datetime
    empty_turn: datetime


class DropSeries:
    """A job of the calendar that plans the next drop of each series, and warns before one runs dry."""

    name = "drop-series"

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        known: Drops,
        outbox: Outbox,
        alerts: Alerts,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._drops = known
        self._outbox = outbox
        self._alerts = alerts

    @classmethod
    def build(cls, services: Services) -> Self:
        get, settings = services.get, services.server_settings
        made = cls(services.database, services.clock, settings, get(Drops), get(Outbox), get(Alerts))
        get(Calendar).register(made)
        return made

    # What staff do

    async def new(self, server_id: str, name: str, rule: Repeat, by: str) -> Series:
        """A series without drops."""
        tidy = " ".join(name.split())[:LONGEST_NAME]
        if not tidy:
            raise UserFacingError("drop-series-without-name")
        series = Series(token_hex(4), tidy, rule, self._clock.now(), by=by)
        async with self._database.writing() as session:
            await self._server_settings.know_within(session, server_id)
            await drop_series.put(session, server_id, series)
        return series

    async def add(self, server_id: str, series_id: str, drop_id: str, by: str) -> Drop:
        """Put a drop into a series: it goes out in its turn, once it is approved."""
        async with self._database.writing() as session:
            series = await _found(session, server_id, series_id)
            drop = await drops.drop(session, server_id, drop_id)
            if drop is None:
                raise UserFacingError("drop-unknown")
            if drop.state not in WAITING:
                raise UserFacingError("drop-not-now", title=drop.title, state=drop.state)
            drop = replace(drop, series=series.id)
            await drops.put_drop(session, server_id, drop)
            await drops.note_step(session, server_id, drop_id, Step(self._clock.now(), by, "queued", series.name))
        self._outbox.wake()
        return drop

    async def pause(self, server_id: str, series_id: str, by: str, *, paused: bool = True) -> Series:
        """Let it rest, or go on. What was planned waits again in its queue."""
        return await self._change(server_id, series_id, by, lambda queue: replace(queue.series, paused=paused), paused)

    async def skip(self, server_id: str, series_id: str, by: str) -> tuple[Series, datetime]:
        """Leave the next turn out; when the one after it is."""
        zone = (await self._server_settings.general(server_id)).zone

        def without(queue: Queue) -> Series:
            at = next((one.scheduled_at for one in queue.planned if one.scheduled_at), queue.next_turn)
            return replace(queue.series, skipped=at.astimezone(zone).date())

        series = await self._change(server_id, series_id, by, without, True)
        return series, next(turns(series, self._clock.now(), zone))

    async def _change(
        self, server_id: str, series_id: str, by: str, changed: Callable[[Queue], Series], hold: bool
    ) -> Series:
        queue = next((one for one in await self.queues(server_id) if one.series.id == series_id), None)
        if queue is None:
            raise UserFacingError("drop-series-unknown")
        series = replace(changed(queue), changed_at=self._clock.now())
        async with self._database.writing() as session:
            await drop_series.put(session, server_id, series)
        for drop in queue.planned if hold else ():
            await self._drops.hold(server_id, drop.id, by)
        self._outbox.wake()
        return series

    async def end(self, server_id: str, series_id: str) -> None:
        """The series is no more; its drops stay what they are."""
        async with self._database.writing() as session:
            await _found(session, server_id, series_id)
            for drop in await drops.drops(session, server_id):
                if drop.series == series_id:
                    await drops.put_drop(session, server_id, replace(drop, series=None))
            await drop_series.remove(session, server_id, series_id)

    async def queues(self, server_id: str) -> tuple[Queue, ...]:
        """Every series, with what waits in it."""
        zone, now = (await self._server_settings.general(server_id)).zone, self._clock.now()
        async with self._database.reading() as session:
            known = await drop_series.all_of(session, server_id)
            of_series = [one for one in await drops.drops(session, server_id) if one.series in known]
        found = []
        for series in known.values():
            mine = sorted((one for one in of_series if one.series == series.id), key=lambda one: one.created_at)
            approved = tuple(one for one in mine if one.state == "approved")
            planned = tuple(one for one in mine if one.state == "scheduled")
            last = max((one.scheduled_at for one in planned if one.scheduled_at), default=now)
            # One turn a day, also when the server's clock is another one since.
            out = [one.scheduled_at for one in mine if one.state in OUT and one.scheduled_at]
            taken = [local_moment(at.astimezone(zone).date(), time(23, 59), zone) for at in out]
            begin = max(now, *taken) if taken else now
            after = list(islice(turns(series, max(last, begin), zone), len(approved) + 1))
            next_turn = next(turns(series, begin, zone))
            others = tuple(one for one in mine if one not in approved and one not in planned)
            found.append(Queue(series, approved, planned, others, next_turn, after[-1]))
        return tuple(found)

    # The calendar asks

    async def occasions(self, server_id: str, now: datetime, done: frozenset[str]) -> Sequence[Occasion]:
        """Drops to plan, and series about to run dry: the first overdue one, and the next."""
        wanted: list[Occasion] = []
        for queue in await self.queues(server_id):
            series = queue.series
            if series.paused:
                continue
            if queue.approved and not queue.planned:
                drop = queue.approved[0]
                async with self._database.reading() as session:
                    steps = len(await drops.steps(session, server_id, drop.id))
                # Whatever is done to the drop makes it another try.
                mark = f"{series.id}.{drop.id}.{steps}.{int(queue.next_turn.timestamp())}"
                wanted.append(Occasion(f"plan.{mark}", series.changed_at))
            if queue.approved or queue.planned or queue.others:
                dry = int(queue.empty_turn.timestamp())
                wanted.append(Occasion(f"dry.{series.id}.{dry}", queue.empty_turn - WARNED))
        wanted = sorted((one for one in wanted if one.name not in done), key=lambda one: (one.due_at, one.name))
        overdue = [one for one in wanted if one.due_at <= now][:1]
        return (*overdue, *[one for one in wanted if one.due_at > now][:1])

    async def ready(self, server_id: str) -> bool:
        return True

    async def run(self, server_id: str, occasion: str) -> bool:
        """Plan one drop, or warn. Run twice, it does nothing twice."""
        what, series_id, *rest = occasion.split(".")
        queue = next((one for one in await self.queues(server_id) if one.series.id == series_id), None)
        if queue is None or queue.series.paused:
            return True
        if what == "dry":
            if int(queue.empty_turn.timestamp()) == int(rest[0]):
                values = {"name": queue.series.name, "at": f"<t:{rest[0]}:F>"}
                await self._alerts.staff(server_id, f"drop-series-{series_id}-{rest[0]}", "drop-series-dry", values)
            return True
        if queue.planned or not queue.approved:
            return True
        drop = queue.approved[0]
        try:
            await self._drops.schedule(server_id, drop.id, None, queue.next_turn)
        except UserFacingError:
            values = {"name": queue.series.name, "title": drop.title}
            await self._alerts.staff(server_id, f"drop-series-{series_id}-{drop.id}", "drop-series-stuck", values)
        return True


def turns(series: Series, after: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """When a series has its turn, after `after`: at the hour of the local clock, also when that changes."""
    for day in series.rule.on(after.astimezone(zone).date()):
        at = local_moment(day, series.rule.hour, zone)
        if at > after and day != series.skipped:
            yield at


async def _found(session: AsyncSession, server_id: str, series_id: str) -> Series:
    series = (await drop_series.all_of(session, server_id)).get(series_id)
    if series is None:
        raise UserFacingError("drop-series-unknown")
    return series
