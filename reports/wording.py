"""Phrases: what is to be said, kept apart from the language it is said in, and put into words at the end."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from fluent.runtime.types import fluent_number

from core.text import Texts

LONGEST_VALUE = 450
"""Characters of a value within a sentence. More is unreadable, and Fluent refuses values of more than a thousand."""
_LEAST_ITEM = 20
"""Characters that each of many things in a row keeps."""
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text id and its values; a value may be a phrase itself."""

    text_id: str
    values: Mapping[str, "Value"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listing:
    """Several things said in a row: "A, B and C", or "A; B; C" when they are long; "A, B, C" when it is `open`."""

    items: tuple["Value", ...]
    long: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """The day of a moment, where the community is."""

    at: datetime


Value = str | int | float | date | datetime | Day | Phrase | Listing
"""Text from people is told as it is, on one line. A float is told with one decimal at most, in the locale's own way."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Puts phrases into the words of one locale, with days and hours as they are in one time zone."""

    texts: Texts
    zone: ZoneInfo

    def say(self, phrase: Phrase) -> str:
        """The phrase in words."""
        return self.texts.format(phrase.text_id, {name: self._worded(value) for name, value in phrase.values.items()})

    def _worded(self, value: Value) -> object:
        match value:
            case Phrase():
                return self.say(value)
            case Listing():
                room = max(_LEAST_ITEM, 2 * LONGEST_VALUE // max(1, len(value.items)))
                items = [within(str(self._worded(item)), room) for item in value.items]
                return within(self._listed(items, value), 2 * LONGEST_VALUE)
            case Day():
                return self.day(value.at.astimezone(self.zone).date())
            case datetime():
                return self.moment(value)
            case date():
                return self.day(value)
            case float():
                return _number(value)
            case str():
                return within(one_line(value), LONGEST_VALUE)
            case _:
                return value

    def _listed(self, items: list[str], listing: Listing) -> str:
        if len(items) < 2 or listing.long:
            return "; ".join(items)
        if listing.open:
            return self.texts("list-comma").join(items)
        before = within(self.texts("list-comma").join(items[:-1]), 2 * LONGEST_VALUE)
        return self.texts("list-last", before=before, last=items[-1])

    def day(self, day: date) -> str:
        """A weekday and a date: "Monday 6 March"."""
        return self.texts("day", weekday=day.isoweekday(), day=str(day.day), month=day.month)

    def moment(self, moment: datetime) -> str:
        """A weekday, a date and an hour."""
        here = moment.astimezone(self.zone)
        return self.texts("moment", day=self.day(here.date()), time=f"{here:%H:%M}")

    def stretch(self, start: datetime, end: datetime) -> str:
        """From one moment to another, the day named once when it is the same."""
        first, last = start.astimezone(self.zone), end.astimezone(self.zone)
        if first.date() == last.date():
            return self.texts(
                "stretch-in-a-day", day=self.day(first.date()), start=f"{first:%H:%M}", end=f"{last:%H:%M}"
            )
        return self.texts("stretch", start=self.moment(start), end=self.moment(end))


def _number(value: float) -> object:
    if value == round(value):
        return int(value)
    digits = 1 if abs(value) >= 1 else 2
    rounded = round(value, digits)
    return int(rounded) if rounded == round(rounded) else fluent_number(rounded, maximumFractionDigits=digits)


def within(text: str, length: int) -> str:
    """As much of a text as fits, with an ellipsis where something is missing."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def age(hours: float) -> Phrase:
    """How long something has waited."""
    day = 24
    if hours < 1:
        return Phrase("age-under-an-hour")
    if hours < 2 * day:
        return Phrase("age-hours", {"hours": int(hours)})
    return Phrase("age-days", {"days": int(hours / day)})


def one_line(text: str) -> str:
    """Text from outside made safe to show: one line, without control characters and marks that turn writing around."""
    kept = "".join(" " if _is_control(character) else character for character in text)
    return _BLANKS.sub(" ", kept).strip()


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Zl", "Zp") or (
        unicodedata.category(character) == "Cf" and unicodedata.bidirectional(character) in _TURNING
    )


_TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
