"""Approval: staff let a candidate in or decline, and the candidate is told."""

from typing import Any

import discord
from discord import ui

from cogs._ui import STAFF, SafeButton, SafeModal, acknowledge, ask, change, reply, say, services_of, words_for
from cogs.onboarding.roles import give_member_role
from core.errors import UserFacingError
from services.door import Door


class Admit(SafeButton, area="onboarding", action="admit"):
    """Let them in."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        arrival = await _admitted(interaction, self.id_of_what)
        member = interaction.guild.get_member(int(arrival)) if interaction.guild else None
        if member is not None and not await give_member_role(interaction.client, member):
            # The card keeps its buttons: pressed again, once that is mended, they give the role.
            await say(interaction, "onboarding-admitted-without-role", member=f"<@{arrival}>")
            return
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


async def _admitted(interaction: discord.Interaction[Any], key: str) -> str:
    """Let somebody in. Somebody who was let in, and whose role Discord did not give then, is given it now."""
    try:
        return await _decide(interaction, key, admitted=True)
    except UserFacingError:
        door = services_of(interaction).get(Door)
        known = await door.marked(str(interaction.guild_id), key.partition("-")[2])
        role_id = (await door.settings(str(interaction.guild_id))).member_role
        member = interaction.guild.get_member(int(known.member)) if known and interaction.guild else None
        if known is None or known.admission != "admitted" or member is None or role_id is None:
            raise
        if member.get_role(int(role_id)) is not None:
            raise
        return known.member


async def _decide(interaction: discord.Interaction[Any], key: str, *, admitted: bool, reason: str | None = None) -> str:
    door = services_of(interaction).get(Door)
    server, by = str(interaction.guild_id), str(interaction.user.id)
    mark = key.partition("-")[2]
    return (await door.decide(server, mark, by, admitted=admitted, reason=reason)).member
