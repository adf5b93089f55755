"""Messages that nobody has read yet, or not since they changed, are read in batches and what was read is stored.

Where a batch ends must not change any result. Hence:

* a batch begins where no turn is open: turns that were still open at the end of the last batch are read again, whole;
* what may be answered or continued is handed over as context: the last messages of each channel, and the old turns that
  a reply button points at;
* which passages were written before is asked of the table, for the sixty days before the batch;
* conversations are put together here, from the turns' parents, across batches.

While one batch is in the worker the next is made ready: what it needs of the one before (turns, passages) follows from
the messages alone, and is taken from memory until it is stored.

A message that comes late, is edited or deleted makes everything since then out of date; it is read again.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from metrics.conversation.channel import MEMORY
from metrics.depth.turns import PAUSE
from metrics.depth.turns import turns as turns_of
from metrics.reading import NOVELTY_HORIZON, ReadingRequest, ReadingResult, SeenShingle, passages_in, read_turns
from metrics.values import Message, ReadTurn, Turn
from models import members, messages, rollups, servers, turns, unread
from models.rollups import ReadingState
from models.session import Database
from models.unread import StoredTurn

BATCH = 2_000
IN_FLIGHT = 3
"""Batches handed to the workers before the first of them is stored."""
CHANNEL_CONTEXT = 2 * MEMORY
"""Messages of a channel before a batch: all that reply links remember of it when the batch begins, and as many again,
so that the first of those are read among what they remembered themselves."""
_MOMENT = timedelta(microseconds=1)


_Given = TypeVar("_Given")
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class _Batch:
    """Messages to read, from `since` on. Every message before `until` is in it; `whole` when nothing comes after."""

    since: datetime
    messages: tuple[Message, ...]
    whole: bool
    turns: tuple[Turn, ...]

    @property
    def until(self) -> datetime:
        return self.messages[-1].at + _MOMENT if self.whole else self.messages[-1].at

    @property
    def open_since(self) -> datetime:
        """The latest moment, `until` or earlier, that cuts through none of the turns: see `turn_boundary`."""
        moment = self.until
        while True:
            still_open = [turn.start for turn in self.turns if turn.start < moment and turn.end >= moment - PAUSE]
            if not still_open:
                return moment
            moment = min(still_open)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A batch with what is needed to read it. `passages` are the hashes of each of its turns, in order."""

    batch: _Batch
    passages: tuple[tuple[int, ...], ...]
    request: ReadingRequest


_InFlight = deque[tuple[_Stretch, "asyncio.Future[ReadingResult]"]]


class Analysis:
    """Reads what is unread on a server. `executor` is where the measures run."""

    def __init__(self, database: Database, executor: Executor, batch: int = BATCH) -> None:
        self._database = database
        self._executor = executor
        self._size = batch

    async def catch_up(self, server_id: str, progress: Callable[[int], object] = lambda messages: None) -> int:
        """Read all that was there when the last batch was taken; how many messages were read.

        What comes meanwhile is for the next time: a room that never pauses must not hold up whoever waits for this.
        `progress` hears of each batch's size.
        """
        read = 0
        in_flight: _InFlight = deque()
        try:
            while await self._fill(server_id, in_flight):
                stretch, reading = in_flight.popleft()
                if await self._store(server_id, stretch, await reading):
                    read += len(stretch.batch.messages)
                    progress(len(stretch.batch.messages))
                    if stretch.batch.whole:
                        break
                else:  # what follows rests on it
                    _give_up(in_flight)
        finally:
            _give_up(in_flight)
        return read

    async def _fill(self, server_id: str, in_flight: _InFlight) -> bool:
        """Keep the worker busy; whether anything is in its hands."""
        while len(in_flight) < IN_FLIGHT:
            before = tuple(stretch for stretch, _ in in_flight)
            batch = await (self._following(server_id, before[-1].batch) if before else self._first(server_id))
            if batch is None:
                break
            stretch = await self._made_ready(server_id, batch, before)
            in_flight.append((stretch, self._run(read_turns, stretch.request)))
        return bool(in_flight)

    async def _first(self, server_id: str) -> _Batch | None:
        """What is unread and comes first. From now on a change to what was read shows as a change."""
        async with self._database.writing() as session:
            state = await rollups.reading_state(session, server_id)
            since = await _unread_since(session, server_id, state)
            if since is None:
                return None
            batch = await self._batch_from(session, server_id, since)
            if batch is None:  # what was changed last is gone, and so is what was read from it
                await turns.replace_turns(session, server_id, since, ())
            await rollups.mark_read(session, server_id, since)
            return batch

    async def _following(self, server_id: str, last: _Batch) -> _Batch | None:
        """What comes after a batch that is being read."""
        if last.whole:
            return None
        async with self._database.reading() as session:
            return await self._batch_from(session, server_id, last.open_since)

    async def _batch_from(self, session: AsyncSession, server_id: str, since: datetime) -> _Batch | None:
        size = self._size
        while True:
            found = await unread.messages_from(session, server_id, since, size)
            if not found:
                return None
            batch = _Batch(since, found, len(found) < size, turns_of(found))
            if batch.whole or batch.open_since > since:
                return batch
            size *= 2  # turns overlap from end to end of it: the next would begin where this one did

    async def _made_ready(self, server_id: str, batch: _Batch, before: Sequence[_Stretch]) -> _Stretch:
        """A batch with everything it needs of the past: context, names, passages written before."""
        passages = await self._run(passages_in, batch.messages)  # no transaction waits for the worker
        async with self._database.reading() as session:
            context = await _context(session, server_id, batch, before)
            server = await servers.server(session, server_id)
            known = await members.members(session, server_id)
            seen = await _seen(session, server_id, batch.since, set(chain.from_iterable(passages)), before)
        people = dict.fromkeys(message.author for message in (*context, *batch.messages))
        request = ReadingRequest(
            messages=(*context, *batch.messages),
            context=len(context),
            languages=server.languages if server else ("it", "en"),
            names={person: known[person].name for person in people if person in known},
            shingles_seen=seen,
            passages={turn.message_ids: hashes for turn, hashes in zip(batch.turns, passages, strict=True)},
        )
        return _Stretch(batch, passages, request)

    def _run(self, measure: Callable[[_Given], _Found], given: _Given) -> "asyncio.Future[_Found]":
        return asyncio.get_running_loop().run_in_executor(self._executor, measure, given)

    async def _store(self, server_id: str, stretch: _Stretch, result: ReadingResult) -> bool:
        """Store what was read, unless a message of the stretch changed meanwhile: then it is read again."""
        async with self._database.writing() as session:
            dirty = (await rollups.reading_state(session, server_id)).dirty_from
            if dirty is not None and dirty < stretch.batch.until:
                return False
            elsewhere = _parents_elsewhere(result)
            held = await unread.turns_holding(session, server_id, elsewhere) if elsewhere else {}
            read = _in_conversations(result, held)
            await turns.replace_turns(session, server_id, stretch.batch.since, read, result.links)
            await rollups.mark_read(session, server_id, stretch.batch.until)
            if dirty is not None:
                await rollups.mark_dirty(session, server_id, dirty)
            return True


def _give_up(in_flight: _InFlight) -> None:
    for _, reading in in_flight:
        reading.cancel()
    in_flight.clear()


async def _unread_since(session: AsyncSession, server_id: str, state: ReadingState) -> datetime | None:
    """The moment to read from: the earliest unread or changed message, or the start of a turn still open then."""
    span = await messages.message_span(session, server_id)
    if state.read_until is None:
        return span[0] if span else None
    if state.dirty_from is None and (span is None or state.read_until > span[1]):
        return None
    return await turns.turn_boundary(session, server_id, min(state.read_until, state.dirty_from or state.read_until))


async def _context(
    session: AsyncSession, server_id: str, batch: _Batch, before: Sequence[_Stretch]
) -> tuple[Message, ...]:
    """The last messages of each channel, and whole turns that the reply button points at, in time order."""
    channels = dict.fromkeys(message.channel for message in batch.messages)
    recent = await unread.messages_before(session, server_id, batch.since, channels, CHANNEL_CONTEXT)
    at_hand = {message.id for message in (*batch.messages, *recent)}
    answered = {message.reply_to for message in batch.messages if message.reply_to and message.reply_to not in at_hand}
    in_memory = {
        id_: turn.message_ids for stretch in before for turn in stretch.batch.turns for id_ in turn.message_ids
    }
    stored = await unread.turns_holding(session, server_id, answered - in_memory.keys())
    wanted = {id_ for answer in answered for id_ in in_memory.get(answer, ())}
    wanted |= {id_ for turn in stored.values() for id_ in turn.message_ids}
    older = await messages.messages_by_id(session, server_id, wanted)
    together = {message.id: message for message in (*recent, *older.values()) if message.at < batch.since}
    return tuple(sorted(together.values(), key=lambda message: (message.at, len(message.id), message.id)))


async def _seen(
    session: AsyncSession, server_id: str, since: datetime, hashes: set[int], before: Sequence[_Stretch]
) -> tuple[SeenShingle, ...]:
    """Who wrote these passages in the time before the batch, stored or still in memory."""
    stored = await turns.shingles_seen(session, server_id, hashes, since - NOVELTY_HORIZON, since)
    seen = [SeenShingle(hash=passage.hash, author=passage.author, turn_id="", at=passage.at) for passage in stored]
    for stretch in before:
        for turn, passages in zip(stretch.batch.turns, stretch.passages, strict=True):
            if turn.start < since:
                seen += [SeenShingle(value, turn.author, turn.id, turn.start) for value in passages if value in hashes]
    return tuple(seen)


def _parents_elsewhere(result: ReadingResult) -> set[str]:
    here = {turn.id for turn in result.turns}
    return {r.parent_turn_id for r in result.readings if r.parent_turn_id is not None and r.parent_turn_id not in here}


def _in_conversations(result: ReadingResult, held: Mapping[str, StoredTurn]) -> list[ReadTurn]:
    """Each turn joins the conversation of the turn it answers, or opens its own.

    A parent of before the batch is named after a message that may lie within its turn: `held` knows which turn that is.
    """
    readings = {reading.turn_id: reading for reading in result.readings}
    opened: dict[str, str] = {}
    read: list[ReadTurn] = []
    for turn in sorted(result.turns, key=lambda turn: (turn.start, len(turn.id), turn.id)):
        reading = readings[turn.id]
        parent = reading.parent_turn_id
        conversation = opened.get(parent) if parent else None
        if parent is not None and conversation is None:
            stored = held.get(parent)
            conversation = stored.conversation_id if stored else None
            reading = replace(
                reading,
                parent_turn_id=stored.id if stored else None,
                link_confidence=reading.link_confidence if stored else 0.0,
            )
        opened[turn.id] = conversation or turn.id
        read.append(ReadTurn(turn, reading, opened[turn.id]))
    return read
