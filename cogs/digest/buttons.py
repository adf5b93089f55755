"""The buttons under a digest and under its status."""

from typing import Any

import discord

from cogs._ui import STAFF, SafeButton, defer, locale_of, reply, say
from cogs._ui.sender import embeds_of, files_of
from cogs._ui.services import services_of
from core.errors import UserFacingError
from services.outbox import Outbox
from services.ports import Post
from services.weekly import KIND, WeeklyDigests, week_of


class Read(SafeButton, area="digest", action="read"):
    """Shows the digest that was posted to one person, in their language."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await defer(interaction)
        digest = services_of(interaction).get(WeeklyDigests)
        told = await digest.told(str(interaction.guild_id), week_of(self.id_of_what), locale_of(interaction))
        await show(interaction, told)


class Retry(SafeButton, area="digest", action="retry"):
    """Sends again what Discord refused."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await defer(interaction)
        await services_of(interaction).get(Outbox).release(str(interaction.guild_id), KIND)
        await say(interaction, "digest-released")


async def show(interaction: discord.Interaction[Any], told: Post | None, note: str | None = None) -> None:
    """A digest, to one person. UserFacingError when there is none."""
    if told is None:
        raise UserFacingError("digest-week-unknown")
    await reply(interaction, note, embeds=embeds_of(told), files=files_of(told))
