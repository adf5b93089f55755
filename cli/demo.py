"""`salotto demo`: the real bot at work on the server of a community that does not exist, without a token."""

import argparse
import asyncio
import contextlib
import logging
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager
from pathlib import Path
from typing import Protocol

import orjson
from pydantic import SecretStr
from rich.console import Console

from cli.whole_files import write_whole
from core.errors import UserFacingError
from core.settings import DatabaseSettings, ServerDefaults, Settings
from core.text import LOCALES, Texts, texts
from models import digests
from reports.facts import WeekFacts
from services.container import Services
from services.digests import facts_of

_log = logging.getLogger(__name__)

FORMAT = 1
OUT = Path("out")
STAFF_ROLES = ("Staff",)
TO_TRY = ("digest", "privacy", "help", "language")
"""What the index suggests, in this order."""
_NEEDED = ("simcord", "linkify_it")


class DemoServer(Protocol):
    """What is needed of the simulated server: it comes from the composition root."""

    services: Services
    server_id: str
    size: tuple[int, int, int]
    posted: int

    async def set_up(self) -> None: ...

    def play(self) -> AsyncIterator[str]: ...
    def play_briefly(self) -> AsyncIterator[str]: ...

    def served(
        self, *, introduction: str, suggestions: Sequence[str], locale: str, happened: Sequence[tuple[str, str]]
    ) -> AbstractAsyncContextManager[str]: ...


def configure(parser: argparse.ArgumentParser, words: Texts) -> None:
    parser.add_argument("--once", action="store_true", help=words("demo-once"))
    parser.add_argument("--out", metavar=words("demo-folder"), type=Path, help=words("demo-out", folder=str(OUT)))
    parser.add_argument("--lang", choices=LOCALES, default="it", help=words("demo-lang"))


def run(arguments: argparse.Namespace, words: Texts) -> int:
    """Show the bot's first morning; then let somebody walk around, unless it is to be shown once only."""
    try:
        asyncio.run(_show(arguments, words))
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in _NEEDED:
            raise
        raise UserFacingError("demo-not-installed", module=error.name) from None
    return 0


async def _show(arguments: argparse.Namespace, words: Texts) -> None:
    spoken, console = texts(arguments.lang), Console(stderr=True, highlight=False, soft_wrap=True)
    folder: Path | None = arguments.out or (OUT if arguments.once else None)
    with tempfile.TemporaryDirectory(prefix="salotto-", ignore_cleanup_errors=True) as place:
        settings = _settings(Path(place), arguments.lang)
        async with contextlib.AsyncExitStack() as leaving:
            with _doing(console, words("demo-starting")):
                opening: AbstractAsyncContextManager[DemoServer] = arguments.demo(settings, locale=arguments.lang)
                server = await leaving.enter_async_context(opening)
            channels, people, messages = server.size
            console.print(words("demo-caught-up", channels=channels, people=people, messages=messages))
            with _doing(console, words("demo-telling")):
                await server.set_up()
                forms = await _told(server, spoken)
            console.print(words("demo-posted"))
            sys.stdout.write(forms["digest.txt"].decode())
            sys.stdout.flush()
            if folder is not None:
                for name, content in forms.items():
                    console.print(words("demo-written", file=str(write_whole(folder, name, content))))
            played = await _play(server, console, words, strict=arguments.once)
            if not arguments.once:
                await _served(server, console, words, spoken, played)


async def _play(server: DemoServer, console: Console, words: Texts, *, strict: bool) -> list[str]:
    """What people do with the bot after the digest; the scenes that were played, by name.

    A scene that fails ends the demo only where nobody looks on.
    """
    played: list[str] = []
    try:
        async for scene in server.play_briefly() if strict else server.play():
            played.append(scene)
            console.print(words("demo-scene", what=words(f"scene-{scene}")))
    except Exception:
        if strict:
            raise
        _log.exception("a scene of the demo could not be played")
        console.print(words("demo-scene-failed", what=words(f"scene-{played.pop()}") if played else ""))
    return played


def _settings(place: Path, locale: str) -> Settings:
    """The demo's own, whatever the environment says: it must never touch a real bot's database."""
    return Settings.model_construct(
        database=DatabaseSettings(url=SecretStr(f"sqlite:///{place / 'demo.db'}")),
        server_defaults=ServerDefaults.model_validate({"locale": locale, "staff_roles": STAFF_ROLES}),
    )


async def _told(server: DemoServer, spoken: Texts) -> dict[str, bytes]:
    """The digest that was posted, in every form that it has. UserFacingError when none was."""
    # Imported here: drawing needs a large library, and the help of the command does not.
    from reports import as_html, as_json, as_text, chart
    from reports.digest import compose

    facts = await _facts(server)
    if facts is None or not server.posted:
        raise UserFacingError("demo-not-posted")
    digest = compose(facts, spoken)
    whole = {"format": FORMAT, "community": facts.community, "skipped": [], "weeks": [as_json.week(digest)]}
    return {
        "digest.txt": as_text.render(digest, spoken).encode(),
        "digest.json": orjson.dumps(whole, option=orjson.OPT_INDENT_2) + b"\n",
        "digest.png": chart.png(digest, spoken),
        "digest.html": as_html.render([digest], spoken).encode(),
    }


async def _facts(server: DemoServer) -> WeekFacts | None:
    """What the last digest on the server rests on."""
    from services.weekly import WeeklyDigests

    week = max(await server.services.get(WeeklyDigests).weeks(server.server_id), default=None)
    if week is None:
        return None
    async with server.services.database.reading() as session:
        return facts_of(await digests.digest(session, server.server_id, week))


async def _served(server: DemoServer, console: Console, words: Texts, spoken: Texts, played: Sequence[str]) -> None:
    """Serve the pages until somebody asks to stop."""
    introduction = spoken("demo-introduction")
    suggestions = [spoken(f"demo-try-{what}") for what in TO_TRY]
    happened = [(spoken(f"scene-{scene}"), spoken(f"scene-{scene}.try")) for scene in played]
    with _asked_to_stop() as stop:
        async with server.served(
            introduction=introduction, suggestions=suggestions, locale=spoken.locale, happened=happened
        ) as address:
            console.print(words("demo-open", address=address))
            await stop.wait()
    console.print(words("demo-ended"))


@contextmanager
def _doing(console: Console, what: str) -> Iterator[None]:
    """Say what is going on: with a moving sign where somebody watches, as a line elsewhere."""
    if not console.is_terminal:
        console.print(what)
        yield
        return
    with console.status(what):
        yield


@contextmanager
def _asked_to_stop() -> Iterator[asyncio.Event]:
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    signals = (signal.SIGTERM, signal.SIGINT)
    for name in signals:
        loop.add_signal_handler(name, stop.set)
    try:
        yield stop
    finally:
        for name in signals:
            loop.remove_signal_handler(name)
