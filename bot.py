"""Composition root: the only place that puts the parts together. No package imports it."""

import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import TYPE_CHECKING

from cli.main import main as run_command_line
from core.clock import Clock, SystemClock

if TYPE_CHECKING:
    from cogs.bot import Salotto
    from core.command_table import CommandTable
    from core.settings import Settings
    from services.container import Idle
    from services.inspection import Chosen, DiscordSeen
    from simulation.demo import Demo
    from simulation.world import Ground

__all__ = ["build", "commands", "demo", "main"]


def build(
    settings: "Settings",
    *,
    clock: Clock | None = None,
    executor: Executor | None = None,
    idle: "Idle | None" = None,
) -> "Salotto":
    """The bot, ready to be started, with nothing connected yet.

    `executor` is where the measures run (default: a process of their own), `idle` how background tasks wait.
    """
    # Imported here: the command line must not pay for Discord and the database when it needs neither.
    from cogs.bot import Salotto
    from models.session import Database
    from services.analysis import Analysis
    from services.audit import Audit
    from services.container import Services, plain_idle
    from services.languages import Languages
    from services.privacy import PrivacyRegistry
    from services.recorder import Recorder
    from services.server_settings import ServerSettings
    from services.workers import worker_process

    time = clock or SystemClock()
    database = Database.open(settings.database.url.get_secret_value())
    closers: tuple[Callable[[], Awaitable[None]], ...] = (database.close,)
    if executor is None:
        executor = own = worker_process()

        async def stop_worker() -> None:
            own.shutdown(wait=False, cancel_futures=True)

        closers = (stop_worker, *closers)
    server_settings = ServerSettings(database, time, settings.server_defaults)
    return Salotto(
        Services(
            settings=settings,
            clock=time,
            database=database,
            executor=executor,
            recorder=Recorder(database, time, settings.server_defaults.consent_before_choice),
            analysis=Analysis(database, executor),
            server_settings=server_settings,
            audit=Audit(database, time),
            languages=Languages(database, time, server_settings),
            privacy=PrivacyRegistry(),
            idle=idle or plain_idle,
            closers=closers,
        )
    )


def commands() -> "CommandTable":
    """Every slash command and context menu, as plain data. Nothing is connected."""
    from cogs.catalogue import command_table
    from core.settings import Settings

    return command_table(build(Settings()))


async def inspect(token: str, chosen: "Chosen") -> "DiscordSeen":
    """What Discord says to a token."""
    from cogs.inspection import inspect as look

    return await look(token, chosen)


def demo(
    settings: "Settings", *, locale: str, now: datetime | None = None, executor: Executor | None = None
) -> "AbstractAsyncContextManager[Demo]":
    """The bot on the simulated server of the sample community, as it is now; it has caught up when entered."""
    from simulation.demo import demonstrated

    def on(ground: "Ground") -> "Salotto":
        return build(settings, clock=ground.clock, executor=executor, idle=ground.idle)

    return demonstrated(on, now=now or SystemClock().now(), locale=locale)


def main() -> int:
    """The command line. What needs Discord is handed to it, so that it imports none of it."""
    return run_command_line(build=build, commands=commands, inspect=inspect, demo=demo)


if __name__ == "__main__":
    sys.exit(main())
