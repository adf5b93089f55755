"""When somebody has arrived: Discord's own screening and onboarding come first."""

import discord


def is_through(member: discord.Member) -> bool:
    """Whether Discord asks nothing of them any more: screening passed, native onboarding finished or switched off."""
    onboards = "GUILD_ONBOARDING" in member.guild.features
    return not member.pending and (not onboards or member.flags.completed_onboarding)
