"""Every message that Salotto owes somebody is a row, claimed by one process, sent once, and marked.

Whoever owes a message writes down what it is about; the words are found when it is sent. A message that may have been
sent by a process that died, or whose answer never arrived, is looked for in its channel before it is sent again.

What Discord refuses waits, and whoever can mend that is told once. It goes out when it is to go to another channel,
when Salotto is given a permission on the server, or when somebody says that it is mended (`release`). Where only a
permission was missing it is also tried again by itself for a week, each time after as long as it has waited already: an
hour at least, a day at most. A channel that is gone or a message that Discord calls wrong is not tried again unasked.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Protocol, Self, runtime_checkable

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from models import outbox
from models.outbox import Owed
from models.session import Database
from services.ports import Post, Refusal, Refused, Sender

if TYPE_CHECKING:
    from services.container import Services

LEASE = timedelta(minutes=1)
"""A message claimed for longer was claimed by a process that died."""
SENDING_TAKES = timedelta(seconds=40)
"""At most, and less than the lease: who is slower gives up, and looks for the message before sending it again."""
FIRST_DELAY, LONGEST_DELAY = timedelta(minutes=1), timedelta(hours=1)
"""Between attempts while Discord fails."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(hours=1), timedelta(days=1)
"""Between attempts while a permission is missing."""
HOPED_FOR = timedelta(days=7)
"""So long after it was due, a message that was refused is no longer tried again unasked."""
KEPT = timedelta(days=60)

_log = logging.getLogger(__name__)


class Writer(Protocol):
    """Finds the words of one kind of message. An area registers one for each kind it owes."""

    async def channel(self, owed: Owed) -> str | None:
        """Where it goes now; None: nowhere, as long as nobody has chosen a channel."""
        ...

    async def post(self, owed: Owed) -> Post | None:
        """What it says now, with `key` in the custom id of one of its buttons; None when there is nothing to say."""
        ...

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        """It was sent: what else is to be noted in the same transaction."""
        ...

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        """Discord refuses it, for a reason that is new: tell whoever can mend that, once."""
        ...


@runtime_checkable
class Dropping(Protocol):
    """A writer that wants to know when there was nothing left to say."""

    async def dropped(self, session: AsyncSession, owed: Owed) -> None:
        """It was not sent, and will not be: what else is to be noted in the same transaction."""
        ...


NO_CHANNEL = "no-channel"


class Outbox:
    """What is owed on every server, and its delivery."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._writers: dict[str, Writer] = {}
        self._watchers: list[Callable[[], object]] = []
        self._menders: list[Callable[[str], object]] = []
        self._turn = asyncio.Lock()

    @classmethod
    def build(cls, services: "Services") -> Self:
        return cls(services.database, services.clock)

    def register(self, kind: str, writer: Writer) -> None:
        """Who finds the words of a kind of message. Registered again, the last one counts."""
        self._writers[kind] = writer

    def watch(self, told: Callable[[], object]) -> None:
        """Be told whenever something may be due sooner than it was."""
        self._watchers.append(told)

    def watch_mended(self, told: Callable[[str], object]) -> None:
        """Be told of each server where somebody says that what Discord refused is mended."""
        self._menders.append(told)

    async def owe(
        self,
        server_id: str,
        key: str,
        kind: str,
        about: Mapping[str, Any],
        *,
        channel: str | None = None,
        member: str | None = None,
        at: datetime | None = None,
    ) -> bool:
        """Owe a message, now or from a moment on; False when one with this key is owed already, or was."""
        async with self._database.writing() as session:
            new = await self.owe_within(session, server_id, key, kind, about, channel=channel, member=member, at=at)
        self.wake()
        return new

    async def owe_within(
        self,
        session: AsyncSession,
        server_id: str,
        key: str,
        kind: str,
        about: Mapping[str, Any],
        *,
        channel: str | None = None,
        member: str | None = None,
        at: datetime | None = None,
    ) -> bool:
        """The same as part of the transaction that makes it owed; call `wake` after it."""
        due_at = at or self._clock.now()
        return await outbox.owe(session, server_id, key, kind, about, due_at, channel=channel, member=member)

    def wake(self) -> None:
        """Something may be due."""
        for told in self._watchers:
            told()

    async def next_moment(self) -> datetime | None:
        """When something is due next; None when nothing is owed that is to be tried again."""
        async with self._database.reading() as session:
            due = await outbox.next_moment(session)
            hoped = [again_at(one) for one in await outbox.parked(session)]
        return min((moment for moment in (due, *hoped) if moment is not None), default=None)

    async def latest(self, server_id: str, kind: str, limit: int = 10) -> tuple[Owed, ...]:
        """A server's messages of a kind, the last one owed first."""
        async with self._database.reading() as session:
            return await outbox.latest(session, server_id, kind, limit)

    async def release(self, server_id: str, kind: str | None = None, *, reason: Refusal | None = None) -> int:
        """Somebody has mended what Discord refused (for this reason): try again, what goes to channels; how many."""
        async with self._database.writing() as session:
            refused = await outbox.parked(session, server_id, kind)
            parked = [one for one in refused if one.member is None and reason in (None, one.reason)]
            for owed in parked:
                await outbox.release(session, server_id, owed.key)
        self.wake()
        for told in self._menders:
            told(server_id)
        return len(parked)

    async def deliver(self, sender: Sender, server_ids: frozenset[str] | None = None) -> int:
        """Send what is due, on these servers where they are named; how many messages were sent.

        Run twice, by one process or two, it sends nothing twice.
        """
        async with self._turn:
            await self._release_due()
            async with self._database.reading() as session:
                due = await outbox.claimable(session, self._clock.now())
            reachable = [owed for owed in due if server_ids is None or owed.server in server_ids]
            sent = sum([await self._deliver_safely(sender, owed) for owed in reachable])
            async with self._database.writing() as session:
                await outbox.purge(session, self._clock.now() - KEPT)
            return sent

    async def _release_due(self) -> None:
        """What was refused is due again when it goes to another channel now, or has waited long enough."""
        async with self._database.reading() as session:
            parked = await outbox.parked(session)
        for owed in parked:
            writer = self._writers.get(owed.kind)
            if writer is None or owed.member is not None:
                continue
            channel, hoped = await writer.channel(owed), again_at(owed)
            moved = channel is not None and channel != owed.channel
            if moved or (hoped is not None and hoped <= self._clock.now()):
                async with self._database.writing() as session:
                    await outbox.release(session, owed.server, owed.key)

    async def _deliver_safely(self, sender: Sender, owed: Owed) -> bool:
        try:
            return await self._deliver(sender, owed)
        except Exception:
            # One message that cannot be put into words must not hold up the others.
            _log.exception("message %s of server %s could not be sent; it is tried again", owed.key, owed.server)
            await self._put_off(owed)
            return False

    async def _deliver(self, sender: Sender, owed: Owed) -> bool:
        writer = self._writers.get(owed.kind)
        if writer is None:
            return False  # of an area that is not loaded here
        channel = owed.channel if owed.member is not None else await writer.channel(owed)
        post = await writer.post(owed)  # before the claim: words and pictures may take longer than a lease
        async with self._database.writing() as session:
            claimed = await outbox.claim(session, owed.server, owed.key, channel, self._clock.now(), LEASE)
        if claimed is None:
            return False
        try:
            async with asyncio.timeout(SENDING_TAKES.total_seconds()):
                return await self._send(sender, writer, claimed, post)
        except TimeoutError:
            _log.warning("sending message %s of server %s took too long", owed.key, owed.server)
            await self._put_off(claimed)
        except Refused as refused:
            if refused.reason is Refusal.UNREACHABLE:
                await self._put_off(claimed)
            else:
                await self._park(writer, claimed, refused.reason)
        return False

    async def _send(self, sender: Sender, writer: Writer, owed: Owed, post: Post | None) -> bool:
        if owed.unsure_since is not None and owed.claimed_at is not None and owed.unsure_since < owed.claimed_at:
            found = await self._find(sender, owed)
            if found is not None:
                await self._mark(writer, owed, found)
                return True
            if owed.channel is not None and await writer.channel(owed) != owed.channel:
                async with self._database.writing() as session:
                    await outbox.forget_attempt(session, owed, self._clock.now())
                self.wake()
                return False
        if post is None:
            async with self._database.writing() as session:
                ended = await outbox.end(session, owed, "dropped", None, self._clock.now())
                if ended and isinstance(writer, Dropping):
                    await writer.dropped(session, owed)
            self.wake()
            return False
        post = replace(post, key=owed.key, nonce=nonce_of(owed))
        if owed.member is not None:
            message_id = await sender.send_to_member(owed.server, owed.member, post)
        elif owed.channel is not None:
            message_id = await sender.send(owed.channel, post)
        else:
            await self._park(writer, owed, None)
            return False
        await self._mark(writer, owed, message_id)
        return True

    async def _find(self, sender: Sender, owed: Owed) -> str | None:
        """The message, where it may have been sent to. Where nobody can look, the nonce alone must do."""
        if owed.channel is None or owed.unsure_since is None:
            return None
        try:
            return await sender.find(owed.channel, owed.key, owed.unsure_since)
        except Refused as refused:
            if refused.reason is Refusal.UNREACHABLE:
                raise
            return None

    async def _mark(self, writer: Writer, owed: Owed, message_id: str) -> None:
        async with self._database.writing() as session:
            if await outbox.end(session, owed, "sent", message_id, self._clock.now()):
                await writer.sent(session, owed, message_id)

    async def _park(self, writer: Writer, owed: Owed, reason: Refusal | None) -> None:
        told = NO_CHANNEL if reason is None else str(reason)
        async with self._database.writing() as session:
            new = await outbox.park(session, owed, told, self._clock.now())
        if new and reason is not None:
            _log.warning("message %s of server %s is refused: %s", owed.key, owed.server, told)
            await writer.refused(owed, reason)

    async def _put_off(self, owed: Owed) -> None:
        delay = min(FIRST_DELAY * 2 ** min(max(owed.attempts - 1, 0), 10), LONGEST_DELAY)
        async with self._database.writing() as session:
            await outbox.put_off(session, owed, self._clock.now() + delay)


def again_at(owed: Owed) -> datetime | None:
    """When a message that was refused is tried again unasked; None: not at all."""
    if owed.reason != Refusal.FORBIDDEN or owed.ended_at is None or owed.member is not None:
        return None
    at = owed.ended_at + max(FIRST_PAUSE, min(owed.ended_at - owed.due_at, LONGEST_PAUSE))
    return at if at < owed.due_at + HOPED_FOR else None


def nonce_of(owed: Owed) -> str:
    """The same for every attempt at a message: within minutes, Discord itself then refuses to post it twice."""
    return blake2b(f"{owed.server}/{owed.key}".encode(), digest_size=12).hexdigest()
