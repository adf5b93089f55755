"""The buttons under a poll. They answer for as long as its message stands."""

from typing import Any

import discord

from cogs._ui import STAFF, SafeButton, ask, defer, pages, reply, say, words_for
from cogs._ui.audience import Audience, admit
from cogs._ui.services import services_of
from cogs.polls.forms import Ballot
from cogs.polls.voters import voter_of
from core.errors import UserFacingError
from services.native_reading import NativeReading
from services.poll_wording import choice_in_words, discord_moment, outcome_lines, voter_lines
from services.polls import Polls


class CastVote(SafeButton, area="polls", action="vote"):
    """Shows the ballot, if the poll is open and for whoever pressed. The custom id is the poll's number."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        polls = services_of(interaction).get(Polls)
        standing = await polls.admit(str(interaction.guild_id), self.id_of_what, await voter_of(interaction))
        await ask(interaction, Ballot(words_for(interaction), standing))


class Look(SafeButton, area="polls", action="look"):
    """How a poll stands, as far as whoever pressed may know. The custom id is the key of the post."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        if interaction.guild_id is None:  # under a reminder, which does not know its server
            await say(interaction, "poll-look-on-the-server")
            return
        poll_id = self.id_of_what.removeprefix("poll-").partition("-")[0]
        await show(interaction, poll_id)


async def show(interaction: discord.Interaction[Any], poll_id: str) -> None:
    """How a poll stands, to one person: the outcome or the numbers so far, and votes as far as they may see them."""
    await defer(interaction)
    words, server = words_for(interaction), str(interaction.guild_id)
    polls = services_of(interaction).get(Polls)
    member, staff = interaction.user, await _is_for(interaction, STAFF)
    poll = await services_of(interaction).get(NativeReading).so_far(server, poll_id)
    if poll.status == "cancelled":
        raise UserFacingError("poll-was-cancelled")
    lines = [f"**{poll.question}**"]
    if poll.status == "closed":
        lines += outcome_lines(poll, words, for_staff=staff)
    else:
        lines.append(words("poll-until", moment=discord_moment(poll)))
        took_part = int((poll.outcome or {}).get("took_part") or 0)
        if poll.hidden:
            lines.append(words("poll-hidden-until-end", people=took_part))
        else:
            lines += ["", words("poll-so-far"), *outcome_lines(poll, words, for_staff=staff)]
    mine = next((one for one in await polls.seen_by(server, str(member.id)) if one.poll.id == poll_id), None)
    if mine is not None and mine.took_part:
        known = mine.choice is not None
        lines.append("")
        lines.append(
            words("poll-yours", choice=choice_in_words(poll, mine.choice, words))
            if known
            else words("poll-took-part-secretly")
        )
    is_told = poll.status == "closed" or not poll.hidden
    if poll.kind == "ballot" and is_told and (poll.secrecy == "everybody" or (staff and poll.secrecy == "staff")):
        voters = list(voter_lines(poll, (await polls.votes(server, poll_id))[1], words))
        lines += ["", *voters] if voters else []
    for page in pages(lines):
        await reply(interaction, page)


async def _is_for(interaction: discord.Interaction[Any], audience: Audience) -> bool:
    try:
        await admit(interaction, audience)
    except UserFacingError:
        return False
    return True
