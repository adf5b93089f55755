"""Moments as people write them, in Italian and in English: "tra 3 giorni", "next monday 9:00", "lunedì alle 9".

What is read is meant in the given time zone, and lies ahead. Whoever asks shows it again, as Discord shows times.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.durations import LONGEST, duration_in, plain, time_words
from core.errors import UserFacingError

MORNING = time(9)
"""What a day without an hour means."""

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)t?")
_NUMERIC = re.compile(r"(?<![\d:])(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?(?![\d:])")
_DAY_MONTH = re.compile(
    r"(?<![\d:.])(\d{1,2})(?:st|nd|rd|th|°|º)?\s+(?:of\s+|di\s+)?([a-z]+)\.?(?:,?\s+(\d{4}))?(?![\d:])"
)
_MONTH_DAY = re.compile(r"\b([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?![\d:.])(?:,?\s+(\d{4}))?(?![\d:])")
_TIME = re.compile(r"(\d{1,2})(?:[:.h]\s?([0-5]\d))?\s*(am|pm|a\.m\.|p\.m\.)?(?:\s+e\s+(mezza|mezzo|un quarto))?")
_AHEAD = re.compile(r"(?:in|tra|fra|within|entro)\s+(?P<how_long>.+)")
_AT = re.compile(r"\s+(?:at|alle|all)\s+")


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that was named. When it is past: `again` is after how many days its name comes back, `yearly` each year."""

    day: date
    again: int = 0
    yearly: bool = False


def read_moment(text: str, now: datetime, zone: ZoneInfo, language: str = "it") -> datetime:
    """The moment that `text` says, as UTC, after `now`.

    `language` decides where the two disagree ("mar" is Tuesday or March; 10/11 is refused in English). UserFacingError
    for what cannot be read, is past, or more than ten years ahead.
    """
    said = plain(text)
    found = _ahead(said, now, zone)
    if found is None:
        found = _named(said, now, zone, language)
    if found is None:
        raise UserFacingError("moment-unreadable", text=text.strip()[:60])
    if found <= now:
        raise UserFacingError("moment-past")
    if found - now > LONGEST:
        raise UserFacingError("moment-too-far")
    return found


def _ahead(said: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """ "2h", "tra 3 giorni", "in a week at 10": so much later; whole days keep the hour of the clock."""
    match = _AHEAD.fullmatch(said)
    how_long, *at = _AT.split(match["how_long"] if match else said, maxsplit=1)
    # "9.30" is an hour of the day; a length of time names its unit.
    length = duration_in(how_long) if re.search(r"[a-z]", how_long) else None
    if length is None:
        return None
    length = min(length, 2 * LONGEST)
    if length % timedelta(days=1):
        return None if at else now + length
    here = now.astimezone(zone)
    hour = hour_of(at[0]) if at else here.time()
    return None if hour is None else _at(here.date() + timedelta(days=length.days), hour, zone)


def _named(said: str, now: datetime, zone: ZoneInfo, language: str) -> datetime | None:
    """A day by its name or date and an hour, either alone."""
    today = now.astimezone(zone).date()
    day, rest = _day(said, today, language)
    words = time_words()
    evening = next((words.hours[word] for word in said.split() if word in words.relative and word in words.hours), None)
    rest = " ".join(word for word in re.split(r"[\s,]+", rest) if word and word not in words.at | words.joining - {"e"})
    hour = hour_of(rest) if rest else (time(evening) if evening is not None else None)
    if (rest and hour is None) or (day is None and hour is None):
        return None
    if day is None:
        day = _Day(today, again=1)
    found = _at(day.day, hour or MORNING, zone)
    if found <= now and day.again:
        found = _at(day.day + timedelta(days=day.again), hour or MORNING, zone)
    elif found <= now and day.yearly:
        later = _date(day.day.year + 1, day.day.month, day.day.day)
        found = found if later is None else _at(later, hour or MORNING, zone)
    return found


def _day(said: str, today: date, language: str) -> tuple[_Day | None, str]:
    """The day that is named, and the words left over."""
    for read in (_iso, _written_out, _relative, _weekday, _numeric):
        found = read(said, today, language)
        if found is not None:
            return found
    return None, said


_Found = tuple[_Day, str] | None


def _iso(said: str, today: date, language: str) -> _Found:
    match = _ISO.search(said)
    day = match and _date(int(match[1]), int(match[2]), int(match[3]))
    return (_Day(day), _without(said, match)) if match and day else None


def _numeric(said: str, today: date, language: str) -> _Found:
    """Day before month; in English only where it cannot be the other way round."""
    for match in _NUMERIC.finditer(said):
        day, month, year = int(match[1]), int(match[2]), match[3]
        if year is None and "." in match[0]:
            continue  # 9.30 is an hour
        if language == "en" and day != month:
            if day <= 12 and month <= 12:
                raise UserFacingError("moment-ambiguous", text=match[0])
            if month > 12:
                day, month = month, day
        if found := _dated(day, month, year, today):
            return found, _without(said, match)
    return None


def _written_out(said: str, today: date, language: str) -> _Found:
    """ "24 dicembre", "december 24, 2026"; "mar 9" in Italian is a Tuesday at nine."""
    months = time_words().months
    for pattern, day_at, month_at in ((_DAY_MONTH, 1, 2), (_MONTH_DAY, 2, 1)):
        for match in pattern.finditer(said):
            word = match[month_at]
            tuesday = pattern is _MONTH_DAY and language == "it" and word in time_words().days
            if word in months and not tuesday and (found := _dated(int(match[day_at]), months[word], match[3], today)):
                return found, _without(said, match)
    return None


def _relative(said: str, today: date, language: str) -> _Found:
    for word, days in time_words().relative.items():
        if match := re.search(rf"\b{word}\b", said):
            return _Day(today + timedelta(days=days)), _without(said, match)
    return None


def _weekday(said: str, today: date, language: str) -> _Found:
    """The coming day of that name, today included; "next" and "prossimo" leave today out."""
    words = time_words()
    for match in re.finditer(r"[a-z]+", said):
        if match[0] not in words.days or (match[0] == "mar" and language == "en"):
            continue
        rest = _without(said, match).split()
        ahead = (words.days[match[0]] - today.weekday()) % 7
        if ahead == 0 and any(word in words.next for word in rest):
            ahead = 7
        left = " ".join(word for word in rest if word not in words.next | words.this)
        return _Day(today + timedelta(days=ahead), again=7), left
    return None


def _dated(day: int, month: int, year: str | None, today: date) -> _Day | None:
    if year is not None:
        found = _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        return None if found is None else _Day(found)
    found = _date(today.year, month, day)
    if found is None:  # 29 February
        found = next((leap for later in range(1, 5) if (leap := _date(today.year + later, month, day))), None)
    return None if found is None else _Day(found, yearly=True)


def hour_of(said: str) -> time | None:
    """ "9", "9:30", "9.30", "9 pm", "9 e mezza", "mezzogiorno"."""
    said = " ".join(word for word in said.split() if word not in time_words().at)
    if said in time_words().hours:
        return time(time_words().hours[said])
    match = _TIME.fullmatch(said)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[4]:
        minute = 15 if "quarto" in match[4] else 30
    if match[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[3].startswith("p") else 0)
    return time(hour % 24, minute) if hour <= 23 or (hour, minute) == (24, 0) else None


def _at(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """A local hour as UTC: the first of two when clocks go back, an hour later when it is skipped."""
    return datetime.combine(day, hour, tzinfo=zone).astimezone(UTC)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _without(said: str, match: "re.Match[str]") -> str:
    return f"{said[: match.start()]} {said[match.end() :]}".strip()


def read_hour_moment(text: str, now: datetime, zone: ZoneInfo, language: str = "it") -> datetime:
    """As `read_moment`, but an hour that the clocks of `zone` skip or show twice is refused: nobody can tell which."""
    found = read_moment(text, now, zone, language)
    # The same words, read on a clock that never changes: the hour as it was written.
    wall = now.astimezone(zone).replace(tzinfo=UTC)
    written = read_moment(text, wall, ZoneInfo("UTC"), language).replace(tzinfo=None)
    if clock_is_unclear(written, zone):
        raise UserFacingError("moment-clocks-change", at=f"{written:%d/%m %H:%M}")
    return found


def clock_is_unclear(local: datetime, zone: ZoneInfo) -> bool:
    """Whether the clocks of a zone skip this local hour, or show it twice."""
    first, second = (local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first != second
