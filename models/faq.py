"""The living list of questions and answers: proposed from talk, confirmed by staff, offered to members.

An entry is kept until staff dismiss it, and its dismissal so that it is not proposed again. It goes with the member who
gave the answer, and with the member whose words the question is in.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Index, and_, case, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from models.bulk import insert_new, insert_or_update, table_of
from models.types import Base, Id, IdKey, JsonList, ServerKey

FaqStatus = Literal["proposed", "confirmed", "dismissed"]


@dataclass(frozen=True, slots=True)
class FaqEntry:
    """A question that comes back, with its answer.

    `asked_by` is whose words the question is in, `answered_by` whose the answer: None once staff wrote their own.
    `lemmas` are the words by which a question is known again. `useful` and `useless` count what members said of it.
    """

    id: str
    question: str
    answer: str
    status: FaqStatus
    lemmas: tuple[str, ...]
    asked_by: str | None = None
    answered_by: str | None = None
    answer_id: str | None = None
    people: int = 0
    useful: int = 0
    useless: int = 0


class FaqRow(Base):
    __tablename__ = "faq"
    __table_args__ = (Index(None, "server_id", "answered_by"), Index(None, "server_id", "asked_by"))

    server_id: Mapped[ServerKey]
    id: Mapped[IdKey]
    question: Mapped[str]
    answer: Mapped[str]
    status: Mapped[str]
    lemmas: Mapped[JsonList]
    asked_by: Mapped[Id | None]
    answered_by: Mapped[Id | None]
    answer_id: Mapped[Id | None]
    people: Mapped[int]
    decided_by: Mapped[Id | None]
    decided_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class FaqVoteRow(Base):
    __tablename__ = "faq_votes"

    server_id: Mapped[ServerKey]
    faq_id: Mapped[IdKey]
    member_id: Mapped[IdKey]
    useful: Mapped[bool]
    at: Mapped[datetime]


async def propose(session: AsyncSession, server_id: str, entries: Iterable[FaqEntry], now: datetime) -> int:
    """Add entries that are not there yet; how many were new. What staff decided stays."""
    rows = [
        {
            "server_id": server_id,
            "id": entry.id,
            "question": entry.question,
            "answer": entry.answer,
            "status": entry.status,
            "lemmas": list(entry.lemmas),
            "asked_by": entry.asked_by,
            "answered_by": entry.answered_by,
            "answer_id": entry.answer_id,
            "people": entry.people,
            "created_at": now,
        }
        for entry in entries
    ]
    return await insert_new(session, FaqRow, rows)


async def entries(session: AsyncSession, server_id: str, *statuses: FaqStatus) -> tuple[FaqEntry, ...]:
    """A server's entries, of these statuses if any are named, those of most people first."""
    wanted = select(FaqRow).where(FaqRow.server_id == server_id)
    if statuses:
        wanted = wanted.where(FaqRow.status.in_(statuses))
    rows = await session.scalars(wanted.order_by(FaqRow.people.desc(), FaqRow.created_at, FaqRow.id))
    votes = await _votes(session, server_id)
    return tuple(_entry(row, *votes.get(row.id, (0, 0))) for row in rows)


async def entry(session: AsyncSession, server_id: str, id: str) -> FaqEntry | None:
    row = await session.get(FaqRow, (server_id, id))
    return None if row is None else _entry(row, *(await _votes(session, server_id)).get(id, (0, 0)))


async def decide(session: AsyncSession, server_id: str, entry: FaqEntry, by: str, now: datetime) -> bool:
    """Put what staff decided in place of what was there; False when the entry is gone."""
    found = await session.scalar(
        update(FaqRow)
        .where(FaqRow.server_id == server_id, FaqRow.id == entry.id)
        .values(
            question=entry.question,
            answer=entry.answer,
            status=entry.status,
            asked_by=entry.asked_by,
            answered_by=entry.answered_by,
            answer_id=entry.answer_id,
            decided_by=by,
            decided_at=now,
        )
        .returning(FaqRow.id)
    )
    return found is not None


async def vote(session: AsyncSession, server_id: str, id: str, member_id: str, now: datetime, *, useful: bool) -> None:
    """What a member says of an entry; the last word counts."""
    row = {"server_id": server_id, "faq_id": id, "member_id": member_id, "useful": useful, "at": now}
    await insert_or_update(session, FaqVoteRow, [row], {"useful", "at"})


async def _votes(session: AsyncSession, server_id: str) -> dict[str, tuple[int, int]]:
    rows = await session.execute(
        select(FaqVoteRow.faq_id, func.sum(case((FaqVoteRow.useful, 1), else_=0)), func.count())
        .where(FaqVoteRow.server_id == server_id)
        .group_by(FaqVoteRow.faq_id)
    )
    return {id: (int(useful), int(count) - int(useful)) for id, useful, count in rows}


def _entry(row: FaqRow, useful: int, useless: int) -> FaqEntry:
    found = FaqEntry(
        row.id,
        row.question,
        row.answer,
        row.status,  # type: ignore[arg-type]
        tuple(row.lemmas),
        row.asked_by,
        row.answered_by,
        row.answer_id,
        row.people,
    )
    return replace(found, useful=useful, useless=useless)


async def forget_words(session: AsyncSession, server_id: str, member_ids: Collection[str]) -> None:
    """Entries in the words of members who do not agree to be quoted go: staff may propose them again in other words."""
    ids = sorted(member_ids)
    theirs = or_(FaqRow.asked_by.in_(ids), FaqRow.answered_by.in_(ids))
    await session.execute(delete(FaqRow).where(FaqRow.server_id == server_id, theirs))


async def purge(session: AsyncSession, server_id: str, before: datetime, member_ids: Collection[str]) -> None:
    """Retention: of members at level "totals", their words, and what they said of entries before `before`."""
    await forget_words(session, server_id, member_ids)
    await session.execute(
        delete(FaqVoteRow).where(
            FaqVoteRow.server_id == server_id,
            FaqVoteRow.at < before,
            FaqVoteRow.member_id.in_(sorted(member_ids)),
        )
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """Questions and answers in the member's words, what they decided as staff, and what they said of entries."""
    table, votes = table_of(FaqRow), table_of(FaqVoteRow)
    rows = await session.execute(
        select(table)
        .where(
            table.c.server_id == server_id,
            or_(table.c.asked_by == member_id, table.c.answered_by == member_id, table.c.decided_by == member_id),
        )
        .order_by(table.c.id)
    )
    voted = await session.execute(
        select(votes.c.faq_id, votes.c.useful, votes.c.at)
        .where(votes.c.server_id == server_id, votes.c.member_id == member_id)
        .order_by(votes.c.faq_id)
    )
    return {
        "faq": [
            {
                "question": row["question"],
                "answer": row["answer"],
                "status": row["status"],
                "your_question": row["asked_by"] == member_id,
                "your_answer": row["answered_by"] == member_id,
            }
            for row in rows.mappings()
        ],
        "faq_votes": [dict(row) for row in voted.mappings()],
    }


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """Entries in the member's words go whole, and what they said of others; who decided is forgotten."""
    theirs = or_(FaqRow.asked_by == member_id, FaqRow.answered_by == member_id)
    await session.execute(delete(FaqRow).where(and_(FaqRow.server_id == server_id, theirs)))
    await session.execute(
        delete(FaqVoteRow).where(FaqVoteRow.server_id == server_id, FaqVoteRow.member_id == member_id)
    )
    await session.execute(
        update(FaqRow).where(FaqRow.server_id == server_id, FaqRow.decided_by == member_id).values(decided_by=None)
    )
