"""Keeping a database: bringing it to the present shape, and copying it while it is in use."""

import os
import shlex
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy.engine import make_url

from core.errors import UserFacingError
from core.settings import variable_of
from models.migrate import known_revisions, newest_revision, revision_of, upgrade_database
from models.session import Database

URL = variable_of("database.url")
_LEFT_BEHIND = ("-wal", "-shm", "-journal")


def open_database(url: str) -> Database:
    """A database by URL. UserFacingError when that is none, or its file's folder is not there."""
    try:
        database = Database.open(url)
    except Exception as error:
        # The kind of error only: the message may hold the URL, and that a password.
        raise UserFacingError("database-url-wrong", problem=type(error).__name__, variable=URL) from None
    if database.file is not None and not database.file.absolute().parent.is_dir():
        raise UserFacingError("database-folder-absent", folder=str(database.file.absolute().parent), variable=URL)
    return database


async def migrate(database: Database) -> tuple[str | None, str | None]:
    """Bring `database` to the newest revision; the revision before and after. Run twice, it changes nothing."""
    try:
        before = await revision_of(database)
        if before is not None and before not in known_revisions():
            raise UserFacingError("database-newer", revision=before)
        await upgrade_database(database)
    except UserFacingError:
        raise
    except Exception as error:
        backend = "PostgreSQL" if database.dialect == "postgresql" else "SQLite"
        raise UserFacingError("database-silent", backend=backend, problem=kind(error), variable=URL) from error
    return before, newest_revision()


def kind(error: BaseException) -> str:
    """What sort of error it is, without its words: drivers put addresses and passwords into them."""
    original = getattr(error, "orig", None)
    cause = getattr(original, "__cause__", None) or original or error
    return str(getattr(cause, "sqlite_errorname", None) or type(cause).__name__)


def back_up(file: Path, copy: Path) -> int:
    """Copy a SQLite database that may be in use; its size in bytes. `copy` appears whole or not at all."""
    if not file.is_file():
        raise UserFacingError("backup-nothing", file=str(file))
    if copy.exists():
        raise UserFacingError("backup-there", file=str(copy))
    try:
        descriptor, name = tempfile.mkstemp(prefix=".salotto-", suffix=".partial", dir=copy.absolute().parent)
    except OSError as error:
        raise UserFacingError("backup-no-place", folder=str(copy.absolute().parent), problem=kind(error)) from None
    os.close(descriptor)
    partial = Path(name)
    try:
        _copy(file, partial)
        _reach_the_disk(partial)
        # A link, unlike a renaming, never takes the place of a file that appeared meanwhile.
        os.link(partial, copy)
        _reach_the_disk(copy.absolute().parent)
    except FileExistsError:
        raise UserFacingError("backup-there", file=str(copy)) from None
    except (OSError, sqlite3.Error) as error:
        raise UserFacingError("backup-failed", file=str(file), problem=kind(error)) from error
    finally:
        for part in (partial, *(partial.with_name(partial.name + end) for end in _LEFT_BEHIND)):
            with suppress(FileNotFoundError):
                part.unlink()
    return copy.stat().st_size


def pg_dump(url: str, copy: Path) -> str:
    """The command that copies a PostgreSQL database to `copy`. The password is not in it: pg_dump asks."""
    address = make_url(url)
    parts = ["pg_dump", "--format=custom", f"--file={copy}"]
    if address.host:
        parts.append(f"--host={address.host}")
    if address.port:
        parts.append(f"--port={address.port}")
    if address.username:
        parts.append(f"--username={address.username}")
    return shlex.join([*parts, address.database or ""]).strip()


def _copy(file: Path, copy: Path) -> None:
    # Opened for reading only: a backup must not create, repair or change what it copies.
    with (
        closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=10)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        # All pages in one step: every transaction is in the copy whole or not, and writers are not held up (WAL).
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, without companions
        (verdict,) = target.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError


def _reach_the_disk(place: Path) -> None:
    descriptor = os.open(place, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
