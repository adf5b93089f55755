"""Single words as chat uses them: what holds a sentence together, what is small change, how people shorten and stretch.

Words are taken folded, as `tokens.fold` gives them: lower case, straight apostrophes.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import Any, Literal

from simplemma.strategies import DictionaryLookupStrategy

WrittenLanguage = Literal["it", "en"]
"""The languages that have lexicons."""

LEXICONS = Path(__file__).resolve().parent / "lexicons"

# Breath and one vowel in any order, twice each at least ("ahahah", "heheeh"), and the written laughs of the net.
_LAUGHTER = re.compile(
    r"(?=(?:[^h]*h){2})(?=(?:[^aeio]*[aeio]){2})[mw]?u?h*([aeio])(?:h|\1)*"
    r"|(?:j+[aei]+){2,}j*|mw?uah[ah]+|l+[oeu]+l+(?:[oeuz]+l*)*|l+ma+o+|lmf+a+o+|ro+t?f+l+|x+d+|k(?:ek)+|k{3,}"
)
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_ELIDED = re.compile(r"[^']+'*|'+")
_LISTS = DictionaryLookupStrategy()
_LONGEST_WORD = 40
"""Longer than any word a person types: folded without looking it up."""


@dataclass(frozen=True, slots=True)
class _Words:
    function_words: frozenset[str]
    acknowledgements: frozenset[str]
    greetings: frozenset[str]
    chatter: frozenset[str]
    abbreviations: Mapping[str, str]


def function_words(language: WrittenLanguage) -> frozenset[str]:
    """Articles, prepositions, pronouns, conjunctions, auxiliaries and the commonest adverbs, in all their forms."""
    return _words(language).function_words


def chatter_words(language: WrittenLanguage) -> frozenset[str]:
    """Acknowledgements, greetings, thanks, interjections and fillers: words that carry no content of their own.

    Laughter is open-ended and has its own question, `is_laughter`.
    """
    return _words(language).chatter


@lru_cache(maxsize=65536)
def is_laughter(word: str) -> bool:
    """Whether the word is only laughter, however long: "ahahah", "hehe", "lol", "xd", "jajaja"."""
    return len(word) > 1 and _LAUGHTER.fullmatch(word[:_LONGEST_WORD]) is not None


def is_acknowledgement(word: str, language: WrittenLanguage) -> bool:
    """Whether the word alone does no more than confirm, agree or applaud: "ok", "esatto", "nice"."""
    words = _words(language).acknowledgements
    return word in words or squeeze(word) in words


def is_greeting(word: str, language: WrittenLanguage) -> bool:
    """Whether the word greets, welcomes, wishes or takes leave: "ciaooo", "buongiorno", "hey"."""
    words = _words(language).greetings
    return word in words or squeeze(word) in words


def is_listed(word: str, language: WrittenLanguage) -> bool:
    """Whether simplemma's word list of the language has the word (folded)."""
    return bool(word) and _LISTS.get_lemma(word, language) is not None


def expand(word: str, language: WrittenLanguage) -> str:
    """The full form of a word shortened or mistyped in a usual way ("xké" -> "perché", "u" -> "you"), else itself.

    The full form may be more than one word ("idk" -> "i don't know").
    """
    return _words(language).abbreviations.get(word, word)


@lru_cache(maxsize=65536)
def squeeze(word: str) -> str:
    """Fold a stretched word: "bellissimoooo" -> "bellissimo", "cooool" -> "cool". Any other word is itself.

    A letter three or more times in a row becomes one or two, whichever gives a word of Italian or English; inside a
    word two are tried first, at its end one. When neither is known, one is kept.
    """
    if _STRETCHED.search(word) is None:
        return word
    runs = list(_STRETCHED.finditer(word))
    single = _STRETCHED.sub(r"\1", word)
    if len(runs) > 3 or len(word) - sum(run.end() - run.start() for run in runs) > _LONGEST_WORD:
        return single
    choices = [(1, 2) if run.end() == len(word) else (2, 1) for run in runs]
    for lengths in product(*choices):
        folded = _folded(word, runs, lengths)
        if _is_word(folded):
            return folded
    return single


def split_elision(word: str) -> tuple[str, ...]:
    """Cut an Italian word after each apostrophe inside it: "dell'acqua" -> ("dell'", "acqua")."""
    return tuple(_ELIDED.findall(word)) or (word,)


@lru_cache(maxsize=65536)
def comparable(word: str) -> str:
    """Without accents and without the apostrophe of "don't"; the Italian verb "è" and elided words keep theirs."""
    if word in ("è", "e'"):
        return "è"
    if word.endswith("n't"):
        word = word[:-3] + "nt"
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def read_lexicon(name: str) -> dict[str, Any]:
    """A TOML file of this package's lexicons, as plain data."""
    return tomllib.loads((LEXICONS / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _words(language: WrittenLanguage) -> _Words:
    lexicon = read_lexicon(f"words_{language}")
    groups = {name: frozenset(words.split()) for name, words in lexicon.items() if isinstance(words, str)}
    small_change = ("acknowledgements", "greetings", "thanks", "interjections", "fillers")
    return _Words(
        function_words=groups["function_words"],
        acknowledgements=groups["acknowledgements"],
        greetings=groups["greetings"],
        chatter=frozenset().union(*(groups[name] for name in small_change)),
        abbreviations=lexicon["abbreviations"],
    )


def _folded(word: str, runs: list[re.Match[str]], lengths: tuple[int, ...]) -> str:
    pieces: list[str] = []
    position = 0
    for run, length in zip(runs, lengths, strict=True):
        pieces += [word[position : run.start()], run[1] * length]
        position = run.end()
    return "".join([*pieces, word[position:]])


def _is_word(word: str) -> bool:
    if any(word in _words(language).function_words or word in _words(language).chatter for language in ("it", "en")):
        return True
    return len(word) > 2 and (is_listed(word, "it") or is_listed(word, "en"))
