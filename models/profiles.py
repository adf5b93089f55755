"""Profiles: what members declared about themselves, and which needs they have.

Kept while somebody is a member, and afterwards, so that whoever comes back finds it, until they erase it. Where the
introduction was posted is kept with it; once its author is erased, only where a message is still to be deleted.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Index, and_, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import insert_or_ignore, insert_or_update, table_of
from models.types import Base, Id, IdKey, JsonList, ServerKey


@dataclass(frozen=True, slots=True)
class Posted:
    """A message in somebody's name, posted by a webhook."""

    channel: str
    message: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What a member declared. `needs` are ids; `posted` is where their introduction can be read."""

    member: str
    interests: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    brings: str = ""
    introduction: str = ""
    declared_at: datetime | None = None
    posted: Posted | None = None


class ProfileRow(Base):
    __tablename__ = "profiles"

    server_id: Mapped[ServerKey]
    member_id: Mapped[IdKey]
    interests: Mapped[JsonList]
    brings: Mapped[str]
    introduction: Mapped[str]
    declared_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    posted_channel: Mapped[Id | None]
    posted_message: Mapped[Id | None]


class DeclaredNeedRow(Base):
    __tablename__ = "declared_needs"
    __table_args__ = (Index(None, "server_id", "need_id"),)

    server_id: Mapped[ServerKey]
    member_id: Mapped[IdKey]
    need_id: Mapped[IdKey]
    at: Mapped[datetime]


class PostRemovalRow(Base):
    """A message in the name of somebody who was erased, still to be deleted on Discord."""

    __tablename__ = "post_removals"

    server_id: Mapped[ServerKey]
    message_id: Mapped[IdKey]
    channel_id: Mapped[Id]


async def put_profile(session: AsyncSession, server_id: str, profile: Profile, now: datetime) -> None:
    """Store what a member declared, in the place of what they declared before. Where it was posted is kept."""
    row = {
        "server_id": server_id,
        "member_id": profile.member,
        "interests": list(profile.interests),
        "brings": profile.brings,
        "introduction": profile.introduction,
        "declared_at": now,
        "updated_at": now,
        "posted_channel": None,
        "posted_message": None,
    }
    await insert_or_update(session, ProfileRow, [row], {"interests", "brings", "introduction", "updated_at"})
    of_member = and_(DeclaredNeedRow.server_id == server_id, DeclaredNeedRow.member_id == profile.member)
    await session.execute(delete(DeclaredNeedRow).where(of_member, DeclaredNeedRow.need_id.not_in(profile.needs)))
    needs = [
        {"server_id": server_id, "member_id": profile.member, "need_id": need, "at": now} for need in profile.needs
    ]
    await insert_or_ignore(session, DeclaredNeedRow, needs)


async def profiles(
    session: AsyncSession, server_id: str, member_ids: Collection[str] | None = None
) -> dict[str, Profile]:
    """What everybody on a server declared, or those named."""
    asked = select(ProfileRow).where(ProfileRow.server_id == server_id)
    needed = select(DeclaredNeedRow).where(DeclaredNeedRow.server_id == server_id)
    if member_ids is not None:
        asked = asked.where(ProfileRow.member_id.in_(sorted(member_ids)))
        needed = needed.where(DeclaredNeedRow.member_id.in_(sorted(member_ids)))
    needs: dict[str, list[str]] = {}
    for need in await session.scalars(needed.order_by(DeclaredNeedRow.at, DeclaredNeedRow.need_id)):
        needs.setdefault(need.member_id, []).append(need.need_id)
    rows = await session.scalars(
        asked.order_by(ProfileRow.declared_at, ProfileRow.member_id).execution_options(populate_existing=True)
    )
    return {row.member_id: _profile(row, tuple(needs.get(row.member_id, ()))) for row in rows}


def _profile(row: ProfileRow, needs: tuple[str, ...]) -> Profile:
    posted = Posted(row.posted_channel, row.posted_message) if row.posted_channel and row.posted_message else None
    return Profile(row.member_id, tuple(row.interests), needs, row.brings, row.introduction, row.declared_at, posted)


async def note_posted(session: AsyncSession, server_id: str, member_id: str, posted: Posted | None) -> bool:
    """Where a member's introduction can be read now; False when they have no profile."""
    known = await session.scalar(
        update(ProfileRow)
        .where(ProfileRow.server_id == server_id, ProfileRow.member_id == member_id)
        .values(posted_channel=posted and posted.channel, posted_message=posted and posted.message)
        .returning(ProfileRow.member_id)
        .execution_options(synchronize_session=False)
    )
    return known is not None


async def note_removal(session: AsyncSession, server_id: str, posted: Posted) -> None:
    """A message is to be deleted on Discord."""
    row = {"server_id": server_id, "message_id": posted.message, "channel_id": posted.channel}
    await insert_or_ignore(session, PostRemovalRow, [row])


async def removals(session: AsyncSession, server_id: str) -> tuple[Posted, ...]:
    """What is still to be deleted on Discord."""
    rows = await session.execute(
        select(PostRemovalRow.channel_id, PostRemovalRow.message_id)
        .where(PostRemovalRow.server_id == server_id)
        .order_by(PostRemovalRow.message_id)
    )
    return tuple(Posted(channel, message) for channel, message in rows)


async def removed(session: AsyncSession, server_id: str, message_id: str) -> None:
    """It is deleted."""
    await session.execute(
        delete(PostRemovalRow).where(PostRemovalRow.server_id == server_id, PostRemovalRow.message_id == message_id)
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """The member's own profile, whole, and the needs they declared."""
    profile, needs = table_of(ProfileRow), table_of(DeclaredNeedRow)
    declared = await session.execute(
        select(profile).where(profile.c.server_id == server_id, profile.c.member_id == member_id)
    )
    needed = await session.execute(
        select(needs.c.need_id, needs.c.at)
        .where(needs.c.server_id == server_id, needs.c.member_id == member_id)
        .order_by(needs.c.at, needs.c.need_id)
    )
    return {
        "profile": [dict(row) for row in declared.mappings()],
        "needs_declared": [dict(row) for row in needed.mappings()],
    }


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """The profile goes; what was posted in their name is noted to be deleted, without them."""
    profile = (await profiles(session, server_id, [member_id])).get(member_id)
    if profile is not None and profile.posted is not None:
        await note_removal(session, server_id, profile.posted)
    for model in (ProfileRow, DeclaredNeedRow):
        table = table_of(model)
        await session.execute(delete(table).where(table.c.server_id == server_id, table.c.member_id == member_id))
