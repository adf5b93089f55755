"""When somebody has arrived: Discord's own screening and onboarding come first. And whether everybody is known."""

import aiohttp
import discord


def is_through(member: discord.Member) -> bool:
    """Whether Discord asks nothing of them any more: screening passed, native onboarding finished or switched off."""
    onboards = "GUILD_ONBOARDING" in member.guild.features
    return not member.pending and (not onboards or member.flags.completed_onboarding)


async def is_whole(guild: discord.Guild) -> bool:
    """Whether Discord has named every member of a server: only then whoever is not among them has left."""
    if guild.unavailable:
        return False
    if not guild.chunked:
        try:
            await guild.chunk()
        except (discord.DiscordException, aiohttp.ClientError, TimeoutError):
            return False
    return guild.chunked
