"""Repeats as people write them, in Italian and in English: "ogni martedì alle 18:30", "every Tuesday at 18:30"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from core.durations import plain, time_words
from core.errors import UserFacingError
from core.moments import hour_of

_EVERY = re.compile(r"(?:ogni|tutti i|tutte le|every|each)\s+(?P<days>.+?)\s+(?:alle|all|at|ore)\s+(?P<hour>.+)")
_ALL = frozenset({"giorno", "giorni", "day"})
_JOINING = frozenset({"e", "ed", "and"})


@dataclass(frozen=True, slots=True)
class Repeat:
    """Weekdays (Monday is 0) and an hour of the local clock."""

    days: tuple[int, ...]
    hour: time

    def on(self, first: date) -> Iterator[date]:
        """The days from `first` on, without end."""
        day = first
        while True:
            if day.weekday() in self.days:
                yield day
            day += timedelta(days=1)


def read_repeat(text: str) -> Repeat:
    """The weekdays and the hour that `text` says. UserFacingError for what cannot be read."""
    match = _EVERY.fullmatch(plain(text))
    hour = hour_of(match["hour"]) if match else None
    if match is None or hour is None:
        raise UserFacingError("repeat-unreadable", text=text.strip()[:60])
    words = [word for word in re.split(r"[\s,]+", match["days"]) if word and word not in _JOINING]
    if len(words) == 1 and words[0] in _ALL:
        return Repeat(tuple(range(7)), hour)
    known = time_words().days
    if not words or any(word not in known for word in words):
        raise UserFacingError("repeat-unreadable", text=text.strip()[:60])
    return Repeat(tuple(sorted({known[word] for word in words})), hour)
