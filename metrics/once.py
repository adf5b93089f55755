"""Work that several measures of one week share, or that one week shares with the next, is done once."""

from collections.abc import Callable, Sequence
from functools import wraps
from operator import is_
from typing import Generic, TypeVar

from metrics.values import ReadTurn

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


TALKS = 16384
"""Conversations of which something is remembered."""


class WhileUnchanged(Generic[Result]):
    """What came of a stretch of turns, as long as it is asked about with the very same turns.

    Nine windows share most conversations; one that goes on, or that the edge of a window cuts, is another stretch.
    """

    def __init__(self, most: int = TALKS) -> None:
        self._most = most
        self._known: dict[tuple[str, str, int], tuple[Sequence[ReadTurn], Result]] = {}

    def of(self, turns: Sequence[ReadTurn], measure: Callable[[Sequence[ReadTurn]], Result]) -> Result:
        """`measure(turns)`, where `turns` is one turn at least and does not change any more."""
        key = turns[0].turn.id, turns[-1].turn.id, len(turns)
        known = self._known.get(key)
        if known is not None and all(map(is_, known[0], turns)):
            return known[1]
        result = measure(turns)
        if len(self._known) >= self._most:
            self._known.clear()
        self._known[key] = (turns, result)
        return result
