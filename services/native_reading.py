"""Discord's own polls on a server, read while they run and until Discord has counted."""

import logging
from datetime import datetime
from typing import TYPE_CHECKING, Self

from models.polls import Poll
from services.alerts import Alerts
from services.native_polls import FRESH, READ_FOR, Unknown
from services.polls import Polls
from services.ports import PollKeeper, PollSeen, Refusal, Refused

if TYPE_CHECKING:
    from services.container import Services

_log = logging.getLogger(__name__)


class NativeReading:
    """Reads whole polls, never single votes: what happened while nobody listened is read like everything else.

    `keeper` is set by whoever can reach Discord.
    """

    def __init__(self, polls: Polls, alerts: Alerts) -> None:
        self._polls = polls
        self._alerts = alerts
        self._read: dict[tuple[str, str], tuple[datetime, PollSeen]] = {}
        self.keeper: PollKeeper | None = None

    @classmethod
    def build(cls, services: "Services") -> Self:
        return cls(services.get(Polls), services.get(Alerts))

    async def running(self, server_id: str, poll: Poll) -> PollSeen | None:
        """How a poll stands, read anew at most once in a while; None where it cannot be read now, or is no native one.

        Who took part is kept with it.
        """
        if poll.kind != "native" or poll.status != "open" or poll.message is None or self.keeper is None:
            return None
        known = self._read.get((server_id, poll.id))
        if known is not None and self._polls.now() - known[0] < FRESH:
            return known[1]
        try:
            seen = await self.keeper.read(poll.channel, poll.message)
        except Refused as refused:
            _log.info("poll %s of server %s cannot be read: %s", poll.id, server_id, refused.reason)
            return None
        self._read[server_id, poll.id] = (self._polls.now(), seen)
        await self._polls.recounted(server_id, poll.id, seen)
        if seen.final:  # it ended before its time, and nobody told us
            await self._polls.ends_at(server_id, poll.id, min(poll.closes_at, self._polls.now()))
        return seen

    async def so_far(self, server_id: str, poll_id: str) -> Poll:
        """A poll with its outcome as it would be now, of whichever kind."""
        seen = await self.running(server_id, await self._polls.get(server_id, poll_id))
        return await self._polls.so_far(server_id, poll_id, seen)

    async def not_yet(self, server_id: str, poll_id: str) -> tuple[str, ...]:
        """Who has not taken part, of whichever kind."""
        seen = await self.running(server_id, await self._polls.get(server_id, poll_id))
        return await self._polls.not_yet(server_id, poll_id, seen)

    async def ended(self, server_id: str, poll: Poll) -> PollSeen | Unknown | None:
        """What came out of a poll that should be over; why nobody will ever know; None to be asked again."""
        self._read.pop((server_id, poll.id), None)
        if poll.message is None:
            return "unposted"
        if self.keeper is None:
            return None
        given_up = self._polls.now() >= poll.closes_at + READ_FOR
        try:
            seen = await self.keeper.read(poll.channel, poll.message)
        except Refused as refused:
            if refused.reason is Refusal.GONE:
                return "gone"
            if refused.reason is Refusal.FORBIDDEN:
                values = {"number": poll.id, "channel": f"<#{poll.channel}>"}
                await self._alerts.staff(server_id, f"poll-unread-{poll.id}", "poll-unread", values)
            return "unread" if given_up else None
        if seen.final:
            return seen
        if seen.ends_at is not None and seen.ends_at > self._polls.now():
            await self._polls.ends_at(server_id, poll.id, seen.ends_at)
            return None
        return "unread" if given_up else None

    async def end(self, server_id: str, poll: Poll, by: str) -> None:
        """End a poll on Discord before its time. Refused where that cannot be done now."""
        if self.keeper is None or poll.message is None:
            return
        try:
            await self.keeper.end(poll.channel, poll.message)
        except Refused as refused:
            if refused.reason is Refusal.UNREACHABLE:
                if not (await self.keeper.read(poll.channel, poll.message)).final:
                    raise
            elif refused.reason is not Refusal.GONE:
                raise
        await self._polls.ends_at(server_id, poll.id, self._polls.now(), by)
