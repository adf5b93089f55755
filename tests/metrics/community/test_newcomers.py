"""How far newcomers get: by hand, and what holds for any group of them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.community.newcomers import STEPS, Newcomer, belonging_said, funnel

MONDAY = datetime(2026, 5, 4, 8, tzinfo=UTC)


def days(*numbers: float) -> tuple[datetime, ...]:
    return tuple(MONDAY + timedelta(days=number) for number in numbers)


def reached(newcomers: list[Newcomer], after_days: float) -> dict[str, tuple[int | None, int]]:
    return {one.name: (one.reached, one.of) for one in funnel(newcomers, MONDAY + timedelta(days=after_days))}


def test_ten_newcomers_counted_by_hand() -> None:
    newcomers = [
        *(Newcomer(MONDAY, True, True, spoke=days(1, 8, 31), answered_at=days(2)[0]) for _ in range(6)),
        *(Newcomer(MONDAY, True, spoke=days(5)) for _ in range(2)),
        Newcomer(MONDAY),
        Newcomer(MONDAY, True, heard=False),
    ]
    assert reached(newcomers, 13) == {
        "joined": (10, 10),
        "accepted": (9, 10),
        "declared": (6, 10),
        "spoke": (8, 9),
        "answered": (6, 9),
        "day-7": (None, 0),  # their second week is not over
        "day-30": (None, 0),
    }
    assert reached(newcomers, 37)["day-7"] == (6, 9)
    assert reached(newcomers, 37)["day-30"] == (6, 9)
    assert reached(newcomers, 1.5)["answered"] == (None, 9)  # nothing later than the moment that is told


@pytest.mark.parametrize("many", [0, 1, 4])
def test_fewer_than_five_are_people_not_a_total(many: int) -> None:
    newcomers = [Newcomer(MONDAY, True, True, spoke=days(1), answered_at=days(2)[0]) for _ in range(many)]
    assert all(one.reached is None and one.share.interval is None for one in funnel(newcomers, days(60)[0]))


@given(st.lists(st.builds(Newcomer, st.just(MONDAY), st.booleans(), st.booleans(), st.booleans()), max_size=12))
def test_no_step_counts_more_than_could_take_it(newcomers: list[Newcomer]) -> None:
    found = funnel(newcomers, days(60)[0])
    assert tuple(one.name for one in found) == STEPS
    for one in found:
        assert one.of <= len(newcomers)
        assert one.reached is None or 5 <= one.reached <= one.of
        if one.share.value is not None:
            assert one.share.interval is not None
            assert one.share.interval.low <= one.share.value <= one.share.interval.high


def test_belonging_is_told_of_five_answers_or_more_with_its_interval() -> None:
    assert belonging_said([5, 5, 4, 1]).value is None
    told = belonging_said([5, 4, 4, 3, 1])
    assert told.value == pytest.approx(0.6)
    assert told.interval is not None
    assert 0.2 < told.interval.low < 0.3
    assert 0.85 < told.interval.high < 0.9
