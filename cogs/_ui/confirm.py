"""Asking once more before something that cannot be taken back."""

from typing import Any

import discord
from discord import ui

from cogs._ui.failures import tell_failure
from cogs._ui.language import words_for
from cogs._ui.reply import change, reply
from cogs._ui.safe import Again, SafeView, Then

SECONDS = 120


async def confirm(interaction: discord.Interaction[Any], question: str, then: Then) -> None:
    """Ask the person a question, already in their words; `then` runs with their click on yes, once."""
    await reply(interaction, question, view=_Confirm(interaction, question, then))


async def _attempt(interaction: discord.Interaction[Any], said: str, then: Then) -> None:
    """Do it, and take the buttons away; when either fails, it can be done again without asking once more."""

    async def once_more(clicked: discord.Interaction[Any]) -> None:
        view.end()
        await _attempt(clicked, words_for(clicked)("confirm-once-more"), then)

    view = Again(interaction, "confirm-again", once_more)
    try:
        await change(interaction, said, view=None)
        await then(interaction)
    except Exception as error:
        await tell_failure(interaction, error, view)


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
        await _attempt(interaction, self._question, self._then)

    @ui.button(style=discord.ButtonStyle.secondary)
    async def no(self, interaction: discord.Interaction[Any], _: ui.Button[Any]) -> None:
        self.end()
        await change(interaction, words_for(interaction)("confirm-left"), view=None)
