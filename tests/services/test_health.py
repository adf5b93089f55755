"""`/healthz` over a real socket: well only while everything is."""

import socket
from collections.abc import AsyncIterator

import aiohttp
import pytest

import bot
from core.errors import UserFacingError
from core.settings import HealthSettings, Settings
from models.session import Database
from services import health as health_module
from services.container import Services
from services.health import BACKLOG, Health, health_page
from services.listening import Listening
from services.seen import MessagesDeleted
from services.workers import SameProcess


@pytest.fixture
async def services() -> AsyncIterator[Services]:
    settings = Settings.model_validate({"database": {"url": "sqlite+aiosqlite://"}})
    built = bot.build(settings, executor=SameProcess()).services
    yield built
    await built.close()


@pytest.fixture
def place() -> HealthSettings:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return HealthSettings(port=free.getsockname()[1])


async def asked(place: HealthSettings, path: str = "/healthz") -> tuple[int, dict[str, object]]:
    async with aiohttp.request("GET", f"http://{place.host}:{place.port}{path}") as answer:
        return answer.status, await answer.json() if answer.status != 404 else {}


async def test_it_is_well_while_every_check_passes_and_names_those_that_do_not(
    services: Services, place: HealthSettings
) -> None:
    hears = [True]

    async def gateway() -> bool:
        return hears[0]

    async def broken() -> bool:
        raise ConnectionError

    health = services.get(Health)
    health.watch("gateway", gateway)
    async with health_page(place, health):
        assert await asked(place) == (200, {"status": "ok", "failing": []})
        hears[0] = False
        health.watch("other", broken)
        assert await asked(place) == (503, {"status": "failing", "failing": ["gateway", "other"]})
        assert (await asked(place, "/"))[0] == 404
    with pytest.raises(aiohttp.ClientConnectorError):
        await asked(place)


async def test_a_backlog_that_nobody_stores_is_not_well(services: Services) -> None:
    listening, health = services.get(Listening), services.get(Health)
    for number in range(BACKLOG):
        listening.see("1", MessagesDeleted((str(number),)))
    assert await health.failing() == ()
    listening.see("1", MessagesDeleted(("last",)))
    assert await health.failing() == ("recorder",)


async def test_a_database_that_does_not_answer_is_not_well(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health_module, "PATIENCE", 0.05)
    lost = Health(Database.open("postgresql://salotto@127.0.0.1:1/nowhere"), services.get(Listening))
    assert await lost.failing() == ("database",)
    # In memory readers wait for the one writer: here for one that does not end.
    async with services.database.writing():
        assert await services.get(Health).failing() == ("database",)
    assert await services.get(Health).failing() == ()


async def test_it_is_for_this_machine_alone_unless_told_otherwise() -> None:
    assert HealthSettings().host == "127.0.0.1"


async def test_a_taken_port_is_told_in_words_and_nothing_stays_open(services: Services, place: HealthSettings) -> None:
    with socket.create_server((place.host, place.port or 0)), pytest.raises(UserFacingError) as told:
        async with health_page(place, services.get(Health)):
            pass
    assert (told.value.text_id, told.value.values["port"]) == ("run-health-port", str(place.port))
    async with health_page(place, services.get(Health)):
        assert (await asked(place))[0] == 200


async def test_without_a_port_nothing_listens(services: Services) -> None:
    async with health_page(HealthSettings(), services.get(Health)):
        pass
