"""What SQLAlchemy asks of SQLite goes to the driver's thread once a statement, and comes back as it always did."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from models.one_trip import OneTripConnection, connect
from models.session import Database


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database.open(f"sqlite:///{tmp_path / 'trips.db'}")
    async with database.writing() as session:
        await session.execute(text("CREATE TABLE teas (name TEXT PRIMARY KEY, minutes INTEGER CHECK (minutes > 0))"))
    yield database
    await database.close()


@pytest.fixture
def trips(monkeypatch: pytest.MonkeyPatch) -> list[Callable[..., Any]]:
    made: list[Callable[..., Any]] = []
    go = OneTripConnection._execute

    async def counted(self: OneTripConnection, task: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        made.append(task)
        return await go(self, task, *args, **kwargs)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(OneTripConnection, "_execute", counted)
    return made


async def test_a_statement_is_one_journey(database: Database, trips: list[Callable[..., Any]]) -> None:
    async with database.writing() as session:
        await session.connection()
        trips.clear()
        rows = [{"name": name, "minutes": minutes} for name, minutes in (("sencha", 2), ("assam", 4), ("mate", 5))]
        written = await session.execute(text("INSERT INTO teas VALUES (:name, :minutes)"), rows)
        assert written.rowcount == 3  # type: ignore[attr-defined]
        found = await session.execute(text("SELECT name FROM teas WHERE minutes > :least ORDER BY name"), {"least": 3})
        assert list(found.scalars()) == ["assam", "mate"]
        none = await session.execute(text("SELECT name, minutes FROM teas WHERE minutes > 9"))
        assert (list(none.keys()), none.all()) == (["name", "minutes"], [])
        assert len(trips) == 3


async def test_errors_are_told_apart_and_leave_the_connection_usable(database: Database) -> None:
    with pytest.raises(IntegrityError):
        async with database.writing() as session:
            await session.execute(text("INSERT INTO teas VALUES ('rooibos', 6)"))
            await session.execute(text("INSERT INTO teas VALUES ('rooibos', 0)"))
    with pytest.raises(OperationalError):
        async with database.reading() as session:
            await session.execute(text("SELECT colour FROM teas"))
    async with database.reading() as session:
        assert (await session.execute(text("SELECT count(*) FROM teas"))).scalar_one() == 0


async def test_what_the_driver_can_do_by_itself_it_still_can() -> None:
    connection = await connect(":memory:")
    assert list(await connection.execute_fetchall("SELECT 1, 'due'")) == [(1, "due")]
    inserted = connection.cursor()
    await inserted.execute("CREATE TABLE one (n INTEGER PRIMARY KEY)")
    await inserted.execute("INSERT INTO one VALUES (?)", (41,))
    assert (inserted.lastrowid, inserted.rowcount, inserted.description) == (41, 1, None)
    await connection.close()
