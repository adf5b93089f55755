"""From an interaction to the services behind it."""

from typing import Any, cast

import discord

from services.container import Services


def services_of(interaction: discord.Interaction[Any]) -> Services:
    """The services of the bot that an interaction came to: for buttons and forms, which have no cog."""
    return cast(Services, interaction.client.services)
