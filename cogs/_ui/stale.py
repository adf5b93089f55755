"""Clicks that nothing answers any more: a view that ended with the process that showed it, an area that is gone.

discord.py hands a click to its view or persistent item before it tells the bot's listeners of it. Whatever takes a
click marks it first, so that a listener sees which ones nobody took.
"""

from typing import Any

import discord

from cogs._ui.custom_ids import CustomId
from cogs._ui.failures import tell_failure
from cogs._ui.reply import say

_TAKEN = "salotto_taken"
_CLICKS = (discord.InteractionType.component, discord.InteractionType.modal_submit)


def take(interaction: discord.Interaction[Any]) -> None:
    """Mark a click as answered by somebody."""
    interaction.extras[_TAKEN] = True


async def answer_stale(interaction: discord.Interaction[Any]) -> None:
    """Say so when nothing took a click: otherwise Discord calls it failed, and nobody knows why."""
    if interaction.type not in _CLICKS or _TAKEN in interaction.extras:
        return
    kept = CustomId.parse(custom_id_of(interaction))
    try:
        await say(interaction, "error-button-retired" if kept else "error-view-ended")
    except Exception as error:
        await tell_failure(interaction, error)


def custom_id_of(interaction: discord.Interaction[Any]) -> str:
    """The custom id of what was pressed or submitted; empty for a command."""
    data: Any = interaction.data or {}
    return str(data.get("custom_id", ""))
