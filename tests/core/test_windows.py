"""Weeks: ISO labels, half-open windows, daylight saving."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.windows import Week, weeks_between

ROME = ZoneInfo("Europe/Rome")


def test_a_label_names_a_week_that_exists() -> None:
    assert str(Week.parse("2017-W10")) == "2017-W10"
    assert Week.parse("2020-W53").sunday.isoformat() == "2021-01-03"
    for wrong in ("2017-10", "2017-W00", "2019-W53", "W10", "2017-W1"):
        with pytest.raises(ValueError, match=r"."):
            Week.parse(wrong)


def test_a_week_begins_on_monday_in_the_community_s_own_zone() -> None:
    week = Week.parse("2026-W13")
    assert week.start(ROME) == datetime(2026, 3, 22, 23, tzinfo=UTC)
    assert week.end(ROME) == datetime(2026, 3, 29, 22, tzinfo=UTC)


def test_the_weeks_of_both_clock_changes_have_an_hour_less_and_an_hour_more() -> None:
    spring, autumn = Week.parse("2026-W13"), Week.parse("2026-W43")
    assert spring.end(ROME) - spring.start(ROME) == timedelta(days=7, hours=-1)
    assert autumn.end(ROME) - autumn.start(ROME) == timedelta(days=7, hours=1)


@given(
    st.datetimes(datetime(2015, 1, 1), datetime(2035, 1, 1)), st.sampled_from(["Europe/Rome", "America/Havana", "UTC"])
)
def test_every_moment_lies_in_exactly_one_week(naive: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    moment = naive.replace(tzinfo=UTC)
    week = Week.of(moment, zone)
    assert week.start(zone) <= moment < week.end(zone)
    assert week.end(zone) == week.shifted(1).start(zone)


def test_all_weeks_between_two_moments() -> None:
    first, last = datetime(2020, 12, 24, tzinfo=UTC), datetime(2021, 1, 11, tzinfo=UTC)
    assert [str(week) for week in weeks_between(first, last, ROME)] == ["2020-W52", "2020-W53", "2021-W01", "2021-W02"]
