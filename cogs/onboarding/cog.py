"""Who joins is greeted, once Discord's own screening and onboarding are over; staff see who is stuck where."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import STAFF, command, defer, group, pages, reply, say, words_for
from cogs.onboarding.arriving import is_through, is_whole
from cogs.onboarding.panel import find_panel, post_panel
from cogs.onboarding.posting import remove_owed
from cogs.onboarding.progress import funnel_lines, stuck_lines, total_lines
from cogs.onboarding.roles import give_owed_roles
from cogs.onboarding.working_off import WorkingOff
from core.errors import UserFacingError
from core.text import texts
from models.members import Member
from services.buddies import Buddies
from services.door import Door, waiting_longest
from services.door_posts import DoorPosts
from services.inbox import Inbox, InboxItem
from services.newcomers import Newcomers
from services.outbox import Outbox
from services.profiles import Profiles

if TYPE_CHECKING:
    from cogs.bot import Salotto

STUCK_AFTER = timedelta(hours=48)


class Onboarding(commands.GroupCog, **group("onboarding", STAFF)):
    """Listens for who comes in, and answers staff."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.door = bot.services.get(Door)
        self._removing = WorkingOff(bot, "deleting introductions", partial(remove_owed, bot))
        self._giving = WorkingOff(bot, "giving the members' role", partial(give_owed_roles, bot))
        self._opening: set[asyncio.Task[None]] = set()

    async def cog_load(self) -> None:
        services = self.bot.services
        services.get(DoorPosts)
        services.get(Inbox).register(_Stuck(self.door))
        if "introductions" not in services.privacy.areas:
            services.privacy.register("introductions", _Introductions(self._removing))
        services.server_settings.watch(self._settings_changed)
        services.get(Profiles).watch_removals(self._removing.wake)
        self.door.watch_roles(self._giving.wake)
        services.get(Outbox).watch_mended(self._giving.wake)
        self._removing.start()
        self._giving.start()

    async def cog_unload(self) -> None:
        await self._removing.stop()
        await self._giving.stop()
        if self._opening:
            await asyncio.wait(self._opening)

    def _settings_changed(self, server_id: str) -> None:
        """With a welcome channel the door is open: whoever joins from now on is greeted."""
        opening = asyncio.create_task(self.door.open(server_id), name=f"door of {server_id}")
        self._opening.add(opening)
        opening.add_done_callback(self._opening.discard)
        self._giving.wake()

    # Coming and going

    async def _meet(self, member: discord.Member) -> None:
        if member.bot or not is_through(member) or member.joined_at is None:
            return
        known = Member(str(member.id), member.display_name)
        await self.door.ready(str(member.guild.id), known, member.joined_at)

    async def _meet_everybody(self, guild: discord.Guild) -> None:
        """Those who joined, or left, while nobody was listening."""
        if await is_whole(guild):
            await self.door.only(str(guild.id), {str(member.id) for member in guild.members})
        if (await self.door.settings(str(guild.id))).welcome_channel is not None:
            for member in sorted(guild.members, key=lambda one: one.id):
                await self._meet(member)

    @commands.Cog.listener()
    async def on_server_in_sight(self, guild: discord.Guild) -> None:
        await self._meet_everybody(guild)
        self._removing.wake()
        self._giving.wake()

    @commands.Cog.listener()
    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        if before.permissions != after.permissions or before.position != after.position:
            self._giving.wake()  # what was refused may be allowed now

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
        """Post the welcome panel, to stay. Run again, it says where it is."""
        server = str(interaction.guild_id)
        chosen = (await self.door.settings(server)).welcome_channel
        channel = interaction.guild.get_channel(int(chosen)) if chosen and interaction.guild else None
        if not isinstance(channel, discord.TextChannel):
            raise UserFacingError("onboarding-welcome-unset")
        await defer(interaction)
        there = await find_panel(channel)
        if there is not None:
            await say(interaction, "onboarding-panel-there", link=there.jump_url)
            return
        words = texts((await self.bot.services.server_settings.general(server)).locale)
        await post_panel(channel, words, words_for(interaction))
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

    def __init__(self, removing: WorkingOff) -> None:
        self._removing = removing

    async def export(self, session: Any, server_id: str, member_id: str) -> dict[str, Any]:
        return {}

    async def erase(self, session: Any, server_id: str, member_id: str) -> int:
        self._removing.wake()
        return 0
