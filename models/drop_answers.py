"""What members said under drops (useful, not for me, fewer like this): theirs until erased, for two years at most."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Index, and_, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import insert_new, table_of
from models.drops import DropRow
from models.types import Base, IdKey, ServerKey

DropAnswer = Literal["useful", "not-for-me", "fewer"]


class DropAnswerRow(Base):
    __tablename__ = "drop_answers"
    __table_args__ = (Index(None, "server_id", "member_id"),)

    server_id: Mapped[ServerKey]
    drop_id: Mapped[IdKey]
    member_id: Mapped[IdKey]
    answer: Mapped[IdKey]
    at: Mapped[datetime]


async def answer(
    session: AsyncSession, server_id: str, drop_id: str, member_id: str, given: DropAnswer, at: datetime
) -> bool:
    """A member says what a drop was to them; False when they said so before. "useful" and "not for me" exclude."""
    if given != "fewer":
        await session.execute(
            delete(DropAnswerRow).where(
                DropAnswerRow.server_id == server_id,
                DropAnswerRow.drop_id == drop_id,
                DropAnswerRow.member_id == member_id,
                DropAnswerRow.answer.not_in([given, "fewer"]),
            )
        )
    row = {"server_id": server_id, "drop_id": drop_id, "member_id": member_id, "answer": given, "at": at}
    return await insert_new(session, DropAnswerRow, [row]) > 0


async def answers(session: AsyncSession, server_id: str, drop_id: str) -> dict[str, int]:
    """How many members said what of a drop."""
    rows = await session.execute(
        select(DropAnswerRow.answer, func.count())
        .where(DropAnswerRow.server_id == server_id, DropAnswerRow.drop_id == drop_id)
        .group_by(DropAnswerRow.answer)
    )
    return dict(rows.all())


async def wanting_fewer(session: AsyncSession, server_id: str, since: datetime) -> frozenset[str]:
    """Who asked for fewer drops since a moment."""
    rows = await session.scalars(
        select(DropAnswerRow.member_id).where(
            DropAnswerRow.server_id == server_id, DropAnswerRow.answer == "fewer", DropAnswerRow.at >= since
        )
    )
    return frozenset(rows)


async def purge_answers(session: AsyncSession, server_id: str, before: datetime) -> None:
    """Retention: what was answered before a moment goes."""
    await session.execute(delete(DropAnswerRow).where(DropAnswerRow.server_id == server_id, DropAnswerRow.at < before))


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """What the member said of drops."""
    given, owned = table_of(DropAnswerRow), table_of(DropRow)
    said = await session.execute(
        select(owned.c.title, given.c.answer, given.c.at)
        .join(owned, and_(owned.c.server_id == given.c.server_id, owned.c.id == given.c.drop_id))
        .where(given.c.server_id == server_id, given.c.member_id == member_id)
        .order_by(given.c.at, given.c.answer)
    )
    return {"drop_answers": [dict(row) for row in said.mappings()]}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """What the member said of drops goes."""
    await session.execute(
        delete(DropAnswerRow).where(DropAnswerRow.server_id == server_id, DropAnswerRow.member_id == member_id)
    )
