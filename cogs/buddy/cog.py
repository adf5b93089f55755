"""`/buddy`: members join, pause, leave, and see how it stands. Who leaves the server frees their partner."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import MEMBERS, command, group, reply, say, words_for
from cogs.buddy.buttons import show_standing, standing_lines
from cogs.onboarding.arriving import is_whole
from services.buddies import Buddies
from services.buddy_posts import BuddyPosts

if TYPE_CHECKING:
    from cogs.bot import Salotto


class BuddyCommands(commands.GroupCog, **group("buddy", MEMBERS)):
    """For members, each for their own eyes."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.buddies = bot.services.get(Buddies)
        bot.services.get(BuddyPosts)

    @commands.Cog.listener()
    async def on_server_in_sight(self, guild: discord.Guild) -> None:
        """Who left, or came back, while nobody was listening."""
        known = await self.buddies.taking_part(str(guild.id))
        if not known or not await is_whole(guild):
            return
        here = {str(member.id) for member in guild.members}
        if gone := [one.member for one in known.values() if one.state != "away" and one.member not in here]:
            await self.buddies.gone(str(guild.id), gone)
        for one in known.values():
            if one.state == "away" and one.member in here:
                await self.buddies.back(str(guild.id), one.member)

    @commands.Cog.listener()
    async def on_raw_member_remove(self, payload: discord.RawMemberRemoveEvent) -> None:
        await self.buddies.gone(str(payload.guild_id), [str(payload.user.id)])

    @commands.Cog.listener()
    async def on_member_join(self, member: discord.Member) -> None:
        await self.buddies.back(str(member.guild.id), str(member.id))

    @app_commands.command(**command("buddy-join"))
    async def join(self, interaction: discord.Interaction) -> None:
        standing = await self.buddies.join(str(interaction.guild_id), str(interaction.user.id))
        lines = [words_for(interaction)("buddy-joined"), *standing_lines(interaction, standing)]
        await reply(interaction, "\n".join(lines))

    @app_commands.command(**command("buddy-pause"))
    async def pause(self, interaction: discord.Interaction) -> None:
        standing = await self.buddies.pause(str(interaction.guild_id), str(interaction.user.id))
        await reply(interaction, "\n".join(standing_lines(interaction, standing)))

    @app_commands.command(**command("buddy-leave"))
    async def leave(self, interaction: discord.Interaction) -> None:
        left = await self.buddies.leave(str(interaction.guild_id), str(interaction.user.id))
        await say(interaction, "buddy-left" if left else "buddy-not-in")

    @app_commands.command(**command("buddy-status"))
    async def status(self, interaction: discord.Interaction) -> None:
        await show_standing(interaction)
