"""Approval: staff let a candidate in or decline, and the candidate is told."""

from typing import Any

import discord
from discord import ui

from cogs._ui import STAFF, SafeButton, SafeForm, acknowledge, ask, change, reply, services_of, words_for
from cogs.onboarding.roles import give_member_role
from core.errors import UserFacingError
from models.door import Arrival
from services.door import LONGEST_REASON, Door


class Admit(SafeButton, area="onboarding", action="admit"):
    """Let them in."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)
        arrival = await _decide(interaction, self.id_of_what, admitted=True)
        member = interaction.guild.get_member(int(arrival)) if interaction.guild else None
        has_role = member is None or await give_member_role(interaction.client, member)
        text_id = "onboarding-admitted" if has_role else "onboarding-admitted-without-role"
        await change(interaction, words_for(interaction)(text_id, member=f"<@{arrival}>"), view=None)


class Decline(SafeButton, area="onboarding", action="decline"):
    """Say why they are not let in."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await ask(interaction, DeclineForm(interaction, self.id_of_what))


class DeclineForm(SafeForm, area="onboarding", action="decline-form"):
    """Why they are not let in."""

    audience = STAFF

    def __init__(self, interaction: discord.Interaction[Any], id: str) -> None:
        words = words_for(interaction)
        super().__init__(interaction, id, title=words("onboarding-decline-form"))
        self.reason: ui.TextInput[Any] = ui.TextInput(
            custom_id="reason", style=discord.TextStyle.long, max_length=LONGEST_REASON
        )
        self.add_item(ui.Label(text=words("onboarding-decline-reason"), component=self.reason))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        member = await _decide(interaction, self.id_of_what, admitted=False, reason=self.reason.value)
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
    try:
        return (await door.decide(server, mark, by, admitted=admitted, reason=reason)).member
    except UserFacingError:
        await _settle(interaction, await door.marked(server, mark))
        raise


async def _settle(interaction: discord.Interaction[Any], known: Arrival | None) -> None:
    """A card on which there is nothing to decide any more says how that ended, and has no buttons."""
    words = words_for(interaction)
    if known is None or known.left_at is not None or known.admission not in ("admitted", "declined"):
        text = words("onboarding-candidate-gone")
    else:
        text = words(f"onboarding-{known.admission}", member=f"<@{known.member}>")
    await change(interaction, text, view=None)
