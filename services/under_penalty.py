"""Whom a digest neither welcomes nor praises: members whom staff, or a rule of theirs, had to stop.

What they asked or complained of still waits; of whoever was removed from the server nothing does.
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from metrics.weekly import WeekHeard, only
from models import cases
from models.case_values import PUNISHING, REMOVING


@dataclass(frozen=True, slots=True)
class Stopped:
    """Ids of members: all who were stopped, and those of them who are gone by it."""

    members: Set[str] = frozenset()
    removed: Set[str] = frozenset()

    def may_be(self, kind: str, author: str) -> bool:
        """Whether a message of somebody may be told as one of a kind."""
        return author not in (self.members if kind in _WELCOMES else self.removed)


_WELCOMES = ("newcomer", "awaiting_reply", "worth_reading")


async def stopped(session: AsyncSession, server_id: str, since: datetime) -> Stopped:
    """Those with a case since then that was not declared void."""
    found = await cases.members_with_cases(session, server_id, PUNISHING | {"automod"}, since)
    removed = frozenset(member for member, kinds in found.items() if not REMOVING.isdisjoint(kinds))
    return Stopped(found.keys(), removed)


def without_stopped(heard: WeekHeard, out: Stopped) -> WeekHeard:
    """What was heard in a week, without a welcome, praise or care for those who were stopped."""
    if not out.members:
        return heard
    return only(
        heard,
        lambda kind, turn: out.may_be(kind, turn.author),
        lambda one: one.author not in out.members,
    )
