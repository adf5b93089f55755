"""Who votes, who is in which segment, and what a voter is told of a poll."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from models.polls import Choice, Poll


class Segment(Protocol):
    """A segment by its id and the name that people know."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


class SegmentsOf(Protocol):
    """Who is in which segment."""

    async def all(self, server_id: str) -> Sequence[Segment]: ...

    async def members(self, server_id: str, segment_id: str) -> Collection[str]: ...


@dataclass(frozen=True, slots=True)
class Voter:
    """Whoever votes, as Discord shows them now."""

    id: str
    joined_at: datetime | None = None
    staff: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a vote. `changed`: there was another one before."""

    poll: Poll
    choice: Choice
    changed: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A poll as a member sees it: whether they took part, and with what where that is known."""

    poll: Poll
    took_part: bool
    choice: Choice | None = None
