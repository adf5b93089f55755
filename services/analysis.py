"""Messages that nobody has read yet, or not since they changed, are read in batches and what was read is stored.

Where a batch ends must not change any result. Hence:

* a batch begins where no turn is open: turns that were still open at the end of the last batch are read again, whole;
* what may be answered or continued is handed over as context: the last messages of each channel, and the old turns that
  a reply button points at;
* which passages were written before is asked of the table, for the sixty days before the batch;
* conversations are put together here, from the turns' parents, across batches.

A message that comes late, is edited or deleted makes everything since then out of date; it is read again.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from metrics.reading import NOVELTY_HORIZON, ReadingRequest, ReadingResult, SeenShingle, read_turns, shingles_in
from metrics.values import Message, ReadTurn
from models import members, messages, rollups, servers, turns, unread
from models.rollups import ReadingState
from models.session import Database
from models.unread import StoredTurn

BATCH = 2_000
CHANNEL_CONTEXT = 150
"""Messages of a channel before a batch: more than reply links look back, so that no turn that they reach is cut."""
_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A batch to read, from `since` on, with what it needs of the past. Everything before `until` is in it.

    `held` maps messages of the context to the stored turns that they are part of.
    """

    since: datetime
    until: datetime
    request: ReadingRequest
    held: Mapping[str, StoredTurn]

    @property
    def unread(self) -> int:
        return len(self.request.messages) - self.request.context


class Analysis:
    """Reads what is unread on a server. `executor` is where the measures run."""

    def __init__(self, database: Database, executor: Executor, batch: int = BATCH) -> None:
        self._database = database
        self._executor = executor
        self._batch = batch

    async def catch_up(self, server_id: str, progress: Callable[[int], object] = lambda messages: None) -> int:
        """Read until nothing is unread; how many messages were read. `progress` hears of each batch's size."""
        read = 0
        size = self._batch
        before: datetime | None = None
        while stretch := await self._next_stretch(server_id, size):
            # Where turns overlap for longer than a batch, the next one begins where the last one did: take more.
            size = size * 2 if stretch.since == before else self._batch
            before = stretch.since
            loop = asyncio.get_running_loop()
            result = await loop.run_in_executor(self._executor, read_turns, stretch.request)
            if await self._store(server_id, stretch, result):
                read += stretch.unread
                progress(stretch.unread)
        return read

    async def _next_stretch(self, server_id: str, size: int) -> _Stretch | None:
        """What to read next. From now on a change to it shows as a change."""
        async with self._database.writing() as session:
            state = await rollups.reading_state(session, server_id)
            since = await _unread_since(session, server_id, state)
            if since is None:
                return None
            batch = await unread.messages_from(session, server_id, since, size)
            if not batch:  # what was changed last is gone, and so is what was read from it
                await turns.replace_turns(session, server_id, since, ())
            await rollups.mark_read(session, server_id, since)
            return await _stretch(session, server_id, since, batch, whole=len(batch) < size) if batch else None

    async def _store(self, server_id: str, stretch: _Stretch, result: ReadingResult) -> bool:
        """Store what was read, unless a message of the stretch changed meanwhile: then it is read again."""
        async with self._database.writing() as session:
            dirty = (await rollups.reading_state(session, server_id)).dirty_from
            if dirty is not None and dirty < stretch.until:
                return False
            read = _in_conversations(result, stretch.held)
            await turns.replace_turns(session, server_id, stretch.since, read, result.links)
            await rollups.mark_read(session, server_id, stretch.until)
            if dirty is not None:
                await rollups.mark_dirty(session, server_id, dirty)
            return True


async def _unread_since(session: AsyncSession, server_id: str, state: ReadingState) -> datetime | None:
    """The moment to read from: the earliest unread or changed message, or the start of a turn still open then."""
    span = await messages.message_span(session, server_id)
    if state.read_until is None:
        return span[0] if span else None
    if state.dirty_from is None and (span is None or state.read_until > span[1]):
        return None
    return await turns.turn_boundary(session, server_id, min(state.read_until, state.dirty_from or state.read_until))


async def _stretch(
    session: AsyncSession, server_id: str, since: datetime, batch: Sequence[Message], *, whole: bool
) -> _Stretch:
    channels = dict.fromkeys(message.channel for message in batch)
    recent = await unread.messages_before(session, server_id, since, channels, CHANNEL_CONTEXT)
    held = await unread.turns_holding(session, server_id, _answered_earlier(batch, recent))
    answered = await messages.messages_by_id(
        session, server_id, {id_ for turn in held.values() for id_ in turn.message_ids}
    )
    context = sorted({m.id: m for m in (*recent, *answered.values())}.values(), key=lambda m: (m.at, len(m.id), m.id))
    server = await servers.server(session, server_id)
    names = await members.members(session, server_id)
    seen = await turns.shingles_seen(session, server_id, shingles_in(batch), since - NOVELTY_HORIZON, since)
    people = dict.fromkeys(message.author for message in (*context, *batch))
    request = ReadingRequest(
        messages=(*context, *batch),
        context=len(context),
        languages=server.languages if server else ("it", "en"),
        names={person: names[person].name for person in people if person in names},
        shingles_seen=tuple(SeenShingle(hash=s.hash, author=s.author, turn_id="", at=s.at) for s in seen),
    )
    held |= await unread.turns_holding(session, server_id, {message.id for message in recent})
    until = batch[-1].at + _MOMENT if whole else batch[-1].at
    return _Stretch(since, until, request, held)


def _answered_earlier(batch: Iterable[Message], recent: Iterable[Message]) -> set[str]:
    """Messages that the reply button points at, outside the batch and the recent talk."""
    at_hand = {message.id for message in (*batch, *recent)}
    return {message.reply_to for message in batch if message.reply_to and message.reply_to not in at_hand}


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
