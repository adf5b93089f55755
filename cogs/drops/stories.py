"""`/drop stories`: what members shared, and whom staff ask for a yes."""

from typing import Any

import discord
from discord import app_commands

from cogs._ui import STAFF, SafeSelect, SafeView, command, cut, defer, pages, reply, say, services_of, words_for
from core.limits import OPTION_LABEL, SELECT_OPTIONS
from reports.as_message import escaped
from services.spotlight import Spotlight


class AskMember(SafeSelect, area="drops", action="ask-member"):
    """Staff would like to publish one: the member is asked."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await defer(interaction)
        story = await services_of(interaction).get(Spotlight).choose(str(interaction.guild_id), self.values[0])
        await say(interaction, "spotlight-asked", who=f"<@{story.member}>")


def stories_command() -> app_commands.Command[Any, ..., None]:
    """A new one for each bot."""

    @app_commands.command(**command("drop-stories"))
    async def stories(interaction: discord.Interaction) -> None:
        await defer(interaction)
        await show_stories(interaction)

    return stories


async def show_stories(interaction: discord.Interaction[Any]) -> None:
    """What members shared, for staff, with a choice of whom to ask."""
    words = words_for(interaction)
    found = await services_of(interaction).get(Spotlight).offered(str(interaction.guild_id))
    if not found:
        await say(interaction, "spotlight-none")
        return
    lines = [
        words("spotlight-line", who=f"<@{one.member}>", text=escaped(cut(one.text, 300)), state=one.state)
        for one in found
    ]
    guild = interaction.guild

    def name(member_id: str) -> str:
        member = guild.get_member(int(member_id)) if guild else None
        return member.display_name if member else member_id

    choices = [
        discord.SelectOption(label=cut(f"{name(one.member)}: {one.text}", OPTION_LABEL), value=one.id)
        for one in found[:SELECT_OPTIONS]
    ]
    view = SafeView(timeout=None).add_item(AskMember(options=choices, placeholder=words("spotlight-choose")))
    first, *rest = pages(lines)
    await reply(interaction, first, view=view)
    for page in rest:
        await reply(interaction, page)
