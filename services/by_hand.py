"""What moderators do with Discord's own menus becomes a case: as it happens, and afterwards for the time of an absence.

An entry of the audit log is one case, however often it is seen. What Salotto did itself is recognised and only linked;
what a process that died had begun is settled by what the log says of it. Without the permission to read the log, a ban
or a timeout is recorded all the same, with nobody's name, until somebody claims it or the log can be read.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol, Self

from core.clock import Clock
from models import cases
from models.cases import Case, CaseKind, NewCase
from models.penalties import Attempt
from models.session import Database
from services.alerts import Alerts
from services.cases import Cases
from services.container import Services
from services.moderation import UNCLEAR, Moderation
from services.penalties import ModerationSettings
from services.ports import Refusal, Refused
from services.server_settings import ServerSettings
from services.snowflakes import id_at

ACTIONS: tuple["Action", ...] = ("ban", "unban", "kick", "timeout")
Action = Literal["ban", "unban", "kick", "timeout"]
REACHES_BACK = timedelta(days=45)
"""For so long Discord keeps its audit log."""
SAME = timedelta(minutes=2)
"""An entry and a case of the same member this close together are the same deed."""
_KINDS: dict[str, tuple[str, ...]] = {
    "ban": ("ban", "softban"),
    "unban": ("unban",),
    "kick": ("kick",),
    "timeout": ("timeout",),
    "untimeout": ("untimeout",),
}

_log = logging.getLogger(__name__)


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

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        cases: Cases,
        moderation: Moderation,
        alerts: Alerts,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._cases = cases
        self._moderation = moderation
        self._alerts = alerts

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(
            services.database,
            services.clock,
            services.server_settings,
            services.get(Cases),
            services.get(Moderation),
            services.get(Alerts),
        )

    async def seen(self, server_id: str, entry: Entry) -> Case | None:
        """An entry as it is announced; the case that it became, if it became one."""
        made = await self._note(server_id, entry, ())
        await self._move(server_id, entry)
        return made

    async def unseen(
        self, server_id: str, kind: CaseKind, member: str, name: str | None, until: datetime | None = None
    ) -> Case | None:
        """Something was done whose entry cannot be read: a case of nobody's, unless it is Salotto's own or is one."""
        async with self._moderation.alone_with(server_id, member):
            now = self._clock.now()
            async with self._database.reading() as session:
                known = await cases.unlinked_case(session, server_id, member, _KINDS[kind], now - SAME, now + SAME)
            if known is not None:
                return None
            return await self._cases.record(
                server_id,
                NewCase(kind=kind, at=now, source="by-hand", member=member, member_name=name, expires_at=until),
            )

    async def catch_up(self, server_id: str, log: AuditLog) -> int:
        """Read what the audit log has gained since it was last read; how many cases that made.

        The first time nothing is read: what was before Salotto came is not its to tell.
        """
        left = list(await self._moderation.open_attempts(server_id))
        made = 0
        try:
            for action in ACTIONS:
                made += await self._read(server_id, log, action, left)
        except Refused as refused:
            if refused.reason is Refusal.FORBIDDEN:
                await self._alerts.staff(server_id, "audit-log", "alert-audit-log")
                return made
            raise
        await self._alerts.clear(server_id, "audit-log")
        for attempt in left:
            if attempt.at < self._clock.now() - SAME:
                await self._moderation.settle(server_id, attempt, None)
        return made

    async def _read(self, server_id: str, log: AuditLog, action: Action, left: list[Attempt]) -> int:
        now = self._clock.now()
        async with self._database.reading() as session:
            last = await cases.audit_cursor(session, server_id, action)
        begin = id_at(now - REACHES_BACK)
        if last is None:
            async with self._database.writing() as session:
                await self._server_settings.know_within(session, server_id)
                await cases.move_audit_cursor(session, server_id, action, id_at(now))
            return 0
        made = 0
        for entry in await log.entries(server_id, action, max(last, begin, key=int)):
            made += await self._note(server_id, entry, left) is not None
            await self._move(server_id, entry)
        return made

    async def _note(self, server_id: str, entry: Entry, left: Sequence[Attempt]) -> Case | None:
        kinds = _KINDS[entry.kind]
        if entry.ours:
            return await self._ours(server_id, entry, left)
        async with self._database.reading() as session:
            nobodys = await cases.unlinked_case(
                session, server_id, entry.member, kinds, entry.at - SAME, entry.at + SAME
            )
        if nobodys is not None and nobodys.what.actor is None and nobodys.what.source == "by-hand":
            await self._cases.link(
                server_id, nobodys.number, entry.id, actor=entry.actor, reason=nobodys.what.reason or entry.reason
            )
            return None
        chosen = await self._server_settings.read(server_id, ModerationSettings)
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

    async def _ours(self, server_id: str, entry: Entry, left: Sequence[Attempt]) -> Case | None:
        """What Salotto did is linked to its case; what it had begun when it died becomes one."""
        kinds = _KINDS[entry.kind]
        for attempt in left:
            if attempt.member == entry.member and attempt.kind in kinds and abs(entry.at - attempt.at) < SAME:
                if isinstance(left, list):
                    left.remove(attempt)
                return await self._moderation.settle(server_id, attempt, entry.id)
        self._cases.note_own(server_id, entry.member, kinds, entry.id)
        for attempt in await self._moderation.open_attempts(server_id):
            # Its answer was lost, and now the log tells.
            if UNCLEAR in attempt.steps and attempt.member == entry.member and attempt.kind in kinds:
                self._cases.forget_own(server_id, entry.member, kinds)
                return await self._moderation.settle(server_id, attempt, entry.id)
        async with self._database.reading() as session:
            if await cases.case_of_audit(session, server_id, entry.id) is not None:
                return None
            known = await cases.unlinked_case(session, server_id, entry.member, kinds, entry.at - SAME, entry.at + SAME)
        if known is not None:
            self._cases.forget_own(server_id, entry.member, kinds)
            await self._cases.link(server_id, known.number, entry.id)
        return None

    async def _move(self, server_id: str, entry: Entry) -> None:
        action = "timeout" if entry.kind == "untimeout" else entry.kind
        async with self._database.writing() as session:
            last = await cases.audit_cursor(session, server_id, action)
            if last is None or int(entry.id) > int(last):
                await cases.move_audit_cursor(session, server_id, action, entry.id)
