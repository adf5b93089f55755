"""The button under an alert."""

from typing import Any

import discord

from cogs._ui import STAFF, SafeButton, change, say
from cogs._ui.services import services_of
from services.alerts import Alerts
from services.outbox import Outbox


class Mended(SafeButton, area="duty", action="mended"):
    """Somebody has seen to it: what Discord refused is tried again, and should it come back, staff are told again."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        server, services = str(interaction.guild_id), services_of(interaction)
        await services.get(Alerts).clear_told(server, self.id_of_what)
        await services.get(Outbox).release(server)
        words = interaction.message.content if interaction.message else ""
        await change(interaction, words, view=None)
        await say(interaction, "alert-mended")
