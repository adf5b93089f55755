"""The role that members have once they are in."""

from typing import TYPE_CHECKING, Any, cast

import discord

from cogs._ui import check_assignable
from core.errors import UserFacingError
from services.alerts import Alerts
from services.door import Door

UNKNOWN_MEMBER = 10007

if TYPE_CHECKING:
    from cogs.bot import Salotto


async def give_member_role(client: Any, member: discord.Member) -> bool:
    """Open the server to somebody; False when it cannot be done, of which staff are told once."""
    services = cast("Salotto", client).services
    server_id = str(member.guild.id)
    role_id = (await services.get(Door).settings(server_id)).member_role
    if role_id is None or member.get_role(int(role_id)) is not None:
        return True
    return await give_role(client, member, role_id)


async def give_role(client: Any, member: discord.Member, role_id: str) -> bool:
    """A role for somebody; False when Discord will not, of which staff are told once a role."""
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
