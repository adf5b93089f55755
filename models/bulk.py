"""Many rows at once, on both engines: insert or ignore, insert or update, and lists too long for one statement."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Select,
    Table,
    Text,
    any_,
    delete,
    func,
    insert,
    literal,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models.types import Base, json_text

Row = Mapping[str, Any]
_Item = TypeVar("_Item")

LONGEST_LIST = 5_000
"""Values in one IN list. SQLite takes 32,766 variables a statement, PostgreSQL 32,767."""
ROWS_AT_ONCE = 500
"""Rows that are made ready for one insertion: SQLAlchemy works on each while nobody else has the event loop."""


WRITES = "salotto_writes"
"""Marks the sessions and connections of `Database.writing`."""

_Selection = TypeVar("_Selection", bound="Select[*tuple[Any, ...]]")


def locked(session: AsyncSession, statement: _Selection) -> _Selection:
    """In a transaction that writes, keep others off the rows selected until it ends. Readers lock nothing."""
    return statement.with_for_update() if session.info.get(WRITES) else statement


def table_of(model: type[Base]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)
    return table


def one_of(session: AsyncSession, column: InstrumentedAttribute[int], values: Collection[int]) -> ColumnElement[bool]:
    """Whether a whole number is one of any number of `values`, which travel as one."""
    if _dialect(session) == "postgresql":
        return column == any_(literal(sorted(values), ARRAY(BigInteger)))
    listed = func.json_each(literal(json_text(sorted(values)), Text)).table_valued("value")
    return column.in_(select(listed.c.value))


def chunks(items: Sequence[_Item], size: int = LONGEST_LIST) -> Iterator[Sequence[_Item]]:
    """`items` in stretches of at most `size`."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _dialect(session: AsyncSession) -> str:
    return session.get_bind().dialect.name


def _insert(dialect: str, model: type[Base]) -> "postgresql.Insert | sqlite.Insert":
    # The two classes have the same methods, but no common ancestor that has them.
    return postgresql.insert(table_of(model)) if dialect == "postgresql" else sqlite.insert(table_of(model))


@cache
def _inserted_or_ignored(dialect: str, model: type[Base]) -> "postgresql.Insert | sqlite.Insert":
    return _insert(dialect, model).on_conflict_do_nothing()


async def insert_rows(session: AsyncSession, model: type[Base], rows: Iterable[Row]) -> None:
    """Insert rows that are known to be new; in pieces, as `insert_tuples`."""
    for some in chunks(list(rows), ROWS_AT_ONCE):
        await session.execute(insert(table_of(model)), some)


async def insert_or_ignore(session: AsyncSession, model: type[Base], rows: Iterable[Row]) -> None:
    """Insert rows, leaving those whose key exists as they are. All rows have the same keys."""
    for some in chunks(list(rows), ROWS_AT_ONCE):
        await session.execute(_inserted_or_ignored(_dialect(session), model), some)


async def insert_new(session: AsyncSession, model: type[Base], rows: Iterable[Row]) -> int:
    """Insert rows, leaving those whose key exists as they are; how many were new."""
    batch = list(rows)
    if not batch:
        return 0
    key = next(iter(table_of(model).primary_key.columns))
    statement = _inserted_or_ignored(_dialect(session), model).returning(key)
    return len((await session.execute(statement, batch)).all())


async def insert_or_update(
    session: AsyncSession, model: type[Base], rows: Iterable[Row], updated: Collection[str]
) -> None:
    """Insert rows; where the key exists, overwrite the columns named in `updated`. Of a repeated key the last wins."""
    key = [column.name for column in table_of(model).primary_key.columns]
    batch = list({tuple(row[name] for name in key): row for row in rows}.values())
    if not batch:
        return
    await session.execute(_inserted_or_updated(_dialect(session), model, frozenset(updated)), batch)


@cache
def _inserted_or_updated(
    dialect: str, model: type[Base], updated: frozenset[str]
) -> "postgresql.Insert | sqlite.Insert":
    statement = _insert(dialect, model)
    return statement.on_conflict_do_update(
        index_elements=[column.name for column in table_of(model).primary_key.columns],
        set_={name: statement.excluded[name] for name in sorted(updated)},
    )


async def insert_tuples(session: AsyncSession, model: type[Base], rows: Sequence[tuple[Any, ...]]) -> None:
    """As `insert_or_ignore`, for a great many small rows: tuples with a value for every column, in the table's order.

    Past SQLAlchemy's work on each row, which takes longer than the insertion; a value that recurs is converted once.
    They go in pieces, so that nobody waits for the event loop meanwhile.
    """
    if not rows:
        return
    dialect = session.get_bind().dialect
    columns = list(table_of(model).columns)
    statement = _inserted_or_ignored(_dialect(session), model)
    compiled = statement.compile(dialect=dialect, column_keys=[column.name for column in columns])
    binds = [column.type.dialect_impl(dialect).bind_processor(dialect) for column in columns]
    bound = [bind and cache(bind) for bind in binds]
    connection = await session.connection()
    for some in chunks(rows):
        converted = (
            map(bind, values) if bind else values for bind, values in zip(bound, zip(*some, strict=True), strict=True)
        )
        await connection.exec_driver_sql(str(compiled), list(zip(*converted, strict=True)))


async def delete_in(
    session: AsyncSession, model: type[Base], server_id: str, column: str, values: Collection[str]
) -> None:
    """Delete a server's rows whose `column` is one of `values`."""
    table = table_of(model)
    for some in chunks(sorted(values)):
        await session.execute(delete(table).where(table.c.server_id == server_id, table.c[column].in_(some)))
