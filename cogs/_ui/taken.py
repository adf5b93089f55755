"""Whether a click was answered by somebody: whatever takes one marks it first."""

from typing import Any

import discord

TAKEN = "salotto_taken"


def take(interaction: discord.Interaction[Any]) -> None:
    """Mark a click as answered by somebody."""
    interaction.extras[TAKEN] = True
