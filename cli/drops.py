"""`salotto drops import`: an editorial calendar becomes drafts, all of it or none."""

import argparse
import asyncio
import sys
from pathlib import Path

from core.clock import SystemClock
from core.errors import UnreadableInput, UserFacingError
from core.settings import Settings, load
from core.text import Texts
from models import servers
from models.servers import Server
from models.session import Database
from services.drop_plans import BroughtIn, Plan, Problem, bring_in, check_segments, read_plan
from services.drops import Drops
from services.outbox import Outbox
from services.segments import Segments
from services.server_settings import ServerSettings
from services.upkeep import open_database

KINDS = {".toml": "toml", ".csv": "csv"}


def configure(parser: argparse.ArgumentParser, words: Texts) -> None:
    parser.add_argument("action", choices=["import"], help=words("drops-action"))
    parser.add_argument("file", metavar=words("drops-file-name"), type=Path, help=words("drops-file"))
    parser.add_argument("--server", metavar="ID", help=words("drops-server"))
    parser.add_argument("--dry-run", action="store_true", help=words("drops-dry-run"))
    parser.add_argument("--config", metavar=words("run-config-name"), type=Path, help=words("run-config"))


def run(arguments: argparse.Namespace, words: Texts) -> int:
    """Every problem is named with its line, and then nothing is brought in: exit code 2."""
    kind = KINDS.get(arguments.file.suffix.lower())
    if kind is None:
        raise UnreadableInput("drops-kind", file=str(arguments.file))
    try:
        text = arguments.file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput("drops-unreadable", file=str(arguments.file), problem=type(error).__name__) from None
    settings = load(arguments.config)
    plan, done = asyncio.run(_bring(settings, text, kind, arguments.server, dry=arguments.dry_run))
    for problem in plan.problems:
        print(words("cli-error", problem=_told(problem, str(arguments.file), words)), file=sys.stderr)
    if plan.problems:
        return 2
    if done is None:
        print(words("drops-would", count=len(plan.drops)))
    else:
        print(words("drops-done", count=done.new, known=done.known))
    return 0


async def _bring(
    settings: Settings, text: str, kind: str, wanted: str | None, *, dry: bool
) -> tuple[Plan, BroughtIn | None]:
    database = open_database(settings.database.url.get_secret_value())
    try:
        server = await _server(database, wanted)
        clock = SystemClock()
        chosen = ServerSettings(database, clock, settings.server_defaults)
        drops = Drops(database, clock, chosen, Outbox(database, clock))
        drops.circles = Segments(database, clock, chosen)
        plan = read_plan(text, kind, (await chosen.general(server.id)).zone)
        unknown = await check_segments(plan, drops, server.id)
        plan = Plan(plan.drops, tuple(sorted((*plan.problems, *unknown), key=lambda one: one.line or 0)))
        if plan.problems or dry:
            return plan, None
        return plan, await bring_in(plan, drops, server.id)
    finally:
        await database.close()


async def _server(database: Database, wanted: str | None) -> Server:
    async with database.reading() as session:
        known = await servers.servers(session)
    found = [one for one in known if wanted in (None, one.id)]
    if len(found) != 1:
        listed = ", ".join(f"{one.id} ({one.name})" for one in known)
        raise UserFacingError("drops-which-server" if known else "drops-no-server", servers=listed)
    return found[0]


def _told(problem: Problem, file: str, words: Texts) -> str:
    said = words.format(problem.text_id, problem.values)
    if problem.line is None:
        return words("drops-problem-file", file=file, problem=said)
    return words("drops-problem", file=file, line=str(problem.line), problem=said)
