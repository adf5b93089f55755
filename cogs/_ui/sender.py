"""The outbox's arm in Discord: sends, edits, and finds again what the bot wrote."""

import io
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord
from discord import ui

from cogs._ui.custom_ids import CustomId
from cogs._ui.direct import refusal_of
from cogs._ui.rendered import check_message, cut
from core.limits import THREAD_NAME
from services.ports import Post, PostButton, PostCard, PostPoll, Refusal, Refused

_STYLES = {
    "primary": discord.ButtonStyle.primary,
    "secondary": discord.ButtonStyle.secondary,
    "success": discord.ButtonStyle.success,
    "danger": discord.ButtonStyle.danger,
}


TAGS = 5
"""Tags of a post in a forum."""


class DiscordSender:
    """A `services.ports.Sender` on a running bot."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def send(self, channel_id: str, post: Post) -> str:
        async with refusals():
            channel = await self._channel(channel_id)
            if isinstance(channel, discord.ForumChannel):
                return await _open_post(channel, post)
            if isinstance(channel, discord.Thread) and channel.archived:
                await channel.edit(archived=False)
            return str((await channel.send(**_new(post))).id)

    async def send_to_member(self, server_id: str, member_id: str, post: Post) -> str:
        async with refusals():
            person = self._client.get_user(int(member_id)) or await self._client.fetch_user(int(member_id))
            return str((await person.send(**_new(post))).id)

    async def edit(self, channel_id: str, message_id: str, post: Post) -> str:
        async with refusals():
            room = await self._room(channel_id, message_id)
            if isinstance(room, discord.Thread) and room.archived:
                await room.edit(archived=False)
            message = room.get_partial_message(int(message_id))
            keywords = keywords_of(post)
            edited = await message.edit(attachments=keywords.pop("files"), **keywords)
            thread = await self._thread_under(room, edited)
            if thread is not None:
                await _keep_in_step(thread, post)
            return str(room.id)

    async def delete(self, channel_id: str, message_id: str) -> None:
        async with refusals():
            await (await self._room(channel_id, message_id)).get_partial_message(int(message_id)).delete()

    async def find(self, channel_id: str, key: str, since: datetime) -> str | None:
        async with refusals():
            channel = await self._channel(channel_id)
            if isinstance(channel, discord.ForumChannel):
                return await self._find_post(channel, key, since)
            after = _from(since)
            async for message in channel.history(after=after, limit=None, oldest_first=True):
                if self._client.user and message.author.id == self._client.user.id and key in _keys(message):
                    return str(message.id)
        return None

    async def _find_post(self, forum: discord.ForumChannel, key: str, since: datetime) -> str | None:
        """The post of a forum that begins with the message looked for. Only an old one may be archived by now."""
        begins = _from(since).id

        async def is_it(thread: discord.Thread) -> bool:
            ours = self._client.user is not None and thread.owner_id == self._client.user.id
            if not ours or thread.id <= begins:
                return False
            try:
                return key in _keys(await thread.fetch_message(thread.id))
            except discord.NotFound:
                return False  # somebody deleted how another one began

        for thread in forum.threads:
            if await is_it(thread):
                return str(thread.id)
        async for thread in forum.archived_threads(limit=None):
            if await is_it(thread):
                return str(thread.id)
        return None

    async def _channel(self, channel_id: str) -> "_Messageable | discord.ForumChannel":
        found = self._client.get_channel(int(channel_id)) or await self._client.fetch_channel(int(channel_id))
        if not isinstance(found, _Messageable | discord.ForumChannel):
            raise Refused(Refusal.UNFIT)
        return found

    async def _room(self, channel_id: str, message_id: str) -> "_Messageable":
        """Where a message is: one that opened a post of a forum is in the thread with its id."""
        found = await self._channel(channel_id)
        if isinstance(found, discord.ForumChannel):
            found = await self._channel(message_id)
        if isinstance(found, discord.ForumChannel):
            raise Refused(Refusal.UNFIT)
        return found

    async def _thread_under(self, room: "_Messageable", message: discord.Message) -> discord.Thread | None:
        """The thread that a message begins, where the bot opened it: others call theirs as they like."""
        found: Any = room if room.id == message.id else None
        if found is None and isinstance(room, discord.TextChannel):
            found = room.get_thread(message.id)
            if found is None and message.flags.has_thread:  # it rests in the archive
                found = await self._client.fetch_channel(message.id)
        ours = isinstance(found, discord.Thread) and self._client.user and found.owner_id == self._client.user.id
        return found if ours else None


_Messageable = discord.TextChannel | discord.Thread | discord.VoiceChannel


def _from(since: datetime) -> discord.Object:
    """Where to begin to look; Discord's clock and ours may differ by a little."""
    return discord.Object(discord.utils.time_snowflake(since) - (60_000 << 22))


async def _open_post(forum: discord.ForumChannel, post: Post) -> str:
    """A new post of a forum; the id of its first message, which is also that of its thread.

    Discord takes no nonce for it: what was sent is found by its key.
    """
    keywords = {key: value for key, value in keywords_of(post).items() if value is not None}
    tags = _tags(forum, post)
    name = cut(post.thread or post.title or post.text.partition("\n")[0], THREAD_NAME)
    return str((await forum.create_thread(name=name, applied_tags=tags, **keywords)).thread.id)


def _tags(forum: discord.ForumChannel, post: Post) -> list[discord.ForumTag]:
    """Those of a post's tags that a forum has."""
    wanted = {tag.casefold() for tag in post.tags}
    return [tag for tag in forum.available_tags if tag.name.casefold() in wanted][:TAGS]


async def _keep_in_step(thread: discord.Thread, post: Post) -> None:
    """Give a thread the name that a post has now, and in a forum its tags."""
    changes: dict[str, Any] = {}
    if post.thread is not None and cut(post.thread, THREAD_NAME) != thread.name:
        changes["name"] = cut(post.thread, THREAD_NAME)
    if post.tags and isinstance(thread.parent, discord.ForumChannel):
        over = {tag.casefold() for tag in (*post.tags, *post.untagged)}
        kept = [tag for tag in thread.applied_tags if tag.name.casefold() not in over]
        tags = [*_tags(thread.parent, post), *kept][:TAGS]
        if {tag.id for tag in tags} != {tag.id for tag in thread.applied_tags}:
            changes["applied_tags"] = tags
    if changes and thread.archived:
        changes["archived"] = False
    if changes:
        await thread.edit(**changes)


@asynccontextmanager
async def refusals() -> AsyncIterator[None]:
    """Discord's errors in the services' words."""
    try:
        yield
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
        raise Refused(refusal_of(error), getattr(error, "code", 0)) from error


def embeds_of(post: Post) -> list[discord.Embed]:
    """The cards of a post. With a title its text is the first, and shows the first picture attached."""
    embeds = [_embed(card) for card in post.cards]
    if post.title is None:
        return embeds
    first = discord.Embed(title=post.title, description=post.text or None)
    if post.files and post.files[0].name.endswith(".png"):
        first.set_image(url=f"attachment://{post.files[0].name}")
    return [first, *embeds]


def files_of(post: Post) -> list[discord.File]:
    """The files of a post, to be sent once."""
    return [discord.File(io.BytesIO(file.content), file.name, description=file.description) for file in post.files]


def keywords_of(post: Post) -> dict[str, Any]:
    """A post as discord.py sends it. ValueError for one beyond a limit, or whose key is in no button."""
    embeds, files = embeds_of(post), files_of(post)
    text = post.text or None if post.title is None else None
    view = ui.View(timeout=None) if post.buttons else None
    for button in post.buttons:
        if view is not None:
            view.add_item(_button(button))
    if view is not None:
        view.stop()  # its buttons are answered by their custom ids: discord.py need not remember it, for ever
    check_message(text, embeds, files, view)
    if post.key is not None and post.key not in {_key_in(button.custom_id) for button in post.buttons}:
        raise ValueError(f"no button of the post carries its key {post.key!r}")
    return {
        "content": text,
        "embeds": embeds,
        "files": files,
        "view": view,
        "allowed_mentions": _mentions(post),
        **({} if post.poll is None else {"poll": _poll(post.poll)}),
    }


def _poll(asked: PostPoll) -> discord.Poll:
    poll = discord.Poll(asked.question, timedelta(hours=asked.hours), multiple=asked.multiple)
    for answer in asked.answers:
        poll.add_answer(text=answer)
    return poll


def _mentions(post: Post) -> discord.AllowedMentions:
    mentioned = [discord.Object(int(member)) for member in post.mentions]
    roles = [discord.Object(int(role)) for role in post.roles]
    return discord.AllowedMentions(everyone=False, roles=roles or False, replied_user=False, users=mentioned or False)


def _new(post: Post) -> dict[str, Any]:
    """As `keywords_of`, for a message that is not there yet: what it has not is left out."""
    return {key: value for key, value in {**keywords_of(post), "nonce": post.nonce}.items() if value is not None}


def _embed(card: PostCard) -> discord.Embed:
    shown = discord.Embed(title=card.title, description=card.text, colour=card.colour)
    if card.image is not None:
        shown.set_image(url=f"attachment://{card.image}")
    if card.footer is not None:
        shown.set_footer(text=card.footer)
    return shown


def _button(button: PostButton) -> ui.Button[Any]:
    if button.url is not None:
        return ui.Button(label=button.label, url=button.url, emoji=button.emoji)
    return ui.Button(label=button.label, custom_id=button.custom_id, style=_STYLES[button.style], emoji=button.emoji)


def _keys(message: discord.Message) -> Iterator[str]:
    """The keys in the buttons under a message."""
    for row in message.components:
        for component in getattr(row, "children", ()):
            if (key := _key_in(getattr(component, "custom_id", None))) is not None:
                yield key


def _key_in(custom_id: str | None) -> str | None:
    read = CustomId.parse(custom_id or "")
    return read.id if read else None
