"""A command that asks, for whoever runs it, which commands and buttons of the bot would be theirs."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import MEMBERS, admit, audience_of, reply
from cogs._ui.audience import AUDIENCE
from cogs.areas import Area, named
from core.errors import UserFacingError

if TYPE_CHECKING:
    from cogs.bot import Salotto

AREA = Area(name="rights", cog="tests.cogs.rights:Rights")
ADMITTED: dict[str, set[str]] = {}
"""Who asked -> what they may use."""


class Rights(commands.Cog):
    def __init__(self, bot: "Salotto") -> None:
        self.bot = bot

    @app_commands.command(name="rights", description="rights", extras={AUDIENCE: MEMBERS})
    async def rights(self, interaction: discord.Interaction) -> None:
        asked = {f"/{one.qualified_name}": audience_of(one) for one in self.bot.tree.walk_commands()}
        for kind in (discord.AppCommandType.user, discord.AppCommandType.message):
            asked |= {f"menu {one.name}": audience_of(one) for one in self.bot.tree.get_commands(type=kind)}
        for area in self.bot.areas:
            for place in area.persistent:
                button = named(place)
                asked[f"button {button.area}:{button.action}"] = button.audience
        mine = ADMITTED.setdefault(interaction.user.display_name, set())
        for audience in set(asked.values()):
            try:
                await admit(interaction, audience)
            except UserFacingError:
                continue
            mine.update(name for name, whose in asked.items() if whose == audience)
        await reply(interaction, "ok")
