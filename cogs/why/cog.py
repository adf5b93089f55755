"""The context menu "Why did this count?" on one's own message: its words marked, for its author's eyes only."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import MEMBERS, menu, reply, words_for
from cogs.why.wording import told
from services.why import Why

if TYPE_CHECKING:
    from cogs.bot import Salotto


class WhyThisCounted(commands.Cog):
    """Answers about the asker's own messages, never with a number and never about anybody else's."""

    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot
        self.why = bot.services.get(Why)
        self.menu = app_commands.ContextMenu(callback=self.ask, **menu("why", MEMBERS))

    async def cog_load(self) -> None:
        self.bot.tree.add_command(self.menu)

    async def cog_unload(self) -> None:
        self.bot.tree.remove_command(self.menu.name, type=self.menu.type)

    async def ask(self, interaction: discord.Interaction, message: discord.Message) -> None:
        reason = await self.why.reason(
            str(interaction.guild_id),
            str(interaction.user.id),
            str(message.id),
            str(message.author.id),
            message.created_at,
        )
        await reply(interaction, told(words_for(interaction), reason))
