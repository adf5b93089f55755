"""Whether two met, said by button, in a direct message or not: so the custom id names the server and the pair."""

from typing import Any, ClassVar

import discord

from cogs._ui import SafeButton, SafeView, acknowledge, change, reply, services_of, words_for
from core.errors import UserFacingError
from models.buddies import Met
from services.buddies import Buddies, BuddyStanding
from services.buddy_posts import together_line


class _Said(SafeButton):
    """`what.server.pair.…`: what one of two says about their pair."""

    met: ClassVar[Met]

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        parts = self.id_of_what.split(".")
        if len(parts) < 3:
            raise UserFacingError("error-button-retired")
        await services_of(interaction).get(Buddies).say(parts[1], parts[2], str(interaction.user.id), self.met)
        text = words_for(interaction)(f"buddy-said-{self.met}")
        if self.met == "later":
            await reply(interaction, text)  # the buttons stay: they may meet tomorrow
        else:
            await change(interaction, text, view=None)


class Yes(_Said, area="buddy", action="yes"):
    """They met."""

    met = "yes"


class Later(_Said, area="buddy", action="later"):
    """Not yet."""

    met = "later"


class No(_Said, area="buddy", action="no"):
    """Rather somebody else."""

    met = "no"


class News(SafeButton, area="buddy", action="news"):
    """Under a note in a channel: each sees how it stands with themselves."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await show_standing(interaction)


class Understood(SafeButton, area="buddy", action="understood"):
    """Under what somebody was told."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)


async def show_standing(interaction: discord.Interaction[Any]) -> None:
    """How it stands with whoever asks, for them alone, with what they can say about it."""
    if interaction.guild_id is None:
        raise UserFacingError("guard-on-a-server")
    server, member = str(interaction.guild_id), str(interaction.user.id)
    standing = await services_of(interaction).get(Buddies).standing(server, member)
    words = words_for(interaction)
    lines = list(standing_lines(interaction, standing))
    if standing.pair is None:
        await reply(interaction, "\n".join(lines))
        return
    view = SafeView(timeout=None)
    key = f"status.{server}.{standing.pair.id}"
    view.add_item(Yes(key, label=words("buddy-button-yes"), style=discord.ButtonStyle.success))
    view.add_item(No(key, label=words("buddy-button-no")))
    await reply(interaction, "\n".join(lines), view=view)


def standing_lines(interaction: discord.Interaction[Any], standing: BuddyStanding) -> list[str]:
    """Whether somebody takes part, for whom they wait, with whom they are."""
    words = words_for(interaction)
    lines = []
    if standing.pair is not None:
        lines.append(together_line(words, standing, str(interaction.user.id)))
    buddy = standing.buddy
    if buddy is None:
        lines.append(words("buddy-not-in"))
    elif buddy.state == "paused":
        lines.append(words("buddy-paused"))
    elif standing.pair is None and buddy.since > interaction.created_at:
        lines.append(words("buddy-resting", when=discord.utils.format_dt(buddy.since, "D")))
    elif standing.pair is None:
        lines.append(words("buddy-waiting"))
    return lines
