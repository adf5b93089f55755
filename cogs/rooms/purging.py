"""Finding messages to delete, and deleting them: many at once where Discord lets us, the older ones one by one."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import discord

from cogs._ui.sender import refusals
from core.limits import BULK_DELETE, BULK_DELETE_AGE
from services.ports import Refusal, Refused

Messages = discord.TextChannel | discord.Thread | discord.VoiceChannel
LOOKED_AT = 2_000
"""So many messages are looked at, at the most."""
OLD_ONES = 50
"""Older messages go one by one, which takes Discord a second each: no more than this."""
_URL = re.compile(r"https?://\S+|discord\.gg/\S+", re.IGNORECASE)
_MARGIN = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which messages: so many, of somebody, of a kind, with these words, after and before an id."""

    count: int
    author: int | None = None
    what: str | None = None
    containing: str | None = None
    after: int | None = None
    before: int | None = None

    def fits(self, message: discord.Message) -> bool:
        if self.author is not None and message.author.id != self.author:
            return False
        if self.containing is not None and self.containing.casefold() not in message.content.casefold():
            return False
        match self.what:
            case "bots":
                return message.author.bot
            case "links":
                return _URL.search(message.content) is not None
            case "files":
                return bool(message.attachments)
        return True


@dataclass(frozen=True, slots=True)
class Found:
    """Messages to delete. `old`: too old to go many at once."""

    young: tuple[discord.Message, ...]
    old: tuple[discord.Message, ...]

    @property
    def all(self) -> tuple[discord.Message, ...]:
        return (*self.young, *self.old)


@dataclass(frozen=True, slots=True)
class Gone:
    """How many were deleted, and whether Discord refused some."""

    deleted: int
    refused: bool


async def look(channel: Messages, asked: Asked, now: datetime) -> Found:
    """The newest messages that fit; pinned ones stay."""
    border = now - BULK_DELETE_AGE + _MARGIN
    before = discord.Object(asked.before) if asked.before else None
    fitting: list[discord.Message] = []
    async for message in channel.history(limit=LOOKED_AT, before=before):
        if asked.after is not None and message.id <= asked.after:
            break
        if not message.pinned and asked.fits(message):
            fitting.append(message)
            if len(fitting) == asked.count:
                break
    young = tuple(one for one in fitting if one.created_at > border)
    return Found(young, tuple(one for one in fitting if one.created_at <= border))


async def delete(channel: Messages, found: Found, reason: str) -> Gone:
    """Delete them. What is gone already counts as deleted."""
    deleted, refused = 0, False
    for at in range(0, len(found.young), BULK_DELETE):
        some = found.young[at : at + BULK_DELETE]
        if await _gone(lambda some=some: channel.delete_messages(some, reason=reason)):  # type: ignore[misc]
            deleted += len(some)
        else:
            refused = True
    for message in found.old[:OLD_ONES]:
        if not await _gone(message.delete):
            return Gone(deleted, refused=True)
        deleted += 1
    return Gone(deleted, refused)


async def _gone(deleting: Callable[[], Awaitable[object]]) -> bool:
    """Whether it is gone now. When the answer is lost it is asked once more: what was deleted is then no more there."""
    for _ in range(2):
        try:
            async with refusals():
                await deleting()
            return True
        except Refused as refused:
            if refused.reason is Refusal.GONE:
                return True
            if refused.reason is not Refusal.UNREACHABLE:
                return False
    return False
