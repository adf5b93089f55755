"""The button under an alert."""

from typing import Any

import discord

from cogs._ui import STAFF, SafeButton, change, say
from cogs._ui.services import services_of
from services.alerts import Alerts


class Mended(SafeButton, area="duty", action="mended"):
    """Somebody has seen to it: should it come back, staff are told again."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await services_of(interaction).get(Alerts).clear_told(str(interaction.guild_id), self.id_of_what)
        words = interaction.message.content if interaction.message else ""
        await change(interaction, words, view=None)
        await say(interaction, "alert-mended")
