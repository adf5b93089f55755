"""The published rule of choice and the table of experiments, read from their data files once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

Unit = Literal["share", "turns", "people", "minutes", "conversations", "ratio"]

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class IndicatorRule:
    """How an indicator is put into words, and how much a change of it weighs in the verdict."""

    unit: Unit
    weight: float


@dataclass(frozen=True, slots=True)
class Rule:
    """`reports/data/rule.toml`; `docs/metrics/findings.md` says what each number means."""

    least_heard: float
    least_denominator: int
    least_effect: float
    inner: float
    effect_cap: float
    changes_at_most: int
    least_for_percent: int
    waiting_at_most: int
    waiting_each_at_most: int
    waiting_order: tuple[str, ...]
    themes_at_most: int
    needs_at_most: int
    recurring_at_most: int
    ordinary_trends: tuple[str, ...]
    names_at_most: int
    contents_at_most: int
    self_sustaining: tuple[str, ...]
    staged: tuple[str, ...]
    charted: str
    indicators: Mapping[str, IndicatorRule]


@dataclass(frozen=True, slots=True)
class ExperimentRule:
    """When an experiment is suggested: a fact that is there, or an indicator beyond a bound."""

    key: str
    fact: str | None = None
    at_least: int = 1
    indicator: str | None = None
    below: float | None = None
    above: float | None = None
    least: int = 0


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))


@cache
def rule() -> Rule:
    """The rule in force."""
    table = _table("rule.toml")
    return Rule(
        least_heard=table["listening"]["least_heard"],
        least_denominator=table["change"]["least_denominator"],
        least_effect=table["change"]["least_effect"],
        inner=table["change"]["inner"],
        effect_cap=table["change"]["effect_cap"],
        changes_at_most=table["change"]["at_most"],
        least_for_percent=table["words"]["least_for_percent"],
        waiting_at_most=table["waiting"]["at_most"],
        waiting_each_at_most=table["waiting"]["each_at_most"],
        waiting_order=tuple(table["waiting"]["order"]),
        themes_at_most=table["themes"]["at_most"],
        needs_at_most=table["themes"]["needs_at_most"],
        recurring_at_most=table["themes"]["recurring_at_most"],
        ordinary_trends=tuple(table["themes"]["ordinary_trends"]),
        names_at_most=table["people"]["names_at_most"],
        contents_at_most=table["content"]["at_most"],
        self_sustaining=tuple(table["self_sustaining"]["indicators"]),
        staged=tuple(table["self_sustaining"]["staged"]),
        charted=table["chart"]["indicator"],
        indicators={name: IndicatorRule(**row) for name, row in table["indicators"].items()},
    )


@cache
def experiments() -> tuple[ExperimentRule, ...]:
    """The experiments that may be suggested, in the order in which they are tried."""
    return tuple(ExperimentRule(**row) for row in _table("experiments.toml")["rule"])
