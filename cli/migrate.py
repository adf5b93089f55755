"""`salotto migrate`: the tables in the shape that this version needs."""

import argparse
import asyncio
from pathlib import Path

from core.settings import load
from core.text import Texts
from services.upkeep import migrate, open_database


def configure(parser: argparse.ArgumentParser, words: Texts) -> None:
    parser.add_argument("--config", metavar=words("run-config-name"), type=Path, help=words("run-config"))


def run(arguments: argparse.Namespace, words: Texts) -> int:
    """Migrate, and say from where to where. Run twice, it changes nothing."""
    before, after = asyncio.run(_migrate(load(arguments.config).database.url.get_secret_value()))
    if before == after:
        print(words("migrate-up-to-date", revision=after))
    else:
        print(words("migrate-done", before=before or words("migrate-empty"), after=after))
    return 0


async def _migrate(url: str) -> tuple[str | None, str | None]:
    database = open_database(url)
    try:
        return await migrate(database)
    finally:
        await database.close()
