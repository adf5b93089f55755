"""How far newcomers get: from joining to their first reply received, and whether they come back; and how they feel."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from metrics.community.intervals import wilson
from metrics.community.thresholds import THRESHOLDS
from metrics.values import Measurement

StepName = Literal["joined", "accepted", "declared", "spoke", "answered", "day-7", "day-30"]
STEPS: tuple[StepName, ...] = ("joined", "accepted", "declared", "spoke", "answered", "day-7", "day-30")
RETURNS: dict[StepName, int] = {"day-7": 7, "day-30": 30}
"""After how many days somebody may come back; they did if they wrote within a week from then on."""
WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who joined, whether or not they are still there.

    `heard`: whether what they write may be read at all; otherwise `answered_at` and `spoke` are unknown, not empty.
    `spoke`: when they did, the first time first.
    """

    joined_at: datetime
    accepted: bool = False
    declared: bool = False
    heard: bool = True
    spoke: tuple[datetime, ...] = ()
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """How many of whom got so far: `of` are those of whom it can be known by now.

    The share is `Measurement.value`, None where fewer than five could be, or did: so few are people, not a total.
    """

    name: StepName
    share: Measurement

    @property
    def of(self) -> int:
        return int(self.share.denominator or 0)

    @property
    def reached(self) -> int | None:
        """How many did; None where that is not to be told."""
        return None if self.share.value is None else int(self.share.numerator or 0)


def funnel(newcomers: Collection[Newcomer], now: datetime) -> tuple[Step, ...]:
    """Each step with those who took it / those who could have by `now`, Wilson interval.

    Joining and what is done at the door is known of everybody. First turn, first reply received (by anybody else) and
    return are known of those whose words may be read. Return after 7 (30) days: wrote at least once from the 7th (30th)
    day to the end of a week later; of those who joined a week longer ago than that. What it cannot tell: who reads
    without writing; and steps are no ladder, somebody may speak before declaring anything.
    """
    return tuple(_step(name, newcomers, now) for name in STEPS)


def _step(name: StepName, newcomers: Iterable[Newcomer], now: datetime) -> Step:
    could: Callable[[Newcomer], bool] = lambda one: one.heard  # noqa: E731
    match name:
        case "joined":
            could, did = _anybody, _anybody
        case "accepted":
            could, did = _anybody, lambda one: one.accepted
        case "declared":
            could, did = _anybody, lambda one: one.declared
        case "spoke":
            did = lambda one: any(at <= now for at in one.spoke)  # noqa: E731
        case "answered":
            did = lambda one: one.answered_at is not None and one.answered_at <= now  # noqa: E731
        case _:
            after = timedelta(days=RETURNS[name])
            could = lambda one: one.heard and one.joined_at + after + WITHIN <= now  # noqa: E731
            did = lambda one: any(after <= at - one.joined_at < after + WITHIN for at in one.spoke)  # noqa: E731
    those = [one for one in newcomers if could(one)]
    return Step(name, share_of(sum(map(did, those)), len(those)))


def _anybody(one: Newcomer) -> bool:
    return True


def share_of(reached: int, of: int) -> Measurement:
    """reached / of with Wilson's interval; no value where either is below the smallest group that is a total."""
    fewest = THRESHOLDS.minimum_members
    if reached < fewest or of < fewest:
        return Measurement(None, None, reached, of)
    return Measurement(reached / of, wilson(reached, of), reached, of)


AT_HOME = 4
"""From this answer on somebody feels part of the community, on a scale of five words."""


def belonging_said(answers: Collection[int]) -> Measurement:
    """Those who feel part of the community / those who answered, Wilson interval; None with fewer than five answers.

    `answers` are from 1 (not at all) to 5 (very much), the latest of each member. One question, after the single-item
    sense of community of psychological research (e.g. the Inclusion of Community in the Self scale, Mashek, Cannaday &
    Tangney 2007, J. Community Psychology 35), in words instead of circles. Whoever does not feel part of it answers
    less often: read it as an upper bound.
    """
    felt = sum(answer >= AT_HOME for answer in answers)
    if len(answers) < THRESHOLDS.minimum_members:
        return Measurement(None, None, felt, len(answers))
    return Measurement(felt / len(answers), wilson(felt, len(answers)), felt, len(answers))
