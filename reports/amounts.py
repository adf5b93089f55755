"""Indicators as phrases: how much, what is usual, and one plain line that says what it means."""

from collections.abc import Mapping
from math import ceil, floor

from metrics.community.baseline import stage
from metrics.values import Measurement, Range
from reports.change import Standing, standing
from reports.facts import Indicator
from reports.rule import Rule, Unit
from reports.wording import Phrase, Value

_HOUR = 60.0
_DAY = 24 * _HOUR
_TENS = 10


def amount(measurement: Measurement, unit: Unit, rule: Rule) -> Phrase:
    """A measured value in its own unit; under the least number a share is told as "7 of 12"."""
    value = measurement.value
    assert value is not None
    if unit == "minutes":
        return duration(value)
    if unit != "share":
        return Phrase("amount-number", {"value": _whole(value)})
    numerator, denominator = measurement.numerator, measurement.denominator
    if numerator is None or denominator is None:
        return Phrase("amount-of-ten", {"value": value * _TENS})
    counted: dict[str, Value] = {"numerator": _whole(numerator), "denominator": _whole(denominator)}
    if denominator < rule.least_for_percent:
        return Phrase("amount-of", counted)
    return Phrase("amount-percent", {**counted, "percent": round(100 * value)})


def duration(minutes: float) -> Phrase:
    """Minutes as people say them: minutes up to an hour and a half, hours up to two days, then days."""
    if minutes < 1.5 * _HOUR:
        return Phrase("amount-minutes", {"value": round(minutes)})
    if minutes < 2 * _DAY:
        return Phrase("amount-hours", {"value": round(minutes / _HOUR, 1)})
    return Phrase("amount-days", {"value": round(minutes / _DAY, 1)})


def interval(measurement: Measurement, unit: Unit, rule: Rule) -> Phrase | None:
    """How far the true value may be from the measured one; None where that is not known."""
    return (
        None if measurement.interval is None else _between(measurement.interval, measurement, unit, rule, outward=True)
    )


def usual(indicator: Indicator, unit: Unit, rule: Rule) -> Phrase | None:
    """What is usual here, in the same words as the amount; None without a usual range."""
    if indicator.usual is None:
        return None
    if unit == "share" and indicator.usual.low <= 0 and indicator.usual.high >= 1:
        return Phrase("between-anything")
    return _between(indicator.usual, indicator.measurement, unit, rule)


def _between(bounds: Range, measurement: Measurement, unit: Unit, rule: Rule, *, outward: bool = False) -> Phrase:
    """Two bounds in the measure's own words: rounded away from each other when `outward`, otherwise towards."""
    whole = _integers_around if outward else _integers_within
    if unit != "ratio":
        bounds = Range(max(bounds.low, 0.0), max(bounds.high, 0.0))
    if unit == "minutes":
        return _bounded("between", duration(bounds.low), duration(bounds.high))
    if unit == "share":
        bounds = Range(min(bounds.low, 1.0), min(bounds.high, 1.0))
        denominator = measurement.denominator
        if denominator is None or denominator < rule.least_for_percent:
            among = _whole(denominator or _TENS)
            low, high = whole(bounds, float(among))
            return _bounded("between-of", low, high, among=among)
        low, high = whole(bounds, 100.0)
        return _bounded("between-percent", low, high)
    if unit != "ratio" and measurement.value is not None and measurement.value == round(measurement.value):
        low, high = whole(bounds, 1.0)
        return _bounded("between", low, high)
    return _bounded("between", float(bounds.low), float(bounds.high))


def _bounded(text_id: str, low: Value, high: Value, **values: Value) -> Phrase:
    if low == high and isinstance(low, Phrase):
        return low
    if low == high:
        return Phrase(f"{text_id}-about", {"value": low, **values})
    return Phrase(text_id, {"low": low, "high": high, **values})


def _integers_within(bounds: Range, scale: float) -> tuple[int, int]:
    """The whole numbers inside the bounds, so that a value told as outside never reads as inside."""
    low, high = ceil(bounds.low * scale - 1e-9), floor(bounds.high * scale + 1e-9)
    return (low, high) if low <= high else (round(bounds.low * scale), round(bounds.high * scale))


def _integers_around(bounds: Range, scale: float) -> tuple[int, int]:
    return floor(bounds.low * scale + 1e-9), ceil(bounds.high * scale - 1e-9)


def _whole(value: float) -> int | float:
    return int(value) if value == round(value) else value


def reading(indicator: Indicator, rule: Rule) -> Phrase:
    """The one plain line of an indicator, or the line that says why there is none."""
    measurement, row = indicator.measurement, rule.indicators[indicator.name]
    if measurement.value is None:
        return Phrase(f"indicator-{indicator.name}.unknown")
    return Phrase(f"indicator-{indicator.name}.reading", _values(measurement, row.unit, rule))


def _values(measurement: Measurement, unit: Unit, rule: Rule) -> Mapping[str, Value]:
    value = measurement.value
    assert value is not None
    return {
        "value": _whole(value),
        "amount": amount(measurement, unit, rule),
        "count": _whole(measurement.numerator or 0),
        "base": _whole(measurement.denominator or 0),
        "sign": _sign(measurement),
    }


def _sign(measurement: Measurement) -> str:
    """Which side of 0 the value is on, and whether its whole interval is above 1."""
    if measurement.value is not None and measurement.value < 0:
        return "below"
    return "above_one" if measurement.interval is not None and measurement.interval.low > 1 else "above"


def comparison(indicator: Indicator, rule: Rule, *, comparable: bool) -> Phrase:
    """How the value stands against its own past, with the usual range where there is one."""
    stands = standing(indicator, rule, comparable=comparable)
    told = usual(indicator, rule.indicators[indicator.name].unit, rule)
    if stands in (Standing.SILENT, Standing.NO_HISTORY) or told is None:
        return Phrase("comparison-no-history" if comparable else "comparison-not-comparable")
    return Phrase(f"comparison-{stands.replace('_', '-')}", {"usual": told})


def reached_stage(indicator: Indicator, rule: Rule) -> Phrase | None:
    """The published stage of a community that its interval clears, if any."""
    found = stage(indicator.measurement) if indicator.name in rule.staged else None
    return None if found is None else Phrase(f"stage-{found}")
