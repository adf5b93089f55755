"""Turns that mix Italian and English: the language of each word, how the turn feels, whether others can build on it."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textblob import TextBlob

from benchmarks.figure import Figure, bootstrap
from metrics.depth.score import TurnInContext, score_depth
from metrics.language.identify import identify, word_languages
from metrics.language.sentiment import read_sentiment
from metrics.language.tokens import clean
from metrics.language.words import function_words
from metrics.values import Language

WRITTEN = Path(__file__).parent / "written" / "mixed_turns.toml"
PROTOCOL = "turns of our own, Italian with English terms and halves; "


def figures() -> Iterable[Figure]:
    told = [one for turn in turns() for one in words_told(turn)]
    yield _figure(
        "mixed turns, the language of function words",
        "share of the words that only one of the languages has as a function word that are told to be in it",
        [one.right for one in told],
        [(one.right, one.shown) for one in told],
        baselines={
            "the language of the whole turn": [
                one.right for turn in turns() for one in words_told(turn, word_by_word=False)
            ]
        },
    )
    felt = [(feels_right(turn), text_of(turn)) for turn in turns()]
    yield _figure(
        "mixed turns, how they feel",
        "accuracy, three classes",
        [right for right, _ in felt],
        felt,
        baselines={"TextBlob": [_labelled(TextBlob(text_of(turn)).sentiment.polarity, turn) for turn in turns()]},
        target=None,
    )
    yield _figure("mixed turns, depth", _DEPTH, deeper_wins())


_DEPTH = "share of all couples of one that others can build on and one that they cannot in which the first is deeper"


def turns() -> Sequence[Sequence[Any]]:
    """[how it feels, whether others can build on it, [language, words], ...] of each turn."""
    rows: list[list[Any]] = tomllib.loads(WRITTEN.read_text(encoding="utf-8"))["turns"]
    return rows


def text_of(turn: Sequence[Any]) -> str:
    return " ".join(words for _, words in turn[2:])


@dataclass(frozen=True, slots=True)
class WordTold:
    """`right` is 1 where a word was told to be in its language, else 0; `shown` is the word in its turn."""

    right: float
    shown: str


def words_told(turn: Sequence[Any], *, word_by_word: bool = True) -> list[WordTold]:
    """Each word that only its language has as a function word, and whether it was told to be in it."""
    read = clean(text_of(turn))
    spoken = [language for language, words in turn[2:] for _ in clean(words).words]
    told = word_languages(read) if word_by_word else [identify(read).code] * len(spoken)
    other = {"it": function_words("en"), "en": function_words("it")}
    return [
        WordTold(float(said == is_in), f"{read.text[:start]}**{word}**{read.text[end:]}: read as {said}")
        for word, start, end, is_in, said in zip(read.words, read.starts, read.ends, spoken, told, strict=True)
        if word in function_words(is_in) and word not in other[is_in]
    ]


def feels_right(turn: Sequence[Any]) -> float:
    text = text_of(turn)
    read = clean(text)
    return float(read_sentiment(text, read, identify(read).code).label == turn[0])


def _labelled(polarity: float, turn: Sequence[Any]) -> float:
    return float(turn[0] == ("positive" if polarity > 0 else "negative" if polarity < 0 else "neutral"))


def deeper_wins() -> list[float]:
    scores = [(turn[1], depth_of(text_of(turn))) for turn in turns()]
    deep, shallow = ([score for is_deep, score in scores if is_deep is wanted] for wanted in (True, False))
    return [float(one > other) for one in deep for other in shallow]


def depth_of(text: str) -> float:
    known = identify(clean(text))
    return score_depth(TurnInContext(text, known if known.code in ("it", "en") else Language("it", 0.5))).score or 0.0


def _figure(
    name: str,
    protocol: str,
    right: Sequence[float],
    cases: Sequence[tuple[float, str]] = (),
    baselines: Mapping[str, Sequence[float]] | None = None,
    target: float | None = 0.9,
) -> Figure:
    low, high = bootstrap(right, _mean)
    return Figure(
        name=name,
        protocol=PROTOCOL + protocol,
        n=len(right),
        value=_mean(right),
        low=low,
        high=high,
        target=target,
        baselines={name: _mean(values) for name, values in (baselines or {}).items()},
        wrong=tuple(text for won, text in cases if not won),
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
