"""APScheduler is the clock and only the clock: its one job asks our tables what is due, and when to look again."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import discord
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from discord.ext import commands

from cogs._ui.sender import DiscordSender
from services.calendar import Calendar
from services.outbox import Outbox
from services.ports import Refusal

if TYPE_CHECKING:
    from cogs.bot import Salotto

AT_LEAST_EVERY = timedelta(hours=6)
"""Another process may have planned or owed something: here nobody hears of it."""
AGAIN = timedelta(minutes=1)
"""What is overdue and could not be done is looked at again after this."""

_log = logging.getLogger(__name__)


class Clockwork(commands.Cog):
    """Wakes up when the nearest thing is due, and whenever something is planned, owed or chosen in this process."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.clock = bot.services.clock
        self.calendar = bot.services.get(Calendar)
        self.outbox = bot.services.get(Outbox)
        self.sender = DiscordSender(bot)
        self.scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
        )
        self._woken = asyncio.Event()
        self._watching: asyncio.Task[None] | None = None
        self._at_work: dict[str, asyncio.Task[None]] = {}
        self._setting = asyncio.Lock()

    async def cog_load(self) -> None:
        self.outbox.watch(self.wake)
        self.bot.services.server_settings.watch(lambda server_id: self.wake())
        self._watching = asyncio.create_task(self._watch(), name="watching the calendar")

    async def cog_unload(self) -> None:
        if self.scheduler.running:
            self.scheduler.shutdown(wait=False)
        tasks = [task for task in (self._watching, *self._at_work.values()) if task is not None]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Ask what was missed. Discord says this again after a lost connection."""
        for guild in self.bot.guilds:
            await self._know(guild)
        if not self.scheduler.running:
            self.scheduler.start()
        self.wake()

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self._know(guild)
        self.wake()

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        self.wake()

    async def _know(self, guild: discord.Guild) -> None:
        """What is planned is planned for a server that is noted, whichever listener comes first."""
        await self.bot.services.server_settings.know_server(str(guild.id), guild.name)

    # Salotto may do more than before: what was refused for want of a permission goes out now.

    @commands.Cog.listener()
    async def on_guild_channel_update(self, before: discord.abc.GuildChannel, after: discord.abc.GuildChannel) -> None:
        me = after.guild.me
        await self._may(after.guild, before.permissions_for(me), after.permissions_for(me))

    @commands.Cog.listener()
    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        if after in after.guild.me.roles:
            await self._may(after.guild, before.permissions, after.permissions)

    @commands.Cog.listener()
    async def on_member_update(self, before: discord.Member, after: discord.Member) -> None:
        if after == after.guild.me and set(after.roles) - set(before.roles):
            await self.outbox.release(str(after.guild.id), reason=Refusal.FORBIDDEN)

    async def _may(self, guild: discord.Guild, before: discord.Permissions, after: discord.Permissions) -> None:
        if after.value & ~before.value:
            await self.outbox.release(str(guild.id), reason=Refusal.FORBIDDEN)

    def wake(self) -> None:
        """Look now at what is due."""
        self._woken.set()

    async def _tick(self) -> None:
        self.wake()

    async def _watch(self) -> None:
        while True:
            await self.bot.services.idle(self._woken.wait())
            self._woken.clear()
            if not self.scheduler.running:
                continue  # not connected yet: `on_ready` wakes
            try:
                await self._look_once()
            except Exception:
                _log.exception("what is due could not be looked at; it is tried again")
                self._set(self.clock.now() + AGAIN)

    async def _look_once(self) -> None:
        servers = self._servers()
        for server_id in servers:
            running = self._at_work.get(server_id)
            if running is None or running.done():
                work = self._do_due(server_id)
                self._at_work[server_id] = asyncio.create_task(work, name=f"due on {server_id}")
        await self.outbox.deliver(self.sender, frozenset(servers))
        await self._set_for_next()

    def _servers(self) -> list[str]:
        return [str(guild.id) for guild in self.bot.guilds if not guild.unavailable]

    async def _do_due(self, server_id: str) -> None:
        """A server's jobs, beside those of others: one may wait for its past to be read."""
        try:
            while await self.calendar.run_due(server_id):
                self.wake()
            await self._set_for_next()
        except Exception:
            _log.exception("what is due on server %s could not be done; it is tried again", server_id)

    async def _set_for_next(self) -> None:
        """One at a time, so that whoever looked last sets the clock: each server plans beside the others."""
        async with self._setting:
            now = self.clock.now()
            moments = [await self.calendar.next_moment(server_id) for server_id in self._servers()]
            moments.append(await self.outbox.next_moment())
            nearest = min((moment for moment in moments if moment is not None), default=now + AT_LEAST_EVERY)
            if nearest <= now:
                nearest = now + AGAIN
            self._set(min(nearest, now + AT_LEAST_EVERY))

    def _set(self, at: datetime) -> None:
        if self.scheduler.running:
            self.scheduler.add_job(self._tick, "date", run_date=at, id="wake", replace_existing=True)
