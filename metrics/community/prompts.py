"""Does the community need to be prompted? S4 compares days with and without a staff prompt, weekday by weekday."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from metrics.community.intervals import Z_95
from metrics.community.thresholds import THRESHOLDS
from metrics.community.view import Day, days
from metrics.once import WEEKS, while_unchanged
from metrics.values import CommunityWindow, Measurement, Range, ReadTurn

Cell = list[int]
"""Members' turns on each day of one weekday, of one kind."""


def is_prompt(read: ReadTurn) -> bool:
    """Whether a turn is a staff prompt: staff opening a conversation."""
    return read.staff and read.conversation_id == read.id


def unprompted_activity(window: CommunityWindow) -> Measurement:
    """S4: members' turns a day on days without a staff prompt / on days with one, matched by weekday.

    A prompt is a turn by staff that opens a conversation, or a drop. The ratio is Mantel and Haenszel's over weekdays
    (Greenland & Robins 1985, Biometrics 41), over this week and the eight before, since seven days cannot tell;
    its variance is multiplied by the overdispersion of the days, since talk comes in bursts. `numerator` and
    `denominator` are the matched turns a day of the two kinds. It cannot tell a quiet day that staff chose to break
    from a lively day that staff joined: it is a comparison, not an effect.
    """
    cells = _cells(days(window), window)
    matched = {weekday: pair for weekday, pair in cells.items() if pair[0] and pair[1]}
    quiet_days = sum(len(without) for without, _ in matched.values())
    prompted_days = sum(len(prompted) for _, prompted in matched.values())
    if not matched:
        return Measurement(None)
    without_rate, with_rate, variance = _matched_rates(matched.values())
    weight = sum(len(a) * len(b) / (len(a) + len(b)) for a, b in matched.values())
    numerator, denominator = without_rate / weight, with_rate / weight
    spread = _overdispersion(matched.values())
    if min(quiet_days, prompted_days) < THRESHOLDS.minimum_days or not without_rate or not with_rate or spread is None:
        return Measurement(None, None, numerator, denominator)
    ratio = without_rate / with_rate
    reach = math.exp(Z_95 * math.sqrt(variance * spread))
    return Measurement(ratio, Range(ratio / reach, ratio * reach), numerator, denominator)


def _cells(found: Iterable[Day], window: CommunityWindow) -> Mapping[int, tuple[Cell, Cell]]:
    """Weekday -> (days without a prompt, days with one). Days that were not wholly heard are left out."""
    cells: dict[int, tuple[Cell, Cell]] = defaultdict(lambda: ([], []))
    for day in found:
        if not day.heard:
            continue
        members, prompted = _activity(day.turns) if day.turns else (0, False)
        prompted = prompted or any(day.start <= drop < day.end for drop in window.drops)
        cells[day.weekday][prompted].append(members)
    return cells


@while_unchanged(7 * WEEKS)
def _activity(day: Sequence[ReadTurn]) -> tuple[int, bool]:
    """How many turns members took, and whether staff prompted."""
    return sum(not read.staff for read in day), any(map(is_prompt, day))


def _matched_rates(cells: Iterable[tuple[Cell, Cell]]) -> tuple[float, float, float]:
    """Mantel and Haenszel's two weighted sums, and the Poisson variance of the logarithm of their ratio."""
    without_rate = with_rate = spread = 0.0
    for without, prompted in cells:
        all_days = len(without) + len(prompted)
        without_rate += sum(without) * len(prompted) / all_days
        with_rate += sum(prompted) * len(without) / all_days
        spread += (sum(without) + sum(prompted)) * len(without) * len(prompted) / all_days**2
    return without_rate, with_rate, spread / (without_rate * with_rate) if without_rate and with_rate else math.inf


def _overdispersion(cells: Iterable[tuple[Cell, Cell]]) -> float | None:
    """Pearson's chi-square over its degrees of freedom, at least 1; None when no cell has two days to compare."""
    chi_square, freedom = 0.0, 0
    for cell in (cell for pair in cells for cell in pair):
        mean = sum(cell) / len(cell)
        if mean:
            chi_square += sum((turns - mean) ** 2 for turns in cell) / mean
            freedom += len(cell) - 1
    return max(1.0, chi_square / freedom) if freedom else None
