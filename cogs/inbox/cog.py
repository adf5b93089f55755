"""`/inbox`: what waits for a person of the staff."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import STAFF, command, defer
from cogs.inbox.buttons import show_list
from services.inbox import Inbox
from services.inbox_nudge import InboxNudge
from services.talk_waiting import TalkWaiting

if TYPE_CHECKING:
    from cogs.bot import Salotto


class InboxCommands(commands.Cog):
    """For staff, each for their own eyes."""

    def __init__(self, bot: "Salotto") -> None:
        self.services = bot.services

    async def cog_load(self) -> None:
        self.services.get(Inbox).register(self.services.get(TalkWaiting))
        self.services.get(InboxNudge)

    @app_commands.command(**command("inbox", STAFF))
    async def inbox(self, interaction: discord.Interaction) -> None:
        await defer(interaction)
        await show_list(interaction)
