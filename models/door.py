"""The door of a server: who came in when, and how far they got.

Kept while somebody is a member and until they erase it: whoever comes back is not asked everything again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import CheckConstraint, Index, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import insert_or_ignore, insert_or_update, locked, table_of
from models.types import Base, Id, IdKey, ServerKey

Admission = Literal["open", "asked", "admitted", "declined"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody who joined. `mark` is how buttons know them; `admission` "asked": staff have still to decide.

    `role_owed_at`: since then they are to have the members' role, and nobody noted that they have it.
    """

    member: str
    mark: str
    joined_at: datetime
    greeted_at: datetime | None = None
    accepted_at: datetime | None = None
    admission: Admission = "open"
    decided_by: str | None = None
    reason: str | None = None
    left_at: datetime | None = None
    role_owed_at: datetime | None = None

    @property
    def is_in(self) -> bool:
        """Whether the server is open to them: they accepted, or staff let them in."""
        return self.admission == "admitted" or (self.admission == "open" and self.accepted_at is not None)


class DoorRow(Base):
    """Since when a server has a door: who was there before is not greeted."""

    __tablename__ = "doors"

    server_id: Mapped[ServerKey]
    opened_at: Mapped[datetime]


class ArrivalRow(Base):
    __tablename__ = "arrivals"
    __table_args__ = (
        CheckConstraint("admission IN ('open', 'asked', 'admitted', 'declined')", name="admission"),
        Index(None, "server_id", "mark"),
    )

    server_id: Mapped[ServerKey]
    member_id: Mapped[IdKey]
    mark: Mapped[Id]
    joined_at: Mapped[datetime]
    greeted_at: Mapped[datetime | None]
    accepted_at: Mapped[datetime | None]
    admission: Mapped[str]
    decided_by: Mapped[Id | None]
    reason: Mapped[str | None]
    left_at: Mapped[datetime | None]
    role_owed_at: Mapped[datetime | None]


async def open_door(session: AsyncSession, server_id: str, now: datetime) -> datetime:
    """Since when the door is open: from now on, unless it was before."""
    await insert_or_ignore(session, DoorRow, [{"server_id": server_id, "opened_at": now}])
    found = await session.scalar(select(DoorRow.opened_at).where(DoorRow.server_id == server_id))
    assert found is not None
    return found


async def put_arrival(session: AsyncSession, server_id: str, arrival: Arrival) -> None:
    """Store where somebody stands."""
    row = {
        "server_id": server_id,
        "member_id": arrival.member,
        "mark": arrival.mark,
        "joined_at": arrival.joined_at,
        "greeted_at": arrival.greeted_at,
        "accepted_at": arrival.accepted_at,
        "admission": arrival.admission,
        "decided_by": arrival.decided_by,
        "reason": arrival.reason,
        "left_at": arrival.left_at,
        "role_owed_at": arrival.role_owed_at,
    }
    await insert_or_update(session, ArrivalRow, [row], row.keys() - {"server_id", "member_id"})


async def arrival(session: AsyncSession, server_id: str, member_id: str) -> Arrival | None:
    """How somebody came in; in a transaction that writes nobody else changes it until that ends."""
    row = await session.scalar(
        locked(
            session, select(ArrivalRow).where(ArrivalRow.server_id == server_id, ArrivalRow.member_id == member_id)
        ).execution_options(populate_existing=True)
    )
    return None if row is None else _arrival(row)


async def arrival_marked(session: AsyncSession, server_id: str, mark: str) -> Arrival | None:
    """The one whom a button is about; None when they were forgotten, or have joined anew since."""
    row = await session.scalar(
        select(ArrivalRow)
        .where(ArrivalRow.server_id == server_id, ArrivalRow.mark == mark)
        .execution_options(populate_existing=True)
    )
    return None if row is None else _arrival(row)


async def arrivals(session: AsyncSession, server_id: str) -> tuple[Arrival, ...]:
    """Everybody who came through the door, the first first."""
    rows = await session.scalars(
        select(ArrivalRow)
        .where(ArrivalRow.server_id == server_id)
        .order_by(ArrivalRow.joined_at, ArrivalRow.member_id)
        .execution_options(populate_existing=True)
    )
    return tuple(_arrival(row) for row in rows)


async def decide(
    session: AsyncSession, server_id: str, mark: str, admission: Admission, by: str, reason: str | None
) -> bool:
    """Let somebody in or not, in one statement; False when that is decided already."""
    decided = await session.scalar(
        update(ArrivalRow)
        .where(ArrivalRow.server_id == server_id, ArrivalRow.mark == mark, ArrivalRow.admission == "asked")
        .values(admission=admission, decided_by=by, reason=reason)
        .returning(ArrivalRow.member_id)
        .execution_options(synchronize_session=False)
    )
    return decided is not None


async def note_left(session: AsyncSession, server_id: str, member_ids: Iterable[str], at: datetime) -> None:
    """They are gone; where they stood is kept for when they come back."""
    await session.execute(
        update(ArrivalRow)
        .where(
            ArrivalRow.server_id == server_id,
            ArrivalRow.member_id.in_(sorted(member_ids)),
            ArrivalRow.left_at.is_(None),
        )
        .values(left_at=at)
        .execution_options(synchronize_session=False)
    )


async def owe_role(session: AsyncSession, server_id: str, member_id: str, at: datetime) -> None:
    """They are to have the members' role."""
    await _owed(session, server_id, member_id, at)


async def role_given(session: AsyncSession, server_id: str, member_id: str) -> None:
    """They have the members' role."""
    await _owed(session, server_id, member_id, None)


async def _owed(session: AsyncSession, server_id: str, member_id: str, at: datetime | None) -> None:
    await session.execute(
        update(ArrivalRow)
        .where(ArrivalRow.server_id == server_id, ArrivalRow.member_id == member_id)
        .values(role_owed_at=at)
        .execution_options(synchronize_session=False)
    )


async def roles_owed(session: AsyncSession, server_id: str) -> tuple[str, ...]:
    """The ids of everybody who is there and is to have the members' role, who waited longest first."""
    rows = await session.scalars(
        select(ArrivalRow.member_id)
        .where(ArrivalRow.server_id == server_id, ArrivalRow.role_owed_at.is_not(None), ArrivalRow.left_at.is_(None))
        .order_by(ArrivalRow.role_owed_at, ArrivalRow.member_id)
    )
    return tuple(rows)


def _arrival(row: ArrivalRow) -> Arrival:
    return Arrival(
        row.member_id,
        row.mark,
        row.joined_at,
        row.greeted_at,
        row.accepted_at,
        row.admission,  # type: ignore[arg-type]
        row.decided_by,
        row.reason,
        row.left_at,
        row.role_owed_at,
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """How the member came in, without who of the staff decided."""
    table = table_of(ArrivalRow)
    rows = await session.execute(select(table).where(table.c.server_id == server_id, table.c.member_id == member_id))
    hidden = {"server_id", "mark", "decided_by"}
    return {"arrival": [{k: v for k, v in row.items() if k not in hidden} for row in rows.mappings()]}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """How they came in is forgotten; whom they let in as staff is not known any more."""
    of_server = ArrivalRow.server_id == server_id
    await session.execute(delete(ArrivalRow).where(of_server, ArrivalRow.member_id == member_id))
    await session.execute(
        update(ArrivalRow).where(of_server, ArrivalRow.decided_by == member_id).values(decided_by=None)
    )
