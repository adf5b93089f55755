"""Facts that please or annoy without a word of feeling: it does its job, it broke, nobody answers.

They are patterns (`lexicons/told_*.toml`), each list with a valence. What is only supposed ("if it leaks") is not told,
and what is asked ("does it leak?") weighs less.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from metrics.language.patterns import CLAUSE_ENDS, PUNCTUATION, SENTENCE_ENDS, Patterns
from metrics.language.tokens import CleanText
from metrics.language.words import WrittenLanguage, comparable, read_lexicon

_SUPPOSING = {
    "it": frozenset(("se", "qualora", "caso", "sennò", "senno", "altrimenti", "evitare", "affinche", "finche")),
    "en": frozenset(("if", "unless", "until", "till", "otherwise", "case", "avoid", "prevent", "before", "would")),
}
_SUPPOSED_WITHIN = 5
"""Words before a fact, in its clause, by which it may be only supposed."""


class Told(NamedTuple):
    """A fact told by the tokens `start` to `end` (half-open); `turns` when a negation before it turns it."""

    start: int
    end: int
    valence: float
    turns: bool
    asked: bool


@dataclass(frozen=True, slots=True)
class _Lists:
    patterns: Patterns
    worth: dict[str, tuple[float, bool]]


def told(words: Sequence[str], clean: CleanText, language: WrittenLanguage) -> list[Told]:
    """The facts of a text, in order, none over another; `words` are its tokens written out.

    What is only supposed is worth 0, its words included.
    """
    row = _row(words, clean)
    lists = _lists(language)
    found = lists.patterns.find(row)
    if not found:
        return []
    places = _places(words, row)
    facts: list[Told] = []
    reached = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start < reached:
            continue
        valence, turns = lists.worth[one.cue]
        if _is_supposed(row, one.start, language):
            valence = 0.0
        reached = one.end
        last = one.end - 1
        while row[last] in PUNCTUATION:
            last -= 1
        facts.append(Told(places[one.start], places[last] + 1, valence, turns, _is_asked(row, one.end)))
    return facts


def _row(words: Sequence[str], clean: CleanText) -> list[str]:
    """Comparable words and the marks between them."""
    row: list[str] = []
    text, position = clean.text, 0
    for start, end, word in zip(clean.starts, clean.ends, words, strict=True):
        if start - position != 1 or text[position] != " ":
            row += _marks(text[position:start]) if row else ()
        position = end
        if " " in word:
            row += map(comparable, word.split())
        else:
            row.append(comparable(word))
    return row + _marks(text[position:])


def _marks(between: str) -> list[str]:
    return [mark for mark in between if mark in PUNCTUATION]


def _places(words: Sequence[str], row: Sequence[str]) -> list[int]:
    """Which word each entry of the row is of; a mark is of the word after it, or of the last one."""
    places: list[int] = []
    number = 0
    for word in words:
        while row[len(places)] in PUNCTUATION:
            places.append(number)
        places += [number] * (word.count(" ") + 1)
        number += 1
    return places + [number - 1] * (len(row) - len(places))


def _is_supposed(row: Sequence[str], start: int, language: WrittenLanguage) -> bool:
    for word in reversed(row[max(0, start - _SUPPOSED_WITHIN) : start]):
        if word in CLAUSE_ENDS:
            return False
        if word in _SUPPOSING[language]:
            return True
    return False


def _is_asked(row: Sequence[str], end: int) -> bool:
    return next((word for word in row[end - 1 :] if word in SENTENCE_ENDS), "") == "?"


@cache
def _lists(language: WrittenLanguage) -> _Lists:
    lexicon = read_lexicon(f"told_{language}")
    lists = lexicon["told"]
    return _Lists(
        Patterns({name: entry["patterns"] for name, entry in lists.items()}, lexicon["classes"], language),
        {name: (float(entry["valence"]), entry.get("turns", False)) for name, entry in lists.items()},
    )
