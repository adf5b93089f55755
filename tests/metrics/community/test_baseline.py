"""When a week stands out, and above all when it does not."""

import random

import pytest

from benchmarks.communities import Room, talk, windows
from metrics.catalogue import METRICS
from metrics.community import intervals
from metrics.community.baseline import stage, stands_out, usual
from metrics.values import UNKNOWN, Measurement, Range


def share(part: int, whole: int) -> Measurement:
    return Measurement(part / whole, intervals.wilson(part, whole), part, whole)


def count(events: int) -> Measurement:
    return Measurement(events, intervals.poisson(events), events)


def test_three_known_weeks_are_too_few() -> None:
    assert usual([5.0, None, 6.0, None, 5.0, None, None]) is None
    assert usual([]) is None
    assert usual([5.0, None, 6.0, None, 5.0, None, 4.0]) is not None


def test_only_the_last_eight_weeks_count() -> None:
    assert usual([900.0] * 20 + [5.0, 6.0, 5.0, 4.0, 5.0, 6.0, 5.0, 4.0]) == usual([5, 6, 5, 4, 5, 6, 5, 4])


def test_one_odd_week_does_not_move_the_usual_range() -> None:
    calm = usual([20, 22, 21, 19, 20, 21, 20, 22])
    shaken = usual([20, 22, 21, 19, 20, 21, 20, 500])
    assert calm is not None
    assert shaken is not None
    assert shaken.high < 1.3 * calm.high


def test_a_community_that_stops_talking_stands_out() -> None:
    assert stands_out(count(0), usual([30, 25, 34, 28, 31, 40, 27, 33])) == "below"


def test_a_week_three_times_as_lively_stands_out() -> None:
    assert stands_out(count(95), usual([30, 25, 34, 28, 31, 40, 27, 33])) == "above"


def test_a_small_week_never_stands_out() -> None:
    always_members = usual([1.0] * 8)
    assert stands_out(share(1, 2), always_members) is None
    assert stands_out(share(2, 3), always_members) is None
    assert stands_out(share(10, 20), always_members) == "below"


def test_what_is_unknown_never_stands_out() -> None:
    assert stands_out(UNKNOWN, Range(0.4, 0.6)) is None
    assert stands_out(Measurement(5.0), Range(0.0, 1.0)) is None
    assert stands_out(share(20, 20), None) is None


def test_a_negative_indicator_has_a_usual_range_too() -> None:
    found = usual([-0.1, 0.0, 0.1, 0.05, -0.05])
    assert found is not None
    assert found.low < -0.1 < 0.1 < found.high


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(9, 10, "establishing"), (95, 100, "establishing"), (99, 100, "mature"), (10, 40, "starting"), (6, 10, None)],
)
def test_a_stage_is_read_only_when_the_interval_clears_its_cut_point(
    part: int, whole: int, expected: str | None
) -> None:
    assert stage(share(part, whole)) == expected


def test_an_unknown_share_shows_no_stage() -> None:
    assert stage(Measurement(None, None, 1, 1)) is None


def test_communities_that_do_not_change_are_left_in_peace() -> None:
    """Two rooms over a year, their weeks shuffled: almost no week has anything that stands out."""
    chance = random.Random(11)
    weeks = loud = 0
    for people, per_day in ((11, 1.0), (40, 3.0)):
        seen = list(windows(talk(Room(people, conversations_per_day=per_day), 52, seed=5)))[12:]
        measured = [{metric.name: metric.collect(window) for metric in METRICS} for window in seen]
        chance.shuffle(measured)
        for now in range(8, len(measured)):
            weeks += 1
            loud += any(
                stands_out(measured[now][metric.name], usual([past[metric.name].value for past in measured[:now]]))
                for metric in METRICS
            )
    assert loud / weeks < 0.1


def test_a_share_is_not_usually_above_one() -> None:
    shares = [0.2, 1.0, 0.9, 0.1, 1.0, 0.4, 1.0, 0.3]
    unbounded, bounded = usual(shares), usual(shares, most=1.0)
    assert unbounded is not None and unbounded.high > 1.0
    assert bounded is not None and (bounded.low, bounded.high) == (unbounded.low, 1.0)
