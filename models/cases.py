"""Cases: what was done on a server to keep it safe, numbered, and how far the audit log has been read.

Kept by kind, as the server chose; a penalty that holds is kept for as long as it does. What was said stays as evidence
in its case when the message is deleted. Whoever is erased becomes a pseudonym: the case stays, and leads to nobody.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Index, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.bulk import insert_or_ignore, insert_or_update, locked
from models.case_values import ENDED_BY, Case, CaseKind, NewCase, Wanted, shown, stored, without_author
from models.pseudonyms import ids_of, pseudonym
from models.types import Base, Id, IdKey, IdText, JsonList, JsonObject, ServerKey


class CaseCounterRow(Base):
    __tablename__ = "case_counters"

    server_id: Mapped[ServerKey]
    last: Mapped[int]


class CaseRow(Base):
    __tablename__ = "cases"
    __table_args__ = (
        Index(None, "server_id", "member_id"),
        Index(None, "server_id", "audit_id", unique=True),
        Index(None, "server_id", "attempt"),
    )

    server_id: Mapped[ServerKey]
    number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(IdText)
    source: Mapped[str] = mapped_column(IdText)
    at: Mapped[datetime]
    member_id: Mapped[Id | None]
    member_name: Mapped[str | None]
    channel_id: Mapped[Id | None]
    actor: Mapped[Id | None]
    on_behalf_of: Mapped[Id | None]
    reason: Mapped[str | None]
    expires_at: Mapped[datetime | None]
    points: Mapped[int]
    told: Mapped[str] = mapped_column(IdText)
    evidence: Mapped[JsonList]
    audit_id: Mapped[Id | None]
    attempt: Mapped[Id | None]
    rule: Mapped[str | None] = mapped_column(IdText)
    before: Mapped[JsonObject | None]
    ended_at: Mapped[datetime | None]
    voided_at: Mapped[datetime | None]
    voided_by: Mapped[Id | None]
    void_reason: Mapped[str | None]
    edited_at: Mapped[datetime | None]


class AuditCursorRow(Base):
    __tablename__ = "audit_cursors"

    server_id: Mapped[ServerKey]
    action: Mapped[IdKey]
    last_entry: Mapped[Id]


async def add_case(session: AsyncSession, server_id: str, new: NewCase) -> Case | None:
    """Number a case and keep it; None when its entry of the audit log has one already.

    Numbers ascend without gaps: whoever comes at the same moment waits here. What it ends, ends.
    """
    counter = await wait_for_turn(session, server_id)
    if new.audit_id is not None and await case_of_audit(session, server_id, new.audit_id) is not None:
        return None
    counter.last += 1
    subject: ColumnElement[bool] | None = None
    if new.member is not None:
        subject = CaseRow.member_id.in_(await ids_of(session, server_id, new.member))
    elif new.channel is not None:
        subject = CaseRow.channel_id == new.channel
    row = CaseRow(
        server_id=server_id,
        number=counter.last,
        kind=new.kind,
        source=new.source,
        at=new.at,
        member_id=new.member,
        member_name=new.member_name,
        channel_id=new.channel,
        actor=new.actor,
        on_behalf_of=new.on_behalf_of,
        reason=new.reason,
        expires_at=new.expires_at,
        points=new.points,
        told=new.told,
        evidence=[stored(one) for one in new.evidence],
        audit_id=new.audit_id,
        attempt=new.attempt,
        rule=new.rule,
        before=None if new.before is None else dict(new.before),
    )
    ended = ENDED_BY.get(new.kind)
    if ended and subject is not None:
        later = await session.scalar(
            select(func.min(CaseRow.at)).where(
                CaseRow.server_id == server_id, subject, CaseRow.kind.in_(_deciders(new.kind)), CaseRow.at > new.at
            )
        )
        row.ended_at = later
        await session.execute(
            update(CaseRow)
            .where(
                CaseRow.server_id == server_id,
                subject,
                CaseRow.kind.in_(ended),
                or_(CaseRow.kind != "automod", CaseRow.expires_at.is_not(None)),
                CaseRow.ended_at.is_(None),
                CaseRow.at <= new.at,
            )
            .values(ended_at=new.at)
            .execution_options(synchronize_session=False)
        )
    session.add(row)
    await session.flush()
    return _case(row)


async def wait_for_turn(session: AsyncSession, server_id: str) -> CaseCounterRow:
    """From here to the end of the transaction nobody else opens a case on this server."""
    await insert_or_ignore(session, CaseCounterRow, [{"server_id": server_id, "last": 0}])
    counting = select(CaseCounterRow).where(CaseCounterRow.server_id == server_id)
    return (await session.scalars(locked(session, counting).execution_options(populate_existing=True))).one()


def _deciders(kind: CaseKind) -> list[str]:
    """The kinds that decide about the same thing as `kind`."""
    return sorted(other for other, ended in ENDED_BY.items() if ended & ENDED_BY[kind])


async def case(session: AsyncSession, server_id: str, number: int) -> Case | None:
    row = await session.get(CaseRow, (server_id, number), populate_existing=True)
    return None if row is None else _case(row)


async def case_of_audit(session: AsyncSession, server_id: str, audit_id: str) -> Case | None:
    """The case of an entry of Discord's audit log."""
    row = await session.scalar(select(CaseRow).where(CaseRow.server_id == server_id, CaseRow.audit_id == audit_id))
    return None if row is None else _case(row)


async def case_of_attempt(session: AsyncSession, server_id: str, attempt: str) -> Case | None:
    """The case that an attempt became."""
    row = await session.scalar(select(CaseRow).where(CaseRow.server_id == server_id, CaseRow.attempt == attempt))
    return None if row is None else _case(row)


async def unlinked_case(
    session: AsyncSession, server_id: str, member: str, kinds: Collection[str], since: datetime, until: datetime
) -> Case | None:
    """A case of this time about a member, whose entry in the audit log is not known."""
    row = await session.scalar(
        select(CaseRow)
        .where(
            CaseRow.server_id == server_id,
            CaseRow.member_id == member,
            CaseRow.kind.in_(sorted(kinds)),
            CaseRow.audit_id.is_(None),
            CaseRow.at >= since,
            CaseRow.at <= until,
        )
        .order_by(CaseRow.number.desc())
        .limit(1)
    )
    return None if row is None else _case(row)


async def find_cases(session: AsyncSession, server_id: str, wanted: Wanted, limit: int) -> tuple[Case, ...]:
    """The newest first."""
    rows = await session.scalars(
        select(CaseRow).where(*await _matching(session, server_id, wanted)).order_by(CaseRow.number.desc()).limit(limit)
    )
    return tuple(_case(row) for row in rows)


async def count_cases(session: AsyncSession, server_id: str, wanted: Wanted) -> int:
    counting = select(func.count()).select_from(CaseRow).where(*await _matching(session, server_id, wanted))
    return await session.scalar(counting) or 0


async def _matching(session: AsyncSession, server_id: str, wanted: Wanted) -> list[Any]:
    conditions: list[Any] = [CaseRow.server_id == server_id]
    if wanted.member is not None:
        conditions.append(CaseRow.member_id.in_(await ids_of(session, server_id, wanted.member)))
    if wanted.actor is not None:
        conditions.append(CaseRow.actor == wanted.actor)
    if wanted.kinds:
        conditions.append(CaseRow.kind.in_(sorted(wanted.kinds)))
    if wanted.since is not None:
        conditions.append(CaseRow.at >= wanted.since)
    if wanted.before is not None:
        conditions.append(CaseRow.number < wanted.before)
    return conditions


async def holding(
    session: AsyncSession, server_id: str, now: datetime, *, member: str | None = None, channel: str | None = None
) -> tuple[Case, ...]:
    """The penalties in force on a member or a channel, the newest first."""
    subject: ColumnElement[bool] = CaseRow.channel_id == channel
    if member is not None:
        subject = CaseRow.member_id.in_(await ids_of(session, server_id, member))
    rows = await session.scalars(
        select(CaseRow)
        .where(
            CaseRow.server_id == server_id,
            subject,
            CaseRow.ended_at.is_(None),
            CaseRow.voided_at.is_(None),
            or_(CaseRow.expires_at.is_(None), CaseRow.expires_at > now),
        )
        .order_by(CaseRow.number.desc())
    )
    return tuple(found for row in rows if (found := _case(row)).holds(now))


async def members_with_cases(
    session: AsyncSession, server_id: str, kinds: Collection[str], since: datetime
) -> dict[str, set[str]]:
    """Members about whom there is a case of these kinds since then that is not void, each with the kinds of theirs."""
    rows = await session.execute(
        select(CaseRow.member_id, CaseRow.kind)
        .where(
            CaseRow.server_id == server_id,
            CaseRow.member_id.is_not(None),
            CaseRow.kind.in_(sorted(kinds)),
            CaseRow.at >= since,
            CaseRow.voided_at.is_(None),
        )
        .distinct()
    )
    found: dict[str, set[str]] = {}
    for member, kind in rows:
        if member is not None:
            found.setdefault(member, set()).add(kind)
    return found


async def case_to_change(session: AsyncSession, server_id: str, number: int) -> Case | None:
    """A case as it stands; nobody else changes it before the end of the transaction."""
    asked = select(CaseRow).where(CaseRow.server_id == server_id, CaseRow.number == number)
    row = await session.scalar(locked(session, asked).execution_options(populate_existing=True))
    return None if row is None else _case(row)


async def change_case(session: AsyncSession, server_id: str, number: int, **values: Any) -> Case | None:
    """Set columns of a case; None where there is none."""
    row = await session.scalar(
        locked(session, select(CaseRow).where(CaseRow.server_id == server_id, CaseRow.number == number))
    )
    if row is None:
        return None
    if "evidence" in values:
        values["evidence"] = [stored(one) for one in values["evidence"]]
    for name, value in values.items():
        setattr(row, name, value)
    await session.flush()
    return _case(row)


async def purge_cases(
    session: AsyncSession, server_id: str, kinds: Collection[str], before: datetime, now: datetime
) -> int:
    """Retention: cases of these kinds from before a moment go, but for penalties that still hold."""
    lasting = and_(
        CaseRow.kind.in_(("ban", "timeout", "lock", "slowmode")),
        CaseRow.ended_at.is_(None),
        CaseRow.voided_at.is_(None),
        or_(CaseRow.expires_at.is_(None), CaseRow.expires_at > now),
    )
    gone = await session.scalars(
        delete(CaseRow)
        .where(CaseRow.server_id == server_id, CaseRow.kind.in_(sorted(kinds)), CaseRow.at < before, ~lasting)
        .returning(CaseRow.number)
        .execution_options(synchronize_session=False)
    )
    return len(gone.all())


async def audit_cursor(session: AsyncSession, server_id: str, action: str) -> str | None:
    """The last entry of the audit log that was looked at, of one kind of action."""
    row = await session.get(AuditCursorRow, (server_id, action))
    return None if row is None else row.last_entry


async def move_audit_cursor(session: AsyncSession, server_id: str, action: str, entry: str) -> None:
    row = {"server_id": server_id, "action": action, "last_entry": entry}
    await insert_or_update(session, AuditCursorRow, [row], {"last_entry"})


def _case(row: CaseRow) -> Case:
    new = NewCase(
        kind=row.kind,  # type: ignore[arg-type]
        at=row.at,
        source=row.source,  # type: ignore[arg-type]
        member=row.member_id,
        member_name=row.member_name,
        channel=row.channel_id,
        actor=row.actor,
        on_behalf_of=row.on_behalf_of,
        reason=row.reason,
        expires_at=row.expires_at,
        points=row.points,
        told=row.told,  # type: ignore[arg-type]
        evidence=tuple(shown(one) for one in row.evidence),
        audit_id=row.audit_id,
        attempt=row.attempt,
        rule=row.rule,
        before=row.before,
    )
    return Case(row.number, new, row.ended_at, row.voided_at, row.voided_by, row.void_reason, row.edited_at)


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """The cases about the member that are theirs to know, and what they did as a moderator."""
    about = await session.scalars(
        select(CaseRow)
        .where(
            CaseRow.server_id == server_id,
            CaseRow.member_id == member_id,
            CaseRow.kind.not_in(("note", "report")),
        )
        .order_by(CaseRow.number)
    )
    acted = await session.scalars(
        select(CaseRow).where(CaseRow.server_id == server_id, CaseRow.actor == member_id).order_by(CaseRow.number)
    )
    return {
        "cases": [
            {
                "number": row.number,
                "kind": row.kind,
                "at": row.at,
                "reason": row.reason,
                "expires_at": row.expires_at,
                "points": row.points,
                "voided": row.voided_at is not None,
                "evidence": [
                    {"at": one["at"], "text": one["text"]} for one in row.evidence if one["author"] == member_id
                ],
            }
            for row in about
        ],
        "cases_by_you": [{"number": row.number, "kind": row.kind, "at": row.at} for row in acted],
    }


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """The person becomes a pseudonym, wherever they appear; the case stays."""
    rows = (await session.scalars(select(CaseRow).where(CaseRow.server_id == server_id))).all()
    if not rows:
        return
    stand_in = await pseudonym(session, server_id, member_id)
    for row in rows:
        if row.member_id == member_id:
            row.member_id, row.member_name = stand_in, None
        for column in ("actor", "on_behalf_of", "voided_by"):
            if getattr(row, column) == member_id:
                setattr(row, column, stand_in)
        if any(one["author"] == member_id or member_id in one["text"] for one in row.evidence):
            row.evidence = [stored(one) for one in without_author(_case(row).what.evidence, member_id, stand_in)]
