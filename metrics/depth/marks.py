"""A clean text as a row of marks: its words made comparable, and the punctuation between them."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from metrics.depth.vocabulary import vocabulary
from metrics.language.tokens import CleanText
from metrics.language.words import (
    WrittenLanguage,
    chatter_words,
    expand,
    function_words,
    is_laughter,
    split_elision,
    squeeze,
)

PUNCTUATION = frozenset(",:;.!?%()\n")
"""Marks that are not words. A dash between blanks counts as a comma, an ellipsis as a full stop."""
CLAUSE_ENDS = frozenset(",:;.!?()\n")
SENTENCE_ENDS = frozenset(".!?\n")

WordClass = Literal["function", "small", "number", "generic", "specific"]
_CLASS_OF_ENDLESS_WORD: WordClass = "small"
_LONGEST_WORD = 34


@dataclass(frozen=True, slots=True)
class Mark:
    """One word (made comparable) or one punctuation mark, with its place in the text as given.

    `kind` is None for punctuation; "small" is small change: greetings, laughter, fillers.
    """

    word: str
    start: int
    end: int
    kind: WordClass | None


def marks(clean: CleanText, language: WrittenLanguage) -> list[Mark]:
    """Every word and punctuation mark of the text, in order, from the first word on."""
    found: list[Mark] = []
    position = 0
    text = clean.text
    for token in clean.tokens:
        _punctuation(text, position, token.start, found)
        position = token.end
        pieces = _pieces(token.word, language)
        if len(pieces) == 1:
            found.append(Mark(pieces[0][0], token.start, token.end, pieces[0][1]))
            continue
        start = token.start
        for place, (word, kind, length) in enumerate(pieces):
            end = token.end if place == len(pieces) - 1 else min(start + length, token.end)
            found.append(Mark(word, start, end, kind))
            start = end
    _punctuation(text, position, len(text), found)
    return found


@lru_cache(maxsize=65536)
def comparable(word: str) -> str:
    """Without accents and without the apostrophe of "don't"; the Italian verb "è" and elided words keep theirs."""
    if word in ("è", "e'"):
        return "è"
    if word.endswith("n't"):
        word = word[:-3] + "nt"
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(maxsize=65536)
def _pieces(word: str, language: WrittenLanguage) -> tuple[tuple[str, WordClass, int], ...]:
    """A folded word as (comparable word, class, length in the text); several where it is elided or stands for more."""
    if len(word) > _LONGEST_WORD:
        return ((word[:_LONGEST_WORD], _CLASS_OF_ENDLESS_WORD, len(word)),)
    full = expand(squeeze(word), language)
    if " " in full:
        words = full.split()
        return tuple(
            (comparable(piece), _kind(piece, language), 0 if at else len(word)) for at, piece in enumerate(words)
        )
    if language == "it":
        parts = split_elision(full)
        if len(parts) > 1:
            return tuple((comparable(part), _kind(part, language), len(part)) for part in parts)
        full = full if full == "e'" else full.rstrip("'") or full
        return ((comparable(full), _kind(full, language), len(word)),)
    full = full.rstrip("'") or full
    return ((comparable(full), _kind(full, language), len(word)),)


def _kind(word: str, language: WrittenLanguage) -> WordClass:
    known = vocabulary(language)
    plain = comparable(word)
    if word in function_words(language) or plain in known.function_words:
        return "function"
    if plain[0].isdigit():
        return "number"
    if is_laughter(word) or word in chatter_words(language) or plain in known.chatter_words:
        return "small"
    if len(plain) < 2 or plain in known.generic or (len(plain) < 3 and plain not in known.short):
        return "generic"
    if any(plain.endswith(ending) for ending in known.abstract_endings) and len(plain) > 6:
        return "generic"
    return "specific"


def _punctuation(text: str, start: int, end: int, found: list[Mark]) -> None:
    if end - start == 1 and text[start] == " ":
        return
    for place in range(start, end):
        character = text[place]
        if character == "…":
            character = "."
        elif character in "–—" or (character == "-" and text[max(place - 1, 0)].isspace()):
            character = ","
        if character in PUNCTUATION and found and not (found[-1].word == character and found[-1].kind is None):
            found.append(Mark(character, place, place + 1, None))
