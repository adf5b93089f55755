"""Reads what was said before Salotto listened: at the first start everything, after a gap what was missed.

Page by page, with a cursor for each channel that is stored together with the page: after a crash it goes on where it
was. After a gap the last messages of before are looked at again, since they may have been edited or deleted meanwhile.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from typing import Self, TypeVar

from core.clock import Clock
from models import histories, messages
from models.histories import CatchingUp, ChannelHistory
from models.session import Database
from services.backfill_notice import Notices, Progress, Telling
from services.container import Idle, Services, plain_idle
from services.listening import Listening
from services.ports import History, PastChannel, PastPage, Refusal, Refused
from services.reading_along import ReadingAlong
from services.seen import PageSeen
from services.server_settings import ServerSettings
from services.snowflakes import id_at, moment_of
from services.storing import CLOCKS_DIFFER

LOOKED_AT_AGAIN = 99
"""Messages of each channel from before a gap that are compared with what Discord has now: one page, not quite full."""
ASLEEP = timedelta(days=14)
"""A channel in which nobody has written for so long is not looked at again."""
FIRST_DELAY, LONGEST_DELAY = 5.0, 300.0
"""Seconds before Discord is asked again when it could not be reached."""

_log = logging.getLogger(__name__)
_Answer = TypeVar("_Answer")


class Backfill:
    """Catches up with servers, one after the other. `history` and `notices` come from the Discord surface."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        listening: Listening,
        reading: ReadingAlong,
        server_settings: ServerSettings,
        *,
        idle: Idle = plain_idle,
    ) -> None:
        self._database = database
        self._clock = clock
        self._listening = listening
        self._reading = reading
        self._server_settings = server_settings
        self._idle = idle
        self._turn = asyncio.Lock()
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._caught_up: dict[str, asyncio.Event] = {}
        self.history: History | None = None
        self.notices: Notices | None = None

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(
            services.database,
            services.clock,
            services.get(Listening),
            services.get(ReadingAlong),
            services.server_settings,
            idle=services.idle,
        )

    def is_caught_up(self, server_id: str) -> bool:
        """Whether everything that was said on a server is stored and read."""
        return self._event(server_id).is_set()

    async def caught_up(self, server_id: str) -> None:
        """Wait until everything that was said on a server is stored and read: from then on it can be told."""
        await self._idle(self._event(server_id).wait())

    def start(self, server_id: str) -> None:
        """Begin to catch up with a server; once more, if that is going on already. Whoever starts it stops it."""
        self._event(server_id).clear()
        self._reading.hold(server_id)
        running = self._tasks.get(server_id)
        if running is not None and not running.done():
            self._again.add(server_id)
            return
        self._tasks[server_id] = asyncio.create_task(self._run(server_id), name=f"catching up with {server_id}")

    async def stop(self) -> None:
        """Leave off. What was read is stored, and the next start goes on from there."""
        running = [task for task in self._tasks.values() if not task.done()]
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running)
        self._tasks.clear()

    def _event(self, server_id: str) -> asyncio.Event:
        return self._caught_up.setdefault(server_id, asyncio.Event())

    async def _run(self, server_id: str) -> None:
        caught_up = False
        while not caught_up or server_id in self._again:
            self._again.discard(server_id)
            await self._idle(self._turn.acquire())
            try:
                await self._catch_up(server_id)
                caught_up = True
            except Exception:
                _log.exception("catching up with server %s failed; it goes on from there in a while", server_id)
            finally:
                self._turn.release()
            if not caught_up:
                await self._wait(LONGEST_DELAY)
        self._reading.release(server_id)
        self._event(server_id).set()

    async def _wait(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._idle(asyncio.Event().wait())

    async def _catch_up(self, server_id: str) -> None:
        await self._listening.flush()
        async with self._database.reading() as session:
            gap = await histories.catching_up(session, server_id)
        if gap is None or self.history is None:
            return
        notices = self.notices if gap.finished_at is None else None  # a channel that opened is no gap
        telling = Telling(self._database, self._clock, self._server_settings, notices, server_id, gap)
        progress = await self._read_all(server_id, self.history, gap, telling)
        await self._reading.read(server_id)
        async with self._database.writing() as session:
            since = gap.since or moment_of("0")  # read from the beginning: before it, nothing was said
            await histories.close_gap(session, server_id, since, gap.until, self._clock.now())
        await telling.tell(progress, done=True)

    async def _read_all(self, server_id: str, history: History, gap: CatchingUp, telling: Telling) -> Progress:
        async with self._database.reading() as session:
            known = await histories.channel_histories(session, server_id)
        channels = await self._reached(lambda: _listed(history, server_id))
        progress = Progress(channels=len(channels))
        for channel in channels:
            await telling.tell(progress)
            before = known.get(channel.channel.id, ChannelHistory())
            if channel.readable and not before.finished:
                await self._read(server_id, history, channel, before, gap, telling, progress)
            elif not channel.readable:
                await self._closed(server_id, channel, before, progress)
            progress.channels_read += 1
        return progress

    async def _read(
        self,
        server_id: str,
        history: History,
        channel: PastChannel,
        before: ChannelHistory,
        gap: CatchingUp,
        telling: Telling,
        progress: Progress,
    ) -> None:
        """Read a channel from its cursor to its end."""
        cursor, after, again = before.read_to, before.read_to, list[str]()
        if cursor is not None:
            last = channel.last_message or "0"
            if int(last) <= min(int(cursor), int(id_at(gap.until - ASLEEP))):
                await self._listening.store(server_id, PageSeen(channel.channel, (), read_to=cursor, finished=True))
                return
            async with self._database.reading() as session:
                until = moment_of(cursor) + CLOCKS_DIFFER  # where the cursor stands after a gap, see `Storing`
                again = await messages.last_ids(session, server_id, channel.channel.id, until, LOOKED_AT_AGAIN)
            after = str(min(int(again[0]) - 1, int(cursor))) if again else cursor
        while True:
            try:
                page = await self._reached(lambda after=after: history.page(server_id, channel.channel.id, after))  # type: ignore[misc]
            except Refused as refused:
                if refused.reason is Refusal.FORBIDDEN:
                    await self._closed(server_id, channel, before, progress)
                elif refused.reason is not Refusal.GONE:
                    _log.error("channel %s cannot be read: %s", channel.channel.id, refused)
                return
            cursor = max((one for one in (cursor, page.last) if one is not None), key=int, default=None)
            gone = tuple(one for one in again if _would_show(page, after, one) and one not in page.ids)
            seen = PageSeen(channel.channel, page.messages, page.reactions, gone, cursor, not page.full)
            await self._listening.store(server_id, seen)
            progress.messages += sum(not post.message.bot and post.message.id not in again for post in page.messages)
            await telling.tell(progress)
            if not page.full:
                return
            after = page.last

    async def _closed(self, server_id: str, channel: PastChannel, before: ChannelHistory, progress: Progress) -> None:
        """Name a channel that Discord does not let Salotto read, once."""
        if before.closed:
            return
        progress.closed.append(channel.channel.name)
        async with self._database.writing() as session:
            closed = ChannelHistory(before.read_to, finished=False, closed=True)
            await histories.read_to(session, server_id, channel.channel.id, closed)

    async def _reached(self, ask: Callable[[], Awaitable[_Answer]]) -> _Answer:
        """Ask Discord, as often as it takes to reach it."""
        delay = FIRST_DELAY
        while True:
            try:
                return await ask()
            except Refused as refused:
                if refused.reason is not Refusal.UNREACHABLE:
                    raise
            _log.warning("Discord cannot be reached; asked again in %d seconds", delay)
            await self._wait(delay)
            delay = min(2 * delay, LONGEST_DELAY)


async def _listed(history: History, server_id: str) -> list[PastChannel]:
    return [channel async for channel in history.channels(server_id)]


def _would_show(page: PastPage, after: str | None, message_id: str) -> bool:
    """Whether a page would show a message if it were still there."""
    if after is not None and int(message_id) <= int(after):
        return False
    return not page.full or page.last is None or int(message_id) <= int(page.last)
