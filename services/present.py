"""A community as it is now: read up to this moment, and remembered until something new was read.

Digests tell weeks that are over. Whoever asks in between (the inbox, insights) asks here, and several who ask at once
share one look.
"""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Self, TypeVar

from core.clock import Clock
from core.windows import Week
from metrics.conversation.queues import Queues, queues
from metrics.listening.themes import ThemeConfigured
from metrics.parcel import Parcel, packed
from metrics.values import CommunityWindow, MemberHistory, ReadTurn
from models import members, rollups, servers, turns
from models.servers import Server
from models.session import Database
from services.backfill import Backfill
from services.consent import ConsentGate, gate_of
from services.container import Services
from services.listening import Listening
from services.reading_along import ReadingAlong
from services.server_settings import GeneralSettings, ServerSettings
from services.weeks import WeekRead, Weeks
from services.windows import Windows

WAITS_AT_MOST = timedelta(weeks=3)
"""What has waited for longer is history: nobody would thank for an answer now."""
BEFORE = timedelta(weeks=2)
"""What was said before is looked at as well, for what it answers."""
HOLDS = timedelta(minutes=1)
"""A deletion or an edit changes what was read without anything new; it shows after so long."""
AHEAD = timedelta(seconds=30)
"""Discord's clock may be a little before ours: what was just written is not in the future."""
_EVER = datetime(9999, 1, 1, tzinfo=UTC)
_Seen = TypeVar("_Seen")


@dataclass(frozen=True, slots=True)
class Now:
    """This week so far, and who may be named and quoted."""

    read: WeekRead
    gate: ConsentGate


@dataclass(frozen=True, slots=True)
class _Look:
    """What is being seen, or was: of which version of a server, and when."""

    version: object
    at: datetime
    task: asyncio.Task[Any]

    def holds(self, version: object, now: datetime) -> bool:
        failed = self.task.done() and (self.task.cancelled() or self.task.exception() is not None)
        return self.version == version and now - self.at < HOLDS and not failed


class Present:
    """Looks at what a server has come to."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        executor: Executor,
        server_settings: ServerSettings,
        themes: tuple[ThemeConfigured, ...] = (),
        *,
        listening: Listening | None = None,
        reading: ReadingAlong | None = None,
        backfill: Backfill | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._executor = executor
        self._server_settings = server_settings
        self._themes = themes
        self._listening = listening
        self._reading = reading
        self._backfill = backfill
        self._known: dict[tuple[str, str], _Look] = {}
        self._readings: dict[str, int] = {}

    @classmethod
    def build(cls, services: Services) -> Self:
        configured = services.settings.server_defaults.themes
        return cls(
            services.database,
            services.clock,
            services.executor,
            services.server_settings,
            tuple(ThemeConfigured.named(theme.label, theme.words) for theme in configured),
            listening=services.get(Listening),
            reading=services.get(ReadingAlong),
            backfill=services.get(Backfill),
        )

    async def gate(self, server_id: str) -> ConsentGate:
        """Who may be named and quoted now."""
        async with self._database.reading() as session:
            general = await self._server_settings.read_within(session, server_id, GeneralSettings)
            return await gate_of(session, server_id, general)

    async def names(self, server_id: str) -> dict[str, str]:
        """What members are called, by id."""
        async with self._database.reading() as session:
            return {one.id: one.name for one in (await members.members(session, server_id)).values()}

    async def queues(self, server_id: str) -> Queues:
        """What waits for a person on a server now."""
        return await self._look("queues", server_id, self._queues)

    async def week(self, server_id: str) -> Now:
        """This week so far, with everything that was heard in it and in the eight weeks before."""
        return await self._look("week", server_id, self._week)

    async def _look(self, what: str, server_id: str, look: Callable[[str], Coroutine[Any, Any, _Seen]]) -> _Seen:
        """What was seen last, unless anything was read or anybody chose since."""
        await self.catch_up(server_id)
        async with self._database.reading() as session:
            general = await self._server_settings.read_within(session, server_id, GeneralSettings)
            state = await rollups.reading_state(session, server_id)
            gate = await gate_of(session, server_id, general)
        version, now = (state, gate, general, self._readings.get(server_id)), self._clock.now()
        known = self._known.get((what, server_id))
        if known is None or not known.holds(version, now):
            known = _Look(version, now, asyncio.create_task(look(server_id), name=f"{what} of {server_id}"))
            self._known[what, server_id] = known
        found: _Seen = await asyncio.shield(known.task)
        return found

    async def catch_up(self, server_id: str) -> bool:
        """Read what was written a moment ago; False while the past is still arriving: that has its own pace."""
        backfill = self._backfill
        if backfill is not None and backfill.history is not None and not backfill.is_caught_up(server_id):
            return False
        if self._listening is not None:
            await self._listening.flush()
        if self._reading is not None and await self._reading.read(server_id):
            self._readings[server_id] = self._readings.get(server_id, 0) + 1
        return True

    async def _queues(self, server_id: str) -> Queues:
        server, now = await self._server(server_id), self._clock.now() + AHEAD
        start = now - WAITS_AT_MOST
        async with self._database.reading() as session:
            said = await turns.turns_between(session, server_id, start, now)
            if not said:
                return Queues()
            before = await turns.turns_between(session, server_id, start - BEFORE, start)
            spoke = await members.first_turns(session, server_id, _EVER)
            known = await members.members(session, server_id)
        histories = {
            author: MemberHistory(author, author in known and known[author].staff, spoke[author])
            for author in sorted({read.author for read in said})
            if author in spoke
        }
        week = Week.of(now, Windows(server).zone)
        window = CommunityWindow(week, start, now, server.zone, (), members=histories)
        parcel = Parcel.of(window, [packed(before)], packed(said))
        return await asyncio.get_running_loop().run_in_executor(self._executor, queues, parcel)

    async def _week(self, server_id: str) -> Now:
        server, now = await self._server(server_id), self._clock.now() + AHEAD
        windows = Windows(server, until=now)
        weeks = Weeks(self._database, self._executor, windows, self._themes)
        gate = await self.gate(server_id)
        try:
            return Now(await weeks.read(Week.of(now, windows.zone), gate), gate)
        finally:
            await weeks.close()

    async def _server(self, server_id: str) -> Server:
        async with self._database.reading() as session:
            general = await self._server_settings.read_within(session, server_id, GeneralSettings)
            known = await servers.server(session, server_id)
        return known or Server(server_id, server_id, general.locale, general.time_zone, general.languages)


def turns_known(now: Now) -> dict[str, ReadTurn]:
    """The turns of this week and the eight before, by id."""
    return {turn.id: turn for turn in (*now.read.window.earlier, *now.read.window.turns)}
