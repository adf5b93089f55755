"""Bringing a database that is kept to the present shape of the tables."""

from collections.abc import Callable

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from core.paths import ROOT
from models.session import Database

MIGRATIONS = ROOT / "migrations"
_LOCK = 0x5A10770
"""Whoever migrates a PostgreSQL database holds this advisory lock: two processes may start at once."""


async def upgrade(url: str) -> None:
    """Create or migrate the database at `url` to the newest revision. Run twice, it changes nothing."""
    database = Database.open(url)
    try:
        await upgrade_database(database)
    finally:
        await database.close()


async def upgrade_database(database: Database, revision: str = "head") -> None:
    """As `upgrade`, on an open database. All or nothing."""
    async with database.engine.begin() as connection:
        await connection.run_sync(lambda sync: _run(sync, lambda config: command.upgrade(config, revision)))


async def downgrade_database(database: Database, revision: str) -> None:
    """Take migrations back to `revision`; `base` is an empty database."""
    async with database.engine.begin() as connection:
        await connection.run_sync(lambda sync: _run(sync, lambda config: command.downgrade(config, revision)))


async def revision_of(database: Database) -> str | None:
    """The revision a database is at; None when it was never migrated."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())


def newest_revision() -> str | None:
    """The revision that the present code needs."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def known_revisions() -> frozenset[str]:
    """Every revision that the present code knows: a database at another one was written by a newer version."""
    return frozenset(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _run(connection: Connection, act: Callable[[Config], None]) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    config = _config()
    config.attributes["connection"] = connection
    act(config)
