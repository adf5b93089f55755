"""The buttons of ideas that members press. The id is the idea's, on the board followed by the number of its post."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from cogs._ui import (
    SafeButton,
    SafeModal,
    SafeSelect,
    SafeView,
    acknowledge,
    ask,
    change,
    confirm,
    cut,
    defer,
    reply,
    say,
    words_for,
)
from cogs._ui.services import services_of
from core.errors import UserFacingError
from core.limits import OPTION_LABEL, THREAD_NAME
from core.text import Texts
from models.ideas import Idea
from reports.as_message import escaped
from reports.wording import one_line
from services.idea_merging import IdeaMerging
from services.idea_rules import LONGEST_TEXT, LONGEST_TITLE
from services.idea_wording import card_lines
from services.ideas import Card, Ideas

BRIEF = 150


def _of(interaction: discord.Interaction[Any]) -> Ideas:
    return services_of(interaction).get(Ideas)


def _idea(key: str) -> str:
    return key.partition("-")[0]


class Support(SafeButton, area="ideas", action="support"):
    """I want that too. Pressed twice it stays so: taking it back has a button of its own."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        id, words = _idea(self.id_of_what), words_for(interaction)
        new = await _of(interaction).support(str(interaction.guild_id), str(interaction.user.id), id)
        view = SafeView(timeout=None)
        view.add_item(TakeBack(id, label=words("idea-button-take-back")))
        await reply(interaction, words("idea-supported" if new else "idea-supported-already"), view=view)


class TakeBack(SafeButton, area="ideas", action="take-back"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await _of(interaction).take_back(str(interaction.guild_id), str(interaction.user.id), self.id_of_what)
        await change(interaction, words_for(interaction)("idea-taken-back"), view=None)


class Discuss(SafeButton, area="ideas", action="discuss"):
    """Leads to the idea's thread; the first who asks opens it."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await defer(interaction)
        server, known = str(interaction.guild_id), _of(interaction)
        idea = await known.get(server, _idea(self.id_of_what))
        thread = idea.thread
        here = interaction.channel
        if thread is None and isinstance(here, discord.Thread):  # a post of a forum is its own thread
            thread = await known.note_thread(server, idea.id, str(here.id))
        if thread is None:
            if interaction.message is None:
                raise UserFacingError("idea-gone")
            try:
                opened = await interaction.message.create_thread(name=cut(idea.title, THREAD_NAME))
            except discord.HTTPException as error:
                if error.code != THREAD_THERE:
                    raise
                thread = str(interaction.message.id)  # opened by hand: a thread has its message's id
            else:
                thread = str(opened.id)
            thread = await known.note_thread(server, idea.id, thread)
        await say(interaction, "idea-discuss-here", thread=f"<#{thread}>")


THREAD_THERE = 160004
"""Discord's number for a message that has a thread already."""


class See(SafeButton, area="ideas", action="see"):
    """The idea as it is now, with what whoever asks can do about it."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await show(interaction, await _of(interaction).card(str(interaction.guild_id), _idea(self.id_of_what)))


class News(SafeButton, area="ideas", action="news"):
    """Under the news in a direct message: the whole idea. Its id is `news-SERVER-IDEA-STEP-MEMBER`."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        _, server, id, *_ = self.id_of_what.split("-")
        card = await _of(interaction).card(server, id)
        await reply(interaction, embeds=[embed_of(card, words_for(interaction))])


class PostIt(SafeButton, area="ideas", action="post"):
    """Mine is another one: post it."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        idea = await _of(interaction).post(str(interaction.guild_id), str(interaction.user.id), self.id_of_what)
        await change(interaction, words_for(interaction)("idea-posted", title=escaped(idea.title)), view=None)


class Joined(SafeSelect, area="ideas", action="join"):
    """Mine is this one: tell them together."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        member, into = str(interaction.user.id), self.values[0]
        merging = services_of(interaction).get(IdeaMerging)
        target = await merging.join(str(interaction.guild_id), member, self.id_of_what, into)
        await change(interaction, words_for(interaction)("idea-joined", title=escaped(target.title)), view=None)


class Edit(SafeButton, area="ideas", action="edit"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        idea = await _of(interaction).get(str(interaction.guild_id), self.id_of_what)
        await ask(interaction, IdeaForm(words_for(interaction), idea))


class Withdraw(SafeButton, area="ideas", action="withdraw"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        words, server = words_for(interaction), str(interaction.guild_id)
        idea = await _of(interaction).get(server, self.id_of_what)

        async def then(confirmed: discord.Interaction[Any]) -> None:
            await _of(confirmed).withdraw(server, str(confirmed.user.id), idea.id)
            await say(confirmed, "idea-withdrawn")

        await confirm(interaction, words("idea-withdraw-sure", title=escaped(idea.title)), then)


class IdeaForm(SafeModal):
    """What the idea is; of one that is there, in other words."""

    def __init__(self, words: Texts, idea: Idea | None = None) -> None:
        super().__init__(title=words("idea-form" if idea is None else "idea-form-edit"))
        self._idea = idea
        self.name = ui.TextInput[Any](max_length=LONGEST_TITLE, default=idea.title if idea else None)
        self.text = ui.TextInput[Any](
            style=discord.TextStyle.paragraph,
            max_length=LONGEST_TEXT,
            required=False,
            default=idea.text if idea else None,
        )
        self.add_item(ui.Label(text=words("idea-form-title"), component=self.name))
        self.add_item(ui.Label(text=words("idea-form-text"), component=self.text))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await defer(interaction)
        known, words = _of(interaction), words_for(interaction)
        server, member, title, text = (
            str(interaction.guild_id),
            str(interaction.user.id),
            self.name.value,
            self.text.value,
        )
        if self._idea is not None:
            edited = await known.edit(server, member, self._idea.id, title, text)
            await reply(interaction, words("idea-edited", title=escaped(edited.title)))
            return
        draft = await known.draft(server, member, title, text)
        alike = await known.similar(server, title, text)
        if not alike:
            posted = await known.post(server, member, draft.id)
            await reply(interaction, words("idea-posted", title=escaped(posted.title)))
            return
        lines = [words("idea-alike", count=len(alike)), *map(_in_brief, alike)]
        await reply(interaction, "\n".join(lines), view=_choice(draft, alike, words))


def _in_brief(idea: Idea) -> str:
    """Enough of an idea to know whether one's own is the same."""
    said = f": {escaped(cut(one_line(idea.text), BRIEF))}" if idea.text else ""
    return f"- **{escaped(idea.title)}**{said}"


def _choice(draft: Idea, alike: Sequence[Idea], words: Texts) -> SafeView:
    options = [discord.SelectOption(label=cut(one.title, OPTION_LABEL), value=one.id) for one in alike]
    view = SafeView(timeout=None)
    view.add_item(Joined(draft.id, options=options, placeholder=words("idea-alike-which")))
    view.add_item(PostIt(draft.id, label=words("idea-button-post"), style=discord.ButtonStyle.primary))
    return view


def embed_of(card: Card, words: Texts) -> discord.Embed:
    """An idea as a card."""
    return discord.Embed(title=escaped(card.idea.title)[:256], description="\n".join(card_lines(card, words)))


async def show(interaction: discord.Interaction[Any], card: Card) -> None:
    """An idea to a member, with what they can do about it."""
    words, idea, view = words_for(interaction), card.idea, SafeView(timeout=None)
    mine = idea.author == str(interaction.user.id)
    if idea.is_going:
        view.add_item(Support(idea.id, label=words("idea-button-support"), style=discord.ButtonStyle.primary))
    if mine and idea.is_going:
        view.add_item(Edit(idea.id, label=words("idea-button-edit")))
        view.add_item(Withdraw(idea.id, label=words("idea-button-withdraw"), style=discord.ButtonStyle.danger))
    if mine and idea.status == "draft":
        view.add_item(PostIt(idea.id, label=words("idea-button-post"), style=discord.ButtonStyle.primary))
    await reply(interaction, embeds=[embed_of(card, words)], view=view if view.children else None)
