"""What a voter reads once their ballot is counted."""

from typing import Any

import discord

from cogs._ui import SafeButton, SafeView, change, reply, words_for
from cogs._ui.services import services_of
from cogs.polls.voters import voter_of
from models.polls import Choice, Poll
from services.poll_wording import choice_in_words, discord_moment
from services.polls import Polls


class TakeBack(SafeButton, area="polls", action="back"):
    """Takes a vote back, while the poll is open."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        polls = services_of(interaction).get(Polls)
        there = await polls.take_back(str(interaction.guild_id), self.id_of_what, await voter_of(interaction))
        words = words_for(interaction)
        await change(interaction, words("poll-taken-back" if there else "poll-nothing-to-take-back"), view=None)


async def tell_receipt(interaction: discord.Interaction[Any], poll: Poll, choice: Choice, *, changed: bool) -> None:
    """What was counted, and what may still be done about it."""
    words = words_for(interaction)
    if poll.secrecy == "nobody":
        await reply(interaction, words("poll-counted-secretly"))
        return
    values = {"choice": choice_in_words(poll, choice, words), "moment": discord_moment(poll)}
    view = SafeView(timeout=None)
    view.add_item(TakeBack(poll.id, label=words("poll-take-back")))
    await reply(interaction, words("poll-vote-changed" if changed else "poll-vote-counted", **values), view=view)
