"""SQLite statements that go to the driver's thread and come back once.

The driver does everything in the connection's own thread: making a cursor, executing, fetching, closing. Those are four
journeys a statement, and each takes longer than most statements of ours do.
"""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import aiosqlite


class _Answer(NamedTuple):
    """What is left of a statement when it is over."""

    description: Any
    rowcount: int
    lastrowid: int | None
    rows: Sequence[Any]


class OneTripCursor:
    """What SQLAlchemy needs of a cursor that reads everything at once; nothing is left open in between."""

    arraysize = 1

    def __init__(self, connection: "OneTripConnection") -> None:
        self._connection = connection
        self._answer = _Answer(None, -1, None, ())

    @property
    def description(self) -> Any:
        return self._answer.description

    @property
    def rowcount(self) -> int:
        return self._answer.rowcount

    @property
    def lastrowid(self) -> int | None:
        return self._answer.lastrowid

    async def __aenter__(self) -> "OneTripCursor":
        return self

    async def execute(self, sql: str, parameters: Any = ()) -> "OneTripCursor":
        self._answer = await self._connection.answer(lambda cursor: cursor.execute(sql, parameters))
        return self

    async def executemany(self, sql: str, parameters: Any) -> "OneTripCursor":
        self._answer = await self._connection.answer(lambda cursor: cursor.executemany(sql, parameters))
        return self

    async def fetchall(self) -> Sequence[Any]:
        """The rows, once: they were fetched when the statement was executed."""
        rows, self._answer = self._answer.rows, self._answer._replace(rows=())
        return rows

    async def close(self) -> None:
        """Nothing to do: the statement was closed when it was executed."""


class OneTripConnection(aiosqlite.Connection):
    """A connection whose cursors work in one journey."""

    def cursor(self) -> OneTripCursor:  # type: ignore[override]  # to SQLAlchemy the two are alike
        return OneTripCursor(self)

    async def answer(self, ask: Callable[[sqlite3.Cursor], object]) -> _Answer:
        """What a statement came to. `ask` executes it, in the connection's thread."""

        def asked() -> _Answer:
            cursor = self._conn.cursor()
            try:
                ask(cursor)
                rows = cursor.fetchall() if cursor.description else ()
                return _Answer(cursor.description, cursor.rowcount, cursor.lastrowid, rows)
            finally:
                cursor.close()

        answer: _Answer = await self._execute(asked)  # type: ignore[no-untyped-call]
        return answer


async def connect(*args: Any, **options: Any) -> OneTripConnection:
    """A connection to SQLite; the arguments are those of `sqlite3.connect`."""
    connection = OneTripConnection(lambda: sqlite3.connect(*args, **options), iter_chunk_size=1)
    connection._thread.daemon = True  # a connection that nobody closed must not keep the process
    await connection
    return connection
