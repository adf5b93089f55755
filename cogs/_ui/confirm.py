"""Asking once more before something that cannot be taken back."""

from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import ui

from cogs._ui.language import words_for
from cogs._ui.reply import change, reply
from cogs._ui.safe import SafeView

Then = Callable[[discord.Interaction[Any]], Awaitable[None]]
SECONDS = 120


async def confirm(interaction: discord.Interaction[Any], question: str, then: Then) -> None:
    """Ask the person a question, already in their words; `then` runs with their click on yes, once."""
    await reply(interaction, question, view=_Confirm(interaction, question, then))


class _Confirm(SafeView):
    """Yes or no, to one person, once."""

    def __init__(self, interaction: discord.Interaction[Any], question: str, then: Then) -> None:
        super().__init__(timeout=SECONDS, owner=interaction.user.id)
        self._question = question
        self._then = then
        words = words_for(interaction)
        self.yes.label, self.no.label = words("confirm-yes"), words("confirm-no")

    @ui.button(style=discord.ButtonStyle.danger)
    async def yes(self, interaction: discord.Interaction[Any], _: ui.Button[Any]) -> None:
        self.end()
        await change(interaction, self._question, view=None)
        await self._then(interaction)

    @ui.button(style=discord.ButtonStyle.secondary)
    async def no(self, interaction: discord.Interaction[Any], _: ui.Button[Any]) -> None:
        self.end()
        await change(interaction, words_for(interaction)("confirm-left"), view=None)
