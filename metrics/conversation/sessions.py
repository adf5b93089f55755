"""Signs of presence -> sessions: the part of dwell time that can be seen.

A session is a run of signs by one person with no gap longer than 60 minutes. Its length is a lower bound: nobody can
see people read, and a session of one sign lasts nothing that could be measured.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

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
    staying: dict[str, Session] = {}
    stays: list[Session] = []
    for sign in sorted(presence, key=lambda sign: (sign.at, sign.author)):
        until = max(sign.at, sign.until) if sign.until is not None else sign.at
        stay = staying.get(sign.author)
        if stay is not None and sign.at - stay.end <= GAP:
            staying[sign.author] = Session(sign.author, stay.start, max(stay.end, until), stay.events + 1)
        else:
            if stay is not None:
                stays.append(stay)
            staying[sign.author] = Session(sign.author, sign.at, until, 1)
    stays.extend(staying.values())
    return tuple(sorted(stays, key=lambda stay: (stay.start, stay.author)))
