"""A clean text as a row of marks: its words made comparable, and the punctuation between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

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
CONTENT: frozenset[WordClass | None] = frozenset(("specific", "generic"))
"""The classes of words that carry content."""
_CLASS_OF_ENDLESS_WORD: WordClass = "small"
_LONGEST_WORD = 34
_FOREIGN_WORDS = 3
"""So many function words of the other language make a clause foreign; fewer are borrowings."""


@dataclass(slots=True)
class Row:
    """Words (made comparable) and punctuation marks in order, in columns of one length, with their places in the text.

    A kind is None for punctuation; "small" is small change: greetings, laughter, fillers. `ends` are exclusive.
    """

    words: list[str]
    kinds: list[WordClass | None]
    starts: list[int]
    ends: list[int]
    languages: list[WrittenLanguage]

    def __len__(self) -> int:
        return len(self.words)

    def part(self, start: int, end: int) -> "Row":
        """The marks from `start` to `end` (half-open)."""
        return Row(
            self.words[start:end],
            self.kinds[start:end],
            self.starts[start:end],
            self.ends[start:end],
            self.languages[start:end],
        )

    def and_then(self, other: "Row") -> "Row":
        """One row of both."""
        return Row(
            self.words + other.words,
            self.kinds + other.kinds,
            self.starts + other.starts,
            self.ends + other.ends,
            self.languages + other.languages,
        )

    def picked(self, places: Iterable[int]) -> "Row":
        """Only the marks at these places."""
        chosen = list(places)
        return Row(
            [self.words[at] for at in chosen],
            [self.kinds[at] for at in chosen],
            [self.starts[at] for at in chosen],
            [self.ends[at] for at in chosen],
            [self.languages[at] for at in chosen],
        )

    def content(self) -> list[int]:
        """The places of the words that carry content, specific or generic."""
        return [at for at, kind in enumerate(self.kinds) if kind in CONTENT]

    def count_words(self) -> int:
        return len(self.kinds) - self.kinds.count(None)


def marks(clean: CleanText, language: WrittenLanguage) -> Row:
    """Every word and punctuation mark of the text, in order, from the first word on.

    `language` is that of the text; a clause that is clearly in the other one is read in that.
    """
    row = Row([], [], [], [], [])
    words, kinds, starts, ends = row.words, row.kinds, row.starts, row.ends
    position = 0
    text = clean.text
    languages = _clause_languages(clean, language)
    spoken = language
    for number, (said, start, end) in enumerate(zip(clean.words, clean.starts, clean.ends, strict=True)):
        if start - position != 1 or text[position] != " ":
            _punctuation(text, position, start, row)
        position = end
        if languages is not None:
            row.languages += [spoken] * (len(words) - len(row.languages))
            spoken = languages[number]
        pieces = _pieces(said, spoken)
        if len(pieces) == 1:
            word, kind, _ = pieces[0]
            words.append(word)
            kinds.append(kind)
            starts.append(start)
            ends.append(end)
            continue
        for place, (word, kind, length) in enumerate(pieces):
            until = end if place == len(pieces) - 1 else min(start + length, end)
            words.append(word)
            kinds.append(kind)
            starts.append(start)
            ends.append(until)
            start = until
    _punctuation(text, position, len(text), row)
    row.languages += [spoken] * (len(words) - len(row.languages))
    return row


def _clause_languages(clean: CleanText, language: WrittenLanguage) -> list[WrittenLanguage] | None:
    """The language of each token by clause, by the function words that only one language has; None when it is one."""
    other: WrittenLanguage = "en" if language == "it" else "it"
    own_words, other_words = _telling_words(language), _telling_words(other)
    words = clean.words
    if other_words.isdisjoint(words) or len([word for word in words if word in other_words]) < _FOREIGN_WORDS:
        return None
    languages: list[WrittenLanguage] = []
    start = 0
    for place in range(1, len(words) + 1):
        ends = place == len(words) or not CLAUSE_ENDS.isdisjoint(
            clean.text[clean.ends[place - 1] : clean.starts[place]]
        )
        if ends:
            clause = words[start:place]
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


def _punctuation(text: str, start: int, end: int, row: Row) -> None:
    for place in range(start, end):
        character = text[place]
        if character == "…":
            character = "."
        elif character in "–—" or (character == "-" and text[max(place - 1, 0)].isspace()):
            character = ","
        if character in PUNCTUATION and row.words and row.words[-1] != character:
            row.words.append(character)
            row.kinds.append(None)
            row.starts.append(place)
            row.ends.append(place + 1)
