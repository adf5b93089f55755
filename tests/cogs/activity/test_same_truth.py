"""The same talk gives the same facts, whether it was exported and analysed or read by the live bot from Discord.

`SALOTTO_TEST_WHOLE_ROOM=1` compares all 209 whole weeks of the real room instead of its first seven, in some minutes.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from core.clock import FixedClock
from core.settings import ServerDefaults
from core.windows import Week
from models import servers
from models.session import Database
from reports.facts import WeekFacts
from services.archive import Archive, ArchiveOptions
from services.digests import weeks_needed
from services.exports import StaffRule, open_export
from services.facts import Facts, Record, discord_links
from services.rollups import Rollups
from services.weeks import Weeks
from services.windows import Windows
from services.workers import SameProcess, Workers
from simulation.world import Server
from tests.cogs.activity.conftest import Opened, caught_up
from tests.cogs.activity.exported import as_discord_has_it, as_server
from tests.cogs.conftest import services_of
from tests.services.community import AURORA, GRIND, aurora

FACTS: TypeAdapter[WeekFacts] = TypeAdapter(WeekFacts)


async def told_live(server: Server, asked: WeekFacts, record: Record) -> WeekFacts:
    """The facts of the same week, from the bot's own database."""
    services, server_id = services_of(server), str(server.id)
    async with services.database.reading() as session:
        known = await servers.server(session, server_id)
    assert known is not None
    weeks = Weeks(services.database, SameProcess(), Windows(known), (GRIND,))
    facts = Facts(services.database, weeks, "full", discord_links(server_id))
    await Rollups(services.database, weeks).fill(weeks_needed(weeks, record, asked.week))
    return await facts.gather(asked.week, record)


def renamed(facts: WeekFacts, ids: dict[str, str]) -> WeekFacts:
    """The same facts with other ids."""
    told = FACTS.dump_json(facts).decode()
    return FACTS.validate_json(re.sub(r"\d{17,20}", lambda found: ids.get(found[0], found[0]), told))


async def test_the_written_fixture_read_back_gives_the_facts_of_salotto_analyse(
    listening_to: Opened, sqlite_database: Database
) -> None:
    room = await aurora(sqlite_database)
    assert len(await compare(listening_to, room.archive, room.record, AURORA, "Team Aurora", 7)) == 7


async def test_a_real_room_read_back_gives_the_facts_of_its_export(
    listening_to: Opened, sqlite_database: Database, tmp_path: Path, measuring_data: Callable[[str], Path]
) -> None:
    most, weeks = (None, None) if os.environ.get("SALOTTO_TEST_WHOLE_ROOM") else (700, 7)
    file = as_discord_has_it(measuring_data("gitter-community/lobby.json"), most, tmp_path)
    options = ArchiveOptions(StaffRule.of(("Gitter team",)), "full", "Europe/Rome", "en", themes=(GRIND,))
    clock = FixedClock(datetime(2020, 12, 1, tzinfo=UTC))
    archive = Archive(sqlite_database, Workers.one(SameProcess()), clock, open_export([file]), options)
    record = await archive.store(lambda *_: None)
    assert len(await compare(listening_to, archive, record, file, "Gitter team", weeks)) == (weeks or 209)


def _differences(told: WeekFacts, asked: WeekFacts) -> Iterator[tuple[str, object, object]]:
    for part in fields(WeekFacts):
        one, other = getattr(told, part.name), getattr(asked, part.name)
        if one != other:
            yield part.name, one, other


async def compare(
    listening_to: Opened, archive: Archive, record: Record, path: Path, staff_role: str, most: int | None
) -> tuple[Week, ...]:
    """Weeks of an export, the first or all, against the same as the live bot tells them; which weeks those were."""
    over = [week for week in archive.weeks(record) if week.end(archive.zone) <= record.end]
    weeks = tuple(over[:most])
    exported = [facts async for facts in archive.tell(weeks, record, lambda *_: None)]
    past = as_server([path], staff_role)
    locale = archive.server.locale
    defaults = ServerDefaults(staff_roles=(staff_role,), consent_before_choice="full", locale=locale)  # type: ignore[arg-type]
    async with listening_to(past.plan, defaults, history=past.history, now=record.end, longest_work=600) as server:
        await caught_up(server)
        different = []
        for week in exported:
            live = await told_live(server, week, record)
            # An export cannot tell when nobody listened; the live bot has read everything afterwards.
            assert live.coverage.heard == pytest.approx(1) and live.coverage.unheard == (), str(week.week)
            live = replace(live, coverage=replace(live.coverage, heard=None))
            if (told := renamed(live, past.ids(server))) != week:
                different += [f"{week.week} {name}: {one} != {other}" for name, one, other in _differences(told, week)]
        assert different == []
    return weeks
