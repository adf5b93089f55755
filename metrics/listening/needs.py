"""Needs that people voice: something that does not work, something they wish for, something they ask for."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from metrics.values import ReadTurn

NeedKind = Literal["problem", "wish", "request"]


@dataclass(frozen=True, slots=True)
class NeedVoiced:
    """`start` and `end` are where in the turn's text the cue stands: half-open code point offsets."""

    turn_id: str
    kind: NeedKind
    start: int
    end: int


def needs_voiced(turns: Iterable[ReadTurn]) -> tuple[NeedVoiced, ...]:
    """The need that each turn voices, where it voices one, in the order of the turns."""
    found: list[NeedVoiced] = []
    for turn in turns:
        need = _need(turn.turn.text, turn.reading.language.code)
        if need is not None:
            found.append(NeedVoiced(turn.id, *need))
    return tuple(found)


@lru_cache(maxsize=4096)
def _need(text: str, language: str) -> tuple[NeedKind, int, int] | None:
    return None
