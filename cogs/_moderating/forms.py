"""The form about a message: what to do to its author, and why."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import discord
from discord import ui

from cogs._moderating.evidence import evidence_of
from cogs._moderating.flow import Then, carry_out
from cogs._ui import SafeModal, admit, moderators
from core.text import Texts
from models.case_values import CaseKind
from services.enforcing import Order

Choice = tuple[CaseKind, timedelta | None, discord.Permissions]
CHOICES: dict[str, Choice] = {
    "note": ("note", None, discord.Permissions(moderate_members=True)),
    "warning": ("warning", None, discord.Permissions(moderate_members=True)),
    "timeout-hour": ("timeout", timedelta(hours=1), discord.Permissions(moderate_members=True)),
    "timeout-day": ("timeout", timedelta(days=1), discord.Permissions(moderate_members=True)),
    "kick": ("kick", None, discord.Permissions(kick_members=True)),
    "ban-week": ("ban", timedelta(days=7), discord.Permissions(ban_members=True)),
    "ban": ("ban", None, discord.Permissions(ban_members=True)),
}


def choices(words: Texts) -> ui.Select[Any]:
    """What can be done to somebody, as a list to choose from."""
    return ui.Select(
        custom_id="what",
        options=[discord.SelectOption(label=words(f"moderate-choice-{name}"), value=name) for name in CHOICES],
        required=True,
    )


class ActForm(SafeModal):
    """What to do to somebody, and why. Whoever shows it says what follows."""

    def __init__(self, words: Texts, title: str) -> None:
        super().__init__(title=title)
        self._what = choices(words)
        self._why = ui.TextInput[Any](
            custom_id="why", style=discord.TextStyle.paragraph, max_length=1_500, required=True
        )
        self.add_item(ui.Label(text=words("moderate-form-what"), component=self._what))
        self.add_item(ui.Label(text=words("moderate-form-why"), component=self._why))

    @property
    def what(self) -> str:
        return self._what.values[0]

    @property
    def why(self) -> str:
        return self._why.value


class ActOnMessage(ActForm):
    """What to do to the author of a message. The message is kept as evidence."""

    def __init__(self, words: Texts, message: discord.Message) -> None:
        super().__init__(words, words("moderate-form-title"))
        self._message = message

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        author = self._message.author
        order = Order(
            kind="note",
            member=str(author.id),
            member_name=author.display_name,
            actor=str(interaction.user.id),
            reason=self.why,
            evidence=(evidence_of(self._message),),
        )
        await chosen(interaction, self.what, order)


async def chosen(interaction: discord.Interaction[Any], name: str, order: Order, after: Then | None = None) -> None:
    """Carry out what was chosen from the list, if whoever chose it may; `after` follows when it is done."""
    kind, length, permissions = CHOICES[name]
    await admit(interaction, moderators(permissions))
    await carry_out(interaction, replace(order, kind=kind, length=length), after)
