"""A small community to store: who writes what when, and what was read from it."""

from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from metrics.values import (
    Band,
    Depth,
    Language,
    Message,
    Reading,
    ReadTurn,
    Sentiment,
    Span,
    Term,
    Turn,
)
from models import members, servers
from models.members import Member
from models.servers import Channel, Server

SERVER = "800"
MONDAY = datetime(2024, 3, 4, tzinfo=UTC)


def at(minutes: float) -> datetime:
    """A moment after the first Monday's midnight."""
    return MONDAY + timedelta(minutes=minutes)


def message(id_: str, author: str, minutes: float, text: str = "ciao", **more: object) -> Message:
    return Message(id=id_, at=at(minutes), channel="c1", author=author, text=text, **more)  # type: ignore[arg-type]


def read_turn(*messages: Message, parent: str | None = None, shingles: tuple[int, ...] = ()) -> ReadTurn:
    """A turn of these messages, with a reading that has something in every field."""
    first = messages[0]
    turn = Turn(
        id=first.id,
        channel=first.channel,
        author=first.author,
        staff=first.staff,
        start=first.at,
        end=messages[-1].at,
        text="\n".join(message.text for message in messages),
        message_ids=tuple(message.id for message in messages),
        reply_to=first.reply_to,
        mentions=first.mentions,
        reactions=sum(message.reactions for message in messages),
        attachments=sum(message.attachments for message in messages),
    )
    reading = Reading(
        turn_id=turn.id,
        language=Language("it", 0.9),
        sentiment=Sentiment("positive", 0.5, 0.7),
        question="information",
        depth=Depth(61.5, Band.ARTICULATED, 0.8, {"reasoning": 0.5}, (Span("reasoning", 0, 4),)),
        parent_turn_id=parent,
        link_confidence=0.6 if parent else 0.0,
        shingles=shingles,
        terms=(Term("caffè", "caffè"),),
    )
    return ReadTurn(turn, reading, conversation_id=parent or turn.id)


async def settle(session: AsyncSession, *people: str) -> None:
    """The server, its one channel, and these people."""
    await servers.upsert_server(session, Server(SERVER, "Salone", locale="it", zone="Europe/Rome"), MONDAY)
    await servers.upsert_channels(session, SERVER, [Channel("c1", "generale")])
    await members.upsert_members(session, SERVER, [Member(person, person.title()) for person in people], MONDAY)
