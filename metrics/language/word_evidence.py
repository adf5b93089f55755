"""What one word tells about the language it is in. Words come folded, as `tokens.fold` gives them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from metrics.language.words import (
    WrittenLanguage,
    chatter_words,
    expand,
    function_words,
    is_laughter,
    is_listed,
    read_lexicon,
    split_elision,
    squeeze,
)

LANGUAGES: tuple[WrittenLanguage, ...] = ("it", "en")
_LETTERS_READ = 30

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


class WordEvidence(NamedTuple):
    """What one word tells.

    `is_silent` when it is in no language: a number, laughter, a first name, a single consonant. `lean` is the log odds
    that it is Italian rather than English, 0 where it does not tell. `belongs` is how surely it is either of them: 1 a
    function word or chat word, .5 in a word list, else 0. `language` is the one that the word alone tells it is in.
    """

    word: str
    is_silent: bool
    lean: float
    belongs: float
    language: WrittenLanguage | None


@lru_cache(maxsize=65536)
def word_evidence(word: str) -> WordEvidence:
    """What a word tells, by its first letters where it is longer than words are."""
    word = word[:_LETTERS_READ]
    plain = squeeze(word)
    silent = _is_silent(word)
    common = _is_common(plain, "it"), _is_common(plain, "en")
    # Whether the lists have it is only asked where it is no common word of one of them.
    listed = (False, False) if common[0] != common[1] else (_is_listed(plain, "it"), _is_listed(plain, "en"))
    belongs = 1.0 if any(common) else 0.5 if any(listed) else 0.0
    lean = _shared().get(word, _shared().get(plain))
    if lean is None:
        lean = 0.0 if silent or (plain != word and _is_silent(plain)) else _lean(plain, common, listed)
    telling = belongs and not silent and abs(lean) >= weights().listed_word
    return WordEvidence(word, silent, lean, belongs, ("it" if lean > 0 else "en") if telling else None)


def is_first_name(word: str) -> bool:
    """Whether the word (folded) is listed as a first name of either language."""
    return word in _names()


def _is_silent(word: str) -> bool:
    if is_laughter(word) or is_first_name(word) or not any(map(str.isalpha, word)):
        return True
    return len(word) == 1 and not (_is_common(word, "it") or _is_common(word, "en") or word in _shared())


def _lean(word: str, common: tuple[bool, bool], listed: tuple[bool, bool]) -> float:
    for (italian, english), worth in ((common, weights().function_word), (listed, weights().listed_word)):
        if italian != english:
            return worth if italian else -worth
    return weights().spelling * _spelling(word)


def _spelling(word: str) -> float:
    italian = bool(_ITALIAN_SPELLING.search(word)) + 0.6 * bool(_ITALIAN_ENDING.search(word))
    return italian - bool(_ENGLISH_SPELLING.search(word))


def _is_common(word: str, language: WrittenLanguage) -> bool:
    if word in function_words(language) or word in chatter_words(language) or expand(word, language) != word:
        return True
    if language == "en" or "'" not in word:
        return False
    head, *rest = split_elision(word)
    return bool(rest) and head in function_words("it") and _is_listed(rest[-1], "it")


def _is_listed(word: str, language: WrittenLanguage) -> bool:
    return len(word) > 1 and is_listed(word, language)


@cache
def _lexicon() -> dict[str, Any]:
    return read_lexicon("languages")


@cache
def _shared() -> Mapping[str, float]:
    return {str(word): float(lean) for word, lean in _lexicon()["shared"].items()}


@cache
def _names() -> frozenset[str]:
    return frozenset(_lexicon()["names"].split())
