"""Turns that mix Italian and English are read word by word, with both lexicons."""

import pytest

from benchmarks.quality import mixed
from metrics.language.identify import identify, word_languages
from metrics.language.sentiment import read_sentiment
from metrics.language.tokens import clean


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def test_words_of_a_turn_in_two_languages_are_told_apart() -> None:
    read = clean("con il firmware vecchio si scaricava, after the rollback it lasts two days")
    told = dict(zip(read.words, word_languages(read), strict=True))
    assert told["il"] == told["vecchio"] == told["scaricava"] == "it"
    assert told["after"] == told["the"] == told["lasts"] == "en"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("ho provato tre volte ma it keeps crashing and it is so annoying", "negative"),
        ("the colours are nice but la stoffa fa pena, si è rovinata subito", "negative"),
        ("la nuova versione, raga, great job to the whole team", "positive"),
        ("honestly non vedo l'ora che arrivi, lo adoro già", "positive"),
    ],
)
def test_a_feeling_counts_in_whichever_of_the_languages_it_is_said(text: str, label: str) -> None:
    read = clean(text)
    assert read_sentiment(text, read, identify(read).code).label == label


def test_the_words_of_the_other_language_are_told_far_better_than_by_the_language_of_the_turn() -> None:
    told = mean([one.right for turn in mixed.turns() for one in mixed.words_told(turn)])
    whole = mean([one.right for turn in mixed.turns() for one in mixed.words_told(turn, word_by_word=False)])
    assert told >= 0.95
    assert told > whole + 0.25


def test_words_that_both_languages_have_are_in_that_of_their_neighbours() -> None:
    read = clean("per me si può fare, but he told me to do it at once")
    assert word_languages(read) == ("it",) * 5 + ("en",) * 9


def test_mixed_turns_are_as_deep_as_what_they_say() -> None:
    assert mean(mixed.deeper_wins()) >= 0.9
    assert mean([mixed.feels_right(turn) for turn in mixed.turns()]) >= 0.7
