"""Segments: groups of members with something in common, by what they declared, by staff's word, or by a role.

A segment and its rule are kept until staff close it. Who staff put in or took out, and to whom Salotto gave a role, is
kept while they are a member and goes with them. Who is in by the rule is not stored: it follows from the profiles.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import insert_new, insert_or_update, table_of
from models.types import Base, Id, IdKey, JsonList, ServerKey

Origin = Literal["staff", "hand", "self"]
"""Who decided on an exception: staff by command, somebody by changing the role in Discord, the member themselves."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A group of members. `role_id` is what they get, `channel_id` their own room."""

    id: str
    name: str
    description: str = ""
    role_id: str | None = None
    channel_id: str | None = None
    interests: tuple[str, ...] = ()
    """Whoever declared one of these is in."""
    needs: tuple[str, ...] = ()
    """Ids of needs: whoever declared one of these is in."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A member is in a segment, or not, whatever the rule says."""

    segment: str
    member: str
    inside: bool
    origin: Origin
    reason: str | None
    by: str | None
    at: datetime


class SegmentRow(Base):
    __tablename__ = "segments"

    server_id: Mapped[ServerKey]
    id: Mapped[IdKey]
    name: Mapped[str]
    description: Mapped[str]
    role_id: Mapped[Id | None]
    channel_id: Mapped[Id | None]
    interests: Mapped[JsonList]
    needs: Mapped[JsonList]
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class SegmentExceptionRow(Base):
    __tablename__ = "segment_exceptions"
    __table_args__ = (
        ForeignKeyConstraint(["server_id", "segment_id"], ["segments.server_id", "segments.id"], ondelete="CASCADE"),
        CheckConstraint("origin IN ('staff', 'hand', 'self')", name="origin"),
    )

    server_id: Mapped[ServerKey]
    segment_id: Mapped[IdKey]
    member_id: Mapped[IdKey]
    inside: Mapped[bool]
    origin: Mapped[str]
    reason: Mapped[str | None]
    by: Mapped[Id | None]
    at: Mapped[datetime]


class RoleGivenRow(Base):
    """A member had the role of a segment when Salotto last looked."""

    __tablename__ = "segment_roles_given"

    server_id: Mapped[ServerKey]
    role_id: Mapped[IdKey]
    member_id: Mapped[IdKey]
    at: Mapped[datetime]


async def add_segment(session: AsyncSession, server_id: str, segment: Segment, now: datetime) -> bool:
    """Note a new segment; False when there is one with its id."""
    return await insert_new(session, SegmentRow, [{**_row(server_id, segment), "created_at": now}]) > 0


async def put_segment(session: AsyncSession, server_id: str, segment: Segment, now: datetime) -> None:
    """Store a segment, or what it is now."""
    row = {**_row(server_id, segment), "created_at": now}
    await insert_or_update(session, SegmentRow, [row], row.keys() - {"server_id", "id", "created_at"})


def _row(server_id: str, segment: Segment) -> dict[str, Any]:
    return {
        "server_id": server_id,
        "id": segment.id,
        "name": segment.name,
        "description": segment.description,
        "role_id": segment.role_id,
        "channel_id": segment.channel_id,
        "interests": list(segment.interests),
        "needs": list(segment.needs),
        "closed_at": None,
    }


async def close_segment(session: AsyncSession, server_id: str, segment_id: str, now: datetime) -> bool:
    """It is there no longer; False when it was not."""
    closed = await session.scalar(
        update(SegmentRow)
        .where(SegmentRow.server_id == server_id, SegmentRow.id == segment_id, SegmentRow.closed_at.is_(None))
        .values(closed_at=now)
        .returning(SegmentRow.id)
        .execution_options(synchronize_session=False)
    )
    return closed is not None


async def segments(session: AsyncSession, server_id: str) -> tuple[Segment, ...]:
    """The segments of a server, by name."""
    rows = await session.scalars(
        select(SegmentRow)
        .where(SegmentRow.server_id == server_id, SegmentRow.closed_at.is_(None))
        .order_by(SegmentRow.name, SegmentRow.id)
        .execution_options(populate_existing=True)
    )
    return tuple(
        Segment(
            row.id,
            row.name,
            row.description,
            row.role_id,
            row.channel_id,
            tuple(row.interests),
            tuple(row.needs),
        )
        for row in rows
    )


async def put_exception(session: AsyncSession, server_id: str, exception: Decided) -> None:
    """Put a member into a segment or keep them out of it, whatever was said before."""
    row = {
        "server_id": server_id,
        "segment_id": exception.segment,
        "member_id": exception.member,
        "inside": exception.inside,
        "origin": exception.origin,
        "reason": exception.reason,
        "by": exception.by,
        "at": exception.at,
    }
    await insert_or_update(session, SegmentExceptionRow, [row], {"inside", "origin", "reason", "by", "at"})


async def drop_exception(session: AsyncSession, server_id: str, segment_id: str, member_id: str) -> bool:
    """The rule holds again; False when it did."""
    gone = await session.scalar(
        delete(SegmentExceptionRow)
        .where(
            SegmentExceptionRow.server_id == server_id,
            SegmentExceptionRow.segment_id == segment_id,
            SegmentExceptionRow.member_id == member_id,
        )
        .returning(SegmentExceptionRow.member_id)
    )
    return gone is not None


async def exceptions(session: AsyncSession, server_id: str, member_id: str | None = None) -> tuple[Decided, ...]:
    """Everybody for whom a rule does not hold, or one member."""
    asked = select(SegmentExceptionRow).where(SegmentExceptionRow.server_id == server_id)
    if member_id is not None:
        asked = asked.where(SegmentExceptionRow.member_id == member_id)
    rows = await session.scalars(
        asked.order_by(SegmentExceptionRow.segment_id, SegmentExceptionRow.member_id).execution_options(
            populate_existing=True
        )
    )
    return tuple(
        Decided(row.segment_id, row.member_id, row.inside, row.origin, row.reason, row.by, row.at)  # type: ignore[arg-type]
        for row in rows
    )


async def note_roles_given(
    session: AsyncSession, server_id: str, member_id: str, role_ids: Iterable[str], now: datetime
) -> None:
    """These roles of segments a member has now, and no others."""
    of_member = and_(RoleGivenRow.server_id == server_id, RoleGivenRow.member_id == member_id)
    held = set(role_ids)
    await session.execute(delete(RoleGivenRow).where(of_member, RoleGivenRow.role_id.not_in(sorted(held))))
    rows = [{"server_id": server_id, "role_id": role, "member_id": member_id, "at": now} for role in sorted(held)]
    await insert_or_update(session, RoleGivenRow, rows, {"at"})


async def roles_given(session: AsyncSession, server_id: str, member_id: str) -> dict[str, datetime]:
    """Which roles of segments a member had when they were last looked at, and when that was."""
    rows = await session.execute(
        select(RoleGivenRow.role_id, RoleGivenRow.at)
        .where(RoleGivenRow.server_id == server_id, RoleGivenRow.member_id == member_id)
        .order_by(RoleGivenRow.role_id)
    )
    return dict(rows.all())


async def forget_role(session: AsyncSession, server_id: str, role_id: str) -> None:
    """A role is there no longer: nobody has it, and nobody took it away by hand."""
    await session.execute(
        delete(RoleGivenRow).where(RoleGivenRow.server_id == server_id, RoleGivenRow.role_id == role_id)
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """Where staff put the member in or took them out, what the member decided as staff, and the roles they have."""
    table, given = table_of(SegmentExceptionRow), table_of(RoleGivenRow)
    rows = await session.execute(
        select(table)
        .where(table.c.server_id == server_id, or_(table.c.member_id == member_id, table.c.by == member_id))
        .order_by(table.c.at, table.c.segment_id)
    )
    roles = await session.execute(
        select(given.c.role_id, given.c.at)
        .where(given.c.server_id == server_id, given.c.member_id == member_id)
        .order_by(given.c.role_id)
    )
    found: list[dict[str, Any]] = []
    for row in rows.mappings():
        told = {name: row[name] for name in ("segment_id", "inside", "origin", "at")}
        about_them = row["member_id"] == member_id
        found.append({**told, "about_you": about_them, "reason": row["reason"] if about_them else None})
    return {"segments": found, "segment_roles": [dict(row) for row in roles.mappings()]}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """What is about the member goes; who decided on others is forgotten."""
    of_server = SegmentExceptionRow.server_id == server_id
    await session.execute(delete(SegmentExceptionRow).where(of_server, SegmentExceptionRow.member_id == member_id))
    await session.execute(
        update(SegmentExceptionRow).where(of_server, SegmentExceptionRow.by == member_id).values(by=None)
    )
    await session.execute(
        delete(RoleGivenRow).where(RoleGivenRow.server_id == server_id, RoleGivenRow.member_id == member_id)
    )
