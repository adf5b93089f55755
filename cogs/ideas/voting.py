"""Putting ideas to the vote: which of those that staff like best, how, and with what question."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

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
    confirm,
    cut,
    defer,
    reply,
    say,
    words_for,
)
from cogs._ui.asking import check_may_ask
from cogs._ui.services import services_of
from core.errors import UserFacingError
from core.limits import OPTION_LABEL
from core.text import Texts
from models.polls import Method, Poll, Secrecy
from services.idea_votes import IdeaVotes
from services.ideas import Ideas, IdeaSettings
from services.poll_rules import LONGEST_QUESTION
from services.poll_wording import announcement

USUAL_METHOD: Method = "ranking"
USUAL_LENGTH = timedelta(days=3)
LEAST, MOST = 2, 10


@dataclass(frozen=True, slots=True)
class How:
    """How it is to be voted on; it rides in the id of the list of ideas, so that it outlives a restart."""

    channel: str
    method: Method = USUAL_METHOD
    secrecy: Secrecy = "everybody"
    length: timedelta = USUAL_LENGTH

    @property
    def id(self) -> str:
        return f"{self.method}-{self.secrecy}-{int(self.length.total_seconds() // 60)}-{self.channel}"

    @classmethod
    def of(cls, id: str) -> "How":
        method, secrecy, minutes, channel = id.split("-")
        return cls(channel, cast("Method", method), cast("Secrecy", secrecy), timedelta(minutes=int(minutes)))


class PutToVote(SafeButton, area="ideas", action="put"):
    """This idea and others that are shortlisted, in one poll."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        await offer(interaction, How(await usual_channel(interaction)), self.id_of_what)


class ChooseIdeas(SafeSelect, area="ideas", action="vote"):
    """The ideas that become options. The id is how it is voted on."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        how = How.of(self.id_of_what)
        check_may_ask(interaction, how.channel)
        await ask(interaction, Question(words_for(interaction), how, tuple(self.values)))


class Question(SafeModal):
    """What is asked about the ideas."""

    def __init__(self, words: Texts, how: How, ids: tuple[str, ...]) -> None:
        super().__init__(title=words("idea-button-vote"))
        self._how, self._ids = how, ids
        self.question = ui.TextInput[Any](max_length=LONGEST_QUESTION, default=words("idea-vote-question"))
        self.context = ui.TextInput[Any](style=discord.TextStyle.paragraph, max_length=1_000, required=False)
        self.add_item(ui.Label(text=words("poll-form-question"), component=self.question))
        text, hint = words("poll-form-context"), words("poll-form-context-how")
        self.add_item(ui.Label(text=text, description=hint, component=self.context))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await defer(interaction)
        services, server, words = services_of(interaction), str(interaction.guild_id), words_for(interaction)
        now, by = services.clock.now(), str(interaction.user.id)
        votes, how, ids = services.get(IdeaVotes), self._how, self._ids
        asked = Poll(
            id="",
            method=how.method,
            question=self.question.value,
            options=(),
            secrecy=how.secrecy,
            channel=how.channel,
            opens_at=now,
            closes_at=now + how.length,
            context=self.context.value,
            created_by=by,
        )
        poll = await votes.planned(server, ids, asked)
        check_may_ask(interaction, how.channel, native=poll.kind == "native")

        async def publish(clicked: discord.Interaction[Any]) -> None:
            made = await votes.put(server, ids, asked, str(clicked.user.id))
            await say(clicked, "idea-vote-put", number=made.id, channel=f"<#{made.channel}>", ideas=len(ids))

        card = announcement(poll, words)
        shown = words("poll-publish", channel=f"<#{poll.channel}>", begins=discord.utils.format_dt(poll.opens_at))
        await confirm(interaction, cut(f"**{card.title}**\n\n{card.text}\n\n{shown}", 2_000), publish)


async def usual_channel(interaction: discord.Interaction[Any]) -> str:
    """Where members vote on ideas unless staff say so: on the board, where that is a text channel; else right here."""
    settings = services_of(interaction).server_settings
    board = (await settings.read(str(interaction.guild_id), IdeaSettings)).board_channel
    guild = interaction.guild
    found = None if guild is None or board is None else guild.get_channel(int(board))
    return str(found.id if isinstance(found, discord.TextChannel) else interaction.channel_id)


async def offer(interaction: discord.Interaction[Any], how: How, chosen: str | None = None) -> None:
    """The shortlisted ideas, to choose from. UserFacingError when there are too few."""
    words, known = words_for(interaction), services_of(interaction).get(Ideas)
    found = [one for one, _ in await known.all(str(interaction.guild_id), "shortlisted")][:25]
    if len(found) < LEAST:
        raise UserFacingError("idea-vote-few")
    options = [
        discord.SelectOption(label=cut(one.title, OPTION_LABEL), value=one.id, default=one.id == chosen)
        for one in found
    ]
    most = 4 if how.method == "rating" else MOST
    view = SafeView(timeout=None)
    view.add_item(
        ChooseIdeas(
            how.id,
            options=options,
            placeholder=words("idea-vote-which"),
            least=LEAST,
            most=min(most, len(found)),
        )
    )
    await reply(interaction, words("idea-vote-choose", channel=f"<#{how.channel}>"), view=view)
