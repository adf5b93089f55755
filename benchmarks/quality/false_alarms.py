"""Does the usual range stay silent in communities in which nothing changes?"""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence

from benchmarks.communities import Room, talk, windows
from benchmarks.figure import Figure, bootstrap
from metrics.catalogue import METRICS
from metrics.community.baseline import stands_out, usual
from metrics.values import Measurement, Range

ROOMS = (Room(11, conversations_per_day=1.0), Room(30, conversations_per_day=2.0), Room(80, conversations_per_day=6.0))
WEEKS, WARM_UP, SEEDS = 60, 16, range(3)

Alarm = Callable[[Measurement, Sequence[float | None]], bool]


def figures() -> Iterable[Figure]:
    """The share of weeks without any indicator standing out, per size of room, weeks in shuffled order."""
    for room in ROOMS:
        measured = [_measured(room, seed) for seed in SEEDS]
        quiet = _quiet_weeks(measured, _ours)
        low, high = bootstrap(quiet, lambda drawn: sum(drawn) / len(drawn))
        yield Figure(
            name=f"weeks left in peace, {room.people} members, nothing changes",
            protocol="made-up bursty communities of constant habits, weeks shuffled; share of weeks in which none of "
            f"the {len(METRICS)} indicators stands out",
            n=len(quiet),
            value=sum(quiet) / len(quiet),
            low=low,
            high=high,
            target=0.9,
            baselines={
                "value outside the last 8 weeks": _share(measured, _outside_recent_extremes),
                "value beyond mean +- 2 sd": _share(measured, _beyond_two_deviations),
            },
        )


def _measured(room: Room, seed: int) -> list[Mapping[str, Measurement]]:
    weeks: list[Mapping[str, Measurement]] = [
        {m.name: m.collect(window) for m in METRICS} for window in windows(talk(room, WEEKS, seed))[WARM_UP:]
    ]
    random.Random(seed).shuffle(weeks)
    return weeks


def _quiet_weeks(measured: Sequence[Sequence[Mapping[str, Measurement]]], alarm: Alarm) -> list[bool]:
    return [
        not any(alarm(weeks[now][m.name], [past[m.name].value for past in weeks[now - 8 : now]]) for m in METRICS)
        for weeks in measured
        for now in range(8, len(weeks))
    ]


def _share(measured: Sequence[Sequence[Mapping[str, Measurement]]], alarm: Alarm) -> float:
    quiet = _quiet_weeks(measured, alarm)
    return sum(quiet) / len(quiet)


def _ours(now: Measurement, history: Sequence[float | None]) -> bool:
    return stands_out(now, usual(history)) is not None


def _outside_recent_extremes(now: Measurement, history: Sequence[float | None]) -> bool:
    known = [value for value in history if value is not None]
    return _outside(now, Range(min(known), max(known)) if len(known) >= 4 else None)


def _beyond_two_deviations(now: Measurement, history: Sequence[float | None]) -> bool:
    known = [value for value in history if value is not None]
    if len(known) < 4:
        return False
    mean = sum(known) / len(known)
    reach = 2 * (sum((value - mean) ** 2 for value in known) / (len(known) - 1)) ** 0.5
    return _outside(now, Range(mean - reach, mean + reach))


def _outside(now: Measurement, limits: Range | None) -> bool:
    return limits is not None and now.value is not None and not limits.low <= now.value <= limits.high
