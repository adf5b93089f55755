"""The real bot that listens on a small server, and what it keeps afterwards."""

import json
import shutil
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

import bot
import models
from core.settings import DatabaseSettings, ServerDefaults, Settings
from models.types import Base
from services.listening import Listening
from services.reading_along import ReadingAlong
from services.workers import SameProcess
from simulation.plan import ChannelPlan, PersonPlan, RolePlan, ServerPlan
from simulation.reading import Answer
from simulation.world import Ground, Server, simulated
from tests.cogs.conftest import Prepared, services_of

SALON = ServerPlan(
    "Salone",
    channels=(ChannelPlan("generale"), ChannelPlan("voce", kind="voice"), ChannelPlan("staff", only_for=("Team",))),
    roles=(RolePlan("Direzione", frozenset({"manage_guild", "manage_messages"})), RolePlan("Team")),
    people=(
        PersonPlan("Ada", roles=("Direzione", "Team")),
        PersonPlan("Bruno"),
        PersonPlan("Chloe", locale="en-GB"),
        PersonPlan("Dario"),
    ),
)

Opened = Callable[..., AbstractAsyncContextManager[Server]]


@pytest.fixture
def opened(_sqlite_with_tables: Path, tmp_path: Path) -> Opened:
    """`async with opened() as server`: keywords are those of `simulated`; `before_choice` is the server's rule."""
    file = tmp_path / "salotto.db"
    shutil.copy(_sqlite_with_tables, file)

    def open_(before_choice: str = "full", **options: Any) -> AbstractAsyncContextManager[Server]:
        settings = Settings(
            database=DatabaseSettings(url=f"sqlite:///{file}"),  # type: ignore[arg-type]
            server_defaults=ServerDefaults(staff_roles=("Team",), consent_before_choice=before_choice),  # type: ignore[arg-type]
        )

        def make_bot(ground: Ground) -> Prepared:
            built = bot.build(settings, clock=ground.clock, executor=SameProcess(), idle=ground.idle)
            return Prepared(built.services, tuple(a for a in built.areas if a.name in ("activity", "privacy", "setup")))

        return simulated(make_bot, SALON, **options)

    return open_


async def everything(server: Server) -> dict[str, str]:
    """Every row of every table as text, once what was seen is stored and read."""
    services = services_of(server)
    await services.get(Listening).flush()
    await services.get(ReadingAlong).read(str(server.id))
    models.load_tables()
    async with services.database.reading() as session:
        return {
            table.name: repr([tuple(row) for row in await session.execute(select(table))])
            for table in Base.metadata.sorted_tables
        }


async def traces(server: Server, *of: object) -> dict[str, list[str]]:
    """Table -> which of these are found anywhere in its rows."""
    found = {table: [str(one) for one in of if str(one) in rows] for table, rows in (await everything(server)).items()}
    return {table: seen for table, seen in found.items() if seen}


async def exported(answer: Answer) -> dict[str, Any]:
    """What is in the file of an answer."""
    (message,) = answer.messages
    (file,) = message.attachments
    found: dict[str, Any] = json.loads(await file.read())
    return found
