"""What a moderator does, from the notice to the case: nothing is left half told.

An attempt is noted first. Whoever is to be kicked or banned is told before it happens, since nobody can be told after;
when it then fails, the notice is taken back, or put right. A case gets its number when the action has succeeded. An
attempt whose process died is settled at the next start, by what Discord's audit log says.
"""

from collections.abc import Awaitable
from dataclasses import replace
from typing import Any, Self
from uuid import uuid4

from core.errors import UserFacingError
from models import cases
from models.case_values import PUNISHING, Case, CaseKind, Wanted
from models.penalties import Attempt
from services.attempts import Attempts
from services.cases import LATELY, Cases
from services.container import Services
from services.desk import Desk
from services.enforcing import BEFOREHAND, TOLD_AFTER, Enforcer, Going, Order, case_of
from services.notices import PERHAPS, Notices
from services.own_deeds import OwnDeeds
from services.penalties import ModerationSettings
from services.ports import Refusal, Refused

UNCLEAR = "unclear"
"""The step of an attempt whose answer was lost: Discord's audit log will tell what came of it."""


class JustActed(Exception):
    """Another moderator acted on the same member within the last minutes: `case` says what they did."""

    def __init__(self, case: Case) -> None:
        super().__init__(f"case {case.number}")
        self.case = case


class Moderation:
    """Carries out orders."""

    def __init__(self, desk: Desk, cases: Cases, attempts: Attempts, notices: Notices, own: OwnDeeds) -> None:
        self._desk = desk
        self._cases = cases
        self._attempts = attempts
        self._notices = notices
        self._own = own
        self.enforcer: Enforcer | None = None

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(
            services.get(Desk),
            services.get(Cases),
            services.get(Attempts),
            services.get(Notices),
            services.get(OwnDeeds),
        )

    @property
    def _discord(self) -> Enforcer:
        if self.enforcer is None:
            raise RuntimeError("nobody has said who enforces")
        return self.enforcer

    async def act(self, server_id: str, order: Order) -> Case:
        """Do it. JustActed when another moderator was there first; UserFacingError when Discord would not.

        AlreadyAsked when another process is at the same order.
        """
        async with self._attempts.alone_with(server_id, order.member):
            if not order.anyway:
                await self._look_around(server_id, order)
            return await self._act(server_id, order)

    async def _look_around(self, server_id: str, order: Order) -> None:
        if order.actor is None or order.kind not in PUNISHING:
            return
        wanted = Wanted(member=order.member, kinds=PUNISHING, since=self._desk.clock.now() - LATELY)
        async with self._desk.database.reading() as session:
            found = await cases.find_cases(session, server_id, wanted, 5)
        other = [one for one in found if one.what.actor not in (None, order.actor) and one.voided_at is None]
        if other:
            raise JustActed(other[0])

    async def _act(self, server_id: str, order: Order) -> Case:
        chosen = await self._desk.settings.read(server_id, ModerationSettings)
        now = self._desk.clock.now()
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
                evidence=order.evidence,
            )
        )
        await self._attempts.begin(server_id, going.attempt)
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
        arm, until = self._discord, going.attempt.expires_at
        reason = await self._desk.audit_reason(server_id, order.actor, order.reason)
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
        if self._own.logged(server_id, order.member, order.kind) is not None:
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
        made = await self._attempts.keep(server_id, going.attempt, case_of(order, going), going.steps)
        assert made is not None, "a case without an audit entry is always new"
        going.state = "done"
        return made

    async def _failed(self, server_id: str, order: Order, going: Going, refusal: str) -> None:
        """No case; what the member was told is taken back or put right; the attempt says what was and was not done."""
        if "banned" in going.steps:
            return  # a ban, and on file as one
        if {"told", PERHAPS} & {*going.steps}:
            await self._notices.take_back(self._discord, server_id, order, going)
        await self._attempts.note(server_id, going.attempt, "failed", going.steps, refusal)

    async def _note(self, server_id: str, going: Going) -> None:
        await self._attempts.note(server_id, going.attempt, going.state, going.steps)

    # What a process left open

    async def settle(self, server_id: str, attempt: Attempt, *, done: bool, audit_id: str | None = None) -> Case | None:
        """An attempt whose process died, or whose answer was lost: a case if it was done, else failed and put right.

        One that has ended meanwhile is only linked to its entry in the audit log.
        """
        kind: CaseKind = attempt.kind  # type: ignore[assignment]
        member = attempt.member or ""
        order = Order(
            kind,
            member,
            attempt.member_name,
            attempt.actor,
            attempt.reason,
            evidence=attempt.evidence,
            rule=attempt.rule,
        )
        going = Going(attempt, list(attempt.steps), told="told" if "told" in attempt.steps else "not-asked")
        async with self._attempts.alone_with(server_id, member):
            if not await self._attempts.is_open(server_id, attempt):
                known = await self._cases.of_attempt(server_id, attempt.id)
                if known is not None and known.what.audit_id is None and audit_id is not None:
                    await self._cases.link(server_id, known.number, audit_id)
                return None
            if done or kind in ("note", "warning"):
                if kind == "softban" and await self._still_banned(server_id, member):
                    order = replace(order, kind="ban")  # what was done is a ban, until somebody lifts it
                new = replace(case_of(order, going), audit_id=audit_id)
                return await self._attempts.keep(server_id, attempt, new, (*going.steps, "settled"))
            if {"told", PERHAPS} & {*going.steps} and "done" not in going.steps:
                await self._notices.put_right(self._discord, server_id, order, going)
            await self._attempts.note(server_id, attempt, "failed", going.steps, "interrupted")
            return None

    async def looks_done(self, server_id: str, attempt: Attempt) -> bool:
        """Whether Discord looks as if an attempt had succeeded. Refused when it cannot be asked."""
        member = attempt.member or ""
        if attempt.kind == "softban":
            banned = await self._discord.stands(server_id, member, "ban", None)
            return banned or await self._discord.stands(server_id, member, "kick", None)
        return await self._discord.stands(server_id, member, attempt.kind, attempt.expires_at)  # type: ignore[arg-type]

    async def _still_banned(self, server_id: str, member: str) -> bool:
        try:
            return await self._discord.stands(server_id, member, "ban", None)
        except Refused:
            return False


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
