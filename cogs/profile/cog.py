"""`/mission` and `/me`: what the community is for, and what one declared, with one's segments and why."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from cogs._ui import MEMBERS, SafeView, command, cut, defer, reply, words_for
from cogs.onboarding.buttons import About, Preview, profile_text
from cogs.onboarding.wording import mission_lines
from core import limits
from services.door import Door
from services.insights import Insights
from services.segments import Segments

if TYPE_CHECKING:
    from cogs.bot import Salotto


class Profile(commands.Cog):
    """For members, each for their own eyes."""

    def __init__(self, bot: "Salotto") -> None:
        self.services = bot.services

    @app_commands.command(**command("mission", MEMBERS))
    async def mission(self, interaction: discord.Interaction) -> None:
        settings = await self.services.get(Door).settings(str(interaction.guild_id))
        text = "\n\n".join(mission_lines(words_for(interaction), settings))
        await reply(interaction, cut(text, limits.CONTENT))

    @app_commands.command(**command("me", MEMBERS))
    async def me(self, interaction: discord.Interaction) -> None:
        await defer(interaction)
        words = words_for(interaction)
        server, member = str(interaction.guild_id), str(interaction.user.id)
        lines = [await profile_text(interaction) or words("me-nothing"), ""]
        segments = {one.id: one.name for one in await self.services.get(Segments).all(server)}
        reasons = await self.services.get(Segments).reasons(server, member)
        inside = [
            words(f"segment-because-{reason.kind}", segment=segments[one], what=reason.what or "-")
            for one, reason in reasons.items()
            if reason.inside
        ]
        lines += [words("me-segments"), *inside] if inside else [words("me-no-segment")]
        told = await self.services.get(Insights).of_member(server, member)
        lines.append("")
        if told is None:
            lines.append(words("me-said-nothing"))
        else:
            lines.append(words("me-said", turns=told.turns, contributing=told.contributing, answered=told.answered))
        view = SafeView(timeout=None)
        view.add_item(About(label=words("onboarding-button-edit")))
        view.add_item(Preview(label=words("onboarding-button-introduction")))
        await reply(interaction, cut("\n".join(lines), limits.CONTENT), view=view)
