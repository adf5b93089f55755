"""The analysis window: for how long what was said is kept, cut where weeks begin."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from core.windows import Week

WINDOW = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Border:
    """Everything of before `week` is past the window; `moment` is when that week began."""

    week: Week
    moment: datetime

    @classmethod
    def at(cls, now: datetime, zone: ZoneInfo) -> Self:
        """Whole weeks leave the window, once their last day is sixty days old."""
        week = Week.of(now - WINDOW, zone)
        return cls(week, week.start(zone))


def kept_until(moment: datetime, zone: ZoneInfo) -> datetime:
    """When what was said at a moment leaves the window."""
    return Week.of(moment, zone).end(zone) + WINDOW
