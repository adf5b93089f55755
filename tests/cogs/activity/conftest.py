"""The real bot on a simulated server with a past, its database in a file that outlives restarts."""

import shutil
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import text

import bot
from core.settings import DatabaseSettings, ServerDefaults, Settings
from models.session import Database
from services.backfill import Backfill
from services.listening import Listening
from services.workers import SameProcess
from simulation.plan import ChannelPlan, PersonPlan, RolePlan, ServerPlan
from simulation.world import Ground, Server, simulated
from tests.cogs.conftest import Prepared, services_of

SALON = ServerPlan(
    "Salone",
    channels=(
        ChannelPlan("generale"),
        ChannelPlan("ricette"),
        ChannelPlan("idee", kind="forum"),
        ChannelPlan("voce", kind="voice"),
        ChannelPlan("staff", only_for=("Team",)),
    ),
    roles=(RolePlan("Direzione", frozenset({"manage_guild", "manage_messages", "manage_roles"})), RolePlan("Team")),
    people=(
        PersonPlan("Ada", roles=("Direzione", "Team")),
        PersonPlan("Bruno"),
        PersonPlan("Chloe", locale="en-GB"),
        PersonPlan("Dario"),
    ),
)

Opened = Callable[..., AbstractAsyncContextManager[Server]]
A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def listening_to(_sqlite_with_tables: Path, tmp_path: Path) -> Opened:
    """`async with listening_to(SALON, history=...) as server`, with what the server starts from as second argument."""
    file = tmp_path / "listening.db"
    shutil.copy(_sqlite_with_tables, file)
    return opener(f"sqlite:///{file}")


@pytest.fixture
def listening_on_postgres(_postgres_with_tables: str, postgres_database: Database) -> Opened:
    """The same on PostgreSQL; `postgres_database` is emptied afterwards."""
    return opener(_postgres_with_tables)


def opener(url: str) -> Opened:
    def open_(plan: ServerPlan = SALON, defaults: ServerDefaults | None = None, **options: Any) -> Any:
        settings = Settings(
            database=DatabaseSettings(url=SecretStr(url)),
            server_defaults=defaults or ServerDefaults(staff_roles=("Team",)),
        )

        def make_bot(ground: Ground) -> Prepared:
            built = bot.build(settings, clock=ground.clock, executor=SameProcess(), idle=ground.idle)
            areas = tuple(area for area in built.areas if area.name in ("activity", "setup"))
            return Prepared(built.services, areas)

        return simulated(make_bot, plan, **options)

    return open_


async def stored(server: Server, query: str) -> list[tuple[Any, ...]]:
    """Rows of the bot's database, once everything seen is stored."""
    await services_of(server).get(Listening).flush()
    async with services_of(server).database.reading() as session:
        return [tuple(row) for row in await session.execute(text(query))]


async def said(server: Server) -> list[str]:
    """Every text that is stored, in the order of its moment."""
    return [row[0] for row in await stored(server, "SELECT text FROM messages ORDER BY at, id")]


async def caught_up(server: Server) -> None:
    await services_of(server).get(Backfill).caught_up(str(server.id))
