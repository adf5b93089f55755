"""What was seen on a server goes into storage, past the members' consent: one transaction per batch.

Discord repeats events after a resume, and an export may be read twice: whatever is stored already is ignored.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from metrics.values import Message
from models import erasures, members, messages, rollups, servers
from models.members import Consent, Member
from models.messages import Reaction
from models.servers import Channel, Server
from models.session import Database
from services.consent import ConsentGate


@dataclass(frozen=True, slots=True)
class Batch:
    """What was seen together. `members` and `channels` are those that the messages speak of, as they are known now."""

    messages: tuple[Message, ...] = ()
    members: tuple[Member, ...] = ()
    channels: tuple[Channel, ...] = ()
    reactions: tuple[Reaction, ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a batch brought: messages that are new and may be read, and new ones that were only counted."""

    stored: int
    counted: int


class Recorder:
    """Stores what was seen. `before_choice` holds for members who have not chosen a level of consent."""

    def __init__(self, database: Database, clock: Clock, before_choice: Consent) -> None:
        self._database = database
        self._clock = clock
        self._before_choice = before_choice

    async def know_server(self, server: Server) -> None:
        """Note a server, or what it is called now."""
        async with self._database.writing() as session:
            await servers.upsert_server(session, server, self._clock.now())

    async def record(self, server_id: str, batch: Batch) -> Recorded:
        """Store a batch. Of members at level "none" neither words nor names are kept: they are only counted."""
        async with self._database.writing() as session:
            gate = ConsentGate(self._before_choice, await members.consents(session, server_id))
            return await self.record_within(session, server_id, batch, gate)

    async def record_within(self, session: AsyncSession, server_id: str, batch: Batch, gate: ConsentGate) -> Recorded:
        """`record` as part of a transaction."""
        batch = await _without_erased(session, server_id, batch, gate)
        known = [member for member in batch.members if member.bot or gate.may_keep(member.id)]
        kept = [_without_hidden(gate, message) for message in batch.messages if _may_keep(gate, message)]
        hidden = [message for message in batch.messages if not _may_keep(gate, message)]
        kept_ids = {message.id for message in kept}

        await servers.upsert_channels(session, server_id, batch.channels)
        await members.upsert_members(session, server_id, known, self._clock.now())
        stored = await messages.insert_messages(session, server_id, kept)
        counted = await messages.count_messages_unread(session, server_id, hidden)
        await messages.put_reactions(
            session,
            server_id,
            (r for r in batch.reactions if r.message_id in kept_ids and (r.member is None or gate.may_keep(r.member))),
        )
        if stored:
            await out_of_date(session, server_id, min(message.at for message in kept))
        return Recorded(stored, counted)

    async def edit(self, server_id: str, message_id: str, text: str, edited_at: datetime) -> None:
        """A message has other words now: everything read since it was posted is read again."""
        async with self._database.writing() as session:
            if at := await messages.edit_message(session, server_id, message_id, text, edited_at):
                await out_of_date(session, server_id, at)

    async def delete(self, server_id: str, message_ids: tuple[str, ...]) -> None:
        """Deletion in Discord is deletion here, in what was read from it too."""
        async with self._database.writing() as session:
            if at := await messages.delete_messages(session, server_id, message_ids):
                await out_of_date(session, server_id, at)


async def _without_erased(session: AsyncSession, server_id: str, batch: Batch, gate: ConsentGate) -> Batch:
    """Discord still holds what members wrote before they asked to be forgotten: it is not stored again."""
    authors = {message.author for message in batch.messages if gate.may_keep(message.author)}
    since = await erasures.erased(session, server_id, authors)
    if not since:
        return batch
    kept = tuple(m for m in batch.messages if m.author not in since or m.at > since[m.author])
    return replace(batch, messages=kept)


def _may_keep(gate: ConsentGate, message: Message) -> bool:
    return message.bot or gate.may_keep(message.author)


def _without_hidden(gate: ConsentGate, message: Message) -> Message:
    """Others' messages do not point at members who asked that nothing be kept of them."""
    mentions = tuple(name for name in message.mentions if gate.may_keep(name))
    return message if mentions == message.mentions else replace(message, mentions=mentions)


async def out_of_date(session: AsyncSession, server_id: str, since: datetime) -> None:
    """What was read and counted since then no longer holds."""
    await rollups.mark_dirty(session, server_id, since)
    await rollups.lower_watermarks(session, server_id, since)
