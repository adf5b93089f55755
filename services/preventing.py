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

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from core.text import Texts, texts
from models import cases, prevention
from models.cases import Evidence, NewCase
from models.outbox import Owed
from models.prevention import Hit, RuleCount
from models.session import Database
from services.alerts import Alerts, mentioning
from services.cases import Cases, moment, person
from services.container import Services
from services.languages import Languages
from services.moderation import Enforcer, Moderation
from services.outbox import Outbox
from services.penalties import ModerationSettings
from services.ports import Post, PostButton, PostCard, Refusal, Refused
from services.prevention import Finding, PreventionSettings
from services.server_settings import GeneralSettings, ServerSettings

KIND = "prevention"
JOINED = timedelta(minutes=1)
"""Executions of the same rule on the same member within this are one case."""
KEPT = timedelta(days=90)
MOST_EVIDENCE = 12

_log = logging.getLogger(__name__)


class Broom(Protocol):
    """Takes messages away, and closes the door for a while. Raises Refused."""

    async def sweep(self, server_id: str, places: Sequence[tuple[str, str]], reason: str) -> None:
        """Delete messages, given as channel and id; those that are gone are no trouble."""
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
        services.get(Outbox).register(KIND, made)
        return made

    @property
    def _hands(self) -> tuple[Enforcer, Broom]:
        if self._moderation.enforcer is None or self.broom is None:
            raise RuntimeError("nobody has said who enforces")
        return self._moderation.enforcer, self.broom

    async def act(self, finding: Finding) -> Hit:
        """What follows from a finding, by its mode."""
        chosen = await self._server_settings.read(finding.server, PreventionSettings)
        if finding.rule == "join-wave":
            return await self._wave(finding, chosen)
        until: datetime | None = None
        if finding.mode == "act":
            until = await self._clear_away(finding, chosen)
        hit = await self._keep(finding, until)
        if finding.mode == "act" and hit.number is not None:
            await self._tell(finding, hit.number, until)
        return hit

    async def _clear_away(self, finding: Finding, chosen: PreventionSettings) -> datetime | None:
        """Take the messages away and silence the member; until when. What is refused is told once, and skipped."""
        enforcer, broom = self._hands
        server, member = finding.server, finding.author or ""
        reason = (await self._words(server))(f"prevention-rule-{finding.rule}")
        try:
            await broom.sweep(server, [(one.channel, one.message) for one in finding.messages], reason)
            await self._alerts.clear(server, "prevention-sweep")
        except Refused as refused:
            _log.warning("messages on server %s could not be taken away: %s", server, refused.reason)
            await self._alerts.staff(server, "prevention-sweep", "alert-prevention-sweep")
        if not chosen.silence_minutes:
            return None
        until = self._clock.now() + timedelta(minutes=chosen.silence_minutes)
        try:
            async with self._moderation.alone_with(server, member):
                await enforcer.time_out(server, member, until, reason)
        except Refused as refused:
            if refused.reason is not Refusal.GONE:
                await self._alerts.staff(server, "prevention-silence", "alert-prevention-silence")
            return None
        return until

    async def _keep(self, finding: Finding, until: datetime | None) -> Hit:
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
                        expires_at=until,
                        points=moderation.points_of("automod"),
                        evidence=finding.messages[:MOST_EVIDENCE],
                        rule=finding.rule,
                        told_elsewhere=True,
                    ),
                )
                hit = replace(hit, number=made.number if made else None)
            await prevention.add_hit(session, finding.server, hit)
            await self._outbox.owe_within(session, finding.server, key_of(hit.id), KIND, {"hit": hit.id})
        self._outbox.wake()
        return hit

    async def _tell(self, finding: Finding, number: int, until: datetime | None) -> None:
        server, member = finding.server, finding.author or ""
        words = texts(await self._languages.of(server, member))
        name = await self._hands[0].server_name(server)
        said = words(
            "notice-automod",
            server=name,
            rule=words(f"prevention-rule-{finding.rule}"),
            silent="yes" if until else "no",
            until=moment(until) if until else "",
        )
        appeal = PostButton(words("notice-button-appeal"), custom_id=f"record:appeal:v1:{server}.{number}")
        post = Post(text=f"{said}\n{words('notice-appeal')}", buttons=(appeal,))
        told: cases.Told = "told"
        try:
            await self._hands[0].write(server, member, post)
        except Refused as refused:
            told = "closed" if refused.reason is Refusal.CLOSED else "failed"
        await self._cases.note_told(server, number, told)

    async def _wave(self, finding: Finding, chosen: PreventionSettings) -> Hit:
        """Many join at once: staff are called, and the invites rest if the server wants that."""
        hit = _hit_of(finding)
        paused = False
        if finding.mode == "act" and chosen.pause_invites_minutes:
            until = self._clock.now() + timedelta(minutes=chosen.pause_invites_minutes)
            try:
                reason = (await self._words(finding.server))("prevention-rule-join-wave")
                await self._hands[1].pause_invites(finding.server, until, reason)
                paused = True
            except Refused:
                await self._alerts.staff(finding.server, "prevention-invites", "alert-prevention-invites")
        async with self._database.writing() as session:
            await self._server_settings.know_within(session, finding.server)
            await prevention.add_hit(session, finding.server, hit)
            about = {"hit": hit.id, "paused": chosen.pause_invites_minutes if paused else 0}
            await self._outbox.owe_within(session, finding.server, key_of(hit.id), KIND, about)
        self._outbox.wake()
        return hit

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

    # The outbox asks

    async def channel(self, owed: Owed) -> str | None:
        chosen = await self._server_settings.read(owed.server, ModerationSettings)
        staff = (await self._server_settings.general(owed.server)).staff_channel
        return staff or chosen.log_channel

    async def post(self, owed: Owed) -> Post | None:
        """What staff read of a finding."""
        async with self._database.reading() as session:
            found = await prevention.hit(session, owed.server, str(owed.about["hit"]))
            general = await self._server_settings.read_within(session, owed.server, GeneralSettings)
        if found is None:
            return None
        words = texts(general.locale)
        wave = found.rule == "join-wave"
        mentioned = await self._alerts.to_mention(owed.server, grave=True) if wave else ()
        post = _told(owed, found, words)
        return replace(post, text=mentioning(mentioned, ""), mentions=mentioned)

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        """Nothing else is to be noted."""

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        """The staff channel is gone or closed: whoever owns the server is told by the alert."""
        await self._alerts.staff(owed.server, "staff-channel", "alert-staff-channel")


def key_of(hit: str) -> str:
    return f"hit-{hit}"


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


def _told(owed: Owed, found: Hit, words: Texts) -> Post:
    rule = words(f"prevention-rule-{found.rule}")
    trial = found.mode == "trial"
    lines = []
    if found.rule == "join-wave":
        lines.append(words("prevention-line-wave", number=found.people))
        paused = int(owed.about.get("paused") or 0)
        if paused:
            lines.append(words("prevention-line-paused", minutes=paused))
    else:
        lines.append(words("prevention-line-member", member=person(found.member, found.name)))
        if trial:
            links = [f"https://discord.com/channels/{owed.server}/{channel}/{one}" for channel, one in found.where[:3]]
            lines.append(words("prevention-line-where", links=" ".join(links)))
        elif found.number is not None:
            lines.append(words("prevention-line-case", number=found.number))
    if trial:
        lines.append(words("prevention-line-trial"))
    title = words("prevention-title-trial" if trial else "prevention-title", rule=rule)
    wrong = PostButton(words("prevention-button-wrong"), custom_id=f"prevention:wrong:v1:{owed.key}")
    buttons: tuple[PostButton, ...] = (wrong,)
    if found.number is not None:
        details = PostButton(words("case-button-details"), custom_id=f"cases:details:v1:case-{found.number}")
        buttons = (wrong, details)
    card = PostCard(title, "\n".join(lines), 0x8080A0 if trial else 0xD04A30)
    return Post(cards=(card,), buttons=buttons, key=owed.key)
