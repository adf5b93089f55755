"""The findings of a digest that was told, one by one: what each rests on, who takes it on, which one was wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from core.clock import Clock
from core.errors import UserFacingError
from core.text import texts
from core.windows import Week
from models import feedback, messages
from models.feedback import Wrong
from models.session import Database
from reports.digest import Line, compose
from reports.facts import WeekFacts
from services.audit import Audit
from services.container import Services
from services.facts import discord_links
from services.inbox import Entry, Inbox
from services.inbox import mark_of as inbox_mark_of
from services.talk_waiting import TALK_KINDS, key_of_turn
from services.themes import Themes
from services.themes import mark_of as theme_mark_of
from services.weekly import WeeklyDigests

ABOUT_A_MESSAGE = (*TALK_KINDS, "need", "worth_reading", "member_conversation", "people")
"""Kinds of which one message says what a finding is about: called wrong, it is not told of that message again."""
NOT_JUDGED = ("verdict", "quiet_week", "experiment")
"""What follows from the other findings, or proposes something, is not right or wrong by itself."""


@dataclass(frozen=True, slots=True)
class FindingTold:
    """A finding in words. `about` says which one it is, whatever its words: its kind and what it is about."""

    kind: str
    text: str
    about: str
    message_ids: tuple[str, ...]
    links: Mapping[str, str]


class FindingsTold:
    """Looks findings up in stored digests, and keeps what staff say of them."""

    def __init__(
        self, database: Database, clock: Clock, audit: Audit, digests: WeeklyDigests, inbox: Inbox, themes: Themes
    ) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._digests = digests
        self._inbox = inbox
        self._themes = themes

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(
            services.database,
            services.clock,
            services.audit,
            services.get(WeeklyDigests),
            services.get(Inbox),
            services.get(Themes),
        )

    async def all(self, server_id: str, week: Week, locale: str) -> tuple[FindingTold, ...]:
        """Every finding of a week, in the order in which it was told. UserFacingError for a week that was not."""
        facts = await self._facts(server_id, week)
        lines = compose(facts, texts(locale)).lines
        wanted = {message_id for line in lines for message_id in line.message_ids}
        async with self._database.reading() as session:
            known = await messages.messages_by_id(session, server_id, wanted)
        link = discord_links(server_id)
        links = {message.id: link(message.channel, message.id) or "" for message in known.values()}
        return tuple(_told(line, facts, links) for line in lines)

    async def waiting(self, server_id: str, week: Week, locale: str) -> tuple[FindingTold, ...]:
        """The findings that somebody can take on: those of which the message still waits."""
        still = {entry.mark for entry in await self._inbox.waiting(server_id, snoozed=True)}
        told = await self.all(server_id, week, locale)
        return tuple(one for one in told if one.kind in TALK_KINDS and _inbox_mark(one) in still)

    async def judged(self, server_id: str, week: Week, locale: str) -> tuple[FindingTold, ...]:
        """The findings that can be called wrong."""
        return tuple(one for one in await self.all(server_id, week, locale) if one.kind not in NOT_JUDGED)

    async def take(self, server_id: str, about: str, by: str) -> Entry:
        """Somebody takes on what a finding is about. UserFacingError when it waits no longer."""
        kind, _, subject = about.partition(":")
        return await self._inbox.claim(server_id, inbox_mark_of(key_of_turn(kind, subject)), by)

    async def call_wrong(self, server_id: str, about: str, by: str) -> bool:
        """Keep that a finding was wrong; False when it was kept before. A theme that was wrong is dismissed."""
        kind, _, subject = about.partition(":")
        if kind == "theme":
            await self._themes.dismiss(server_id, subject, by)
        async with self._database.writing() as session:
            said = (await messages.messages_by_id(session, server_id, [subject])).get(subject)
            wrong = Wrong(kind, subject, said.author if said else None)
            new = await feedback.note_wrong(session, server_id, wrong, by, self._clock.now())
            if new:
                await self._audit.note_within(session, server_id, by, "digest.wrong", after={"kind": kind})
            return new

    async def right_after_all(self, server_id: str, about: str, by: str) -> None:
        """Take back that a finding was wrong."""
        kind, _, subject = about.partition(":")
        if kind == "theme":
            await self._themes.confirm(server_id, subject, by)
        async with self._database.writing() as session:
            await feedback.take_back(session, server_id, kind, subject)

    async def called_wrong(self, server_id: str) -> dict[str, int]:
        """How many findings of each kind staff called wrong so far."""
        async with self._database.reading() as session:
            return await feedback.counted(session, server_id)

    async def _facts(self, server_id: str, week: Week) -> WeekFacts:
        facts = await self._digests.facts(server_id, week)
        if facts is None:
            raise UserFacingError("digest-week-unknown")
        return facts


def _told(line: Line, facts: WeekFacts, known: Mapping[str, str]) -> FindingTold:
    links = {message_id: known[message_id] for message_id in line.message_ids if message_id in known}
    # Messages that are gone from storage may still be on Discord: what the digest leads to, it still leads to.
    given = {link.rpartition("/")[2]: link for link in line.links}
    return FindingTold(line.kind, line.text, _about(line, facts), line.message_ids, {**given, **links})


def _about(line: Line, facts: WeekFacts) -> str:
    if line.kind == "theme":
        key = next((theme.key for theme in facts.themes if theme.message_ids == line.message_ids), None)
        return f"theme:{theme_mark_of(key or line.text)}"
    if line.kind in ABOUT_A_MESSAGE and line.message_ids:
        return f"{line.kind}:{line.message_ids[0]}"
    return f"{line.kind}:{facts.week}"


def _inbox_mark(told: FindingTold) -> str:
    kind, _, subject = told.about.partition(":")
    return inbox_mark_of(key_of_turn(kind, subject))
