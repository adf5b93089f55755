"""A turn as a person reads it on a terminal, the words that earned it something marked by kind."""

import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO

from core.text import Texts
from metrics.depth.explain import Piece, pieces, words_by_kind
from metrics.values import Depth

_COLOURS = ("36", "32", "33", "35", "34", "96", "95", "92")
_SIGNS = "¹²³⁴⁵⁶⁷⁸"
_BETWEEN = " · "
_INDENT = "  "


def is_coloured(out: TextIO) -> bool:
    """Whether to mark by colour: on a terminal, unless NO_COLOR asks not to or the terminal can do no better."""
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def marked_turn(words: Texts, name: str, text: str, depth: Depth, *, coloured: bool) -> Iterator[str]:
    """The lines of one turn: its band, its words with their marks, and which of them earned what."""
    if depth.score is None or depth.band is None:
        yield words("explain-heading-not-scored", id=_plain(name), band=words("depth-not-scored"))
        yield from _indented(_plain(text))
        return
    band = words(f"depth-band-{depth.band}")
    yield words("explain-heading", id=_plain(name), band=band, score=str(round(depth.score)))
    cut = pieces(text, depth.spans)
    by_kind = words_by_kind(cut)
    order = {kind: place for place, kind in enumerate(by_kind)}
    yield from _indented("".join(_shown(piece, order, coloured) for piece in cut))
    if not by_kind:
        yield _INDENT + words("explain-nothing")
    for kind, found in by_kind.items():
        mark = "■" if coloured else _SIGNS[order[kind]]
        told = words(
            "explain-found", mark=mark, kind=words(f"evidence-{kind}"), words=_BETWEEN.join(map(_plain, found))
        )
        yield _INDENT + (_painted(told, order[kind]) if coloured else told)


def _shown(piece: Piece, order: Mapping[str, int], coloured: bool) -> str:
    text = _plain(piece.text)
    if piece.kind is None:
        return text
    return _painted(text, order[piece.kind]) if coloured else f"[{text}]{_SIGNS[order[piece.kind]]}"


def _painted(text: str, place: int) -> str:
    # Each line on its own, so that a colour never reaches over the indent of the next.
    return "\n".join(f"\x1b[{_COLOURS[place]}m{line}\x1b[0m" for line in text.split("\n"))


def _indented(text: str) -> Sequence[str]:
    return [_INDENT + line for line in text.split("\n")]


def _plain(text: str) -> str:
    """Without what would steer the terminal or turn its reading direction, and without halves of characters."""
    return "".join(
        character if character == "\n" or unicodedata.category(character) not in ("Cc", "Cf", "Cs") else "\ufffd"
        for character in text
    )
