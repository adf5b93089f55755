"""Who wants no reminders of polls. Until they want them again, or are erased."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import insert_new
from models.types import Base, IdKey, ServerKey


class PollSilenceRow(Base):
    __tablename__ = "poll_silences"

    server_id: Mapped[ServerKey]
    member_id: Mapped[IdKey]
    at: Mapped[datetime]


async def silence(session: AsyncSession, server_id: str, member_id: str, at: datetime) -> None:
    """They want no reminders; said twice, it stays so."""
    await insert_new(session, PollSilenceRow, [{"server_id": server_id, "member_id": member_id, "at": at}])


async def end(session: AsyncSession, server_id: str, member_id: str) -> None:
    """They want reminders again."""
    await session.execute(
        delete(PollSilenceRow).where(PollSilenceRow.server_id == server_id, PollSilenceRow.member_id == member_id)
    )


async def silent(session: AsyncSession, server_id: str) -> frozenset[str]:
    """Everybody who wants no reminders."""
    return frozenset(
        await session.scalars(select(PollSilenceRow.member_id).where(PollSilenceRow.server_id == server_id))
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """Since when the member wants no reminders."""
    since = await session.scalars(
        select(PollSilenceRow.at).where(PollSilenceRow.server_id == server_id, PollSilenceRow.member_id == member_id)
    )
    return {"poll_reminders_refused": [{"at": at} for at in since]}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """What they wanted goes with them."""
    await end(session, server_id, member_id)
