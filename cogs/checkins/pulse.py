"""One question about belonging, answered in words, by whoever likes to."""

from typing import Any

import discord
from discord.utils import format_dt

from cogs._ui import SafeButton, SafeView, change, reply, services_of, words_for
from core.errors import UserFacingError
from services.newcomers import Newcomers

ANSWERS = (1, 2, 3, 4, 5)


class AskPulse(SafeButton, area="checkins", action="pulse"):
    """Shows the question."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await ask_pulse(interaction)


class Feel(SafeButton, area="checkins", action="feel"):
    """One of the five answers."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        answer = int(self.id_of_what) if self.id_of_what.isdecimal() else 0
        await services_of(interaction).get(Newcomers).feel(*_who(interaction), answer)
        await change(interaction, words_for(interaction)("pulse-thanks"), view=None)


async def ask_pulse(interaction: discord.Interaction[Any]) -> None:
    """The question with its five answers; to whoever answered lately, from when on they can again."""
    words, newcomers = words_for(interaction), services_of(interaction).get(Newcomers)
    if not await newcomers.counts(*_who(interaction)):
        raise UserFacingError("pulse-at-none")
    again = await newcomers.may_answer(*_who(interaction))
    if again is not None:
        await reply(interaction, words("pulse-again", when=format_dt(again, "D")))
        return
    view = SafeView(timeout=None)
    for answer in ANSWERS:
        view.add_item(Feel(str(answer), label=words(f"pulse-answer-{answer}")))
    await reply(interaction, words("pulse-question"), view=view)


def _who(interaction: discord.Interaction[Any]) -> tuple[str, str]:
    if interaction.guild_id is None:
        raise UserFacingError("guard-on-a-server")
    return str(interaction.guild_id), str(interaction.user.id)
