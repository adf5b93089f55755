"""Who looks after a newcomer: one of two at once, handed over and given back, told to the newcomer once a name."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from core.clock import FixedClock
from core.errors import UserFacingError
from core.settings import ServerDefaults
from models import check_ins, door, outbox, servers
from models.check_ins import CheckIn
from models.door import Arrival
from models.servers import Server
from models.session import Database
from services.alerts import Alerts
from services.check_ins import TAKEN, CheckIns, inbox_mark
from services.inbox import Inbox
from services.outbox import Outbox
from services.server_settings import ServerSettings

SERVER, GAIA, ADA, TEO = "900", "1", "8", "9"
NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)


class Nobody:
    """Nothing to catch up with."""

    async def catch_up(self, server_id: str) -> None: ...


def process(database: Database) -> tuple[CheckIns, Inbox]:
    """One more process on the same database."""
    clock = FixedClock(NOW)
    settings = ServerSettings(database, clock, ServerDefaults())
    box, inbox = Outbox(database, clock), Inbox(database, clock)
    made = CheckIns(database, clock, settings, box, Alerts(database, clock, settings, box), inbox, Nobody())  # type: ignore[arg-type]
    inbox.register(made)
    return made, inbox


@pytest.fixture
async def waits(database: Database) -> CheckIns:
    async with database.writing() as session:
        await servers.upsert_server(session, Server(SERVER, "Salone"), NOW)
        await door.put_arrival(session, SERVER, Arrival(GAIA, "m", NOW, NOW, NOW))
        await check_ins.ask(session, SERVER, [CheckIn(GAIA, 3, "mark", "p", NOW)])
    made, _ = process(database)
    await made.answer(SERVER, GAIA, 3, "wrong", "Mi scrive uno sconosciuto")
    return made


async def named(database: Database) -> list[str]:
    """Whom Gaia is told of."""
    async with database.reading() as session:
        owed = await outbox.claimable(session, NOW + timedelta(days=9))
    return sorted(str(one.about["by"]) for one in owed if one.kind == TAKEN)


async def helper(database: Database) -> str | None:
    async with database.reading() as session:
        known = await check_ins.marked(session, SERVER, "mark")
    assert known is not None
    return known.helper


async def test_of_two_who_take_it_on_at_once_one_has_it(database: Database, waits: CheckIns) -> None:
    taken = await asyncio.gather(
        *(process(database)[0].take(SERVER, "mark", by) for by in (ADA, TEO, ADA, TEO)), return_exceptions=True
    )
    assert sum(isinstance(one, UserFacingError) for one in taken) == 2
    assert await named(database) == [await helper(database)]


async def test_from_the_inbox_it_is_theirs_too_and_whoever_has_it_then_is_told(
    database: Database, waits: CheckIns
) -> None:
    _, inbox = process(database)
    mark = inbox_mark("mark")
    for _ in range(2):
        await inbox.claim(SERVER, mark, ADA)
    assert (await helper(database), await named(database)) == (ADA, [ADA])
    await inbox.claim(SERVER, mark, TEO)
    assert await helper(database) == ADA, "it is Ada's"
    await inbox.claim(SERVER, mark, TEO, over=ADA)
    assert (await helper(database), await named(database)) == (TEO, [TEO]), "of Ada nobody has told her yet"
    with pytest.raises(UserFacingError, match="checkins-taken-already"):
        await waits.take(SERVER, "mark", ADA)
    await inbox.release(SERVER, mark, ADA)
    assert await helper(database) == TEO, "it was not hers to give back"
    await inbox.release(SERVER, mark, TEO)
    assert await helper(database) is None
    assert (await waits.take(SERVER, "mark", ADA)).helper == ADA
    await waits.finish(SERVER, "mark", ADA)
    with pytest.raises(UserFacingError, match="inbox-gone"):
        await inbox.claim(SERVER, mark, TEO)


async def test_an_answer_counts_once_of_two_at_once(database: Database, waits: CheckIns) -> None:
    async with database.writing() as session:
        await check_ins.ask(session, SERVER, [CheckIn(GAIA, 7, "other", "p", NOW)])
    answered = await asyncio.gather(
        *(process(database)[0].answer(SERVER, GAIA, 7, given) for given in ("well", "lost", "stop")),
        return_exceptions=True,
    )
    assert sum(isinstance(one, UserFacingError) for one in answered) == 2
