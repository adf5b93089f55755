"""The real bot on a server with four weeks of talk, whose staff want the digest on Monday at nine."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import discord
import pytest
from pydantic import SecretStr

import bot
from core.settings import DatabaseSettings, ServerDefaults, Settings, ThemeSettings
from models.session import Database
from services.server_settings import GeneralSettings
from services.workers import SameProcess
from simulation.plan import ChannelPlan, History, PersonPlan, RolePlan, Said, ServerPlan
from simulation.world import Ground, Server, simulated
from tests.cogs.conftest import Prepared, services_of

MONDAY = datetime(2026, 5, 4, 6, tzinfo=UTC)
"""Eight in the morning in Rome."""
TOFU = ThemeSettings(label="il tofu", words=("tofu",))
PEOPLE = ("Bruno", "Chloe", "Dario", "Elena")
TALK = (
    "Qualcuno sa come conservare il tofu dopo averlo aperto?",
    "Lo tengo in acqua, cambiata ogni giorno: così non prende odori e dura cinque giorni",
    "Anche io, però salata: con un cucchiaino di sale resta più sodo e poi si rosola meglio",
    "Buono a sapersi, grazie! Proverei con il sale perché il mio si sfalda sempre in padella",
    "Il curry di ceci si congela bene se lasciate fuori le patate, che diventano farinose",
    "Le monoporzioni sarebbero comode: da sola una confezione intera non la finisco mai",
)


def talk(weeks: int = 4, before: datetime = MONDAY) -> History:
    """Some talk on three days of each of the weeks before."""
    return History(
        tuple(
            Said(
                PEOPLE[(turn + week) % len(PEOPLE)],
                "generale",
                before - timedelta(weeks=week) + timedelta(days=day, hours=3, minutes=7 * turn),
                words,
            )
            for week in range(weeks, 0, -1)
            for day in (0, 2, 4)
            for turn, words in enumerate(TALK)
        )
    )


SALON = ServerPlan(
    "Salone",
    channels=(
        ChannelPlan("generale"),
        ChannelPlan("staff", only_for=("Team",)),
        ChannelPlan("staff-due", only_for=("Team",)),
    ),
    roles=(RolePlan("Direzione", frozenset({"manage_guild"})), RolePlan("Team")),
    people=(
        PersonPlan("Ada", roles=("Direzione", "Team")),
        PersonPlan("Teo", roles=("Direzione", "Team"), locale="en-GB"),
        *(PersonPlan(name) for name in PEOPLE),
        PersonPlan("Zoe"),
    ),
    owner="Ada",
)

Opened = Callable[..., AbstractAsyncContextManager[Server]]


@pytest.fixture
async def salon(_sqlite_with_tables: Path, tmp_path: Path) -> AsyncIterator[Opened]:
    """`async with salon() as server`; its database outlives restarts. Keywords are those of `simulated`."""
    file = tmp_path / "salotto.db"
    shutil.copy(_sqlite_with_tables, file)
    async with _opener(f"sqlite:///{file}") as open_:
        yield open_


@pytest.fixture
async def salon_on_postgres(_postgres_with_tables: str, postgres_database: Database) -> AsyncIterator[Opened]:
    """The same on PostgreSQL; `postgres_database` is emptied afterwards."""
    async with _opener(_postgres_with_tables) as open_:
        yield open_


@asynccontextmanager
async def _opener(url: str) -> AsyncIterator[Opened]:
    made: list[Prepared] = []
    settings = Settings(
        database=DatabaseSettings(url=SecretStr(url)),
        server_defaults=ServerDefaults(staff_roles=("Team",), consent_before_choice="full", themes=(TOFU,)),
    )

    def make_bot(ground: Ground) -> Prepared:
        built = bot.build(settings, clock=ground.clock, executor=SameProcess(), idle=ground.idle)
        made.append(Prepared(built.services, built.areas))
        return made[-1]

    def open_(plan: ServerPlan = SALON, **options: Any) -> AbstractAsyncContextManager[Server]:
        return simulated(make_bot, plan, **{"history": talk(), "now": MONDAY, **options})

    yield open_
    for killed in made:
        await killed.services.close()


async def choose(server: Server, **values: Any) -> None:
    """What an administrator chooses with `/setup`; the staff channel, where nothing is said."""
    values = values or {"staff_channel": str(server.channel("staff").id), "consent_chosen": True}
    settings = services_of(server).server_settings
    await settings.change(str(server.id), GeneralSettings, str(server.person("Ada").id), **values)
    await server.settle()


def posted(server: Server, channel: str = "staff") -> list[discord.Message]:
    """The digests in a channel, oldest first."""
    return [message for message in server.channel(channel).messages if message.attachments]


def week_told(message: discord.Message) -> str:
    """Which week a posted digest tells, by the name of its page."""
    page = next(file.filename for file in message.attachments if file.filename.endswith(".html"))
    return page.removeprefix("salotto-").removesuffix(".html")
