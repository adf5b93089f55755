"""Whom a digest neither welcomes nor praises: members whom staff, or a rule of theirs, had to stop.

What they asked or complained of still waits; of whoever was removed from the server nothing does.
"""

from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from metrics.values import ReadTurn
from metrics.weekly import WeekHeard
from models import cases
from models.case_values import PUNISHING, REMOVING


@dataclass(frozen=True, slots=True)
class Stopped:
    """Ids of members: all who were stopped, and those of them who are gone by it."""

    members: Set[str] = frozenset()
    removed: Set[str] = frozenset()

    def may_be(self, kind: str, author: str) -> bool:
        """Whether a message of somebody may wait as one of a kind."""
        return author not in (self.members if kind in _WELCOMES else self.removed)


_WELCOMES = ("newcomer", "awaiting_reply")


async def stopped(session: AsyncSession, server_id: str, since: datetime) -> Stopped:
    """Those with a case since then that was not declared void."""
    members = await cases.members_with_cases(session, server_id, PUNISHING | {"automod"}, since)
    return Stopped(members, await cases.members_with_cases(session, server_id, REMOVING, since))


def without_stopped(heard: WeekHeard, out: Stopped) -> WeekHeard:
    """What was heard in a week, without a welcome, praise or care for those who were stopped."""
    if not out.members:
        return heard
    worth = heard.worth_reading

    def queue(kind: str, turns: tuple[ReadTurn, ...]) -> tuple[ReadTurn, ...]:
        return tuple(turn for turn in turns if out.may_be(kind, turn.author))

    return replace(
        heard,
        open_questions=queue("open_question", heard.open_questions),
        awaiting_reply=queue("awaiting_reply", heard.awaiting_reply),
        newcomers_unanswered=queue("newcomer", heard.newcomers_unanswered),
        complaints=queue("complaint", heard.complaints),
        worth_reading=None if worth is not None and worth.author in out.members else worth,
        newly_speaking=tuple(one for one in heard.newly_speaking if one.author not in out.members),
        returning=tuple(one for one in heard.returning if one.author not in out.members),
        gone_quiet=tuple(one for one in heard.gone_quiet if one.author not in out.members),
    )
