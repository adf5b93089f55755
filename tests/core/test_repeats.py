"""Repeats as people write them."""

from datetime import date, time
from itertools import islice

import pytest

from core.errors import UserFacingError
from core.repeats import Repeat, read_repeat


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("ogni martedì alle 18:30", Repeat((1,), time(18, 30))),
        ("every Tuesday at 18:30", Repeat((1,), time(18, 30))),
        ("Ogni lunedì e giovedì alle 9", Repeat((0, 3), time(9))),
        ("every monday, wednesday and friday at 9 pm", Repeat((0, 2, 4), time(21))),
        ("tutti i giorni alle 8", Repeat(tuple(range(7)), time(8))),
        ("every day at noon", Repeat(tuple(range(7)), time(12))),
    ],
)
def test_both_languages_say_the_same(said: str, read: Repeat) -> None:
    assert read_repeat(said) == read


@pytest.mark.parametrize("said", ["", "martedì", "ogni martedì", "ogni tanto alle 9", "every tuesday at 27:00"])
def test_what_is_no_rule_is_refused(said: str) -> None:
    with pytest.raises(UserFacingError, match="repeat-unreadable"):
        read_repeat(said)


def test_its_days_come_in_order() -> None:
    days = islice(Repeat((1, 3), time(9)).on(date(2026, 5, 5)), 3)
    assert [day.isoformat() for day in days] == ["2026-05-05", "2026-05-07", "2026-05-12"]
