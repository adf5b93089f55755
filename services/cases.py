"""The case file of a server: numbered, looked up, mended, claimed, told in the log channel.

A case is written in one transaction with whatever it ends and whatever it owes. The log is told through the outbox: a
channel that is gone loses no case.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import UserFacingError
from core.text import texts
from models import audit, cases, penalties
from models.audit import AuditEntry
from models.case_values import PUNISHING, Case, CaseKind, NewCase, Wanted
from models.outbox import Owed
from models.penalties import Timer, TimerKind
from services.case_words import logged
from services.container import Services
from services.desk import Desk
from services.own_deeds import OwnDeeds
from services.penalties import ModerationSettings, Step, points_at, step_reached
from services.ports import Post, Refusal
from services.server_settings import GeneralSettings

KIND = "case"
PAGE = 8
"""Cases on a page."""
LATELY = timedelta(minutes=2)
"""What another moderator did within this is shown before the same member is acted on again."""
ATTEMPTS_KEPT = timedelta(days=90)
TIMER_OF: dict[str, TimerKind] = {
    "ban": "unban",
    "unban": "unban",
    "lock": "unlock",
    "unlock": "unlock",
    "slowmode": "slowmode",
}
"""Which timer a case sets when it has an end, and cancels in any case."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some cases, the newest first, of so many."""

    cases: tuple[Case, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands before something is done: points, with it, and the step that this reaches."""

    points: float
    points_after: float
    step: Step | None
    mode: str
    lately: Case | None = None
    """What another moderator did to them just now."""


class Cases:
    """Every server's case file."""

    def __init__(self, desk: Desk, own: OwnDeeds) -> None:
        self._desk = desk
        self._database = desk.database
        self._clock = desk.clock
        self._own = own
        desk.tell_staff(KIND, self._post, channel=self._channel, refused=self._log_is_gone)

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.get(Desk), services.get(OwnDeeds))

    # Writing

    async def record(self, server_id: str, new: NewCase) -> Case | None:
        """Open a case; None when its audit-log entry has one."""
        async with self._database.writing() as session:
            made = await self.record_within(session, server_id, new)
        self._desk.outbox.wake()
        return made

    async def record_within(self, session: AsyncSession, server_id: str, new: NewCase) -> Case | None:
        """The same as part of a transaction; call the outbox's `wake` after it."""
        await self._desk.settings.know_within(session, server_id)
        if new.channel is not None and new.member is None:
            held = await cases.holding(session, server_id, new.at, channel=new.channel)
            first = next((one.what.before for one in held if one.what.kind == new.kind and one.what.before), None)
            new = replace(new, before=first or new.before)
        if new.audit_id is None and new.source != "by-hand":
            new = replace(new, audit_id=self._own.logged(server_id, new.member, new.kind))
            self._own.forget(server_id, new.member, [new.kind])
        made = await cases.add_case(session, server_id, new)
        if made is None:
            return None
        await self._time(session, server_id, made)
        if new.kind not in ("note", "report", "appeal") and not new.told_elsewhere:
            await self._desk.outbox.owe_within(session, server_id, key_of(made.number), KIND, {"case": made.number})
        return made

    async def link(self, server_id: str, number: int, audit_id: str, **values: Any) -> None:
        """A case's entry in the audit log is known now, and with it what that says."""
        async with self._database.writing() as session:
            await cases.change_case(session, server_id, number, audit_id=audit_id, **values)
        if values:
            await self._desk.tell_anew(server_id, key_of(number))

    async def _time(self, session: AsyncSession, server_id: str, made: Case) -> None:
        kind, subject = TIMER_OF.get(made.what.kind), made.what.member or made.what.channel
        if kind is None or subject is None or made.ended_at is not None:
            return
        if made.what.expires_at is None:
            await penalties.cancel_timers(session, server_id, kind, subject)
            return
        timer = Timer(f"{made.number}", kind, subject, made.number, made.what.expires_at, before=made.what.before or {})
        await penalties.set_timer(session, server_id, timer)

    async def edit(self, server_id: str, number: int, by: str, reason: str) -> Case:
        """Give a case another reason."""
        return await self._change(server_id, number, by, "edit", reason=reason, edited_at=self._clock.now())

    async def void(self, server_id: str, number: int, by: str, reason: str | None) -> Case:
        """A case counts no more; it stays, with who said so. UserFacingError when it is void already."""

        def counts(found: Case) -> None:
            if found.voided_at is not None:
                raise UserFacingError("case-void-already", number=number)
            if found.what.kind in ("lock", "slowmode") and found.holds(now):
                raise UserFacingError(f"case-void-{found.what.kind}", channel=f"<#{found.what.channel}>")

        now = self._clock.now()
        values = {"voided_at": now, "voided_by": by, "void_reason": reason, "ended_at": now}
        return await self._change(server_id, number, by, "void", counts, **values)

    async def claim(self, server_id: str, number: int, by: str) -> Case:
        """It was me: for a case whose actor Discord did not tell. UserFacingError when it is somebody's."""

        def nobodys(found: Case) -> None:
            if found.what.actor is not None or found.what.source in ("automatic", "expiry"):
                raise UserFacingError("case-not-to-claim", number=number)

        return await self._change(server_id, number, by, "claim", nobodys, actor=by)

    async def note_told(self, server_id: str, number: int, told: str) -> None:
        """Whether the member could be told."""
        async with self._database.writing() as session:
            await cases.change_case(session, server_id, number, told=told)

    async def _change(
        self,
        server_id: str,
        number: int,
        by: str,
        verb: str,
        may: Callable[[Case], None] = lambda _: None,
        **values: Any,
    ) -> Case:
        """Change a case unless `may` raises, asked when nobody else can change it any more."""
        async with self._database.writing() as session:
            found = await cases.case_to_change(session, server_id, number)
            if found is None:
                raise UserFacingError("case-unknown", number=number)
            may(found)
            changed = await cases.change_case(session, server_id, number, **values)
            assert changed is not None
            if verb == "void" and (kind := TIMER_OF.get(changed.what.kind)) is not None:
                timer = await penalties.timer_on(session, server_id, kind, changed.what.member or "")
                if timer is not None and timer.number == number:
                    await penalties.end_timer(session, server_id, timer.id)
            entry = AuditEntry(self._clock.now(), by, f"moderation.{verb}", changed.what.member, after=number)
            await audit.note(session, server_id, [entry])
        await self._desk.tell_anew(server_id, key_of(number))
        return changed

    # Looking up

    async def get(self, server_id: str, number: int) -> Case:
        """UserFacingError where there is no such case."""
        async with self._database.reading() as session:
            found = await cases.case(session, server_id, number)
        if found is None:
            raise UserFacingError("case-unknown", number=number)
        return found

    async def of_attempt(self, server_id: str, attempt: str) -> Case | None:
        """The case that an attempt became."""
        async with self._database.reading() as session:
            return await cases.case_of_attempt(session, server_id, attempt)

    async def page(self, server_id: str, wanted: Wanted) -> Page:
        """The next page of the cases asked for."""
        async with self._database.reading() as session:
            found = await cases.find_cases(session, server_id, wanted, PAGE)
            total = await cases.count_cases(session, server_id, replace(wanted, before=None))
        return Page(found, total)

    async def holding(self, server_id: str, *, member: str | None = None, channel: str | None = None) -> Sequence[Case]:
        """The penalties in force on a member or a channel."""
        async with self._database.reading() as session:
            return await cases.holding(session, server_id, self._clock.now(), member=member, channel=channel)

    async def standing(self, server_id: str, member: str, kind: CaseKind, by: str | None) -> Standing:
        """Where a member stands, and would with one case more of a kind by somebody."""
        now = self._clock.now()
        async with self._database.reading() as session:
            chosen = await self._desk.settings.read_within(session, server_id, ModerationSettings)
            last = timedelta(days=chosen.points_last_days)
            counted = await cases.find_cases(session, server_id, Wanted(member=member, since=now - last), 500)
        before = points_at(counted, now, last)
        after = round(before + chosen.points_of(kind), 1)
        lately = [
            one
            for one in counted
            if one.what.kind in PUNISHING and one.what.at > now - LATELY and one.what.actor not in (None, by)
        ]
        step = step_reached(chosen.steps, before, after)
        return Standing(before, after, step, chosen.ladder_mode, lately[0] if lately else None)

    # Retention

    async def tidy(self, server_id: str) -> int:
        """Delete what has been kept long enough, by kind; run twice, it changes nothing more."""
        now = self._clock.now()
        async with self._database.writing() as session:
            chosen = await self._desk.settings.read_within(session, server_id, ModerationSettings)
            gone = 0
            for kinds, days in kept_days(chosen):
                gone += await cases.purge_cases(session, server_id, kinds, now - timedelta(days=days), now)
            await penalties.forget_attempts(session, server_id, now - ATTEMPTS_KEPT)
        return gone

    # The outbox asks

    async def _channel(self, owed: Owed) -> str | None:
        chosen = await self._desk.settings.read(owed.server, ModerationSettings)
        return chosen.log_channel or (await self._desk.settings.general(owed.server)).staff_channel

    async def _post(self, owed: Owed) -> Post | None:
        """A case as the log tells it."""
        async with self._database.reading() as session:
            found = await cases.case(session, owed.server, int(owed.about["case"]))
            general = await self._desk.settings.read_within(session, owed.server, GeneralSettings)
        return None if found is None else logged(found, texts(general.locale), owed.key)

    async def _log_is_gone(self, owed: Owed, reason: Refusal) -> None:
        """The log has lost its channel: staff are told once; the case is in the file all the same."""
        chosen = await self._desk.settings.read(owed.server, ModerationSettings)
        if chosen.log_channel is not None:
            values = {"channel": f"<#{chosen.log_channel}>"}
            await self._desk.alerts.staff(owed.server, "case-log", "alert-case-log", values)


def key_of(number: int) -> str:
    """By which a case is owed to the log."""
    return f"case-{number}"


def kept_days(chosen: ModerationSettings) -> tuple[tuple[tuple[str, ...], int], ...]:
    """For how many days cases are kept, by kind."""
    return (
        (("note",), chosen.keep_notes_days),
        (("warning",), chosen.keep_warnings_days),
        (
            ("timeout", "untimeout", "kick", "softban", "ban", "unban", "lock", "unlock", "slowmode", "purge"),
            chosen.keep_penalties_days,
        ),
        (("automod",), chosen.keep_automod_days),
        (("report", "appeal"), chosen.keep_reports_days),
    )
