"""The command tree: asks who may, before; tells what went wrong, after."""

from contextlib import suppress
from typing import Any

import discord
from discord import app_commands

from cogs._ui.audience import admit, audience_of
from cogs._ui.failures import tell_failure


class SalottoTree(app_commands.CommandTree[Any]):
    """Every command goes through here, so no cog has an error handler or a permission check of its own."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        command = interaction.command
        if command is None:
            return True  # not one of ours any more: what comes next says so
        try:
            await admit(interaction, audience_of(command))
        except Exception as error:
            # Whoever may not run a command is offered nothing while they type either.
            if interaction.type is discord.InteractionType.autocomplete:
                await offer_nothing(interaction)
            else:
                await tell_failure(interaction, error)
            return False
        return True

    async def on_error(self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /) -> None:
        if interaction.type is not discord.InteractionType.autocomplete:
            await tell_failure(interaction, error)


async def offer_nothing(interaction: discord.Interaction[Any]) -> None:
    """Answer somebody's typing with an empty list."""
    with suppress(discord.HTTPException):
        await interaction.response.autocomplete([])
