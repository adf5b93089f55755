"""Whatever happens on a server is put on a bounded queue at once, and one writer stores it in batches.

The event loop never waits for the database here. A batch that fails is kept and tried again; what can never be stored
is singled out and left behind, loudly. When the backlog is full, Salotto stops listening rather than swallow the
memory: it says so, and reads the history of that time once it has caught its breath.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Self

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from core.clock import Clock
from services.container import Idle, Services, plain_idle
from services.reading_along import ReadingAlong
from services.seen import Heartbeat, ListeningBegan, ListeningBroke, ListeningResumed, Seen
from services.storing import Outcome, Received, Storing

BATCH = 500
"""Events in one transaction."""
PAUSE = 0.5
"""Seconds for which events are gathered before they are stored."""
BACKLOG = 20_000
"""Events that may wait to be stored."""
FIRST_DELAY, LONGEST_DELAY = 0.5, 30.0
"""Seconds before a batch that failed is tried again."""
HEARTBEAT = 3600.0
"""Seconds after which it is noted, also in silence, that Salotto still listens: every batch notes it as well."""
LAST_TRIES = 3
"""How often a batch is tried when the bot is being closed."""

_log = logging.getLogger(__name__)


class Listening:
    """The queue and its writer. `see` may be called from any event handler; everything else is awaited."""

    def __init__(
        self,
        storing: Storing,
        clock: Clock,
        reading: ReadingAlong | None = None,
        *,
        idle: Idle = plain_idle,
        limit: int = BACKLOG,
    ) -> None:
        self._storing = storing
        self._clock = clock
        self._reading = reading
        self._idle = idle
        self._limit = limit
        self._backlog: deque[Received] = deque()
        self._waiting: deque[tuple[int, asyncio.Future[None]]] = deque()
        self._something = asyncio.Event()
        self._hurry = asyncio.Event()
        self._stopping = asyncio.Event()
        self._received = self._stored = 0
        self._servers: dict[str, None] = {}
        self._writer: asyncio.Task[None] | None = None
        self._pulse: asyncio.Task[None] | None = None
        self.dropped = 0
        """Events that were not taken because the backlog was full, since it last was."""
        self.on_relief: Callable[[], None] = lambda: None
        """Called once a full backlog is empty again: listening has to begin anew."""
        self.on_staff_decided: Callable[[str], None] = lambda server_id: None
        """Called when other roles count as staff on a server: its roster has to be seen anew."""

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.get(Storing), services.clock, services.get(ReadingAlong), idle=services.idle)

    @property
    def backlog(self) -> int:
        """How many events wait to be stored."""
        return len(self._backlog)

    @property
    def overflowing(self) -> bool:
        """Whether the backlog is full and nothing more is taken until it is empty."""
        return self.dropped > 0

    # What is seen

    def see(self, server_id: str, seen: Seen) -> bool:
        """Take note of something; it is stored soon. False when it could not be taken: the backlog is full."""
        if self.overflowing or (len(self._backlog) >= self._limit):
            self._overflow()
            return False
        self._take(server_id, seen)
        return True

    def begin(self, server_id: str, began: ListeningBegan) -> None:
        """From now on a server is listened to."""
        self._servers[server_id] = None
        self.see(server_id, began)

    def break_off(self, server_id: str | None = None, *, ended: bool = False) -> None:
        """What happens from now on may be missed, on one server or on all; `ended`: it will be."""
        for broken in [server_id] if server_id else list(self._servers):
            self._take(broken, ListeningBroke(ended))

    def resume(self) -> None:
        """Nothing was missed."""
        for server_id in self._servers:
            self.see(server_id, ListeningResumed())

    def forget(self, server_id: str) -> None:
        """The server is not listened to any more."""
        if server_id in self._servers:
            self.break_off(server_id, ended=True)
            del self._servers[server_id]

    def _take(self, server_id: str, seen: Seen) -> None:
        self._backlog.append(Received(self._clock.now(), server_id, seen))
        self._received += 1
        self._something.set()
        if len(self._backlog) >= BATCH:
            self._hurry.set()

    def _overflow(self) -> None:
        if not self.overflowing:
            _log.critical("the backlog is full (%d events): not listening until it is stored", len(self._backlog))
            self.break_off()
        self.dropped += 1

    async def store(self, server_id: str, seen: Seen) -> None:
        """`see`, and wait until it is stored. Waits for room where there is none."""
        while not self.see(server_id, seen):
            await self.flush()
        await self.flush()

    def beat(self) -> None:
        """Note that Salotto listens at this moment: after a `flush` nothing until now counts as unheard."""
        for server_id in self._servers:
            self.see(server_id, Heartbeat())
        self._hurry.set()

    async def flush(self) -> None:
        """Wait until everything seen so far is stored: the barrier for tests, rollups and shutdown."""
        if self._received == self._stored:
            return
        if self._writer is None or self._writer.done():
            raise RuntimeError("nothing stores what was seen: the writer does not run")
        stored: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((self._received, stored))
        self._hurry.set()
        await self._idle(stored)

    # The writer

    def start(self) -> None:
        """Begin to store. Whoever starts it stops it."""
        self._stopping.clear()
        self._writer = asyncio.create_task(self._write_on(), name="listening: writer")
        self._pulse = asyncio.create_task(self._beat(), name="listening: heartbeat")

    async def stop(self) -> None:
        """Store what was seen so far, then no more."""
        if self._writer is None:
            return
        if self._pulse is not None:
            self._pulse.cancel()
            with suppress(asyncio.CancelledError):
                await self._pulse
        self.break_off(ended=True)
        for event in (self._stopping, self._hurry, self._something):
            event.set()
        await self._idle(asyncio.wait([self._writer]))
        self._writer = None

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT)
            self.beat()

    async def _write_on(self) -> None:
        while self._backlog or not self._stopping.is_set():
            if not self._backlog:
                await self._idle(self._something.wait())
            await self._gather()
            batch = [self._backlog[n] for n in range(min(BATCH, len(self._backlog)))]
            if batch and not await self._write(batch):
                _log.critical("closed with %d events that could not be stored", len(self._backlog))
                for _, stored in self._waiting:
                    stored.cancel()
                break
            for _ in batch:
                self._backlog.popleft()
            self._stored += len(batch)
            self._tell_those_who_wait()
            if not self._backlog:
                self._relieved()

    async def _gather(self) -> None:
        """Let a moment pass, so that a batch is worth its transaction; no longer when somebody waits for it."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PAUSE):
                await self._idle(self._hurry.wait())
        if not self._waiting and not self._stopping.is_set() and len(self._backlog) <= BATCH:
            self._hurry.clear()

    def _tell_those_who_wait(self) -> None:
        while self._waiting and self._waiting[0][0] <= self._stored:
            stored = self._waiting.popleft()[1]
            if not stored.done():
                stored.set_result(None)
        if not self._waiting and not self._stopping.is_set() and len(self._backlog) < BATCH:
            self._hurry.clear()
        if not self._backlog:
            self._something.clear()

    def _relieved(self) -> None:
        if self.overflowing:
            _log.warning("the backlog is stored; %d events were not taken and are read from the history", self.dropped)
            self.dropped = 0
            self.on_relief()

    async def _write(self, batch: Sequence[Received]) -> bool:
        """Store a batch, however long it takes. False when the bot is being closed and it cannot be stored."""
        delay, tries = FIRST_DELAY, 0
        while True:
            try:
                self._follow_up(await self._storing.write(batch))
                return True
            except Exception as error:
                tries += 1
                if not passes(error):
                    return await self._single_out(batch, error)
                _log.error("a batch of %d events is not stored yet (%s)", len(batch), type(error).__name__)
            if self._stopping.is_set() and tries >= LAST_TRIES:
                return False
            with suppress(TimeoutError):
                async with asyncio.timeout(delay):
                    await self._idle(self._stopping.wait())
            delay = min(2 * delay, LONGEST_DELAY)

    async def _single_out(self, batch: Sequence[Received], error: Exception) -> bool:
        """One of these can never be stored. The others are."""
        if len(batch) == 1:
            _log.error("left out: %s on server %s", type(batch[0].seen).__name__, batch[0].server_id, exc_info=error)
            return True
        half = len(batch) // 2
        return await self._write(batch[:half]) and await self._write(batch[half:])

    def _follow_up(self, outcome: Outcome) -> None:
        for server_id in sorted(outcome.decided_anew):
            self.on_staff_decided(server_id)
        if self._reading is not None:
            for server_id in sorted(outcome.to_read):
                self._reading.nudge(server_id)


def passes(error: Exception) -> bool:
    """Whether an error of the database passes by itself (locked, away, full), so that trying again is worth it."""
    if isinstance(error, DataError | IntegrityError):
        return False
    return isinstance(error, DBAPIError | PoolTimeout | OSError | TimeoutError)
