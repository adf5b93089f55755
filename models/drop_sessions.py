"""Live sessions of drops: where and when people meet, and how many came. About nobody; kept as long as the drop."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import insert_or_update
from models.types import Base, Id, IdKey, ServerKey


@dataclass(frozen=True, slots=True)
class DropSession:
    """Where people meet: in a voice channel or on a stage (`channel`), or elsewhere (`place`).

    `round` counts how often it was planned, `event` is Discord's scheduled event. `attended` counts who was there, None
    when not known or too few to say.
    """

    drop: str
    channel: str | None
    place: str | None
    starts_at: datetime
    minutes: int
    changed_at: datetime
    round: int = 1
    event: str | None = None
    attended: int | None = None
    recap: str | None = None

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


class DropSessionRow(Base):
    __tablename__ = "drop_sessions"

    server_id: Mapped[ServerKey]
    drop_id: Mapped[IdKey]
    channel_id: Mapped[Id | None]
    place: Mapped[str | None]
    starts_at: Mapped[datetime]
    minutes: Mapped[int]
    changed_at: Mapped[datetime]
    round: Mapped[int]
    event_id: Mapped[Id | None]
    attended: Mapped[int | None]
    recap_id: Mapped[Id | None]


async def put_session(session: AsyncSession, server_id: str, live: DropSession) -> None:
    """Where and when it is, in the place of what was said before; its event stays the same."""
    row = {
        "server_id": server_id,
        "drop_id": live.drop,
        "channel_id": live.channel,
        "place": live.place,
        "starts_at": live.starts_at,
        "minutes": live.minutes,
        "changed_at": live.changed_at,
        "round": live.round,
        "event_id": live.event,
        "attended": live.attended,
        "recap_id": live.recap,
    }
    changed = {"channel_id", "place", "starts_at", "minutes", "changed_at", "round"}
    await insert_or_update(session, DropSessionRow, [row], changed)


async def sessions(session: AsyncSession, server_id: str) -> dict[str, DropSession]:
    """The live sessions of a server by their drop, the next first."""
    rows = await session.scalars(
        select(DropSessionRow)
        .where(DropSessionRow.server_id == server_id)
        .order_by(DropSessionRow.starts_at, DropSessionRow.drop_id)
        .execution_options(populate_existing=True)
    )
    return {
        row.drop_id: DropSession(
            drop=row.drop_id,
            channel=row.channel_id,
            place=row.place,
            starts_at=row.starts_at,
            minutes=row.minutes,
            changed_at=row.changed_at,
            round=row.round,
            event=row.event_id,
            attended=row.attended,
            recap=row.recap_id,
        )
        for row in rows
    }


async def note(session: AsyncSession, server_id: str, drop_id: str, **values: Any) -> None:
    """What became of a session: `event_id`, `attended`, `recap_id`."""
    await session.execute(
        update(DropSessionRow)
        .where(DropSessionRow.server_id == server_id, DropSessionRow.drop_id == drop_id)
        .values(**values)
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """Nothing here is of a member: who was there is with the voice stays."""
    return {}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Nothing here is of a member."""
