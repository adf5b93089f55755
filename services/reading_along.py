"""What is stored is read by the measures a moment later, in the worker process: together, never on the event loop."""

import asyncio
import logging
from contextlib import suppress
from typing import Self

from services.analysis import Analysis
from services.container import Idle, Services, plain_idle

QUIET = 30.0
"""Seconds from the first change to the reading: a lively room is read by the half minute, not by the message."""

_log = logging.getLogger(__name__)


class ReadingAlong:
    """Keeps every server's reading up to date. One server is read at a time."""

    def __init__(self, analysis: Analysis, *, idle: Idle = plain_idle) -> None:
        self._analysis = analysis
        self._idle = idle
        self._due: dict[str, None] = {}
        self._held: set[str] = set()
        self._wake = asyncio.Event()
        self._turn = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.analysis, idle=services.idle)

    def nudge(self, server_id: str) -> None:
        """Something on a server is to be read."""
        self._due[server_id] = None
        self._wake.set()

    def hold(self, server_id: str) -> None:
        """Do not read a server while its past arrives: every page would make what follows it out of date."""
        self._held.add(server_id)

    def release(self, server_id: str) -> None:
        """A server may be read again."""
        self._held.discard(server_id)
        if server_id in self._due:
            self._wake.set()

    async def read(self, server_id: str) -> int:
        """Read what is unread on a server, now; how many messages that were."""
        self._due.pop(server_id, None)
        async with self._turn:
            return await self._analysis.catch_up(server_id)

    def start(self) -> None:
        """Begin to read along. Whoever starts it stops it."""
        self._task = asyncio.create_task(self._read_on(), name="reading along")

    async def stop(self) -> None:
        """Give up what is being read: it is unread still, and read at the next start."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
            self._task = None

    async def _read_on(self) -> None:
        while True:
            await self._idle(self._wake.wait())
            with suppress(TimeoutError):
                async with asyncio.timeout(QUIET):
                    await self._idle(asyncio.Event().wait())
            self._wake.clear()
            for server_id in [server for server in self._due if server not in self._held]:
                try:
                    await self.read(server_id)
                except Exception:
                    _log.exception("server %s could not be read; it is tried again with the next change", server_id)
                    self._due[server_id] = None
