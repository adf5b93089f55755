"""Weeks on their way to a worker process. Turns travel packed, week by week.

Nine windows share a week of turns: packed on its own, it is packed once, and unpacked once a worker. Packing every
window whole took more time than measuring it.
"""

import pickle
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from metrics.values import CommunityWindow, ReadTurn

_REMEMBERED = 32


@dataclass(frozen=True, slots=True)
class Parcel:
    """A window without its turns, and these as packed weeks: those before in their order, then the week itself."""

    window: CommunityWindow
    earlier: tuple[bytes, ...]
    turns: bytes

    @classmethod
    def of(cls, window: CommunityWindow, earlier: Sequence[bytes], turns: bytes) -> "Parcel":
        return cls(replace(window, turns=(), earlier=()), tuple(earlier), turns)

    def opened(self) -> CommunityWindow:
        """The window as it was."""
        earlier = tuple(read for week in self.earlier for read in _unpacked(week))
        return replace(self.window, turns=_unpacked(self.turns), earlier=earlier)


def packed(turns: Sequence[ReadTurn]) -> bytes:
    """A week's turns, for a process of our own: bytes from anywhere else must never be opened."""
    return pickle.dumps(tuple(turns), protocol=pickle.HIGHEST_PROTOCOL)


@lru_cache(maxsize=_REMEMBERED)
def _unpacked(week: bytes) -> tuple[ReadTurn, ...]:
    turns: tuple[ReadTurn, ...] = pickle.loads(week)
    return turns
