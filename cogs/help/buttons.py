"""Turning the pages of `/help`. What a page says is worked out anew: rights and commands may have changed."""

from typing import Any

import discord

from cogs._ui import SafeButton, SafeView, change, words_for
from cogs.help.wording import pages_for


class Turn(SafeButton, area="help", action="turn"):
    """To another page. The custom id is its number, from 0 on."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        told = await pages_for(interaction)
        page = min(int(self.id_of_what), len(told) - 1)
        await change(interaction, told[page], view=turner(interaction, page, len(told)))


def turner(interaction: discord.Interaction[Any], page: int, pages: int) -> SafeView | None:
    """Buttons to the pages before and after one; none where there is only one."""
    if pages == 1:
        return None
    words, view = words_for(interaction), SafeView(timeout=None)
    if page > 0:
        view.add_item(Turn(str(page - 1), label=words("help-before")))
    if page < pages - 1:
        view.add_item(Turn(str(page + 1), label=words("help-after")))
    return view
