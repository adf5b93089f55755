"""Who joins is greeted, once Discord's own screening and onboarding are over; staff see who is stuck where."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import STAFF, SafeView, command, defer, group, pages, reply, say, words_for
from cogs.onboarding.arriving import is_through
from cogs.onboarding.buttons import Start
from cogs.onboarding.posting import remove_owed
from cogs.onboarding.progress import funnel_lines, stuck_lines, total_lines
from core.errors import UserFacingError
from core.text import texts
from models.members import Member
from services.buddies import Buddies
from services.door import Door, waiting_longest
from services.inbox import Inbox, InboxItem
from services.newcomers import Newcomers

if TYPE_CHECKING:
    from cogs.bot import Salotto

STUCK_AFTER = timedelta(hours=48)
AGAIN_AFTER = timedelta(minutes=15)
"""An introduction that could not be deleted is tried again."""

_log = logging.getLogger(__name__)


class Onboarding(commands.GroupCog, **group("onboarding", STAFF)):
    """Listens for who comes in, and answers staff."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.door = bot.services.get(Door)
        self._erased = asyncio.Event()
        self._removing: asyncio.Task[None] | None = None
        self._opening: set[asyncio.Task[None]] = set()

    async def cog_load(self) -> None:
        self.bot.services.get(Inbox).register(_Stuck(self.door))
        if "introductions" not in self.bot.services.privacy.areas:
            self.bot.services.privacy.register("introductions", _Introductions(self._erased))
        self.bot.services.server_settings.watch(self._settings_changed)
        self._removing = asyncio.create_task(self._remove(), name="deleting introductions")

    async def cog_unload(self) -> None:
        if self._removing is not None:
            self._removing.cancel()
            await asyncio.wait([self._removing])
        if self._opening:
            await asyncio.wait(self._opening)

    def _settings_changed(self, server_id: str) -> None:
        """With a welcome channel the door is open: whoever joins from now on is greeted."""
        opening = asyncio.create_task(self.door.open(server_id), name=f"door of {server_id}")
        self._opening.add(opening)
        opening.add_done_callback(self._opening.discard)

    async def _remove(self) -> None:
        left = 0
        while True:
            try:
                async with asyncio.timeout(AGAIN_AFTER.total_seconds() if left else None):
                    await self.bot.services.idle(self._erased.wait())
            except TimeoutError:
                pass
            self._erased.clear()
            left = 0
            for guild in self.bot.guilds:
                try:
                    left += await remove_owed(self.bot, guild)
                except Exception:
                    left += 1
                    _log.exception("introductions of server %s could not be deleted yet", guild.id)

    # Coming and going

    async def _meet(self, member: discord.Member) -> None:
        if member.bot or not is_through(member) or member.joined_at is None:
            return
        known = Member(str(member.id), member.display_name)
        await self.door.ready(str(member.guild.id), known, member.joined_at)

    async def _meet_everybody(self, guild: discord.Guild) -> None:
        """Those who joined while nobody was listening."""
        if (await self.door.settings(str(guild.id))).welcome_channel is not None:
            for member in sorted(guild.members, key=lambda one: one.id):
                await self._meet(member)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        for guild in self.bot.guilds:
            await self._meet_everybody(guild)
        self._erased.set()

    @commands.Cog.listener()
    async def on_member_join(self, member: discord.Member) -> None:
        await self._meet(member)

    @commands.Cog.listener()
    async def on_member_update(self, before: discord.Member, after: discord.Member) -> None:
        if is_through(after) and not is_through(before):
            await self._meet(after)

    @commands.Cog.listener()
    async def on_guild_update(self, before: discord.Guild, after: discord.Guild) -> None:
        if before.features != after.features:
            await self._meet_everybody(after)  # whoever was in the middle of what is switched off now

    @commands.Cog.listener()
    async def on_raw_member_remove(self, payload: discord.RawMemberRemoveEvent) -> None:
        await self.door.left(str(payload.guild_id), str(payload.user.id))

    # Staff

    @app_commands.command(**command("onboarding-status"))
    async def status(self, interaction: discord.Interaction) -> None:
        """Who is stuck where, and for how long."""
        await defer(interaction)
        words, server = words_for(interaction), str(interaction.guild_id)
        services = self.bot.services
        newcomers = services.get(Newcomers)
        everybody = await self.door.everybody(server)
        if not everybody:
            await say(interaction, "onboarding-status-nobody")
            return
        lines = [words("onboarding-status-joined", n=len(everybody))]
        lines += funnel_lines(words, await newcomers.funnel(server))
        lines += total_lines(words, await newcomers.belonging(server), await services.get(Buddies).totals(server))
        lines += stuck_lines(words, await newcomers.stuck(server))
        for page in list(pages(lines))[:5]:
            await reply(interaction, page)

    @app_commands.command(**command("onboarding-panel"))
    async def panel(self, interaction: discord.Interaction) -> None:
        """Post the welcome panel, to stay."""
        server = str(interaction.guild_id)
        chosen = (await self.door.settings(server)).welcome_channel
        channel = interaction.guild.get_channel(int(chosen)) if chosen and interaction.guild else None
        if not isinstance(channel, discord.TextChannel):
            raise UserFacingError("onboarding-welcome-unset")
        words = texts((await self.bot.services.server_settings.general(server)).locale)
        view = SafeView(timeout=None)
        view.add_item(Start("panel", label=words("onboarding-button-start"), style=discord.ButtonStyle.success))
        await channel.send(words("onboarding-panel"), view=view)
        await say(interaction, "onboarding-panel-posted", channel=channel.mention)


class _Stuck:
    """Newcomers who got no further for two days wait for a person."""

    name = "onboarding"

    def __init__(self, door: Door) -> None:
        self._door = door

    async def waiting(self, server_id: str, now: datetime) -> Sequence[InboxItem]:
        found = []
        for arrival, one in waiting_longest(await self._door.everybody(server_id)):
            asked = arrival.admission == "asked"
            if arrival.admission == "declined" or not (asked or now - arrival.joined_at >= STUCK_AFTER):
                continue
            found.append(
                InboxItem(
                    f"onboarding/{arrival.mark}/{one.step}",
                    "newcomer",
                    arrival.joined_at,
                    "onboarding-inbox-asked" if asked else f"onboarding-inbox-{one.step}",
                    {"member": f"<@{arrival.member}>"},
                    member=arrival.member,
                )
            )
        return found


class _Introductions:
    """Keeps nothing itself; hears that somebody was erased, so that what was posted in their name goes at once."""

    def __init__(self, erased: asyncio.Event) -> None:
        self._erased = erased

    async def export(self, session: Any, server_id: str, member_id: str) -> dict[str, Any]:
        return {}

    async def erase(self, session: Any, server_id: str, member_id: str) -> int:
        self._erased.set()
        return 0
