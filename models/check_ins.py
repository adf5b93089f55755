"""Check-ins: which question was put to a newcomer and when, what they answered, and who of the staff took it on.

Kept for ninety days since it was asked; that somebody wants no more questions, until they take it back. Erased with the
member. Of what the member wrote nothing is kept here: which question fits is found anew when it is looked at.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import CheckConstraint, ColumnElement, Index, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models.bulk import insert_new, table_of
from models.types import Base, Id, IdKey, ServerKey

Answer = Literal["well", "lost", "wrong", "stop"]
"""`lost` and `wrong` go to a person of the staff; `stop`: no more questions."""
TO_A_PERSON: tuple[Answer, ...] = ("lost", "wrong")


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One question, so many days after somebody joined. `post` is the key of the message it was announced with."""

    member: str
    day: int
    mark: str
    post: str
    asked_at: datetime
    answer: Answer | None = None
    said: str = ""
    answered_at: datetime | None = None
    helper: str | None = None
    done_at: datetime | None = None

    @property
    def waits(self) -> bool:
        """Whether a person of the staff is still to look after it."""
        return self.answer in TO_A_PERSON and self.done_at is None


class CheckInRow(Base):
    __tablename__ = "check_ins"
    __table_args__ = (
        CheckConstraint("answer IN ('well', 'lost', 'wrong', 'stop')", name="answer"),
        Index(None, "server_id", "mark"),
    )

    server_id: Mapped[ServerKey]
    member_id: Mapped[IdKey]
    day: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    mark: Mapped[Id]
    post: Mapped[Id]
    asked_at: Mapped[datetime]
    answer: Mapped[str | None]
    said: Mapped[str]
    answered_at: Mapped[datetime | None]
    helper_id: Mapped[Id | None]
    done_at: Mapped[datetime | None]


async def ask(session: AsyncSession, server_id: str, new: Iterable[CheckIn]) -> int:
    """Note questions that are put now; how many were not put before."""
    rows = [
        {
            "server_id": server_id,
            "member_id": one.member,
            "day": one.day,
            "mark": one.mark,
            "post": one.post,
            "asked_at": one.asked_at,
            "said": "",
        }
        for one in new
    ]
    return await insert_new(session, CheckInRow, rows)


async def check_ins(session: AsyncSession, server_id: str, member_id: str | None = None) -> tuple[CheckIn, ...]:
    """Every question that was put on a server, or to one member, the first first."""
    asked = select(CheckInRow).where(CheckInRow.server_id == server_id)
    if member_id is not None:
        asked = asked.where(CheckInRow.member_id == member_id)
    rows = await session.scalars(
        asked.order_by(CheckInRow.asked_at, CheckInRow.member_id, CheckInRow.day).execution_options(
            populate_existing=True
        )
    )
    return tuple(_check_in(row) for row in rows)


async def marked(session: AsyncSession, server_id: str, mark: str) -> CheckIn | None:
    """The one that a button is about; None once it was forgotten."""
    row = await session.scalar(
        select(CheckInRow)
        .where(CheckInRow.server_id == server_id, CheckInRow.mark == mark)
        .execution_options(populate_existing=True)
    )
    return None if row is None else _check_in(row)


async def answer(
    session: AsyncSession, server_id: str, member_id: str, day: int, given: Answer, said: str, now: datetime
) -> bool:
    """What somebody answers, in one statement; False when that question was answered already, or never put."""
    answered = await session.scalar(
        update(CheckInRow)
        .where(
            CheckInRow.server_id == server_id,
            CheckInRow.member_id == member_id,
            CheckInRow.day == day,
            CheckInRow.answer.is_(None),
        )
        .values(answer=given, said=said, answered_at=now)
        .returning(CheckInRow.member_id)
        .execution_options(synchronize_session=False)
    )
    return answered is not None


async def take_back_stop(session: AsyncSession, server_id: str, member_id: str) -> None:
    """They want to be asked again: the question they stopped at counts as put, and not answered."""
    await session.execute(
        update(CheckInRow)
        .where(CheckInRow.server_id == server_id, CheckInRow.member_id == member_id, CheckInRow.answer == "stop")
        .values(answer=None, answered_at=None)
    )


async def take(session: AsyncSession, server_id: str, mark: str, helper: str) -> bool:
    """Somebody of staff takes it on, in one statement; False when somebody has, or it is over."""
    return await _give(session, server_id, mark, helper, CheckInRow.helper_id.is_(None))


async def hand(session: AsyncSession, server_id: str, mark: str, helper: str | None) -> bool:
    """Whose it is from now on, whoever had it; None: nobody's. False when it is over or was so already."""
    return await _give(session, server_id, mark, helper, CheckInRow.helper_id.is_distinct_from(helper))


async def _give(
    session: AsyncSession, server_id: str, mark: str, helper: str | None, only_if: ColumnElement[bool]
) -> bool:
    given = await session.scalar(
        update(CheckInRow)
        .where(CheckInRow.server_id == server_id, CheckInRow.mark == mark, CheckInRow.done_at.is_(None), only_if)
        .values(helper_id=helper)
        .returning(CheckInRow.member_id)
        .execution_options(synchronize_session=False)
    )
    return given is not None


async def finish(session: AsyncSession, server_id: str, mark: str, by: str, now: datetime) -> bool:
    """It is looked after, by whoever took it on or else by `by`; False when it was."""
    row = await marked(session, server_id, mark)
    finished = await session.scalar(
        update(CheckInRow)
        .where(CheckInRow.server_id == server_id, CheckInRow.mark == mark, CheckInRow.done_at.is_(None))
        .values(done_at=now, helper_id=(row.helper if row else None) or by)
        .returning(CheckInRow.member_id)
        .execution_options(synchronize_session=False)
    )
    return finished is not None


async def purge(session: AsyncSession, server_id: str, before: datetime) -> None:
    """Retention: what was asked before a moment goes, but for the wish to be asked no more."""
    not_stopped = or_(CheckInRow.answer.is_(None), CheckInRow.answer != "stop")
    await session.execute(
        delete(CheckInRow).where(CheckInRow.server_id == server_id, CheckInRow.asked_at < before, not_stopped)
    )


def _check_in(row: CheckInRow) -> CheckIn:
    return CheckIn(
        row.member_id,
        row.day,
        row.mark,
        row.post,
        row.asked_at,
        row.answer,  # type: ignore[arg-type]
        row.said,
        row.answered_at,
        row.helper_id,
        row.done_at,
    )


async def export_member(session: AsyncSession, server_id: str, member_id: str) -> dict[str, list[dict[str, Any]]]:
    """The questions put to the member with their answers; how many of others' they took on as staff."""
    table = table_of(CheckInRow)
    rows = await session.execute(
        select(table)
        .where(table.c.server_id == server_id, or_(table.c.member_id == member_id, table.c.helper_id == member_id))
        .order_by(table.c.asked_at, table.c.day)
    )
    found: list[dict[str, Any]] = []
    for row in rows.mappings():
        if row["member_id"] == member_id:
            told = ("day", "asked_at", "answer", "said", "answered_at", "done_at")
            found.append({"asked_of_you": True, **{name: row[name] for name in told}})
        else:
            found.append({"asked_of_you": False, "you_took_it_on": True, "done_at": row["done_at"]})
    return {"check_ins": found}


async def erase_member(session: AsyncSession, server_id: str, member_id: str) -> None:
    """What they were asked goes; whom they helped as staff is not known any more."""
    of_server = CheckInRow.server_id == server_id
    await session.execute(delete(CheckInRow).where(of_server, CheckInRow.member_id == member_id))
    await session.execute(update(CheckInRow).where(of_server, CheckInRow.helper_id == member_id).values(helper_id=None))
