"""What staff chose for their server: typed, kept, noted, and never overridden by the file."""

from datetime import UTC, datetime
from typing import ClassVar

import pytest
from pydantic import Field

from core.clock import FixedClock
from core.errors import UserFacingError
from core.settings import ServerDefaults
from models import members, servers
from models.session import Database
from services.audit import Audit
from services.languages import Languages
from services.server_settings import AreaSettings, GeneralSettings, ServerSettings

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
CLOCK = FixedClock(NOW)
SERVER, ADA = "100", "7"


class PollSettings(AreaSettings):
    area: ClassVar[str] = "polls"

    hours: int = Field(default=24, ge=1, le=768)
    quiet: bool = False
    zone_names: tuple[str, ...] = ()


def opened(database: Database, **defaults: object) -> ServerSettings:
    return ServerSettings(database, CLOCK, ServerDefaults(**defaults))  # type: ignore[arg-type]


async def test_a_server_starts_from_the_file_until_staff_choose(database: Database) -> None:
    general = await opened(database, locale="en", staff_roles=("Team",)).general(SERVER)
    assert (general.locale, general.staff_roles, general.digest_day) == ("en", ("Team",), "mon")
    assert not general.consent_chosen


async def test_what_staff_chose_outlives_the_file(database: Database) -> None:
    await opened(database, locale="it").change(SERVER, GeneralSettings, ADA, locale="en")
    later = opened(database, locale="it", time_zone="Europe/London")
    general = await later.general(SERVER)
    assert (general.locale, general.time_zone) == ("en", "Europe/London")


async def test_a_change_is_noted_with_who_and_what_it_was_and_only_if_it_is_one(database: Database) -> None:
    settings = opened(database)
    for hours in (24, 48, 48):
        await settings.change(SERVER, PollSettings, ADA, hours=hours, quiet=False)
    entries = await Audit(database, CLOCK).latest(SERVER)
    assert [(e.actor, e.action, e.before, e.after, e.at) for e in entries] == [(ADA, "polls.hours", 24, 48, NOW)]


async def test_a_value_that_does_not_fit_changes_nothing(database: Database) -> None:
    settings = opened(database)
    with pytest.raises(UserFacingError, match="setting-refused"):
        await settings.change(SERVER, PollSettings, ADA, hours=1_000, quiet=True)
    assert await settings.read(SERVER, PollSettings) == PollSettings()
    assert await Audit(database, CLOCK).latest(SERVER) == ()


async def test_a_field_that_is_not_there_is_a_mistake_in_the_code(database: Database) -> None:
    with pytest.raises(LookupError):
        await opened(database).change(SERVER, PollSettings, ADA, hour=3)


async def test_a_value_of_an_earlier_version_gives_way_to_the_default(database: Database) -> None:
    settings = opened(database)
    await settings.change(SERVER, PollSettings, ADA, hours=48, quiet=True)
    async with database.writing() as session:
        await servers.change_settings(session, SERVER, {"polls.hours": "two days", "polls.gone": 1}, ADA, NOW)
    assert await settings.read(SERVER, PollSettings) == PollSettings(quiet=True)


async def test_areas_and_servers_do_not_mix(database: Database) -> None:
    settings = opened(database)
    await settings.change(SERVER, PollSettings, ADA, hours=48)
    await settings.change("200", PollSettings, ADA, hours=72)
    assert (await settings.read(SERVER, PollSettings)).hours == 48
    assert (await settings.general(SERVER)).digest_hour == 9


async def test_a_server_is_known_by_its_new_name_and_keeps_its_language(database: Database) -> None:
    settings = opened(database)
    await settings.know_server(SERVER, "Salone")
    await settings.change(SERVER, GeneralSettings, ADA, locale="en", time_zone="Europe/London")
    server = await settings.know_server(SERVER, "Salotto buono")
    assert (server.name, server.locale, server.zone) == ("Salotto buono", "en", "Europe/London")


@pytest.mark.parametrize("level", ["full", "totals", "none"])
async def test_the_language_of_whoever_wants_nothing_kept_is_not_kept(
    database: Database, level: members.Consent
) -> None:
    settings = opened(database)
    await settings.know_server(SERVER, "Salone")
    async with database.writing() as session:
        await members.choose_consent(session, SERVER, ADA, level, "1", NOW)
    await Languages(database, CLOCK, settings).note(SERVER, members.Member(ADA, "Ada"), "en")
    async with database.reading() as session:
        known = await members.member(session, SERVER, ADA)
    assert known is not None
    assert known.language == (None if level == "none" else "en")
