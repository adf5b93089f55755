"""Discord's objects as frozen values."""

from datetime import datetime

import discord
from discord.abc import GuildChannel

from metrics.values import Message
from models.messages import Reaction
from models.servers import Channel, ChannelKind
from services.seen import MessageSeen, Person

SPOKEN = frozenset(
    {
        discord.MessageType.default,
        discord.MessageType.reply,
        discord.MessageType.chat_input_command,
        discord.MessageType.context_menu_command,
    }
)
"""What a person or a bot says; everything else (joins, pins, boosts) is Discord's own voice."""

_KINDS: dict[discord.ChannelType, ChannelKind] = {
    discord.ChannelType.text: "text",
    discord.ChannelType.news: "text",
    discord.ChannelType.forum: "forum",
    discord.ChannelType.media: "forum",
    discord.ChannelType.voice: "voice",
    discord.ChannelType.stage_voice: "voice",
}


def person(somebody: discord.Member | discord.User) -> Person:
    """Somebody with the roles they have; of a `User`, who is no member, they are not known."""
    if not isinstance(somebody, discord.Member):
        return Person(str(somebody.id), somebody.display_name, somebody.bot)
    roles = [word for role in somebody.roles if not role.is_default() for word in (str(role.id), role.name)]
    return Person(str(somebody.id), somebody.display_name, somebody.bot, tuple(roles), somebody.joined_at)


def channel(place: GuildChannel | discord.Thread) -> Channel:
    """A channel, or a thread with what it hangs from."""
    if isinstance(place, discord.Thread):
        return Channel(str(place.id), place.name, "thread", str(place.parent_id))
    return Channel(str(place.id), place.name, _KINDS.get(place.type, "other"))


def message_seen(message: discord.Message, where: Channel) -> MessageSeen | None:
    """What somebody said; None for what Discord itself says."""
    if message.type not in SPOKEN:
        return None
    author = person(message.author)
    replies = message.type is discord.MessageType.reply and message.reference is not None
    return MessageSeen(
        message=Message(
            id=str(message.id),
            at=message.created_at,
            channel=where.id,
            author=author.id,
            text=message.content,
            reply_to=str(message.reference.message_id) if replies and message.reference else None,
            mentions=tuple(str(mentioned.id) for mentioned in message.mentions),
            bot=author.bot or message.webhook_id is not None,
            reactions=sum(reaction.count for reaction in message.reactions),
            attachments=len(message.attachments) + len(message.stickers),
        ),
        author=author,
        channel=where,
        edited_at=message.edited_at,
    )


def emoji_name(emoji: discord.PartialEmoji | discord.Emoji | str) -> str:
    """The emoji itself, or the name and id of a server's own."""
    if isinstance(emoji, str):
        return emoji
    return f"{emoji.name}:{emoji.id}" if emoji.id else emoji.name


def reactions_counted(message: discord.Message) -> list[Reaction]:
    """How many reactions of each kind a message of the past has."""
    return [Reaction(str(message.id), emoji_name(one.emoji), count=one.count) for one in message.reactions]


def reaction(payload: discord.RawReactionActionEvent, at: datetime) -> Reaction:
    """A reaction that was just given."""
    return Reaction(str(payload.message_id), emoji_name(payload.emoji), str(payload.user_id), at)
