"""What is owed and done in the background: at once when it is owed, and again later when Discord did not answer."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from cogs.bot import Salotto

AGAIN_AFTER = timedelta(minutes=5)
"""What Discord did not answer to is tried again."""

_log = logging.getLogger(__name__)


class WorkingOff:
    """Does what is owed on every server, one server after the other; `do` gives how much of it is to be tried again."""

    def __init__(self, bot: "Salotto", name: str, do: Callable[[discord.Guild], Awaitable[int]]) -> None:
        self._bot = bot
        self._name = name
        self._do = do
        self._woken = asyncio.Event()
        self._working: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._working = asyncio.create_task(self._work(), name=self._name)

    async def stop(self) -> None:
        if self._working is not None:
            self._working.cancel()
            await asyncio.wait([self._working])

    def wake(self, *_: object) -> None:
        """Something may be owed."""
        self._woken.set()

    async def _work(self) -> None:
        left = 0
        while True:
            try:
                async with asyncio.timeout(AGAIN_AFTER.total_seconds() if left else None):
                    await self._bot.services.idle(self._woken.wait())
            except TimeoutError:
                pass
            self._woken.clear()
            left = sum([await self._safely(guild) for guild in self._bot.guilds if not guild.unavailable])

    async def _safely(self, guild: discord.Guild) -> int:
        try:
            return await self._do(guild)
        except Exception:
            _log.exception("%s: server %s has to wait", self._name, guild.id)
            return 1
