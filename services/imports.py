"""An export goes through the same door as live events: it is turned into batches for the recorder."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from metrics.conversation.names import PeopleHeard
from metrics.values import Message
from models import servers
from models.members import Member
from models.messages import Reaction
from models.servers import Channel, Server
from services.exports import Export, ExportedChannel, ExportedMessage, StaffRule
from services.recorder import Batch, Recorder

BATCH = 2_000
"""Messages in one transaction."""

_KINDS: dict[str, servers.ChannelKind] = {"text": "text", "news": "text", "direct": "text", "voice": "voice"}


async def import_export(
    recorder: Recorder,
    server: Server,
    export: Export,
    staff: StaffRule,
    progress: Callable[[int], object] = lambda messages: None,
) -> int:
    """Store every message of an export that is not stored yet; how many messages were read. `progress` hears of each
    batch's size as it is stored."""
    await recorder.know_server(server)
    known: dict[str, Member] = {}
    heard: dict[str, PeopleHeard] = {}
    read = 0
    for exported in _in_batches(export.messages()):
        await recorder.record(server.id, _batch(exported, staff, known, heard))
        read += len(exported)
        progress(len(exported))
    return read


def _in_batches(messages: Iterator[ExportedMessage]) -> Iterator[list[ExportedMessage]]:
    while batch := list(islice(messages, BATCH)):
        yield batch


def _batch(
    exported: list[ExportedMessage], staff: StaffRule, known: dict[str, Member], heard: dict[str, PeopleHeard]
) -> Batch:
    """`known` remembers who was staff once: an export in several files may name a role in some of them only. `heard`
    knows the people of each channel, for those whom a text calls and the export does not list as mentioned."""
    for message in exported:
        author = message.author
        was_staff = author.id in known and known[author.id].staff
        known[author.id] = Member(author.id, author.name, author.is_bot, was_staff or staff.covers(author))
    authors = dict.fromkeys(message.author.id for message in exported)
    return Batch(
        messages=tuple(
            _message(message, known[message.author.id].staff, _called(message, heard)) for message in exported
        ),
        members=tuple(known[author] for author in authors),
        channels=tuple(dict.fromkeys(_channel(message.channel) for message in exported)),
        reactions=tuple(_reactions(exported)),
    )


def _called(exported: ExportedMessage, heard: dict[str, PeopleHeard]) -> tuple[str, ...]:
    """Whom a message calls by name in its text, by what was heard in its channel before."""
    people = heard.setdefault(exported.channel.id, PeopleHeard())
    called = people.called(exported.text)
    people.hear(exported.author.id, exported.author.name)
    return tuple(person for person in called if person != exported.author.id)


def _message(exported: ExportedMessage, staff: bool, called: tuple[str, ...]) -> Message:
    return Message(
        id=exported.id,
        at=exported.at,
        channel=exported.channel.id,
        author=exported.author.id,
        text=exported.text,
        reply_to=exported.reply_to,
        mentions=tuple(dict.fromkeys((*exported.mentions, *called))),
        staff=staff and not exported.author.is_bot,
        bot=exported.author.is_bot,
        reactions=exported.reaction_count,
        attachments=exported.attachments,
    )


def _channel(exported: ExportedChannel) -> Channel:
    kind = exported.kind if exported.kind in ("thread", "forum") else _KINDS.get(exported.kind, "other")
    return Channel(exported.id, exported.name, kind, exported.parent_id if kind == "thread" else None)


def _reactions(exported: Iterable[ExportedMessage]) -> Iterator[Reaction]:
    for message in exported:
        counts: dict[str, int] = {}
        for reaction in message.reactions:
            counts[reaction.emoji] = counts.get(reaction.emoji, 0) + reaction.count
        for emoji, number in counts.items():
            yield Reaction(message.id, emoji, count=number)
