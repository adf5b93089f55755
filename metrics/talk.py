"""The talk of a week and of the weeks before as several measures look at it: by id, and week by week.

Nine windows share a week: what is counted in it is counted once (`metrics.once.while_unchanged`).
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from zoneinfo import ZoneInfo

from metrics.once import WEEKS, once, while_unchanged
from metrics.values import CommunityWindow, ReadTurn

EARLIER_WEEKS = 8
_start = attrgetter("at")


@once
def turns_by_id(window: CommunityWindow) -> Mapping[str, ReadTurn]:
    """Every turn of the week and of the weeks before."""
    by_id: dict[str, ReadTurn] = {}
    for week in weeks_of(window):
        by_id.update(_by_id_in(week))
    return by_id


@while_unchanged(WEEKS)
def _by_id_in(week: Sequence[ReadTurn]) -> Mapping[str, ReadTurn]:
    return {read.id: read for read in week}


@once
def weeks_before(window: CommunityWindow) -> tuple[Sequence[ReadTurn], ...]:
    """The turns of each week before in which there are any, the oldest week first."""
    zone = ZoneInfo(window.zone)
    begins = (window.week.shifted(-back).start(zone) for back in range(EARLIER_WEEKS - 1, 0, -1))
    places = [bisect_left(window.earlier, moment, key=_start) for moment in begins]
    weeks = (window.earlier[first:end] for first, end in pairwise((0, *places, len(window.earlier))))
    return tuple(_as_known(week) for week in weeks if week)


def weeks_of(window: CommunityWindow) -> tuple[Sequence[ReadTurn], ...]:
    """The same, and last the week itself, if there are turns in it."""
    return (*weeks_before(window), _as_known(window.turns)) if window.turns else weeks_before(window)


@while_unchanged(WEEKS)
def _as_known(week: Sequence[ReadTurn]) -> Sequence[ReadTurn]:
    """The very sequence by which a week was known before: it is looked through once, and not for every measure."""
    return week
