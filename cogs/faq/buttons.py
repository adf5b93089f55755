"""The buttons of frequent questions: a member chooses one, reads its answer, and says whether it helped."""

from collections.abc import Sequence
from typing import Any

import discord

from cogs._ui import SafeButton, SafeSelect, SafeView, cut, reply, say, words_for
from cogs._ui.services import services_of
from core.limits import OPTION_LABEL, SELECT_OPTIONS
from core.text import Texts
from models.faq import FaqEntry
from reports.questions import told
from services.faq import Faq, mark_of


class Useful(SafeButton, area="faq", action="useful"):
    """It helped."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await _vote(interaction, self.id_of_what, useful=True)


class Useless(SafeButton, area="faq", action="useless"):
    """It did not."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await _vote(interaction, self.id_of_what, useful=False)


class Chosen(SafeSelect, area="faq", action="chosen"):
    """Shows the answer to the question that was chosen."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        entry = await services_of(interaction).get(Faq).offered(str(interaction.guild_id), self.values[0])
        await answer(interaction, entry)


def offered(entries: Sequence[FaqEntry], words: Texts) -> SafeView:
    """The questions, to choose one."""
    options = [
        discord.SelectOption(label=cut(entry.question, OPTION_LABEL), value=mark_of(entry.id))
        for entry in entries[:SELECT_OPTIONS]
    ]
    view = SafeView(timeout=None)
    view.add_item(Chosen(options=options, placeholder=words("faq-which")))
    return view


async def answer(interaction: discord.Interaction[Any], entry: FaqEntry) -> None:
    """A question with its answer, whoever gave it, and the question whether it helped."""
    words, mark = words_for(interaction), mark_of(entry.id)
    view = SafeView(timeout=None)
    view.add_item(Useful(mark, label=words("faq-button-useful")))
    view.add_item(Useless(mark, label=words("faq-button-useless")))
    author = await services_of(interaction).get(Faq).author(str(interaction.guild_id), entry)
    await reply(interaction, told(entry.question, entry.answer, author, words), view=view)


async def _vote(interaction: discord.Interaction[Any], mark: str, *, useful: bool) -> None:
    member = str(interaction.user.id)
    await services_of(interaction).get(Faq).vote(str(interaction.guild_id), mark, member, useful=useful)
    await say(interaction, "faq-thanks" if useful else "faq-thanks-all-the-same")
