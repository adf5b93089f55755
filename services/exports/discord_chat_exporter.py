"""DiscordChatExporter's JSON: one file per channel, read as a stream: a file cut short is read up to the cut."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import ijson

from services.exports.byte_stream import Utf8Stream
from services.exports.fields import count, identity, items, mapping, moment, text
from services.exports.values import (
    ChannelKind,
    ExportedAuthor,
    ExportedChannel,
    ExportedMessage,
    ExportedReaction,
    SkippedTally,
    SkipReason,
)

_SPOKEN = frozenset({"Default", "Reply", "0", "19", "20", "23", "ChatInputCommand", "ContextMenuCommand"})
"""What a person or a bot says. The exporter writes kinds that it has no name for as their number."""

_SYSTEM = frozenset(
    {
        "RecipientAdd",
        "RecipientRemove",
        "Call",
        "ChannelNameChange",
        "ChannelIconChange",
        "ChannelPinnedMessage",
        "GuildMemberJoin",
        "UserJoin",
        "GuildBoost",
        "GuildBoostTier1",
        "GuildBoostTier2",
        "GuildBoostTier3",
        "UserPremiumGuildSubscription",
        "ChannelFollowAdd",
        "GuildDiscoveryDisqualified",
        "GuildDiscoveryRequalified",
        "ThreadCreated",
        "ThreadStarterMessage",
        "GuildInviteReminder",
        "AutoModerationAction",
        "RoleSubscriptionPurchase",
        "StageStart",
        "StageEnd",
        "StageSpeaker",
        "StageTopic",
        "PollResult",
    }
)

_HEADER_CHUNK = 4096
_UNREADABLE = (ijson.JSONError, UnicodeDecodeError)
"""What the parser raises; the second for an escaped half of a surrogate pair."""

_HEADER_FIELDS = frozenset(
    {
        "guild.id",
        "guild.name",
        "channel.id",
        "channel.name",
        "channel.type",
        "channel.categoryId",
        "channel.category",
        "dateRange.before",
        "exportedAt",
    }
)

_KINDS: dict[str, ChannelKind] = {
    "GuildTextChat": "text",
    "GuildVoiceChat": "voice",
    "GuildStageVoice": "voice",
    "GuildNews": "news",
    "GuildForum": "forum",
    "GuildPublicThread": "thread",
    "GuildPrivateThread": "thread",
    "GuildNewsThread": "thread",
    "DirectTextChat": "direct",
    "DirectGroupTextChat": "direct",
}


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says before its messages. `known_until` is the moment up to which the exporter looked."""

    server_id: str
    community: str
    channel: ExportedChannel
    known_until: datetime | None = None


def read_header(path: Path) -> Header | None:
    """The header of a file, or None when the file is not of this format."""
    found: dict[str, Any] = {}
    with path.open("rb") as file:
        if not _opens_an_object(Utf8Stream(file)):
            return None
        file.seek(0)
        events = ijson.parse(Utf8Stream(file), buf_size=_HEADER_CHUNK, use_float=True)
        try:
            for prefix, event, value in events:
                if not prefix and event not in ("start_map", "map_key", "end_map"):
                    return None
                if prefix == "messages":
                    if event != "start_array":
                        return None
                    found["messages"] = True
                    if any(key.startswith("channel.") for key in found):
                        break
                elif prefix in _HEADER_FIELDS:
                    found[prefix] = value
        except _UNREADABLE:
            if "messages" not in found and "channel.id" not in found:
                return None
    if "messages" not in found and "channel.id" not in found:
        return None
    looked_until = (moment(found.get(name)) for name in ("exportedAt", "dateRange.before"))
    return Header(
        server_id=identity(found.get("guild.id")),
        community=text(found.get("guild.name")).strip(),
        channel=_channel(found, path),
        known_until=min((at for at in looked_until if at), default=None),
    )


def _opens_an_object(stream: Utf8Stream) -> bool:
    while chunk := stream.read(_HEADER_CHUNK):
        if filled := chunk.lstrip():
            return filled.startswith(b"{")
    return False


def _channel(found: Mapping[str, Any], path: Path) -> ExportedChannel:
    name = text(found.get("channel.name")).strip() or path.stem
    return ExportedChannel(
        id=identity(found.get("channel.id")) or name,
        name=name,
        kind=_KINDS.get(text(found.get("channel.type")), "other" if found.get("channel.type") else "text"),
        parent_id=identity(found.get("channel.categoryId")) or None,
        parent_name=text(found.get("channel.category")).strip() or None,
    )


def read_messages(path: Path, header: Header, tally: SkippedTally) -> Iterator[ExportedMessage]:
    """The messages of a file, in its order, as far as it can be read."""
    number = 0
    with path.open("rb") as file:
        stream = Utf8Stream(file)
        try:
            for number, raw in enumerate(ijson.items(stream, "messages.item", use_float=True), start=1):
                read = _message(raw, header.channel)
                if isinstance(read, ExportedMessage):
                    yield read
                else:
                    tally.add(read, f"{path.name}: {number}")
        except _UNREADABLE:
            tally.add("truncated", f"{path.name}: {number + 1}")
        if stream.replaced:
            tally.add("bad-bytes", path.name, stream.replaced)


def _message(raw: object, channel: ExportedChannel) -> ExportedMessage | SkipReason:
    fields = mapping(raw)
    kind = text(fields.get("type")).strip() or "Default"
    if not fields:
        return "not-a-message"
    if kind not in _SPOKEN:
        return "system" if kind in _SYSTEM or kind.isdecimal() else "unknown-type"
    message_id, at, author = identity(fields.get("id")), moment(fields.get("timestamp")), _author(fields.get("author"))
    if not message_id:
        return "no-id"
    if at is None:
        return "no-date"
    if author is None:
        return "no-author"
    return ExportedMessage(
        id=message_id,
        at=at,
        channel=channel,
        author=author,
        text=text(fields.get("content")),
        reply_to=identity(mapping(fields.get("reference")).get("messageId")) or None,
        mentions=_mentioned(fields.get("mentions")),
        attachments=len(items(fields.get("attachments"))) + len(items(fields.get("stickers"))),
        reactions=tuple(_reactions(fields.get("reactions"))),
        edited_at=moment(fields.get("timestampEdited")),
        type=kind,
    )


def _author(raw: object) -> ExportedAuthor | None:
    fields = mapping(raw)
    handle = text(fields.get("name")).strip()
    author_id = identity(fields.get("id")) or handle
    if not author_id:
        return None
    return ExportedAuthor(
        id=author_id,
        name=text(fields.get("nickname")).strip() or handle or author_id,
        is_bot=fields.get("isBot") is True,
        roles=tuple(name for role in items(fields.get("roles")) if (name := _role_name(role))),
        handle=handle,
    )


def _role_name(raw: object) -> str:
    return text(raw if isinstance(raw, str) else mapping(raw).get("name")).strip()


def _mentioned(raw: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person for m in items(raw) if (person := identity(mapping(m).get("id")))))


def _reactions(raw: object) -> Iterator[ExportedReaction]:
    for reaction in map(mapping, items(raw)):
        if number := count(reaction.get("count")):
            emoji = mapping(reaction.get("emoji"))
            yield ExportedReaction(text(emoji.get("name")) or text(emoji.get("code")), number)
