"""What follows when a rule has found something: the messages go, the member is silenced and told, staff see it.

On trial nothing follows but a line for staff that says what would have. A mistake is undone by a button: the member may
speak again, gets back what they wrote, and the mistake is counted against the rule.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol, Self
from uuid import uuid4

from core.clock import Clock
from core.errors import UserFacingError
from core.text import Texts, texts
from models import cases, outbox, prevention
from models.cases import Evidence, NewCase
from models.prevention import Hit, RuleCount
from models.session import Database
from services.alerts import Alerts
from services.cases import Cases
from services.container import Services
from services.enforcing import Enforcer
from services.languages import Languages
from services.moderation import Moderation
from services.outbox import Outbox
from services.penalties import ModerationSettings
from services.ports import Post, Refusal, Refused
from services.prevention import Finding, PreventionSettings
from services.prevention_posts import FOUND, NOTICE, PreventionPosts, hit_key, notice_key
from services.server_settings import ServerSettings

JOINED = timedelta(minutes=1)
"""Executions of the same rule on the same member within this are one case."""
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

    async def since(
        self, server_id: str, member_id: str, places: Sequence[tuple[str, str]], at: datetime
    ) -> Sequence[tuple[str, str]]:
        """What somebody wrote from a moment on, in the channels of these places."""
        ...

    async def pause_invites(self, server_id: str, until: datetime | None, reason: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Execution:
    """Discord's AutoMod has acted."""

    server: str
    rule: str
    member: str
    name: str | None
    channel: str | None
    message: str | None
    text: str
    at: datetime


class Preventing:
    """Acts on findings."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        languages: Languages,
        outbox: Outbox,
        cases: Cases,
        moderation: Moderation,
        alerts: Alerts,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._languages = languages
        self._outbox = outbox
        self._cases = cases
        self._moderation = moderation
        self._alerts = alerts
        self.broom: Broom | None = None

    @classmethod
    def build(cls, services: Services) -> Self:
        made = cls(
            services.database,
            services.clock,
            services.server_settings,
            services.languages,
            services.get(Outbox),
            services.get(Cases),
            services.get(Moderation),
            services.get(Alerts),
        )
        services.get(PreventionPosts)  # puts into words what is found
        return made

    @property
    def _hands(self) -> tuple[Enforcer, Broom]:
        if self._moderation.enforcer is None or self.broom is None:
            raise RuntimeError("nobody has said who enforces")
        return self._moderation.enforcer, self.broom

    async def act(self, finding: Finding) -> Hit:
        """What follows from a finding, by its mode: noted first, then acted on, then told."""
        if finding.rule == "join-wave":
            return await self._wave(finding)
        hit = await self._note(finding)
        if finding.mode == "act":
            await self._carry_out(finding.server, hit, finding.messages)
        return hit

    async def _note(self, finding: Finding) -> Hit:
        hit = _hit_of(finding)
        async with self._database.writing() as session:
            moderation = await self._server_settings.read_within(session, finding.server, ModerationSettings)
            await self._server_settings.know_within(session, finding.server)
            if finding.mode == "act":
                made = await self._cases.record_within(
                    session,
                    finding.server,
                    NewCase(
                        kind="automod",
                        at=finding.at,
                        source="automatic",
                        member=finding.author,
                        member_name=finding.name,
                        points=moderation.points_of("automod"),
                        evidence=finding.messages[:MOST_EVIDENCE],
                        rule=finding.rule,
                        told_elsewhere=True,
                    ),
                )
                hit = replace(hit, number=made.number if made else None)
            await prevention.add_hit(session, finding.server, hit)
            if finding.mode != "act":
                await self._outbox.owe_within(session, finding.server, hit_key(hit.id), FOUND, {"hit": hit.id})
        self._outbox.wake()
        return hit

    async def _carry_out(self, server: str, hit: Hit, messages: Sequence[Evidence]) -> None:
        """Clear away and silence; then staff and the member are told. Done twice, it changes nothing more."""
        chosen = await self._server_settings.read(server, PreventionSettings)
        until = await self._clear_away(server, hit, messages, chosen)
        async with self._database.writing() as session:
            if hit.number is not None and until is not None:
                await cases.change_case(session, server, hit.number, expires_at=until)
            await self._outbox.owe_within(session, server, hit_key(hit.id), FOUND, {"hit": hit.id})
            if hit.number is not None and hit.member is not None and hit.member.isdecimal():
                key = notice_key(server, hit.number)
                await self._outbox.owe_within(session, server, key, NOTICE, {"case": hit.number}, member=hit.member)
        self._outbox.wake()

    async def take_up(self, server: str) -> int:
        """Finish what a process had begun when it died, of the last minutes; how many findings that were."""
        now = self._clock.now()
        async with self._database.reading() as session:
            lately = await prevention.hits_since(session, server, now - TAKEN_UP)
            left = [
                (hit, await cases.case(session, server, hit.number or 0))
                for hit in lately
                if hit.mode == "act" and await outbox.owed(session, server, hit_key(hit.id)) is None
            ]
        for hit, case in left:
            if hit.rule == "join-wave":
                await self._owe_wave(server, hit, paused=0)
                continue
            if hit.member is not None and hit.member.isdecimal():
                await self._sweep_after(server, hit)
            await self._carry_out(server, hit, case.what.evidence if case is not None else ())
        return len(left)

    async def _sweep_after(self, server: str, hit: Hit) -> None:
        """What they went on writing in those channels goes too."""
        try:
            places = await self._hands[1].since(server, hit.member or "", hit.where, hit.at)
        except Refused as refused:
            _log.warning("what followed a finding on server %s could not be read: %s", server, refused.reason)
            return
        await self.sweep(server, places)

    async def sweep(self, server: str, places: Sequence[tuple[str, str]]) -> None:
        """Take messages away; what is refused is told once."""
        try:
            await self._hands[1].sweep(server, places, (await self._words(server))("prevention-swept"))
            await self._alerts.clear(server, "prevention-sweep")
        except Refused as refused:
            _log.warning("messages on server %s could not be taken away: %s", server, refused.reason)
            if refused.reason is not Refusal.UNREACHABLE:
                await self._alerts.staff(server, "prevention-sweep", "alert-prevention-sweep")

    async def _clear_away(
        self, server: str, hit: Hit, messages: Sequence[Evidence], chosen: PreventionSettings
    ) -> datetime | None:
        """Take the messages away and silence the member; until when. What is refused is told once, and skipped."""
        await self.sweep(server, [(one.channel, one.message) for one in messages])
        if not chosen.silence_minutes or hit.member is None or not hit.member.isdecimal():
            return None
        until = hit.at + timedelta(minutes=chosen.silence_minutes)
        reason = (await self._words(server))(f"prevention-rule-{hit.rule}")
        try:
            async with self._moderation.alone_with(server, hit.member):
                await self._silence(server, hit.member, until, reason)
        except Refused as refused:
            if refused.reason not in (Refusal.GONE, Refusal.UNREACHABLE):
                await self._alerts.staff(server, "prevention-silence", "alert-prevention-silence")
            return None
        return until

    async def _silence(self, server: str, member: str, until: datetime, reason: str) -> None:
        """Once more when the answer is lost: silenced twice is silenced once."""
        for attempt in range(2):
            try:
                await self._hands[0].time_out(server, member, until, reason)
                return
            except Refused as refused:
                if attempt or refused.reason is not Refusal.UNREACHABLE:
                    raise

    async def _wave(self, finding: Finding) -> Hit:
        """Many join at once: staff are called, and the invites rest if the server wants that."""
        hit, server, paused = _hit_of(finding), finding.server, 0
        chosen = await self._server_settings.read(server, PreventionSettings)
        async with self._database.writing() as session:
            await self._server_settings.know_within(session, server)
            await prevention.add_hit(session, server, hit)
        if finding.mode == "act" and chosen.pause_invites_minutes:
            until = self._clock.now() + timedelta(minutes=chosen.pause_invites_minutes)
            try:
                await self._hands[1].pause_invites(
                    server, until, (await self._words(server))("prevention-rule-join-wave")
                )
                paused = chosen.pause_invites_minutes
            except Refused:
                await self._alerts.staff(server, "prevention-invites", "alert-prevention-invites")
        await self._owe_wave(server, hit, paused)
        return hit

    async def _owe_wave(self, server: str, hit: Hit, paused: int) -> None:
        async with self._database.writing() as session:
            about = {"hit": hit.id, "paused": paused}
            await self._outbox.owe_within(session, server, hit_key(hit.id), FOUND, about)
        self._outbox.wake()

    async def mistaken(self, server_id: str, id: str, by: str) -> Hit:
        """It was a mistake: it is undone, and counted against the rule. UserFacingError the second time."""
        async with self._database.writing() as session:
            found = await prevention.hit(session, server_id, id)
            if found is None or not await prevention.mark_wrong(session, server_id, id, by):
                raise UserFacingError("prevention-wrong-already")
        if found.rule == "join-wave":
            if found.mode == "act":
                try:
                    await self._hands[1].pause_invites(server_id, None, "")
                except Refused:
                    raise UserFacingError("prevention-not-undone") from None
            return found
        if found.number is None or found.member is None:
            return found
        case = await self._cases.void(server_id, found.number, by, (await self._words(server_id))("prevention-wrong"))
        if not found.member.isdecimal():
            return found
        enforcer = self._hands[0]
        if case.what.expires_at is not None and case.what.expires_at > self._clock.now():
            try:
                await enforcer.time_out(server_id, found.member, None, "")
            except Refused as refused:
                if refused.reason is not Refusal.GONE:
                    raise UserFacingError("prevention-not-undone") from None
        await self._apologise(server_id, found.member, case.what.evidence)
        return found

    async def _apologise(self, server_id: str, member: str, evidence: Sequence[Evidence]) -> None:
        """They get back what they wrote, to post it again."""
        words = texts(await self._languages.of(server_id, member))
        name = await self._hands[0].server_name(server_id)
        lines = [words("notice-mistaken", server=name)]
        said = dict.fromkeys(one.text for one in evidence if one.text)
        lines += [f"> {text[:400]}" for text in list(said)[:3]]
        try:
            await self._hands[0].write(server_id, member, Post(text="\n".join(lines)[:2000]))
        except Refused:
            _log.info("member %s could not be told that it was a mistake", member)

    async def executed(self, execution: Execution) -> int | None:
        """AutoMod has acted: a case, one for whatever follows within a minute. Its number, of a new one."""
        async with self._database.writing() as session:
            await self._server_settings.know_within(session, execution.server)
            await cases.wait_for_turn(session, execution.server)
            since = execution.at - JOINED
            known = await prevention.automod_case(session, execution.server, execution.member, execution.rule, since)
            if known is not None:
                return None
            chosen = await self._server_settings.read_within(session, execution.server, ModerationSettings)
            shown = Evidence(
                execution.message or "0",
                execution.channel or "0",
                execution.member,
                execution.text,
                execution.at,
            )
            made = await self._cases.record_within(
                session,
                execution.server,
                NewCase(
                    kind="automod",
                    at=execution.at,
                    source="automatic",
                    member=execution.member,
                    member_name=execution.name,
                    points=chosen.points_of("automod"),
                    evidence=(shown,) if execution.text else (),
                    rule=execution.rule,
                ),
            )
        self._outbox.wake()
        return made.number if made else None

    async def counts(self, server_id: str, since: datetime) -> Sequence[RuleCount]:
        """What each rule found, and what of it was a mistake."""
        async with self._database.reading() as session:
            return await prevention.counts(session, server_id, since)

    async def tidy(self, server_id: str) -> None:
        """Forget what was found long ago."""
        async with self._database.writing() as session:
            await prevention.purge(session, server_id, self._clock.now() - KEPT)

    async def _words(self, server_id: str) -> Texts:
        return texts((await self._server_settings.general(server_id)).locale)


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
