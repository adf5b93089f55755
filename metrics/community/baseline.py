"""A community compared with its own recent past, and only said to differ when the week cannot be chance."""

import statistics
from collections.abc import Sequence
from typing import Literal

from metrics.community.thresholds import THRESHOLDS
from metrics.values import Measurement, Range

Side = Literal["above", "below"]
Stage = Literal["starting", "establishing", "mature"]

_MAD_TO_DEVIATION = 1.4826
"""Scales a median absolute deviation to the standard deviation of normal values (Hampel 1974, JASA 69)."""


def usual(history: Sequence[float | None]) -> Range | None:
    """The usual range of an indicator, from its values in the weeks before, oldest first; None when too few are known.

    The median of the last eight weeks, give or take 2.5 scaled median absolute deviations, as long as at least four of
    the eight are known; one odd week moves neither. A history that never moved still gets a range of 5 % on each side.
    Two kinds of spread are outside its sight: the season, and a slow drift.
    """
    limits = THRESHOLDS.baseline
    known = [value for value in history[-limits.weeks :] if value is not None]
    if len(known) < limits.minimum_weeks:
        return None
    middle = statistics.median(known)
    deviation = _MAD_TO_DEVIATION * statistics.median([abs(value - middle) for value in known])
    reach = max(limits.spread * deviation, limits.floor * abs(middle))
    return Range(middle - reach, middle + reach)


def stands_out(measurement: Measurement, usual: Range | None) -> Side | None:
    """On which side a week leaves the usual range, with its whole interval; None when it may be chance or is not known.

    Asking the interval, and not the value, to clear the range is what keeps small weeks quiet: one answer out of two
    has an interval of [.09, .91] and never stands out.
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
