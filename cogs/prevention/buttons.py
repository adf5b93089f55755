"""The button under what prevention has found."""

from typing import Any

import discord

from cogs._ui import SafeButton, defer, moderators, reply, words_for
from cogs._ui.services import services_of
from services.mistakes import Mistakes


class Wrong(SafeButton, area="prevention", action="wrong"):
    """A mistake: it is undone, and counted against the rule."""

    audience = moderators(discord.Permissions(moderate_members=True))

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        server, id_ = str(interaction.guild_id), self.id_of_what.removeprefix("hit-")
        await defer(interaction)
        found = await services_of(interaction).get(Mistakes).undo(server, id_, str(interaction.user.id))
        words = words_for(interaction)
        undone = "prevention-wrong-noted" if found.mode == "trial" else "prevention-wrong-undone"
        await reply(interaction, words(undone, rule=words(f"prevention-rule-{found.rule}")))
