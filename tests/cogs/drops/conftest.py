"""A salon whose staff prepare drops."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

import bot
from core.settings import DatabaseSettings, Settings
from services.drops import Drops
from services.server_settings import GeneralSettings
from services.workers import SameProcess
from simulation.plan import ChannelPlan, PersonPlan, RolePlan, ServerPlan
from simulation.world import Ground, Server, simulated
from tests.cogs.conftest import Prepared, services_of

SALON = ServerPlan(
    "Salone",
    channels=(
        ChannelPlan("generale"),
        ChannelPlan("salotto vocale", kind="voice"),
        ChannelPlan("cucina"),
        ChannelPlan("idee", kind="forum", tags=("ricette",)),
        ChannelPlan("staff", only_for=("Team",)),
    ),
    roles=(RolePlan("Direzione", frozenset({"manage_guild"})), RolePlan("Team"), RolePlan("Cuochi"), RolePlan("Soli")),
    people=(
        PersonPlan("Ada", roles=("Direzione", "Team")),
        PersonPlan("Bruno", roles=("Cuochi",)),
        PersonPlan("Chloe", locale="en-GB"),
    ),
    owner="Ada",
)
MONDAY = datetime(2026, 5, 4, 8, tzinfo=UTC)
Opened = Callable[..., AbstractAsyncContextManager[Server]]


@pytest.fixture
async def salon(_sqlite_with_tables: Path, tmp_path: Path) -> AsyncIterator[Opened]:
    made: list[Prepared] = []
    file = tmp_path / "salotto.db"
    shutil.copy(_sqlite_with_tables, file)
    settings = Settings(database=DatabaseSettings(url=SecretStr(f"sqlite:///{file}")))

    def make_bot(ground: Ground) -> Prepared:
        built = bot.build(settings, clock=ground.clock, executor=SameProcess(), idle=ground.idle)
        made.append(Prepared(built.services, built.areas))
        return made[-1]

    yield lambda now=MONDAY: simulated(make_bot, SALON, now=now)
    for killed in made:
        await killed.services.close()


async def bound(server: Server) -> None:
    settings = services_of(server).server_settings
    by = str(server.person("Ada").id)
    await settings.change(str(server.id), GeneralSettings, by, staff_channel=str(server.channel("staff").id))


async def drafted(server: Server, **options: Any) -> str:
    """A draft, written in the form; its id."""
    ada = server.person("Ada")
    given = {"segment": "Cuochi", "where": server.channel("cucina"), **options}
    form = await ada.run("drop new", **given)
    fields = {
        "Titolo": "Tofu in tre modi",
        "A che cosa serve": "far cucinare chi ha paura del tofu",
        "A quale bisogno risponde": "non so come cucinarlo",
        "Che cosa ti aspetti": "tre racconti",
        "Testo": "Voi come lo fate? @everyone",
    }
    assert "bozza" in (await ada.fill(form, fields)).text
    return (await services_of(server).get(Drops).list(str(server.id)))[0].id


async def approved(server: Server, **options: Any) -> str:
    drop = await drafted(server, **options)
    await server.person("Ada").run("drop review", drop=drop)
    assert "approvato" in (await server.person("Ada").run("drop approve", drop=drop)).text
    return drop
