"""Approval: staff let a candidate in or decline, and the candidate is told."""

from typing import Any

import discord
from discord import ui

from cogs._ui import STAFF, SafeButton, SafeModal, acknowledge, ask, change, reply, services_of, words_for
from cogs.onboarding.roles import give_member_role
from services.door import Door


class Admit(SafeButton, area="onboarding", action="admit"):
    """Let them in."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        arrival = await _decide(interaction, self.id_of_what, admitted=True)
        member = interaction.guild.get_member(int(arrival)) if interaction.guild else None
        if member is not None:
            await give_member_role(interaction.client, member)
        words = words_for(interaction)
        await change(interaction, words("onboarding-admitted", member=f"<@{arrival}>"), view=None)


class Decline(SafeButton, area="onboarding", action="decline"):
    """Say why they are not let in."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await ask(interaction, _Reason(interaction, self.id_of_what))


class _Reason(SafeModal):
    audience = STAFF

    def __init__(self, interaction: discord.Interaction[Any], key: str) -> None:
        words = words_for(interaction)
        super().__init__(title=words("onboarding-decline-form"))
        self._key = key
        self.reason: ui.TextInput[Any] = ui.TextInput(style=discord.TextStyle.long, max_length=400)
        self.add_item(ui.Label(text=words("onboarding-decline-reason"), component=self.reason))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        member = await _decide(interaction, self._key, admitted=False, reason=self.reason.value)
        text = words_for(interaction)("onboarding-declined", member=f"<@{member}>")
        if not await change(interaction, text, view=None):
            await reply(interaction, text)


class Understood(SafeButton, area="onboarding", action="understood"):
    """Under what a candidate was told."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)


async def _decide(interaction: discord.Interaction[Any], key: str, *, admitted: bool, reason: str | None = None) -> str:
    door = services_of(interaction).get(Door)
    server, by = str(interaction.guild_id), str(interaction.user.id)
    mark = key.partition("-")[2]
    return (await door.decide(server, mark, by, admitted=admitted, reason=reason)).member
