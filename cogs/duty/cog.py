"""`/duty`: who of the moderators is there, and is called when something happens."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import command, group, moderators, reply, say, words_for
from cogs._ui.owner import OwnersAlerts
from cogs._ui.sender import DiscordSender
from services.alerts import Alerts, DutySettings

if TYPE_CHECKING:
    from cogs.bot import Salotto

MODERATORS = moderators(discord.Permissions(moderate_members=True))


class Duty(commands.GroupCog, **group("duty", MODERATORS)):
    """For moderators."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.alerts = bot.services.get(Alerts)

    async def cog_load(self) -> None:
        self.alerts.last_resort = OwnersAlerts(self.bot, DiscordSender(self.bot))

    @app_commands.command(**command("duty-on"))
    async def on(self, interaction: discord.Interaction) -> None:
        await self._set(interaction, on=True)

    @app_commands.command(**command("duty-off"))
    async def off(self, interaction: discord.Interaction) -> None:
        await self._set(interaction, on=False)

    async def _set(self, interaction: discord.Interaction, *, on: bool) -> None:
        changed = await self.alerts.set_duty(str(interaction.guild_id), str(interaction.user.id), on=on)
        chosen = await self.bot.services.server_settings.read(str(interaction.guild_id), DutySettings)
        said = ("duty-on" if changed else "duty-on-already") if on else ("duty-off" if changed else "duty-off-already")
        await say(interaction, said, begins=f"{chosen.night_from}:00", ends=f"{chosen.night_to}:00")

    @app_commands.command(**command("duty-who"))
    async def who(self, interaction: discord.Interaction) -> None:
        words, server = words_for(interaction), str(interaction.guild_id)
        there = await self.alerts.on_duty(server)
        lines = [
            words("duty-since", member=f"<@{member}>", since=discord.utils.format_dt(since, "R"))
            for member, since in there.items()
        ]
        if await self.alerts.night(server):
            lines.append(words("duty-night"))
        await reply(interaction, "\n".join(lines if there else [words("duty-nobody"), *lines]))
