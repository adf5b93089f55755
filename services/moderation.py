"""What a moderator does, from the notice to the case: nothing is left half told.

An attempt is noted first. Whoever is to be kicked or banned is told before it happens, since nobody can be told after;
when it then fails, the notice is taken back, or put right. A case gets its number when the action has succeeded. An
attempt whose process died is settled at the next start, by what Discord's audit log says.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any, Self
from uuid import uuid4

from core.clock import Clock
from core.errors import UserFacingError
from core.text import texts
from models import cases, penalties
from models.cases import PUNISHING, Case, CaseKind, Wanted
from models.penalties import Attempt
from models.session import Database
from services.cases import LATELY, Cases
from services.container import Services
from services.enforcing import BEFOREHAND, TOLD_AFTER, AlreadyAsked, Enforcer, Going, Order, case_of
from services.notices import PERHAPS, Notices
from services.outbox import Outbox
from services.penalties import ModerationSettings
from services.ports import Refusal, Refused
from services.server_settings import GeneralSettings, ServerSettings

UNCLEAR = "unclear"
"""The step of an attempt whose answer was lost: Discord's audit log will tell what came of it."""


class JustActed(Exception):
    """Another moderator acted on the same member within the last minutes: `case` says what they did."""

    def __init__(self, case: Case) -> None:
        super().__init__(f"case {case.number}")
        self.case = case


class Moderation:
    """Carries out orders."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        outbox: Outbox,
        cases: Cases,
        notices: Notices,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._outbox = outbox
        self._cases = cases
        self._notices = notices
        self._locks: dict[tuple[str, str], tuple[asyncio.Lock, int]] = {}
        self.enforcer: Enforcer | None = None
        self.settle_room: Callable[[str, Attempt], Awaitable[Case | None]] | None = None

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(
            services.database,
            services.clock,
            services.server_settings,
            services.get(Outbox),
            services.get(Cases),
            services.get(Notices),
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
        """Do it. JustActed when another moderator was there first; UserFacingError when Discord would not.

        AlreadyAsked when another process is at the same order.
        """
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
        going = Going(
            Attempt(
                id=order.asked or uuid4().hex[:16],
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
            if not await penalties.begin(session, server_id, going.attempt):
                raise AlreadyAsked
        try:
            if order.kind in BEFOREHAND and not order.silent:
                going.steps.append(PERHAPS)
                await self._note(server_id, going)
                await self._notices.tell(self._discord, server_id, order, going, chosen)
                await self._note(server_id, going)
            made = await self._enforce(server_id, order, going)
        except Refused as refused:
            if going.unclear and "banned" not in going.steps:
                await self._note(server_id, going)
            else:
                await self._failed(server_id, order, going, f"{refused.reason}")
            raise _in_words(order, going, refused) from refused
        except Exception as error:
            if "done" in going.steps:
                raise  # it is done, and only not on file yet: the audit log settles the attempt
            await self._failed(server_id, order, going, type(error).__name__)
            raise
        if order.kind in TOLD_AFTER and not order.silent:
            await self._notices.tell(self._discord, server_id, order, going, chosen)
            await self._cases.note_told(server_id, made.number, going.told)
            made = replace(made, what=replace(made.what, told=going.told))
        return made

    async def _enforce(self, server_id: str, order: Order, going: Going) -> Case:
        """Do it in Discord, and open the case."""
        reason, arm, until = await self._audit_reason(server_id, order), self._discord, going.attempt.expires_at
        match order.kind:
            case "timeout" | "untimeout":
                until = until if order.kind == "timeout" else None
                await self._surely(server_id, order, going, arm.time_out(server_id, order.member, until, reason))
            case "kick":
                await self._surely(server_id, order, going, arm.kick(server_id, order.member, reason))
            case "ban":
                banning = arm.ban(server_id, order.member, reason, order.delete_days)
                await self._surely(server_id, order, going, banning)
            case "unban":
                await self._surely(server_id, order, going, arm.unban(server_id, order.member, reason))
            case "softban":
                banning = arm.ban(server_id, order.member, reason, max(order.delete_days, 1))
                await self._surely(server_id, replace(order, kind="ban"), going, banning)
                going.steps.append("banned")
                await self._note(server_id, going)
                letting_in = arm.unban(server_id, order.member, reason)
                try:
                    await self._surely(server_id, replace(order, kind="unban"), going, letting_in)
                except Refused:
                    # What was done is a ban: it is on file as one until somebody lifts it.
                    await self._keep(server_id, replace(order, kind="ban"), going)
                    raise
        going.steps.append("done")
        return await self._keep(server_id, order, going)

    async def _surely(self, server_id: str, order: Order, going: Going, doing: Awaitable[None]) -> None:
        """Do it; when the answer is lost, ask what came of it. Refused when it was not done, or nobody can tell."""
        try:
            await doing
            return
        except Refused as refused:
            if refused.reason is not Refusal.UNREACHABLE:
                raise
            lost = refused
        if self._cases.logged_as(server_id, order.member, order.kind):
            return
        try:
            done = await self._discord.stands(server_id, order.member, order.kind, going.attempt.expires_at)
        except Refused as refused:
            going.unclear = True
            going.steps.append(UNCLEAR)
            raise lost from refused
        if not done:
            raise lost

    async def _keep(self, server_id: str, order: Order, going: Going) -> Case:
        async with self._database.writing() as session:
            made = await self._cases.record_within(session, server_id, case_of(order, going))
            assert made is not None, "a case without an audit entry is always new"
            await penalties.note_attempt(session, server_id, going.attempt.id, "done", tuple(going.steps))
        going.state = "done"
        self._outbox.wake()
        return made

    async def _failed(self, server_id: str, order: Order, going: Going, refusal: str) -> None:
        """No case; what the member was told is taken back or put right; the attempt says what was and was not done."""
        if "banned" in going.steps:
            return  # a ban, and on file as one
        if {"told", PERHAPS} & {*going.steps}:
            await self._notices.take_back(self._discord, server_id, order, going)
        async with self._database.writing() as session:
            await penalties.note_attempt(session, server_id, going.attempt.id, "failed", tuple(going.steps), refusal)

    async def _note(self, server_id: str, going: Going) -> None:
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
        if attempt.member is None and self.settle_room is not None:
            return await self.settle_room(server_id, attempt)
        kind: CaseKind = attempt.kind  # type: ignore[assignment]
        order = Order(kind, attempt.member or "", attempt.member_name, attempt.actor, attempt.reason)
        going = Going(attempt, list(attempt.steps), told="told" if "told" in attempt.steps else "not-asked")
        async with self.alone_with(server_id, order.member):
            if audit_id is not None or kind in ("note", "warning"):
                new = replace(case_of(order, going), audit_id=audit_id)
                async with self._database.writing() as session:
                    made = await self._cases.record_within(session, server_id, new)
                    await penalties.note_attempt(session, server_id, attempt.id, "done", (*going.steps, "settled"))
                self._outbox.wake()
                return made
            if {"told", PERHAPS} & {*going.steps} and "done" not in going.steps:
                await self._notices.put_right(self._discord, server_id, order, going)
            async with self._database.writing() as session:
                await penalties.note_attempt(
                    session, server_id, attempt.id, "failed", tuple(going.steps), "interrupted"
                )
            return None


def _in_words(order: Order, going: Going, refused: Refused) -> UserFacingError:
    """What was and was not done, for the moderator."""
    if going.unclear and "banned" not in going.steps:
        return UserFacingError("action-unclear", notice=_notice_state(going))
    values: dict[str, Any] = {
        "kind": order.kind,
        "why": str(refused.reason),
        "code": str(refused.code),
        "notice": _notice_state(going),
        "banned": "yes" if "banned" in going.steps else "no",
    }
    return UserFacingError("action-failed", **values)


def _notice_state(going: Going) -> str:
    for step in ("taken-back", "put-right"):
        if step in going.steps:
            return step
    return "stands" if {"told", PERHAPS} & {*going.steps} else "none"
