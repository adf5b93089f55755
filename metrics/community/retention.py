"""Do those who contribute for the first time come back to contribute, a week, a month and a quarter later?"""

from datetime import timedelta
from zoneinfo import ZoneInfo

from core.windows import Week
from metrics.community.intervals import wilson
from metrics.community.thresholds import THRESHOLDS
from metrics.values import CommunityWindow, Measurement, MemberHistory

HORIZON = 16
"""How many weeks a member's history reaches back."""


def retention_week_1(window: CommunityWindow) -> Measurement:
    """First contributors who contributed again in the first week after."""
    return _retention(window, 1)


def retention_week_4(window: CommunityWindow) -> Measurement:
    """First contributors who contributed in the fourth week after."""
    return _retention(window, 4)


def retention_week_12(window: CommunityWindow) -> Measurement:
    """First contributors who contributed in the twelfth week after."""
    return _retention(window, 12)


def _retention(window: CommunityWindow, after: int) -> Measurement:
    """Members who contributed exactly `after` weeks after their first contribution / members who could have.

    Pools the last four weekly cohorts that have come to that week, so that small rooms can be read; Wilson interval.
    Members who first wrote before the sixteen weeks that are known are in no cohort, since their first contribution
    may have come earlier.
    """
    known_from = Week.of(window.start - timedelta(weeks=HORIZON), ZoneInfo(window.zone)).start(ZoneInfo(window.zone))
    cohorts = {window.week.shifted(-after - back): window.week.shifted(-back) for back in range(THRESHOLDS.cohorts)}
    stayed = cohort = 0
    for member in window.members.values():
        if member.staff or member.first_turn_at < known_from:
            continue
        due = cohorts.get(_first_contribution(member) or window.week)
        if due is not None:
            cohort += 1
            stayed += member.weeks.get(due, 0) > 0
    if cohort < THRESHOLDS.minimum_cohort:
        return Measurement(None, None, stayed, cohort)
    return Measurement(stayed / cohort, wilson(stayed, cohort), stayed, cohort)


def _first_contribution(member: MemberHistory) -> Week | None:
    return min((week for week, contributions in member.weeks.items() if contributions), default=None)
