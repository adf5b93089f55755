"""`salotto backup`: a copy of the database while the bot goes on."""

import argparse
import asyncio
from pathlib import Path

from core.errors import UserFacingError
from core.settings import load
from core.text import Texts
from services.upkeep import back_up, open_database, pg_dump


def configure(parser: argparse.ArgumentParser, words: Texts) -> None:
    parser.add_argument("file", metavar=words("backup-file-name"), type=Path, help=words("backup-file"))
    parser.add_argument("--config", metavar=words("run-config-name"), type=Path, help=words("run-config"))


def run(arguments: argparse.Namespace, words: Texts) -> int:
    """Copy a SQLite database to FILE; for PostgreSQL say how, since its own tool does it better."""
    url = load(arguments.config).database.url.get_secret_value()
    database = open_database(url)
    asyncio.run(database.close())
    if database.dialect == "postgresql":
        raise UserFacingError("backup-by-postgresql", command=pg_dump(url, arguments.file))
    if database.file is None:
        raise UserFacingError("backup-in-memory")
    size = back_up(database.file, arguments.file)
    print(words("backup-done", file=str(arguments.file), n_kilobytes=-(-size // 1024)))
    return 0
