"""Tables, and the named queries on them. Nobody above services touches SQL.

A query is an async function that takes a session and never opens one: the service that calls it decides what belongs
in one transaction. What it returns are frozen values; rows stay here.
"""

import importlib

TABLE_GROUPS = (
    "servers",
    "members",
    "messages",
    "turns",
    "presence",
    "rollups",
    "listening",
    "digests",
    "audit",
)
"""The modules that hold tables. A new one is added here, and so joins migrations, export and erasure."""


def load_tables() -> None:
    """Import every table group, so that `Base.metadata` is complete."""
    for group in TABLE_GROUPS:
        importlib.import_module(f"models.{group}")
