"""Whether an indicator moved: this week's value against its own past, with its own uncertainty."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from metrics.community.baseline import stands_out
from metrics.values import Range
from reports.facts import Indicator, WeekFacts
from reports.rule import Rule


class Standing(StrEnum):
    """Where a week's value stands against the usual range."""

    SILENT = "silent"
    """It could not be measured this week."""
    NO_HISTORY = "no_history"
    """There is no usual range yet, or this week may not be compared."""
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
    if usual.low <= value <= usual.high:
        return Standing.USUAL
    if not _rests_on_enough(indicator, rule) or not _leaves_out(indicator.measurement.interval, _middle(usual)):
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
    value, usual = indicator.measurement.value, indicator.usual
    assert value is not None and usual is not None
    half_width = (usual.high - usual.low) / 2
    distance = abs(value - _middle(usual))
    effect = min(distance / half_width, rule.effect_cap) if half_width > 0 else rule.effect_cap
    sure = stands_out(indicator.measurement, usual) is not None
    return Change(indicator, direction, effect, "high" if sure else "moderate")


def _rests_on_enough(indicator: Indicator, rule: Rule) -> bool:
    denominator = indicator.measurement.denominator
    return denominator is None or denominator >= rule.least_denominator


def _leaves_out(interval: Range | None, middle: float) -> bool:
    return interval is None or not interval.low <= middle <= interval.high


def _middle(usual: Range) -> float:
    return (usual.low + usual.high) / 2
