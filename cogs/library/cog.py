"""`/library`: members find again what was published for them."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import command, defer, group, options, say
from cogs.library.shelf import show_shelf
from services.drop_direct import DropDirect

if TYPE_CHECKING:
    from cogs.bot import Salotto


class LibraryCommands(commands.GroupCog, **group("library")):
    """For members, each for their own eyes."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot

    @app_commands.command(**command("library-browse"))
    @options("library-browse", "saved")
    async def browse(self, interaction: discord.Interaction, saved: bool = False) -> None:
        await defer(interaction)
        await show_shelf(interaction, saved=saved)

    @app_commands.command(**command("library-search"))
    @options("library-search", "text")
    async def search(self, interaction: discord.Interaction, text: app_commands.Range[str, 2, 100]) -> None:
        await defer(interaction)
        await show_shelf(interaction, text=text)

    @app_commands.command(**command("library-direct"))
    @options("library-direct", "on")
    async def direct(self, interaction: discord.Interaction, on: bool) -> None:
        server, member = str(interaction.guild_id), str(interaction.user.id)
        await self.bot.services.get(DropDirect).choose(server, member, on=on)
        await say(interaction, f"library-direct-said-{'on' if on else 'off'}")
