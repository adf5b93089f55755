"""Closing and slowing down channels, and putting them back as they were."""

from collections.abc import Mapping, Sequence
from typing import Any

import discord

from cogs._ui.rendered import cut
from cogs._ui.sender import refusals
from core.limits import AUDIT_REASON
from services.ports import Refusal, Refused

Room = discord.TextChannel | discord.VoiceChannel | discord.ForumChannel | discord.StageChannel
CLOSED = (
    "send_messages",
    "send_messages_in_threads",
    "create_public_threads",
    "create_private_threads",
    "add_reactions",
)


class DiscordRooms:
    """A `services.rooms.Rooms` on a running bot."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def lock(self, server_id: str, channel_id: str, reason: str) -> None:
        """Nobody but who may manage it writes there."""
        async with refusals():
            channel = self._room(channel_id)
            overwrite = channel.overwrites_for(channel.guild.default_role)
            overwrite.update(**dict.fromkeys(CLOSED, False))
            await channel.set_permissions(
                channel.guild.default_role, overwrite=overwrite, reason=cut(reason, AUDIT_REASON)
            )

    async def unlock(self, server_id: str, channel_id: str, before: Mapping[str, Any], reason: str) -> None:
        async with refusals():
            channel = self._room(channel_id)
            overwrite = channel.overwrites_for(channel.guild.default_role)
            overwrite.update(**{name: before.get(name) for name in CLOSED})
            await channel.set_permissions(
                channel.guild.default_role,
                overwrite=None if overwrite.is_empty() else overwrite,
                reason=cut(reason, AUDIT_REASON),
            )

    async def slow_down(self, server_id: str, channel_id: str, seconds: int, reason: str) -> None:
        async with refusals():
            channel = self._room(channel_id)
            await channel.edit(slowmode_delay=seconds, reason=cut(reason, AUDIT_REASON))

    async def stands(self, server_id: str, channel_id: str, kind: str, seconds: int) -> bool:
        async with refusals():
            channel = await self._client.fetch_channel(int(channel_id))
        if not isinstance(channel, Room):
            raise Refused(Refusal.GONE)
        if kind == "slowmode":
            return getattr(channel, "slowmode_delay", None) == seconds
        closed = channel.overwrites_for(channel.guild.default_role).send_messages is False
        return closed == (kind == "lock")

    async def left_of(self, server_id: str, channel_id: str, messages: Sequence[str]) -> int:
        wanted = {int(one) for one in messages}
        if not wanted:
            return 0
        left, before = 0, discord.Object(max(wanted) + 1)
        async with refusals():
            channel = self._client.get_channel(int(channel_id)) or await self._client.fetch_channel(int(channel_id))
            if not isinstance(channel, discord.abc.Messageable):
                raise Refused(Refusal.GONE)
            async for message in channel.history(limit=None, before=before):
                if message.id < min(wanted):
                    break
                left += message.id in wanted
        return left

    def _room(self, channel_id: str) -> Room:
        found = self._client.get_channel(int(channel_id))
        if not isinstance(found, Room):
            raise Refused(Refusal.GONE)
        return found


def standing_of(channel: Room) -> dict[str, Any]:
    """What a channel allows everybody now: what is put back when it is opened again."""
    overwrite = channel.overwrites_for(channel.guild.default_role)
    return {name: getattr(overwrite, name) for name in CLOSED}
