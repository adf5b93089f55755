"""Penalties that end by themselves: temporary bans, locks and slow modes. Each end is a case.

The calendar wakes this for whatever ends next; what was missed while nobody was there is made up for. What Discord
refuses is put off, never dropped; what somebody lifted by hand meanwhile has ended its timer with it.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Self

from models import cases, penalties
from models.case_values import Case, CaseKind, NewCase
from models.penalties import Timer
from services.attempts import Attempts
from services.calendar import Calendar, Occasion
from services.cases import Cases
from services.container import Services
from services.desk import Desk
from services.enforcing import Enforcer
from services.moderation import Moderation
from services.ports import Refusal, Refused
from services.rooms import RoomKeeping, Rooms

UNKNOWN_BAN = 10026
FIRST_DELAY, LONGEST_DELAY = timedelta(minutes=1), timedelta(hours=6)
_ENDS: dict[str, CaseKind] = {"unban": "unban", "unlock": "unlock", "slowmode": "slowmode"}

_log = logging.getLogger(__name__)


class Timers:
    """A `services.calendar.Job`: its occasions are the nearest ends."""

    name = "penalties"

    def __init__(
        self, desk: Desk, cases: Cases, attempts: Attempts, moderation: Moderation, keeping: RoomKeeping
    ) -> None:
        self._desk = desk
        self._cases = cases
        self._attempts = attempts
        self._moderation = moderation
        self._keeping = keeping

    @classmethod
    def build(cls, services: Services) -> Self:
        made = cls(
            services.get(Desk),
            services.get(Cases),
            services.get(Attempts),
            services.get(Moderation),
            services.get(RoomKeeping),
        )
        services.get(Calendar).register(made)
        return made

    async def occasions(self, server_id: str, now: datetime, done: frozenset[str]) -> Sequence[Occasion]:
        """What should have ended, and what ends next."""
        async with self._desk.database.reading() as session:
            due = await penalties.due_timers(session, server_id, now, limit=1)
            coming = await penalties.next_timer(session, server_id, now)
        found = [_occasion(timer) for timer in (*due, *([coming] if coming else ()))]
        return [one for one in found if one.name not in done]

    async def ready(self, server_id: str) -> bool:
        return self._moderation.enforcer is not None and self._keeping.rooms is not None

    async def run(self, server_id: str, occasion: str) -> bool:
        """End everything that should have ended by now; what cannot be is due again later."""
        while True:
            async with self._desk.database.reading() as session:
                due = await penalties.due_timers(session, server_id, self._desk.clock.now())
            if not due:
                return True
            for timer in due:
                await self._end(server_id, timer)

    async def _end(self, server_id: str, timer: Timer) -> None:
        async with self._attempts.alone_with(server_id, timer.subject):
            async with self._desk.database.writing() as session:
                current = await penalties.timer(session, server_id, timer.id)
                if current is None or current.due_at > self._desk.clock.now():
                    return  # lifted or replaced while this one waited
                await penalties.try_timer(session, server_id, timer.id)
                original = await cases.case(session, server_id, timer.number)
            try:
                await self._lift(server_id, timer)
            except Refused as refused:
                await self._refused(server_id, timer, original, refused)
                return
            except Exception:
                _log.exception("timer %s of server %s failed; it is tried again", timer.id, server_id)
                await self._postpone(server_id, timer)
                return
            await self._record(server_id, timer, original)

    async def _lift(self, server_id: str, timer: Timer) -> None:
        enforcer, rooms = self._moderation.enforcer, self._keeping.rooms
        assert enforcer is not None and rooms is not None
        reason = (await self._desk.words(server_id))("audit-reason-expiry", number=timer.number)
        await _lift(enforcer, rooms, server_id, timer, reason)

    async def _refused(self, server_id: str, timer: Timer, original: Case | None, refused: Refused) -> None:
        if refused.code == UNKNOWN_BAN or (refused.reason is Refusal.GONE and timer.kind != "unban"):
            if timer.attempts and refused.code == UNKNOWN_BAN:
                # An earlier attempt may have lifted it and died before it could say so.
                await self._record(server_id, timer, original)
                return
            async with self._desk.database.writing() as session:
                await penalties.end_timer(session, server_id, timer.id)
                await cases.change_case(session, server_id, timer.number, ended_at=self._desk.clock.now())
            return
        if refused.reason is Refusal.FORBIDDEN:
            await self._desk.alerts.staff(server_id, f"timer-{timer.kind}", f"alert-timer-{timer.kind}")
        await self._postpone(server_id, timer)

    async def _postpone(self, server_id: str, timer: Timer) -> None:
        delay = min(FIRST_DELAY * 2 ** min(timer.attempts, 10), LONGEST_DELAY)
        async with self._desk.database.writing() as session:
            await penalties.postpone(session, server_id, timer.id, self._desk.clock.now() + delay)

    async def _record(self, server_id: str, timer: Timer, original: Case | None) -> None:
        by_channel = timer.kind != "unban"
        new = NewCase(
            kind=_ENDS[timer.kind],
            at=self._desk.clock.now(),
            source="expiry",
            member=None if by_channel else (original.what.member if original else timer.subject),
            member_name=original.what.member_name if original else None,
            channel=timer.subject if by_channel else None,
            rule=str(timer.number),
        )
        async with self._desk.database.writing() as session:
            if not await penalties.end_timer(session, server_id, timer.id):
                return  # another process was at it too, and has recorded it
            await self._cases.record_within(session, server_id, new)
            await cases.change_case(session, server_id, timer.number, ended_at=new.at)
        await self._desk.alerts.clear(server_id, f"timer-{timer.kind}")
        self._desk.outbox.wake()


async def _lift(enforcer: Enforcer, rooms: Rooms, server_id: str, timer: Timer, reason: str) -> None:
    match timer.kind:
        case "unban":
            await enforcer.unban(server_id, timer.subject, reason)
        case "unlock":
            await rooms.unlock(server_id, timer.subject, timer.before, reason)
        case "slowmode":
            await rooms.slow_down(server_id, timer.subject, int(timer.before.get("seconds", 0)), reason)


def _occasion(timer: Timer) -> Occasion:
    """Named by timer and attempt: what was put off is another occasion."""
    return Occasion(f"{timer.id}.{timer.attempts}", timer.due_at)
