"""Weeks as half-open windows of time, cut in a community's own time zone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_LABEL = re.compile(r"(\d{4})-W(\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO week, Monday to Sunday. It becomes a window of time only together with a time zone."""

    year: int
    number: int

    @classmethod
    def parse(cls, label: str) -> "Week":
        """`"2017-W10"` -> the week; ValueError for anything that is not an existing ISO week."""
        match = _LABEL.fullmatch(label)
        if match is None:
            raise ValueError(f"not an ISO week: {label!r}")
        week = cls(int(match[1]), int(match[2]))
        date.fromisocalendar(week.year, week.number, 1)
        return week

    @classmethod
    def of(cls, moment: datetime, zone: ZoneInfo) -> "Week":
        """The week that an aware moment falls in, as seen in `zone`."""
        return cls.of_day(moment.astimezone(zone).date())

    @classmethod
    def of_day(cls, day: date) -> "Week":
        year, number, _ = day.isocalendar()
        return cls(year, number)

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    def shifted(self, weeks: int) -> "Week":
        return Week.of_day(self.monday + timedelta(weeks=weeks))

    def start(self, zone: ZoneInfo) -> datetime:
        """Monday's midnight in `zone`, as UTC. Inclusive."""
        return midnight(self.monday, zone)

    def end(self, zone: ZoneInfo) -> datetime:
        """The next Monday's midnight in `zone`, as UTC. Exclusive."""
        return midnight(self.monday + timedelta(weeks=1), zone)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The first instant of a local day, as UTC. Where a zone skips midnight, the first instant that exists."""
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def weeks_between(first: datetime, last: datetime, zone: ZoneInfo) -> Iterator[Week]:
    """Every week from the one that `first` falls in to the one that `last` falls in, both included."""
    week, final = Week.of(first, zone), Week.of(last, zone)
    while week <= final:
        yield week
        week = week.shifted(1)
