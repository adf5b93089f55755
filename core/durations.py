"""Lengths of time as people write them, in Italian and in English: "2h", "1h30", "3 giorni", "un'ora e mezza".

Moments ("lunedì alle 9") are read in `core.moments`.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from core.errors import UserFacingError

LONGEST = timedelta(days=3_650)
_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[a-z]+|[^\sa-z\d]")
_SMALLER = {"w": "d", "d": "h", "h": "m", "m": "s"}
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)(?::([0-5]\d))?")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words of `lexicons/times.toml`, each list turned round: from a word to what it means."""

    units: Mapping[str, str]
    seconds: Mapping[str, int]
    numbers: Mapping[str, float]
    joining: frozenset[str]
    at: frozenset[str]
    next: frozenset[str]
    this: frozenset[str]
    days: Mapping[str, int]
    months: Mapping[str, int]
    relative: Mapping[str, int]
    hours: Mapping[str, int]


@cache
def time_words() -> TimeWords:
    """The lexicon, read once."""
    file = Path(__file__).parent / "lexicons" / "times.toml"
    read: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    small = read["small"]
    return TimeWords(
        units={word: name for name, unit in read["units"].items() for word in unit["words"]},
        seconds={name: unit["seconds"] for name, unit in read["units"].items()},
        numbers=read["numbers"],
        joining=frozenset(small["joining"]),
        at=frozenset(small["at"]),
        next=frozenset(small["next"]),
        this=frozenset(small["this"]),
        days={word: day for day, words in enumerate(read["days"].values()) for word in words},
        months={word: int(month) for month, words in read["months"].items() for word in words},
        relative=read["relative"],
        hours=read["hours"],
    )


def plain(text: str) -> str:
    """Lower case, without accents; apostrophes part words."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub(r"['’`]", " ", letters).strip()


def read_duration(text: str, *, at_least: timedelta | None = None, at_most: timedelta | None = None) -> timedelta:
    """The length of time that `text` says. UserFacingError for one that cannot be read, or is outside the bounds."""
    found = duration_in(plain(text))
    if found is None:
        raise UserFacingError("duration-unreadable", text=text.strip()[:60])
    if found <= timedelta(0) or (at_least is not None and found < at_least):
        raise UserFacingError("duration-too-short")
    if found > (at_most or LONGEST):
        raise UserFacingError("duration-too-long", days=(at_most or LONGEST).days)
    return found


def duration_in(text: str) -> timedelta | None:
    """As `read_duration`, of text that `plain` gave; None when it says no length of time."""
    if clock := _CLOCK.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    seconds_in_all, numbers, last = 0.0, _Numbers(), ""
    words = time_words()
    for token in _TOKEN.findall(text):
        if token in words.units and numbers.said:
            last = words.units[token]
            seconds_in_all += numbers.value() * words.seconds[last]
            numbers = _Numbers()
        elif token in words.joining or token in (",", "&", "+"):
            numbers.pause()
        elif (number := number_in(token)) is None or not numbers.add(number, digits=token[0].isdigit()):
            return None
    if numbers.said:
        # "un'ora e mezza": half of the unit before; "1h30": of the next smaller one.
        unit = last if numbers.value() < 1 else _SMALLER.get(last, "")
        if not unit:
            return None
        seconds_in_all += numbers.value() * words.seconds[unit]
    elif not last:
        return None
    # Absurd numbers are told as too long, not as an overflow.
    return timedelta(seconds=min(seconds_in_all, 10 * LONGEST.total_seconds()))


def number_in(token: str) -> float | None:
    """The number that a word or digits say."""
    if token[0].isdigit():
        return float(token[:12].replace(",", "."))
    return time_words().numbers.get(token)


class _Numbers:
    """The numbers before a unit: "two and a half" is 2 + 1 x 0.5, "tre quarti" 3 x 0.25."""

    def __init__(self) -> None:
        self._groups: list[list[float]] = [[]]
        self._digits = False

    @property
    def said(self) -> bool:
        return any(self._groups)

    def pause(self) -> None:
        if self._groups[-1]:
            self._groups.append([])
            self._digits = False

    def add(self, number: float, *, digits: bool) -> bool:
        """False for two numbers in digits side by side, which say nothing together."""
        if digits and self._digits:
            return False
        self._digits = self._digits or digits
        self._groups[-1].append(number)
        return True

    def value(self) -> float:
        return sum(_product(group) for group in self._groups if group)


def _product(numbers: Sequence[float]) -> float:
    product = 1.0
    for number in numbers:
        product *= number
    return product
