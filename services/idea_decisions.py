"""What the brand decides about ideas: step by step, with a reason and a promised day, told to everybody behind them."""

from datetime import datetime
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from models import idea_people, ideas, members, polls
from models.ideas import PROMISED, Idea, IdeaStatus
from services.audit import Audit
from services.consent import gate_of
from services.container import Services
from services.idea_rules import (
    DECIDED_AFTER_THE_VOTE,
    DEEP,
    NEWS,
    NEXT,
    TOLD,
    TOLD_TO_VOTERS,
    check_decision,
    sound_reason,
)
from services.ideas import Ideas, existing
from services.outbox import Outbox
from services.server_settings import GeneralSettings, ServerSettings


class IdeaDecisions:
    """Takes ideas further. What is decided is owed to everybody behind it in the transaction that decides it."""

    def __init__(
        self, clock: Clock, server_settings: ServerSettings, outbox: Outbox, known: Ideas, audit: Audit
    ) -> None:
        self._clock = clock
        self._server_settings = server_settings
        self._outbox = outbox
        self._ideas = known
        self._audit = audit

    @classmethod
    def build(cls, services: Services) -> Self:
        get = services.get
        return cls(services.clock, services.server_settings, get(Outbox), get(Ideas), services.audit)

    async def move(
        self,
        server_id: str,
        id: str,
        status: IdeaStatus,
        by: str,
        *,
        reason: str = "",
        promised_for: datetime | None = None,
    ) -> Idea:
        """Take an idea a step further, and owe the news to everybody behind it.

        UserFacingError for a step that does not follow, a decision without a reason, a promise without a day ahead.
        """
        reason, now = sound_reason(reason), self._clock.now()
        check_decision(status, reason, promised_for, now)
        async with self._ideas.turn(server_id) as session:
            idea = await existing(session, server_id, id)
            if idea.status == status:
                return idea
            if status not in NEXT.get(idea.status, ()):
                raise UserFacingError("idea-moved-meanwhile", title=idea.title)
            if status in DECIDED_AFTER_THE_VOTE:
                await _check_voted(session, server_id, idea)
            values: dict[str, object] = {"status": status, "changed_at": now, "step": idea.step + 1}
            if status in TOLD:
                values |= {"decided_by": by, "decided_at": now, "reason": reason or idea.reason}
            if status == "accepted":
                values["promised_for"] = promised_for
            if status in ("declined", "open"):
                values["promised_for"] = None
            if status == "open":
                values |= {"reason": None, "decided_at": None, "decided_by": None}
            await ideas.change(session, server_id, id, **values)
            await self._credit_arguments(session, server_id, idea, now)
            if status in TOLD:
                await self._owe_news(session, server_id, idea, status)
            await self._audit.note_within(session, server_id, by, f"idea.{status}", subject=id)
            return await existing(session, server_id, id)

    async def promise(self, server_id: str, id: str, by: str, day: datetime, reason: str = "") -> Idea:
        """Promise another day for what was accepted, and owe the news to everybody behind it."""
        reason = sound_reason(reason)
        async with self._ideas.turn(server_id) as session:
            idea = await existing(session, server_id, id)
            if idea.status not in PROMISED:
                raise UserFacingError("idea-moved-meanwhile", title=idea.title)
            if day <= self._clock.now():
                raise UserFacingError("idea-needs-day")
            values = {"promised_for": day, "changed_at": self._clock.now(), "step": idea.step + 1}
            await ideas.change(session, server_id, id, reason=reason or idea.reason, **values)
            await self._audit.note_within(session, server_id, by, "idea.promise", subject=id)
            await self._owe_news(session, server_id, idea, idea.status, moved=True)
            return await existing(session, server_id, id)

    async def _credit_arguments(self, session: AsyncSession, server_id: str, idea: Idea, now: datetime) -> None:
        """Whoever argued in depth in its thread is credited, as far as they may be named."""
        if idea.thread is None:
            return
        general = await self._server_settings.read_within(session, server_id, GeneralSettings)
        gate = await gate_of(session, server_id, general)
        argued = await idea_people.who_argued(session, server_id, idea.thread, DEEP)
        named = [member for member in argued if gate.may_name(member)]
        await idea_people.stand_behind(session, server_id, idea.id, named, "argued", now)

    async def _owe_news(
        self, session: AsyncSession, server_id: str, idea: Idea, status: IdeaStatus, *, moved: bool = False
    ) -> None:
        parts = await idea_people.behind(session, server_id, idea.id)
        to_voters = status in TOLD_TO_VOTERS and not moved
        people = {one.member for one in parts if one.part != "voted" or to_voters}
        only_voted = people - {one.member for one in parts if one.part != "voted"}
        known = await members.members(session, server_id)
        gone = {one.id for one in known.values() if one.bot or one.left_at is not None}
        about, step = {"idea": idea.id, "status": status, "step": idea.step + 1, "moved": moved}, idea.step + 1
        for member in sorted(people - gone):
            key = f"news-{server_id}-{idea.id}-{step}-{member}"
            told = {**about, "voted": True} if member in only_voted else about
            await self._outbox.owe_within(session, server_id, key, NEWS, told, member=member)


async def _check_voted(session: AsyncSession, server_id: str, idea: Idea) -> None:
    """UserFacingError while members still vote on it: a decision would make fools of them."""
    poll = None if idea.status != "in_vote" or idea.poll is None else await polls.poll_of(session, server_id, idea.poll)
    if poll is not None and poll.status in ("planned", "open"):
        raise UserFacingError("idea-vote-runs", title=idea.title, number=poll.id)
