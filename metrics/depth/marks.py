"""A clean text as a row of marks: its words made comparable, and the punctuation between them."""

from functools import cache, lru_cache
from typing import Literal, NamedTuple

from metrics.depth.vocabulary import vocabulary
from metrics.language.patterns import CLAUSE_ENDS, PUNCTUATION
from metrics.language.tokens import CleanText
from metrics.language.words import (
    WrittenLanguage,
    chatter_words,
    comparable,
    expand,
    function_words,
    is_laughter,
    split_elision,
    squeeze,
)

WordClass = Literal["function", "small", "number", "generic", "specific"]
_CLASS_OF_ENDLESS_WORD: WordClass = "small"
_LONGEST_WORD = 34
_FOREIGN_WORDS = 3
"""So many function words of the other language make a clause foreign; fewer are borrowings."""


class Mark(NamedTuple):
    """One word (made comparable) or one punctuation mark, with its place in the text as given.

    `kind` is None for punctuation; "small" is small change: greetings, laughter, fillers.
    """

    word: str
    start: int
    end: int
    kind: WordClass | None
    language: WrittenLanguage


def marks(clean: CleanText, language: WrittenLanguage) -> list[Mark]:
    """Every word and punctuation mark of the text, in order, from the first word on.

    `language` is that of the text; a clause that is clearly in the other one is read in that.
    """
    found: list[Mark] = []
    position = 0
    text = clean.text
    languages = _clause_languages(clean, language)
    spoken = language
    for number, token in enumerate(clean.tokens):
        if token.start - position != 1 or text[position] != " ":
            _punctuation(text, position, token.start, found, spoken)
        position = token.end
        if languages is not None:
            spoken = languages[number]
        pieces = _pieces(token.word, spoken)
        if len(pieces) == 1:
            found.append(Mark(pieces[0][0], token.start, token.end, pieces[0][1], spoken))
            continue
        start = token.start
        for place, (word, kind, length) in enumerate(pieces):
            end = token.end if place == len(pieces) - 1 else min(start + length, token.end)
            found.append(Mark(word, start, end, kind, spoken))
            start = end
    _punctuation(text, position, len(text), found, spoken)
    return found


def _clause_languages(clean: CleanText, language: WrittenLanguage) -> list[WrittenLanguage] | None:
    """The language of each token by clause, by the function words that only one language has; None when it is one."""
    other: WrittenLanguage = "en" if language == "it" else "it"
    own_words, other_words = _telling_words(language), _telling_words(other)
    if len([token for token in clean.tokens if token.word in other_words]) < _FOREIGN_WORDS:
        return None
    languages: list[WrittenLanguage] = []
    tokens = clean.tokens
    start = 0
    for place in range(1, len(tokens) + 1):
        ends = place == len(tokens) or not CLAUSE_ENDS.isdisjoint(
            clean.text[tokens[place - 1].end : tokens[place].start]
        )
        if ends:
            clause = [token.word for token in tokens[start:place]]
            foreign = sum(word in other_words for word in clause)
            is_foreign = foreign >= _FOREIGN_WORDS and foreign > sum(word in own_words for word in clause)
            languages += [other if is_foreign else language] * len(clause)
            start = place
    return languages


@cache
def _telling_words(language: WrittenLanguage) -> frozenset[str]:
    other: WrittenLanguage = "en" if language == "it" else "it"
    return function_words(language) - function_words(other) - chatter_words(other)


@lru_cache(maxsize=65536)
def _pieces(word: str, language: WrittenLanguage) -> tuple[tuple[str, WordClass, int], ...]:
    """A folded word as (comparable word, class, length in the text); several where it is elided or stands for more."""
    if len(word) > _LONGEST_WORD:
        return ((word[:_LONGEST_WORD], _CLASS_OF_ENDLESS_WORD, len(word)),)
    full = expand(squeeze(word), language)
    if " " in full:
        words = full.split()
        return tuple(
            (comparable(piece), kind_of(piece, language), 0 if at else len(word)) for at, piece in enumerate(words)
        )
    if language == "it":
        parts = split_elision(full)
        if len(parts) > 1:
            return tuple((comparable(part), kind_of(part, language), len(part)) for part in parts)
        full = full if full == "e'" else full.rstrip("'") or full
        return ((comparable(full), kind_of(full, language), len(word)),)
    full = full.rstrip("'") or full
    if full.endswith("'s") and full not in function_words("en"):
        full = full[:-2]
    return ((comparable(full), kind_of(full, language), len(word)),)


@lru_cache(maxsize=65536)
def kind_of(word: str, language: WrittenLanguage) -> WordClass:
    """The class of one folded word."""
    known = vocabulary(language)
    plain = comparable(word)
    if word in function_words(language) or plain in known.function_words:
        return "function"
    if plain[0].isdigit():
        return "number"
    if plain in known.ambiguous:
        return "generic"
    if is_laughter(word) or word in chatter_words(language) or plain in known.chatter_words:
        return "small"
    if len(plain) < 2 or plain in known.generic or (len(plain) < 3 and plain not in known.short):
        return "generic"
    if len(plain) > 6 and plain.endswith(known.abstract_endings):
        return "generic"
    return "specific"


def _punctuation(text: str, start: int, end: int, found: list[Mark], language: WrittenLanguage) -> None:
    for place in range(start, end):
        character = text[place]
        if character == "…":
            character = "."
        elif character in "–—" or (character == "-" and text[max(place - 1, 0)].isspace()):
            character = ","
        if character in PUNCTUATION and found and not (found[-1].word == character and found[-1].kind is None):
            found.append(Mark(character, place, place + 1, None, language))
