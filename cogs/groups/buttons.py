"""What staff decide about a proposal; an approved group gets a role and a room."""

from typing import Any

import discord
from discord import ui

from cogs._ui import (
    STAFF,
    SafeButton,
    SafeForm,
    SafeView,
    acknowledge,
    ask,
    change,
    permission_names,
    reply,
    services_of,
    words_for,
)
from cogs._ui.sender import refusals
from cogs.segments.rooms import give_role_to, make_room, room_of
from core.errors import UserFacingError
from models.segments import Segment
from services.ports import Refused
from services.segments import LONGEST_REASON
from services.working_groups import WorkingGroups


class Approve(SafeButton, area="groups", action="approve"):
    """Yes: it becomes a segment, with a role and a room."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        groups = services_of(interaction).get(WorkingGroups)
        server, by = str(interaction.guild_id), str(interaction.user.id)
        await acknowledge(interaction)
        try:
            segment = await groups.approve(server, _id(self.id_of_what), by)
        except UserFacingError as error:
            segment = await _without_room(interaction, self.id_of_what, error)
        await _house(interaction, segment, self.id_of_what)


class Room(SafeButton, area="groups", action="room"):
    """Its role and room once more, after what was missing was mended. What is there already stays."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        groups = services_of(interaction).get(WorkingGroups)
        await acknowledge(interaction)
        segment = await groups.segment_of(str(interaction.guild_id), _id(self.id_of_what))
        await _house(interaction, segment, self.id_of_what)


class Decline(SafeButton, area="groups", action="decline"):
    """Say why not."""

    audience = STAFF

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await ask(interaction, DeclineForm(interaction, self.id_of_what))


class DeclineForm(SafeForm, area="groups", action="decline-form"):
    """Why not."""

    audience = STAFF

    def __init__(self, interaction: discord.Interaction[Any], id: str) -> None:
        words = words_for(interaction)
        super().__init__(interaction, id, title=words("group-decline-form"))
        self.reason: ui.TextInput[Any] = ui.TextInput(
            custom_id="reason", style=discord.TextStyle.long, max_length=LONGEST_REASON
        )
        self.add_item(ui.Label(text=words("group-decline-reason"), component=self.reason))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        groups = services_of(interaction).get(WorkingGroups)
        server, by = str(interaction.guild_id), str(interaction.user.id)
        try:
            declined = await groups.decline(server, _id(self.id_of_what), by, self.reason.value)
        except UserFacingError:
            await _settle(interaction, self.id_of_what)
            raise
        text = words_for(interaction)("group-declined", name=declined.name, by=interaction.user.mention)
        if not await change(interaction, text, view=None):
            await reply(interaction, text)


class Understood(SafeButton, area="groups", action="understood"):
    """Under what whoever proposed was told."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await acknowledge(interaction)


async def _without_room(interaction: discord.Interaction[Any], key: str, error: UserFacingError) -> Segment:
    """The group of a proposal that is approved, and whose room was never opened: that is gone on with."""
    assert interaction.guild is not None
    groups = services_of(interaction).get(WorkingGroups)
    known = await groups.proposal(str(interaction.guild_id), _id(key))
    if known is not None and known.status == "approved":
        segment = await groups.segment_of(str(interaction.guild_id), known.id)
        if room_of(interaction.guild, segment) is None:
            return segment
    await _settle(interaction, key)
    raise error


async def _settle(interaction: discord.Interaction[Any], key: str) -> None:
    """A card on which there is nothing to decide any more says how that ended, and has no buttons."""
    groups, words = services_of(interaction).get(WorkingGroups), words_for(interaction)
    known = await groups.proposal(str(interaction.guild_id), _id(key))
    if known is None:
        text = words("group-proposal-gone")
    elif known.status == "declined":
        text = words("group-declined", name=known.name, by=f"<@{known.decided_by}>")
    elif known.status == "approved":
        segment = await groups.segment_of(str(interaction.guild_id), known.id)
        if segment.channel_id is None:
            return  # its room is still to be opened, by a button of the card
        text = words("group-approved", name=segment.name, channel=f"<#{segment.channel_id}>")
    else:
        return
    await change(interaction, text, view=None)


async def _house(interaction: discord.Interaction[Any], segment: Segment, key: str) -> None:
    """A role and a room for a group; what is refused can be tried again, and the group is there meanwhile."""
    words, guild = words_for(interaction), interaction.guild
    assert guild is not None
    by = str(interaction.user.id)
    try:
        async with refusals():
            segment = await give_role_to(interaction.client, guild, segment, by)
            channel = await make_room(interaction.client, guild, segment, by)
    except (UserFacingError, Refused) as error:
        if isinstance(error, UserFacingError) and error.text_id == "setup-being-made":
            raise  # a second press, or somebody else: whoever was first finishes the card
        names = permission_names(words, ["manage_roles", "manage_channels"])
        view = SafeView(timeout=None)
        view.add_item(Room(key, label=words("group-button-room"), style=discord.ButtonStyle.primary))
        await change(interaction, words("group-approved-without-room", name=segment.name, permissions=names), view=view)
        return
    await change(interaction, words("group-approved", name=segment.name, channel=channel.mention), view=None)


def _id(key: str) -> str:
    return key.rpartition("-")[2]
