"""The door with several at it at once: one greeting, one decision, and nobody's step is lost to another's."""

import asyncio
from datetime import UTC, datetime, timedelta

from core.clock import FixedClock
from core.errors import UserFacingError
from core.settings import ServerDefaults
from models import door, outbox, servers
from models.door import Arrival
from models.members import Member
from models.servers import Server
from models.session import Database
from services.choices import Choices
from services.door import Door, DoorSettings
from services.erasure import Erasure
from services.outbox import Outbox
from services.privacy import PrivacyRegistry
from services.server_settings import ServerSettings

SERVER, GAIA, NOAH = "900", "1", "2"
NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)


def process(database: Database, later: timedelta = timedelta(0)) -> Door:
    """One more process on the same database."""
    clock = FixedClock(NOW + later)
    return Door(database, clock, ServerSettings(database, clock, ServerDefaults()), Outbox(database, clock))


def choices(database: Database) -> Choices:
    clock = FixedClock(NOW)
    settings = ServerSettings(database, clock, ServerDefaults())
    return Choices(database, clock, settings, Erasure(database, clock, PrivacyRegistry()))


async def opened(database: Database, mode: str = "open") -> Door:
    async with database.writing() as session:
        await servers.upsert_server(session, Server(SERVER, "Salone"), NOW)
    settings = ServerSettings(database, FixedClock(NOW), ServerDefaults())
    await settings.change(SERVER, DoorSettings, "9", welcome_channel="50", member_role="60", mode=mode)
    service = process(database)
    await service.open(SERVER)
    return service


async def arrival(service: Door, member: str) -> Arrival:
    found = (await service.standing(SERVER, member)).arrival
    assert found is not None
    return found


async def owed(database: Database) -> list[str]:
    async with database.reading() as session:
        return sorted(one.kind for one in await outbox.claimable(session, NOW + timedelta(days=9)))


async def test_somebody_who_joins_is_greeted_once_by_two_processes(database: Database) -> None:
    await opened(database)
    ready = await asyncio.gather(*(process(database).ready(SERVER, Member(GAIA, "Gaia"), NOW) for _ in range(4)))
    assert any(ready)
    assert await owed(database) == ["greeting"]


async def test_accepting_and_being_let_in_at_once_are_both_kept(database: Database) -> None:
    service = await opened(database, "approval")
    for number in range(6):
        member = f"1{number}"
        await service.ready(SERVER, Member(member, "Gaia"), NOW)
        mark = (await arrival(service, member)).mark
        await asyncio.gather(
            process(database).accept(SERVER, member, NOW),
            process(database).decide(SERVER, mark, "9", admitted=True),
        )
        known = await arrival(service, member)
        assert (known.admission, known.accepted_at, known.is_in) == ("admitted", NOW, True)
        assert member in await service.roles_owed(SERVER)


async def test_of_two_who_decide_at_once_the_first_counts(database: Database) -> None:
    service = await opened(database, "approval")
    await service.ready(SERVER, Member(GAIA, "Gaia"), NOW)
    mark = (await arrival(service, GAIA)).mark
    decided = await asyncio.gather(
        process(database).decide(SERVER, mark, "8", admitted=True),
        process(database).decide(SERVER, mark, "9", admitted=False, reason="no"),
        return_exceptions=True,
    )
    assert sum(isinstance(one, UserFacingError) for one in decided) == 1
    assert (await owed(database)).count("admission") == 1
    known = await arrival(service, GAIA)
    assert (known.admission == "admitted") == (GAIA in await service.roles_owed(SERVER))


async def test_a_role_is_owed_until_it_is_given_and_again_after_a_leave(database: Database) -> None:
    service = await opened(database)
    for member in (GAIA, NOAH):
        await service.ready(SERVER, Member(member, member), NOW)
        await service.accept(SERVER, member, NOW)
    assert await service.roles_owed(SERVER) == (GAIA, NOAH)
    await service.role_given(SERVER, GAIA)
    await service.only(SERVER, {GAIA})
    assert await service.roles_owed(SERVER) == ()  # one has it, the other is not there
    back = process(database, timedelta(hours=1))
    for member in (GAIA, NOAH):
        await back.ready(SERVER, Member(member, member), NOW + timedelta(hours=1))
    assert set(await service.roles_owed(SERVER)) == {GAIA, NOAH}
    async with database.reading() as session:
        assert [one.left_at for one in await door.arrivals(session, SERVER)] == [None, None]


async def test_choosing_nothing_spares_what_was_declared_at_one_stroke(database: Database) -> None:
    service = await opened(database)
    await service.ready(SERVER, Member(GAIA, "Gaia"), NOW)
    await service.accept(SERVER, GAIA, NOW)
    await choices(database).choose(SERVER, GAIA, "none", NOW)
    standing = await service.standing(SERVER, GAIA)
    assert standing.accepted and standing.consent_chosen
