"""The page on quality: every figure has its place, what several share is said once, and no miss goes unsaid."""

import pkgutil

import pytest

import benchmarks.quality as package
from benchmarks.figure import Figure
from benchmarks.quality._report import AREAS, report

PEACE = Figure("weeks left in peace", "weeks in random order", n=9, value=0.9, low=0.8, high=1.0, target=0.9)
LENGTH = Figure("depth against length", "partial correlation", n=20, value=-0.12, within=0.1, tried="longer pairs")
EASY, HARD = (
    Figure(
        f"pairs, {kind}", "which is deeper", n=2, value=0.5, target=0.95, wrong=("one\nabove two",), tried="relevance"
    )
    for kind in ("easy", "hard")
)


def test_every_module_that_measures_has_its_place() -> None:
    measuring = {info.name for info in pkgutil.iter_modules(package.__path__) if not info.ispkg}
    assert {name for name in measuring if not name.startswith("_")} == {name for area in AREAS for name in area.modules}
    with pytest.raises(KeyError, match="moods"):
        report({"moods": [PEACE]})


def test_what_figures_have_in_common_is_told_once() -> None:
    page = report({"depth": [EASY, HARD, LENGTH], "false_alarms": [PEACE]})
    assert page.count("which is deeper") == page.count("* *pairs, easy*, *pairs, hard*: relevance") == 1
    assert page.count("one above two") == 1
    assert "### pairs, easy, pairs, hard" in page


def test_the_overview_counts_what_is_reached_and_names_what_is_not() -> None:
    page = report({"depth": [EASY, LENGTH], "false_alarms": [PEACE]})
    overview = page.split("\n## ")[0]
    assert "0 of 2 | pairs, easy: 0.500 of 0.95; depth against length: -0.120 of 0 ± 0.1 |" in overview
    assert "| 1 of 1 |  |" in overview


def test_a_miss_without_a_word_on_what_was_tried_says_so_and_what_is_skipped_says_why() -> None:
    page = report(
        {"links": [Figure("links", "F1", value=0.1, target=0.2), Figure("authors", "share", skipped="no data")]}
    )
    assert "*links*: nothing was tried yet." in page
    assert "| authors | | skipped: no data |" in page
