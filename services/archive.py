"""An export from end to end: stored, read, and told week by week, without Discord."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from core.clock import Clock
from core.errors import UnreadableInput
from core.windows import Week, midnight, weeks_between
from metrics.listening.themes import ThemeConfigured
from models import members, messages
from models.members import Consent
from models.servers import Server
from models.session import Database
from reports.facts import WeekFacts
from services.analysis import BATCH, Analysis
from services.digests import weeks_needed
from services.exports import Export, StaffRule
from services.facts import Facts, LinkTo, Record, discord_links, no_links
from services.imports import import_export
from services.recorder import Recorder
from services.rollups import FILLED_AT_ONCE, Rollups
from services.weeks import Weeks
from services.windows import Windows
from services.workers import Workers

_AHEAD = 2 * FILLED_AT_ONCE
"""Weeks that are begun before they are needed, so that the worker never waits."""
_BATCHES, _OVERLAP, _LARGEST = 4, 50, 10_000
"""An export is read in four parts: a short one in fewer, a long one in more, since each has to fit into memory."""


class Stage(StrEnum):
    """What is going on, for whoever shows progress."""

    STORING = "storing"
    READING = "reading"
    TELLING = "telling"


Progress = Callable[[Stage, int, int | None], object]
"""(stage, how much was done just now, how much there is in all where that is known)."""


@dataclass(frozen=True, slots=True)
class ArchiveOptions:
    """How an export is to be read. `before_choice` holds for everybody: an export knows nobody's choice."""

    staff: StaffRule
    before_choice: Consent
    zone: str
    locale: str
    languages: tuple[str, ...] = ("it", "en")
    themes: tuple[ThemeConfigured, ...] = ()


def batch_of(messages: int) -> int:
    """How many messages of so many are read at once.

    Each batch is read with what was said before it in every channel, so the fewer the better; but all readers must have
    something to do until the end, and a batch begins a little before the last one ended.
    """
    return min(max(BATCH, messages // _BATCHES + _OVERLAP), _LARGEST)


class Archive:
    """An export in storage. `open` it, then ask for weeks."""

    def __init__(
        self, database: Database, workers: Workers, clock: Clock, export: Export, options: ArchiveOptions
    ) -> None:
        self._database = database
        self._workers = workers
        self._clock = clock
        self._export = export
        self._options = options
        self.server = Server(export.server_id, export.community, options.locale, options.zone, options.languages)
        self.zone = ZoneInfo(options.zone)

    async def store(self, progress: Progress) -> Record:
        """Store and read every message; what the community is known of. UnreadableInput when there is none at all."""
        recorder = Recorder(self._database, self._clock, self._options.before_choice)
        stored = await import_export(
            recorder, self.server, self._export, self._options.staff, lambda n: progress(Stage.STORING, n, None)
        )
        analysis = Analysis(self._database, self._workers.reading, batch_of(stored))
        await analysis.catch_up(self.server.id, lambda n: progress(Stage.READING, n, stored))
        async with self._database.reading() as session:
            span = await messages.message_span(session, self.server.id)
        if span is None:
            raise UnreadableInput("input-without-messages", file=str(self._export.files[0].path))
        return Record(span[0], span[1], self._known_until(span[1]))

    async def has_staff(self) -> bool:
        """Whether anybody in the export is staff by the rule given."""
        async with self._database.reading() as session:
            return any(member.staff for member in (await members.members(session, self.server.id)).values())

    def weeks(self, record: Record) -> tuple[Week, ...]:
        """Every week of the record: up to the last message, perhaps in part, and whole weeks of silence after it."""
        return tuple(
            week
            for week in weeks_between(record.start, record.end, self.zone)
            if week.start(self.zone) <= record.last_message or week.end(self.zone) <= record.end
        )

    def full_weeks(self, record: Record) -> tuple[Week, ...]:
        """The weeks that ended before the record does; the first counts although it may have begun within."""
        return tuple(week for week in self.weeks(record) if week.end(self.zone) <= record.end)

    async def tell(self, asked: Sequence[Week], record: Record, progress: Progress) -> AsyncIterator[WeekFacts]:
        """The facts of the weeks asked for, in order."""
        windows = Windows(self.server, listened=False)
        weeks = Weeks(self._database, self._workers.weeks, windows, self._options.themes, self._workers.themes)
        facts = Facts(self._database, weeks, self._options.before_choice, self._links())
        try:
            gate = await facts.gate()
            filling = await Rollups(self._database, weeks).begin(weeks_needed(weeks, record, *asked))
            for position, week in enumerate(asked):
                for coming in asked[position : position + _AHEAD]:
                    weeks.ahead(coming, gate)
                if position % FILLED_AT_ONCE == 0:
                    await filling.up_to(asked[position : position + FILLED_AT_ONCE][-1])
                yield await facts.gather(week, record, gate)
                progress(Stage.TELLING, 1, len(asked))
        finally:
            await weeks.close()

    def _known_until(self, last: datetime) -> datetime:
        """An export is known up to when it was made, or at least to the end of the day of its last message."""
        end_of_day = midnight(last.astimezone(self.zone).date() + timedelta(days=1), self.zone)
        return max(end_of_day, self._export.known_until or end_of_day)

    def _links(self) -> LinkTo:
        from_discord = any(file.header for file in self._export.files)
        return discord_links(self.server.id) if from_discord and self.server.id.isdecimal() else no_links
