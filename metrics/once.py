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
WEEKS = 16
"""Weeks of which something is remembered: those of one window, and of some windows after it."""


def while_unchanged(
    most: int,
) -> Callable[[Callable[[Sequence[ReadTurn]], Result]], Callable[[Sequence[ReadTurn]], Result]]:
    """Remember what came of a stretch of turns, as long as it is asked about with the very same turns.

    Nine windows share a week, and most conversations; one that goes on, or that the edge of a window cuts, is another
    stretch. Of more than `most` the oldest is forgotten. A stretch is one turn at least and does not change any more.
    """

    def decorated(measure: Callable[[Sequence[ReadTurn]], Result]) -> Callable[[Sequence[ReadTurn]], Result]:
        known: dict[tuple[str, str, int], tuple[Sequence[ReadTurn], Result]] = {}

        @wraps(measure)
        def remembered(turns: Sequence[ReadTurn]) -> Result:
            key = turns[0].id, turns[-1].id, len(turns)
            found = known.get(key)
            if found is not None and (found[0] is turns or all(map(is_, found[0], turns))):
                return found[1]
            result = measure(turns)
            if len(known) >= most:
                del known[next(iter(known))]
            known[key] = (turns, result)
            return result

        return remembered

    return decorated
