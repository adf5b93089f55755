"""How often a member says something articulated, and how deep they usually go. Two axes, never one number or a rank."""

import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from metrics.community.intervals import Z_80, gamma_quantile
from metrics.community.thresholds import THRESHOLDS
from metrics.values import CommunityWindow, Range, ReadTurn


@dataclass(frozen=True, slots=True)
class MemberAxes:
    """`articulated_per_week` and typical `depth` (0 to 100) with 80 % intervals; depth is None below seven turns.

    `turns` is how many turns the depth rests on.
    """

    author: str
    articulated_per_week: float
    articulated_interval: Range
    depth: float | None
    depth_interval: Range | None
    turns: int


def member_axes(window: CommunityWindow) -> Mapping[str, MemberAxes]:
    """Both axes of every member who wrote in this week or the eight before, in order of appearance.

    Frequency: articulated turns are Poisson with a rate of the member's own, rates are gamma over the community (by
    moments); the posterior mean and its quantiles. Depth: the member's mean score, shrunk towards the community's mean
    by how much members differ (normal-normal empirical Bayes; Efron & Morris 1975, JASA 70). Weeks before a member's
    first turn ever do not count; nor can the absence of somebody who left be told from silence.
    """
    turns: dict[str, list[ReadTurn]] = {}
    for read in (*window.earlier, *window.turns):
        if not read.staff:
            turns.setdefault(read.author, []).append(read)
    if not turns:
        return {}
    weeks = {author: _weeks_here(window, author) for author in turns}
    counts = {author: sum(read.is_articulated for read in own) for author, own in turns.items()}
    shape, rate = _gamma_prior(list(counts.values()), list(weeks.values()))
    scores = {author: _scores(own) for author, own in turns.items()}
    depths = _shrunk(scores)
    axes = {}
    for author in turns:
        own_shape, own_rate = shape + counts[author], rate + weeks[author]
        interval = Range(gamma_quantile(0.1, own_shape) / own_rate, gamma_quantile(0.9, own_shape) / own_rate)
        depth, depth_interval = depths.get(author, (None, None))
        axes[author] = MemberAxes(author, own_shape / own_rate, interval, depth, depth_interval, len(scores[author]))
    return axes


def _weeks_here(window: CommunityWindow, author: str) -> float:
    """How many of the nine weeks the member has been here for; at least one day."""
    since = window.earlier[0].at if window.earlier else window.start
    history = window.members.get(author)
    if history is not None:
        since = max(since, history.first_turn_at)
    return max((window.end - since) / timedelta(weeks=1), 1 / 7)


def _gamma_prior(counts: Sequence[int], weeks: Sequence[float]) -> tuple[float, float]:
    """Shape and rate (in weeks) of members' rates, by moments; a weak prior where members do not differ visibly."""
    mean = (sum(counts) + 0.5) / sum(weeks)
    rates = [count / exposure for count, exposure in zip(counts, weeks, strict=True)]
    chance = statistics.fmean(mean / exposure for exposure in weeks)
    between = statistics.pvariance(rates, mean) - chance
    weight = mean / between if between > 0 else math.inf
    weight = min(max(weight, 0.5), statistics.fmean(weeks))
    return mean * weight, weight


def _scores(turns: Iterable[ReadTurn]) -> list[float]:
    return [read.reading.depth.score for read in turns if read.reading.depth.score is not None]


def _shrunk(scores: Mapping[str, Sequence[float]]) -> dict[str, tuple[float, Range]]:
    """Member -> shrunk mean score and its 80 % interval, for members with enough scored turns."""
    known = {author: own for author, own in scores.items() if len(own) >= THRESHOLDS.members.minimum_turns}
    if not known:
        return {}
    means = {author: statistics.fmean(own) for author, own in known.items()}
    freedom = sum(len(own) - 1 for own in known.values())
    within = max(sum((s - means[author]) ** 2 for author, own in known.items() for s in own) / freedom, 1.0)
    everybody = [score for own in scores.values() for score in own]
    centre = statistics.fmean(everybody)
    noise = statistics.fmean(within / len(own) for own in known.values())
    between = max(statistics.pvariance(means.values(), centre) - noise, within / 50)
    found = {}
    for author, own in known.items():
        trust = between / (between + within / len(own))
        depth = trust * means[author] + (1 - trust) * centre
        reach = Z_80 * math.sqrt(trust * within / len(own))
        found[author] = (depth, Range(max(0.0, depth - reach), min(100.0, depth + reach)))
    return found
