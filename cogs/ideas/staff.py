"""The buttons by which staff take an idea further."""

from datetime import datetime
from typing import Any

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
    cut,
    defer,
    locale_of,
    reply,
    words_for,
)
from cogs._ui.services import services_of
from cogs.ideas.buttons import embed_of
from cogs.ideas.voting import PutToVote
from core.limits import OPTION_LABEL, SELECT_OPTIONS
from core.moments import read_moment
from core.text import Texts
from models.ideas import PROMISED, Idea, IdeaStatus
from reports.as_message import escaped
from services.idea_decisions import IdeaDecisions
from services.idea_merging import IdeaMerging
from services.idea_rules import LONGEST_REASON, LONGEST_TEXT, LONGEST_TITLE, NEXT
from services.ideas import Ideas

ASKS: tuple[IdeaStatus, ...] = ("accepted", "declined", "shipped")
"""Steps that are taken with a reason."""
STYLES = {
    "accepted": discord.ButtonStyle.success,
    "shipped": discord.ButtonStyle.success,
    "declined": discord.ButtonStyle.danger,
}


class Move(SafeButton, area="ideas", action="move"):
    """One step further. The id is `IDEA-STATUS`."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        id, _, named = self.id_of_what.partition("-")
        status: IdeaStatus = next(one for steps in NEXT.values() for one in steps if one == named)
        known, server = services_of(interaction).get(Ideas), str(interaction.guild_id)
        if status in ASKS:
            await ask(interaction, Reason(words_for(interaction), await known.get(server, id), status))
            return
        await acknowledge(interaction)
        await services_of(interaction).get(IdeaDecisions).move(server, id, status, str(interaction.user.id))
        await show(interaction, id, words_for(interaction)("idea-moved"))


class Promise(SafeButton, area="ideas", action="promise"):
    """Another day for what was promised."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await ask(interaction, Day(words_for(interaction), self.id_of_what))


class Split(SafeButton, area="ideas", action="split"):
    """A part of it becomes an idea of its own."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await ask(interaction, PartForm(words_for(interaction), self.id_of_what))


class MergeInto(SafeSelect, area="ideas", action="merge"):
    """Tell it with the one that is chosen."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        known, by = services_of(interaction).get(IdeaMerging), str(interaction.user.id)
        target = await known.merge(str(interaction.guild_id), self.id_of_what, self.values[0], by)
        words = words_for(interaction)
        view = SafeView(timeout=None)
        view.add_item(Unmerge(self.id_of_what, label=words("idea-button-unmerge")))
        await reply(interaction, words("idea-merged", title=escaped(target.title)), view=view)


class Unmerge(SafeButton, area="ideas", action="unmerge"):
    """It stands by itself again."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        known = services_of(interaction).get(IdeaMerging)
        await known.unmerge(str(interaction.guild_id), self.id_of_what, str(interaction.user.id))
        await show(interaction, self.id_of_what, words_for(interaction)("idea-unmerged"))


class Reason(SafeModal):
    """Why, and for what is accepted until when."""

    def __init__(self, words: Texts, idea: Idea, status: IdeaStatus) -> None:
        super().__init__(title=words(f"idea-move-{status}"))
        self._idea, self._status = idea, status
        self.why = ui.TextInput[Any](
            style=discord.TextStyle.paragraph, max_length=LONGEST_REASON, required=status != "shipped"
        )
        self.add_item(ui.Label(text=words("idea-form-why"), component=self.why))
        self.day = ui.TextInput[Any](max_length=60) if status == "accepted" else None
        if self.day is not None:
            text, hint = words("idea-form-day"), words("idea-form-day-hint")
            self.add_item(ui.Label(text=text, description=hint, component=self.day))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await defer(interaction)
        day = None if self.day is None else await _day(interaction, self.day.value)
        services, server, by = services_of(interaction), str(interaction.guild_id), str(interaction.user.id)
        known = services.get(IdeaDecisions)
        await known.move(server, self._idea.id, self._status, by, reason=self.why.value, promised_for=day)
        await show(interaction, self._idea.id, words_for(interaction)("idea-decided"))


class Day(SafeModal):
    """The new day of a promise."""

    def __init__(self, words: Texts, id: str) -> None:
        super().__init__(title=words("idea-button-promise"))
        self._id = id
        self.day = ui.TextInput[Any](max_length=60)
        text, hint = words("idea-form-day"), words("idea-form-day-hint")
        self.add_item(ui.Label(text=text, description=hint, component=self.day))
        self.why = ui.TextInput[Any](style=discord.TextStyle.paragraph, max_length=LONGEST_REASON, required=False)
        self.add_item(ui.Label(text=words("idea-form-why"), component=self.why))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await defer(interaction)
        known, day = services_of(interaction).get(IdeaDecisions), await _day(interaction, self.day.value)
        server, by = str(interaction.guild_id), str(interaction.user.id)
        await known.promise(server, self._id, by, day, self.why.value)
        await show(interaction, self._id, words_for(interaction)("idea-decided"))


class PartForm(SafeModal):
    """What the part is."""

    def __init__(self, words: Texts, id: str) -> None:
        super().__init__(title=words("idea-button-split"))
        self._id = id
        self.name = ui.TextInput[Any](max_length=LONGEST_TITLE)
        self.text = ui.TextInput[Any](style=discord.TextStyle.paragraph, max_length=LONGEST_TEXT, required=False)
        self.add_item(ui.Label(text=words("idea-form-title"), component=self.name))
        self.add_item(ui.Label(text=words("idea-form-text"), component=self.text))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await defer(interaction)
        services, server, by = services_of(interaction), str(interaction.guild_id), str(interaction.user.id)
        known = services.get(IdeaMerging)
        part = await known.split(server, self._id, by, self.name.value, self.text.value)
        await show(interaction, part.id, words_for(interaction)("idea-split"))


async def _day(interaction: discord.Interaction[Any], said: str) -> datetime:
    services = services_of(interaction)
    general = await services.server_settings.general(str(interaction.guild_id))
    return read_moment(said, services.clock.now(), general.zone, locale_of(interaction))


async def show(interaction: discord.Interaction[Any], id: str, said: str | None = None) -> None:
    """An idea to staff, with every step that follows."""
    known, words = services_of(interaction).get(Ideas), words_for(interaction)
    server = str(interaction.guild_id)
    card = await known.card(server, id)
    idea, view = card.idea, SafeView(timeout=None)
    if idea.status == "shortlisted":
        view.add_item(PutToVote(idea.id, label=words("idea-button-vote"), style=discord.ButtonStyle.primary))
    for status in NEXT.get(idea.status, ()):
        if status == "in_vote":
            continue  # by its own button, with a poll
        style = STYLES.get(status, discord.ButtonStyle.secondary)
        view.add_item(Move(f"{idea.id}-{status}", label=words(f"idea-move-{status}"), style=style))
    if idea.status in PROMISED:
        view.add_item(Promise(idea.id, label=words("idea-button-promise")))
    if idea.status == "merged":
        view.add_item(Unmerge(idea.id, label=words("idea-button-unmerge")))
    if idea.is_going:
        view.add_item(Split(idea.id, label=words("idea-button-split")))
        going = [one for one, _ in await known.all(server, "open", "shortlisted", "in_vote") if one.id != idea.id]
        alike = [one.id for one in await known.similar(server, idea.title, idea.text)]
        # A choice holds 25: those that may be the same first.
        others = sorted(going, key=lambda one: alike.index(one.id) if one.id in alike else len(alike))
        if others:
            options = [
                discord.SelectOption(label=cut(one.title, OPTION_LABEL), value=one.id)
                for one in others[:SELECT_OPTIONS]
            ]
            view.add_item(MergeInto(idea.id, options=options, placeholder=words("idea-merge-which")))
    await reply(interaction, said, embeds=[embed_of(card, words)], view=view if view.children else None)
