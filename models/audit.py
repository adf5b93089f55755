"""What staff did with Salotto: who, when, what it was before and after. Kept for two years.

Nothing here is about what members write. Whoever is erased is forgotten, as the one who did it and as the
one it was done to.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.types import Base, IdText, JsonValue


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One thing done. `action` is `area.verb`, or `area.field` for a setting; `subject` is what it was done to."""

    at: datetime
    actor: str | None
    action: str
    subject: str | None = None
    before: Any = None
    after: Any = None


class AuditRow(Base):
    __tablename__ = "staff_audit"
    __table_args__ = (Index(None, "server_id", "at"),)

    number: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    server_id: Mapped[str] = mapped_column(IdText, ForeignKey("servers.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    actor: Mapped[str | None] = mapped_column(IdText)
    action: Mapped[str] = mapped_column(IdText)
    subject: Mapped[str | None] = mapped_column(IdText)
    before: Mapped[Any] = mapped_column(JsonValue, nullable=True)
    after: Mapped[Any] = mapped_column(JsonValue, nullable=True)


async def note(session: AsyncSession, server_id: str, entries: Iterable[AuditEntry]) -> None:
    """Add entries, in order."""
    rows = [
        {
            "server_id": server_id,
            "at": entry.at,
            "actor": entry.actor,
            "action": entry.action,
            "subject": entry.subject,
            "before": entry.before,
            "after": entry.after,
        }
        for entry in entries
    ]
    if rows:
        await session.execute(insert(AuditRow), rows)


async def latest(session: AsyncSession, server_id: str, action: str = "", limit: int = 50) -> tuple[AuditEntry, ...]:
    """The newest entries first; only those whose action begins with `action`."""
    rows = await session.scalars(
        select(AuditRow)
        .where(AuditRow.server_id == server_id, AuditRow.action.startswith(action, autoescape=True))
        .order_by(AuditRow.number.desc())
        .limit(limit)
    )
    return tuple(AuditEntry(row.at, row.actor, row.action, row.subject, row.before, row.after) for row in rows)


async def forget_before(session: AsyncSession, server_id: str, moment: datetime) -> None:
    """Retention: entries older than `moment` go."""
    await session.execute(delete(AuditRow).where(AuditRow.server_id == server_id, AuditRow.at < moment))


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """What a member did as staff, and what was done to them."""
    rows = await session.scalars(
        select(AuditRow)
        .where(
            AuditRow.server_id == server_id,
            or_(AuditRow.actor == member_id, AuditRow.subject == member_id),
        )
        .order_by(AuditRow.number)
    )
    return {
        "staff_audit": [{"at": row.at, "action": row.action, "by_you": row.actor == member_id} for row in rows],
    }


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """What was done stays; who did it, and to whom, is forgotten."""
    for column in (AuditRow.actor, AuditRow.subject):
        await session.execute(
            update(AuditRow).where(AuditRow.server_id == server_id, column == member_id).values({column: None})
        )
