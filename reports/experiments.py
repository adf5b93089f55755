"""The one experiment that a digest suggests: the first rule of the table whose facts are there."""

from collections.abc import Mapping
from dataclasses import dataclass

from reports.facts import WeekFacts
from reports.rule import ExperimentRule, experiments
from reports.wording import Value


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to try, and the messages that suggest it."""

    key: str
    values: Mapping[str, Value]
    message_ids: tuple[str, ...]


def suggested(facts: WeekFacts) -> Suggestion | None:
    """The experiment of the week, None when nothing in the facts asks for one."""
    for row in experiments():
        message_ids = _grounds(row, facts)
        if message_ids is not None:
            return Suggestion(row.key, _values(row, facts), message_ids)
    return None


def _grounds(row: ExperimentRule, facts: WeekFacts) -> tuple[str, ...] | None:
    """The messages a rule rests on, None when it does not apply."""
    if row.fact is not None:
        held = _held(row.fact, facts)
        if len(held) < row.at_least:
            return None
        return tuple(dict.fromkeys(message_id for message_ids in held for message_id in message_ids))
    indicator = facts.indicators.get(row.indicator or "")
    if indicator is None or indicator.measurement.value is None:
        return None
    value, denominator = indicator.measurement.value, indicator.measurement.denominator or 0
    beyond = (row.below is not None and value < row.below) or (row.above is not None and value > row.above)
    return (indicator.message_ids or facts.message_ids) if beyond and denominator >= row.least else None


def _held(fact: str, facts: WeekFacts) -> list[tuple[str, ...]]:
    """What a named fact holds this week: the message ids of each thing in it."""
    match fact:
        case "newcomers_unanswered":
            return [(one.message_id,) for one in facts.newcomers_unanswered]
        case "open_questions":
            return [(one.message_id,) for one in facts.open_questions]
        case "recurring_questions":
            return [question.message_ids for question in facts.recurring_questions]
        case "new_themes":
            return [theme.message_ids for theme in facts.themes if theme.trend == "new"]
        case "member_conversation":
            return [] if facts.member_conversation is None else [facts.member_conversation.message_ids]
        case "worth_reading":
            return [] if facts.worth_reading is None else [(facts.worth_reading.message_id,)]
    raise LookupError(f"no such fact in the table of experiments: {fact!r}")


def _values(row: ExperimentRule, facts: WeekFacts) -> Mapping[str, Value]:
    new = next((theme.label for theme in facts.themes if theme.trend == "new"), "")
    recurring = facts.recurring_questions[0].label if facts.recurring_questions else ""
    return {
        "count": len(_held(row.fact, facts)) if row.fact else 0,
        "label": recurring if row.fact == "recurring_questions" else new,
    }
