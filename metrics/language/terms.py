"""The words of a message that carry its content, each under the lemma that joins its forms."""

import re
from functools import lru_cache
from typing import Literal

import simplemma

from metrics.language.tokens import CleanText
from metrics.language.words import chatter_words, expand, function_words, is_laughter, split_elision, squeeze
from metrics.values import LanguageCode, Term

_SHORTEST = 3
_LONGEST = 30
_NUMBER = re.compile(r"\d+\w{0,2}")
_POSSESSIVE = re.compile(r"'s?$")
_KEYSMASH = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}|(.)\1{3,}")


def terms(clean: CleanText, language: LanguageCode) -> tuple[Term, ...]:
    """The content words of a message, once each, in the order they first occur.

    Function words, chat words, laughter, numbers and keysmash are left out; a shortened or stretched word stands for
    the word it means. Text that is neither Italian nor English has no terms. Lemmas come from simplemma's word lists:
    a form that two words share gets the commoner one's lemma.
    """
    if language not in ("it", "en"):
        return ()
    found: dict[str, Term] = {}
    for word in clean.words:
        term = _term(word, language)
        if term is not None:
            found.setdefault(term.lemma, term)
    return tuple(found.values())


@lru_cache(maxsize=65536)
def lemma(word: str, language: Literal["it", "en"]) -> str:
    """The dictionary form of a word (folded); the word itself where no list knows it."""
    return str(simplemma.lemmatize(word, lang=language)).lower() if word else word


@lru_cache(maxsize=65536)
def _term(word: str, language: Literal["it", "en"]) -> Term | None:
    if is_laughter(word):
        return None
    surface = squeeze(expand(word, language))
    if language == "it":
        surface = split_elision(surface)[-1]
    surface = _POSSESSIVE.sub("", surface)
    if not _carries_content(surface, language):
        return None
    joined = lemma(surface, language)
    return Term(joined, surface) if _carries_content(joined, language) else None


def _carries_content(word: str, language: Literal["it", "en"]) -> bool:
    if not _SHORTEST <= len(word) <= _LONGEST or " " in word or is_laughter(word):
        return False
    if word in function_words(language) or word in chatter_words(language):
        return False
    return not _NUMBER.fullmatch(word) and not _KEYSMASH.search(word)
