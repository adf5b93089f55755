"""When members write: weekday by hour, to know when to post."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from metrics.community.thresholds import THRESHOLDS
from metrics.values import CommunityWindow, ReadTurn


@dataclass(frozen=True, slots=True)
class Rhythm:
    """`turns[weekday][hour]` counts turns, Monday first, local hours. `people` wrote them."""

    turns: tuple[tuple[int, ...], ...]
    people: int


def rhythm(window: CommunityWindow, segment: Collection[str] | None = None) -> Rhythm | None:
    """When members (or those of a segment) began their turns, over this week and the eight before, in local time.

    None for fewer than five people, in whom single habits would be read. When people write is not when they read.
    """
    return rhythm_of((*window.earlier, *window.turns), ZoneInfo(window.zone), segment)


def rhythm_of(turns: Iterable[ReadTurn], zone: ZoneInfo, segment: Collection[str] | None = None) -> Rhythm | None:
    """The same, of any turns."""
    table = [[0] * 24 for _ in range(7)]
    people = set()
    for read in turns:
        if read.staff or (segment is not None and read.author not in segment):
            continue
        local = read.at.astimezone(zone)
        table[local.weekday()][local.hour] += 1
        people.add(read.author)
    if len(people) < THRESHOLDS.segment_people:
        return None
    return Rhythm(tuple(tuple(hours) for hours in table), len(people))
