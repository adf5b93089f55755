"""A segment's own room, and the role that opens it."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import discord

from cogs._ui import cut
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

    UserFacingError without a role; what Discord refuses is raised as it is.
    """
    known = room_of(guild, segment)
    if known is not None:
        return known
    services, server = cast("Salotto", client).services, str(guild.id)
    role = guild.get_role(int(segment.role_id)) if segment.role_id else None
    if role is None:
        raise UserFacingError("segment-room-needs-role", segment=segment.name)
    seen = discord.PermissionOverwrite(view_channel=True)
    overwrites: dict[discord.Role | discord.Member | discord.Object, discord.PermissionOverwrite] = {
        guild.default_role: discord.PermissionOverwrite(view_channel=False),
        guild.me: seen,
        role: seen,
    }
    for staff in (await services.server_settings.general(server)).staff_roles:
        if staff.isdecimal() and (found := guild.get_role(int(staff))) is not None:
            overwrites[found] = seen
    topic = cut(segment.description, limits.CHANNEL_TOPIC)
    channel = await _left_over(client, guild, segment, role) or await guild.create_text_channel(
        segment.name[:100], overwrites=overwrites, topic=topic
    )
    await services.get(Segments).edit(server, replace(segment, channel_id=str(channel.id)), by)
    return channel


async def _left_over(
    client: Any, guild: discord.Guild, segment: Segment, role: discord.Role
) -> discord.TextChannel | None:
    """The room that was made before, when Discord's answer or the process was lost before it could be noted."""
    known = {one.channel_id for one in await cast("Salotto", client).services.get(Segments).all(str(guild.id))}
    called = segment.name[:100].casefold().replace(" ", "-")
    for channel in guild.text_channels:
        is_hidden = channel.overwrites_for(guild.default_role).view_channel is False
        is_theirs = is_hidden and channel.overwrites_for(role).view_channel is True
        if is_theirs and channel.name.casefold().replace(" ", "-") == called and str(channel.id) not in known:
            return channel
    return None


async def give_role_to(client: Any, guild: discord.Guild, segment: Segment, by: str) -> Segment:
    """The segment with a role of its own: the one it has, one of its name that allows nothing, or a new one."""
    if segment.role_id is not None and guild.get_role(int(segment.role_id)) is not None:
        return segment
    segments = cast("Salotto", client).services.get(Segments)
    taken = {one.role_id for one in await segments.all(str(guild.id))}
    left = [
        role for role in guild.roles if role.name == segment.name and not role.managed and not role.permissions.value
    ]
    role = next((one for one in left if str(one.id) not in taken), None)
    if role is None:
        role = await guild.create_role(name=segment.name[:100], permissions=discord.Permissions.none())
    return await segments.edit(str(guild.id), replace(segment, role_id=str(role.id)), by)
