"""Clicks that nothing answers any more: a view that ended with the process that showed it, an area that is gone.

discord.py hands a click to its view or persistent item before it tells the bot's listeners of it. Whatever takes a
click marks it first, so that a listener sees which ones nobody took.
"""

from collections.abc import Iterator
from typing import Any

import discord

from cogs._ui.custom_ids import CustomId, custom_id_of
from cogs._ui.failures import tell_failure
from cogs._ui.forms import take_form
from cogs._ui.language import words_for
from cogs._ui.rendered import cut
from cogs._ui.reply import reply
from cogs._ui.taken import TAKEN
from core import limits

_CLICKS = (discord.InteractionType.component, discord.InteractionType.modal_submit)


async def answer_stale(interaction: discord.Interaction[Any]) -> None:
    """Say so when nothing took a click: otherwise Discord calls it failed, and nobody knows why."""
    if interaction.type not in _CLICKS or TAKEN in interaction.extras:
        return
    is_form = interaction.type is discord.InteractionType.modal_submit
    if is_form and await take_form(interaction, getattr(interaction.client, "forms", {})):
        return
    kept = CustomId.parse(custom_id_of(interaction))
    words = words_for(interaction)
    lines = [words("error-button-retired" if kept else "error-view-ended")]
    if typed := "\n\n".join(_typed(interaction)):
        lines += [words("error-form-typed"), f">>> {typed}"]
    try:
        await reply(interaction, cut("\n".join(lines), limits.CONTENT))
    except Exception as error:
        await tell_failure(interaction, error)


def _typed(interaction: discord.Interaction[Any]) -> Iterator[str]:
    """What somebody wrote into a form, so that they need not write it again."""
    data: Any = interaction.data or {}
    for row in data.get("components", ()) if interaction.type is discord.InteractionType.modal_submit else ():
        for field in row.get("components", [row.get("component", {})]):
            if isinstance(field.get("value"), str) and field["value"].strip():
                yield field["value"].strip()
