"""What is made on a server is made by one at a time, in two processes too, and looked for when nobody knows."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from core.clock import FixedClock
from core.errors import UserFacingError
from core.settings import ServerDefaults
from models import servers
from models.makings import Making
from models.servers import Server
from models.session import Database
from services.server_settings import ServerSettings
from services.setting_up import LEASE, SettingUp

SERVER, KEY = "900", "general.staff_channel"
NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)


def process(database: Database, later: timedelta = timedelta(0)) -> SettingUp:
    """One more process on the same database."""
    clock = FixedClock(NOW + later)
    return SettingUp(database, clock, ServerSettings(database, clock, ServerDefaults()))


@pytest.fixture(autouse=True)
async def _known(database: Database) -> None:
    async with database.writing() as session:
        await servers.upsert_server(session, Server(SERVER, "Salone"), NOW)


async def test_of_several_processes_at_once_one_makes_it(database: Database) -> None:
    begun = await asyncio.gather(
        *(process(database).begin(SERVER, KEY, "staff") for _ in range(4)), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in begun) == ["Making", *["UserFacingError"] * 3]
    await process(database).end(SERVER, KEY)
    assert (await process(database).begin(SERVER, KEY, "staff")).fresh


async def test_what_a_dead_process_began_is_taken_on_by_one_who_looks_for_it_first(database: Database) -> None:
    await process(database).begin(SERVER, KEY, "staff")
    with pytest.raises(UserFacingError, match="setup-being-made"):
        await process(database, LEASE / 2).begin(SERVER, KEY, "staff")
    begun = await asyncio.gather(
        *(process(database, LEASE).begin(SERVER, KEY, "personale") for _ in range(4)), return_exceptions=True
    )
    (taken,) = [one for one in begun if isinstance(one, Making)]
    # By the name it was begun with: the language may have changed since.
    assert taken == Making(KEY, "staff", NOW, fresh=False)


async def test_what_may_have_been_made_is_looked_for_at_once(database: Database) -> None:
    await process(database).begin(SERVER, KEY, "staff")
    await process(database).unsure(SERVER, KEY)
    assert not (await process(database).begin(SERVER, KEY, "staff")).fresh
