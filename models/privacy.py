"""What is kept of one member, area by area: shown to them, and erased when they ask.

Each table group answers for itself with `export_member` and `erase_member`.
"""

import importlib
from collections.abc import Collection
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models import TABLE_GROUPS

_LAST = ("messages", "members")
"""Digests, themes and turns find the member's traces by their messages, and by the member's row."""

AREAS = tuple(
    importlib.import_module(f"models.{group}")
    for group in (*(group for group in TABLE_GROUPS if group not in _LAST), *_LAST)
)


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """Everything that is kept of a member, by what it is."""
    found: dict[str, list[dict[str, Any]]] = {}
    for area in AREAS:
        found.update(await area.export_member(session, server_id, member_id))
    return found


async def erase_member(session: AsyncSession, server_id: str, member_id: str, *, sparing: Collection[str] = ()) -> None:
    """Leave nothing behind that leads to a member; totals stay. Run twice, it changes nothing.

    `sparing` are names of table groups that keep what they have.
    """
    for area in AREAS:
        if area.__name__.removeprefix("models.") not in sparing:
            await area.erase_member(session, server_id, member_id)
