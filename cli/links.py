"""`salotto links FILE`: who answers whom in a conversation, message by message."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from core.text import Texts
from metrics.conversation.links import reply_links
from metrics.values import Message, ReplyLink
from services.exports import ExportedMessage, open_export


def configure(parser: argparse.ArgumentParser, words: Texts) -> None:
    parser.add_argument("file", metavar=words("links-file-name"), type=Path, help=words("links-file"))


def run(arguments: argparse.Namespace, words: Texts) -> int:
    """Write one JSON line per message, in the order of the file."""
    export = open_export([arguments.file])
    exported = list(export.messages())
    links = {link.message_id: link for link in links_of(exported)}
    for message in exported:
        sys.stdout.write(as_json(links[message.id]) + "\n")
    return 0


def links_of(exported: Iterable[ExportedMessage]) -> tuple[ReplyLink, ...]:
    """Links of every message; messages are put in time order first, equal times in the order given."""
    in_order = sorted(exported, key=lambda message: message.at)
    names = {message.author.id: message.author.name for message in in_order}
    return reply_links(tuple(_messages(in_order)), names=names)


def as_json(link: ReplyLink) -> str:
    return json.dumps({"id": link.message_id, "parent": link.parent_id, "confidence": round(link.confidence, 3)})


def _messages(exported: Iterable[ExportedMessage]) -> Iterator[Message]:
    for message in exported:
        yield Message(
            id=message.id,
            at=message.at,
            channel=message.channel.id,
            author=message.author.id,
            text=message.text,
            reply_to=message.reply_to,
            mentions=message.mentions,
            bot=message.author.is_bot,
        )
