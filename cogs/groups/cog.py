"""`/workgroup`: members propose a working group, see which there are, go in and out."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from cogs._ui import (
    MEMBERS,
    SafeForm,
    ask,
    command,
    group,
    options,
    pages,
    reply,
    say,
    services_of,
    words_for,
)
from core import limits
from services.segments import LONGEST_NAME
from services.working_groups import LONGEST_PURPOSE, WorkingGroups

if TYPE_CHECKING:
    from cogs.bot import Salotto

_Group = app_commands.Range[str, 1, 100]


class Groups(commands.GroupCog, **group("workgroup", MEMBERS)):
    """For members; what staff decide is under the cards."""

    def __init__(self, bot: "Salotto") -> None:
        self.groups = bot.services.get(WorkingGroups)

    @app_commands.command(**command("workgroup-propose"))
    async def propose(self, interaction: discord.Interaction) -> None:
        await ask(interaction, ProposalForm(interaction))

    @app_commands.command(**command("workgroup-list"))
    async def list_(self, interaction: discord.Interaction) -> None:
        words = words_for(interaction)
        found = await self.groups.groups(str(interaction.guild_id), str(interaction.user.id))
        if not found:
            await say(interaction, "group-none")
            return
        lines = [
            words(
                "group-line-inside" if one.inside else "group-line",
                name=one.segment.name,
                n=one.people,
                purpose=one.segment.description or "-",
            )
            for one in found
        ]
        for page in list(pages(lines))[:5]:
            await reply(interaction, page)

    @app_commands.command(**command("workgroup-join"))
    @options("workgroup-join", "group")
    async def join(self, interaction: discord.Interaction, group: _Group) -> None:
        chosen = await self.groups.choose(str(interaction.guild_id), str(interaction.user.id), group, inside=True)
        channel = f"<#{chosen.channel_id}>" if chosen.channel_id else "-"
        await say(interaction, "group-joined", name=chosen.name, channel=channel)

    @app_commands.command(**command("workgroup-leave"))
    @options("workgroup-leave", "group")
    async def leave(self, interaction: discord.Interaction, group: _Group) -> None:
        chosen = await self.groups.choose(str(interaction.guild_id), str(interaction.user.id), group, inside=False)
        await say(interaction, "group-left", name=chosen.name)

    @join.autocomplete("group")
    @leave.autocomplete("group")
    async def offered(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        found = await self.groups.groups(str(interaction.guild_id), str(interaction.user.id))
        wanted = current.casefold()
        return [
            app_commands.Choice(name=one.segment.name, value=one.segment.id)
            for one in found
            if wanted in one.segment.name.casefold()
        ][: limits.CHOICES]


class ProposalForm(SafeForm, area="groups", action="proposal-form"):
    """A working group that somebody would like."""

    def __init__(self, interaction: discord.Interaction[Any], id: str = "") -> None:
        words = words_for(interaction)
        super().__init__(interaction, id, title=words("group-form"))
        self.named: ui.TextInput[Any] = ui.TextInput(custom_id="name", max_length=LONGEST_NAME)
        self.purpose: ui.TextInput[Any] = ui.TextInput(
            custom_id="purpose", style=discord.TextStyle.long, max_length=LONGEST_PURPOSE
        )
        self.add_item(ui.Label(text=words("group-form-name"), component=self.named))
        below = words("group-form-purpose.description")
        self.add_item(ui.Label(text=words("group-form-purpose"), description=below, component=self.purpose))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        groups = services_of(interaction).get(WorkingGroups)
        server, member = str(interaction.guild_id), str(interaction.user.id)
        proposed = await groups.propose(server, member, self.named.value, self.purpose.value)
        await say(interaction, "group-proposed", name=proposed.name)
