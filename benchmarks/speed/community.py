"""How long all indicators of all weeks take: a large community and a small one, beside taking each indicator alone."""

import dataclasses
import time
from collections.abc import Callable, Sequence

from benchmarks.communities import Room, talk, windows
from metrics.catalogue import METRICS
from metrics.community.axes import member_axes
from metrics.community.members import gone_quiet, newly_speaking, returning
from metrics.community.rhythm import rhythm
from metrics.values import CommunityWindow
from services.workers import collect_seldom

LARGE = Room(300, staff=5, conversations_per_day=95.0, turns_per_conversation=12.0)
SMALL = Room(11, conversations_per_day=1.5)
SECONDS_FOR_LARGE = 5.0


def main() -> None:
    """Print processor seconds for each community: 13 weeks of about 100,000 turns, and 210 weeks of eleven people."""
    collect_seldom()  # as the worker process does
    for name, room, weeks in (("300 members, 13 weeks", LARGE, 13), ("11 members, 210 weeks", SMALL, 210)):
        reads = talk(room, weeks)
        seen = windows(reads)
        together, alone, people = _seconds(_indicators, seen), _seconds(_each_alone, seen), _seconds(_members, seen)
        target = f"  target {SECONDS_FOR_LARGE:.0f} s" if room is LARGE else ""
        print(
            f"{name}, {len(reads):,} turns: indicators {together:.2f} s ({1000 * together / len(seen):.1f} ms a week), "
            f"members {people:.2f} s; each indicator on its own {alone:.2f} s{target}"
        )


def _indicators(seen: Sequence[CommunityWindow]) -> None:
    for window in seen:
        for metric in METRICS:
            metric.collect(window)


def _each_alone(seen: Sequence[CommunityWindow]) -> None:
    """The baseline: no indicator knows what another has already worked out of the same window."""
    for window in seen:
        for metric in METRICS:
            metric.collect(dataclasses.replace(window))


def _members(seen: Sequence[CommunityWindow]) -> None:
    for window in seen:
        for read in (newly_speaking, returning, gone_quiet, member_axes, rhythm):
            read(window)


def _seconds(work: Callable[[Sequence[CommunityWindow]], None], seen: Sequence[CommunityWindow]) -> float:
    start = time.process_time()
    work(seen)
    return time.process_time() - start


if __name__ == "__main__":
    main()
