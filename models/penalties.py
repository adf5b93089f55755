"""What was tried against somebody, step by step, and the timers of penalties that end by themselves.

An attempt is kept for ninety days: it says what was done and what was not. A timer is kept while it waits, and with
it whom it will set free: also of somebody who was erased, until then.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Index, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.bulk import insert_new
from models.case_values import Evidence, shown, stored, without_author
from models.pseudonyms import pseudonym
from models.types import Base, Id, IdKey, IdText, JsonList, JsonObject, ServerKey

AttemptState = Literal["going-on", "done", "failed"]
TimerKind = Literal["unban", "unlock", "slowmode"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """Something that a moderator, or Salotto, set out to do. `steps` are those that were done."""

    id: str
    kind: str
    at: datetime
    member: str | None = None
    member_name: str | None = None
    channel: str | None = None
    actor: str | None = None
    reason: str | None = None
    expires_at: datetime | None = None
    points: int = 0
    rule: str | None = None
    state: AttemptState = "going-on"
    steps: tuple[str, ...] = ()
    refusal: str | None = None
    evidence: tuple[Evidence, ...] = ()
    before: Mapping[str, Any] | None = None
    """What is put back when it ends: of a channel."""
    seconds: int = 0
    """Of a slow mode."""


@dataclass(frozen=True, slots=True)
class Timer:
    """A penalty ends at `due_at`. `subject` is the member or channel, `before` what is put back."""

    id: str
    kind: TimerKind
    subject: str
    number: int
    due_at: datetime
    attempts: int = 0
    before: Mapping[str, Any] = field(default_factory=dict)


class AttemptRow(Base):
    __tablename__ = "case_attempts"
    __table_args__ = (Index(None, "server_id", "state"),)

    server_id: Mapped[ServerKey]
    id: Mapped[IdKey]
    kind: Mapped[str] = mapped_column(IdText)
    at: Mapped[datetime]
    member_id: Mapped[Id | None]
    member_name: Mapped[str | None]
    channel_id: Mapped[Id | None]
    actor: Mapped[Id | None]
    reason: Mapped[str | None]
    expires_at: Mapped[datetime | None]
    points: Mapped[int]
    rule: Mapped[str | None] = mapped_column(IdText)
    state: Mapped[str] = mapped_column(IdText)
    steps: Mapped[JsonList]
    refusal: Mapped[str | None] = mapped_column(IdText)
    carries: Mapped[JsonObject | None]
    """What its case will hold and no other column says; nothing once it is settled."""


class TimerRow(Base):
    __tablename__ = "case_timers"
    __table_args__ = (Index(None, "server_id", "due_at"), Index(None, "server_id", "subject_id"))

    server_id: Mapped[ServerKey]
    id: Mapped[IdKey]
    kind: Mapped[str] = mapped_column(IdText)
    subject_id: Mapped[Id]
    number: Mapped[int]
    due_at: Mapped[datetime]
    attempts: Mapped[int]
    before: Mapped[JsonObject]


async def begin(session: AsyncSession, server_id: str, attempt: Attempt) -> bool:
    """Note what is set out to be done, before it is; False when this attempt is noted already."""
    row = {
        "server_id": server_id,
        "id": attempt.id,
        "kind": attempt.kind,
        "at": attempt.at,
        "member_id": attempt.member,
        "member_name": attempt.member_name,
        "channel_id": attempt.channel,
        "actor": attempt.actor,
        "reason": attempt.reason,
        "expires_at": attempt.expires_at,
        "points": attempt.points,
        "rule": attempt.rule,
        "state": attempt.state,
        "steps": list(attempt.steps),
        "carries": {
            "evidence": [stored(one) for one in attempt.evidence],
            "before": None if attempt.before is None else dict(attempt.before),
            "seconds": attempt.seconds,
        },
    }
    return bool(await insert_new(session, AttemptRow, [row]))


async def note_attempt(
    session: AsyncSession,
    server_id: str,
    id: str,
    state: AttemptState,
    steps: tuple[str, ...],
    refusal: str | None = None,
) -> None:
    """How far an attempt has got. One that is settled carries nothing any more."""
    values: dict[str, Any] = {"state": state, "steps": list(steps), "refusal": refusal}
    if state != "going-on":
        values["carries"] = None
    await session.execute(
        update(AttemptRow)
        .where(AttemptRow.server_id == server_id, AttemptRow.id == id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


async def attempt(session: AsyncSession, server_id: str, id: str) -> Attempt | None:
    row = await session.get(AttemptRow, (server_id, id), populate_existing=True)
    return None if row is None else _attempt(row)


async def attempts(session: AsyncSession, server_id: str, state: AttemptState) -> tuple[Attempt, ...]:
    """Attempts of a state, oldest first."""
    rows = await session.scalars(
        select(AttemptRow)
        .where(AttemptRow.server_id == server_id, AttemptRow.state == state)
        .order_by(AttemptRow.at, AttemptRow.id)
    )
    return tuple(_attempt(row) for row in rows)


async def forget_attempts(session: AsyncSession, server_id: str, before: datetime) -> None:
    """Retention: what was tried before a moment goes."""
    await session.execute(
        delete(AttemptRow).where(
            AttemptRow.server_id == server_id, AttemptRow.at < before, AttemptRow.state != "going-on"
        )
    )


async def set_timer(session: AsyncSession, server_id: str, timer: Timer) -> None:
    """A penalty will end. Whatever else would have ended one on the same subject does not any more."""
    await cancel_timers(session, server_id, timer.kind, timer.subject)
    session.add(
        TimerRow(
            server_id=server_id,
            id=timer.id,
            kind=timer.kind,
            subject_id=timer.subject,
            number=timer.number,
            due_at=timer.due_at,
            attempts=0,
            before=dict(timer.before),
        )
    )
    await session.flush()


async def cancel_timers(session: AsyncSession, server_id: str, kind: TimerKind, subject: str) -> None:
    """Nothing ends by itself on this subject any more."""
    await session.execute(
        delete(TimerRow)
        .where(TimerRow.server_id == server_id, TimerRow.kind == kind, TimerRow.subject_id == subject)
        .execution_options(synchronize_session=False)
    )


async def timer(session: AsyncSession, server_id: str, id: str) -> Timer | None:
    row = await session.get(TimerRow, (server_id, id), populate_existing=True)
    return None if row is None else _timer(row)


async def timer_on(session: AsyncSession, server_id: str, kind: TimerKind, subject: str) -> Timer | None:
    """What will end a penalty on somebody or some channel."""
    row = await session.scalar(
        select(TimerRow).where(TimerRow.server_id == server_id, TimerRow.kind == kind, TimerRow.subject_id == subject)
    )
    return None if row is None else _timer(row)


async def due_timers(session: AsyncSession, server_id: str, now: datetime, limit: int = 200) -> tuple[Timer, ...]:
    """What should have ended by now, the longest first."""
    rows = await session.scalars(
        select(TimerRow)
        .where(TimerRow.server_id == server_id, TimerRow.due_at <= now)
        .order_by(TimerRow.due_at, TimerRow.id)
        .limit(limit)
    )
    return tuple(_timer(row) for row in rows)


async def next_timer(session: AsyncSession, server_id: str, after: datetime) -> Timer | None:
    """What ends next."""
    row = await session.scalar(
        select(TimerRow)
        .where(TimerRow.server_id == server_id, TimerRow.due_at > after)
        .order_by(TimerRow.due_at, TimerRow.id)
        .limit(1)
    )
    return None if row is None else _timer(row)


async def try_timer(session: AsyncSession, server_id: str, id: str) -> None:
    """It is being tried: whoever finds it done already must know that it may have been this attempt."""
    await session.execute(
        update(TimerRow)
        .where(TimerRow.server_id == server_id, TimerRow.id == id)
        .values(attempts=TimerRow.attempts + 1)
        .execution_options(synchronize_session=False)
    )


async def postpone(session: AsyncSession, server_id: str, id: str, until: datetime) -> None:
    await session.execute(
        update(TimerRow)
        .where(TimerRow.server_id == server_id, TimerRow.id == id)
        .values(due_at=until)
        .execution_options(synchronize_session=False)
    )


async def end_timer(session: AsyncSession, server_id: str, id: str) -> bool:
    """It is over; False when somebody else has ended it, also in another process just now."""
    ended = await session.scalar(
        delete(TimerRow)
        .where(TimerRow.server_id == server_id, TimerRow.id == id)
        .returning(TimerRow.id)
        .execution_options(synchronize_session=False)
    )
    return ended is not None


async def count_timers(session: AsyncSession, server_id: str) -> int:
    counting = select(func.count()).select_from(TimerRow).where(TimerRow.server_id == server_id)
    return await session.scalar(counting) or 0


def _attempt(row: AttemptRow) -> Attempt:
    carries = row.carries or {}
    return Attempt(
        id=row.id,
        kind=row.kind,
        at=row.at,
        member=row.member_id,
        member_name=row.member_name,
        channel=row.channel_id,
        actor=row.actor,
        reason=row.reason,
        expires_at=row.expires_at,
        points=row.points,
        rule=row.rule,
        state=row.state,  # type: ignore[arg-type]
        steps=tuple(row.steps),
        refusal=row.refusal,
        evidence=tuple(shown(one) for one in carries.get("evidence", ())),
        before=carries.get("before"),
        seconds=carries.get("seconds", 0),
    )


def _timer(row: TimerRow) -> Timer:
    return Timer(row.id, row.kind, row.subject_id, row.number, row.due_at, row.attempts, row.before)  # type: ignore[arg-type]


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """What was tried against the member, and what will end by itself."""
    tried = await session.scalars(
        select(AttemptRow)
        .where(AttemptRow.server_id == server_id, AttemptRow.member_id == member_id, AttemptRow.kind != "note")
        .order_by(AttemptRow.at)
    )
    waiting = await session.scalars(
        select(TimerRow).where(TimerRow.server_id == server_id, TimerRow.subject_id == member_id)
    )
    return {
        "attempts": [{"kind": row.kind, "at": row.at, "state": row.state} for row in tried],
        "timers": [{"kind": row.kind, "due_at": row.due_at} for row in waiting],
    }


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Attempts name a pseudonym. A timer keeps whom it will set free, until it has."""
    rows = (await session.scalars(select(AttemptRow).where(AttemptRow.server_id == server_id))).all()
    for row in rows:
        stand_in = await pseudonym(session, server_id, member_id)
        if row.member_id == member_id:
            row.member_id, row.member_name = stand_in, None
        if row.actor == member_id:
            row.actor = stand_in
        if row.carries is not None:
            evidence = without_author(_attempt(row).evidence, member_id, stand_in)
            row.carries = {**row.carries, "evidence": [stored(one) for one in evidence]}
