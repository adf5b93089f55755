"""A community compared with its own recent past, and only said to differ when the week cannot be chance."""

import math
import statistics
from collections.abc import Sequence
from typing import Literal

from metrics.community.thresholds import THRESHOLDS
from metrics.values import Measurement, Range

Side = Literal["above", "below"]
Stage = Literal["starting", "establishing", "mature"]

_MEDIAN_TO_DEVIATION = 1.4826
_MEAN_TO_DEVIATION = 1.2533
"""These scale a median, and a mean, absolute deviation to the standard deviation of normal values."""


def usual(history: Sequence[float | None], most: float | None = None) -> Range | None:
    """The usual range of an indicator, from its values in the weeks before, oldest first; None when too few are known.

    The median of the last eight weeks, give or take 3.5 scaled median absolute deviations (Iglewicz & Hoaglin 1993, How
    to detect and handle outliers), as long as at least four of the eight are known. Values that cannot be negative are
    compared as square roots, which evens out the bursts of counts. Where more than half of the weeks are the same, the
    mean absolute deviation steps in. The range holds every known week but the oddest, and on each side at least a
    tenth of the median and .1: eight weeks without any do not say that there can be none.
    It ends at `most`, where the indicator cannot pass it: a share is never usually up to 1.3.
    A season and a slow drift are outside its sight.
    """
    limits = THRESHOLDS.baseline
    known = [value for value in history[-limits.weeks :] if value is not None]
    if len(known) < limits.minimum_weeks:
        return None
    found = _around_median(known) if min(known) < 0 else _around_median_root(known)
    middle = statistics.median(known)
    least = max(limits.least, limits.least_share * abs(middle))
    low, high = min(found.low, middle - least), max(found.high, middle + least)
    low = low if min(known) < 0 else max(0.0, low)
    return Range(low, high) if most is None else Range(min(low, most), min(high, most))


def _around_median_root(values: Sequence[float]) -> Range:
    roots = _around_median([math.sqrt(value) for value in values])
    return Range(max(0.0, roots.low) ** 2, roots.high**2)


def _around_median(values: Sequence[float]) -> Range:
    middle = statistics.median(values)
    deviations = sorted(abs(value - middle) for value in values)
    spread = _MEDIAN_TO_DEVIATION * statistics.median(deviations) or _MEAN_TO_DEVIATION * statistics.fmean(deviations)
    reach = max(THRESHOLDS.baseline.spread * spread, deviations[-2])
    return Range(middle - reach, middle + reach)


def stands_out(measurement: Measurement, usual: Range | None) -> Side | None:
    """On which side a week leaves the usual range, with its whole interval; None when it may be chance or is not known.

    Asking the interval, and not the value, to clear the range is what keeps small weeks quiet: one answer out of two
    has an interval of [.09, .91] and never stands out. In made-up communities of 11 to 300 members in which nothing
    changes, 2 to 4 weeks in 100 have any of the twenty indicators standing out (docs/metrics/reading-the-numbers.md).
    """
    if usual is None or measurement.value is None or measurement.interval is None:
        return None
    if measurement.interval.low > usual.high:
        return "above"
    if measurement.interval.high < usual.low:
        return "below"
    return None


def stage(measurement: Measurement) -> Stage | None:
    """The stage of growth that S1 or S2 shows, where the interval clears a published cut-point; None where it does not.

    FeverBee's cut-points: below .5 the staff still carry the community, above .5 it is establishing itself, above .9 it
    is mature. They were drawn from practice, not from an experiment.
    """
    if measurement.value is None or measurement.interval is None:
        return None
    if measurement.interval.low > THRESHOLDS.mature:
        return "mature"
    if measurement.interval.low > THRESHOLDS.establishing:
        return "establishing"
    if measurement.interval.high < THRESHOLDS.establishing:
        return "starting"
    return None
