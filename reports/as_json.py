"""A week as plain data, in the interchange format: a stable interface, read by other programs."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from metrics.values import Range
from reports.digest import Digest, Line
from reports.facts import Coverage, Indicator, Waiting


def week(digest: Digest) -> dict[str, Any]:
    """The week's digest as the interchange format has it; unknown is None, times are ISO 8601 in UTC."""
    facts = digest.facts
    return {
        "week": str(facts.week),
        "start": _iso(facts.start),
        "end": _iso(facts.end),
        "indicators": {name: _indicator(indicator) for name, indicator in facts.indicators.items()},
        "findings": [_finding(line) for line in digest.lines],
        "open_questions": _waiting(facts.open_questions),
        "awaiting_reply": _waiting(facts.awaiting_reply),
        "newcomers_unanswered": _waiting(facts.newcomers_unanswered),
        "themes": [
            {
                "label": theme.label,
                "people": theme.people,
                "message_ids": list(theme.message_ids),
                "trend": theme.trend,
            }
            for theme in facts.themes
        ],
        "quiet_members": [
            {
                "author": quiet.author,
                "last_at": _iso(quiet.last_at),
                "usual_turns_per_week": quiet.usual_turns_per_week,
            }
            for quiet in facts.people.gone_quiet
        ],
        "coverage": _coverage(facts.coverage),
    }


def _finding(line: Line) -> dict[str, Any]:
    return {"kind": line.kind, "text": line.text, "message_ids": list(line.message_ids)}


def _indicator(indicator: Indicator) -> dict[str, Any]:
    measurement = indicator.measurement
    bounds = measurement.interval
    return {
        "value": measurement.value,
        "low": None if bounds is None else bounds.low,
        "high": None if bounds is None else bounds.high,
        "numerator": measurement.numerator,
        "denominator": measurement.denominator,
        "usual": _range(indicator.usual),
    }


def _range(bounds: Range | None) -> dict[str, float] | None:
    return None if bounds is None else {"low": bounds.low, "high": bounds.high}


def _waiting(queue: Iterable[Waiting]) -> list[dict[str, Any]]:
    return [
        {
            "message_id": one.message_id,
            "author": one.author,
            "at": _iso(one.at),
            "age_hours": round(one.age_hours, 1),
            "excerpt": one.excerpt,
        }
        for one in queue
    ]


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "messages": coverage.messages,
        "turns": coverage.turns,
        "members": coverage.members,
        "staff": coverage.staff,
        "not_scored": coverage.not_scored,
        "heard": coverage.heard,
        "unheard": [{"start": _iso(start), "end": _iso(end)} for start, end in coverage.unheard],
        "partial": coverage.partial,
    }


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
