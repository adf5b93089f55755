"""Who is together, free or resting: what was said, by whom first, and who keeps their place."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from core.clock import FixedClock
from core.errors import UserFacingError
from core.settings import ServerDefaults
from models import buddies, listening, outbox, privacy, profiles, servers
from models.buddies import Buddy, Pair
from models.listening import Need
from models.profiles import Profile
from models.servers import Server
from models.session import Database
from services.buddies import Buddies, brought
from services.outbox import Outbox
from services.server_settings import ServerSettings

SERVER, ADA, BEA, CARLO, DORA = "900", "1", "2", "3", "4"
NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)
WEEK = timedelta(weeks=1)


class Moving(FixedClock):
    """A clock that a story moves."""

    def go(self, by: timedelta) -> None:
        self.at += by


@pytest.fixture
async def clock(database: Database) -> Moving:
    async with database.writing() as session:
        await servers.upsert_server(session, Server(SERVER, "Salone"), NOW)
        await listening.put_needs(session, SERVER, [Need("n1", "usare gli avanzi", "declared")], NOW)
    return Moving(NOW)


def opened(database: Database, clock: Moving) -> Buddies:
    chosen = ServerSettings(database, clock, ServerDefaults())
    return Buddies(database, clock, chosen, Outbox(database, clock))


async def take_part(service: Buddies, database: Database, clock: Moving, *members: str) -> None:
    """One after the other, an hour between."""
    for member in members:
        async with database.writing() as session:
            await profiles.put_profile(session, SERVER, Profile(member, needs=("n1",)), clock.now())
        await service.join(SERVER, member)
        clock.go(timedelta(hours=1))


async def together(database: Database) -> list[set[str]]:
    async with database.reading() as session:
        return [set(one.both) for one in await buddies.pairs(session, SERVER) if one.state == "together"]


async def pair_of(service: Buddies, member: str) -> Pair:
    found = (await service.standing(SERVER, member)).pair
    assert found is not None
    return found


async def owed_to(database: Database, member: str) -> list[str]:
    async with database.reading() as session:
        owed = await outbox.claimable(session, NOW + 60 * WEEK)
    return sorted((one.kind for one in owed if one.member == member), reverse=True)


async def test_of_two_runs_at_once_one_puts_them_together(database: Database, clock: Moving) -> None:
    service = opened(database, clock)
    await take_part(service, database, clock, ADA, BEA, CARLO)
    await asyncio.gather(*(opened(database, clock).run(SERVER, "day") for _ in range(3)))
    assert await together(database) == [{ADA, BEA}]
    assert await owed_to(database, ADA) == ["buddy-told"]
    assert await owed_to(database, CARLO) == []


async def test_whoever_says_first_settles_it(database: Database, clock: Moving) -> None:
    service = opened(database, clock)
    await take_part(service, database, clock, ADA, BEA)
    await service.run(SERVER, "day")
    pair = await pair_of(service, ADA)
    said = await asyncio.gather(
        service.say(SERVER, pair.id, ADA, "yes"), service.say(SERVER, pair.id, BEA, "no"), return_exceptions=True
    )
    assert sum(isinstance(one, UserFacingError) for one in said) == 1
    with pytest.raises(UserFacingError, match="buddy-pair-over"):
        await service.say(SERVER, pair.id, CARLO, "yes")
    assert await together(database) == []


async def test_later_is_asked_once_more_and_silence_ends_it(database: Database, clock: Moving) -> None:
    service = opened(database, clock)
    await take_part(service, database, clock, ADA, BEA)
    await service.run(SERVER, "1")
    pair = await pair_of(service, ADA)
    clock.go(WEEK)
    for _ in range(2):
        await service.run(SERVER, "2")
    assert await owed_to(database, ADA) == ["buddy-told", "buddy-asked"]
    await service.say(SERVER, pair.id, BEA, "later")
    clock.go(WEEK)
    await service.run(SERVER, "3")
    assert len(await owed_to(database, ADA)) == 3
    clock.go(WEEK)
    await service.run(SERVER, "4")
    assert await together(database) == []  # nor are they put together again
    await take_part(service, database, clock, CARLO)
    await service.run(SERVER, "5")
    assert await together(database) == [{ADA, CARLO}]


async def test_who_is_refused_keeps_their_place_and_who_met_rests(database: Database, clock: Moving) -> None:
    service = opened(database, clock)
    await take_part(service, database, clock, ADA, BEA)
    await service.run(SERVER, "1")
    await service.say(SERVER, (await pair_of(service, ADA)).id, ADA, "no")
    assert await owed_to(database, BEA) == ["buddy-told", "buddy-freed"]
    await take_part(service, database, clock, CARLO)
    await service.run(SERVER, "2")
    assert await together(database) == [{BEA, CARLO}]
    await service.say(SERVER, (await pair_of(service, BEA)).id, CARLO, "yes")
    await take_part(service, database, clock, DORA)
    await service.run(SERVER, "3")
    assert await together(database) == [{ADA, DORA}]
    totals = await service.totals(SERVER)
    assert (totals.taking_part, totals.pairs, totals.met) == (4, 3, 1)


async def test_a_pause_keeps_partner_and_place(database: Database, clock: Moving) -> None:
    service = opened(database, clock)
    await take_part(service, database, clock, ADA, BEA)
    await service.pause(SERVER, ADA)
    await service.run(SERVER, "1")
    assert await together(database) == []
    await take_part(service, database, clock, CARLO)
    await service.join(SERVER, ADA)
    await service.run(SERVER, "2")
    assert await together(database) == [{ADA, BEA}]
    await service.pause(SERVER, BEA)
    assert (await pair_of(service, BEA)).partner(BEA) == ADA


async def test_an_erased_partner_leaves_the_other_free_and_no_trace(database: Database, clock: Moving) -> None:
    service = opened(database, clock)
    await take_part(service, database, clock, "700111", BEA)
    await service.run(SERVER, "1")
    async with database.writing() as session:
        await privacy.erase_member(session, SERVER, "700111")
    for _ in range(2):
        await service.run(SERVER, "2")
    assert await owed_to(database, BEA) == ["buddy-told", "buddy-freed"]
    async with database.reading() as session:
        assert "700111" not in repr(await buddies.pairs(session, SERVER))
        assert await buddies.buddies(session, SERVER) == {BEA: Buddy(BEA, "waiting", NOW + timedelta(hours=1))}


def test_what_somebody_could_bring_is_found_in_their_words() -> None:
    needs = [Need("n1", "pranzi in ufficio", "declared"), Need("n2", "dolci senza uova", "declared")]
    assert brought(Profile(ADA, brings="So fare pranzi veloci per l'ufficio"), needs) == {"n1"}
    assert brought(Profile(ADA, brings=""), needs) == frozenset()
