"""`salotto doctor`: everything that is wrong with an installation, at once, and how to mend it."""

import argparse
import asyncio
import sys
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rich.console import Console

from core.errors import UserFacingError
from core.settings import DEFAULT_FILE, Settings, load
from core.text import LOCALES, Texts, texts
from metrics.reading import ReadingRequest, read_turns
from metrics.values import Message
from models.migrate import newest_revision, revision_of
from models.session import Database
from services.workers import worker_process

OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: is it right, and in which words."""

    area: str
    right: bool
    text_id: str
    values: dict[str, object]


def configure(parser: argparse.ArgumentParser, words: Texts) -> None:
    parser.add_argument("--config", metavar=words("doctor-config-name"), type=Path, help=words("doctor-config"))


def run(arguments: argparse.Namespace, words: Texts) -> int:
    """Print a line for each thing looked at. Exit code 1 when anything must be mended."""
    console = Console(highlight=False, soft_wrap=True)
    wrong = False
    for finding in examine(arguments.config):
        wrong = wrong or not finding.right
        mark, style = (words("doctor-ok"), "green") if finding.right else (words("doctor-wrong"), "bold red")
        console.print(f"[{style}]{mark:<14}[/] ", end="")
        console.print(f"{words(finding.area)}: {words(finding.text_id, **finding.values)}", markup=False)
    return int(wrong)


def examine(config: Path | None) -> Iterator[Finding]:
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
        yield asyncio.run(_database(settings))
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
    except Exception as error:
        return _silent(backend, error)
    finally:
        await database.close()
    text_id = "doctor-database-fine" if revision == newest_revision() else "doctor-database-behind"
    return Finding("doctor-database", text_id.endswith("fine"), text_id, {"backend": backend})


def _silent(backend: str, error: Exception) -> Finding:
    # The kind of error only: drivers put addresses and passwords into their messages.
    values: dict[str, object] = {"backend": backend, "problem": type(error).__name__}
    return Finding("doctor-database", False, "doctor-database-silent", values)


def _reading() -> Finding:
    message = Message(id="1", at=datetime(2026, 1, 1, tzinfo=UTC), channel="c", author="a", text="buongiorno a tutti")
    try:
        with worker_process() as executor:
            executor.submit(read_turns, ReadingRequest((message,))).result(timeout=60)
    except (BrokenProcessPool, OSError, ImportError, TimeoutError) as error:
        return Finding("doctor-reading", False, "doctor-reading-broken", {"problem": type(error).__name__})
    return Finding("doctor-reading", True, "doctor-reading-fine", {})
