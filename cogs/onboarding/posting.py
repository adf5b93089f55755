"""An introduction in its author's name, by a webhook with their name and picture; it goes when they ask for erasure."""

import asyncio
import logging
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakValueDictionary

import discord

from core.errors import UserFacingError
from models.profiles import Posted
from services.alerts import Alerts
from services.door import Door
from services.profiles import Profiles

if TYPE_CHECKING:
    from cogs.bot import Salotto

_log = logging.getLogger(__name__)
_turns: WeakValueDictionary[tuple[int, int], asyncio.Lock] = WeakValueDictionary()
"""Of two clicks at once the second finds what the first posted."""


async def introduce(client: Any, member: discord.Member) -> str:
    """Post a member's introduction, or put right the one that stands; the link to it. UserFacingError if it cannot."""
    lock = _turns.setdefault((member.guild.id, member.id), asyncio.Lock())
    async with lock:
        return await _introduce(cast("Salotto", client), member)


async def _introduce(client: "Salotto", member: discord.Member) -> str:
    services, server_id = client.services, str(member.guild.id)
    profiles = services.get(Profiles)
    profile = await profiles.of(server_id, str(member.id))
    if profile is None or not profile.introduction:
        raise UserFacingError("onboarding-introduction-none")
    chosen = (await services.get(Door).settings(server_id)).introductions_channel
    channel = member.guild.get_channel(int(chosen)) if chosen else None
    if not isinstance(channel, discord.TextChannel):
        raise UserFacingError("onboarding-introductions-unset")
    nobody = discord.AllowedMentions.none()
    try:
        hook = await _webhook(client, channel)
        if profile.posted is not None and profile.posted.channel == str(channel.id):
            try:
                message = int(profile.posted.message)
                await hook.edit_message(message, content=profile.introduction, allowed_mentions=nobody)
                return _link(member.guild.id, profile.posted)
            except discord.NotFound:
                _log.info("an introduction on server %s was deleted by hand; it is posted anew", server_id)
        sent = await hook.send(
            profile.introduction,
            username=member.display_name[:80],
            avatar_url=member.display_avatar.url,
            allowed_mentions=nobody,
            wait=True,
        )
    except discord.Forbidden:
        values = {"channel": channel.mention}
        await services.get(Alerts).staff(
            server_id, f"onboarding.introductions.{channel.id}", "onboarding-introductions-closed", values
        )
        raise UserFacingError("onboarding-introductions-refused") from None
    posted = Posted(str(channel.id), str(sent.id))
    await profiles.note_posted(server_id, str(member.id), posted)
    return _link(member.guild.id, posted)


async def remove_owed(client: Any, guild: discord.Guild) -> None:
    """Delete what was posted in the name of people who were erased. What fails is tried again later."""
    bot = cast("Salotto", client)
    profiles = bot.services.get(Profiles)
    for posted in await profiles.removals(str(guild.id)):
        channel = guild.get_channel(int(posted.channel))
        try:
            if isinstance(channel, discord.TextChannel):
                hook = await _webhook(bot, channel)
                await hook.delete_message(int(posted.message))
        except discord.NotFound:
            pass  # it is gone, which is what was wanted
        except discord.HTTPException:
            _log.warning("an introduction on server %s could not be deleted yet", guild.id)
            continue
        await profiles.removed(str(guild.id), posted.message)


async def _webhook(client: "Salotto", channel: discord.TextChannel) -> discord.Webhook:
    """The webhook of Salotto's own in a channel, made when there is none."""
    for hook in await channel.webhooks():
        if client.user is not None and hook.user is not None and hook.user.id == client.user.id and hook.token:
            return hook
    assert client.user is not None
    return await channel.create_webhook(name=client.user.name[:80])


def _link(guild_id: int, posted: Posted) -> str:
    return f"https://discord.com/channels/{guild_id}/{posted.channel}/{posted.message}"
