"""The digest of the week, from the calendar to the staff's channel: read, counted, gathered, owed, and told.

What is stored are facts. The words are found when they are sent or asked for, in the language of whoever reads them.
"""

import asyncio
import logging
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, Self
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.text import Texts, texts
from core.windows import Week
from metrics.listening.themes import ThemeConfigured
from models import digests, messages, servers
from models.outbox import Owed
from models.servers import Server
from models.session import Database
from reports import as_message
from reports.facts import WeekFacts
from reports.waiting import count_waiting
from services.backfill import Backfill
from services.calendar import Calendar, Occasion, told_at
from services.consent import before_choice
from services.container import Services
from services.digests import Digests, facts_of, weeks_needed
from services.facts import Facts, Record, discord_links
from services.listening import Listening
from services.outbox import Outbox
from services.ports import Post, PostButton, PostCard, PostFile, Refusal, Sender
from services.reading_along import ReadingAlong
from services.rollups import OutOfDate, Rollups
from services.server_settings import GeneralSettings, ServerSettings
from services.week_sources import WeekSources
from services.weeks import Weeks
from services.windows import Windows

KIND = "digest"
LONGEST_CATCHING_UP = timedelta(hours=6)
"""Whatever has not been read by then is missing from a digest that says so."""
_TRIES = 3

_log = logging.getLogger(__name__)


class Alerts(Protocol):
    """How whoever can mend something on a server is told of it."""

    async def alert(self, server_id: str, words: str) -> None: ...


@dataclass(frozen=True, slots=True)
class _Community:
    """What a digest is made with: for one job, since it remembers what it has read."""

    record: Record
    weeks: Weeks
    rollups: Rollups
    facts: Facts
    digests: Digests


class WeeklyDigests:
    """A job of the calendar, and the writer of what it owes."""

    name = KIND

    def __init__(
        self,
        database: Database,
        clock: Clock,
        executor: Executor,
        server_settings: ServerSettings,
        outbox: Outbox,
        themes: tuple[ThemeConfigured, ...] = (),
        *,
        listening: Listening | None = None,
        reading: ReadingAlong | None = None,
        backfill: Backfill | None = None,
        sources: WeekSources | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._executor = executor
        self._server_settings = server_settings
        self._outbox = outbox
        self._themes = themes
        self._listening = listening
        self._reading = reading
        self._backfill = backfill
        self._sources = sources
        self.alerts: Alerts | None = None
        self.sender: Sender | None = None

    @classmethod
    def build(cls, services: Services) -> Self:
        configured = services.settings.server_defaults.themes
        digest = cls(
            services.database,
            services.clock,
            services.executor,
            services.server_settings,
            services.get(Outbox),
            tuple(ThemeConfigured.named(theme.label, theme.words) for theme in configured),
            listening=services.get(Listening),
            reading=services.get(ReadingAlong),
            backfill=services.get(Backfill),
            sources=services.get(WeekSources),
        )
        services.get(Outbox).register(KIND, digest)
        services.get(Calendar).register(digest)
        return digest

    # What is due

    async def occasions(self, server_id: str, now: datetime, done: frozenset[str]) -> Sequence[Occasion]:
        """The last week that should have been told by now, unless it was, and the next one.

        A server that was never told anything is told its last whole week at once.
        """
        general = await self._server_settings.general(server_id)
        latest = max((Week.parse(label) for label in done), default=None)
        this = Week.of(now, general.zone)
        if latest is None:
            first = this.shifted(-1)
            return (
                Occasion(str(first), first.end(general.zone)),
                Occasion(str(this), _told_at(this, general)),
            )
        open_weeks = [week for back in (2, 1, 0, -1) if (week := this.shifted(-back)) > latest]
        overdue = [week for week in open_weeks if _told_at(week, general) <= now][-1:]
        coming = [week for week in open_weeks if _told_at(week, general) > now][:1]
        return tuple(Occasion(str(week), _told_at(week, general)) for week in (*overdue, *coming))

    async def ready(self, server_id: str) -> bool:
        """Whether staff have said where it goes: until then there is nobody to tell, and it waits."""
        return (await self._server_settings.general(server_id)).staff_channel is not None

    async def run(self, server_id: str, occasion: str) -> bool:
        """Write the digest of a week and owe it to staff. Run twice, it owes nothing more."""
        week = Week.parse(occasion)
        await self._catch_up(server_id)
        for left in range(_TRIES, 0, -1):
            await self._read_all(server_id)
            try:
                if not await self._write(server_id, week):
                    _log.info("server %s has nothing to tell of %s", server_id, week)
                    return True
                break
            except OutOfDate:
                if left == 1:
                    raise
        await self._outbox.owe(server_id, key_of(week), KIND, {"week": str(week)})
        return True

    async def _catch_up(self, server_id: str) -> None:
        if self._backfill is None or self._backfill.history is None:
            return
        try:
            async with asyncio.timeout(LONGEST_CATCHING_UP.total_seconds()):
                await self._backfill.caught_up(server_id)
        except TimeoutError:
            _log.error("server %s is told although its past is not all read", server_id)

    async def _read_all(self, server_id: str) -> None:
        if self._listening is not None:
            await self._listening.flush()
        if self._reading is not None:
            await self._reading.read(server_id)

    async def _write(self, server_id: str, week: Week) -> bool:
        """Whether there is a digest of the week: not of one that was over before anybody wrote."""
        community = await self._community(server_id)
        if community is None:
            return False
        try:
            if community.record.start >= week.end(community.weeks.windows.zone):
                return False
            # The calendar's claim is ours: whoever claimed this digest before has left it.
            return await community.digests.write(week, community.record, alone=True) is not None
        finally:
            await community.weeks.close()

    async def _community(self, server_id: str, *, until: datetime | None = None) -> _Community | None:
        """None for a server of which not a single message is known."""
        general = await self._server_settings.general(server_id)
        async with self._database.reading() as session:
            server = await servers.server(session, server_id) or _unknown(server_id, general)
            span = await messages.message_span(session, server_id)
        if span is None:
            return None
        weeks = Weeks(self._database, self._executor, Windows(server, until=until), self._themes)
        rollups = Rollups(self._database, weeks)
        facts = Facts(self._database, weeks, before_choice(general), discord_links(server_id), self._sources)
        return _Community(
            Record(span[0], span[1], self._clock.now()),
            weeks,
            rollups,
            facts,
            Digests(self._database, self._clock, weeks, rollups, facts, remembers=True),
        )

    # What is told

    async def preview(self, server_id: str, locale: str) -> Post | None:
        """This week so far; None while nothing is known. Nothing of it is stored or posted."""
        now = self._clock.now()
        if self._listening is not None:
            self._listening.beat()
        await self._read_all(server_id)
        community = await self._community(server_id, until=now)
        if community is None:
            return None
        try:
            week = Week.of(now, community.weeks.windows.zone)
            closed = [one for one in weeks_needed(community.weeks, community.record, week) if one != week]
            await community.rollups.fill(closed)
            facts = await community.facts.gather(week, community.record)
        finally:
            await community.weeks.close()
        return await self._worded(facts, locale)

    async def told(self, server_id: str, week: Week | None, locale: str) -> Post | None:
        """The digest of a week in somebody's language, without whoever was erased since; the last one's by default."""
        week = week or max(await self.weeks(server_id), default=None)
        facts = await self.facts(server_id, week) if week is not None else None
        return None if facts is None else await self._worded(facts, locale)

    async def weeks(self, server_id: str) -> tuple[Week, ...]:
        """The weeks that were told, oldest first."""
        async with self._database.reading() as session:
            stored = await digests.digests(session, server_id)
        return tuple(digest.week for digest in stored if digest.facts is not None)

    async def facts(self, server_id: str, week: Week) -> WeekFacts | None:
        """What a digest was written from, without whoever was erased since; None for a week that was not told."""
        async with self._database.reading() as session:
            digest = await digests.digest(session, server_id, week)
        return facts_of(digest)

    async def _worded(self, facts: WeekFacts, locale: str) -> Post:
        """Words, chart and page, made in the worker: drawing takes longer than the event loop can wait."""
        loop = asyncio.get_running_loop()
        told = await loop.run_in_executor(self._executor, as_message.of_week, facts, locale)
        return Post(
            cards=tuple(PostCard(card.title, card.text, card.colour, card.image, card.footer) for card in told.cards),
            files=tuple(PostFile(file.name, file.content, file.description) for file in told.files),
        )

    # The outbox asks

    async def channel(self, owed: Owed) -> str | None:
        return (await self._server_settings.general(owed.server)).staff_channel

    async def post(self, owed: Owed) -> Post | None:
        """The digest as it is posted; none of a week before the last one that is owed, however long it was held up."""
        week = Week.parse(owed.about["week"])
        later = [one for one in await self._outbox.latest(owed.server, KIND) if week_of(one.key) > week]
        return None if later else await self._posted(owed.server, week)

    async def _posted(self, server_id: str, week: Week) -> Post | None:
        """In the server's language, with a button for whoever reads another."""
        facts = await self.facts(server_id, week)
        if facts is None:
            return None
        locale = (await self._server_settings.general(server_id)).locale
        told = await self._worded(facts, locale)
        return Post(cards=told.cards, files=told.files, buttons=_buttons(week, facts, texts(locale)), key=key_of(week))

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        await digests.mark_posted(session, owed.server, Week.parse(owed.about["week"]))

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        """Whoever can mend it is told, once."""
        if self.alerts is None:
            return
        locale = (await self._server_settings.general(owed.server)).locale
        channel = f"<#{owed.channel}>"
        words = texts(locale)(f"digest-status-parked-{reason}", week=owed.about["week"], channel=channel)
        await self.alerts.alert(owed.server, words)

    async def rewrite(self, server_id: str, week: Week) -> bool:
        """Let the message in which a week was told say what its stored facts say now. False when there is none."""
        post = await self._posted(server_id, week)
        if post is None or self.sender is None:
            return False
        async with self._database.reading() as session:
            digest = await digests.digest(session, server_id, week)
        found = next((one for one in await self._outbox.latest(server_id, KIND, 100) if one.key == key_of(week)), None)
        channel = found.channel if found else (await self._server_settings.general(server_id)).staff_channel
        message_id = found.message_id if found else None
        if message_id is None and channel is not None and digest is not None:
            message_id = await self.sender.find(channel, key_of(week), digest.created_at)
        if message_id is None or channel is None:
            return False
        await self.sender.edit(channel, message_id, post)
        return True


def _buttons(week: Week, facts: WeekFacts, words: Texts) -> tuple[PostButton, ...]:
    """What staff may do with a posted digest: as much as there is something to do it with."""
    wanted = {
        "digest-button-read": "digest:read",
        "digest-button-evidence": "digest:evidence",
        "digest-button-take": "digest:take" if count_waiting(facts) else None,
        "digest-button-themes": "insights:themes" if facts.themes else None,
        "digest-button-wrong": "digest:wrong",
    }
    return tuple(
        PostButton(words(text_id), custom_id=f"{custom_id}:v1:{key_of(week)}")
        for text_id, custom_id in wanted.items()
        if custom_id is not None
    )


def key_of(week: Week) -> str:
    """By which the digest of a week is owed, and found again in its channel."""
    return f"digest-{week}"


def week_of(key: str) -> Week:
    """The week of a digest's key; ValueError for what is none."""
    return Week.parse(key.removeprefix("digest-"))


def _told_at(week: Week, general: GeneralSettings) -> datetime:
    return told_at(week, general.digest_day, general.digest_hour, ZoneInfo(general.time_zone))


def _unknown(server_id: str, general: GeneralSettings) -> Server:
    return Server(server_id, server_id, general.locale, general.time_zone, general.languages)
