"""The three sentences a digest opens with: what changed, why we think so, how sure we are."""

from dataclasses import dataclass

from metrics.values import Measurement
from reports.amounts import amount, usual
from reports.change import Change, Standing, changes, is_comparable, standing
from reports.facts import WeekFacts
from reports.rule import Rule
from reports.waiting import count_urgent, count_waiting
from reports.wording import Listing, Phrase, Value


@dataclass(frozen=True, slots=True)
class Verdict:
    """Sentences, and the messages they rest on."""

    sentences: tuple[Phrase, ...]
    message_ids: tuple[str, ...]


def verdict(facts: WeekFacts, rule: Rule) -> Verdict:
    """Three sentences about a week in which there is something to say."""
    stand_out = changes(facts, rule)[: rule.changes_at_most]
    if stand_out:
        rests_on = (message_id for change in stand_out for message_id in change.indicator.message_ids)
        message_ids = tuple(dict.fromkeys(rests_on)) or facts.message_ids
        return Verdict((_what_changed(stand_out), _why(stand_out, rule), _how_sure(stand_out)), message_ids)
    return Verdict(
        (_no_change(facts, rule), _why_no_change(facts, rule), _how_sure_no_change(facts, rule)), facts.message_ids
    )


def quiet_week(facts: WeekFacts, rule: Rule) -> Verdict:
    """Two sentences about a week with nothing to report."""
    if facts.coverage.turns == 0:
        return Verdict((Phrase("quiet-silence"), Phrase("quiet-silence-heard")), facts.message_ids)
    counted: dict[str, Value] = {"turns": facts.coverage.turns, "members": facts.coverage.members}
    if not is_comparable(facts, rule):
        return Verdict((Phrase("quiet-nothing"), Phrase("quiet-partial", counted)), facts.message_ids)
    second = Phrase("quiet-usual" if _compared(facts, rule) else "quiet-too-early", counted)
    return Verdict((Phrase("quiet-nothing"), second), facts.message_ids)


# ---------------------------------------------------------------- something moved


def _what_changed(stand_out: tuple[Change, ...]) -> Phrase:
    moved = tuple(Phrase(f"indicator-{change.indicator.name}.{change.direction}") for change in stand_out)
    return Phrase("verdict-changed", {"what": Listing(moved)})


def _why(stand_out: tuple[Change, ...], rule: Rule) -> Phrase:
    return Phrase(
        "verdict-why", {"evidence": Listing(tuple(_evidence(change, rule) for change in stand_out), long=True)}
    )


def _evidence(change: Change, rule: Rule) -> Phrase:
    indicator = change.indicator
    unit = rule.indicators[indicator.name].unit
    told = usual(indicator, unit, rule)
    assert told is not None
    return Phrase(
        "verdict-evidence",
        {
            "name": Phrase(f"indicator-{indicator.name}"),
            "amount": amount(indicator.measurement, unit, rule),
            "usual": told,
        },
    )


def _how_sure(stand_out: tuple[Change, ...]) -> Phrase:
    """As sure as of the least sure of them."""
    least = next((change for change in stand_out if change.sure == "moderate"), None)
    if least is None:
        return Phrase("verdict-sure-high", {"count": len(stand_out)})
    few = _rests_on(least.indicator.measurement)
    return Phrase("verdict-sure-moderate") if few is None else Phrase("verdict-sure-moderate-n", {"n": few})


def _rests_on(measurement: Measurement) -> int | None:
    return None if measurement.denominator is None else int(measurement.denominator)


# ---------------------------------------------------------------- nothing moved, but there is something to say


def _no_change(facts: WeekFacts, rule: Rule) -> Phrase:
    matters = Listing(tuple(_matters(facts, rule)))
    if not is_comparable(facts, rule):
        return Phrase("verdict-partial", {"what": matters})
    return Phrase("verdict-no-change" if _compared(facts, rule) else "verdict-too-early", {"what": matters})


def _matters(facts: WeekFacts, rule: Rule) -> list[Value]:
    """What asks for attention in a week without changes, in the order of the digest."""
    new = [theme for theme in facts.themes if theme.trend == "new"]
    people, urgent = facts.people, count_urgent(facts)
    counted: list[tuple[str, int]] = [
        ("matters-waiting", urgent),
        ("matters-awaiting", 0 if urgent else count_waiting(facts)),
        ("matters-new-themes", len(new)),
        ("matters-newly-speaking", len(people.newly_speaking)),
        ("matters-returning", len(people.returning)),
        ("matters-gone-quiet", sum(quiet.first_noticed for quiet in people.gone_quiet)),
    ]
    said: list[Value] = [Phrase(text_id, {"count": count}) for text_id, count in counted if count]
    return said[:_NAMED_AT_MOST] or [Phrase("matters-reading")]


_NAMED_AT_MOST = 3


def _compared(facts: WeekFacts, rule: Rule) -> int:
    """How many indicators could be compared with their own past."""
    comparable = is_comparable(facts, rule)
    stands = [
        standing(facts.indicators[name], rule, comparable=comparable)
        for name in rule.indicators
        if name in facts.indicators
    ]
    return sum(one not in (Standing.SILENT, Standing.NO_HISTORY, Standing.TOO_VARIED) for one in stands)


def _why_no_change(facts: WeekFacts, rule: Rule) -> Phrase:
    coverage = facts.coverage
    counted: dict[str, Value] = {"turns": coverage.turns, "members": coverage.members}
    compared = _compared(facts, rule)
    if compared:
        return Phrase("verdict-why-no-change", {**counted, "compared": compared})
    return Phrase("verdict-why-partial" if not is_comparable(facts, rule) else "verdict-why-too-early", counted)


def _how_sure_no_change(facts: WeekFacts, rule: Rule) -> Phrase:
    if not is_comparable(facts, rule):
        return Phrase("verdict-sure-partial")
    return Phrase("verdict-sure-no-change" if _compared(facts, rule) else "verdict-sure-too-early")
