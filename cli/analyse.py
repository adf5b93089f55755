"""`salotto analyse PATH...`: the weekly digests of an exported community."""

import argparse
import asyncio
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from cli.whole_files import write_whole
from core.errors import UnreadableInput
from core.settings import load
from core.text import LOCALES, Texts, texts
from core.windows import Week
from services.exports import Skipped, open_export
from services.workers import Workers, interrupts_held_back, worker_process

if TYPE_CHECKING:
    from services.archive import Stage

READERS = 2
"""Nobody waits for an answer meanwhile, as they do while the bot runs: the measures may take a second core."""
_NAMES = {"text": "digest.txt", "json": "digest.json", "html": "digest.html"}


def configure(parser: argparse.ArgumentParser, words: Texts) -> None:
    parser.add_argument("paths", metavar=words("analyse-paths-name"), nargs="+", type=Path, help=words("analyse-paths"))
    for option in ("staff-role", "staff"):
        parser.add_argument(
            f"--{option}",
            metavar=words("analyse-name"),
            action="append",
            default=[],
            help=words(f"analyse-{option}"),
        )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--week", metavar=words("analyse-week-name"), action="append", help=words("analyse-week"))
    which.add_argument("--last", metavar="N", type=int, help=words("analyse-last"))
    which.add_argument("--all", action="store_true", help=words("analyse-all"))
    parser.add_argument("--lang", choices=LOCALES, default=words.locale, help=words("analyse-lang"))
    parser.add_argument("--format", choices=tuple(_NAMES), default="text", help=words("analyse-format"))
    parser.add_argument("--out", metavar=words("analyse-folder"), type=Path, help=words("analyse-out"))
    parser.add_argument("--config", metavar=words("run-config-name"), type=Path, help=words("analyse-config"))
    parser.add_argument("--db", metavar="URL", help=words("analyse-db"))
    parser.add_argument(
        "--before-choice", choices=("full", "totals"), default="full", help=words("analyse-before-choice")
    )
    parser.add_argument("--time-zone", metavar=words("analyse-zone"), default="UTC", help=words("analyse-time-zone"))


def run(arguments: argparse.Namespace, words: Texts) -> int:
    """Read the export, then write the digests: to standard output, or whole files into a folder."""
    if arguments.time_zone not in available_timezones():
        raise UnreadableInput("analyse-zone-unknown", zone=arguments.time_zone)
    if arguments.last is not None and arguments.last < 1:
        raise UnreadableInput("analyse-last-too-small", last=arguments.last)
    chosen = tuple(_week(label) for label in arguments.week or ())
    defaults = load(arguments.config).server_defaults
    export = open_export(arguments.paths)
    if arguments.db is not None:
        from services.upkeep import open_database

        open_database(arguments.db)  # a wrong address is said before the workers begin: they hold on to the terminal
    with _workers() as workers:
        with interrupts_held_back():  # a second's worth of libraries: the workers load theirs meanwhile
            from cli.weeks_told import digests, rendered

        with _storage(arguments.db) as url, _shown(words) as progress:
            told = asyncio.run(digests(arguments, chosen, export, defaults, url, workers, progress, words))
    for note in _notes(arguments, export.skipped, words):
        print(note, file=sys.stderr)
    _write(rendered(arguments.format, told, export, texts(arguments.lang)), arguments.out, _NAMES[arguments.format])
    return 0


def _week(label: str) -> Week:
    try:
        return Week.parse(label)
    except ValueError as error:
        raise UnreadableInput("analyse-week-wrong", week=label) from error


# ---------------------------------------------------------------- what is written


def _notes(arguments: argparse.Namespace, skipped: Sequence[Skipped], words: Texts) -> Iterator[str]:
    for one in skipped:
        yield words(f"skipped-{one.reason}", count=one.count, place=one.first_place)
    if arguments.before_choice == "full":
        yield words("analyse-full-consent")


def _write(rendered: str, folder: Path | None, name: str) -> None:
    if folder is None:
        sys.stdout.write(rendered)
    else:
        write_whole(folder, name, rendered.encode())
        print(folder / name)


# ---------------------------------------------------------------- workers, storage, progress


@contextmanager
def _workers() -> Iterator[Workers]:
    reading = worker_process(min(READERS, os.cpu_count() or 1), copied=True)
    workers = Workers(reading, worker_process(copied=True), worker_process(copied=True))
    try:
        yield workers
    finally:
        for executor in workers:
            executor.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _storage(url: str | None) -> Iterator[str]:
    """The database given; else a file that is gone afterwards, since exports outgrow memory."""
    # The database's own thread may still create a file while the folder goes: then it goes a second time.
    with ExitStack() as leaving, tempfile.TemporaryDirectory(prefix="salotto-", ignore_cleanup_errors=True) as folder:
        leaving.callback(shutil.rmtree, folder, ignore_errors=True)
        url = url or f"sqlite:///{Path(folder) / 'analyse.db'}"
        yield url


@contextmanager
def _shown(words: Texts) -> Iterator[Callable[["Stage", int, int | None], None]]:
    """Bars on standard error, only where somebody watches it."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bars:
        tasks: dict[Stage, TaskID] = {}

        def advance(stage: "Stage", done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(words(f"analyse-stage-{stage.value}"), total=total)
            bars.update(tasks[stage], advance=done)

        yield advance
