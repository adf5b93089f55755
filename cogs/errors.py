"""The command tree: asks who may, before; tells what went wrong, after."""

from typing import Any

import discord
from discord import app_commands

from cogs._ui.audience import admit, audience_of
from cogs._ui.failures import tell_failure


class SalottoTree(app_commands.CommandTree[Any]):
    """Every command goes through here, so no cog has an error handler or a permission check of its own."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        command = interaction.command
        if command is None or interaction.type is discord.InteractionType.autocomplete:
            return True
        try:
            await admit(interaction, audience_of(command))
        except Exception as error:
            await tell_failure(interaction, error)
            return False
        return True

    async def on_error(self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /) -> None:
        if interaction.type is not discord.InteractionType.autocomplete:
            await tell_failure(interaction, error)
