"""What is due on a server and when, and whether it was done. One row a job and occasion; about nobody.

An occasion names what a job is done for ("2026-W18"), not when: a job that is planned for another hour is still the
same one, and is done once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Index, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.bulk import insert_or_ignore
from models.types import Base, IdKey, IdText, ServerKey

AppointmentStatus = Literal["planned", "claimed", "done"]


@dataclass(frozen=True, slots=True)
class Appointment:
    """A job, what it is done for, and when."""

    server: str
    job: str
    occasion: str
    due_at: datetime
    status: AppointmentStatus = "planned"
    attempts: int = 0
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one job on one server: the occasions it was done for, and what it is still to be done for."""

    done: frozenset[str] = frozenset()
    ahead: tuple[Appointment, ...] = ()


class CalendarRow(Base):
    __tablename__ = "calendar"
    __table_args__ = (Index(None, "server_id", "job", "due_at"),)

    server_id: Mapped[ServerKey]
    job: Mapped[IdKey]
    occasion: Mapped[IdKey]
    due_at: Mapped[datetime]
    status: Mapped[str] = mapped_column(IdText)
    claimed_at: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]
    attempts: Mapped[int]
    done_at: Mapped[datetime | None]


def _one(appointment: Appointment) -> Any:
    return and_(
        CalendarRow.server_id == appointment.server,
        CalendarRow.job == appointment.job,
        CalendarRow.occasion == appointment.occasion,
    )


async def replan(session: AsyncSession, server_id: str, job: str, wanted: Sequence[Appointment]) -> None:
    """Write down what a job is to be done for, and when. What else was planned goes; what is claimed or done stays."""
    await session.execute(
        delete(CalendarRow).where(
            CalendarRow.server_id == server_id,
            CalendarRow.job == job,
            CalendarRow.status == "planned",
            CalendarRow.occasion.not_in([appointment.occasion for appointment in wanted]),
        )
    )
    rows = [
        {
            "server_id": server_id,
            "job": job,
            "occasion": appointment.occasion,
            "due_at": appointment.due_at,
            "status": "planned",
            "attempts": 0,
        }
        for appointment in wanted
    ]
    await insert_or_ignore(session, CalendarRow, rows)
    for appointment in wanted:
        await session.execute(
            update(CalendarRow)
            .where(_one(appointment), CalendarRow.status == "planned", CalendarRow.due_at != appointment.due_at)
            .values(due_at=appointment.due_at)
        )


async def claim(session: AsyncSession, appointment: Appointment, now: datetime, lease: timedelta) -> bool:
    """Take on what is due, in one statement; False when it is done, or somebody else is at it."""
    claimed = await session.scalar(
        update(CalendarRow)
        .where(
            _one(appointment),
            CalendarRow.due_at <= now,
            or_(
                CalendarRow.status == "planned",
                and_(CalendarRow.status == "claimed", CalendarRow.lease_until <= now),
            ),
        )
        .values(status="claimed", claimed_at=now, lease_until=now + lease, attempts=CalendarRow.attempts + 1)
        .returning(CalendarRow.job)
    )
    return claimed is not None


async def hold(session: AsyncSession, appointment: Appointment, until: datetime) -> None:
    """Nobody else takes it on before `until`: it is being worked on, or failed and is tried again then."""
    await session.execute(
        update(CalendarRow).where(_one(appointment), CalendarRow.status == "claimed").values(lease_until=until)
    )


async def finish(session: AsyncSession, appointment: Appointment, now: datetime) -> None:
    await session.execute(
        update(CalendarRow).where(_one(appointment)).values(status="done", done_at=now, lease_until=None)
    )


async def note_done(session: AsyncSession, appointment: Appointment, now: datetime) -> None:
    """What an occasion is for was done on the way, before its job came to it."""
    row = {
        "server_id": appointment.server,
        "job": appointment.job,
        "occasion": appointment.occasion,
        "due_at": appointment.due_at,
        "status": "done",
        "attempts": 0,
        "done_at": now,
    }
    await insert_or_ignore(session, CalendarRow, [row])
    await finish(session, appointment, now)


async def book(session: AsyncSession, server_id: str) -> dict[str, Kept]:
    """Job -> what is kept of it on a server."""
    done: dict[str, set[str]] = {}
    rows = await session.execute(
        select(CalendarRow.job, CalendarRow.occasion).where(
            CalendarRow.server_id == server_id, CalendarRow.status == "done"
        )
    )
    for name, occasion in rows:
        done.setdefault(name, set()).add(occasion)
    ahead: dict[str, list[Appointment]] = {}
    for appointment in await _ahead(session, CalendarRow.server_id == server_id):
        ahead.setdefault(appointment.job, []).append(appointment)
    return {
        name: Kept(frozenset(done.get(name, ())), tuple(ahead.get(name, ()))) for name in done.keys() | ahead.keys()
    }


async def attempts(session: AsyncSession, appointment: Appointment) -> int:
    return await session.scalar(select(CalendarRow.attempts).where(_one(appointment))) or 0


async def planned(session: AsyncSession, server_id: str, job: str) -> tuple[Appointment, ...]:
    """What a job is still to be done for on a server, the next first."""
    return await _ahead(session, CalendarRow.server_id == server_id, CalendarRow.job == job)


async def _ahead(session: AsyncSession, *asked: ColumnElement[bool]) -> tuple[Appointment, ...]:
    rows = await session.scalars(
        select(CalendarRow).where(*asked, CalendarRow.status != "done").order_by(CalendarRow.due_at)
    )
    return tuple(
        Appointment(row.server_id, row.job, row.occasion, row.due_at, row.status, row.attempts, row.done_at)  # type: ignore[arg-type]
        for row in rows
    )


async def forget_days(session: AsyncSession, server_id: str, before: date) -> None:
    """What is done every day is not asked about again: of such days, those before `before` go once they are done.

    Other occasions stay: they are named by what they were done for, and that may be asked about as long as it is kept.
    """
    await session.execute(
        delete(CalendarRow).where(
            CalendarRow.server_id == server_id,
            CalendarRow.status == "done",
            CalendarRow.occasion.like("____-__-__"),
            CalendarRow.occasion < before.isoformat(),
        )
    )


async def next_moment(session: AsyncSession, server_id: str, now: datetime) -> datetime | None:
    """When something on a server is due next, or can be taken over from somebody who died; None: nothing is planned."""
    due = await session.scalar(
        select(func.min(CalendarRow.due_at)).where(
            CalendarRow.server_id == server_id, CalendarRow.status == "planned", CalendarRow.due_at > now
        )
    )
    lease = await session.scalar(
        select(func.min(CalendarRow.lease_until)).where(
            CalendarRow.server_id == server_id, CalendarRow.status == "claimed", CalendarRow.lease_until > now
        )
    )
    return min((moment for moment in (due, lease) if moment is not None), default=None)


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """Nothing here is about a member."""
    return {}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Nothing here is about a member."""
