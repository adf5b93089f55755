"""`salotto run`: the bot, from its settings to its last stored event."""

import argparse
import asyncio
import gc
import logging
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import active_children
from pathlib import Path
from typing import Protocol

from core import logs
from core.errors import UnreadableInput, UserFacingError
from core.settings import DEFAULT_FILE, Settings, load, variable_of
from core.text import Texts
from services.container import Services
from services.health import Health, health_page
from services.upkeep import migrate, open_database

DRAIN = 20.0
"""Seconds that a stopped bot has to store what it has seen."""

_log = logging.getLogger(__name__)


class RunningBot(Protocol):
    """What is needed of the bot: it comes from the composition root."""

    services: Services

    async def start(self, token: str) -> None: ...

    async def hears(self) -> bool: ...

    async def close(self) -> None: ...


def configure(parser: argparse.ArgumentParser, words: Texts) -> None:
    parser.add_argument("--config", metavar=words("run-config-name"), type=Path, help=words("run-config"))


def run(arguments: argparse.Namespace, words: Texts) -> int:
    """Live on Discord until SIGTERM or SIGINT, then drain. Exit code 2 for what starting again cannot mend."""
    settings = load(arguments.config)
    token = settings.discord.token
    if token is None:
        file = arguments.config or DEFAULT_FILE
        raise UnreadableInput("run-token-missing", file=str(file), variable=variable_of("discord.token"))
    logs.configure(settings.logs, logs.secrets_of(settings))
    try:
        asyncio.run(_live(arguments.build, settings, token.get_secret_value()))
    finally:
        # What a worker is still reading is read again after the next start: nobody waits for it now.
        for worker in active_children():
            worker.terminate()
        gc.freeze()  # likewise: tidying up what ends with the process takes seconds
    return 0


async def _live(build: Callable[[Settings], RunningBot], settings: Settings, token: str) -> None:
    """Start the bot and wait until it is asked to stop. Whatever ends it, what it has seen is stored."""
    # Opened once beforehand, so that a wrong address is told in words.
    await open_database(settings.database.url.get_secret_value()).close()
    with _asked_to_stop() as stop:
        bot = build(settings)
        try:
            before, after = await migrate(bot.services.database)
            if before != after:
                _log.info("database migrated from %s to %s", before, after)
            health = bot.services.get(Health)
            health.watch("gateway", bot.hears)
            async with health_page(settings.health, health):
                await _until_stopped(bot, token, stop)
        finally:
            await _drain(bot)


async def _until_stopped(bot: RunningBot, token: str, stop: asyncio.Event) -> None:
    living = asyncio.create_task(bot.start(token), name="discord")
    stopping = asyncio.create_task(stop.wait(), name="stop")
    settling = asyncio.create_task(_settle(bot), name="settle")
    try:
        await asyncio.wait({living, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if living.done():
            _ended(living)
        _log.info("asked to stop")
    finally:
        tasks = (living, stopping, settling)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _settle(bot: RunningBot) -> None:
    while not await bot.hears():  # noqa: ASYNC110 - before its login the bot has no event to wait for
        await asyncio.sleep(0.2)
    # What was made until here lasts as long as the process: looking through it again and again delays answers.
    gc.freeze()
    _log.info("listening")


def _ended(living: "asyncio.Task[None]") -> None:
    """The bot ended without being asked to: why."""
    error = living.exception()
    if isinstance(error, UserFacingError):
        # Whoever started it gets the sentence; for the log the kind of the error is enough.
        _log.error("kept from Discord: %s (%s)", error.text_id, type(error.__cause__ or error).__name__)
        raise error
    _log.critical("the bot ended by itself", exc_info=error)
    raise UserFacingError("run-failed", problem=type(error).__name__ if error else "-") from None


async def _drain(bot: RunningBot) -> None:
    try:
        async with asyncio.timeout(DRAIN):
            await bot.close()
    except TimeoutError:
        _log.critical("not everything could be stored within %d seconds", DRAIN)
        raise UserFacingError("run-not-drained", seconds=int(DRAIN)) from None
    _log.info("stopped; what was seen is stored")


@contextmanager
def _asked_to_stop() -> Iterator[asyncio.Event]:
    """An event that SIGTERM and SIGINT set. A second one no longer asks: it ends the process at once."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    signals = (signal.SIGTERM, signal.SIGINT)

    def heard() -> None:
        stop.set()
        for name in signals:
            loop.remove_signal_handler(name)

    for name in signals:
        loop.add_signal_handler(name, heard)
    try:
        yield stop
    finally:
        for name in signals:
            loop.remove_signal_handler(name)
