"""The bot as a whole: it starts on nothing, knows its servers, and puts everything away."""

from pathlib import Path

import discord
import pytest
from pydantic import SecretStr

import bot
from cogs.bot import Salotto, intents
from core.settings import DatabaseSettings, Settings
from models import servers
from models.migrate import newest_revision, revision_of
from models.session import Database
from services.container import Services
from services.workers import SameProcess
from simulation.world import Ground, simulated
from tests.cogs.conftest import SALON, Opened, services_of


async def test_a_bot_on_a_new_database_makes_its_tables_and_knows_its_server(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"

    def make_bot(ground: Ground) -> Salotto:
        settings = Settings(database=DatabaseSettings(url=SecretStr(url)))
        return bot.build(settings, clock=ground.clock, executor=SameProcess(), idle=ground.idle)

    async with simulated(make_bot, SALON) as server:
        async with services_of(server).database.reading() as session:
            known = await servers.server(session, str(server.id))
        assert known is not None and known.name == "Salone"
        await server.restart()
        assert (await server.person("Ada").run("setup show")).ephemeral
    database = Database.open(url)
    assert await revision_of(database) == newest_revision()
    await database.close()


async def test_nobody_is_mentioned_and_presence_is_not_asked_for(opened: Opened) -> None:
    async with opened() as server:
        running: Salotto = server.bot
        assert running.allowed_mentions is not None
        assert running.allowed_mentions.to_dict() == {"parse": []}
    assert intents().message_content and intents().members and not intents().presences


async def test_a_bot_that_is_closed_twice_is_closed() -> None:
    built = bot.build(Settings(database=DatabaseSettings(url=SecretStr("sqlite://"))))
    await built.close()
    await built.close()


class Kettle:
    """A service that an area brings along."""

    def __init__(self, services: Services) -> None:
        self.clock = services.clock

    @classmethod
    def build(cls, services: Services) -> "Kettle":
        return cls(services)


async def test_an_areas_own_service_is_built_once_from_the_container(opened: Opened) -> None:
    async with opened() as server:
        services = services_of(server)
        assert services.get(Kettle) is services.get(Kettle)
        assert services.get(Kettle).clock is services.clock


async def test_a_failing_listener_is_in_our_log_and_stops_nothing(
    opened: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    async with opened() as server:

        async def on_message(message: discord.Message) -> None:
            raise RuntimeError("listening")

        server.bot.add_listener(on_message)
        await server.person("Bruno").post("generale", "parole segrete")
        assert [str(error) for error in server.errors] == ["listening"]
        assert (await server.person("Ada").run("setup show")).ephemeral
    (record,) = [record for record in caplog.records if record.name == "cogs.bot"]
    assert "parole segrete" not in record.getMessage()
