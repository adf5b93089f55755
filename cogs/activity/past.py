"""Discord as `services.ports.History` and as the place where staff are told: its errors become reasons."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import aiohttp
import discord

from cogs.activity.values import channel, message_seen, reactions_counted
from models.servers import Channel
from services.ports import PastChannel, PastPage, Post, Refusal, Refused

PAGE = 100
"""The most that Discord gives at once."""

Readable = discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.Thread
_WITH_THREADS = discord.TextChannel | discord.ForumChannel


@contextmanager
def refusals() -> Iterator[None]:
    """What Discord answers, as a reason that tells what to do next."""
    try:
        yield
    except discord.Forbidden as error:
        raise Refused(Refusal.FORBIDDEN) from error
    except discord.NotFound as error:
        raise Refused(Refusal.GONE) from error
    except (discord.RateLimited, aiohttp.ClientError, OSError, TimeoutError) as error:
        raise Refused(Refusal.UNREACHABLE) from error
    except discord.HTTPException as error:
        raise Refused(Refusal.UNREACHABLE if error.status == 429 or error.status >= 500 else Refusal.UNFIT) from error


class Past:
    """Reads the history of every channel the bot may read."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._found: dict[str, tuple[Readable, Channel]] = {}

    async def channels(self, server_id: str) -> AsyncIterator[PastChannel]:
        """Channels first, then their threads: those that are open, and archived public ones."""
        guild = self._client.get_guild(int(server_id))
        if guild is None or guild.unavailable:
            raise Refused(Refusal.UNREACHABLE)
        with refusals():
            open_threads = await guild.active_threads()
        for place in guild.channels:
            if isinstance(place, discord.CategoryChannel):
                continue
            readable = may_read(place)
            if isinstance(place, Readable):
                yield self._past(place, readable=readable)
            elif not readable:
                yield PastChannel(channel(place), None, readable=False)
            if not readable:
                continue
            for thread in open_threads:
                if thread.parent_id == place.id:
                    yield self._past(thread)
            if isinstance(place, _WITH_THREADS):
                for thread in await self._archived(place):
                    yield self._past(thread)

    async def _archived(self, place: discord.TextChannel | discord.ForumChannel) -> list[discord.Thread]:
        with refusals():
            return [thread async for thread in place.archived_threads(limit=None)]

    def _past(self, place: Readable, *, readable: bool = True) -> PastChannel:
        known = channel(place)
        self._found[known.id] = (place, known)
        return PastChannel(known, str(place.last_message_id) if place.last_message_id else None, readable)

    async def page(self, server_id: str, channel_id: str, after: str | None) -> PastPage:
        """A page of a channel that `channels` gave."""
        place, known = self._found[channel_id]
        with refusals():
            start = discord.Object(int(after or 0))
            page = [message async for message in place.history(limit=PAGE, after=start, oldest_first=True)]
        spoken = [(message, seen) for message in page if (seen := message_seen(message, known))]
        return PastPage(
            messages=tuple(seen for _, seen in spoken),
            reactions=tuple(reaction for message, _ in spoken for reaction in reactions_counted(message)),
            ids=tuple(str(message.id) for message in page),
            last=str(page[-1].id) if page else None,
            full=len(page) == PAGE,
        )


def may_read(place: discord.abc.GuildChannel) -> bool:
    """Whether the bot sees a channel with its history."""
    granted = place.permissions_for(place.guild.me)
    return granted.view_channel and granted.read_message_history


class StaffNotices:
    """Writes to staff how far catching up is."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def send(self, channel_id: str, post: Post) -> str:
        with refusals():
            sent = await self._client.get_partial_messageable(int(channel_id)).send(post.text)
        return str(sent.id)

    async def edit(self, channel_id: str, message_id: str, post: Post) -> None:
        with refusals():
            message = self._client.get_partial_messageable(int(channel_id)).get_partial_message(int(message_id))
            await message.edit(content=post.text)
