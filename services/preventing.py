"""What follows when a rule has found something: the messages go, the member is silenced and told, staff see it.

On trial nothing follows but a line for staff that says what would have. What one person does within a minute is one
finding and one case, whichever process hears of it, also when one died in the middle of it.
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol, Self
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from models import cases, outbox, presence, prevention
from models.case_values import Case, Evidence, NewCase
from models.prevention import Hit, RuleCount
from services.attempts import Attempts
from services.cases import Cases
from services.container import Services
from services.desk import Desk
from services.enforcing import Enforcer
from services.moderation import Moderation
from services.penalties import ModerationSettings
from services.ports import Refusal, Refused
from services.prevention import HOT, WAVE_LASTS, Finding, PreventionSettings
from services.prevention_posts import FOUND, NOTICE, PreventionPosts, hit_key, notice_key

KEPT = timedelta(days=90)
MOST_EVIDENCE = 12
TAKEN_UP = timedelta(minutes=15)
"""What was begun longer ago is not taken up: by now people have seen it."""

_log = logging.getLogger(__name__)


class Broom(Protocol):
    """Takes messages away, and closes the door for a while. Raises Refused."""

    async def sweep(self, server_id: str, places: Sequence[tuple[str, str]], reason: str) -> None:
        """Delete messages, given as channel and id; those that are gone are no trouble."""
        ...

    async def pause_invites(self, server_id: str, until: datetime | None, reason: str) -> None: ...


class Preventing:
    """Acts on findings."""

    def __init__(self, desk: Desk, cases: Cases, attempts: Attempts, moderation: Moderation) -> None:
        self._desk = desk
        self._cases = cases
        self._attempts = attempts
        self._moderation = moderation
        self.broom: Broom | None = None

    @classmethod
    def build(cls, services: Services) -> Self:
        services.get(PreventionPosts)  # puts into words what is found
        return cls(services.get(Desk), services.get(Cases), services.get(Attempts), services.get(Moderation))

    @property
    def hands(self) -> tuple[Enforcer, Broom]:
        """What acts in Discord."""
        if self._moderation.enforcer is None or self.broom is None:
            raise RuntimeError("nobody has said who enforces")
        return self._moderation.enforcer, self.broom

    async def act(self, finding: Finding) -> Hit | None:
        """What follows from a finding, by its mode: noted first, then acted on, then told.

        None when it belongs to what was found a moment ago, by this process or another: then its messages go too.
        """
        hit = await self._note(finding)
        if finding.mode == "act":
            if hit is None:
                await self.sweep(finding.server, [(one.channel, one.message) for one in finding.messages])
            elif hit.rule == "join-wave":
                await self._close_the_door(finding.server, hit)
            else:
                await self._carry_out(finding.server, hit, finding.messages)
        return hit

    async def _note(self, finding: Finding) -> Hit | None:
        hit = _hit_of(finding)
        wave = finding.rule == "join-wave"
        async with self._desk.database.writing() as session:
            await self._desk.settings.know_within(session, finding.server)
            await cases.wait_for_turn(session, finding.server)
            since = finding.at - (WAVE_LASTS if wave else HOT)
            if await prevention.found_lately(session, finding.server, hit, since):
                return None
            if finding.mode == "act" and not wave:
                made = await self._open_case(session, finding)
                hit = replace(hit, number=made.number if made else None)
            await prevention.add_hit(session, finding.server, hit)
            if finding.mode != "act":
                await self._desk.outbox.owe_within(session, finding.server, hit_key(hit.id), FOUND, {"hit": hit.id})
        self._desk.outbox.wake()
        return hit

    async def _open_case(self, session: AsyncSession, finding: Finding) -> Case | None:
        chosen = await self._desk.settings.read_within(session, finding.server, ModerationSettings)
        return await self._cases.record_within(
            session,
            finding.server,
            NewCase(
                kind="automod",
                at=finding.at,
                source="automatic",
                member=finding.author,
                member_name=finding.name,
                points=chosen.points_of("automod"),
                evidence=finding.messages[:MOST_EVIDENCE],
                rule=finding.rule,
                told_elsewhere=True,
            ),
        )

    async def _carry_out(self, server: str, hit: Hit, messages: Sequence[Evidence]) -> None:
        """Clear away and silence; then staff and the member are told. Done twice, it changes nothing more."""
        chosen = await self._desk.settings.read(server, PreventionSettings)
        until = await self._clear_away(server, hit, messages, chosen)
        async with self._desk.database.writing() as session:
            if hit.number is not None and until is not None:
                await cases.change_case(session, server, hit.number, expires_at=until)
            await self._desk.outbox.owe_within(session, server, hit_key(hit.id), FOUND, {"hit": hit.id})
            if hit.number is not None and hit.member is not None and hit.member.isdecimal():
                key = notice_key(server, hit.number)
                await self._desk.outbox.owe_within(
                    session, server, key, NOTICE, {"case": hit.number}, member=hit.member
                )
        self._desk.outbox.wake()

    async def take_up(self, server: str) -> Sequence[Hit]:
        """Finish what a process had begun when it died; what was found in the last minutes, the longest ago first."""
        now = self._desk.clock.now()
        async with self._desk.database.reading() as session:
            lately = await prevention.hits_since(session, server, now - TAKEN_UP)
            left = [
                (hit, await cases.case(session, server, hit.number or 0))
                for hit in lately
                if hit.mode == "act" and await outbox.owed(session, server, hit_key(hit.id)) is None
            ]
        for hit, case in left:
            if hit.rule == "join-wave":
                await self._close_the_door(server, hit)
            else:
                await self._carry_out(server, hit, case.what.evidence if case is not None else ())
        return lately

    async def heard_until(self, server: str, before: datetime) -> datetime | None:
        """Until when a process that was there before listened; None: never, or too long ago to look back to."""
        async with self._desk.database.reading() as session:
            heard = await presence.last_heard(session, server, before)
        return heard if heard is not None and heard > before - TAKEN_UP else None

    async def sweep(self, server: str, places: Sequence[tuple[str, str]]) -> None:
        """Take messages away; what is refused is told once."""
        try:
            await self.hands[1].sweep(server, places, (await self._desk.words(server))("prevention-swept"))
            await self._desk.alerts.clear(server, "prevention-sweep")
        except Refused as refused:
            _log.warning("messages on server %s could not be taken away: %s", server, refused.reason)
            if refused.reason is not Refusal.UNREACHABLE:
                await self._desk.alerts.staff(server, "prevention-sweep", "alert-prevention-sweep")

    async def _clear_away(
        self, server: str, hit: Hit, messages: Sequence[Evidence], chosen: PreventionSettings
    ) -> datetime | None:
        """Take the messages away and silence the member; until when. What is refused is told once, and skipped."""
        await self.sweep(server, [(one.channel, one.message) for one in messages])
        if not chosen.silence_minutes or hit.member is None or not hit.member.isdecimal():
            return None
        until = hit.at + timedelta(minutes=chosen.silence_minutes)
        if until <= self._desk.clock.now():
            return None
        reason = (await self._desk.words(server))(f"prevention-rule-{hit.rule}")
        try:
            async with self._attempts.alone_with(server, hit.member):
                await self._silence(server, hit.member, until, reason)
        except Refused as refused:
            if refused.reason not in (Refusal.GONE, Refusal.UNREACHABLE):
                await self._desk.alerts.staff(server, "prevention-silence", "alert-prevention-silence")
            return None
        return until

    async def _silence(self, server: str, member: str, until: datetime, reason: str) -> None:
        """Once more when the answer is lost: silenced twice is silenced once."""
        for attempt in range(2):
            try:
                await self.hands[0].time_out(server, member, until, reason)
                return
            except Refused as refused:
                if attempt or refused.reason is not Refusal.UNREACHABLE:
                    raise

    async def _close_the_door(self, server: str, hit: Hit) -> None:
        """Many join at once: the invites rest if the server wants that, and staff are called."""
        paused, chosen = 0, await self._desk.settings.read(server, PreventionSettings)
        until = hit.at + timedelta(minutes=chosen.pause_invites_minutes)
        if until > self._desk.clock.now():
            reason = (await self._desk.words(server))("prevention-rule-join-wave")
            try:
                await self.hands[1].pause_invites(server, until, reason)
                paused = chosen.pause_invites_minutes
            except Refused:
                await self._desk.alerts.staff(server, "prevention-invites", "alert-prevention-invites")
        async with self._desk.database.writing() as session:
            about = {"hit": hit.id, "paused": paused}
            await self._desk.outbox.owe_within(session, server, hit_key(hit.id), FOUND, about)
        self._desk.outbox.wake()

    async def counts(self, server_id: str, since: datetime) -> Sequence[RuleCount]:
        """What each rule found, and what of it was a mistake."""
        async with self._desk.database.reading() as session:
            return await prevention.counts(session, server_id, since)

    async def tidy(self, server_id: str) -> None:
        """Forget what was found long ago."""
        async with self._desk.database.writing() as session:
            await prevention.purge(session, server_id, self._desk.clock.now() - KEPT)


def _hit_of(finding: Finding) -> Hit:
    places = tuple((one.channel, one.message) for one in finding.messages[:MOST_EVIDENCE])
    return Hit(
        uuid4().hex[:12],
        finding.rule,
        finding.mode,
        finding.at,
        finding.author,
        finding.name,
        places,
        people=len(finding.people),
    )
