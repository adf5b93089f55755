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
_hooks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
"""Of two members who introduce themselves at once, the second uses the webhook that was made for the first."""
_LOOKED_THROUGH = 50
"""Messages in which an introduction is looked for that may have been posted before its place was noted."""


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
            message = int(profile.posted.message)
            try:
                await hook.edit_message(message, content=profile.introduction, allowed_mentions=nobody)
                return _link(member.guild.id, profile.posted)
            except discord.NotFound:
                _log.info("an introduction on server %s was deleted by hand; it is posted anew", server_id)
                await _delete(channel, message)  # of a webhook that is no more, it can only be posted anew
        there = await _posted_already(hook, channel, member, profile.introduction)
        sent_id = there or await _send(hook, member, profile.introduction)
    except discord.Forbidden:
        values = {"channel": channel.mention}
        await services.get(Alerts).staff(
            server_id, f"onboarding.introductions.{channel.id}", "onboarding-introductions-closed", values
        )
        raise UserFacingError("onboarding-introductions-refused") from None
    posted = Posted(str(channel.id), str(sent_id))
    await profiles.note_posted(server_id, str(member.id), posted)
    return _link(member.guild.id, posted)


async def _send(hook: discord.Webhook, member: discord.Member, words: str) -> int:
    sent = await hook.send(
        words,
        username=member.display_name[:80],
        avatar_url=member.display_avatar.url,
        allowed_mentions=discord.AllowedMentions.none(),
        wait=True,
    )
    return sent.id


async def _posted_already(
    hook: discord.Webhook, channel: discord.TextChannel, member: discord.Member, words: str
) -> int | None:
    """The message of an introduction that was posted, and of which nobody noted that it was; None without one."""
    try:
        async for message in channel.history(limit=_LOOKED_THROUGH):
            own = message.webhook_id == hook.id and message.author.name == member.display_name[:80]
            if own and message.content == words.strip():
                return message.id
    except discord.Forbidden:
        _log.info("channel %s cannot be read", channel.id)
    return None


async def _delete(channel: discord.TextChannel, message_id: int) -> bool:
    """Delete a message as whoever moderates the channel; False when that is not allowed."""
    try:
        await channel.get_partial_message(message_id).delete()
    except discord.NotFound:
        return True  # it is gone, which is what was wanted
    except discord.Forbidden:
        return False
    return True


async def remove_owed(client: Any, guild: discord.Guild) -> int:
    """Delete what was posted in the name of people who were erased; how many messages are left to be tried again.

    Staff are told once of a channel in which Discord refuses it.
    """
    bot = cast("Salotto", client)
    profiles, left = bot.services.get(Profiles), 0
    for posted in await profiles.removals(str(guild.id)):
        channel = guild.get_channel(int(posted.channel))
        try:
            if isinstance(channel, discord.TextChannel) and not await _remove(bot, channel, int(posted.message)):
                left += 1
                await bot.services.get(Alerts).staff(
                    str(guild.id),
                    f"onboarding.introductions.{channel.id}",
                    "onboarding-introductions-closed",
                    {"channel": channel.mention},
                )
                continue
        except discord.HTTPException:
            _log.warning("an introduction on server %s could not be deleted yet", guild.id)
            left += 1
            continue
        await profiles.removed(str(guild.id), posted.message)
    return left


async def _remove(bot: "Salotto", channel: discord.TextChannel, message_id: int) -> bool:
    """Delete one introduction; False when Discord refuses."""
    try:
        await (await _webhook(bot, channel)).delete_message(message_id)
    except (discord.NotFound, discord.Forbidden):
        # Gone already, or of a webhook that somebody deleted: then it is a message like any other.
        return await _delete(channel, message_id)
    return True


async def _webhook(client: "Salotto", channel: discord.TextChannel) -> discord.Webhook:
    """The webhook of Salotto's own in a channel, made when there is none."""
    lock = _hooks.setdefault(channel.id, asyncio.Lock())
    async with lock:
        for hook in await channel.webhooks():
            if client.user is not None and hook.user is not None and hook.user.id == client.user.id and hook.token:
                return hook
        assert client.user is not None
        return await channel.create_webhook(name=client.user.name[:80])


def _link(guild_id: int, posted: Posted) -> str:
    return f"https://discord.com/channels/{guild_id}/{posted.channel}/{posted.message}"
