"""How Italian tweets feel."""

import csv
from collections.abc import Iterable, Sequence

from textblob import TextBlob
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from benchmarks.figure import Figure, bootstrap
from core.paths import MEASURING_DATA
from metrics.language.sentiment import read_sentiment
from metrics.language.tokens import clean

NAME = "sentiment, Italian (HappyParents)"
PROTOCOL = (
    "POS and HUMPOS positive, NEG and HUMNEG negative, NONE neutral, MIXED left out; macro-F1; "
    "'unknown' counts as neutral"
)
SOURCE = MEASURING_DATA / "sentiment/happyparents_it.csv"
LABELS = {"POS": "positive", "HUMPOS": "positive", "NEG": "negative", "HUMNEG": "negative", "NONE": "neutral"}
Case = tuple[str, str, str, str, str]
"""The label; what Salotto, TextBlob and VADER say; the text."""


def figures() -> Iterable[Figure]:
    if not SOURCE.exists():
        yield Figure(NAME, PROTOCOL, skipped="no measuring data")
        return
    cases = _cases()
    low, high = bootstrap(cases, lambda sample: _macro_f1(sample, 1), resamples=300)
    yield Figure(
        name=NAME,
        protocol=PROTOCOL,
        n=len(cases),
        value=_macro_f1(cases, 1),
        low=low,
        high=high,
        target=0.55,
        baselines={"TextBlob": _macro_f1(cases, 2), "VADER": _macro_f1(cases, 3)},
        wrong=tuple(f"{label} read as {ours}: {text}" for label, ours, _, _, text in cases if label != ours),
    )


def _cases() -> list[Case]:
    vader = SentimentIntensityAnalyzer()
    with SOURCE.open(encoding="utf-8") as file:
        rows = [(row["text"], LABELS[row["polarity"]]) for row in csv.DictReader(file) if row["polarity"] in LABELS]
    cases = []
    for text, label in rows:
        ours = read_sentiment(text, clean(text), "it").label
        textblob = _leaning(TextBlob(text).sentiment.polarity)
        compound = _leaning(vader.polarity_scores(text)["compound"])
        cases.append((label, "neutral" if ours == "unknown" else ours, textblob, compound, text))
    return cases


def _leaning(polarity: float) -> str:
    """VADER's own limits, .05 either way."""
    return "positive" if polarity >= 0.05 else "negative" if polarity <= -0.05 else "neutral"


def _macro_f1(cases: Sequence[Case], answer: int) -> float:
    scores = []
    for label in ("positive", "neutral", "negative"):
        right = sum(case[0] == label == case[answer] for case in cases)
        wrong = sum((case[0] == label) != (case[answer] == label) for case in cases)
        scores.append(2 * right / max(1, 2 * right + wrong))
    return sum(scores) / len(scores)
