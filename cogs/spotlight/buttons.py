"""A member's yes or no to being published. The id is `story-SERVER-STORY`."""

from typing import Any

import discord

from cogs._ui import SafeButton, defer, say, services_of
from services.spotlight import Spotlight


class Yes(SafeButton, area="spotlight", action="yes"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await defer(interaction)
        _, server, story = self.id_of_what.split("-")
        who = interaction.user
        guild = interaction.client.get_guild(int(server))
        known = guild.get_member(who.id) if guild else None
        name = (known or who).display_name
        await services_of(interaction).get(Spotlight).agree(server, story, str(who.id), name)
        await say(interaction, "spotlight-thanks")


class No(SafeButton, area="spotlight", action="no"):
    """Also after a yes, and after it was published."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await defer(interaction)
        _, server, story = self.id_of_what.split("-")
        await services_of(interaction).get(Spotlight).decline(server, story, str(interaction.user.id))
        await say(interaction, "spotlight-left")
