"""The hand-written community of `tests/fixtures/aurora`, stored, read and told in the test's own process."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

import models
from core.clock import FixedClock
from core.windows import Week
from metrics.listening.themes import ThemeConfigured
from metrics.values import ReadTurn
from models import turns
from models.members import Consent
from models.session import Database
from models.types import Base
from reports.facts import WeekFacts
from services.archive import Archive, ArchiveOptions
from services.exports import StaffRule, open_export
from services.facts import Record
from services.workers import SameProcess, Workers

AURORA = Path(__file__).parents[1] / "fixtures" / "aurora"
SERVER = "1100000000000000001"
CLOCK = FixedClock(datetime(2026, 3, 9, 8, tzinfo=UTC))
GRIND = ThemeConfigured("grind", "macinatura sul sacchetto", ("macinatura", "grind size"))
LAST = Week(2026, 10)


@dataclass(frozen=True)
class Aurora:
    """The community in a database."""

    database: Database
    archive: Archive
    record: Record

    async def told(self, *weeks: Week) -> tuple[WeekFacts, ...]:
        return tuple([facts async for facts in self.archive.tell(weeks or (LAST,), self.record, silent)])

    async def turns(self) -> tuple[ReadTurn, ...]:
        async with self.database.reading() as session:
            return await turns.turns_between(session, SERVER, self.record.start, self.record.end, shingles=True)


def silent(*_: object) -> None:
    """Progress that nobody watches."""


async def aurora(database: Database, before_choice: Consent = "full", paths: Sequence[Path] = (AURORA,)) -> Aurora:
    """Read the community into a database."""
    options = ArchiveOptions(StaffRule.of(roles=("Team Aurora",)), before_choice, "Europe/Rome", "it", themes=(GRIND,))
    archive = Archive(database, Workers.one(SameProcess()), CLOCK, open_export(list(paths)), options)
    return Aurora(database, archive, await archive.store(silent))


async def everything_in(database: Database) -> dict[str, list[Any]]:
    """Every row of every table, for comparing."""
    models.load_tables()
    found: dict[str, list[Any]] = {}
    async with database.reading() as session:
        for table in Base.metadata.sorted_tables:
            rows = (await session.execute(select(table))).all()
            found[table.name] = sorted((tuple(row) for row in rows), key=repr)
    return found
