"""Who talks with whom, and how many carry the talk: reciprocity and concentration."""

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from metrics.community import intervals
from metrics.community.thresholds import THRESHOLDS
from metrics.community.view import view
from metrics.values import UNKNOWN, CommunityWindow, Measurement, Range

Ids = NDArray[np.int64]


def reciprocity(window: CommunityWindow) -> Measurement:
    """How much members answer those who answer them, beyond chance: sum min(w_ij, w_ji) / sum max(w_ij, w_ji) - null.

    w_ij counts the replies of member i to member j in the week; sums are over pairs. The null is the mean of the same
    ratio over seeded shuffles that keep how often each member replies and is replied to, while no one answers
    themselves (after Squartini et al. 2013, Sci. Rep. 3, who keep the strengths on average). Above 0, pairs answer
    each other more than their activity explains. The interval is a bootstrap over pairs.
    """
    replies = [reply for reply in view(window).replies if reply.between_members]
    # People are numbered in order of appearance, so that the shuffles do not depend on what they are called.
    numbers: dict[str, int] = {}
    ends = [
        (numbers.setdefault(r.read.author, len(numbers)), numbers.setdefault(r.to.author, len(numbers)))
        for r in replies
    ]
    if not ends:
        return UNKNOWN
    sources, targets = np.array(ends, dtype=np.int64).T
    mutual, most = _pairs(sources, targets, len(numbers))
    numerator, denominator = float(mutual.sum()), float(most.sum())
    if len(ends) < THRESHOLDS.minimum_reciprocal_replies or len(most) < THRESHOLDS.minimum_reciprocal_pairs:
        return Measurement(None, None, numerator, denominator)
    expected = _null(sources, targets, len(numbers))
    value = numerator / denominator - expected
    drawn = intervals.draws(len(most))
    ratios = mutual[drawn].sum(axis=1) / most[drawn].sum(axis=1) - expected
    return Measurement(value, intervals.percentiles(ratios, value), numerator, denominator)


def _pairs(sources: Ids, targets: Ids, people: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each pair that talked: the smaller and the larger of its two directions' counts."""
    pairs = np.minimum(sources, targets) * people + np.maximum(sources, targets)
    ordered = np.sort(2 * pairs + (sources < targets))
    first = np.flatnonzero(np.diff(ordered // 2, prepend=-1))
    upwards = np.add.reduceat(ordered % 2, first, dtype=np.float64) if len(first) else np.zeros(0)
    downwards = np.diff(first, append=len(ordered)) - upwards
    return np.minimum(upwards, downwards), np.maximum(upwards, downwards)


def _null(sources: Ids, targets: Ids, people: int) -> float:
    """Mean ratio over shuffles of who is replied to. Large weeks get fewer shuffles: their null is steady anyway."""
    shuffles = max(20, min(THRESHOLDS.reciprocity_shuffles, 100_000 // len(sources)))
    chance = np.random.default_rng(intervals.SEED)
    ratios = []
    for _ in range(shuffles):
        shuffled = chance.permutation(targets)
        for _ in range(10):
            own = np.flatnonzero(sources == shuffled)
            if not len(own):
                break
            others = chance.integers(0, len(sources), size=len(own))
            for here, there in zip(own, others, strict=True):
                shuffled[here], shuffled[there] = shuffled[there], shuffled[here]
        kept = sources != shuffled
        mutual, most = _pairs(sources[kept], shuffled[kept], people)
        ratios.append(float(mutual.sum() / most.sum()) if len(most) else 0.0)
    return sum(ratios) / len(ratios)


@dataclass(frozen=True, slots=True)
class Concentration:
    """How many people carry the members' contributions of a week, with and without the most active of them."""

    half: Measurement
    effective: Measurement
    half_without_top: Measurement
    effective_without_top: Measurement


def concentration(window: CommunityWindow) -> Concentration:
    """Concentration of the week's contributions over members, and the same once the top voice is set aside."""
    shares = _contributions(window)
    return Concentration(_half(shares), _effective(shares), _half(shares[1:]), _effective(shares[1:]))


def half_of_contributions(window: CommunityWindow) -> Measurement:
    """The fewest members who together made half of the members' contributions. `denominator`: contributors.

    The interval resamples contributions (seeded multinomial); it is widened to hold the value, since resampling
    concentrates.
    """
    return _half(_contributions(window))


def effective_voices(window: CommunityWindow) -> Measurement:
    """How many equally active members would be as varied: 1 / sum p^2, p each contributor's share (Hill 1973, order 2).

    The interval comes from Simpson's variance of sum p^2 (Simpson 1949, Nature 163), on the logarithm's scale. Small
    samples look more concentrated than they are.
    """
    return _effective(_contributions(window))


def effective_voices_without_top(window: CommunityWindow) -> Measurement:
    """As `effective_voices`, once the most active member is set aside: how varied the talk of all the others is."""
    return _effective(_contributions(window)[1:])


def _contributions(window: CommunityWindow) -> list[int]:
    """Contributions per contributing member, most first."""
    counts = Counter(read.author for read in view(window).contributions)
    return sorted(counts.values(), reverse=True)


def _enough(counts: list[int]) -> bool:
    return sum(counts) >= THRESHOLDS.minimum_contributions and len(counts) >= THRESHOLDS.minimum_contributors


def _half(counts: list[int]) -> Measurement:
    if not _enough(counts):
        return Measurement(None, None, None, len(counts))
    total = sum(counts)
    value = float(_fewest(np.array([counts]))[0])
    chance = np.random.default_rng(intervals.SEED)
    resamples = max(50, min(intervals.RESAMPLES, 20_000 // len(counts)))
    drawn = chance.multinomial(total, np.array(counts) / total, size=resamples)
    return Measurement(value, intervals.percentiles(_fewest(drawn), value), value, len(counts))


def _fewest(counts: Ids) -> NDArray[np.float64]:
    """Row by row: how many of the largest counts make half of the sum."""
    running = np.cumsum(-np.sort(-counts, axis=1), axis=1)
    short_of_half: NDArray[np.bool_] = running * 2 < running[:, -1:]
    return np.asarray(short_of_half.sum(axis=1) + 1, dtype=np.float64)


def _effective(counts: list[int]) -> Measurement:
    if not _enough(counts):
        return Measurement(None, None, None, len(counts))
    n = sum(counts)
    second, third = (sum((count / n) ** power for count in counts) for power in (2, 3))
    variance = 4 * n * (n - 1) * (n - 2) * third + 2 * n * (n - 1) * second
    variance = (variance - 2 * n * (n - 1) * (2 * n - 3) * second**2) / (n * (n - 1)) ** 2
    reach = math.exp(intervals.Z_95 * math.sqrt(max(0.0, variance)) / second)
    value = 1 / second
    return Measurement(value, Range(max(1.0, value / reach), value * reach), None, len(counts))
