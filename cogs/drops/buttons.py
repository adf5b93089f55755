"""What a member can say under a drop, for nobody else's eyes."""

from typing import Any

import discord

from cogs._ui import SafeButton, say
from cogs._ui.services import services_of
from core.errors import UserFacingError
from models.drop_answers import DropAnswer
from reports.as_message import escaped
from services.drops import Drops


class _Said(SafeButton):
    given: DropAnswer

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        known = services_of(interaction).get(Drops)
        server, member = str(interaction.guild_id), str(interaction.user.id)
        new = await known.answer(server, self.id_of_what, member, self.given)
        await say(interaction, f"drop-said-{self.given}" if new else "drop-said-already")


class Useful(_Said, area="drops", action="useful"):
    given = "useful"


class NotForMe(_Said, area="drops", action="not-for-me"):
    given = "not-for-me"


class Fewer(_Said, area="drops", action="fewer"):
    given = "fewer"


class Why(SafeButton, area="drops", action="why"):
    """Why this member sees it: what it is for, which need it answers, and for whom it is."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        known = services_of(interaction).get(Drops)
        server = str(interaction.guild_id)
        drop = await known.of_post(server, self.id_of_what)
        if drop is None:
            raise UserFacingError("drop-gone")
        inside = False
        for segment in drop.segments:
            if known.circles is not None:
                inside = inside or str(interaction.user.id) in await known.circles.members(server, segment.id)
        names = ", ".join(segment.name for segment in drop.segments)
        text_id = "drop-why-inside" if inside else "drop-why-outside"
        await say(interaction, text_id, purpose=drop.purpose, need=drop.need, segments=names)


class About(SafeButton, area="drops", action="about"):
    """Under a direct message: what it is about. Its id is `KIND-SERVER-DROP-...`, as it is delivered elsewhere."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        _, server, drop_id, *_ = self.id_of_what.split("-")
        drop = (await services_of(interaction).get(Drops).told(server, drop_id)).drop
        await say(interaction, "drop-about", title=escaped(drop.title), purpose=escaped(drop.purpose))
