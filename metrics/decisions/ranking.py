"""Ranking by Schulze's method: the option that is preferred to every other, directly or by the strongest way around.

A ballot ranks options from best to worst, in tiers of those that somebody likes equally. Options that it leaves out
share a last tier below all that it names: who ranks three of eight prefers those three to the rest.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from metrics.decisions.choices import Option, distinct

Tiers = tuple[frozenset[Option], ...]


@dataclass(frozen=True, slots=True)
class Duel:
    """Two options against each other: `ahead` ballots prefer `winner`, `behind` prefer `loser`, the others neither."""

    winner: Option
    loser: Option
    ahead: int
    behind: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """How a ranking came out.

    `places` lists the options from best to worst, those of one place in the order in which they were offered. `duels`
    are the pairs that have a winner. `beats_all`: the one option that wins every duel (Condorcet's), None where none
    does and the ways around had to decide. `strengths` are the strongest ways from one option to another, in ballots.
    """

    places: tuple[tuple[Option, ...], ...]
    ballots: int
    duels: tuple[Duel, ...]
    beats_all: Option | None
    strengths: dict[tuple[Option, Option], int]

    @property
    def winners(self) -> tuple[Option, ...]:
        return self.places[0] if self.places and self.ballots else ()

    @property
    def tied(self) -> bool:
        return len(self.winners) > 1


def rank(options: Sequence[Option], ballots: Collection[Tiers]) -> Ranking:
    """Rank options by ballots (Schulze 2011, Social Choice and Welfare 36), winning votes, O(ballots * n^2 + n^3).

    A link of strength d[a, b] leads from a to b when more ballots prefer a to b than b to a; a way is as strong as
    its weakest link, and a stands above b when the strongest way from a to b is stronger than any back. That relation
    has no circles. Options with the same number of others above them share a place. ValueError for an option not
    offered, or one that a ballot names twice.

    It cannot tell how much better somebody likes one than another, and no method can keep every wish at once: with
    three options or more a circle of preferences is possible, and is said to be one (`beats_all` None).
    """
    known = distinct(options)
    index = {option: number for number, option in enumerate(options)}
    size = len(options)
    prefer = [[0] * size for _ in range(size)]
    for ballot in ballots:
        tiers = [[index[option] for option in _of(tier, known)] for tier in ballot]
        named = [number for tier in tiers for number in tier]
        if len(named) != len(set(named)):
            raise ValueError("a ballot names an option twice")
        tiers.append(sorted(set(range(size)) - set(named)))
        below = set(range(size))
        for tier in tiers:
            below -= set(tier)
            for better in tier:
                for worse in below:
                    prefer[better][worse] += 1
    strongest = _strongest(prefer)
    above = [sum(strongest[b][a] > strongest[a][b] for b in range(size)) for a in range(size)]
    places = tuple(tuple(option for option in options if above[index[option]] == rank_) for rank_ in sorted(set(above)))
    duels = tuple(
        Duel(a, b, prefer[index[a]][index[b]], prefer[index[b]][index[a]])
        for a in options
        for b in options
        if prefer[index[a]][index[b]] > prefer[index[b]][index[a]]
    )
    won = {option: sum(duel.winner == option for duel in duels) for option in options}
    beats_all = next((option for option in options if size > 1 and won[option] == size - 1), None)
    strengths = {(a, b): strongest[index[a]][index[b]] for a in options for b in options if a != b}
    return Ranking(places, len(ballots), duels, beats_all, strengths)


def _of(tier: frozenset[Option], known: frozenset[Option]) -> list[Option]:
    if unknown := tier - known:
        raise ValueError(f"not an option: {sorted(unknown)}")
    return sorted(tier)


def _strongest(prefer: list[list[int]]) -> list[list[int]]:
    """The strength of the strongest way between any two, by Floyd's and Warshall's method."""
    size = len(prefer)
    way = [[prefer[a][b] if prefer[a][b] > prefer[b][a] else 0 for b in range(size)] for a in range(size)]
    for through in range(size):
        for a in range(size):
            for b in range(size):
                if a not in (b, through) and b != through:
                    way[a][b] = max(way[a][b], min(way[a][through], way[through][b]))
    return way
