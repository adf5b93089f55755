"""The real bot on a simulated server."""

import logging
import shutil
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from pydantic import SecretStr

import bot
from cogs.areas import Area
from cogs.bot import Salotto
from core.settings import DatabaseSettings, Settings
from models.session import Database
from services.container import Services
from services.workers import SameProcess
from simulation.faults import Fault, failing
from simulation.people import Impossible
from simulation.plan import ChannelPlan, PersonPlan, RolePlan, ServerPlan
from simulation.reading import NothingToClick
from simulation.world import Ground, Server, simulated

SALON = ServerPlan(
    "Salone",
    channels=(ChannelPlan("generale"), ChannelPlan("staff", only_for=("Team",))),
    roles=(
        RolePlan("Direzione", frozenset({"manage_guild"})),
        RolePlan("Team"),
        RolePlan("Moderatori", frozenset({"moderate_members", "manage_messages"})),
    ),
    people=(
        PersonPlan("Ada", roles=("Direzione", "Team")),
        PersonPlan("Bruno"),
        PersonPlan("Chloe", locale="en-GB"),
        PersonPlan("Teo", roles=("Team",)),
        PersonPlan("Mara", roles=("Moderatori",)),
        PersonPlan("Dora"),
    ),
    owner="Dora",
)

Opened = Callable[..., AbstractAsyncContextManager[Server]]


@pytest.fixture
def opened(_sqlite_with_tables: Path, tmp_path: Path) -> Opened:
    """`async with opened() as server`: the bot on the salon, its database in a file that outlives restarts.

    `areas` replaces the bot's own.
    """
    file = tmp_path / "salotto.db"
    shutil.copy(_sqlite_with_tables, file)
    return opener(f"sqlite:///{file}")


@pytest.fixture
def opened_on_postgres(_postgres_with_tables: str, postgres_database: Database) -> Opened:
    """The same on PostgreSQL; `postgres_database` is emptied afterwards."""
    return opener(_postgres_with_tables)


def opener(url: str) -> Opened:
    settings = Settings(database=DatabaseSettings(url=SecretStr(url)))

    def open_(*areas: Area, plan: ServerPlan = SALON) -> AbstractAsyncContextManager[Server]:
        def make_bot(ground: Ground) -> Salotto:
            built = bot.build(settings, clock=ground.clock, executor=SameProcess(), idle=ground.idle)
            return Prepared(built.services, areas or built.areas)

        return simulated(make_bot, plan)

    return open_


class Prepared(Salotto):
    """The bot on a database whose tables are there already."""

    async def prepare_database(self) -> None:
        pass


def services_of(server: Server) -> Services:
    running: Salotto = server.bot
    return running.services


@pytest.fixture
def nothing_is_left_to_discord_py(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """An error that our code does not handle ends in discord.py's log, and the person hears nothing."""
    yield
    left = [record for record in caplog.get_records("call") if record.name.startswith("discord")]
    assert [record.getMessage() for record in left if record.levelno >= logging.ERROR] == []


def told(server: Server) -> tuple[str, ...]:
    """Take note of what was raised, so that the story does not fail with it: it was told to the person."""
    return tuple(str(error) for error in server.errors)


CALLBACK = "POST /interactions/*/*/callback"


async def unanswered(server: Server, fault: Fault, deed: Awaitable[object]) -> None:
    """Somebody does something and its first answer fails; they stop where they cannot go on without it."""
    try:
        with failing(server, CALLBACK, fault):
            await deed
    except (Impossible, NothingToClick):
        pass
    told(server)
