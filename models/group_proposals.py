"""Working groups that members proposed: what for, and what staff decided and why.

Kept with the group; what was declined, ninety days. When whoever proposed is erased, what is open or declined goes, and
of an approved group nobody is named.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import CheckConstraint, Index, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import insert_rows, table_of
from models.types import Base, Id, IdKey, ServerKey

ProposalStatus = Literal["open", "approved", "declined"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A working group that somebody proposed. `segment`: what it became."""

    id: str
    name: str
    purpose: str
    proposer: str | None
    proposed_at: datetime
    status: ProposalStatus = "open"
    decided_by: str | None = None
    decided_at: datetime | None = None
    reason: str | None = None
    segment: str | None = None


class ProposalRow(Base):
    __tablename__ = "group_proposals"
    __table_args__ = (
        CheckConstraint("status IN ('open', 'approved', 'declined')", name="status"),
        Index(None, "server_id", "status"),
    )

    server_id: Mapped[ServerKey]
    id: Mapped[IdKey]
    name: Mapped[str]
    purpose: Mapped[str]
    proposer_id: Mapped[Id | None]
    proposed_at: Mapped[datetime]
    status: Mapped[str]
    decided_by: Mapped[Id | None]
    decided_at: Mapped[datetime | None]
    reason: Mapped[str | None]
    segment_id: Mapped[Id | None]


async def propose(session: AsyncSession, server_id: str, proposal: Proposal) -> None:
    """Note a new proposal."""
    row = {
        "server_id": server_id,
        "id": proposal.id,
        "name": proposal.name,
        "purpose": proposal.purpose,
        "proposer_id": proposal.proposer,
        "proposed_at": proposal.proposed_at,
        "status": "open",
    }
    await insert_rows(session, ProposalRow, [row])


async def proposals(session: AsyncSession, server_id: str, status: ProposalStatus) -> tuple[Proposal, ...]:
    """The proposals of a server that stand so, the first first."""
    rows = await session.scalars(
        select(ProposalRow)
        .where(ProposalRow.server_id == server_id, ProposalRow.status == status)
        .order_by(ProposalRow.proposed_at, ProposalRow.id)
        .execution_options(populate_existing=True)
    )
    return tuple(_proposal(row) for row in rows)


async def proposal(session: AsyncSession, server_id: str, proposal_id: str) -> Proposal | None:
    row = await session.get(ProposalRow, (server_id, proposal_id), populate_existing=True)
    return None if row is None else _proposal(row)


async def decide(
    session: AsyncSession,
    server_id: str,
    proposal_id: str,
    status: ProposalStatus,
    by: str,
    now: datetime,
    *,
    reason: str | None = None,
    segment: str | None = None,
) -> bool:
    """Approve or decline, in one statement; False when that is decided already."""
    decided = await session.scalar(
        update(ProposalRow)
        .where(ProposalRow.server_id == server_id, ProposalRow.id == proposal_id, ProposalRow.status == "open")
        .values(status=status, decided_by=by, decided_at=now, reason=reason, segment_id=segment)
        .returning(ProposalRow.id)
        .execution_options(synchronize_session=False)
    )
    return decided is not None


async def purge(session: AsyncSession, server_id: str, before: datetime) -> None:
    """Retention: what was declined before a moment goes."""
    await session.execute(
        delete(ProposalRow).where(
            ProposalRow.server_id == server_id, ProposalRow.status == "declined", ProposalRow.decided_at < before
        )
    )


def _proposal(row: ProposalRow) -> Proposal:
    return Proposal(
        row.id,
        row.name,
        row.purpose,
        row.proposer_id,
        row.proposed_at,
        row.status,  # type: ignore[arg-type]
        row.decided_by,
        row.decided_at,
        row.reason,
        row.segment_id,
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """What the member proposed, with what became of it; and that they decided on others' as staff."""
    table = table_of(ProposalRow)
    rows = await session.execute(
        select(table)
        .where(table.c.server_id == server_id, or_(table.c.proposer_id == member_id, table.c.decided_by == member_id))
        .order_by(table.c.proposed_at, table.c.id)
    )
    found: list[dict[str, Any]] = []
    for row in rows.mappings():
        told = {"name": row["name"], "status": row["status"], "decided_at": row["decided_at"]}
        if row["proposer_id"] == member_id:
            told |= {name: row[name] for name in ("purpose", "proposed_at", "reason")}
        found.append({"yours": row["proposer_id"] == member_id, **told})
    return {"groups_proposed": found}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """What is open or declined goes; an approved group stays without who proposed it, and without their words."""
    theirs = (ProposalRow.server_id == server_id, ProposalRow.proposer_id == member_id)
    await session.execute(delete(ProposalRow).where(*theirs, ProposalRow.status != "approved"))
    await session.execute(
        update(ProposalRow)
        .where(*theirs)
        .values(proposer_id=None, purpose="")
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(ProposalRow)
        .where(ProposalRow.server_id == server_id, ProposalRow.decided_by == member_id)
        .values(decided_by=None)
        .execution_options(synchronize_session=False)
    )
