"""Who may act on whom: Discord's hierarchy of roles, asked before anything is done and before anybody is written to."""

import discord

from core.errors import UserFacingError


def check_hierarchy(actor: discord.Member, target: discord.Member | discord.User, *, by_bot: bool = True) -> None:
    """UserFacingError unless `actor` may act on `target`, and Salotto may where it is the one to do it (`by_bot`).

    Refused: oneself, the owner, bots, administrators, and anybody whose top role is not below the actor's. Somebody who
    is not on the server can be acted on by id.
    """
    guild = actor.guild
    if target.id == actor.id:
        raise UserFacingError("hierarchy-yourself")
    if target.id == guild.me.id:
        raise UserFacingError("hierarchy-salotto")
    if target.id == guild.owner_id:
        raise UserFacingError("hierarchy-owner")
    if not isinstance(target, discord.Member):
        return
    if target.bot:
        raise UserFacingError("hierarchy-bot")
    if target.guild_permissions.administrator:
        raise UserFacingError("hierarchy-administrator")
    if actor.id != guild.owner_id and actor.top_role <= target.top_role:
        raise UserFacingError("hierarchy-above-you", name=target.display_name)
    if by_bot and guild.me.top_role <= target.top_role:
        raise UserFacingError("hierarchy-above-salotto", name=target.display_name)


def check_assignable(role: discord.Role) -> None:
    """UserFacingError unless Salotto can give a role to somebody, or take it."""
    me = role.guild.me
    if role.is_default() or role.managed:
        raise UserFacingError("role-managed", role=role.name)
    if not me.guild_permissions.manage_roles:
        raise UserFacingError("role-no-permission")
    if me.top_role <= role:
        raise UserFacingError("role-above-salotto", role=role.name)
