"""The pictures of a poll's options. They stay as long as the poll does."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import LargeBinary, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.bulk import insert_rows
from models.types import Base, IdKey, ServerKey


@dataclass(frozen=True, slots=True)
class Picture:
    """What belongs to the option with a number, from 1 on."""

    option: int
    name: str
    content: bytes


class PollPictureRow(Base):
    __tablename__ = "poll_pictures"

    server_id: Mapped[ServerKey]
    poll_id: Mapped[IdKey]
    option: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)


async def put(session: AsyncSession, server_id: str, poll_id: str, pictures: Iterable[Picture]) -> None:
    """Keep the pictures of a new poll."""
    rows = [
        {"server_id": server_id, "poll_id": poll_id, "option": one.option, "name": one.name, "content": one.content}
        for one in pictures
    ]
    await insert_rows(session, PollPictureRow, rows)


async def pictures(session: AsyncSession, server_id: str, poll_id: str) -> tuple[Picture, ...]:
    """In the order of the options."""
    rows = await session.scalars(
        select(PollPictureRow)
        .where(PollPictureRow.server_id == server_id, PollPictureRow.poll_id == poll_id)
        .order_by(PollPictureRow.option)
    )
    return tuple(Picture(row.option, row.name, row.content) for row in rows)


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, object]]]:
    """Pictures are the brand's."""
    return {}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Pictures are the brand's."""
