"""What every test may ask for."""

import os
import shutil
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from core.paths import MEASURING_DATA
from models.session import Database
from tests.databases import (
    PostgresUnavailable,
    create_tables,
    empty_tables,
    in_own_loop,
    new_postgres_database,
    postgres_server,
)

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
"""A property holds or does not: how long a busy machine takes to try it says nothing."""

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Whatever a shell starts in the background never hears Ctrl-C, nor does what that starts: tests do send it.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def measuring_data() -> Callable[[str], Path]:
    """`measuring_data("depth/ctc_en.csv")` -> its path; skips the test where the data is not there."""

    def path(name: str) -> Path:
        found = MEASURING_DATA / name
        if not found.exists():
            pytest.skip(f"measuring data is not here: {name}")
        return found

    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server; skips where none can run, and with `CI` set fails instead.

    `SALOTTO_TEST_POSTGRES` names one to use.
    """
    with ExitStack() as stack:
        try:
            url = stack.enter_context(postgres_server())
        except PostgresUnavailable as reason:
            give_up = pytest.fail if os.environ.get("CI") else pytest.skip
            give_up(f"no PostgreSQL here: {reason}")
        yield url


@pytest.fixture(scope="session")
def _postgres_with_tables(postgres: str) -> Iterator[str]:
    with new_postgres_database(postgres) as url:
        in_own_loop(lambda: create_tables(url))
        yield url


@pytest.fixture(scope="session")
def _sqlite_with_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sqlite") / "tables.db"
    in_own_loop(lambda: create_tables(f"sqlite:///{file}"))
    return file


@pytest.fixture
async def sqlite_database(_sqlite_with_tables: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """An empty SQLite database in a file, with every table."""
    file = tmp_path / "salotto.db"
    shutil.copy(_sqlite_with_tables, file)
    database = Database.open(f"sqlite:///{file}")
    yield database
    await database.close()


@pytest.fixture
async def postgres_database(_postgres_with_tables: str) -> AsyncIterator[Database]:
    """An empty PostgreSQL database with every table."""
    database = Database.open(_postgres_with_tables)
    yield database
    await empty_tables(database)
    await database.close()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> Database:
    """An empty database with every table: the test runs on SQLite, and again on PostgreSQL."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    return found


@pytest.fixture(params=["sqlite", "postgres"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without any table, on each engine."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    with new_postgres_database(request.getfixturevalue("postgres")) as url:
        yield url
