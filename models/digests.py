"""Digests: one a server and week, claimed before it is written, with the facts it was written from.

Kept as the brand's own record. A digest names members and quotes those who agreed to it: `digest_mentions` says where,
so that an erasure finds its way into digests whose messages are long gone.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Index, and_, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from core.windows import Week
from models.bulk import insert_new, insert_or_ignore, table_of
from models.members import MemberRow
from models.types import Base, IdKey, JsonValue, ServerKey, WeekKey

DigestStatus = Literal["claimed", "written", "posted"]
CLAIM_LASTS = timedelta(minutes=15)
"""A digest claimed for longer and not written was claimed by a process that died."""


@dataclass(frozen=True, slots=True)
class Digest:
    week: Week
    status: DigestStatus
    facts: dict[str, Any] | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class DigestMention:
    """A digest names a member as `name`, or links or quotes their message."""

    member: str
    name: str
    message_id: str | None = None


class DigestRow(Base):
    __tablename__ = "digests"

    server_id: Mapped[ServerKey]
    week: Mapped[WeekKey]
    status: Mapped[str]
    claimed_at: Mapped[datetime]
    created_at: Mapped[datetime]
    facts: Mapped[dict[str, Any] | None] = mapped_column(JsonValue)


class DigestMentionRow(Base):
    __tablename__ = "digest_mentions"
    __table_args__ = (Index(None, "server_id", "member_id"),)

    server_id: Mapped[ServerKey]
    week: Mapped[WeekKey]
    member_id: Mapped[IdKey]
    message_id: Mapped[IdKey]
    """Empty where the member is only named."""
    name: Mapped[str]


class DigestToMendRow(Base):
    """A digest that was posted and mentioned somebody who is to be mentioned no longer."""

    __tablename__ = "digests_to_mend"

    server_id: Mapped[ServerKey]
    week: Mapped[WeekKey]


async def claim_digest(
    session: AsyncSession, server_id: str, week: Week, now: datetime, lasts: timedelta = CLAIM_LASTS
) -> bool:
    """Take on writing a week's digest; False when somebody else has, or it is written."""
    row = {
        "server_id": server_id,
        "week": week,
        "status": "claimed",
        "claimed_at": now,
        "created_at": now,
        "facts": None,
    }
    if await insert_new(session, DigestRow, [row]):
        return True
    taken_over = await session.scalar(
        update(DigestRow)
        .where(
            DigestRow.server_id == server_id,
            DigestRow.week == week,
            DigestRow.status == "claimed",
            DigestRow.claimed_at <= now - lasts,
        )
        .values(claimed_at=now)
        .returning(DigestRow.server_id)
    )
    return taken_over is not None


async def store_digest(
    session: AsyncSession,
    server_id: str,
    week: Week,
    facts: dict[str, Any],
    mentions: Iterable[DigestMention],
    now: datetime,
) -> None:
    """Store the facts of a claimed digest, and whom they mention."""
    of_week = and_(DigestRow.server_id == server_id, DigestRow.week == week)
    await session.execute(update(DigestRow).where(of_week).values(facts=facts, status="written", created_at=now))
    await session.execute(
        delete(DigestMentionRow).where(DigestMentionRow.server_id == server_id, DigestMentionRow.week == week)
    )
    rows = [
        {
            "server_id": server_id,
            "week": week,
            "member_id": mention.member,
            "message_id": mention.message_id or "",
            "name": mention.name,
        }
        for mention in mentions
    ]
    await insert_or_ignore(session, DigestMentionRow, rows)


async def mark_posted(session: AsyncSession, server_id: str, week: Week) -> None:
    await session.execute(
        update(DigestRow).where(DigestRow.server_id == server_id, DigestRow.week == week).values(status="posted")
    )


async def digest(session: AsyncSession, server_id: str, week: Week) -> Digest | None:
    row = await session.get(DigestRow, (server_id, week))
    return None if row is None else _digest(row)


async def digests(session: AsyncSession, server_id: str) -> tuple[Digest, ...]:
    """Every digest of a server, oldest week first."""
    rows = await session.scalars(select(DigestRow).where(DigestRow.server_id == server_id).order_by(DigestRow.week))
    return tuple(_digest(row) for row in rows)


def _digest(row: DigestRow) -> Digest:
    return Digest(row.week, row.status, row.facts, row.created_at)  # type: ignore[arg-type]


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """Where digests mention the member."""
    table = table_of(DigestMentionRow)
    rows = await session.execute(
        select(table.c.week, table.c.message_id, table.c.name)
        .where(table.c.server_id == server_id, table.c.member_id == member_id)
        .order_by(table.c.week, table.c.message_id)
    )
    return {"digest_mentions": [{**row, "week": str(row["week"])} for row in rows.mappings()]}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Take the member out of every digest that mentions them: what is about their messages goes, as does their name."""
    await forget_member(session, server_id, member_id)


async def forget_member(session: AsyncSession, server_id: str, member_id: str, before: Week | None = None) -> None:
    """Take a member out of every digest, or out of those of weeks before `before`.

    Where such a digest was posted, it is noted that what was posted must be put right as well.
    """
    theirs = and_(DigestMentionRow.server_id == server_id, DigestMentionRow.member_id == member_id)
    if before is not None:
        theirs = and_(theirs, DigestMentionRow.week < before)
    await _rewrite(
        session, server_id, member_id, theirs, lambda facts, messages, names: without(facts, messages | names)
    )
    await session.execute(delete(DigestMentionRow).where(theirs))


async def unname_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Take a member's name and words out of every digest. Links to what waits for an answer stay: see `unnamed`."""
    theirs = and_(
        DigestMentionRow.server_id == server_id, DigestMentionRow.member_id == member_id, DigestMentionRow.name != ""
    )
    await _rewrite(session, server_id, member_id, theirs, unnamed)
    await session.execute(update(DigestMentionRow).where(theirs).values(name=""))


async def named(session: AsyncSession, server_id: str) -> frozenset[str]:
    """Whom any digest may name or quote."""
    rows = await session.scalars(
        select(DigestMentionRow.member_id)
        .where(DigestMentionRow.server_id == server_id, DigestMentionRow.name != "")
        .distinct()
    )
    return frozenset(rows)


async def _rewrite(
    session: AsyncSession,
    server_id: str,
    member_id: str,
    theirs: ColumnElement[bool],
    rewritten: Callable[[Any, frozenset[str], frozenset[str]], Any],
) -> None:
    """`rewritten(facts, message ids, names and id)` in every digest that mentions the member so."""
    mentions = (await session.scalars(select(DigestMentionRow).where(theirs))).all()
    current_name = await session.scalar(
        select(MemberRow.name).where(MemberRow.server_id == server_id, MemberRow.id == member_id)
    )
    for week in sorted({mention.week for mention in mentions}):
        of_week = [mention for mention in mentions if mention.week == week]
        said = frozenset(mention.message_id for mention in of_week) - {""}
        called = frozenset({member_id, current_name or "", *(mention.name for mention in of_week)}) - {""}
        row = await session.get(DigestRow, (server_id, week), with_for_update=True)
        if row is None or row.facts is None:
            continue
        facts = rewritten(row.facts, said, called)
        if facts != row.facts:
            row.facts = facts
            if row.status == "posted":
                await insert_or_ignore(session, DigestToMendRow, [{"server_id": server_id, "week": week}])
    await session.flush()


async def mentioned_before(
    session: AsyncSession, server_id: str, before: Week, member_ids: Collection[str]
) -> tuple[str, ...]:
    """Those of the members named whom digests of weeks before `before` mention."""
    found = await session.scalars(
        select(DigestMentionRow.member_id)
        .where(DigestMentionRow.server_id == server_id, DigestMentionRow.week < before)
        .distinct()
        .order_by(DigestMentionRow.member_id)
    )
    asked = frozenset(member_ids)
    return tuple(member_id for member_id in found if member_id in asked)


async def to_mend(session: AsyncSession, server_id: str) -> tuple[Week, ...]:
    """The weeks whose digest was posted and has lost somebody since."""
    rows = await session.scalars(
        select(DigestToMendRow.week).where(DigestToMendRow.server_id == server_id).order_by(DigestToMendRow.week)
    )
    return tuple(rows)


async def mended(session: AsyncSession, server_id: str, week: Week) -> None:
    """What was posted is put right, or staff were told that it cannot be."""
    await session.execute(
        delete(DigestToMendRow).where(DigestToMendRow.server_id == server_id, DigestToMendRow.week == week)
    )


_ABOUT_ONE = ("message_id", "author", "member")
"""Keys that say whose an object is: the object goes with its owner."""
_MENTION = re.compile(r"<@!?(\w+)>")


def _leads_to(text: str, traces: frozenset[str]) -> bool:
    return text.startswith("https://") and text.rpartition("/")[2] in traces


def _unless(traces: frozenset[str]) -> Callable[[re.Match[str]], str]:
    return lambda mention: mention[0].replace(mention[1], "0") if mention[1] in traces else mention[0]


def without(facts: Any, traces: frozenset[str]) -> Any:
    """JSON without what belongs to the ids and names in `traces`.

    An object whose message or author is one of them goes whole (a quotation goes with its writer); so does a list item
    or an object's key that is one of them, and a link that leads to one. What stood alone becomes None. In the words of
    others a mention of one of them no longer says whom.
    """
    if isinstance(facts, str):
        return None if facts in traces or _leads_to(facts, traces) else _MENTION.sub(_unless(traces), facts)
    if isinstance(facts, list):
        kept = (without(item, traces) for item in facts if item is not None)
        return [item for item in kept if item is not None]
    if isinstance(facts, dict):
        if any(isinstance(facts.get(key), str) and facts[key] in traces for key in _ABOUT_ONE):
            return None
        return {key: without(value, traces) for key, value in facts.items() if key not in traces}
    return facts


def unnamed(facts: Any, messages: frozenset[str], names: frozenset[str]) -> Any:
    """JSON that no longer names the member called `names` nor quotes their `messages`.

    What waits for an answer stays, without name and words: its link is a service to whoever wrote it. Everything else
    that shows a name goes whole, a quotation and a contribution worth reading among it.
    """
    if isinstance(facts, str):
        return None if facts in names else _MENTION.sub(_unless(names), facts)
    if isinstance(facts, list):
        kept = (unnamed(item, messages, names) for item in facts if item is not None)
        return [item for item in kept if item is not None]
    if not isinstance(facts, dict):
        return facts
    if "author" in facts and (facts["author"] in names or facts.get("message_id") in messages):
        return {**facts, "author": None, "excerpt": None} if "age_hours" in facts else None
    return {key: unnamed(value, messages, names) for key, value in facts.items() if key not in names}
