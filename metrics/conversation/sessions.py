"""Signs of presence -> sessions: the part of dwell time that can be seen.

A session is a run of signs by one person with no gap longer than 60 minutes. Its length is a lower bound: nobody can
see people read, and a session of one sign lasts nothing that could be measured.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter

from metrics.values import Presence

GAP = timedelta(minutes=60)
"""The longest silence inside one session."""


@dataclass(frozen=True, slots=True)
class Session:
    """One stay of one person; `events` counts the signs it rests on."""

    author: str
    start: datetime
    end: datetime
    events: int

    @property
    def length(self) -> timedelta:
        return self.end - self.start


def sessions(presence: Iterable[Presence]) -> tuple[Session, ...]:
    """Join each person's signs into stays, in order of start and then of author. `presence` may come in any order."""
    staying: dict[str, _Stay] = {}
    stays: list[_Stay] = []
    for sign in sorted(presence, key=attrgetter("at", "author")):
        until = sign.at if sign.until is None else max(sign.at, sign.until)
        stay = staying.get(sign.author)
        if stay is None or sign.at - stay.end > GAP:
            staying[sign.author] = stay = _Stay(sign.author, sign.at, until)
            stays.append(stay)
        elif until > stay.end:
            stay.end = until
        stay.events += 1
    found = (Session(stay.author, stay.start, stay.end, stay.events) for stay in stays)
    return tuple(sorted(found, key=attrgetter("start", "author")))


@dataclass(slots=True)
class _Stay:
    """A session to which more may be added."""

    author: str
    start: datetime
    end: datetime
    events: int = 0
