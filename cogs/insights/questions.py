"""Questions that come back, as staff settle them: offered to members in words of theirs, or not."""

from collections.abc import Sequence
from typing import Any, Self

import discord
from discord import ui

from cogs._ui import (
    STAFF,
    SafeButton,
    SafeModal,
    SafeSelect,
    SafeView,
    acknowledge,
    ask,
    change,
    cut,
    words_for,
)
from cogs._ui.services import services_of
from core.limits import CONTENT, OPTION_DESCRIPTION, OPTION_LABEL, SELECT_OPTIONS
from core.text import Texts
from models.faq import FaqEntry
from reports.questions import told
from services.faq import LONGEST_ANSWER, LONGEST_QUESTION, Faq, mark_of


class QuestionChosen(SafeSelect, area="insights", action="question"):
    """Shows a question with its answer, and what can be done with it."""

    audience = STAFF

    @classmethod
    def of(cls, entries: Sequence[FaqEntry], words: Texts) -> Self:
        options = [
            discord.SelectOption(
                label=cut(entry.question, OPTION_LABEL),
                value=mark_of(entry.id),
                description=cut(_standing(entry, words), OPTION_DESCRIPTION),
            )
            for entry in entries[:SELECT_OPTIONS]
        ]
        return cls(options=options, placeholder=words("faq-which"))

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        entry = await services_of(interaction).get(Faq).find(str(interaction.guild_id), self.values[0])
        await _show(interaction, entry)


class Settle(SafeButton, area="insights", action="question-settle"):
    """Asks for the words in which it is offered."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        entry = await services_of(interaction).get(Faq).find(str(interaction.guild_id), self.id_of_what)
        await ask(interaction, Wording(words_for(interaction), entry))


class Wording(SafeModal):
    """A question and its answer, as members will read them."""

    audience = STAFF

    def __init__(self, words: Texts, entry: FaqEntry) -> None:
        super().__init__(title=words("faq-settle-title"))
        self._mark = mark_of(entry.id)
        self.question: ui.TextInput[Any] = ui.TextInput(
            default=entry.question[:LONGEST_QUESTION] or None, max_length=LONGEST_QUESTION
        )
        self.answer: ui.TextInput[Any] = ui.TextInput(
            default=entry.answer[:LONGEST_ANSWER] or None,
            max_length=LONGEST_ANSWER,
            style=discord.TextStyle.paragraph,
        )
        self.add_item(ui.Label(text=words("faq-settle-question"), component=self.question))
        self.add_item(ui.Label(text=words("faq-settle-answer"), component=self.answer))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await acknowledge(interaction)
        faq, by = services_of(interaction).get(Faq), str(interaction.user.id)
        server = str(interaction.guild_id)
        entry = await faq.confirm(server, self._mark, by, self.question.value, self.answer.value)
        await _show(interaction, entry, words_for(interaction)("faq-confirmed"))


class Dismiss(SafeButton, area="insights", action="question-dismiss"):
    """It is not for the list."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        faq, by = services_of(interaction).get(Faq), str(interaction.user.id)
        entry = await faq.dismiss(str(interaction.guild_id), self.id_of_what, by)
        await _show(interaction, entry, words_for(interaction)("faq-dismissed"))


async def _show(interaction: discord.Interaction[Any], entry: FaqEntry, note: str | None = None) -> None:
    """An entry as it stands now, in place of what was there."""
    words, mark = words_for(interaction), mark_of(entry.id)
    view = SafeView(timeout=None)
    label = "faq-button-edit" if entry.status == "confirmed" else "faq-button-settle"
    view.add_item(Settle(mark, label=words(label), style=discord.ButtonStyle.success))
    if entry.status != "dismissed":
        view.add_item(Dismiss(mark, label=words("faq-button-dismiss"), style=discord.ButtonStyle.danger))
    author = await services_of(interaction).get(Faq).author(str(interaction.guild_id), entry)
    lines = [note or "", told(entry.question, entry.answer, author, words), f"-# {_standing(entry, words)}"]
    if entry.useful or entry.useless:
        lines.append(f"-# {words('faq-helped', useful=entry.useful, all=entry.useful + entry.useless)}")
    await change(interaction, cut("\n".join(line for line in lines if line), CONTENT), view=view)


def _standing(entry: FaqEntry, words: Texts) -> str:
    return words("insights-question-standing", people=entry.people, status=words(f"faq-status-{entry.status}"))
