"""A segment's own room, and the role that opens it."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import discord

from cogs._ui import cut
from cogs.setup.once import made_before, made_once
from core import limits
from core.errors import UserFacingError
from services.segments import Segment, Segments

if TYPE_CHECKING:
    from cogs.bot import Salotto


def room_of(guild: discord.Guild, segment: Segment) -> Any:
    """The room that a segment has; None when it has none, or it was deleted."""
    return guild.get_channel(int(segment.channel_id)) if segment.channel_id is not None else None


async def make_room(client: Any, guild: discord.Guild, segment: Segment, by: str) -> Any:
    """The room that a segment has, or a new channel that only its role and staff see.

    UserFacingError without a role, or while somebody else makes it; what Discord refuses is raised as it is.
    """
    services, server = cast("Salotto", client).services, str(guild.id)
    async with made_once(services, server, f"segment.{segment.id}.room", segment.name[:100]) as making:
        segment = await services.get(Segments).find(server, segment.id)  # somebody may just have made it
        known = await _there(guild.get_channel, guild.fetch_channel, segment.channel_id)
        if known is not None:
            return known
        role = guild.get_role(int(segment.role_id)) if segment.role_id else None
        if role is None:
            raise UserFacingError("segment-room-needs-role", segment=segment.name)
        channel: Any = None if making.fresh else made_before(await guild.fetch_channels(), discord.TextChannel, making)
        if channel is None:
            staff = (await services.server_settings.general(server)).staff_roles
            topic = cut(segment.description, limits.CHANNEL_TOPIC)
            overwrites = _seen_by(guild, role, staff)
            channel = await guild.create_text_channel(making.name, overwrites=overwrites, topic=topic)
        await services.get(Segments).edit(server, replace(segment, channel_id=str(channel.id)), by)
        return channel


def _seen_by(
    guild: discord.Guild, role: discord.Role, staff_roles: Iterable[str]
) -> dict[discord.Role | discord.Member | discord.Object, discord.PermissionOverwrite]:
    seen = discord.PermissionOverwrite(view_channel=True)
    staff = [guild.get_role(int(one)) for one in staff_roles if one.isdecimal()]
    return {
        guild.default_role: discord.PermissionOverwrite(view_channel=False),
        **dict.fromkeys((guild.me, role, *(one for one in staff if one is not None)), seen),
    }


async def give_role_to(client: Any, guild: discord.Guild, segment: Segment, by: str) -> Segment:
    """The segment with a role of its own: the one it has, or a new one that allows nothing. Raises as `make_room`."""
    services, server = cast("Salotto", client).services, str(guild.id)
    async with made_once(services, server, f"segment.{segment.id}.role", segment.name[:100]) as making:
        segment = await services.get(Segments).find(server, segment.id)
        if await _there(guild.get_role, guild.fetch_role, segment.role_id) is not None:
            return segment
        role = None if making.fresh else made_before(await guild.fetch_roles(), discord.Role, making)
        if role is None:
            role = await guild.create_role(name=making.name, permissions=discord.Permissions.none())
        return await services.get(Segments).edit(server, replace(segment, role_id=str(role.id)), by)


async def _there(get: Callable[[int], Any], fetch: Callable[[int], Awaitable[Any]], id: str | None) -> Any:
    """What has this id, None when it is gone. Discord is asked for what it may not have announced yet."""
    if id is None:
        return None
    try:
        return get(int(id)) or await fetch(int(id))
    except discord.NotFound:
        return None
