"""Words that are not the same and about one thing all the same: "updated" and "updates", "filtro" and "filtri"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from metrics.conversation.cues import empty_parts

SHORTEST_PIECE = 4
LONGEST_WORD = 20
"""What is longer is no word: a link, a path, a key that was hit for long."""
_BETWEEN_PARTS = re.compile(r"[\W_]+")
_SHORTEST_PART = 3
_ITALIAN_ENDS = frozenset("aio")


@dataclass(frozen=True, slots=True)
class WordForms:
    """`forms` are words, also without the vowel that Italian changes; `parts` are those of words that are several in
    one ("nvidia-glx"); `pieces` are these and whatever words begin and end with, four letters at least.
    """

    forms: frozenset[str]
    parts: frozenset[str]
    pieces: frozenset[str]


NO_FORMS = WordForms(frozenset(), frozenset(), frozenset())


def word_forms(words: frozenset[str]) -> WordForms:
    """The forms of a message's content words."""
    if not words:
        return NO_FORMS
    parts = {part for word in words if not word.isalnum() for part in _BETWEEN_PARTS.split(word)}
    told = frozenset(part for part in parts - empty_parts() if len(part) >= _SHORTEST_PART)
    return WordForms(words | _stems(words), told, told.union(_ends(words)))


def alike(one: WordForms, other: WordForms, shared: frozenset[str]) -> frozenset[str]:
    """What two messages have in common beside the words that they share: each thing in one form."""
    found = (one.pieces & other.forms) | (other.pieces & one.forms) | (one.parts & other.parts)
    if found and shared:
        found = found - shared - _stems(shared)
    return found - _stems(found) if found else found


def _stems(words: Iterable[str]) -> set[str]:
    return {word[:-1] for word in words if len(word) > SHORTEST_PIECE and word[-1] in _ITALIAN_ENDS}


def _ends(words: frozenset[str]) -> Iterator[str]:
    for word in words:
        size = len(word)
        if size <= LONGEST_WORD:
            for cut_at in range(SHORTEST_PIECE, size):
                yield word[:cut_at]
                yield word[size - cut_at :]
