"""What moderators do with Discord's own menus becomes a case: as it happens, and afterwards for the time of an absence.

An entry of the audit log is one case, however often it is seen. What Salotto did itself is recognised and only linked;
what a process that died had begun is settled by what the log says of it. Without the permission to read the log, a ban
or a timeout is recorded all the same, with nobody's name, until somebody claims it or the log can be read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol, Self

from models import cases
from models.case_values import Case, CaseKind, NewCase, Wanted
from models.penalties import Attempt
from services.attempts import Attempts
from services.cases import Cases
from services.container import Services
from services.desk import Desk
from services.moderation import Moderation
from services.own_deeds import OwnDeeds
from services.penalties import ModerationSettings
from services.ports import Refusal, Refused
from services.snowflakes import id_at

ACTIONS: tuple["Action", ...] = ("ban", "unban", "kick", "timeout")
Action = Literal["ban", "unban", "kick", "timeout"]
REACHES_BACK = timedelta(days=45)
"""For so long Discord keeps its audit log."""
GOES_ON = timedelta(minutes=15)
"""For so long an order may take, when Discord asks to wait."""
SAME = timedelta(minutes=2)
"""An entry and a case of the same member this close together are the same deed."""
_KINDS: dict[str, tuple[str, ...]] = {
    "ban": ("ban", "softban"),
    "unban": ("unban",),
    "kick": ("kick",),
    "timeout": ("timeout",),
    "untimeout": ("untimeout",),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of Discord's audit log. `ours`: Salotto did it. `until` is of a timeout."""

    id: str
    kind: CaseKind
    member: str
    member_name: str | None
    actor: str | None
    ours: bool
    reason: str | None
    at: datetime
    until: datetime | None = None


class AuditLog(Protocol):
    """Reads Discord's audit log. Raises Refused."""

    async def entries(self, server_id: str, action: Action, after: str) -> Sequence[Entry]:
        """The entries of an action after an id, oldest first."""
        ...


class ByHand:
    """Turns entries of the audit log into cases."""

    def __init__(self, desk: Desk, cases: Cases, attempts: Attempts, moderation: Moderation, own: OwnDeeds) -> None:
        self._desk = desk
        self._cases = cases
        self._attempts = attempts
        self._moderation = moderation
        self._own = own

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(
            services.get(Desk),
            services.get(Cases),
            services.get(Attempts),
            services.get(Moderation),
            services.get(OwnDeeds),
        )

    async def seen(self, server_id: str, entry: Entry) -> Case | None:
        """An entry as it is announced; the case that it became, if it became one."""
        made = await self._note(server_id, entry)
        await self._move(server_id, entry)
        return made

    async def unseen(
        self, server_id: str, kind: CaseKind, member: str, name: str | None, until: datetime | None = None
    ) -> Case | None:
        """Something was done whose entry cannot be read: a case of nobody's, unless it is Salotto's own or is one."""
        for attempt in await self._open_for(server_id, member, _KINDS[kind], self._desk.clock.now()):
            settled = await self._moderation.settle(server_id, attempt, done=True)
            if settled is not None:
                return settled
        async with self._attempts.alone_with(server_id, member):
            now = self._desk.clock.now()
            known = Wanted(member=member, kinds=frozenset(_KINDS[kind]), since=now - SAME)
            if (await self._cases.page(server_id, known)).cases:
                return None
            return await self._cases.record(
                server_id,
                NewCase(kind=kind, at=now, source="by-hand", member=member, member_name=name, expires_at=until),
            )

    async def catch_up(self, server_id: str, log: AuditLog) -> int | None:
        """Read what the audit log has gained since the last time; how many cases that made, None where it may not be.

        The first time nothing is read: what was before Salotto came is not its to tell. Refused when Discord cannot be
        reached; without the permission staff are told once.
        """
        found: list[Entry] = []
        try:
            for action in ACTIONS:
                found += await self._read(server_id, log, action)
        except Refused as refused:
            if refused.reason is not Refusal.FORBIDDEN:
                raise
            await self._desk.alerts.staff(server_id, "audit-log", "alert-audit-log")
            return None
        made = 0
        for entry in sorted(found, key=lambda one: int(one.id)):  # as it happened, whatever was done
            made += await self._note(server_id, entry) is not None
            await self._move(server_id, entry)
        await self._desk.alerts.clear(server_id, "audit-log")
        return made

    async def _read(self, server_id: str, log: AuditLog, action: Action) -> Sequence[Entry]:
        """The entries of an action that are new; none the first time."""
        now = self._desk.clock.now()
        async with self._desk.database.reading() as session:
            last = await cases.audit_cursor(session, server_id, action)
        if last is None:
            async with self._desk.database.writing() as session:
                await self._desk.settings.know_within(session, server_id)
                await cases.move_audit_cursor(session, server_id, action, id_at(now))
            return ()
        return await log.entries(server_id, action, max(last, id_at(now - REACHES_BACK), key=int))

    async def _note(self, server_id: str, entry: Entry) -> Case | None:
        kinds = _KINDS[entry.kind]
        if entry.ours:
            return await self._ours(server_id, entry)
        async with self._desk.database.reading() as session:
            nobodys = await cases.unlinked_case(
                session, server_id, entry.member, kinds, entry.at - SAME, entry.at + SAME
            )
        if nobodys is not None and nobodys.what.actor is None and nobodys.what.source == "by-hand":
            await self._cases.link(
                server_id, nobodys.number, entry.id, actor=entry.actor, reason=nobodys.what.reason or entry.reason
            )
            return None
        chosen = await self._desk.settings.read(server_id, ModerationSettings)
        return await self._cases.record(
            server_id,
            NewCase(
                kind=entry.kind,
                at=entry.at,
                source="by-hand",
                member=entry.member,
                member_name=entry.member_name,
                actor=entry.actor,
                reason=entry.reason,
                expires_at=entry.until,
                points=chosen.points_of(entry.kind),
                audit_id=entry.id,
            ),
        )

    async def _ours(self, server_id: str, entry: Entry) -> Case | None:
        """What Salotto did is linked to its case; what it had begun and could not tell becomes one."""
        kinds = _KINDS[entry.kind]
        self._own.note(server_id, entry.member, kinds, entry.id)
        for attempt in await self._open_for(server_id, entry.member, kinds, entry.at):
            settled = await self._moderation.settle(server_id, attempt, done=True, audit_id=entry.id)
            if settled is not None:
                self._own.forget(server_id, entry.member, kinds)
                return settled
        async with self._desk.database.reading() as session:
            if await cases.case_of_audit(session, server_id, entry.id) is not None:
                return None
            known = await cases.unlinked_case(session, server_id, entry.member, kinds, entry.at - SAME, entry.at + SAME)
        if known is not None:
            self._own.forget(server_id, entry.member, kinds)
            await self._cases.link(server_id, known.number, entry.id)
        return None

    async def _open_for(self, server_id: str, member: str, kinds: Sequence[str], at: datetime) -> Sequence[Attempt]:
        """The attempts of which something that was done at a moment may be the end."""
        return [
            one
            for one in await self._attempts.left_open(server_id)
            if one.member == member and one.kind in kinds and -SAME < at - one.at < GOES_ON
        ]

    async def _move(self, server_id: str, entry: Entry) -> None:
        action = "timeout" if entry.kind == "untimeout" else entry.kind
        async with self._desk.database.writing() as session:
            last = await cases.audit_cursor(session, server_id, action)
            if last is None or int(entry.id) > int(last):
                await cases.move_audit_cursor(session, server_id, action, entry.id)
