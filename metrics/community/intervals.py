"""How sure a number is: the intervals that the measures of a community carry, 95 % unless `z` says otherwise."""

import math
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from metrics.values import Range

Z_95 = 1.959963984540054
Z_80 = 1.2815515655446004
RESAMPLES = 400
SEED = 20170306


def wilson(successes: float, trials: float, z: float = Z_95) -> Range:
    """Wilson's score interval of a share (Wilson 1927, JASA 22). `trials` > 0; either may be an effective number."""
    share = successes / trials
    z2 = z * z
    centre = (share + z2 / (2 * trials)) / (1 + z2 / trials)
    reach = z / (1 + z2 / trials) * math.sqrt(share * (1 - share) / trials + z2 / (4 * trials * trials))
    return Range(min(share, max(0.0, centre - reach)), max(share, min(1.0, centre + reach)))


def clustered_share(clusters: Iterable[tuple[int, int]], correlation: float) -> Range:
    """Wilson's interval of a share whose trials come in clusters, such as the replies of one conversation.

    `clusters` are (successes, trials), together more than 0 trials. The trials are divided by Kish's design effect
    1 + (m - 1) * `correlation`, with m the size of the cluster that a trial finds itself in on average (Kish 1965,
    Survey Sampling): ten replies of one conversation tell less than ten replies of ten conversations.
    """
    sizes = [(successes, trials) for successes, trials in clusters if trials]
    successes, trials = sum(won for won, _ in sizes), sum(tried for _, tried in sizes)
    typical_size = sum(tried * tried for _, tried in sizes) / trials
    effect = 1 + (typical_size - 1) * correlation
    return wilson(successes / effect, trials / effect)


def poisson(count: float) -> Range:
    """Exact interval of the rate behind a count of events (Garwood 1936, Biometrika 28), from gamma quantiles."""
    return Range(gamma_quantile(0.025, count) if count else 0.0, gamma_quantile(0.975, count + 1))


def bundled_poisson(bundles: Collection[int]) -> Range:
    """Interval of the rate behind a count whose events come in bundles, such as the turns of one conversation.

    Bundles, not events, arrive at random: Garwood's interval for the count divided by the size of the bundle that an
    event finds itself in on average, scaled back (a compound Poisson's variance is the sum of squares of its bundles).
    """
    total = sum(bundles)
    size = sum(bundle * bundle for bundle in bundles) / total if total else 1.0
    simple = poisson(total / size)
    return Range(simple.low * size, simple.high * size)


def mean(values: Sequence[float], least: float) -> Range:
    """Seeded bootstrap of a mean that cannot be below `least`. At least two values.

    The percentiles are stretched to the width of Student's t and of the unbiased deviation, without which the bootstrap
    of a handful of values is far too sure (Hesterberg 2015, The American Statistician 69).
    """
    sample = np.asarray(values, dtype=float)
    value = float(sample.mean())
    simple = percentiles(sample[draws(len(sample))].mean(axis=1), value)
    stretch = _student(len(sample) - 1) / Z_95 * math.sqrt(len(sample) / (len(sample) - 1))
    low, high = value - stretch * (value - simple.low), value + stretch * (simple.high - value)
    return Range(min(value, max(least, low)), high)


def _student(freedom: int) -> float:
    """The 97.5 % quantile of Student's t, after Cornish and Fisher's expansion: exact to 2 % from four degrees on."""
    z = Z_95
    return z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)


def percentiles(drawn: NDArray[np.float64], value: float) -> Range:
    """The middle 95 % of a statistic's resamples, widened where needed to hold its own value."""
    low, high = np.percentile(drawn, (2.5, 97.5))
    return Range(min(float(low), value), max(float(high), value))


def draws(size: int) -> NDArray[np.int64]:
    """Seeded indices with replacement: RESAMPLES x `size`. Large samples share fewer draws, to bound the cost."""
    resamples = max(100, min(RESAMPLES, 400_000 // size))
    return np.random.default_rng(SEED).integers(0, size, size=(resamples, size))


def survival_median(waits: Sequence[tuple[float, bool]], longest: float) -> tuple[float | None, Range | None]:
    """Kaplan-Meier median of waiting times and its interval; (None, None) when fewer than half are seen to end.

    `waits` are (time, whether it ended then); the others are censored at that time. The interval inverts the log-log
    transformed Greenwood test (Brookmeyer & Crowley 1982, Biometrics 38). Where its upper end lies beyond everything
    that was seen it is `longest`, the longest wait that could have been seen.
    """
    at_risk, surviving, greenwood = len(waits), 1.0, 0.0
    median = low = high = None
    for time, now in groupby(sorted(waits), key=itemgetter(0)):
        outcomes = [ended for _, ended in now]
        ended_now = sum(outcomes)
        if ended_now:
            surviving *= 1 - ended_now / at_risk
            greenwood += ended_now / (at_risk * (at_risk - ended_now)) if at_risk > ended_now else math.inf
            distance = _distance_from_half(surviving, greenwood)
            median = time if median is None and surviving <= 0.5 + 1e-12 else median
            low = time if low is None and distance >= -Z_95 else low
            high = time if high is None and distance > Z_95 else high
        at_risk -= len(outcomes)
    if median is None:
        return None, None
    return median, Range(min(low, median) if low is not None else median, high if high is not None else longest)


def _distance_from_half(surviving: float, greenwood: float) -> float:
    """How many standard errors the survival lies below one half, on the log-log scale; 0 where that is undefined."""
    if surviving <= 0.0 or surviving >= 1.0:
        return 0.0
    log_survival = -math.log(surviving)
    return (math.log(log_survival) - math.log(math.log(2))) * log_survival / math.sqrt(greenwood)


@lru_cache(maxsize=4096)
def gamma_quantile(probability: float, shape: float) -> float:
    """The quantile of a gamma distribution of unit scale. `shape` > 0, `probability` inside (0, 1).

    Bisection on the regularised incomplete gamma function, begun around Wilson and Hilferty's approximation.
    """
    low, high = 0.0, shape + 10 * math.sqrt(shape) + 20
    for _ in range(80):
        middle = (low + high) / 2
        if _regularised_gamma(shape, middle) < probability:
            low = middle
        else:
            high = middle
        if high - low <= 1e-9 * high:
            break
    return (low + high) / 2


def _regularised_gamma(shape: float, x: float) -> float:
    """P(shape, x): series below shape + 1, Lentz's continued fraction above (Press et al., Numerical Recipes, 6.2)."""
    if x <= 0:
        return 0.0
    front = math.exp(-x + shape * math.log(x) - math.lgamma(shape))
    if x < shape + 1:
        term = total = 1 / shape
        denominator = shape
        while term > total * 1e-12:
            denominator += 1
            term *= x / denominator
            total += term
        return min(1.0, total * front)
    b = x + 1 - shape
    c, d = 1e300, 1 / b
    fraction = d
    for i in range(1, 1000):
        step = -i * (i - shape)
        b += 2
        d = 1 / (step * d + b)
        c = b + step / c
        fraction *= d * c
        if abs(d * c - 1) < 1e-12:
            break
    return max(0.0, 1 - front * fraction)
