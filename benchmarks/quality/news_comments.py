"""Depth on comments below newspaper articles (SFU Constructiveness and Toxicity Corpus): a check from another genre."""

import csv
import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.figure import Figure, bootstrap
from benchmarks.quality.depth import Score, baselines, mean, salotto, won
from core.paths import MEASURING_DATA

NAME = "depth, news comments (CTC)"
SOURCE = MEASURING_DATA / "depth" / "ctc_en.csv"
_PROTOCOL = (
    "constructive comments, each against up to 20 others whose ln(words + 1) is within 0.1 of its own; share won, ties "
    "half. Cases: the SFU Constructiveness and Toxicity Corpus, CC BY-NC-SA 4.0; nothing was fitted on it"
)
_RIVALS, _NEAR = 20, 0.1
_SHOWN_LETTERS = 110
_TRIED = (
    "These are comments below newspaper articles: arguments about politics, long, and without a question that they "
    "answer, where depth is written for advice among members. Nothing was fitted on them (their licence forbids it). "
    "Charging what empty sentences cost more dearly took depth from .593 to .607 and is kept. Later the way an answer "
    "leans on its question was added, and sentences charged by what they say emptily; chat pairs gained and these "
    "comments lost three points, within their noise of five. Each part was then measured alone: the number of kinds of "
    "evidence .509, reasoning and nuance .509, evidence per word .429, formal connectives .53, concessions .56, "
    'proposals (should, need to, could) .61, "the problem is" .52, sources and evidence .50, numbers .39 and money .47 '
    "(they go with the shallow ones), hedges .50, abuse .50, capitals .52, exclamation marks .50, the other addressed "
    "as you .58 when it costs, oneself .59 when it costs, length of words .65, length of sentences .50, trailing off "
    "in dots .64. Added up with equal weights they reach .63 beside depth and cost chat pairs what long words and "
    '"you" are worth there. Nothing that is near .5 alone comes to .70 together: what is missing is knowing what is '
    "argued."
)


@dataclass(frozen=True, slots=True)
class Comment:
    text: str
    is_constructive: bool

    @property
    def size(self) -> float:
        return math.log(len(self.text.split()) + 1)


def figures() -> Iterable[Figure]:
    if not SOURCE.exists():
        yield Figure(NAME, _PROTOCOL, skipped=f"{SOURCE.name} is not here")
        return
    with SOURCE.open(encoding="utf-8", newline="") as file:
        comments = [
            Comment(row["comment"], row["is_constructive"] == "yes") for row in csv.DictReader(file) if row["comment"]
        ]
    shares = shares_won(comments, salotto("en"))
    won_each = [share for _, share in shares]
    low, high = bootstrap(won_each, mean)
    yield Figure(
        NAME,
        _PROTOCOL,
        n=len(shares),
        value=mean(won_each),
        low=low,
        high=high,
        target=0.70,
        baselines={
            label: mean([share for _, share in shares_won(comments, score)]) for label, score in baselines("en").items()
        },
        wrong=_lost(shares),
        tried=_TRIED,
    )


def shares_won(comments: Sequence[Comment], score: Score) -> list[tuple[str, float]]:
    """Each constructive comment that has rivals of its length, and the share of them that it scores above."""
    chance = random.Random(7)
    scored = [(comment, comment.size, score(comment.text, None)) for comment in comments]
    rivals = [(size, value) for comment, size, value in scored if not comment.is_constructive]
    shares = []
    for comment, size, value in scored:
        near = [other for other_size, other in rivals if abs(other_size - size) <= _NEAR]
        if comment.is_constructive and near:
            drawn = chance.sample(near, min(_RIVALS, len(near)))
            shares.append((comment.text, mean([won(value, other) for other in drawn])))
    return shares


def _lost(shares: Sequence[tuple[str, float]]) -> tuple[str, ...]:
    """Some of those that lost to nearly all, from all over; what was posted twice is shown once."""
    shown = {" ".join(text.replace("’", "'").split())[:_SHOWN_LETTERS]: share for text, share in shares if share <= 0.2}
    told = [f"above {share:.0%} of its rivals: {text}" for text, share in shown.items()]
    return tuple(told[:: max(1, len(told) // 20)][:20])
