"""What a moderator does, from the notice to the case: nothing is left half told.

An attempt is noted first. Whoever is to be kicked or banned is told before it happens, since nobody can be told after;
when it then fails, the notice is taken back, or put right. A case gets its number when the action has succeeded. An
attempt whose process died is settled at the next start, by what Discord's audit log says.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Protocol, Self
from uuid import uuid4

from core.clock import Clock
from core.errors import UserFacingError
from core.text import texts
from models import cases, penalties
from models.cases import PUNISHING, Case, CaseKind, Evidence, NewCase, Source, Told, Wanted
from models.penalties import Attempt, AttemptState
from models.session import Database
from services.alerts import Alerts
from services.cases import LATELY, Cases, moment
from services.container import Services
from services.languages import Languages
from services.outbox import Outbox
from services.penalties import ModerationSettings
from services.ports import Post, PostButton, Refusal, Refused
from services.server_settings import GeneralSettings, ServerSettings

BEFOREHAND: frozenset[CaseKind] = frozenset({"kick", "ban", "softban"})
"""Whoever is gone afterwards is told before."""
TOLD_AFTER: frozenset[CaseKind] = frozenset({"warning", "timeout", "untimeout"})
STOP_WRITING = 40003
"""Discord says that direct messages are opened too fast: it is asked no more for a while."""
WRITE_AGAIN = timedelta(minutes=30)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done to whom. `length` None: for good, or it has none."""

    kind: CaseKind
    member: str
    member_name: str | None
    actor: str | None
    reason: str | None = None
    length: timedelta | None = None
    on_behalf_of: str | None = None
    evidence: tuple[Evidence, ...] = ()
    delete_days: int = 0
    silent: bool = False
    """The member is not told."""
    anyway: bool = False
    """Although another moderator has just acted on the same member."""
    source: Source = "command"
    rule: str | None = None
    points: int | None = None
    """None: as many as the kind counts."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A direct message that was sent."""

    channel: str
    message: str


class JustActed(Exception):
    """Another moderator acted on the same member within the last minutes: `case` says what they did."""

    def __init__(self, case: Case) -> None:
        super().__init__(f"case {case.number}")
        self.case = case


class Enforcer(Protocol):
    """Does in Discord what a moderator decided. Every method raises Refused."""

    async def write(self, server_id: str, member_id: str, post: Post) -> Notice: ...

    async def take_back(self, notice: Notice) -> None: ...

    async def time_out(self, server_id: str, member_id: str, until: datetime | None, reason: str) -> None: ...

    async def kick(self, server_id: str, member_id: str, reason: str) -> None: ...

    async def ban(self, server_id: str, member_id: str, reason: str, delete_days: int) -> None: ...

    async def unban(self, server_id: str, member_id: str, reason: str) -> None: ...

    async def server_name(self, server_id: str) -> str: ...


@dataclass
class _Going:
    """An attempt while it is going on."""

    attempt: Attempt
    steps: list[str] = field(default_factory=list)
    notice: Notice | None = None
    told: Told = "not-asked"
    state: AttemptState = "going-on"


class Moderation:
    """Carries out orders."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        languages: Languages,
        outbox: Outbox,
        alerts: Alerts,
        cases: Cases,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._languages = languages
        self._outbox = outbox
        self._alerts = alerts
        self._cases = cases
        self._locks: dict[tuple[str, str], tuple[asyncio.Lock, int]] = {}
        self._silent_until: datetime | None = None
        self.enforcer: Enforcer | None = None

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(
            services.database,
            services.clock,
            services.server_settings,
            services.languages,
            services.get(Outbox),
            services.get(Alerts),
            services.get(Cases),
        )

    @property
    def _discord(self) -> Enforcer:
        if self.enforcer is None:
            raise RuntimeError("nobody has said who enforces")
        return self.enforcer

    @asynccontextmanager
    async def alone_with(self, server_id: str, subject: str) -> AsyncIterator[None]:
        """Nobody else acts on a member or a channel meanwhile; let go on every way out."""
        key = (server_id, subject)
        lock, waiting = self._locks.get(key, (asyncio.Lock(), 0))
        self._locks[key] = (lock, waiting + 1)
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._locks[key]
            if waiting == 1:
                del self._locks[key]
            else:
                self._locks[key] = (lock, waiting - 1)

    async def act(self, server_id: str, order: Order) -> Case:
        """Do it. JustActed when another moderator was there first; UserFacingError when Discord would not."""
        async with self.alone_with(server_id, order.member):
            if not order.anyway:
                await self._look_around(server_id, order)
            return await self._act(server_id, order)

    async def _look_around(self, server_id: str, order: Order) -> None:
        if order.actor is None or order.kind not in PUNISHING:
            return
        wanted = Wanted(member=order.member, kinds=PUNISHING, since=self._clock.now() - LATELY)
        async with self._database.reading() as session:
            found = await cases.find_cases(session, server_id, wanted, 5)
        other = [one for one in found if one.what.actor not in (None, order.actor) and one.voided_at is None]
        if other:
            raise JustActed(other[0])

    async def _act(self, server_id: str, order: Order) -> Case:
        chosen = await self._server_settings.read(server_id, ModerationSettings)
        now = self._clock.now()
        going = _Going(
            Attempt(
                id=uuid4().hex[:16],
                kind=order.kind,
                at=now,
                member=order.member,
                member_name=order.member_name,
                actor=order.actor,
                reason=order.reason,
                expires_at=now + order.length if order.length is not None else None,
                points=chosen.points_of(order.kind) if order.points is None else order.points,
                rule=order.rule,
            )
        )
        async with self._database.writing() as session:
            await self._server_settings.know_within(session, server_id)
            await penalties.begin(session, server_id, going.attempt)
        try:
            if order.kind in BEFOREHAND and not order.silent:
                await self._tell(server_id, order, going, chosen)
            await self._enforce(server_id, order, going)
            made = await self._keep(server_id, order, going)
        except Refused as refused:
            await self._failed(server_id, order, going, f"{refused.reason}")
            raise _in_words(order, going, refused) from refused
        except Exception as error:
            await self._failed(server_id, order, going, type(error).__name__)
            raise
        if order.kind in TOLD_AFTER and not order.silent:
            await self._tell(server_id, order, going, chosen)
            await self._cases.note_told(server_id, made.number, going.told)
            made = replace(made, what=replace(made.what, told=going.told))
        return made

    async def _tell(self, server_id: str, order: Order, going: _Going, chosen: ModerationSettings) -> None:
        if self._silent_until is not None and self._clock.now() < self._silent_until:
            going.told = "failed"
            return
        post = await self._notice(server_id, order, going.attempt, chosen)
        try:
            going.notice = await self._discord.write(server_id, order.member, post)
            going.told = "told"
            going.steps.append("told")
        except Refused as refused:
            going.told = "closed" if refused.reason is Refusal.CLOSED else "failed"
            if refused.code == STOP_WRITING:
                self._silent_until = self._clock.now() + WRITE_AGAIN
                await self._alerts.staff(server_id, "direct-messages", "alert-direct-messages")
            elif refused.reason is not Refusal.CLOSED:
                _log.warning("member %s could not be written to: %s %s", order.member, refused.reason, refused.code)
        await self._note(server_id, going)

    async def _notice(self, server_id: str, order: Order, attempt: Attempt, chosen: ModerationSettings) -> Post:
        words = texts(await self._languages.of(server_id, order.member))
        lines = [
            words(
                f"notice-{order.kind}",
                server=await self._discord.server_name(server_id),
                tone=chosen.tone,
                until=moment(attempt.expires_at) if attempt.expires_at else "",
                ends="yes" if attempt.expires_at else "no",
            )
        ]
        if order.reason:
            lines.append(words("notice-reason", reason=order.reason[:1500]))
        if chosen.tell_who_acted and order.actor is not None:
            lines.append(words("notice-actor", actor=f"<@{order.actor}>"))
        if order.kind == "untimeout":
            return Post(text="\n".join(lines))
        lines.append(words("notice-appeal"))
        appeal = PostButton(words("notice-button-appeal"), custom_id=f"record:appeal:v1:{server_id}.{attempt.id}")
        return Post(text="\n".join(lines), buttons=(appeal,))

    async def _enforce(self, server_id: str, order: Order, going: _Going) -> None:
        reason = await self._audit_reason(server_id, order)
        match order.kind:
            case "timeout":
                await self._discord.time_out(server_id, order.member, going.attempt.expires_at, reason)
            case "untimeout":
                await self._discord.time_out(server_id, order.member, None, reason)
            case "kick":
                await self._discord.kick(server_id, order.member, reason)
            case "ban":
                await self._discord.ban(server_id, order.member, reason, order.delete_days)
            case "unban":
                await self._discord.unban(server_id, order.member, reason)
            case "softban":
                await self._discord.ban(server_id, order.member, reason, max(order.delete_days, 1))
                going.steps.append("banned")
                await self._note(server_id, going)
                await self._discord.unban(server_id, order.member, reason)
        going.steps.append("done")

    async def _keep(self, server_id: str, order: Order, going: _Going) -> Case:
        async with self._database.writing() as session:
            made = await self._cases.record_within(session, server_id, _case_of(order, going))
            assert made is not None, "a case without an audit entry is always new"
            await penalties.note_attempt(session, server_id, going.attempt.id, "done", tuple(going.steps))
        going.state = "done"
        self._outbox.wake()
        return made

    async def _failed(self, server_id: str, order: Order, going: _Going, refusal: str) -> None:
        """No case; what the member was told is taken back or put right; the attempt says what was and was not done."""
        if going.notice is not None and "banned" not in going.steps:
            await self._take_back(server_id, order, going)
        async with self._database.writing() as session:
            await penalties.note_attempt(session, server_id, going.attempt.id, "failed", tuple(going.steps), refusal)

    async def _take_back(self, server_id: str, order: Order, going: _Going) -> None:
        assert going.notice is not None
        try:
            await self._discord.take_back(going.notice)
            going.steps.append("taken-back")
        except Refused:
            words = texts(await self._languages.of(server_id, order.member))
            server = await self._discord.server_name(server_id)
            try:
                await self._discord.write(server_id, order.member, Post(text=words("notice-wrong", server=server)))
                going.steps.append("put-right")
            except Refused:
                _log.error("member %s was told of a %s that did not happen", order.member, order.kind)
                await self._alerts.staff(
                    server_id,
                    f"false-notice-{going.attempt.id}",
                    "alert-false-notice",
                    {"member": f"<@{order.member}>"},
                )

    async def _note(self, server_id: str, going: _Going) -> None:
        async with self._database.writing() as session:
            await penalties.note_attempt(session, server_id, going.attempt.id, going.state, tuple(going.steps))

    async def _audit_reason(self, server_id: str, order: Order) -> str:
        """What Discord's audit log says: who decided, and why. Cut there; whole in the case."""
        async with self._database.reading() as session:
            general = await self._server_settings.read_within(session, server_id, GeneralSettings)
        words = texts(general.locale)
        said = order.reason or words("case-no-reason")
        if order.actor is None:
            return said
        return words("audit-reason", actor=order.actor, reason=said)

    # What a process left open

    async def open_attempts(self, server_id: str) -> tuple[Attempt, ...]:
        """What is going on, or was when a process died."""
        async with self._database.reading() as session:
            return await penalties.attempts(session, server_id, "going-on")

    async def settle(self, server_id: str, attempt: Attempt, audit_id: str | None) -> Case | None:
        """An attempt whose process died: a case if Discord did it (`audit_id`), otherwise failed, and put right."""
        kind: CaseKind = attempt.kind  # type: ignore[assignment]
        order = Order(kind, attempt.member or "", attempt.member_name, attempt.actor, attempt.reason)
        going = _Going(attempt, list(attempt.steps), told="told" if "told" in attempt.steps else "not-asked")
        async with self.alone_with(server_id, order.member):
            if audit_id is not None or kind in ("note", "warning"):
                new = replace(_case_of(order, going), audit_id=audit_id)
                async with self._database.writing() as session:
                    made = await self._cases.record_within(session, server_id, new)
                    await penalties.note_attempt(session, server_id, attempt.id, "done", (*going.steps, "settled"))
                self._outbox.wake()
                return made
            if "told" in going.steps and "done" not in going.steps:
                words = texts(await self._languages.of(server_id, order.member))
                server = await self._discord.server_name(server_id)
                try:
                    await self._discord.write(server_id, order.member, Post(text=words("notice-wrong", server=server)))
                    going.steps.append("put-right")
                except Refused:
                    _log.warning("member %s could not be told that nothing happened", order.member)
            async with self._database.writing() as session:
                await penalties.note_attempt(
                    session, server_id, attempt.id, "failed", tuple(going.steps), "interrupted"
                )
            return None


def _case_of(order: Order, going: _Going) -> NewCase:
    attempt = going.attempt
    return NewCase(
        kind=order.kind,
        at=attempt.at,
        source=order.source,
        member=order.member,
        member_name=order.member_name,
        actor=order.actor,
        on_behalf_of=order.on_behalf_of,
        reason=order.reason,
        expires_at=attempt.expires_at,
        points=attempt.points,
        told=going.told,
        evidence=order.evidence,
        attempt=attempt.id,
        rule=order.rule,
    )


def _in_words(order: Order, going: _Going, refused: Refused) -> UserFacingError:
    """What was and was not done, for the moderator."""
    values: dict[str, Any] = {
        "kind": order.kind,
        "why": str(refused.reason),
        "code": str(refused.code),
        "notice": _notice_state(going),
        "banned": "yes" if "banned" in going.steps else "no",
    }
    return UserFacingError("action-failed", **values)


def _notice_state(going: _Going) -> str:
    for step in ("taken-back", "put-right"):
        if step in going.steps:
            return step
    return "stands" if "told" in going.steps else "none"
