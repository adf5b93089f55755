"""A turn cut along the words that earned it something, so that a person can be shown which they were."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from metrics.depth.score import COMPONENTS
from metrics.values import Span

_SHORTEST_REST = 3
"""Letters that a shorter span must leave of a longer one for the rest to be shown: "so" or "I" alone tell nothing."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a turn; `kind` is the component that it earned, None for everything else."""

    text: str
    kind: str | None


def pieces(text: str, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """The whole text in order. Where spans overlap the shorter one shows: it says most exactly what was found."""
    kind_at: list[Span | None] = [None] * len(text)
    for span in sorted(spans, key=lambda span: span.start - span.end):
        kind_at[span.start : span.end] = [span] * (min(span.end, len(text)) - span.start)
    found: list[Piece] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or kind_at[place] is not kind_at[start]:
            found += _trimmed(text[start:place], kind_at[start])
            start = place
    return tuple(_joined(found))


def words_by_kind(cut: Iterable[Piece]) -> Mapping[str, Sequence[str]]:
    """The earning words of each kind, each wording once; kinds in the order in which they weigh."""
    found: dict[str, dict[str, None]] = {}
    for piece in cut:
        if piece.kind is not None:
            found.setdefault(piece.kind, {})[" ".join(piece.text.split())] = None
    return {kind: tuple(found[kind]) for kind in COMPONENTS if kind in found}


def _joined(cut: Iterable[Piece]) -> list[Piece]:
    """What earned the same, or nothing, and is parted by a blank at most is shown as one."""
    found: list[Piece] = []
    for piece in cut:
        if found and found[-1].kind == piece.kind:
            found[-1] = Piece(found[-1].text + piece.text, piece.kind)
        elif (
            piece.kind is not None
            and len(found) > 1
            and (found[-2].kind, found[-1].kind, found[-1].text) == (piece.kind, None, " ")
        ):
            blank, before = found.pop(), found.pop()
            found.append(Piece(before.text + blank.text + piece.text, piece.kind))
        else:
            found.append(piece)
    return found


def _trimmed(text: str, span: Span | None) -> list[Piece]:
    """Blanks and marks at the ends of what is shown belong to nobody, nor do the scraps that a shorter span leaves."""
    if span is None:
        return [Piece(text, None)]
    core = text.strip(" \n\t,.;:!?…")
    if not core or (len(core) <= _SHORTEST_REST and len(text) < span.end - span.start):
        return [Piece(text, None)]
    before, after = text.split(core, 1)
    cut = (Piece(before, None), Piece(core, span.kind), Piece(after, None))
    return [piece for piece in cut if piece.text]
