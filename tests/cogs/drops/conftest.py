"""A salon whose staff prepare drops."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

import bot
from core.settings import DatabaseSettings, Settings
from services.drop_shape import NewDrop
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
        ChannelPlan("palco", kind="stage"),
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

    yield lambda now=MONDAY, plan=SALON, history=None: simulated(make_bot, plan, now=now, history=history)
    for killed in made:
        await killed.services.close()


async def bound(server: Server) -> None:
    settings = services_of(server).server_settings
    by = str(server.person("Ada").id)
    await settings.change(str(server.id), GeneralSettings, by, staff_channel=str(server.channel("staff").id))


async def drafted(server: Server, **options: Any) -> str:
    """A draft, written in the form; its id."""
    ada, drops = server.person("Ada"), services_of(server).get(Drops)
    known = {one.id for one in await drops.list(str(server.id))}
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
    (drop,) = {one.id for one in await drops.list(str(server.id))} - known
    return drop


async def approved(server: Server, **options: Any) -> str:
    drop = await drafted(server, **options)
    await server.person("Ada").run("drop review", drop=drop)
    assert "approvato" in (await server.person("Ada").run("drop approve", drop=drop)).text
    return drop


async def set_for(server: Server, drop: str, when: str) -> str:
    """Ada plans it, whatever speaks against the moment; what she reads."""
    ada = server.person("Ada")
    asked = await ada.run("drop schedule", drop=drop, when=when)
    return (await ada.click(asked, "Sì, vai avanti") if "lo stesso" in asked.text else asked).text


async def prepared(server: Server, **more: Any) -> str:
    """An approved drop, without a word in Discord: for stories of what comes afterwards."""
    drops, by = services_of(server).get(Drops), str(server.person("Ada").id)
    where = str(server.channel("cucina").id)
    given = {"title": "Tofu in tre modi", "purpose": "cucinare", "need": "il tofu", "text": "Voi come lo fate?"}
    new = NewDrop(**{**given, "segments": ("Cuochi",), "channel": where, **more})  # type: ignore[arg-type]
    drop = await drops.new(str(server.id), by, new)
    await drops.approve(str(server.id), drop.id, by)
    return drop.id


async def planned_in(server: Server, minutes: int, drop: str) -> str:
    """The same drop, due in so many minutes."""
    at = server.clock.now() + timedelta(minutes=minutes)
    await services_of(server).get(Drops).schedule(str(server.id), drop, str(server.person("Ada").id), at)
    await server.settle()
    return drop
