"""What a process left open when it died, or whose answer was lost, is settled: a case if it was done, else put right.

Discord's audit log decides; where Salotto may not read it, what Discord says of the person or the channel itself. An
attempt is left alone for two minutes: so long it may still be going on, or the log may be late.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Self

from models.penalties import Attempt
from services.attempts import Attempts
from services.by_hand import SAME, AuditLog, ByHand
from services.calendar import Calendar, Occasion
from services.container import Services
from services.desk import Desk
from services.moderation import Moderation
from services.ports import Refused
from services.rooms import RoomKeeping

AFTER = SAME + timedelta(seconds=10)


class Settling:
    """A `services.calendar.Job`: its occasions are the attempts that nobody knows the end of. `log` reads Discord's."""

    name = "attempts"

    def __init__(
        self, desk: Desk, attempts: Attempts, by_hand: ByHand, moderation: Moderation, rooms: RoomKeeping
    ) -> None:
        self._desk = desk
        self._attempts = attempts
        self._by_hand = by_hand
        self._moderation = moderation
        self._rooms = rooms
        self.log: AuditLog | None = None

    @classmethod
    def build(cls, services: Services) -> Self:
        made = cls(
            services.get(Desk),
            services.get(Attempts),
            services.get(ByHand),
            services.get(Moderation),
            services.get(RoomKeeping),
        )
        services.get(Calendar).register(made)
        return made

    async def occasions(self, server_id: str, now: datetime, done: frozenset[str]) -> Sequence[Occasion]:
        """The one that has been open for longest, and the next to come."""
        found = [Occasion(one.id, one.at + AFTER) for one in await self._attempts.left_open(server_id)]
        overdue = [one for one in found if one.due_at <= now and one.name not in done]
        coming = [one for one in found if one.due_at > now and one.name not in done]
        return (*overdue[:1], *coming[:1])

    async def ready(self, server_id: str) -> bool:
        return self.log is not None and self._moderation.enforcer is not None and self._rooms.rooms is not None

    async def run(self, server_id: str, occasion: str) -> bool:
        """Settle whatever has been open for long enough; what cannot be seen is looked at again."""
        assert self.log is not None
        try:
            readable = await self._by_hand.catch_up(server_id, self.log) is not None
            for attempt in await self._attempts.left_open(server_id):
                if attempt.at + AFTER <= self._desk.clock.now():
                    await self._settle(server_id, attempt, readable=readable)
        except Refused:
            return False
        return True

    async def _settle(self, server_id: str, attempt: Attempt, *, readable: bool) -> None:
        if attempt.member is None:
            await self._rooms.settle(server_id, attempt)
            return
        # What the log says has become a case by now; what it does not say was not done.
        done = not readable and await self._moderation.looks_done(server_id, attempt)
        await self._moderation.settle(server_id, attempt, done=done)
