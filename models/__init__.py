"""Tables, and the named queries on them. Nobody above services touches SQL.

A query is an async function that takes a session and never opens one: the service that calls it decides what belongs
in one transaction. What it returns are frozen values; rows stay here.
"""

import importlib
import pkgutil

_WITHOUT_TABLES = frozenset(
    {"bulk", "case_values", "kept", "migrate", "one_trip", "privacy", "pseudonyms", "session", "types", "unread"}
)

TABLE_GROUPS = tuple(
    sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name not in _WITHOUT_TABLES)
)
"""The modules that hold tables. Found, not listed: a new one joins migrations, export and erasure by being there."""


def load_tables() -> None:
    """Import every table group, so that `Base.metadata` is complete."""
    for group in TABLE_GROUPS:
        importlib.import_module(f"models.{group}")
