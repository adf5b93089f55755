"""A server with two moderators of different rank, members below, beside and above them, and a bot that may act."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

import bot
from core.settings import DatabaseSettings, Settings
from models.case_values import Case, Wanted
from services.cases import Cases
from services.penalties import ModerationSettings
from services.server_settings import GeneralSettings
from services.workers import SameProcess
from simulation.people import Person
from simulation.plan import ChannelPlan, PersonPlan, RolePlan, ServerPlan
from simulation.reading import Answer
from simulation.world import Ground, Server, simulated
from tests.cogs.conftest import Prepared, services_of

MODERATION = frozenset(
    {"moderate_members", "kick_members", "ban_members", "manage_messages", "manage_channels", "view_audit_log"}
)
SALON = ServerPlan(
    "Salone",
    channels=(
        ChannelPlan("generale"),
        ChannelPlan("ricette"),
        ChannelPlan("staff", only_for=("Team",)),
        ChannelPlan("registro", only_for=("Team",)),
    ),
    roles=(
        RolePlan("Direzione", frozenset({"administrator"})),
        RolePlan("Capo", MODERATION),
        RolePlan("Moderatori", MODERATION),
        RolePlan("Team"),
    ),
    people=(
        PersonPlan("Ada", roles=("Direzione", "Team")),
        PersonPlan("Carla", roles=("Capo", "Team")),
        PersonPlan("Mara", roles=("Moderatori", "Team")),
        PersonPlan("Nino", roles=("Moderatori", "Team")),
        PersonPlan("Bruno"),
        PersonPlan("Chloe", locale="en-GB"),
        PersonPlan("Gino"),
        PersonPlan("Fuori", member=False),
        PersonPlan("Dora"),
    ),
    owner="Dora",
)
Opened = Callable[..., AbstractAsyncContextManager[Server]]


@pytest.fixture
async def opened(_sqlite_with_tables: Path, tmp_path: Path) -> AsyncIterator[Opened]:
    """`async with opened() as server`: each time on a database of its own, which outlives restarts."""
    made: list[Prepared] = []
    files = (tmp_path / f"{number}.db" for number in count())

    def open_(plan: ServerPlan = SALON, **past: Any) -> AbstractAsyncContextManager[Server]:
        file = next(files)
        shutil.copy(_sqlite_with_tables, file)
        settings = Settings(database=DatabaseSettings(url=SecretStr(f"sqlite:///{file}")))

        def make_bot(ground: Ground) -> Prepared:
            built = bot.build(settings, clock=ground.clock, executor=SameProcess(), idle=ground.idle)
            made.append(Prepared(built.services, built.areas))
            return made[-1]

        return simulated(make_bot, plan, **past)

    yield open_
    for killed in made:
        await killed.services.close()


async def bind(server: Server, **values: Any) -> None:
    """The staff channel, and what is chosen of moderation."""
    settings = services_of(server).server_settings
    by = str(server.person("Dora").id)
    await settings.change(str(server.id), GeneralSettings, by, staff_channel=str(server.channel("staff").id))
    chosen = {"log_channel": str(server.channel("registro").id), "ladder_mode": "off", **values}
    await settings.change(str(server.id), ModerationSettings, by, **chosen)
    await server.settle()


async def filed(server: Server, **wanted: Any) -> tuple[Case, ...]:
    """The case file, oldest first."""
    page = await services_of(server).get(Cases).page(str(server.id), Wanted(**wanted))
    return page.cases[::-1]


def kinds(cases: tuple[Case, ...]) -> list[str]:
    return [case.what.kind for case in cases]


async def ban(mara: Person, person: Person, **options: Any) -> Answer:
    """Ban somebody, and say yes."""
    asked = await mara.run("ban", member=person, **options)
    return await mara.click(asked, "Sì, vai avanti")
