"""A database that is kept is made by migrations, and they make what the code describes."""

import asyncio
import sys
from datetime import UTC, datetime
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, inspect
from sqlalchemy.schema import CreateTable

from core.paths import ROOT
from models import load_tables, migrate, servers
from models.session import Database
from models.types import Base

load_tables()


@pytest.fixture
async def empty_database(empty_database_url: str) -> Any:
    database = Database.open(empty_database_url)
    yield database
    await database.close()


async def shape(database: Database) -> dict[str, Any]:
    """Columns, indexes and constraints of every table, as the database tells them."""

    def look(connection: Connection) -> dict[str, Any]:
        seen = MetaData()
        seen.reflect(connection)
        seer = inspect(connection)
        return {
            name: (
                str(CreateTable(table).compile(connection)),
                sorted((index["name"] or "", tuple(index["column_names"])) for index in seer.get_indexes(name)),
                sorted(str(check["name"]) for check in seer.get_check_constraints(name)),
            )
            for name, table in sorted(seen.tables.items())
            if name != "alembic_version"
        }

    async with database.engine.connect() as connection:
        return await connection.run_sync(look)


async def test_migrations_make_exactly_the_tables_of_the_code(empty_database: Database) -> None:
    await migrate.upgrade_database(empty_database)

    def drift(connection: Connection) -> list[Any]:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        return list(compare_metadata(context, Base.metadata))

    async with empty_database.engine.connect() as connection:
        assert await connection.run_sync(drift) == []


async def test_migrated_and_created_databases_are_alike(empty_database: Database) -> None:
    """Down to what the comparison above does not look at: collations, checks, foreign keys."""
    await migrate.upgrade_database(empty_database)
    migrated = await shape(empty_database)
    await migrate.downgrade_database(empty_database, "base")
    await empty_database.create_all()
    assert migrated == await shape(empty_database)


async def test_going_down_leaves_nothing(empty_database: Database) -> None:
    await migrate.upgrade_database(empty_database)
    await migrate.downgrade_database(empty_database, "base")
    assert await shape(empty_database) == {}
    assert await migrate.revision_of(empty_database) is None


async def test_going_up_again_keeps_what_is_stored(empty_database_url: str) -> None:
    await migrate.upgrade(empty_database_url)
    database = Database.open(empty_database_url)
    async with database.writing() as session:
        await servers.upsert_server(session, servers.Server("1", "Salone"), datetime(2024, 3, 4, tzinfo=UTC))
    await database.close()

    await migrate.upgrade(empty_database_url)

    database = Database.open(empty_database_url)
    async with database.reading() as session:
        assert await servers.servers(session) == (servers.Server("1", "Salone"),)
    assert await migrate.revision_of(database) == migrate.newest_revision()
    await database.close()


async def test_two_processes_may_start_at_once(empty_database_url: str) -> None:
    script = "import asyncio, sys; from models.migrate import upgrade; asyncio.run(upgrade(sys.argv[1]))"
    processes = [
        await asyncio.create_subprocess_exec(sys.executable, "-c", script, empty_database_url, cwd=ROOT)
        for _ in range(2)
    ]
    assert [await process.wait() for process in processes] == [0, 0]
    database = Database.open(empty_database_url)
    assert await migrate.revision_of(database) == migrate.newest_revision()
    await database.close()


async def test_migrations_do_not_depend_on_the_working_directory(
    empty_database_url: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    await migrate.upgrade(empty_database_url)
