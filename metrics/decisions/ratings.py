"""Rating: each person gives a mark to the options they have an opinion on."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from metrics.decisions.choices import Option, distinct

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class Rating:
    """The marks of one option. `marks` counts them from the lowest to the highest; `middle` is None without any.

    The middle is the median: one mark of 1 among many of 5 does not move it, and it needs no assumption that a 4 is
    twice a 2. `liked` and `disliked` are how many marks lie above and below the middle of the scale.
    """

    option: Option
    marks: tuple[int, ...]
    middle: float | None
    liked: int
    disliked: int

    @property
    def given(self) -> int:
        return sum(self.marks)


@dataclass(frozen=True, slots=True)
class Ratings:
    """Every option's marks, in the order in which it was offered, and which are best. More than one in a tie."""

    options: tuple[Rating, ...]
    ballots: int
    best: tuple[Option, ...]


def count_ratings(options: Sequence[Option], ballots: Collection[Mapping[Option, int]]) -> Ratings:
    """Count marks from `LOWEST` to `HIGHEST`; an option that somebody left out got no mark from them.

    Best is the highest median; among equal ones the largest excess of marks above the middle of the scale over those
    below, as a share of the option's marks. Majority judgement (Balinski and Laraki 2007, PNAS 104) breaks ties by
    taking medians away one by one; the excess says the same of small groups and can be explained in a sentence.
    ValueError for a mark outside the scale or an option not offered.
    """
    known = distinct(options)
    given: dict[Option, Counter[int]] = {option: Counter() for option in options}
    for ballot in ballots:
        for option, mark in ballot.items():
            if option not in known:
                raise ValueError(f"not an option: {option!r}")
            if not LOWEST <= mark <= HIGHEST:
                raise ValueError(f"a mark lies between {LOWEST} and {HIGHEST}: {mark}")
            given[option][mark] += 1
    told = tuple(_rating(option, given[option]) for option in options)
    rank = {
        rating.option: (rating.middle, (rating.liked - rating.disliked) / rating.given)
        for rating in told
        if rating.given
    }
    best = max(rank.values(), default=None)
    return Ratings(told, len(ballots), tuple(option for option in options if option in rank and rank[option] == best))


def _rating(option: Option, marks: Counter[int]) -> Rating:
    scale = range(LOWEST, HIGHEST + 1)
    centre = (LOWEST + HIGHEST) / 2
    return Rating(
        option,
        tuple(marks[mark] for mark in scale),
        float(median(marks.elements())) if marks else None,
        sum(marks[mark] for mark in scale if mark > centre),
        sum(marks[mark] for mark in scale if mark < centre),
    )
