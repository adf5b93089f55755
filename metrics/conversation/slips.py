"""Slips of the keyboard: a word with one letter dropped, doubled, swapped with the next, or hit on the key beside."""

from collections.abc import Iterator

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
"""Each row stands half a key further right than the one above."""


def slips(word: str) -> frozenset[str]:
    """Whatever one slip makes of a word.

    A letter in the place of one that is far from it, or of none, is no slip: it mostly makes another word ("provato"
    for "trovato").
    """
    return frozenset(_slips(word)) - {word}


def _slips(word: str) -> Iterator[str]:
    for place, letter in enumerate(word):
        before, after = word[:place], word[place + 1 :]
        yield before + after
        yield before + letter + letter + after
        yield before + after[:1] + letter + after[1:]
        yield from (before + beside + after for beside in _BESIDE.get(letter, ""))


def _around(row: int, place: int) -> str:
    keys = _ROWS[row][max(0, place - 1) : place] + _ROWS[row][place + 1 : place + 2]
    if row > 0:
        keys += _ROWS[row - 1][place : place + 2]
    if row + 1 < len(_ROWS):
        keys += _ROWS[row + 1][max(0, place - 1) : place + 1]
    return keys


_BESIDE = {letter: _around(row, place) for row, keys in enumerate(_ROWS) for place, letter in enumerate(keys)}
