"""The same talk gives the same facts, whether it was exported and analysed or read by the live bot from Discord."""

import re
from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from core.settings import ServerDefaults
from models import servers
from models.session import Database
from reports.facts import WeekFacts
from services.digests import weeks_needed
from services.facts import Facts, Record, discord_links
from services.rollups import Rollups
from services.weeks import Weeks
from services.windows import Windows
from services.workers import SameProcess
from simulation.world import Server
from tests.cogs.activity.conftest import Opened, caught_up
from tests.cogs.activity.exported import as_server
from tests.cogs.conftest import services_of
from tests.services.community import AURORA, CLOCK, GRIND, aurora

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
    exported = await room.told(*room.archive.weeks(room.record))
    past = as_server([AURORA], "Team Aurora")
    defaults = ServerDefaults(staff_roles=("Team Aurora",), consent_before_choice="full")
    async with listening_to(past.plan, defaults, history=past.history, now=CLOCK.now()) as server:
        await caught_up(server)
        assert len(exported) == 7
        for week in exported:
            live = await told_live(server, week, room.record)
            # An export cannot tell when nobody listened; the live bot has read everything afterwards.
            assert live.coverage.heard == pytest.approx(1) and live.coverage.unheard == ()
            live = replace(live, coverage=replace(live.coverage, heard=None))
            assert renamed(live, past.ids(server)) == week, str(week.week)
