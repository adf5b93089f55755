"""Who may use a command or a button: said once, shown to Discord, and checked at every use."""

from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands

from core.command_table import Who
from core.errors import UserFacingError
from services.penalties import ModerationSettings
from services.server_settings import GeneralSettings

AUDIENCE = "audience"
"""Under this key of `extras` a command says who may use it."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Who may do something. `permissions` are those that Discord asks for by default before it shows the command."""

    who: Who
    permissions: discord.Permissions = discord.Permissions.none()  # noqa: RUF009 - a value, never changed


MEMBERS = Audience("members")
STAFF = Audience("staff", discord.Permissions(manage_guild=True))
ADMINISTRATORS = Audience("administrators", discord.Permissions(manage_guild=True))


def moderators(permissions: discord.Permissions) -> Audience:
    """Whoever has all of `permissions`."""
    return Audience("moderators", permissions)


def audience_of(
    command: app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu,
) -> Audience:
    """Who may use a command: what it says, or the group it is in. LookupError where nothing is said."""
    asked: Any = command
    while asked is not None:
        if AUDIENCE in asked.extras:
            audience = asked.extras[AUDIENCE]
            assert isinstance(audience, Audience)
            return audience
        asked = getattr(asked, "parent", None)
    raise LookupError(f"nothing says who may use /{command.qualified_name}")


def set_permissions(tree: app_commands.CommandTree[Any]) -> None:
    """Tell Discord, command by command, whom to show it to."""
    for command in (
        *tree.get_commands(type=discord.AppCommandType.chat_input),
        *tree.get_commands(type=discord.AppCommandType.user),
        *tree.get_commands(type=discord.AppCommandType.message),
    ):
        permissions = audience_of(command).permissions
        command.default_permissions = permissions if permissions.value else None


async def admit(interaction: discord.Interaction[Any], audience: Audience) -> None:
    """UserFacingError unless whoever did this may do it now: asked at the command, and again at each click."""
    if audience.who == "members":
        return
    actor = interaction.user
    if not isinstance(actor, discord.Member) or interaction.guild is None:
        raise UserFacingError("guard-on-a-server")
    granted = interaction.permissions
    if granted.administrator or granted >= audience.permissions:
        return
    if audience.who == "staff" and await is_staff(interaction.client, actor):
        return
    if audience.who == "moderators" and await is_moderator(interaction.client, actor):
        return
    raise UserFacingError(f"guard-{audience.who}")


async def is_staff(client: Any, member: discord.Member) -> bool:
    """Whether somebody has one of the roles that the server calls staff."""
    general: GeneralSettings = await client.services.server_settings.general(str(member.guild.id))
    return has_staff_role(member, general)


async def is_moderator(client: Any, member: discord.Member) -> bool:
    """Whether somebody has one of the roles that the server lets moderate through Salotto."""
    chosen = await client.services.server_settings.read(str(member.guild.id), ModerationSettings)
    return any(str(role.id) in chosen.moderator_roles for role in member.roles)


def has_staff_role(member: discord.Member, general: GeneralSettings) -> bool:
    """Staff roles are ids; names count until staff chose the roles on the server."""
    named = set(general.staff_roles)
    return any(str(role.id) in named or role.name in named for role in member.roles)
