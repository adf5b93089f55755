"""Who stands behind which idea: for credit, and to tell them what became of it. It goes with the member."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Index, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import insert_new
from models.ideas import KEPT, IdeaRow, family, nowhere
from models.turns import TurnRow
from models.types import Base, IdKey, ServerKey

Part = Literal["proposed", "argued", "supported", "voted"]
"""`voted`: took part in the vote on it, whatever they chose."""


@dataclass(frozen=True, slots=True)
class Behind:
    """Somebody who stands behind an idea, and how; `idea` is the one they did it for, which may be merged by now."""

    idea: str
    member: str
    part: Part
    at: datetime


class IdeaPersonRow(Base):
    __tablename__ = "idea_people"
    __table_args__ = (Index(None, "server_id", "member_id"),)

    server_id: Mapped[ServerKey]
    idea_id: Mapped[IdKey]
    member_id: Mapped[IdKey]
    part: Mapped[IdKey]
    at: Mapped[datetime]


async def stand_behind(
    session: AsyncSession, server_id: str, id: str, member_ids: Iterable[str], part: Part, now: datetime
) -> int:
    """Note that members proposed, argued for or support an idea; how many had not before."""
    rows = [
        {"server_id": server_id, "idea_id": id, "member_id": member, "part": part, "at": now}
        for member in sorted(set(member_ids))
    ]
    return await insert_new(session, IdeaPersonRow, rows) if rows else 0


async def stand_back(session: AsyncSession, server_id: str, ids: Iterable[str], member_id: str, part: Part) -> bool:
    """A member does so no longer; False when they did not."""
    gone = await session.scalars(
        delete(IdeaPersonRow)
        .where(
            IdeaPersonRow.server_id == server_id,
            IdeaPersonRow.idea_id.in_(tuple(ids)),
            IdeaPersonRow.member_id == member_id,
            IdeaPersonRow.part == part,
        )
        .returning(IdeaPersonRow.member_id)
    )
    return bool(gone.all())


async def behind(session: AsyncSession, server_id: str, id: str) -> tuple[Behind, ...]:
    """Everybody behind an idea and behind those merged into it, the first first."""
    rows = await session.scalars(
        select(IdeaPersonRow)
        .where(IdeaPersonRow.server_id == server_id, IdeaPersonRow.idea_id.in_(await family(session, server_id, id)))
        .order_by(IdeaPersonRow.at, IdeaPersonRow.member_id)
        .execution_options(populate_existing=True)
    )
    return tuple(Behind(row.idea_id, row.member_id, row.part, row.at) for row in rows)  # type: ignore[arg-type]


async def supporters(session: AsyncSession, server_id: str) -> Mapping[str, int]:
    """How many support each idea, whichever of those merged into it they clicked."""
    told = func.coalesce(IdeaRow.merged_into, IdeaRow.id)
    rows = await session.execute(
        select(told, func.count(func.distinct(IdeaPersonRow.member_id)))
        .select_from(IdeaPersonRow)
        .join(IdeaRow, and_(IdeaRow.server_id == IdeaPersonRow.server_id, IdeaRow.id == IdeaPersonRow.idea_id))
        .where(IdeaPersonRow.server_id == server_id, IdeaPersonRow.part == "supported")
        .group_by(told)
    )
    return {id: int(count) for id, count in rows}


async def active_since(session: AsyncSession, server_id: str, since: datetime) -> frozenset[str]:
    """Who proposed, argued for or supported an idea since then."""
    rows = await session.scalars(
        select(IdeaPersonRow.member_id).where(IdeaPersonRow.server_id == server_id, IdeaPersonRow.at >= since)
    )
    return frozenset(rows)


async def who_argued(session: AsyncSession, server_id: str, thread_id: str, bands: Iterable[str]) -> frozenset[str]:
    """Which members wrote turns of these bands in a thread."""
    rows = await session.scalars(
        select(TurnRow.author_id).where(
            TurnRow.server_id == server_id,
            TurnRow.channel_id == thread_id,
            TurnRow.staff.is_(False),
            TurnRow.band.in_(tuple(bands)),
        )
    )
    return frozenset(rows)


async def forget_arguments(session: AsyncSession, server_id: str, member_id: str) -> None:
    """That a member argued for ideas was read from their talk: it goes when nothing of that may be kept."""
    argued = and_(IdeaPersonRow.member_id == member_id, IdeaPersonRow.part == "argued")
    await session.execute(delete(IdeaPersonRow).where(IdeaPersonRow.server_id == server_id, argued))


async def doubt_credits(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Whether a member may be named has changed: the posts of the ideas that thank them are looked at again."""
    thanked = select(IdeaPersonRow.idea_id).where(
        IdeaPersonRow.server_id == server_id,
        IdeaPersonRow.member_id == member_id,
        IdeaPersonRow.part.in_(("proposed", "argued")),
    )
    told_with = select(IdeaRow.merged_into).where(IdeaRow.server_id == server_id, IdeaRow.id.in_(thanked))
    await session.execute(
        update(IdeaRow)
        .where(
            IdeaRow.server_id == server_id,
            IdeaRow.message_id.is_not(None),
            or_(IdeaRow.id.in_(thanked), IdeaRow.id.in_(told_with)),
        )
        .values(stale=True)
        .execution_options(synchronize_session=False)
    )


async def forget(session: AsyncSession, server_id: str, id: str) -> None:
    """An idea goes whole, with whoever stood behind it."""
    await session.execute(
        delete(IdeaPersonRow).where(IdeaPersonRow.server_id == server_id, IdeaPersonRow.idea_id == id)
    )
    await session.execute(delete(IdeaRow).where(IdeaRow.server_id == server_id, IdeaRow.id == id))


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """Which ideas the member stands behind, and how."""
    stood = await session.execute(
        select(IdeaRow.title, IdeaPersonRow.part, IdeaPersonRow.at)
        .join(IdeaRow, and_(IdeaRow.server_id == IdeaPersonRow.server_id, IdeaRow.id == IdeaPersonRow.idea_id))
        .where(IdeaPersonRow.server_id == server_id, IdeaPersonRow.member_id == member_id)
        .order_by(IdeaPersonRow.at, IdeaRow.id)
    )
    return {"idea_parts": [{"idea": title, "part": part, "at": at} for title, part, at in stood]}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Where the member stood, and who stood behind ideas of theirs that go."""
    going = select(IdeaRow.id).where(
        IdeaRow.server_id == server_id,
        IdeaRow.author_id == member_id,
        nowhere(),
        IdeaRow.status.not_in(KEPT),
    )
    gone = or_(IdeaPersonRow.member_id == member_id, IdeaPersonRow.idea_id.in_(going))
    await session.execute(delete(IdeaPersonRow).where(IdeaPersonRow.server_id == server_id, gone))
