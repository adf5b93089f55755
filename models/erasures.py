"""Who asked to be forgotten, and when, by a mark that cannot be turned back into a person.

Discord still holds what they wrote; without the mark, the next look at a channel's past would bring it back. Kept as
long as Salotto serves the server: a keyed hash and a moment, nothing else.
"""

from collections.abc import Collection
from datetime import datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import insert_or_update
from models.servers import server_secret
from models.types import Base, IdKey, ServerKey


class ErasureRow(Base):
    __tablename__ = "erasures"

    server_id: Mapped[ServerKey]
    mark: Mapped[IdKey]
    at: Mapped[datetime]


async def note_erasure(session: AsyncSession, server_id: str, member_id: str, at: datetime) -> None:
    """Nothing that a member posted before `at` may be stored again."""
    mark = _mark(await server_secret(session, server_id), member_id)
    await insert_or_update(session, ErasureRow, [{"server_id": server_id, "mark": mark, "at": at}], {"at"})


async def erased(session: AsyncSession, server_id: str, member_ids: Collection[str]) -> dict[str, datetime]:
    """Since when there may be anything of these members: of those who asked to be forgotten."""
    known = await marks(session, server_id)
    if not known:
        return {}
    secret = await server_secret(session, server_id)
    marked = {member_id: _mark(secret, member_id) for member_id in sorted(member_ids)}
    return {member_id: known[mark] for member_id, mark in marked.items() if mark in known}


async def marks(session: AsyncSession, server_id: str) -> dict[str, datetime]:
    """Every mark, for telling whether somebody was forgotten meanwhile."""
    rows = await session.execute(select(ErasureRow.mark, ErasureRow.at).where(ErasureRow.server_id == server_id))
    return dict(rows.all())


def _mark(secret: bytes, member_id: str) -> str:
    return blake2b(member_id.encode("utf-8", "replace"), key=secret, digest_size=16, person=b"erased").hexdigest()


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """When the member last asked to be forgotten."""
    found = await erased(session, server_id, [member_id])
    return {"forgotten": [{"before": at} for at in found.values()]} if found else {}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """The mark stays: it is what keeps the past away, and leads to nobody."""
