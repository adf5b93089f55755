"""Whether an indicator moved: this week's value against its own past, with its own uncertainty."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from metrics.community.baseline import stands_out
from metrics.values import Measurement, Range
from reports.facts import Indicator, WeekFacts
from reports.rule import Rule


class Standing(StrEnum):
    """Where a week's value stands against the usual range."""

    SILENT = "silent"
    """It could not be measured this week."""
    NO_HISTORY = "no_history"
    """There is no usual range yet, or this week may not be compared."""
    TOO_VARIED = "too_varied"
    """A share whose usual range is everything from none to all: nothing could leave it."""
    USUAL = "usual"
    UNCERTAIN = "uncertain"
    """Outside the usual range, but so few are behind it that it may be chance."""
    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Change:
    """An indicator that stands out.

    `effect` is the distance from the middle of the usual range in half-widths of that range (1 is its edge). `sure` is
    "high" when the whole interval lies outside the usual range.
    """

    indicator: Indicator
    direction: Literal["more", "less"]
    effect: float
    sure: Literal["high", "moderate"]


def is_comparable(facts: WeekFacts, rule: Rule) -> bool:
    """Whether this week was heard well enough to be compared with the weeks before."""
    heard = facts.coverage.heard
    return not facts.coverage.partial and (heard is None or heard >= rule.least_heard)


def standing(indicator: Indicator, rule: Rule, *, comparable: bool = True) -> Standing:
    """Where the indicator stands; `comparable` False when the week itself may not be compared."""
    value, usual = indicator.measurement.value, indicator.usual
    if value is None:
        return Standing.SILENT
    if usual is None or not comparable:
        return Standing.NO_HISTORY
    if rule.indicators[indicator.name].unit == "share" and usual.low <= 0 and usual.high >= 1:
        return Standing.TOO_VARIED
    if usual.low <= value <= usual.high:
        return Standing.USUAL
    if not _is_beyond_noise(indicator.measurement, usual, rule):
        return Standing.UNCERTAIN
    return Standing.MORE if value > usual.high else Standing.LESS


def changes(facts: WeekFacts, rule: Rule) -> tuple[Change, ...]:
    """The indicators that stand out, the weightiest first: weight times effect, the effect capped."""
    comparable = is_comparable(facts, rule)
    found = []
    for name, row in rule.indicators.items():
        indicator = facts.indicators.get(name)
        if indicator is None or row.weight == 0:
            continue
        stands = standing(indicator, rule, comparable=comparable)
        if stands in (Standing.MORE, Standing.LESS):
            change = _change(indicator, "more" if stands is Standing.MORE else "less", rule)
            found.append((row.weight * change.effect, change))
    return tuple(change for _, change in sorted(found, key=lambda pair: -pair[0]))


def _change(indicator: Indicator, direction: Literal["more", "less"], rule: Rule) -> Change:
    assert indicator.usual is not None
    sure = stands_out(indicator.measurement, indicator.usual) is not None
    effect = min(_effect(indicator.measurement, indicator.usual), rule.effect_cap)
    return Change(indicator, direction, effect, "high" if sure else "moderate")


def _is_beyond_noise(measurement: Measurement, usual: Range, rule: Rule) -> bool:
    """Whether a value outside the usual range is far enough out, and sure enough, to be called a change."""
    if measurement.denominator is not None and measurement.denominator < rule.least_denominator:
        return False
    if _effect(measurement, usual) < rule.least_effect:
        return False
    bounds, reach = measurement.interval, rule.inner * _half_width(usual)
    return bounds is None or bounds.low > _middle(usual) + reach or bounds.high < _middle(usual) - reach


def _effect(measurement: Measurement, usual: Range) -> float:
    """Distance from the middle of the usual range in its half-widths; without end where the range has no width."""
    assert measurement.value is not None
    distance = abs(measurement.value - _middle(usual))
    return distance / _half_width(usual) if _half_width(usual) > 0 else float("inf")


def _middle(usual: Range) -> float:
    return (usual.low + usual.high) / 2


def _half_width(usual: Range) -> float:
    return (usual.high - usual.low) / 2
