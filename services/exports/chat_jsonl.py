"""Chat JSONL: one message per line.

`{"id", "at", "channel", "author", "text", "reply_to", "staff", "bot", "reactions"}`; the first five are required.
"""

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from services.exports.byte_stream import Utf8Stream
from services.exports.fields import count, identity, mapping, moment, text
from services.exports.values import (
    ExportedAuthor,
    ExportedChannel,
    ExportedMessage,
    ExportedReaction,
    SkippedTally,
    SkipReason,
)

_REQUIRED = ("id", "at", "channel", "author", "text")
_LINES_TRIED = 20


def is_chat_jsonl(path: Path) -> bool:
    """Whether one of the first lines that hold anything looks like a message of this format."""
    with path.open("rb") as file:
        filled = (line for line in Utf8Stream(file).lines() if line.strip())
        return any(_looks_like_one(_parsed(line)) for line in islice(filled, _LINES_TRIED))


def _looks_like_one(raw: object) -> bool:
    fields = mapping(raw)
    return sum(name in fields for name in _REQUIRED) >= 3 and "messages" not in fields


def read_messages(path: Path, tally: SkippedTally) -> Iterator[ExportedMessage]:
    """The messages of a file, in its order; lines that cannot be read are counted and passed over."""
    channels: dict[str, ExportedChannel] = {}
    with path.open("rb") as file:
        stream = Utf8Stream(file)
        for number, line in enumerate(stream.lines(), start=1):
            if not line.strip():
                continue
            read = _message(_parsed(line), channels)
            if isinstance(read, ExportedMessage):
                yield read
            else:
                tally.add(read, f"{path.name}: {number}")
        if stream.replaced:
            tally.add("bad-bytes", path.name, stream.replaced)


def _parsed(line: bytes) -> Any:
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        pass
    # The standard parser takes what orjson is too strict for: halves of surrogate pairs, NaN, control characters.
    try:
        return json.loads(line, strict=False)
    except (ValueError, RecursionError):
        return None


def _message(raw: object, channels: dict[str, ExportedChannel]) -> ExportedMessage | SkipReason:
    fields = mapping(raw)
    if not fields or not any(name in fields for name in _REQUIRED):
        return "not-a-message"
    message_id, at, author = identity(fields.get("id")), moment(fields.get("at")), identity(fields.get("author"))
    if not message_id:
        return "no-id"
    if at is None:
        return "no-date"
    if not author:
        return "no-author"
    channel = identity(fields.get("channel"))
    return ExportedMessage(
        id=message_id,
        at=at,
        channel=channels.setdefault(channel, ExportedChannel(channel, channel)),
        author=_author(author, fields),
        text=text(fields.get("text")),
        reply_to=identity(fields.get("reply_to")) or None,
        reactions=tuple(ExportedReaction("", number) for number in [count(fields.get("reactions"))] if number),
    )


def _author(name: str, fields: Mapping[str, Any]) -> ExportedAuthor:
    staff = fields.get("staff")
    return ExportedAuthor(
        id=name,
        name=name,
        is_bot=fields.get("bot") is True,
        staff=staff if isinstance(staff, bool) else None,
        handle=name,
    )
