"""Whom a drop can be for: the segments of the server, and its roles, as segments of whoever has them."""

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from services.drop_shape import Segment
from services.segments import Segments


@dataclass(frozen=True, slots=True)
class RoleSegment:
    """A role, as a segment."""

    id: str
    name: str
    role_id: str | None
    channel_id: str | None = None


class ServerCircles:
    """The `services.drops.Circles` of a running bot."""

    def __init__(self, client: discord.Client, segments: Segments) -> None:
        self._client = client
        self._segments = segments

    async def all(self, server_id: str) -> Sequence[Segment]:
        """Segments first; then the roles that no segment gives, the highest first."""
        declared = await self._segments.all(server_id)
        taken = {one.role_id for one in declared} | {one.name.casefold() for one in declared}
        guild = self._client.get_guild(int(server_id))
        roles = () if guild is None else reversed(guild.roles)
        return (
            *declared,
            *(
                RoleSegment(str(role.id), role.name, str(role.id))
                for role in roles
                if not (role.is_default() or role.managed or str(role.id) in taken or role.name.casefold() in taken)
            ),
        )

    async def members(self, server_id: str, segment_id: str) -> Sequence[str]:
        guild = self._client.get_guild(int(server_id))
        role = guild.get_role(int(segment_id)) if guild is not None and segment_id.isdecimal() else None
        if role is not None:
            return tuple(str(member.id) for member in role.members if not member.bot)
        return await self._segments.members(server_id, segment_id)
