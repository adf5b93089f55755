"""Members: who they are on the server, and what they agreed to.

Kept while somebody is a member, and afterwards until erasure. The row of somebody who chose "none" or "totals" stays
for as long as the choice must be honoured: after an erasure it holds the id and the choice, no sign of what they did.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import CheckConstraint, and_, bindparam, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import chunks, insert_or_ignore, insert_or_update, table_of
from models.types import Base, IdKey, ServerKey, UtcDateTime

Consent = Literal["full", "totals", "none"]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on a server. `consent` None: they have not chosen. `language` None: not known yet."""

    id: str
    name: str
    bot: bool = False
    staff: bool = False
    consent: Consent | None = None
    language: str | None = None
    joined_at: datetime | None = None
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A level of consent that a member chose, the wording they read, and when."""

    level: Consent
    version: str | None
    at: datetime | None


class MemberRow(Base):
    __tablename__ = "members"
    __table_args__ = (CheckConstraint("consent IN ('full', 'totals', 'none')", name="consent_level"),)

    server_id: Mapped[ServerKey]
    id: Mapped[IdKey]
    name: Mapped[str]
    is_bot: Mapped[bool]
    is_staff: Mapped[bool]
    consent: Mapped[str | None]
    consent_version: Mapped[str | None]
    consent_at: Mapped[datetime | None]
    language: Mapped[str | None]
    joined_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    first_seen_at: Mapped[datetime | None]
    first_turn_at: Mapped[datetime | None]


_NEW = {
    "consent": None,
    "consent_version": None,
    "consent_at": None,
    "language": None,
    "joined_at": None,
    "left_at": None,
    "first_seen_at": None,
    "first_turn_at": None,
}


async def upsert_members(
    session: AsyncSession, server_id: str, members: Iterable[Member], seen_at: datetime | None = None
) -> None:
    """Note members, or what is known of them now (name, bot, staff). Consent, language and dates are not touched.

    A member who is new here gets the consent, language and dates given, and `seen_at` as first seen.
    """
    rows = [
        {
            **_NEW,
            "server_id": server_id,
            "id": member.id,
            "name": member.name,
            "is_bot": member.bot,
            "is_staff": member.staff,
            "consent": member.consent,
            "language": member.language,
            "joined_at": member.joined_at,
            "left_at": member.left_at,
            "first_seen_at": seen_at,
        }
        for member in members
    ]
    await insert_or_update(session, MemberRow, rows, {"name", "is_bot", "is_staff"})


_TOLD = (
    MemberRow.id,
    MemberRow.name,
    MemberRow.is_bot,
    MemberRow.is_staff,
    MemberRow.consent,
    MemberRow.language,
    MemberRow.joined_at,
    MemberRow.left_at,
)
"""The columns of a Member, in the order of its fields."""


async def members(session: AsyncSession, server_id: str) -> dict[str, Member]:
    """Everybody known on a server, by id."""
    rows = await session.execute(select(*_TOLD).where(MemberRow.server_id == server_id).order_by(MemberRow.id))
    return {row.id: Member(*row) for row in rows}  # type: ignore[arg-type]


async def member(session: AsyncSession, server_id: str, member_id: str) -> Member | None:
    row = await session.get(MemberRow, (server_id, member_id))
    return None if row is None else _member(row)


async def has_left(session: AsyncSession, server_id: str, member_id: str | None) -> bool:
    """Whether somebody is known to be no longer on the server."""
    known = None if member_id is None else await member(session, server_id, member_id)
    return known is not None and known.left_at is not None


def _member(row: MemberRow) -> Member:
    return Member(
        id=row.id,
        name=row.name,
        bot=row.is_bot,
        staff=row.is_staff,
        consent=row.consent,  # type: ignore[arg-type]
        language=row.language,
        joined_at=row.joined_at,
        left_at=row.left_at,
    )


async def staff_among(session: AsyncSession, server_id: str, ids: Collection[str]) -> frozenset[str]:
    """Those of the members named who are staff, or were when they were last seen."""
    found: set[str] = set()
    for some in chunks(sorted(ids)):
        found.update(
            await session.scalars(
                select(MemberRow.id).where(
                    MemberRow.server_id == server_id, MemberRow.id.in_(some), MemberRow.is_staff.is_(True)
                )
            )
        )
    return frozenset(found)


async def consents(session: AsyncSession, server_id: str) -> dict[str, Consent]:
    """What each member who has chosen chose."""
    rows = await session.execute(
        select(MemberRow.id, MemberRow.consent)
        .where(MemberRow.server_id == server_id, MemberRow.consent.is_not(None))
        .order_by(MemberRow.id)
    )
    return dict(rows.all())  # type: ignore[arg-type]


async def choice(session: AsyncSession, server_id: str, member_id: str) -> Choice | None:
    """What a member chose; None when they have not."""
    row = await session.get(MemberRow, (server_id, member_id), populate_existing=True)
    if row is None or row.consent is None:
        return None
    return Choice(row.consent, row.consent_version, row.consent_at)  # type: ignore[arg-type]


async def choose_consent(
    session: AsyncSession, server_id: str, member_id: str, level: Consent, version: str, now: datetime
) -> None:
    """Note a member's choice, and which wording they agreed to. At "none" every date of what they did is forgotten."""
    row = {
        **_NEW,
        "server_id": server_id,
        "id": member_id,
        "name": member_id,
        "is_bot": False,
        "is_staff": False,
        "consent": level,
        "consent_version": version,
        "consent_at": now,
    }
    await insert_or_update(session, MemberRow, [row], {"consent", "consent_version", "consent_at"})
    if level == "none":
        await session.execute(
            update(MemberRow)
            .where(MemberRow.server_id == server_id, MemberRow.id == member_id)
            .values(first_seen_at=None, first_turn_at=None)
        )


async def set_language(session: AsyncSession, server_id: str, member_id: str, language: str) -> None:
    """Remember the language a member uses Discord in."""
    await session.execute(
        update(MemberRow).where(MemberRow.server_id == server_id, MemberRow.id == member_id).values(language=language)
    )


async def note_departure(session: AsyncSession, server_id: str, member_id: str, at: datetime) -> None:
    await session.execute(
        update(MemberRow).where(MemberRow.server_id == server_id, MemberRow.id == member_id).values(left_at=at)
    )


async def note_arrival(session: AsyncSession, server_id: str, member_id: str, at: datetime) -> None:
    """They joined, or came back."""
    await session.execute(
        update(MemberRow)
        .where(MemberRow.server_id == server_id, MemberRow.id == member_id)
        .values(joined_at=at, left_at=None)
    )


async def note_first_turns(session: AsyncSession, server_id: str, first: Mapping[str, datetime]) -> None:
    """Remember when members first spoke; an earlier moment wins. Authors not known yet become members by their id."""
    await insert_or_ignore(
        session,
        MemberRow,
        (
            {**_NEW, "server_id": server_id, "id": author, "name": author, "is_bot": False, "is_staff": False}
            for author in sorted(first)
        ),
    )
    table = table_of(MemberRow)
    known = dict(
        (await session.execute(select(table.c.id, table.c.first_turn_at).where(table.c.server_id == server_id))).all()
    )
    earlier = {author: at for author, at in first.items() if known[author] is None or at < known[author]}
    if earlier:
        await session.execute(
            update(table)
            .where(table.c.server_id == server_id, table.c.id == bindparam("author"))
            .values(first_turn_at=bindparam("spoke_at", type_=UtcDateTime())),
            [{"author": author, "spoke_at": at} for author, at in sorted(earlier.items())],
        )


async def first_turns(session: AsyncSession, server_id: str, until: datetime) -> dict[str, datetime]:
    """When each member spoke first, of those who had spoken before `until`. It outlives the turns themselves."""
    rows = await session.execute(
        select(MemberRow.id, MemberRow.first_turn_at)
        .where(MemberRow.server_id == server_id, MemberRow.first_turn_at < until)
        .order_by(MemberRow.id)
    )
    return {member_id: at for member_id, at in rows if at is not None}


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """The member's own row, whole."""
    table = table_of(MemberRow)
    rows = await session.execute(select(table).where(table.c.server_id == server_id, table.c.id == member_id))
    return {"member": [dict(row) for row in rows.mappings()]}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Delete the row; a choice of less than "full" is kept, with the id alone: it must go on being honoured."""
    of_member = and_(MemberRow.server_id == server_id, MemberRow.id == member_id)
    await session.execute(
        delete(MemberRow).where(of_member, or_(MemberRow.consent.is_(None), MemberRow.consent == "full"))
    )
    await session.execute(
        update(MemberRow)
        .where(of_member)
        .values(name="", language=None, joined_at=None, left_at=None, first_seen_at=None, first_turn_at=None)
    )
