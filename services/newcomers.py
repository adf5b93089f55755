"""How far newcomers get, for staff and for the digest: in totals, and by name only what those agreed to whom it names.

And how much members say that they feel part of the community: one question, at most once in thirty days.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from metrics.community.newcomers import Newcomer, Step, belonging_said, funnel
from metrics.values import Measurement
from models import door, members, profiles, pulses, turns
from models.door import Arrival
from models.session import Database
from reports.facts import AreaLine
from services.consent import gate_of
from services.container import Services
from services.present import Present
from services.server_settings import GeneralSettings, ServerSettings
from services.week_sources import WeekSources

COHORT = timedelta(days=60)
"""Newcomers are those who joined since then: for so long turns are kept."""
SPEAKS_FOR = timedelta(days=90)
"""For how long an answer counts."""
EVERY = timedelta(days=30)
"""Between two answers of one member."""

StuckAt = Literal["approval", "rules", "consent", "profile", "silent", "unanswered"]


@dataclass(frozen=True, slots=True)
class Stuck:
    """Somebody who got no further, and since when. Whether they wrote is told only of those who agreed to be named."""

    member: str
    at: StuckAt
    since: datetime


class Newcomers:
    """Reads how it goes for newcomers; takes and totals answers about belonging."""

    def __init__(
        self, database: Database, clock: Clock, server_settings: ServerSettings, present: Present | None = None
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._present = present

    @classmethod
    def build(cls, services: Services) -> Self:
        made = cls(services.database, services.clock, services.server_settings, services.get(Present))
        services.get(WeekSources).register("newcomers", made)
        return made

    async def funnel(self, server_id: str) -> tuple[Step, ...]:
        """How far those got who joined in the last sixty days, whether or not they are still there."""
        await self._catch_up(server_id)
        async with self._database.reading() as session:
            return await self._funnel_within(session, server_id, self._clock.now() + timedelta(minutes=1))

    async def stuck(self, server_id: str) -> tuple[Stuck, ...]:
        """Who is still there and got no further, the longest first."""
        await self._catch_up(server_id)
        async with self._database.reading() as session:
            general = await self._server_settings.read_within(session, server_id, GeneralSettings)
            gate = await gate_of(session, server_id, general)
            here = [one for one in await door.arrivals(session, server_id) if one.left_at is None]
            declared = await profiles.profiles(session, server_id)
            chosen = await members.consents(session, server_id)
            names = [one.member for one in here]
            spoke = await members.first_turns(session, server_id, self._clock.now() + timedelta(minutes=1))
            answered = await turns.first_replies(session, server_id, names)
            still_kept = await turns.moments_of(session, server_id, names)
        found = []
        for one in here:
            if one.admission == "declined":
                continue
            profile = declared.get(one.member)
            at, since = _door_step(
                one, consent_chosen=one.member in chosen, declared_at=profile.declared_at if profile else None
            )
            if at is None and gate.may_name(one.member):
                if one.member not in spoke:
                    at = "silent"
                elif one.member not in answered and one.member in still_kept:
                    at, since = "unanswered", spoke[one.member]
            if at is not None:
                found.append(Stuck(one.member, at, since))
        return tuple(sorted(found, key=lambda stuck: (stuck.since, stuck.member)))

    async def _catch_up(self, server_id: str) -> None:
        if self._present is not None:
            await self._present.catch_up(server_id)

    async def _funnel_within(self, session: AsyncSession, server_id: str, until: datetime) -> tuple[Step, ...]:
        general = await self._server_settings.read_within(session, server_id, GeneralSettings)
        gate = await gate_of(session, server_id, general)
        cohort = [one for one in await door.arrivals(session, server_id) if until - COHORT <= one.joined_at < until]
        staff = await members.staff_among(session, server_id, [one.member for one in cohort])
        cohort = [one for one in cohort if one.member not in staff]
        names = [one.member for one in cohort]
        declared = await profiles.profiles(session, server_id, names)
        spoke = await turns.moments_of(session, server_id, names)
        answered = await turns.first_replies(session, server_id, names)
        newcomers = [
            Newcomer(
                one.joined_at,
                one.accepted_at is not None and one.accepted_at < until,
                one.member in declared,
                gate.may_keep(one.member),
                tuple(spoke.get(one.member, ())),
                answered.get(one.member),
            )
            for one in cohort
        ]
        return funnel(newcomers, until)

    # The digest asks

    async def lines(self, server_id: str, start: datetime, end: datetime) -> Sequence[AreaLine]:
        """How far newcomers got, and how many say that they feel part of it: totals of five or more, or nothing."""
        async with self._database.reading() as session:
            steps = {one.name: one for one in await self._funnel_within(session, server_id, end)}
            given = await pulses.answers(session, server_id, end - SPEAKS_FOR, end)
        found = []
        if (joined := steps["joined"].reached) is not None:
            values = {name: steps[name].reached or 0 for name in ("accepted", "spoke", "answered")}
            found.append(AreaLine("newcomer", "onboarding-line-funnel", {"joined": joined, **values}))
        felt = belonging_said(given)
        if felt.value is not None:
            found.append(AreaLine("newcomer", "onboarding-line-belonging", said(felt)))
        return found

    # Belonging

    async def belonging(self, server_id: str) -> Measurement:
        """How many of those who answered in the last ninety days feel part of the community."""
        now = self._clock.now()
        async with self._database.reading() as session:
            return belonging_said(
                await pulses.answers(session, server_id, now - SPEAKS_FOR, now + timedelta(minutes=1))
            )

    async def counts(self, server_id: str, member_id: str) -> bool:
        """Whether somebody's answer may be kept: how they feel is a measure of them, which their consent is about."""
        async with self._database.reading() as session:
            return await self._counts_within(session, server_id, member_id)

    async def _counts_within(self, session: AsyncSession, server_id: str, member_id: str) -> bool:
        general = await self._server_settings.read_within(session, server_id, GeneralSettings)
        return (await gate_of(session, server_id, general)).may_keep(member_id)

    async def may_answer(self, server_id: str, member_id: str) -> datetime | None:
        """None: they may answer now. Otherwise from when on."""
        async with self._database.reading() as session:
            last = await pulses.answered_at(session, server_id, member_id)
        return None if last is None or last + EVERY <= self._clock.now() else last + EVERY

    async def feel(self, server_id: str, member_id: str, answer: int) -> None:
        """How much somebody feels part of the community, from 1 to 5.

        UserFacingError within thirty days, and at "none".
        """
        if not 1 <= answer <= 5:
            raise UserFacingError("error-button-retired")
        now = self._clock.now()
        async with self._database.writing() as session:
            await self._server_settings.know_within(session, server_id)
            if not await self._counts_within(session, server_id, member_id):
                raise UserFacingError("pulse-at-none")
            if not await pulses.answer(session, server_id, member_id, answer, now, now - EVERY):
                raise UserFacingError("pulse-answered-already")


def said(felt: Measurement) -> dict[str, str | int | None]:
    """A share in whole percents with its interval, as its sentence needs it."""
    assert felt.value is not None and felt.interval is not None
    return {
        "people": int(felt.denominator or 0),
        "share": round(felt.value * 100),
        "low": round(felt.interval.low * 100),
        "high": round(felt.interval.high * 100),
    }


def _door_step(
    arrival: Arrival, *, consent_chosen: bool, declared_at: datetime | None
) -> tuple[StuckAt | None, datetime]:
    """At which step of the door somebody stands, and since when; None: they are through."""
    accepted = arrival.accepted_at
    if accepted is None:
        return ("approval" if arrival.admission == "asked" else "rules"), arrival.joined_at
    if arrival.admission == "asked":
        return "approval", arrival.joined_at
    if not consent_chosen:
        return "consent", accepted
    return (None, declared_at) if declared_at is not None else ("profile", accepted)
