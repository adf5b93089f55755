"""Turns and what was read from them: features, hashed word sequences, reply links.

Kept for the analysis window (60 days), like the messages they are made of. A turn's words are not stored twice: they
are joined from its messages.
"""

import asyncio
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, ForeignKeyConstraint, Index, Row, and_, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, aliased, mapped_column

from metrics.depth.turns import PAUSE
from metrics.values import (
    Band,
    Depth,
    Language,
    Message,
    Reading,
    ReadTurn,
    ReplyLink,
    Sentiment,
    Span,
    Term,
    Turn,
)
from models.bulk import chunks, delete_in, insert_or_update, insert_rows, insert_tuples, one_of, table_of
from models.members import note_first_turns
from models.messages import MessageRow, message_ids_of, messages_between, messages_by_id
from models.types import Base, Id, IdKey, JsonList, JsonObject, ServerKey

AT_ONCE = 500
"""Turns that are unpacked before the event loop gets its turn."""


@dataclass(frozen=True, slots=True)
class ShingleSeen:
    """When an author last wrote a sequence of words, by its hash."""

    hash: int
    author: str
    at: datetime


class TurnRow(Base):
    __tablename__ = "turns"
    __table_args__ = (
        Index(None, "server_id", "start_at"),
        Index(None, "server_id", "channel_id", "start_at"),
        Index(None, "server_id", "author_id", "start_at"),
        Index(None, "server_id", "parent_turn_id"),
    )

    server_id: Mapped[ServerKey]
    id: Mapped[IdKey]
    channel_id: Mapped[Id]
    author_id: Mapped[Id]
    staff: Mapped[bool]
    start_at: Mapped[datetime]
    end_at: Mapped[datetime]
    message_ids: Mapped[JsonList]
    reply_to: Mapped[Id | None]
    language: Mapped[str]
    language_confidence: Mapped[float]
    question: Mapped[str | None]
    sentiment: Mapped[str]
    polarity: Mapped[float | None]
    sentiment_confidence: Mapped[float]
    depth: Mapped[float | None]
    band: Mapped[str | None]
    gate: Mapped[float | None]
    components: Mapped[JsonObject]
    spans: Mapped[JsonList]
    terms: Mapped[JsonList]
    parent_turn_id: Mapped[Id | None]
    link_confidence: Mapped[float]
    conversation_id: Mapped[Id]


class ShingleRow(Base):
    __tablename__ = "shingles"
    # No index by time: SQLite would prefer it to the key when hashes are looked for within sixty days.
    __table_args__ = (Index(None, "server_id", "turn_id"), {"sqlite_with_rowid": False})

    server_id: Mapped[ServerKey]
    hash: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    turn_id: Mapped[IdKey]
    author_id: Mapped[Id]
    at: Mapped[datetime]


class ReplyLinkRow(Base):
    __tablename__ = "reply_links"
    __table_args__ = (
        ForeignKeyConstraint(["server_id", "message_id"], ["messages.server_id", "messages.id"], ondelete="CASCADE"),
    )

    server_id: Mapped[ServerKey]
    message_id: Mapped[IdKey]
    parent_id: Mapped[Id | None]
    confidence: Mapped[float]
    explicit: Mapped[bool]


async def turn_boundary(session: AsyncSession, server_id: str, moment: datetime) -> datetime:
    """The latest moment, `moment` or earlier, that cuts through no stored turn in any channel.

    Reading again from there is safe: a message at `moment` may lengthen or split any turn that was still open.
    """
    while True:
        earliest = await session.scalar(
            select(func.min(TurnRow.start_at)).where(
                TurnRow.server_id == server_id, TurnRow.start_at < moment, TurnRow.end_at >= moment - PAUSE
            )
        )
        if earliest is None:
            return moment
        moment = earliest


async def replace_turns(
    session: AsyncSession,
    server_id: str,
    since: datetime,
    turns: Sequence[ReadTurn],
    links: Iterable[ReplyLink] = (),
) -> None:
    """Put `turns`, which all start at `since` or later, in the place of every stored turn that starts then or later.

    Their shingles and the reply links of messages since then are replaced as well. The messages must be stored; when
    members first spoke is noted. Run twice, it changes nothing.
    """
    if any(turn.at < since for turn in turns):
        raise ValueError(f"a turn starts before the moment from which turns are replaced, {since}")
    recent = select(MessageRow.id).where(MessageRow.server_id == server_id, MessageRow.at >= since)
    await session.execute(
        delete(ReplyLinkRow).where(ReplyLinkRow.server_id == server_id, ReplyLinkRow.message_id.in_(recent))
    )
    await _delete_shingles(session, server_id, TurnRow.start_at >= since)
    await session.execute(delete(TurnRow).where(TurnRow.server_id == server_id, TurnRow.start_at >= since))

    await insert_rows(session, TurnRow, (_turn_row(server_id, turn) for turn in turns))
    await insert_tuples(session, ShingleRow, await asyncio.to_thread(_shingle_rows, server_id, turns))
    await put_links(session, server_id, links)
    first: dict[str, datetime] = {}
    for turn in turns:
        first[turn.author] = min(turn.at, first.get(turn.author, turn.at))
    await note_first_turns(session, server_id, first)


async def _delete_shingles(session: AsyncSession, server_id: str, turns: ColumnElement[bool]) -> None:
    """Delete the shingles of those turns, while the turns are still there to be found."""
    ids = select(TurnRow.id).where(TurnRow.server_id == server_id, turns)
    await session.execute(
        delete(ShingleRow)
        .where(ShingleRow.server_id == server_id, ShingleRow.turn_id.in_(ids))
        .execution_options(synchronize_session=False)
    )


def _turn_row(server_id: str, read: ReadTurn) -> dict[str, Any]:
    turn, reading = read.turn, read.reading
    return {
        "server_id": server_id,
        "id": turn.id,
        "channel_id": turn.channel,
        "author_id": turn.author,
        "staff": turn.staff,
        "start_at": turn.start,
        "end_at": turn.end,
        "message_ids": list(turn.message_ids),
        "reply_to": turn.reply_to,
        "language": reading.language.code,
        "language_confidence": reading.language.confidence,
        "question": reading.question,
        "sentiment": reading.sentiment.label,
        "polarity": reading.sentiment.polarity,
        "sentiment_confidence": reading.sentiment.confidence,
        "depth": reading.depth.score,
        "band": None if reading.depth.band is None else reading.depth.band.value,
        "gate": reading.depth.gate,
        "components": dict(reading.depth.components),
        "spans": [[span.kind, span.start, span.end] for span in reading.depth.spans],
        "terms": [[term.lemma, term.surface] for term in reading.terms],
        "parent_turn_id": reading.parent_turn_id,
        "link_confidence": reading.link_confidence,
        "conversation_id": read.conversation_id,
    }


def _shingle_rows(server_id: str, turns: Iterable[ReadTurn]) -> list[tuple[Any, ...]]:
    rows = [
        (server_id, hash_, turn.id, turn.author, turn.at)
        for turn in turns
        for hash_ in dict.fromkeys(turn.reading.shingles)
    ]
    # In the order of the key, which is theirs: SQLite then appends to its tree more than it searches it.
    rows.sort()
    return rows


async def put_links(session: AsyncSession, server_id: str, links: Iterable[ReplyLink]) -> None:
    """Store who answers whom, message by message; a link found again replaces the earlier one."""
    rows = [
        {
            "server_id": server_id,
            "message_id": link.message_id,
            "parent_id": link.parent_id,
            "confidence": link.confidence,
            "explicit": link.explicit,
        }
        for link in links
    ]
    await insert_or_update(session, ReplyLinkRow, rows, {"parent_id", "confidence", "explicit"})


async def links_of(session: AsyncSession, server_id: str, message_ids: Collection[str]) -> dict[str, ReplyLink]:
    """The links of the messages named."""
    found: dict[str, ReplyLink] = {}
    for some in chunks(sorted(message_ids)):
        rows = await session.execute(
            select(ReplyLinkRow.message_id, ReplyLinkRow.parent_id, ReplyLinkRow.confidence, ReplyLinkRow.explicit)
            .where(ReplyLinkRow.server_id == server_id, ReplyLinkRow.message_id.in_(some))
            .order_by(ReplyLinkRow.message_id)
        )
        found.update((row[0], ReplyLink(*row)) for row in rows)
    return found


async def turns_between(
    session: AsyncSession, server_id: str, start: datetime, end: datetime, *, shingles: bool = False
) -> tuple[ReadTurn, ...]:
    """The turns that start in `[start, end)`, with their words, in order. Shingles are left out unless asked for."""
    table = table_of(TurnRow)
    found = await session.execute(
        select(table)
        .where(table.c.server_id == server_id, table.c.start_at >= start, table.c.start_at < end)
        .order_by(table.c.start_at, func.length(table.c.id), table.c.id)
    )
    rows: list[Row[Any]] = []
    for some in found.partitions(AT_ONCE):
        rows += some
        await asyncio.sleep(0)  # a lively week takes long to unpack, and others want the event loop
    if not rows:
        return ()
    said = await messages_between(session, server_id, start, max(row.end_at for row in rows), last=True)
    by_id = {message.id: message for message in said}
    hashes = await _shingles_between(session, server_id, start, end) if shingles else {}
    read: list[ReadTurn] = []
    for part in chunks(rows, AT_ONCE):
        read += [_read_turn(row, by_id, tuple(hashes.get(row.id, ()))) for row in part]
        await asyncio.sleep(0)
    return tuple(read)


async def _shingles_between(
    session: AsyncSession, server_id: str, start: datetime, end: datetime
) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    rows = await session.execute(
        select(ShingleRow.turn_id, ShingleRow.hash)
        .join(TurnRow, and_(TurnRow.server_id == ShingleRow.server_id, TurnRow.id == ShingleRow.turn_id))
        .where(TurnRow.server_id == server_id, TurnRow.start_at >= start, TurnRow.start_at < end)
        .order_by(ShingleRow.hash)
    )
    for turn_id, hash_ in rows:
        found.setdefault(turn_id, []).append(hash_)
    return found


def _read_turn(row: Any, messages: dict[str, Message], shingles: tuple[int, ...]) -> ReadTurn:
    said = [messages[message_id] for message_id in row.message_ids if message_id in messages]
    turn = Turn(
        id=row.id,
        channel=row.channel_id,
        author=row.author_id,
        staff=row.staff,
        start=row.start_at,
        end=row.end_at,
        text="\n".join(message.text for message in said),
        message_ids=tuple(row.message_ids),
        reply_to=row.reply_to,
        mentions=tuple(dict.fromkeys(name for message in said for name in message.mentions)),
        reactions=sum(message.reactions for message in said),
        attachments=sum(message.attachments for message in said),
    )
    reading = Reading(
        turn_id=row.id,
        language=Language(row.language, row.language_confidence),
        sentiment=Sentiment(row.sentiment, row.polarity, row.sentiment_confidence),
        question=row.question,
        depth=Depth(
            score=row.depth,
            band=None if row.band is None else Band(row.band),
            gate=row.gate,
            components=row.components,
            spans=tuple(Span(*span) for span in row.spans),
        ),
        parent_turn_id=row.parent_turn_id,
        link_confidence=row.link_confidence,
        shingles=shingles,
        terms=tuple(Term(*term) for term in row.terms),
    )
    return ReadTurn(turn=turn, reading=reading, conversation_id=row.conversation_id)


async def shingles_seen(
    session: AsyncSession, server_id: str, hashes: Collection[int], since: datetime, until: datetime
) -> tuple[ShingleSeen, ...]:
    """Who wrote which of these word sequences in `[since, until)`: per hash and author, the last time."""
    last = func.max(ShingleRow.at, type_=ShingleRow.at.type)
    rows = await session.execute(
        select(ShingleRow.hash, ShingleRow.author_id, last)
        .where(ShingleRow.server_id == server_id, one_of(session, ShingleRow.hash, hashes))
        .where(ShingleRow.at >= since, ShingleRow.at < until)
        .group_by(ShingleRow.hash, ShingleRow.author_id)
        .order_by(ShingleRow.hash, ShingleRow.author_id)
    )
    return tuple(ShingleSeen(*row) for row in rows)


async def turn(session: AsyncSession, server_id: str, turn_id: str) -> ReadTurn | None:
    """One turn with its words and its reading, without its shingles."""
    table = table_of(TurnRow)
    row = (await session.execute(select(table).where(table.c.server_id == server_id, table.c.id == turn_id))).first()
    return None if row is None else _read_turn(row, await messages_by_id(session, server_id, row.message_ids), ())


async def first_replies(session: AsyncSession, server_id: str, authors: Collection[str]) -> dict[str, datetime]:
    """When each of these members was first answered by somebody else, as far as turns are kept."""
    said, reply = aliased(TurnRow), aliased(TurnRow)
    answered = and_(
        reply.server_id == said.server_id, reply.parent_turn_id == said.id, reply.author_id != said.author_id
    )
    found: dict[str, datetime] = {}
    for some in chunks(sorted(authors)):
        rows = await session.execute(
            select(said.author_id, func.min(reply.start_at, type_=TurnRow.start_at.type))
            .join(reply, answered)
            .where(said.server_id == server_id, said.author_id.in_(some))
            .group_by(said.author_id)
            .order_by(said.author_id)
        )
        found.update(rows.all())
    return found


async def moments_of(session: AsyncSession, server_id: str, authors: Collection[str]) -> dict[str, list[datetime]]:
    """When each of these members spoke, the first time first, as far as turns are kept."""
    found: dict[str, list[datetime]] = {}
    for some in chunks(sorted(authors)):
        rows = await session.execute(
            select(TurnRow.author_id, TurnRow.start_at)
            .where(TurnRow.server_id == server_id, TurnRow.author_id.in_(some))
            .order_by(TurnRow.start_at)
        )
        for author, at in rows:
            found.setdefault(author, []).append(at)
    return found


async def purge(session: AsyncSession, server_id: str, before: datetime) -> None:
    """Retention: delete the turns of before `before`. Their links go with their messages."""
    await _delete_shingles(session, server_id, TurnRow.start_at < before)
    await session.execute(delete(TurnRow).where(TurnRow.server_id == server_id, TurnRow.start_at < before))


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """What was read from the member's turns."""
    table = table_of(TurnRow)
    rows = await session.execute(
        select(table)
        .where(table.c.server_id == server_id, table.c.author_id == member_id)
        .order_by(table.c.start_at, table.c.id)
    )
    return {"turns": [dict(row) for row in rows.mappings()]}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Delete the member's turns; others' turns and links that led to them lead nowhere. Call before the messages go."""
    own = await message_ids_of(session, server_id, member_id)
    own_turns = (
        await session.scalars(select(TurnRow.id).where(TurnRow.server_id == server_id, TurnRow.author_id == member_id))
    ).all()
    for some in chunks(sorted({*own, *own_turns})):
        await session.execute(
            update(TurnRow)
            .where(TurnRow.server_id == server_id, TurnRow.parent_turn_id.in_(some))
            .values(parent_turn_id=None, link_confidence=0.0)
        )
        await session.execute(
            update(TurnRow).where(TurnRow.server_id == server_id, TurnRow.reply_to.in_(some)).values(reply_to=None)
        )
        await session.execute(
            update(ReplyLinkRow)
            .where(ReplyLinkRow.server_id == server_id, ReplyLinkRow.parent_id.in_(some))
            .values(parent_id=None, confidence=0.0, explicit=False)
        )
        await _reopen_conversations(session, server_id, some, member_id)
    await _delete_shingles(session, server_id, TurnRow.author_id == member_id)
    await delete_in(session, TurnRow, server_id, "author_id", [member_id])
    await delete_in(session, ReplyLinkRow, server_id, "message_id", own)


async def _reopen_conversations(session: AsyncSession, server_id: str, opened: Sequence[str], member_id: str) -> None:
    """Conversations are named after the turn that opened them: those of the member take the next turn's id."""
    rows = await session.execute(
        select(TurnRow.conversation_id, TurnRow.id)
        .where(TurnRow.server_id == server_id, TurnRow.conversation_id.in_(opened))
        .where(TurnRow.author_id != member_id)
        .order_by(TurnRow.start_at, func.length(TurnRow.id), TurnRow.id)
    )
    heirs: dict[str, str] = {}
    for conversation_id, turn_id in rows:
        heirs.setdefault(conversation_id, turn_id)
    for conversation_id, turn_id in sorted(heirs.items()):
        await session.execute(
            update(TurnRow)
            .where(TurnRow.server_id == server_id, TurnRow.conversation_id == conversation_id)
            .values(conversation_id=turn_id)
        )
