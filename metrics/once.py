"""Work that several measures of one week share is done once."""

from collections.abc import Callable
from functools import wraps
from typing import Generic, TypeVar

REMEMBERED = 131072
"""Turns whose reading is kept, since nine windows share each: more than three hundred people write in nine weeks."""

Given = TypeVar("Given")
Result = TypeVar("Result")


class _Latest(Generic[Given, Result]):
    """What was asked last, and what came of it."""

    def __init__(self) -> None:
        self.entry: tuple[Given, Result] | None = None


def once(measure: Callable[[Given], Result]) -> Callable[[Given], Result]:
    """Remember what came of the value that was asked about last, told by identity; nothing older is kept.

    The measures of one window are taken one after the other, so one entry is enough, and a frozen window cannot change
    under it.
    """
    latest: _Latest[Given, Result] = _Latest()

    @wraps(measure)
    def remembered(given: Given) -> Result:
        if latest.entry is None or latest.entry[0] is not given:
            latest.entry = (given, measure(given))
        return latest.entry[1]

    return remembered
