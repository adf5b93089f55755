"""Intervals against published tables and against chance itself."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.community import intervals


def test_wilson_gives_the_published_values() -> None:
    # Newcombe 1998, Statistics in Medicine 17, table I: 81/263, 15/148, 0/20.
    for successes, trials, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611)):
        interval = intervals.wilson(successes, trials)
        assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-5)


def test_poisson_gives_the_published_values() -> None:
    # Garwood's limits as tabulated by Ulm 1990, Am. J. Epidemiology 131.
    for count, low, high in ((0, 0.0, 3.689), (1, 0.0253, 5.572), (10, 4.795, 18.39), (100, 81.36, 121.63)):
        interval = intervals.poisson(count)
        assert (interval.low, interval.high) == pytest.approx((low, high), rel=1e-3)


def test_what_comes_in_bundles_is_less_sure() -> None:
    assert intervals.bundled_poisson([1] * 12) == intervals.poisson(12)
    bundled = intervals.bundled_poisson([4, 4, 4])
    assert (bundled.low, bundled.high) == pytest.approx((4 * 0.6187, 4 * 8.767), rel=1e-3)
    assert intervals.bundled_poisson([]) == intervals.poisson(0)


def test_one_long_conversation_tells_less_than_many_short_ones() -> None:
    together = intervals.clustered_share([(15, 20)], correlation=0.1)
    apart = intervals.clustered_share([(1, 1)] * 15 + [(0, 1)] * 5, correlation=0.1)
    assert together.high - together.low > 1.3 * (apart.high - apart.low)
    assert apart == intervals.wilson(15, 20)


def test_the_median_wait_counts_those_who_still_wait() -> None:
    waits = [(1.0, True), (2.0, True), (3.0, True), (4.0, False), (9.0, True), (20.0, False), (20.0, False)]
    # Survival: 6/7, 5/7, 4/7, then 4/7 * 2/3 = .381 at 9 minutes.
    median, interval = intervals.survival_median(waits, longest=100.0)
    assert median == 9.0
    assert interval is not None
    assert interval.low == 1.0
    assert interval.high == 100.0


def test_there_is_no_median_wait_when_most_still_wait() -> None:
    assert intervals.survival_median([(1.0, True), (5.0, False), (5.0, False)], longest=5.0) == (None, None)


def test_the_interval_of_the_median_wait_holds_the_truth_as_often_as_it_says() -> None:
    chance = random.Random(3)
    true_median = 30.0
    held = 0
    for _ in range(400):
        waits = []
        for _ in range(25):
            answered, patience = chance.expovariate(0.6931 / true_median), chance.uniform(20, 200)
            waits.append((min(answered, patience), answered <= patience))
        _, interval = intervals.survival_median(waits, longest=200.0)
        held += interval is not None and interval.low <= true_median <= interval.high
    assert held / 400 > 0.92


@settings(max_examples=60)
@given(st.lists(st.tuples(st.floats(0, 1e4), st.booleans()), min_size=1, max_size=30))
def test_the_median_wait_lies_in_its_interval(waits: list[tuple[float, bool]]) -> None:
    median, interval = intervals.survival_median(waits, longest=1e4)
    assert (median is None) == (interval is None)
    if median is not None and interval is not None:
        assert interval.low <= median <= interval.high


@settings(max_examples=60)
@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=40))
def test_a_mean_lies_in_its_interval(values: list[float]) -> None:
    interval = intervals.mean(values, least=0.0)
    tolerance = 1e-9 * max(1.0, *values)
    assert 0 <= interval.low <= sum(values) / len(values) + tolerance
    assert interval.high + tolerance >= sum(values) / len(values)


def test_the_interval_of_a_mean_of_five_holds_the_truth_as_often_as_it_says() -> None:
    chance = random.Random(4)
    samples = [[chance.gauss(100, 10) for _ in range(5)] for _ in range(400)]
    found = [intervals.mean(sample, least=0.0) for sample in samples]
    held = sum(interval.low <= 100 <= interval.high for interval in found)
    assert 0.9 < held / 400 < 0.98


def test_gamma_quantiles_give_the_exponential_and_the_chi_square() -> None:
    assert intervals.gamma_quantile(0.5, 1.0) == pytest.approx(0.693147, rel=1e-5)
    assert 2 * intervals.gamma_quantile(0.95, 5.0) == pytest.approx(18.307, rel=1e-4)
    assert 2 * intervals.gamma_quantile(0.05, 0.5) == pytest.approx(0.003932, rel=1e-3)
