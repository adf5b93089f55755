"""What members report, and the appeals against what was decided. Each has the number of its case.

Kept as long as the case. Who reported is known to moderators only, and forgotten when they ask to be: the report stays.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Index, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.bulk import insert_new, locked
from models.cases import CaseRow
from models.pseudonyms import pseudonym
from models.types import Base, Id, IdKey, IdText, ServerKey

ReportState = Literal["open", "claimed", "acted", "dismissed"]
AppealState = Literal["open", "accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Report:
    """A message, or somebody, that members reported. `voices`: who did, and what they said about it.

    Of a report about a person and no message `channel` is empty.
    """

    number: int
    message: str
    channel: str
    member: str
    state: ReportState
    opened_at: datetime
    claimed_by: str | None = None
    closed_by: str | None = None
    closed_at: datetime | None = None
    voices: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Appeal:
    """Somebody thinks that a case is wrong. `about` is that case; there is one appeal a case."""

    number: int
    about: int
    member: str
    text: str
    state: AppealState
    at: datetime
    decided_by: str | None = None
    decided_at: datetime | None = None


class ReportRow(Base):
    __tablename__ = "reports"
    __table_args__ = (Index(None, "server_id", "message_id", unique=True),)

    server_id: Mapped[ServerKey]
    number: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[Id]
    channel_id: Mapped[Id]
    author_id: Mapped[Id]
    state: Mapped[str] = mapped_column(IdText)
    opened_at: Mapped[datetime]
    claimed_by: Mapped[Id | None]
    closed_by: Mapped[Id | None]
    closed_at: Mapped[datetime | None]


class ReportVoiceRow(Base):
    __tablename__ = "report_voices"
    __table_args__ = (Index(None, "server_id", "member_id", "at"),)

    server_id: Mapped[ServerKey]
    number: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[IdKey]
    text: Mapped[str | None]
    at: Mapped[datetime]


class AppealRow(Base):
    __tablename__ = "appeals"
    __table_args__ = (Index(None, "server_id", "about", unique=True),)

    server_id: Mapped[ServerKey]
    number: Mapped[int] = mapped_column(primary_key=True)
    about: Mapped[int]
    member_id: Mapped[Id]
    text: Mapped[str]
    state: Mapped[str] = mapped_column(IdText)
    at: Mapped[datetime]
    decided_by: Mapped[Id | None]
    decided_at: Mapped[datetime | None]


async def report_of(session: AsyncSession, server_id: str, message: str) -> Report | None:
    """The report about a message."""
    number = await session.scalar(
        select(ReportRow.number).where(ReportRow.server_id == server_id, ReportRow.message_id == message)
    )
    return None if number is None else await report(session, server_id, number)


async def report_about(session: AsyncSession, server_id: str, member: str) -> Report | None:
    """The report about a person and no message that is not dealt with."""
    number = await session.scalar(
        select(ReportRow.number).where(
            ReportRow.server_id == server_id,
            ReportRow.author_id == member,
            ReportRow.channel_id == "",
            ReportRow.state.in_(("open", "claimed")),
        )
    )
    return None if number is None else await report(session, server_id, number)


async def report(session: AsyncSession, server_id: str, number: int) -> Report | None:
    row = await session.get(ReportRow, (server_id, number), populate_existing=True)
    if row is None:
        return None
    voices = await session.execute(
        select(ReportVoiceRow.member_id, ReportVoiceRow.text)
        .where(ReportVoiceRow.server_id == server_id, ReportVoiceRow.number == number)
        .order_by(ReportVoiceRow.at, ReportVoiceRow.member_id)
    )
    return _report(row, dict(voices.all()))


async def open_report(
    session: AsyncSession, server_id: str, number: int, message: str | None, channel: str, author: str, at: datetime
) -> None:
    """A report about a message that nobody has reported before, or without one about its `author`."""
    session.add(
        ReportRow(
            server_id=server_id,
            number=number,
            message_id=message or f"none-{number}",
            channel_id=channel if message else "",
            author_id=author,
            state="open",
            opened_at=at,
        )
    )
    await session.flush()


async def add_voice(
    session: AsyncSession, server_id: str, number: int, member: str, text: str | None, at: datetime
) -> bool:
    """One more member reports the same; False when they had."""
    row = {"server_id": server_id, "number": number, "member_id": member, "text": text, "at": at}
    return await insert_new(session, ReportVoiceRow, [row]) > 0


async def voices_since(session: AsyncSession, server_id: str, member: str, since: datetime) -> int:
    """How many reports a member has made since a moment."""
    counting = (
        select(func.count())
        .select_from(ReportVoiceRow)
        .where(ReportVoiceRow.server_id == server_id, ReportVoiceRow.member_id == member, ReportVoiceRow.at >= since)
    )
    return await session.scalar(counting) or 0


async def claim_report(session: AsyncSession, server_id: str, number: int, by: str, over: str | None) -> bool:
    """Claim a report that nobody else looks at but `over`; False when it is closed or somebody else does."""
    claimed = await session.scalar(
        update(ReportRow)
        .where(
            ReportRow.server_id == server_id,
            ReportRow.number == number,
            ReportRow.state.in_(("open", "claimed")),
            or_(ReportRow.claimed_by.is_(None), ReportRow.claimed_by.in_((by, over or by))),
        )
        .values(state="claimed", claimed_by=by)
        .returning(ReportRow.number)
        .execution_options(synchronize_session=False)
    )
    return claimed is not None


async def move_report(session: AsyncSession, server_id: str, number: int, **values: Any) -> bool:
    """Close a report that is not closed; False when somebody was faster."""
    moved = await session.scalar(
        update(ReportRow)
        .where(ReportRow.server_id == server_id, ReportRow.number == number, ReportRow.state.in_(("open", "claimed")))
        .values(**values)
        .returning(ReportRow.number)
        .execution_options(synchronize_session=False)
    )
    return moved is not None


async def open_reports(session: AsyncSession, server_id: str) -> tuple[Report, ...]:
    """What waits for a moderator, the oldest first; without who reported."""
    rows = await session.scalars(
        select(ReportRow)
        .where(ReportRow.server_id == server_id, ReportRow.state.in_(("open", "claimed")))
        .order_by(ReportRow.opened_at, ReportRow.number)
    )
    return tuple(_report(row, {}) for row in rows)


async def open_appeal(
    session: AsyncSession, server_id: str, number: int, about: int, member: str, text: str, at: datetime
) -> None:
    """An appeal against a case that has none."""
    session.add(
        AppealRow(server_id=server_id, number=number, about=about, member_id=member, text=text, state="open", at=at)
    )
    await session.flush()


async def appeal_about(session: AsyncSession, server_id: str, about: int) -> Appeal | None:
    """The appeal against a case."""
    row = await session.scalar(
        locked(session, select(AppealRow).where(AppealRow.server_id == server_id, AppealRow.about == about))
    )
    return None if row is None else _appeal(row)


async def appeal(session: AsyncSession, server_id: str, number: int) -> Appeal | None:
    row = await session.get(AppealRow, (server_id, number), populate_existing=True)
    return None if row is None else _appeal(row)


async def decide_appeal(
    session: AsyncSession, server_id: str, number: int, state: AppealState, by: str, at: datetime
) -> bool:
    """Decide an open appeal; False when it is decided."""
    decided = await session.scalar(
        update(AppealRow)
        .where(AppealRow.server_id == server_id, AppealRow.number == number, AppealRow.state == "open")
        .values(state=state, decided_by=by, decided_at=at)
        .returning(AppealRow.number)
        .execution_options(synchronize_session=False)
    )
    return decided is not None


async def open_appeals(session: AsyncSession, server_id: str) -> tuple[Appeal, ...]:
    """What waits for a decision, the oldest first."""
    rows = await session.scalars(
        select(AppealRow)
        .where(AppealRow.server_id == server_id, AppealRow.state == "open")
        .order_by(AppealRow.at, AppealRow.number)
    )
    return tuple(_appeal(row) for row in rows)


async def purge_without_case(session: AsyncSession, server_id: str) -> None:
    """Retention: what goes with its case."""
    numbers = select(CaseRow.number).where(CaseRow.server_id == server_id)
    for row in (ReportRow, ReportVoiceRow, AppealRow):
        await session.execute(
            delete(row)
            .where(row.server_id == server_id, row.number.not_in(numbers))
            .execution_options(synchronize_session=False)
        )


def _report(row: ReportRow, voices: Mapping[str, str | None]) -> Report:
    return Report(
        row.number,
        row.message_id,
        row.channel_id,
        row.author_id,
        row.state,  # type: ignore[arg-type]
        row.opened_at,
        row.claimed_by,
        row.closed_by,
        row.closed_at,
        voices,
    )


def _appeal(row: AppealRow) -> Appeal:
    return Appeal(
        row.number,
        row.about,
        row.member_id,
        row.text,
        row.state,  # type: ignore[arg-type]
        row.at,
        row.decided_by,
        row.decided_at,
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """What the member reported and appealed against; not who reported them."""
    voices = await session.scalars(
        select(ReportVoiceRow)
        .where(ReportVoiceRow.server_id == server_id, ReportVoiceRow.member_id == member_id)
        .order_by(ReportVoiceRow.at)
    )
    appealed = await session.scalars(
        select(AppealRow)
        .where(AppealRow.server_id == server_id, AppealRow.member_id == member_id)
        .order_by(AppealRow.at)
    )
    return {
        "reports_by_you": [{"at": row.at, "text": row.text} for row in voices],
        "appeals": [{"about": row.about, "at": row.at, "text": row.text, "state": row.state} for row in appealed],
    }


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Whoever reported is forgotten with their words; whoever was reported, or decided, becomes a pseudonym."""
    await session.execute(
        delete(ReportVoiceRow).where(ReportVoiceRow.server_id == server_id, ReportVoiceRow.member_id == member_id)
    )
    reported = (await session.scalars(select(ReportRow).where(ReportRow.server_id == server_id))).all()
    appealed = (await session.scalars(select(AppealRow).where(AppealRow.server_id == server_id))).all()
    if not reported and not appealed:
        return
    stand_in = await pseudonym(session, server_id, member_id)
    for row in reported:
        for column in ("author_id", "claimed_by", "closed_by"):
            if getattr(row, column) == member_id:
                setattr(row, column, stand_in)
    for one in appealed:
        if one.member_id == member_id:
            one.member_id, one.text = stand_in, ""
        if one.decided_by == member_id:
            one.decided_by = stand_in
