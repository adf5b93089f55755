"""`salotto doctor`: everything that is wrong with an installation, at once, and how to mend it."""

import argparse
import asyncio
import json
import os
import socket
import sys
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rich.console import Console

from cli.standing import on_discord, sentence, unasked
from core.clock import SystemClock
from core.errors import UserFacingError
from core.settings import DEFAULT_FILE, Settings, load, variable_of
from core.text import LOCALES, Texts, texts
from metrics.reading import ReadingRequest, read_turns
from metrics.values import Message
from models.migrate import known_revisions, newest_revision, revision_of
from models.session import Database
from services.inspection import Chosen, Finding, Inspector
from services.server_settings import AreaSettings, ServerSettings
from services.upkeep import kind
from services.workers import worker_process

OLDEST_PYTHON = (3, 11)
MARKS = {True: ("doctor-ok", "green"), False: ("doctor-wrong", "bold red"), None: ("doctor-unchecked", "yellow")}


def configure(parser: argparse.ArgumentParser, words: Texts) -> None:
    parser.add_argument("--config", metavar=words("doctor-config-name"), type=Path, help=words("doctor-config"))


def run(arguments: argparse.Namespace, words: Texts) -> int:
    """Print a line for each thing looked at. Exit code 1 when anything must be mended."""
    console = Console(highlight=False, soft_wrap=True)
    wrong = False
    for finding in examine(arguments.config, arguments.inspect):
        wrong = wrong or finding.right is False
        mark, style = MARKS[finding.right]
        console.print(f"[{style}]{words(mark):<14}[/] ", end="")
        console.print(f"{words(finding.area)}: {sentence(finding, words)}", markup=False)
    return int(wrong)


def examine(config: Path | None, inspect: Inspector | None) -> Iterator[Finding]:
    """Look at everything that does not depend on what was found wrong before."""
    yield _python()
    yield from _texts()
    settings = None
    try:
        settings = load(config)
    except UserFacingError as error:
        yield Finding("doctor-settings", False, error.text_id, error.values)
    else:
        file = config or DEFAULT_FILE
        text_id = "doctor-settings-fine" if file.exists() else "doctor-settings-absent"
        yield Finding("doctor-settings", True, text_id, {"file": str(file)})
    yield _time_zone(settings or Settings())
    if settings is not None:
        database = asyncio.run(_database(settings))
        yield database
        yield from _place(settings)
        yield from _health_port(settings)
        yield _token(settings)
        yield from asyncio.run(_discord(settings, inspect, _chosen_in(settings) if database.right else _nothing))
    yield _reading()


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    right = sys.version_info >= OLDEST_PYTHON
    return Finding("doctor-python", right, f"doctor-python-{'fine' if right else 'old'}", {"version": version})


def _texts() -> Iterator[Finding]:
    ids = {locale: texts(locale).ids for locale in LOCALES}
    every = frozenset().union(*ids.values())
    missing = {locale: sorted(every - ids[locale]) for locale in LOCALES if every - ids[locale]}
    for locale, names in missing.items():
        yield Finding("doctor-texts", False, "doctor-texts-missing", {"locale": locale, "ids": ", ".join(names)})
    if not missing:
        values: dict[str, object] = {"n_texts": len(every), "locales": ", ".join(LOCALES)}
        yield Finding("doctor-texts", True, "doctor-texts-fine", values)


def _time_zone(settings: Settings) -> Finding:
    name = settings.server_defaults.time_zone
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return Finding("doctor-time-zone", False, "doctor-time-zone-unknown", {"zone": name})
    return Finding("doctor-time-zone", True, "doctor-time-zone-fine", {"zone": name})


async def _database(settings: Settings) -> Finding:
    url = settings.database.url.get_secret_value()
    try:
        database = Database.open(url)
    except Exception as error:
        return _silent("database.url", error)
    backend = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(database.dialect, database.dialect)
    try:
        if database.file is not None and not database.file.exists():
            # Connecting would create it: a look must not change anything.
            return Finding("doctor-database", True, "doctor-database-new", {"file": str(database.file)})
        revision = await revision_of(database)
        if revision is not None and revision not in known_revisions():
            return Finding("doctor-database", False, "doctor-database-newer", {"revision": revision})
    except Exception as error:
        return _silent(backend, error)
    finally:
        await database.close()
    text_id = "doctor-database-fine" if revision == newest_revision() else "doctor-database-behind"
    return Finding("doctor-database", text_id.endswith("fine"), text_id, {"backend": backend})


def _silent(backend: str, error: Exception) -> Finding:
    # The kind of error only: drivers put addresses and passwords into their messages.
    values: dict[str, object] = {"backend": backend, "problem": kind(error)}
    return Finding("doctor-database", False, "doctor-database-silent", values)


def _place(settings: Settings) -> Iterator[Finding]:
    """The folder of a SQLite file: its companions are written beside it."""
    try:
        database = Database.open(settings.database.url.get_secret_value())
    except Exception:  # told by _database already
        return
    if database.file is None:
        return
    folder = database.file.absolute().parent
    values: dict[str, object] = {"folder": str(folder)}
    if not folder.is_dir():
        yield Finding("doctor-place", False, "doctor-place-absent", values)
    elif not os.access(folder, os.W_OK) or (database.file.exists() and not os.access(database.file, os.W_OK)):
        yield Finding("doctor-place", False, "doctor-place-closed", values)
    else:
        yield Finding("doctor-place", True, "doctor-place-fine", values)


def _health_port(settings: Settings) -> Iterator[Finding]:
    host, port = settings.health.host, settings.health.port
    if port is None:
        return
    values: dict[str, object] = {"host": host, "port": str(port)}
    try:
        # Bound and let go, as the bot would bind it; nobody is answered.
        socket.create_server((host, port)).close()
    except OSError as error:
        failing = _failing_at(host, port)
        if failing is None:
            yield Finding("doctor-health", False, "doctor-health-taken", {**values, "problem": kind(error)})
        elif failing:
            yield Finding("doctor-health", False, "doctor-health-failing", {**values, "failing": ", ".join(failing)})
        else:
            yield Finding("doctor-health", True, "doctor-health-running", values)
    else:
        yield Finding("doctor-health", True, "doctor-health-free", values)


def _failing_at(host: str, port: int) -> list[str] | None:
    """What a Salotto that runs there says is not well; None when whoever is there is none."""
    try:
        with closing(HTTPConnection(host, port, timeout=4)) as connection:
            connection.request("GET", "/healthz")
            told = json.loads(connection.getresponse().read())
        return [str(name) for name in told["failing"]]
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return None


def _token(settings: Settings) -> Finding:
    if settings.discord.token is None:
        values: dict[str, object] = {"variable": variable_of("discord.token")}
        return Finding("doctor-token", False, "doctor-token-missing", values)
    return Finding("doctor-token", True, "doctor-token-there", {})


async def _discord(settings: Settings, inspect: Inspector | None, chosen: Chosen) -> list[Finding]:
    if settings.discord.token is None or inspect is None:
        return [unasked()]
    return list(on_discord(await inspect(settings.discord.token.get_secret_value(), chosen)))


def _chosen_in(settings: Settings) -> Chosen:
    """What servers chose, as the database knows it."""

    async def read(server_id: str, models: Iterable[type[AreaSettings]]) -> Mapping[str, Any]:
        database = Database.open(settings.database.url.get_secret_value())
        if database.file is not None and not database.file.exists():
            return {}
        try:
            stored = ServerSettings(database, SystemClock(), settings.server_defaults)
            return await stored.values(server_id, models)
        finally:
            await database.close()

    return read


async def _nothing(_server_id: str, _models: Iterable[type[AreaSettings]]) -> Mapping[str, Any]:
    """Nothing is known of a server without a database."""
    return {}


def _reading() -> Finding:
    message = Message(id="1", at=datetime(2026, 1, 1, tzinfo=UTC), channel="c", author="a", text="buongiorno a tutti")
    try:
        with worker_process() as executor:
            executor.submit(read_turns, ReadingRequest((message,))).result(timeout=60)
    except (BrokenProcessPool, OSError, ImportError, TimeoutError) as error:
        return Finding("doctor-reading", False, "doctor-reading-broken", {"problem": type(error).__name__})
    return Finding("doctor-reading", True, "doctor-reading-fine", {})
