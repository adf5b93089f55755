"""Opening a database and its transactions, on SQLite (the default) and on PostgreSQL."""

import asyncio
import sqlite3
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any, Self

from sqlalchemy import URL, Connection, StaticPool, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

import models
from models import one_trip
from models.bulk import WRITES
from models.types import Base, json_text, json_value

_PATIENCE = 100
_WAITS, _WAITS_FOR_READERS = 10_000, 250
"""Milliseconds for which SQLite waits for other processes: for their writing, and for their reading."""
_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
}


_DRIVER_THREAD = "_connection_worker_thread"


class Database:
    """One database. Transactions are not nested: a task that is inside `writing()` or `reading()` opens no other."""

    def __init__(self, engine: AsyncEngine, *, in_memory: bool) -> None:
        self._engine = engine
        self._writing_engine = engine.execution_options(**{WRITES: True})
        sqlite = engine.dialect.name == "sqlite"
        # SQLite's readers see one state by nature; PostgreSQL's must ask for it.
        self._reading_engine = engine if sqlite else engine.execution_options(isolation_level="REPEATABLE READ")
        # SQLite has one writer at a time: waiting here is fair and cheap, waiting for its file lock is neither.
        # In memory there is one connection, so readers wait as well.
        self._write_turn = asyncio.Lock() if sqlite else None
        self._read_turn = self._write_turn if in_memory else None

    @classmethod
    def open(cls, url: str) -> Self:
        """A database by URL; nothing is connected yet.

        `sqlite+aiosqlite://` is in memory, `sqlite:///path.db` a file, `postgresql://user@host/name` a server.
        """
        address = _address(url)
        in_memory = address.get_backend_name() == "sqlite" and address.database in (None, "", ":memory:")
        options: dict[str, Any] = {"poolclass": StaticPool} if in_memory else {}
        if address.get_backend_name() == "postgresql":
            options = {"pool_size": 10, "max_overflow": 10, "pool_pre_ping": True}
        if address.get_backend_name() == "sqlite":
            options["async_creator"] = _connecting(address)
        engine = create_async_engine(
            address,
            json_serializer=json_text,
            json_deserializer=json_value,
            hide_parameters=True,  # errors go to the log, and what members write does not
            **options,
        )
        if engine.dialect.name == "sqlite":
            event.listen(engine.sync_engine, "connect", _prepare_sqlite)
            event.listen(engine.sync_engine, "begin", _begin_sqlite)
        return cls(engine, in_memory=in_memory)

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @property
    def file(self) -> Path | None:
        """Where a SQLite database lies; None in memory and for a server."""
        address = self._engine.url
        if address.get_backend_name() != "sqlite" or address.database in (None, "", ":memory:"):
            return None
        return Path(str(address.database))

    @property
    def engine(self) -> AsyncEngine:
        """For migrations; everything else goes through `reading` and `writing`. Its transactions lock for writing."""
        return self._writing_engine

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A transaction that sees one state of the database and changes nothing."""
        async with _turn(self._read_turn), AsyncSession(self._reading_engine, expire_on_commit=False) as session:
            try:
                yield session
            finally:
                await session.rollback()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncSession]:
        """A transaction that is kept when the block ends well and undone when it raises.

        SQLite takes the write lock at once: a transaction that reads first and locks later loses updates. On
        PostgreSQL whoever reads a row in order to write it locks it: see `models.bulk.locked`.
        """
        async with (
            _turn(self._write_turn),
            AsyncSession(self._writing_engine, expire_on_commit=False, info={WRITES: True}) as session,
            session.begin(),
        ):
            yield session

    async def forget_what_was(self) -> bool:
        """Let no state be left but the present one; False while somebody reads an earlier one, or it is no file.

        SQLite's journal holds every transaction until it is overwritten, which may be never: whoever has it can go back
        through them one by one.
        """
        if self.file is None:
            return False
        async with _turn(self._write_turn), self._engine.connect() as connection:
            driver: Any = (await connection.get_raw_connection()).driver_connection
            await driver.execute(f"PRAGMA busy_timeout={_WAITS_FOR_READERS}")
            try:
                ((busy, *_),) = await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                await driver.execute(f"PRAGMA busy_timeout={_WAITS}")
        return not busy

    async def create_all(self) -> None:
        """Every table, at once: for databases that do not outlive the process. Those that are kept are migrated."""
        models.load_tables()
        async with _turn(self._write_turn), self._writing_engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)

    async def close(self, patience: float = 0.0) -> None:
        """Close every connection; wait `patience` seconds at the most for those whose opening was given up.

        The driver opens each SQLite connection in a thread, which reports back to the event loop also when nobody
        waits any more: a loop that has gone by then is a traceback on somebody's terminal.
        """
        await self._engine.dispose()
        waited_until = time.monotonic() + patience
        while time.monotonic() < waited_until and any(  # noqa: ASYNC110 - a thread sets no event
            _DRIVER_THREAD in thread.name for thread in threading.enumerate()
        ):
            await asyncio.sleep(0.01)


def _address(url: str) -> URL:
    address = make_url(url)
    address = address.set(drivername=_DRIVERS.get(address.drivername, address.drivername))
    if address.drivername == "postgresql+asyncpg" and "sslmode" in address.query:
        # libpq's name for it, as hosting providers hand it out; asyncpg's is "ssl".
        address = address.update_query_dict({"ssl": address.query["sslmode"]}).difference_update_query(["sslmode"])
    return address


def _connecting(address: URL) -> Callable[[], Awaitable[Any]]:
    args, options = address.get_dialect()().create_connect_args(address)
    return lambda: one_trip.connect(*args, **options)


def _turn(lock: asyncio.Lock | None) -> AbstractAsyncContextManager[None]:
    return nullcontext() if lock is None else lock


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # Transactions are begun by `_begin_sqlite` alone: the driver would begin them late, and without the lock.
    connection.isolation_level = None
    cursor = connection.cursor()
    # What is deleted is gone from the file: some builds of SQLite do so by themselves, others leave it lying about.
    for pragma in (
        f"busy_timeout={_WAITS}",
        "foreign_keys=ON",
        "synchronous=NORMAL",
        "temp_store=MEMORY",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    # SQLite does not wait, whatever the timeout, while another process turns a new file to WAL.
    for patience in range(_PATIENCE, -1, -1):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            break
        except sqlite3.OperationalError:
            if not patience:
                raise
            connection.run_async(lambda _driver: asyncio.sleep(0.02))
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
