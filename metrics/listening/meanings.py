"""What words stand for: "courier", "parcel" and "consegna" are one matter, so different words are heard as one need.

From a word list of two languages written for this project (`meanings.toml`). Limits: a word stands for one meaning, its
commonest in talk between a brand and its people; words that are not listed stand for themselves.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from metrics.language.tokens import fold
from metrics.listening.lexicons import LANGUAGES
from metrics.values import LanguageCode, Term


@dataclass(frozen=True, slots=True)
class _Meanings:
    """By language: folded word -> meaning; and what a question wants by its small words."""

    things: Mapping[str, Mapping[str, str]]
    doings: Mapping[str, Mapping[str, str]]
    wants: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]


def matter(term: Term, language: LanguageCode) -> str:
    """The matter that a word is about; its own lemma where it is listed under none."""
    things = _meanings().things.get(language, {})
    return things.get(term.surface) or things.get(term.lemma) or term.lemma


def asked_for(term: Term, language: LanguageCode) -> str:
    """As `matter`, and what is done with it."""
    listed = _meanings()
    for meanings in (listed.things.get(language, {}), listed.doings.get(language, {})):
        if found := meanings.get(term.surface) or meanings.get(term.lemma):
            return found
    return term.lemma


def is_doing(meaning: str) -> bool:
    """Whether this is something done, not something it is done with."""
    return meaning in _doings()


@lru_cache(maxsize=8192)
def wanted(text: str, language: LanguageCode) -> str | None:
    """The kind of answer that a question wants: place, moment, price, person, reason; None when it does not say.

    Remembered, because nine windows share each question.
    """
    folded = fold(text)
    found = [
        (match.start(), kind)
        for kind, pattern in _meanings().wants.get(language, ())
        if (match := pattern.search(folded)) is not None
    ]
    return min(found)[1] if found else None


@cache
def _doings() -> frozenset[str]:
    return frozenset(meaning for meanings in _meanings().doings.values() for meaning in meanings.values())


@cache
def _meanings() -> _Meanings:
    with (Path(__file__).resolve().parent / "meanings.toml").open("rb") as file:
        data: Mapping[str, Mapping[str, Mapping[str, str]]] = tomllib.load(file)
    wants: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
        language: tuple((kind, _any_of(row[language])) for kind, row in data["wants"].items()) for language in LANGUAGES
    }
    return _Meanings(_by_word(data["things"]), _by_word(data["doings"]), wants)


def _by_word(rows: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    by_word: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for meaning, row in rows.items():
        for language in LANGUAGES:
            for word in row[language].split():
                by_word[language].setdefault(word, meaning)
    return by_word


def _any_of(phrases: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases.split("|"))) + r")(?!\w)")
