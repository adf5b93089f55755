"""What one word tells about the language it is in. Words come folded, as `tokens.fold` gives them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import simplemma

from metrics.language.words import (
    WrittenLanguage,
    chatter_words,
    expand,
    function_words,
    is_laughter,
    read_lexicon,
    split_elision,
    squeeze,
)

_LONGEST_WORD = 40

# Endings and letter groups that one language is full of and the other avoids.
_ITALIAN_SPELLING = re.compile(
    r"(?:zion[ei]|ment[oei]|issim[oaei]|agli[oae]|gli|[cg]h[ei]|gn[oaei]|[aei]re|[aei]t[oai]|[ae]ndo|iamo|[àèéìòù])$"
    r"|^(?:s[bdfgv]|gn|sci)|^(?:[cdlmnstv]|[a-z]+ll|un|quest|quell)'[^\W\d]|cch|ggh|cqu|zz|uo[^u]"
)
_ITALIAN_ENDING = re.compile(r"[^aeiouy'][aoi]$|[^\Wo]i[aeo]$|[^aeiou][^aeiou]e$")
_ENGLISH_SPELLING = re.compile(
    r"ing$|ed$|tion$|ly$|ness$|ght|th|wh|sh|ck|ee|oo|ou|ow|aw|ew|[ae]y|oy|y$|[b-df-hk-npr-tv-z]s$|n't$"
    r"|'(?:s|re|ve|ll|d|m)$|^w|^kn|^y|tch|dge|ea[^aeiou]|[^aeiou]le$|[^u]x|j|[b-df-hj-kp-qs-tv-z]$"
)


@dataclass(frozen=True, slots=True)
class Weights:
    """Log odds by kind of evidence; `langid` is per unit of py3langid's score, `tells` the least that names one.

    `switch` is what it costs to go on in the other language from one word to the next.
    """

    function_word: float
    listed_word: float
    spelling: float
    langid: float
    langid_limit: float
    tells: float
    switch: float


@cache
def weights() -> Weights:
    return Weights(**_lexicon()["weights"])


@lru_cache(maxsize=65536)
def is_silent(word: str) -> bool:
    """Whether the word is in no language: a number, laughter, a first name, a single consonant."""
    if not any(character.isalpha() for character in word) or is_laughter(word) or word in _names():
        return True
    return len(word) == 1 and not (_is_common(word, "it") or _is_common(word, "en") or word in _shared())


@lru_cache(maxsize=65536)
def italian_over_english(word: str) -> float:
    """Log odds that the word is Italian rather than English; 0 where it does not tell."""
    shared = _shared().get(word, _shared().get(squeeze(word)))
    if shared is not None:
        return shared
    word = squeeze(word)[:_LONGEST_WORD]
    if is_silent(word):
        return 0.0
    for is_in, worth in ((_is_common, weights().function_word), (_is_listed, weights().listed_word)):
        italian, english = is_in(word, "it"), is_in(word, "en")
        if italian != english:
            return worth if italian else -worth
    return weights().spelling * _spelling(word)


@lru_cache(maxsize=65536)
def belongs(word: str) -> float:
    """How surely the word is Italian or English at all: 1 a function word or chat word, .5 in a word list, else 0."""
    word = squeeze(word)[:_LONGEST_WORD]
    if _is_common(word, "it") or _is_common(word, "en"):
        return 1.0
    return 0.5 if _is_listed(word, "it") or _is_listed(word, "en") else 0.0


def _spelling(word: str) -> float:
    italian = bool(_ITALIAN_SPELLING.search(word)) + 0.6 * bool(_ITALIAN_ENDING.search(word))
    return italian - bool(_ENGLISH_SPELLING.search(word))


def _is_common(word: str, language: WrittenLanguage) -> bool:
    if word in function_words(language) or word in chatter_words(language) or expand(word, language) != word:
        return True
    head, *rest = split_elision(word)
    return language == "it" and bool(rest) and head in function_words("it") and _is_listed(rest[-1], "it")


def _is_listed(word: str, language: WrittenLanguage) -> bool:
    return len(word) > 1 and bool(simplemma.is_known(word, lang=language))


@cache
def _lexicon() -> dict[str, Any]:
    return read_lexicon("languages")


@cache
def _shared() -> Mapping[str, float]:
    return {str(word): float(lean) for word, lean in _lexicon()["shared"].items()}


@cache
def _names() -> frozenset[str]:
    return frozenset(_lexicon()["names"].split())
