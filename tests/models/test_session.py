"""Transactions hold on both engines, however many come at once."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from core.windows import Week
from models import servers
from models.servers import Server, SettingRow
from models.session import Database
from models.types import storable

NOW = datetime(2024, 3, 4, 9, 0, tzinfo=UTC)


async def with_server(database: Database) -> None:
    async with database.writing() as session:
        await servers.upsert_server(session, Server("1", "Salone"), NOW)


async def test_forty_writers_at_once_lose_no_update(database: Database) -> None:
    await with_server(database)
    async with database.writing() as session:
        await servers.change_settings(session, "1", {"count": 0}, None, NOW)

    async def increment() -> None:
        async with database.writing() as session:
            found = await session.scalar(select(SettingRow).where(SettingRow.key == "count").with_for_update())
            assert found is not None
            await asyncio.sleep(0)
            found.value += 1

    await asyncio.gather(*(increment() for _ in range(40)))
    async with database.reading() as session:
        assert await servers.settings(session, "1") == {"count": 40}


async def test_two_processes_on_one_file_lose_no_update(sqlite_database: Database, tmp_path: Path) -> None:
    """Each process has its own lock, so SQLite's has to do."""
    await with_server(sqlite_database)
    async with sqlite_database.writing() as session:
        await servers.change_settings(session, "1", {"count": 0}, None, NOW)
    other = Database.open(f"sqlite:///{tmp_path / 'salotto.db'}")

    async def increment(database: Database) -> None:
        for _ in range(10):
            async with database.writing() as session:
                count = (await servers.settings(session, "1"))["count"]
                await asyncio.sleep(0.001)
                await servers.change_settings(session, "1", {"count": count + 1}, None, NOW)

    await asyncio.gather(increment(sqlite_database), increment(other))
    await other.close()
    async with sqlite_database.reading() as session:
        assert await servers.settings(session, "1") == {"count": 20}


async def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(RuntimeError, match="midway"):
        async with database.writing() as session:
            await servers.upsert_server(session, Server("1", "Salone"), NOW)
            raise RuntimeError("midway")
    async with database.reading() as session:
        assert await servers.servers(session) == ()


async def test_reading_changes_nothing(database: Database) -> None:
    async with database.reading() as session:
        await servers.upsert_server(session, Server("1", "Salone"), NOW)
    async with database.reading() as session:
        assert await servers.servers(session) == ()


async def test_a_database_in_memory_serves_readers_and_writers_together() -> None:
    database = Database.open("sqlite+aiosqlite://")
    await database.create_all()

    async def write(number: int) -> None:
        async with database.writing() as session:
            await servers.upsert_server(session, Server(str(number), "Salone"), NOW)

    async def read() -> None:
        async with database.reading() as session:
            await servers.servers(session)

    await asyncio.gather(*(write(number) for number in range(10)), *(read() for _ in range(10)))
    async with database.reading() as session:
        assert len(await servers.servers(session)) == 10
    await database.close()


async def test_sqlite_files_are_opened_with_wal_and_foreign_keys(sqlite_database: Database) -> None:
    async with sqlite_database.reading() as session:
        assert await session.scalar(text("PRAGMA journal_mode")) == "wal"
        assert await session.scalar(text("PRAGMA foreign_keys")) == 1
        assert await session.scalar(text("PRAGMA busy_timeout")) == 10_000


@pytest.mark.parametrize(
    ("url", "driver", "query"),
    [
        ("sqlite:///salotto.db", "sqlite+aiosqlite", {}),
        ("postgresql://me@db.example/salotto", "postgresql+asyncpg", {}),
        ("postgres://me@db.example/salotto?sslmode=require", "postgresql+asyncpg", {"ssl": "require"}),
        ("postgresql+asyncpg://me@/salotto?host=/run/pg", "postgresql+asyncpg", {"host": "/run/pg"}),
    ],
)
async def test_urls_as_people_write_them(url: str, driver: str, query: dict[str, str]) -> None:
    database = Database.open(url)
    assert database.engine.url.drivername == driver
    assert dict(database.engine.url.query) == query
    await database.close()


async def test_a_moment_comes_back_as_it_went_in_but_in_utc(database: Database) -> None:
    rome = timezone(timedelta(hours=2))
    await with_server(database)
    async with database.writing() as session:
        await servers.change_settings(session, "1", {"a": 1}, None, datetime(2024, 7, 1, 9, 30, 0, 123456, tzinfo=rome))
    async with database.reading() as session:
        found = await session.scalar(select(SettingRow.changed_at))
    assert found == datetime(2024, 7, 1, 7, 30, 0, 123456, tzinfo=UTC)
    assert found is not None and found.tzinfo is UTC


async def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    await with_server(database)
    with pytest.raises(Exception, match="without a time zone"):
        async with database.writing() as session:
            await servers.change_settings(session, "1", {"a": 1}, None, datetime(2024, 7, 1))


async def test_accented_keys_can_be_queried_in_json(database: Database) -> None:
    await with_server(database)
    async with database.writing() as session:
        await servers.change_settings(session, "1", {"città": {"Forlì": "perché"}}, None, NOW)
    async with database.reading() as session:
        found = await session.scalar(select(SettingRow.key).where(SettingRow.value["Forlì"].as_string() == "perché"))
    assert found == "città"


async def test_json_takes_whatever_a_text_may_hold(database: Database) -> None:
    await with_server(database)
    async with database.writing() as session:
        await servers.change_settings(session, "1", {"odd": ["nul \x00", "half \ud83d", "\\u0000", None]}, None, NOW)
    async with database.reading() as session:
        assert (await servers.settings(session, "1"))["odd"] == ["nul �", "half �", "\\u0000", None]


def test_what_no_database_stores_is_replaced_one_for_one() -> None:
    odd = "a\x00b\ud83dc😀"
    assert storable(odd) == "a�b�c😀"
    assert len(storable(odd)) == len(odd)


def test_week_labels_sort_in_time_order() -> None:
    weeks = [Week(2019, 52), Week(2020, 1), Week(2020, 53), Week(2021, 9), Week(2021, 10)]
    assert sorted(map(str, weeks)) == [str(week) for week in sorted(weeks)]


async def test_an_error_of_the_database_does_not_repeat_what_was_written(database: Database) -> None:
    async with database.reading() as session:
        with pytest.raises(DBAPIError) as caught:
            await session.execute(text("SELECT nothing FROM nowhere WHERE words = :words"), {"words": "parole di Ada"})
    assert "parole di Ada" not in str(caught.value)
