"""`/help`: the commands that whoever asks may use, with a line each."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import MEMBERS, command, reply
from cogs.help.buttons import turner
from cogs.help.wording import pages_for

if TYPE_CHECKING:
    from cogs.bot import Salotto


class Help(commands.Cog):
    """For everybody: what is shown is what the one who asks may use."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot

    @app_commands.command(**command("help", MEMBERS))
    async def help(self, interaction: discord.Interaction) -> None:
        told = await pages_for(interaction)
        await reply(interaction, told[0], view=turner(interaction, 0, len(told)))
