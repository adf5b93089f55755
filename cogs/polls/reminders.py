"""Whether somebody wants to be reminded of polls: chosen below `/polls`, or under a reminder."""

from typing import Any

import discord

from cogs._ui import SafeButton, SafeView, acknowledge, say, words_for
from cogs._ui.services import services_of
from services.polls import Polls


class Hush(SafeButton, area="polls", action="hush"):
    """No more reminders. The id is the server's: a direct message does not know it."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        polls = services_of(interaction).get(Polls)
        await polls.choose_reminders(self.id_of_what, str(interaction.user.id), wanted=False)
        await say(interaction, "poll-reminders-are-off")


class Remind(SafeButton, area="polls", action="unhush"):
    """Reminders again."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        polls = services_of(interaction).get(Polls)
        await polls.choose_reminders(self.id_of_what, str(interaction.user.id), wanted=True)
        await say(interaction, "poll-reminders-are-on")


async def choice_of(interaction: discord.Interaction[Any]) -> SafeView:
    """The button by which whoever asks changes what holds for them now."""
    words, server = words_for(interaction), str(interaction.guild_id)
    wanted = await services_of(interaction).get(Polls).wants_reminders(server, str(interaction.user.id))
    view = SafeView(timeout=None)
    view.add_item(
        Hush(server, label=words("poll-reminders-off")) if wanted else Remind(server, label=words("poll-reminders-on"))
    )
    return view
