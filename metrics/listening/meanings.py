"""What words stand for: "courier", "parcel" and "consegna" are one matter, so different words are heard as one need.

From a word list of two languages written for this project (`meanings.toml`). Limits: a word stands for one meaning, its
commonest in talk between a brand and its people, or, where it has several, for the one that another word of the same
text points at; words that are not listed stand for themselves.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from metrics.language.alternatives import any_of
from metrics.language.inflection import english_plural, italian_adjective, italian_plural
from metrics.language.tokens import fold
from metrics.listening.lexicons import LANGUAGES
from metrics.values import LanguageCode, Term

_Beside = tuple[tuple[str, frozenset[str]], ...]
"""What a word may mean, and beside which other words; beside any where there are none."""


@dataclass(frozen=True, slots=True)
class _Meanings:
    """By language: folded word -> meaning; what a word of several meanings is by those beside it; what a question
    wants by its small words."""

    things: Mapping[str, Mapping[str, str]]
    doings: Mapping[str, Mapping[str, str]]
    beside: Mapping[str, Mapping[str, _Beside]]
    wants: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]


def matters(words: Sequence[Term], language: LanguageCode) -> tuple[str, ...]:
    """For each of a text's words the matter that it is about; its own lemma where it is listed under none."""
    listed = _meanings()
    things, several = listed.things.get(language, {}), listed.beside.get(language, {})
    found: list[str] = []
    for term in words:
        if term.surface in several:
            meaning = _by_company(several[term.surface], term, words, language)
        else:
            meaning = things.get(term.surface) or things.get(term.lemma)
            if meaning is None and term.lemma in several:
                meaning = _by_company(several[term.lemma], term, words, language)
        found.append(term.lemma if meaning is None or is_doing(meaning) else meaning)
    return tuple(found)


def asked_for(words: Sequence[Term], language: LanguageCode) -> tuple[str, ...]:
    """As `matters`, and what is done with them."""
    listed = _meanings()
    doings, several = listed.doings.get(language, {}), listed.beside.get(language, {})
    found: list[str] = []
    for term, matter in zip(words, matters(words, language), strict=True):
        meaning: str | None = matter
        if matter == term.lemma:
            meaning = doings.get(term.surface) or doings.get(term.lemma)
            if meaning is None and (row := several.get(term.surface) or several.get(term.lemma)):
                meaning = _by_company(row, term, words, language)
        found.append(meaning or term.lemma)
    return tuple(found)


def _by_company(row: _Beside, term: Term, words: Sequence[Term], language: LanguageCode) -> str | None:
    """What a word of several meanings stands for by the other words; None where they do not tell."""
    company = {known for other in words if other is not term for known in _known_as(other, language)}
    return next((meaning for meaning, partners in row if not partners or not partners.isdisjoint(company)), None)


def _known_as(term: Term, language: LanguageCode) -> Iterator[str]:
    things = _meanings().things[language]
    for word in (term.surface, term.lemma):
        yield word
        if word in things:
            yield things[word]


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
    things, doings = _by_word(data["things"]), _by_word(data["doings"])
    wants: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
        language: tuple((kind, any_of(row[language].split("|"))) for kind, row in data["wants"].items())
        for language in LANGUAGES
    }
    beside: dict[str, dict[str, _Beside]] = {
        language: {
            word: tuple((meaning, _partners(partners, things[language])) for meaning, partners in row.items())
            for word, row in data[f"beside_{language}"].items()
        }
        for language in LANGUAGES
    }
    return _Meanings(things, doings, beside, wants)


def _partners(words: str, things: Mapping[str, str]) -> frozenset[str]:
    """The words as written, and the matters that they are about: "jacket" is any garment of its row."""
    listed = words.split()
    return frozenset((*listed, *(things[word] for word in listed if word in things)))


def _by_word(rows: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    by_word: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for meaning, row in rows.items():
        for language in LANGUAGES:
            for word in row[language].split():
                for form in _forms(word, language):
                    by_word[language].setdefault(form, meaning)
    return by_word


def _forms(word: str, language: LanguageCode) -> Iterator[str]:
    """A word with its plural, which the lists of lemmas do not know ("meetups") or have apart where a verb has the
    form of the singular ("raduno", "raduni"); an Italian adjective ("esaurito/a") in all its forms."""
    if word.endswith("/a"):
        yield from italian_adjective(word.removesuffix("/a"))
    else:
        yield from (word, italian_plural(word) if language == "it" else english_plural(word))
