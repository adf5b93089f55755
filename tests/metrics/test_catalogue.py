"""Every metric has a name that others can rely on, words in both languages, and a page that explains it."""

import re

import pytest

from core.paths import ROOT
from core.text import LOCALES, texts
from metrics.catalogue import METRICS, Metric

PAGES = ROOT / "docs" / "metrics"
HEADING = re.compile(r"^## `(\w+)`\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def explained() -> dict[str, str]:
    """Metric -> its section in the pages."""
    sections: dict[str, str] = {}
    for page in sorted(PAGES.glob("*.md")):
        for name, section in HEADING.findall(page.read_text(encoding="utf-8")):
            assert name not in sections, f"{name} is explained twice"
            sections[name] = section
    return sections


def test_every_metric_is_explained_and_nothing_else_is() -> None:
    assert explained().keys() == {metric.name for metric in METRICS}


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_an_explanation_says_how_whence_and_what_it_cannot_tell(metric: Metric) -> None:
    section = explained()[metric.name]
    for part in ("**Formula**", "**Source**", "**Cannot tell**"):
        assert part in section, f"{metric.name}: {part} is missing"


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_a_metric_is_described_where_it_is_defined(metric: Metric) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", metric.name)
    assert metric.formula
    assert metric.source
    assert metric.cannot_tell
    assert metric.collect.__doc__


def test_names_are_unique() -> None:
    assert len({metric.name for metric in METRICS}) == len(METRICS)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_metric_has_words(locale: str) -> None:
    for metric in METRICS:
        assert texts(locale).has(f"indicator-{metric.name}"), metric.name


def test_shares_end_at_one_and_counts_nowhere() -> None:
    assert {metric.most for metric in METRICS if metric.unit == "share"} == {1.0}
    assert {metric.most for metric in METRICS if metric.unit != "share"} == {None}
