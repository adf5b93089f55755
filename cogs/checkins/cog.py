"""The check-ins' place among the areas: the calendar does the work, buttons do the rest. And `/belonging`."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import MEMBERS, command
from cogs.checkins.pulse import ask_pulse
from services.check_in_posts import CheckInPosts
from services.check_ins import CheckIns
from services.newcomers import Newcomers

if TYPE_CHECKING:
    from cogs.bot import Salotto


class CheckInListener(commands.Cog):
    """Registers the job, the writers and the sources of inbox and digest by building the services."""

    def __init__(self, bot: "Salotto") -> None:
        self.check_ins = bot.services.get(CheckIns)
        self.newcomers = bot.services.get(Newcomers)
        bot.services.get(CheckInPosts)

    @app_commands.command(**command("belonging", MEMBERS))
    async def belonging(self, interaction: discord.Interaction) -> None:
        await ask_pulse(interaction)
