"""How Alembic reaches the database: through the connection that `models.migrate` hands over.

From a shell (`alembic revision --autogenerate -m "..."`) there is none: then the tables are compared with an
empty SQLite database brought to the newest revision.
"""

import asyncio
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection

from models import load_tables
from models.migrate import upgrade_database
from models.session import Database
from models.types import Base

_OWN_TYPES = ("UtcDateTime", "Words", "IdText", "WeekLabel")


def _render(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Our column types by name, wherever a migration mentions them."""
    if kind == "type" and type(item).__name__ in _OWN_TYPES:
        autogen.imports.add("from models import types")
        return f"types.{type(item).__name__}()"
    if kind == "type" and type(item).__name__ == "JSON":
        autogen.imports.add("from models import types")
        return "types.JsonValue"
    return False


def _migrate(connection: Connection) -> None:
    load_tables()
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_item=_render,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def _from_a_shell() -> None:
    database = Database.open("sqlite+aiosqlite://")
    if context.script.get_current_head() is not None:
        await upgrade_database(database)
    async with database.engine.begin() as connection:
        await connection.run_sync(_migrate)
    await database.close()


_connection = context.config.attributes.get("connection")
if _connection is None:
    asyncio.run(_from_a_shell())
else:
    _migrate(_connection)
