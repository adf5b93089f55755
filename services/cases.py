"""The case file of a server: numbered, looked up, mended, claimed, told in the log channel.

A case is written in one transaction with whatever it ends and whatever it owes. The log is told through the outbox: a
channel that is gone loses no case.
"""

import logging
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from core.text import Texts, texts
from models import audit, cases, outbox, penalties
from models.audit import AuditEntry
from models.cases import PUNISHING, Case, NewCase, Wanted
from models.outbox import Owed
from models.penalties import Timer, TimerKind
from models.session import Database
from services.alerts import Alerts
from services.container import Services
from services.outbox import Outbox
from services.penalties import ModerationSettings, Step, points_at, step_reached
from services.ports import Post, PostButton, PostCard, Refusal, Sender
from services.server_settings import GeneralSettings, ServerSettings
from services.snowflakes import moment_of

KIND = "case"
PAGE = 8
OWN_REMEMBERED = 200
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
COLOURS = {"warning": 0xE0A030, "timeout": 0xE07030, "kick": 0xD04A30, "softban": 0xC03A30, "ban": 0xA02020}

_log = logging.getLogger(__name__)


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

    def __init__(
        self, database: Database, clock: Clock, server_settings: ServerSettings, outbox: Outbox, alerts: Alerts
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._outbox = outbox
        self._alerts = alerts
        self._own: OrderedDict[tuple[str, str | None, str], str] = OrderedDict()
        self.sender: Sender | None = None

    @classmethod
    def build(cls, services: Services) -> Self:
        made = cls(
            services.database,
            services.clock,
            services.server_settings,
            services.get(Outbox),
            services.get(Alerts),
        )
        services.get(Outbox).register(KIND, made)
        return made

    # Writing

    async def record(self, server_id: str, new: NewCase) -> Case | None:
        """Open a case; None when its audit-log entry has one."""
        async with self._database.writing() as session:
            made = await self.record_within(session, server_id, new)
        self._outbox.wake()
        return made

    async def record_within(self, session: AsyncSession, server_id: str, new: NewCase) -> Case | None:
        """The same as part of a transaction; call the outbox's `wake` after it."""
        await self._server_settings.know_within(session, server_id)
        if new.channel is not None and new.member is None:
            held = await cases.holding(session, server_id, new.at, channel=new.channel)
            first = next((one.what.before for one in held if one.what.kind == new.kind and one.what.before), None)
            new = replace(new, before=first or new.before)
        if new.audit_id is None and new.source != "by-hand":
            logged = self._own.pop((server_id, new.member, new.kind), None)
            if logged is not None and abs(moment_of(logged) - self._clock.now()) < LATELY:
                new = replace(new, audit_id=logged)
        made = await cases.add_case(session, server_id, new)
        if made is None:
            return None
        await self._time(session, server_id, made)
        if new.kind not in ("note", "report", "appeal") and not new.told_elsewhere:
            await self._outbox.owe_within(session, server_id, key_of(made.number), KIND, {"case": made.number})
        return made

    def note_own(self, server_id: str, member: str, kinds: Sequence[str], audit_id: str) -> None:
        """Discord has logged what Salotto is doing just now: the case that it becomes carries the entry's id."""
        for kind in kinds:
            self._own[server_id, member, kind] = audit_id
        while len(self._own) > OWN_REMEMBERED:
            self._own.popitem(last=False)

    def logged_as(self, server_id: str, member: str, kind: str) -> bool:
        """Whether Discord has logged within the last minutes that Salotto did this, and it is no case yet."""
        logged = self._own.get((server_id, member, kind))
        return logged is not None and abs(moment_of(logged) - self._clock.now()) < LATELY

    def forget_own(self, server_id: str, member: str, kinds: Sequence[str]) -> None:
        """The entry has found its case."""
        for kind in kinds:
            self._own.pop((server_id, member, kind), None)

    async def link(self, server_id: str, number: int, audit_id: str, **values: Any) -> None:
        """A case's entry in the audit log is known now, and with it what that says."""
        async with self._database.writing() as session:
            await cases.change_case(session, server_id, number, audit_id=audit_id, **values)
        if values:
            await self._rewrite(server_id, number)

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
        if (await self.get(server_id, number)).voided_at is not None:
            raise UserFacingError("case-void-already", number=number)
        now = self._clock.now()
        return await self._change(
            server_id, number, by, "void", voided_at=now, voided_by=by, void_reason=reason, ended_at=now
        )

    async def claim(self, server_id: str, number: int, by: str) -> Case:
        """It was me: for a case whose actor Discord did not tell. UserFacingError when it is somebody's."""
        found = await self.get(server_id, number)
        if found.what.actor is not None or found.what.source in ("automatic", "expiry"):
            raise UserFacingError("case-not-to-claim", number=number)
        return await self._change(server_id, number, by, "claim", actor=by)

    async def note_told(self, server_id: str, number: int, told: str) -> None:
        """Whether the member could be told."""
        async with self._database.writing() as session:
            await cases.change_case(session, server_id, number, told=told)

    async def _change(self, server_id: str, number: int, by: str, verb: str, **values: Any) -> Case:
        async with self._database.writing() as session:
            changed = await cases.change_case(session, server_id, number, **values)
            if changed is None:
                raise UserFacingError("case-unknown", number=number)
            if verb == "void" and (kind := TIMER_OF.get(changed.what.kind)) is not None:
                timer = await penalties.timer_on(session, server_id, kind, changed.what.member or "")
                if timer is not None and timer.number == number:
                    await penalties.end_timer(session, server_id, timer.id)
            entry = AuditEntry(self._clock.now(), by, f"moderation.{verb}", changed.what.member, after=number)
            await audit.note(session, server_id, [entry])
        await self._rewrite(server_id, number)
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

    async def standing(self, server_id: str, member: str, kind: cases.CaseKind, by: str | None) -> Standing:
        """Where a member stands, and would with one case more of a kind by somebody."""
        now = self._clock.now()
        async with self._database.reading() as session:
            chosen = await self._server_settings.read_within(session, server_id, ModerationSettings)
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
            chosen = await self._server_settings.read_within(session, server_id, ModerationSettings)
            gone = 0
            for kinds, days in kept_days(chosen):
                gone += await cases.purge_cases(session, server_id, kinds, now - timedelta(days=days), now)
            await penalties.forget_attempts(session, server_id, now - ATTEMPTS_KEPT)
        return gone

    # The outbox asks

    async def channel(self, owed: Owed) -> str | None:
        chosen = await self._server_settings.read(owed.server, ModerationSettings)
        return chosen.log_channel or (await self._server_settings.general(owed.server)).staff_channel

    async def post(self, owed: Owed) -> Post | None:
        """A case as the log tells it."""
        async with self._database.reading() as session:
            found = await cases.case(session, owed.server, int(owed.about["case"]))
            general = await self._server_settings.read_within(session, owed.server, GeneralSettings)
        return None if found is None else _told(found, texts(general.locale), owed.key)

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        """Nothing else is to be noted."""

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        """The log has lost its channel: staff are told once; the case is in the file all the same."""
        chosen = await self._server_settings.read(owed.server, ModerationSettings)
        if chosen.log_channel is not None:
            await self._alerts.staff(owed.server, "case-log", "alert-case-log", {"channel": f"<#{chosen.log_channel}>"})

    async def _rewrite(self, server_id: str, number: int) -> None:
        """Let the log say what the case says now, where it was told."""
        async with self._database.reading() as session:
            owed = await outbox.owed(session, server_id, key_of(number))
        if self.sender is None or owed is None or owed.message_id is None or owed.channel is None:
            return
        post = await self.post(owed)
        try:
            if post is not None:
                await self.sender.edit(owed.channel, owed.message_id, post)
        except Exception:
            _log.warning("case %s of server %s could not be told anew", number, server_id)


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


def moment(at: datetime, style: str = "f") -> str:
    """A moment as Discord shows it to each person by their own clock."""
    return f"<t:{int(at.timestamp())}:{style}>"


def person(member: str | None, name: str | None = None) -> str:
    """Somebody as they are written in a case: a mention for whoever is there, their name as it was then."""
    if member is None:
        return name or ""
    if not member.isdecimal():
        return member
    return f"<@{member}> ({name})" if name else f"<@{member}>"


def lines_of(found: Case, words: Texts) -> list[str]:
    """A case in words, a line each; for staff."""
    what = found.what
    subject = person(what.member, what.member_name) or f"<#{what.channel}>"
    lines = [words("case-line-subject", subject=subject), words("case-line-actor", actor=_actor(found, words))]
    if what.on_behalf_of:
        lines.append(words("case-line-behalf", member=person(what.on_behalf_of)))
    lines.append(words("case-line-reason", reason=what.reason or words("case-no-reason")))
    lines.append(words("case-line-when", at=moment(what.at)))
    if what.expires_at is not None:
        lines.append(words("case-line-until", at=moment(what.expires_at)))
    if what.kind in PUNISHING:
        lines.append(words(f"case-told-{what.told}"))
    if what.points:
        lines.append(words("case-line-points", points=what.points))
    if found.ended_at is not None and found.voided_at is None:
        lines.append(words("case-line-ended", at=moment(found.ended_at)))
    if found.voided_at is not None:
        void = words("case-line-void", by=person(found.voided_by), at=moment(found.voided_at))
        lines.append(f"{void} {found.void_reason or ''}".rstrip())
    return lines


def title_of(found: Case, words: Texts) -> str:
    """`Case 12: ban for a while`."""
    kind = words(f"case-kind-{found.what.kind}")
    return words("case-title", number=found.number, kind=kind)


def _actor(found: Case, words: Texts) -> str:
    what = found.what
    if what.source in ("automatic", "expiry"):
        return words(f"case-by-{what.source}", rule=what.rule or "")
    if what.actor is None:
        return words("case-by-unknown", number=found.number)
    return words("case-by-hand", actor=person(what.actor)) if what.source == "by-hand" else person(what.actor)


def _told(found: Case, words: Texts, key: str) -> Post:
    text = "\n".join(lines_of(found, words))[:4000]
    colour = 0x808080 if found.voided_at else COLOURS.get(found.what.kind, 0x5070A0)
    card = PostCard(title_of(found, words), text, colour)
    details = PostButton(words("case-button-details"), custom_id=f"cases:details:v1:{key}")
    buttons: tuple[PostButton, ...] = (details,)
    if found.what.actor is None and found.what.source == "by-hand":
        claim = PostButton(words("case-button-claim"), custom_id=f"cases:claim:v1:{found.number}", style="primary")
        buttons = (details, claim)
    return Post(cards=(card,), buttons=buttons, key=key)
