"""The buttons under a case in the log."""

from typing import Any

import discord

from cogs._ui import SafeButton, defer, moderators, reply, say, words_for
from cogs._ui.services import services_of
from cogs.cases.shown import embed_of
from services.cases import Cases

MODERATORS = moderators(discord.Permissions(moderate_members=True))


class Details(SafeButton, area="cases", action="details"):
    """The whole case, to the moderator who asks. The custom id is the key in the outbox, `case-NUMBER`."""

    audience = MODERATORS

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        server, number = str(interaction.guild_id), int(self.id_of_what.rpartition("-")[2])
        found = await services_of(interaction).get(Cases).get(server, number)
        await reply(interaction, embeds=[embed_of(found, words_for(interaction), server)])


class Claim(SafeButton, area="cases", action="claim"):
    """It was me."""

    audience = MODERATORS

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await defer(interaction)
        number = int(self.id_of_what)
        await services_of(interaction).get(Cases).claim(str(interaction.guild_id), number, str(interaction.user.id))
        await say(interaction, "case-claimed", number=number)
