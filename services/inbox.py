"""The staff's inbox: what waits for a person, told by whoever knows of it, and what staff did about it.

A source tells what waits now, each time it is asked. What it tells no longer is over: nobody has to close anything.
Stored is only what staff did: who took a thing on, until when it rests, what is done with.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Protocol, Self, runtime_checkable

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from models import inbox
from models.inbox import Handled
from models.session import Database
from services.container import Services

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class InboxItem:
    """One thing that waits for a person of the staff.

    `key` is its own, and the same each time it is told. `text_id` and `values` are its words. `link` leads to it;
    `member` is the id of whom it is about; `due` is when it should be done at the latest.
    """

    key: str
    kind: str
    since: datetime
    text_id: str
    values: Mapping[str, str | int]
    link: str | None = None
    member: str | None = None
    due: datetime | None = None

    @property
    def mark(self) -> str:
        """By which buttons know it: short, and leading to nobody."""
        return mark_of(self.key)


class InboxSource(Protocol):
    """Somebody who knows of things that wait."""

    name: str

    async def waiting(self, server_id: str, now: datetime) -> Sequence[InboxItem]:
        """What waits on a server now."""
        ...


@runtime_checkable
class Handed(Protocol):
    """A source that wants to know who takes on what it told, or gives it back. Told twice, it changes nothing."""

    async def claimed(self, server_id: str, item: InboxItem, by: str) -> None: ...

    async def released(self, server_id: str, item: InboxItem, by: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that waits, with what staff did about it so far."""

    item: InboxItem
    claimed_by: str | None = None
    claimed_at: datetime | None = None
    snoozed_until: datetime | None = None

    @property
    def mark(self) -> str:
        return self.item.mark


class Inbox:
    """What waits on every server. Areas register their sources when they are loaded."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._sources: dict[str, InboxSource] = {}

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.clock)

    def register(self, source: InboxSource) -> None:
        """Somebody else to ask. Registered again under the same name, the last one counts."""
        self._sources[source.name] = source

    async def waiting(self, server_id: str, *, snoozed: bool = False) -> tuple[Entry, ...]:
        """What waits and is neither done with nor, unless `snoozed`, at rest: the overdue first, then the oldest."""
        now = self._clock.now()
        items = await self._told(server_id, now)
        async with self._database.reading() as session:
            known = await inbox.handled(session, server_id)
        entries = [
            _entry(item, handled)
            for item in items
            if not _is_done(item, handled := known.get(item.mark))
            and (snoozed or handled is None or handled.snoozed_until is None or handled.snoozed_until <= now)
        ]
        return tuple(sorted(entries, key=lambda entry: _order(entry.item, now)))

    async def find(self, server_id: str, mark: str) -> Entry:
        """One thing that waits, also at rest. UserFacingError when it waits no longer."""
        for entry in await self.waiting(server_id, snoozed=True):
            if entry.mark == mark:
                return entry
        raise UserFacingError("inbox-gone")

    async def claim(self, server_id: str, mark: str, by: str, *, over: str | None = None) -> Entry:
        """Take a thing on. Of two at once one gets it: then `claimed_by` of what is given back names the other.

        `over` is whose it was when it was taken over from them.
        """
        entry = await self.find(server_id, mark)
        now = self._clock.now()
        async with self._database.writing() as session:
            await self._seen(session, server_id, entry.item)
            await inbox.claim(session, server_id, mark, by, now, over=over)
            entry = _entry(entry.item, (await inbox.handled(session, server_id)).get(mark))
        if entry.claimed_by == by:
            for source in self._handed():
                await source.claimed(server_id, entry.item, by)
        return entry

    async def release(self, server_id: str, mark: str, by: str) -> bool:
        """Give back what one took on; False when it was not theirs."""
        waiting = [one.item for one in await self.waiting(server_id, snoozed=True) if one.mark == mark]
        async with self._database.writing() as session:
            released = await inbox.release(session, server_id, mark, by)
        for source in self._handed() if released else ():
            for item in waiting:
                await source.released(server_id, item, by)
        return released

    def _handed(self) -> list[Handed]:
        return [source for _, source in sorted(self._sources.items()) if isinstance(source, Handed)]

    async def snooze(self, server_id: str, mark: str, until: datetime) -> Entry:
        """Let a thing rest; whoever took it on keeps it."""
        entry = await self.find(server_id, mark)
        async with self._database.writing() as session:
            await self._seen(session, server_id, entry.item)
            await inbox.snooze(session, server_id, mark, until)
        return entry

    async def done(self, server_id: str, mark: str, by: str) -> Entry:
        """A thing is done with, whatever its source goes on telling. `reopen` takes that back."""
        entry = await self.find(server_id, mark)
        async with self._database.writing() as session:
            await self._seen(session, server_id, entry.item)
            await inbox.mark_done(session, server_id, mark, by, self._clock.now())
        return entry

    async def reopen(self, server_id: str, mark: str) -> None:
        """It is not done with after all, and awake."""
        async with self._database.writing() as session:
            await inbox.mark_done(session, server_id, mark, None, None)
            await inbox.snooze(session, server_id, mark, None)

    async def _seen(self, session: AsyncSession, server_id: str, item: InboxItem) -> Handled:
        return await inbox.note_seen(session, server_id, item.mark, item.kind, item.member, self._clock.now())

    async def _told(self, server_id: str, now: datetime) -> list[InboxItem]:
        """What every source tells, each thing once. One that fails must not hide what the others know."""
        found: dict[str, InboxItem] = {}
        for name, source in sorted(self._sources.items()):
            try:
                for item in await source.waiting(server_id, now):
                    found.setdefault(item.key, item)
            except Exception:
                _log.exception("what waits for staff on server %s could not be asked of %s", server_id, name)
        return list(found.values())


def mark_of(key: str) -> str:
    """The mark of a thing with this key."""
    return blake2b(key.encode(), digest_size=9).hexdigest()


def _entry(item: InboxItem, handled: Handled | None) -> Entry:
    if handled is None:
        return Entry(item)
    return Entry(item, handled.claimed_by, handled.claimed_at, handled.snoozed_until)


def _is_done(item: InboxItem, handled: Handled | None) -> bool:
    """What began to wait after it was done with is another matter."""
    return handled is not None and handled.done_at is not None and item.since <= handled.done_at


def _order(item: InboxItem, now: datetime) -> tuple[bool, datetime, str]:
    overdue = item.due is not None and item.due <= now
    return (not overdue, item.due if overdue and item.due else item.since, item.key)
