"""The role that members have once they are in."""

import logging
from typing import TYPE_CHECKING, Any, cast

import aiohttp
import discord

from cogs._ui import check_assignable
from cogs.onboarding.arriving import is_through
from core.errors import UserFacingError
from services.alerts import Alerts
from services.door import Door

if TYPE_CHECKING:
    from cogs.bot import Salotto

UNKNOWN_MEMBER = 10007
OUT_OF_REACH = (discord.HTTPException, aiohttp.ClientError, TimeoutError)
"""Discord did not answer, or only that it cannot now: what it refuses for good is dealt with before."""

_log = logging.getLogger(__name__)


async def give_member_role(client: Any, member: discord.Member) -> bool:
    """Open the server to somebody; False when they have still to wait for it: it is done as soon as it can be.

    When Discord refuses, staff are told once.
    """
    door = cast("Salotto", client).services.get(Door)
    try:
        return await _give_member_role(client, door, member)
    except OUT_OF_REACH:
        _log.warning("the members' role of server %s could not be given yet", member.guild.id)
        door.role_waits(str(member.guild.id))
        return False


async def give_owed_roles(client: Any, guild: discord.Guild) -> int:
    """Open the server to everybody who waits for it; for how many Discord gave no answer."""
    door, left = cast("Salotto", client).services.get(Door), 0
    for member_id in await door.roles_owed(str(guild.id)):
        member = guild.get_member(int(member_id))
        if member is None or not is_through(member):
            continue
        try:
            await _give_member_role(client, door, member)
        except OUT_OF_REACH:
            left += 1
    return left


async def _give_member_role(client: Any, door: Door, member: discord.Member) -> bool:
    server_id = str(member.guild.id)
    role_id = (await door.settings(server_id)).member_role
    if role_id is None:
        return True  # whoever is in gets it when staff choose one
    if member.get_role(int(role_id)) is None and not await give_role(client, member, role_id):
        return False
    await door.role_given(server_id, str(member.id))
    return True


async def give_role(client: Any, member: discord.Member, role_id: str) -> bool:
    """A role for somebody; False when Discord refuses, of which staff are told once a role. Raises `OUT_OF_REACH`."""
    return await _change(client, member, role_id, give=True)


async def take_role(client: Any, member: discord.Member, role_id: str) -> bool:
    """Take a role away; as `give_role`."""
    return await _change(client, member, role_id, give=False)


async def _change(client: Any, member: discord.Member, role_id: str, *, give: bool) -> bool:
    alerts = cast("Salotto", client).services.get(Alerts)
    server_id, key = str(member.guild.id), f"role.{role_id}"
    role = member.guild.get_role(int(role_id))
    if role is None:
        await alerts.staff(server_id, key, "onboarding-role-gone")
        return False
    try:
        check_assignable(role)
        await (member.add_roles(role) if give else member.remove_roles(role))
    except UserFacingError as error:
        await alerts.staff(server_id, key, error.text_id, {name: str(one) for name, one in error.values.items()})
        return False
    except discord.Forbidden:
        await alerts.staff(server_id, key, "role-above-salotto", {"role": role.name})
        return False
    except discord.NotFound as error:
        if error.code == UNKNOWN_MEMBER:
            return False  # they have just left
        await alerts.staff(server_id, key, "onboarding-role-gone")
        return False
    await alerts.clear(server_id, key)
    return True
