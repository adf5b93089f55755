"""Drops: content that is for somebody and for a reason, from its draft on.

A drop is kept as the brand's own record. Its files are kept until it is sent.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Index, LargeBinary, and_, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.bulk import insert_rows, locked, table_of
from models.types import Base, Id, IdKey, IdText, JsonList, ServerKey

DropState = Literal["draft", "review", "approved", "scheduled", "sent", "measured", "archived", "cancelled", "missed"]
DropFormat = Literal[
    "text", "image", "video", "audio", "file", "link", "prompt", "poll", "session", "testers", "spotlight"
]
EVERYBODY = ""
"""The segment of a variant that is for whoever has none of their own."""


@dataclass(frozen=True, slots=True)
class DropSegment:
    """Whom a drop is for, as it was called when that was decided."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Drop:
    """One drop. `round` counts how often it was scheduled; `scheduled_at` is when the next or last one was due.

    With a `role` its segments are mentioned, by the roles that they have when it is sent.
    """

    id: str
    title: str
    purpose: str
    need: str
    outcome: str
    format: DropFormat
    owner: str | None
    state: DropState
    created_at: datetime
    segments: tuple[DropSegment, ...] = ()
    channel: str | None = None
    forum: bool = False
    role: str | None = None
    tags: tuple[str, ...] = ()
    scheduled_at: datetime | None = None
    round: int = 0
    series: str | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """The words of a drop for one segment (`EVERYBODY`: for whoever has no words of their own) in one language."""

    segment: str
    locale: str
    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class DropFile:
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Step:
    """Who did what to a drop, and when."""

    at: datetime
    by: str | None
    what: str
    note: str | None = None


class DropRow(Base):
    __tablename__ = "drops"
    __table_args__ = (Index(None, "server_id", "state", "scheduled_at"),)

    server_id: Mapped[ServerKey]
    id: Mapped[IdKey]
    title: Mapped[str]
    purpose: Mapped[str]
    need: Mapped[str]
    outcome: Mapped[str]
    format: Mapped[str] = mapped_column(IdText)
    owner_id: Mapped[Id | None]
    state: Mapped[str] = mapped_column(IdText)
    created_at: Mapped[datetime]
    segments: Mapped[JsonList]
    channel_id: Mapped[Id | None]
    forum: Mapped[bool]
    role_id: Mapped[Id | None]
    tags: Mapped[JsonList]
    scheduled_at: Mapped[datetime | None]
    round: Mapped[int]
    series: Mapped[Id | None]


class DropVariantRow(Base):
    __tablename__ = "drop_variants"

    server_id: Mapped[ServerKey]
    drop_id: Mapped[IdKey]
    segment_id: Mapped[IdKey]
    locale: Mapped[IdKey]
    text: Mapped[str]
    tone: Mapped[str]


class DropFileRow(Base):
    __tablename__ = "drop_files"

    server_id: Mapped[ServerKey]
    drop_id: Mapped[IdKey]
    number: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class DropStepRow(Base):
    __tablename__ = "drop_steps"

    server_id: Mapped[ServerKey]
    drop_id: Mapped[IdKey]
    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[Id | None]
    what: Mapped[str] = mapped_column(IdText)
    note: Mapped[str | None]


def _one(server_id: str, drop_id: str) -> ColumnElement[bool]:
    return and_(DropRow.server_id == server_id, DropRow.id == drop_id)


async def add_drop(session: AsyncSession, server_id: str, drop: Drop) -> None:
    await insert_rows(session, DropRow, [_row(server_id, drop)])


async def put_drop(session: AsyncSession, server_id: str, drop: Drop) -> None:
    """Let a drop be what is given."""
    await session.execute(update(DropRow).where(_one(server_id, drop.id)).values(**_row(server_id, drop)))


async def drop(session: AsyncSession, server_id: str, drop_id: str) -> Drop | None:
    """One drop; in a transaction that writes, nobody else changes it until the end."""
    asked = locked(session, select(DropRow).where(_one(server_id, drop_id)))
    row = await session.scalar(asked.execution_options(populate_existing=True))
    return None if row is None else _drop(row)


async def drops(session: AsyncSession, server_id: str, states: Collection[DropState] = ()) -> tuple[Drop, ...]:
    """The drops of a server, in these states where some are named: what is due next first, then the newest."""
    asked = select(DropRow).where(DropRow.server_id == server_id)
    if states:
        asked = asked.where(DropRow.state.in_(sorted(states)))
    rows = await session.scalars(asked.order_by(DropRow.created_at.desc(), DropRow.id))
    found = [_drop(row) for row in rows]
    due = sorted((one for one in found if one.state == "scheduled" and one.scheduled_at), key=_when)
    return (*due, *(one for one in found if one not in due))


def _when(drop: Drop) -> datetime:
    return drop.scheduled_at or drop.created_at


async def set_state(session: AsyncSession, server_id: str, drop_id: str, state: DropState) -> None:
    await session.execute(update(DropRow).where(_one(server_id, drop_id)).values(state=state))


async def put_variant(session: AsyncSession, server_id: str, drop_id: str, variant: Variant) -> None:
    """The words of a drop for a segment and language, in the place of what they were."""
    of_drop = and_(DropVariantRow.server_id == server_id, DropVariantRow.drop_id == drop_id)
    same = and_(of_drop, DropVariantRow.segment_id == variant.segment, DropVariantRow.locale == variant.locale)
    await session.execute(delete(DropVariantRow).where(same))
    row = {
        "server_id": server_id,
        "drop_id": drop_id,
        "segment_id": variant.segment,
        "locale": variant.locale,
        "text": variant.text,
        "tone": variant.tone,
    }
    await insert_rows(session, DropVariantRow, [row])


async def variants(session: AsyncSession, server_id: str, drop_id: str) -> tuple[Variant, ...]:
    rows = await session.scalars(
        select(DropVariantRow)
        .where(DropVariantRow.server_id == server_id, DropVariantRow.drop_id == drop_id)
        .order_by(DropVariantRow.segment_id, DropVariantRow.locale)
        .execution_options(populate_existing=True)
    )
    return tuple(Variant(row.segment_id, row.locale, row.text, row.tone) for row in rows)


async def replace_files(session: AsyncSession, server_id: str, drop_id: str, files: Iterable[DropFile]) -> None:
    """The files of a drop; none once it was sent."""
    await session.execute(delete(DropFileRow).where(DropFileRow.server_id == server_id, DropFileRow.drop_id == drop_id))
    rows = [
        {"server_id": server_id, "drop_id": drop_id, "number": number, "name": file.name, "content": file.content}
        for number, file in enumerate(files)
    ]
    await insert_rows(session, DropFileRow, rows)


async def files(session: AsyncSession, server_id: str, drop_id: str) -> tuple[DropFile, ...]:
    rows = await session.scalars(
        select(DropFileRow)
        .where(DropFileRow.server_id == server_id, DropFileRow.drop_id == drop_id)
        .order_by(DropFileRow.number)
    )
    return tuple(DropFile(row.name, row.content) for row in rows)


async def note_step(session: AsyncSession, server_id: str, drop_id: str, step: Step) -> None:
    """Note what was done. Whoever notes has the drop locked, so that numbers ascend."""
    of_drop = and_(DropStepRow.server_id == server_id, DropStepRow.drop_id == drop_id)
    last = await session.scalar(select(func.max(DropStepRow.number)).where(of_drop)) or 0
    row = {
        "server_id": server_id,
        "drop_id": drop_id,
        "number": last + 1,
        "at": step.at,
        "by": step.by,
        "what": step.what,
        "note": step.note,
    }
    await insert_rows(session, DropStepRow, [row])


async def steps(session: AsyncSession, server_id: str, drop_id: str) -> tuple[Step, ...]:
    """Who did what when, the first first."""
    rows = await session.scalars(
        select(DropStepRow)
        .where(DropStepRow.server_id == server_id, DropStepRow.drop_id == drop_id)
        .order_by(DropStepRow.number)
    )
    return tuple(Step(row.at, row.by, row.what, row.note) for row in rows)


def _row(server_id: str, drop: Drop) -> dict[str, Any]:
    return {
        "server_id": server_id,
        "id": drop.id,
        "title": drop.title,
        "purpose": drop.purpose,
        "need": drop.need,
        "outcome": drop.outcome,
        "format": drop.format,
        "owner_id": drop.owner,
        "state": drop.state,
        "created_at": drop.created_at,
        "segments": [{"id": one.id, "name": one.name} for one in drop.segments],
        "channel_id": drop.channel,
        "forum": drop.forum,
        "role_id": drop.role,
        "tags": list(drop.tags),
        "scheduled_at": drop.scheduled_at,
        "round": drop.round,
        "series": drop.series,
    }


def _drop(row: DropRow) -> Drop:
    return Drop(
        id=row.id,
        title=row.title,
        purpose=row.purpose,
        need=row.need,
        outcome=row.outcome,
        format=row.format,  # type: ignore[arg-type]
        owner=row.owner_id,
        state=row.state,  # type: ignore[arg-type]
        created_at=row.created_at,
        segments=tuple(DropSegment(one["id"], one["name"]) for one in row.segments),
        channel=row.channel_id,
        forum=row.forum,
        role=row.role_id,
        tags=tuple(row.tags),
        scheduled_at=row.scheduled_at,
        round=row.round,
        series=row.series,
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """What the member did to drops as staff."""
    done, owned = table_of(DropStepRow), table_of(DropRow)
    did = await session.execute(
        select(done.c.drop_id, done.c.at, done.c.what, done.c.note)
        .where(done.c.server_id == server_id, done.c.by == member_id)
        .order_by(done.c.at, done.c.number)
    )
    own = await session.execute(
        select(owned.c.title, owned.c.created_at)
        .where(owned.c.server_id == server_id, owned.c.owner_id == member_id)
        .order_by(owned.c.created_at)
    )
    return {
        "drop_steps": [dict(row) for row in did.mappings()],
        "drops_owned": [dict(row) for row in own.mappings()],
    }


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """What the member did to drops as staff was done by nobody."""
    await session.execute(
        update(DropStepRow).where(DropStepRow.server_id == server_id, DropStepRow.by == member_id).values(by=None)
    )
    await session.execute(
        update(DropRow).where(DropRow.server_id == server_id, DropRow.owner_id == member_id).values(owner_id=None)
    )
