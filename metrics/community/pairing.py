"""Who is put together with whom: on a need that both have, or that one has and the other can bring something to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Kind = Literal["brings", "shared"]
"""`brings`: one can bring something to what the other needs. `shared`: both need it."""


@dataclass(frozen=True, slots=True)
class Seeker:
    """Somebody who waits for a partner since `since`. `needs` and `brings` are ids of needs.

    `met`: with whom they were put together before, whatever came of it.
    """

    member: str
    since: datetime
    newcomer: bool = False
    needs: frozenset[str] = frozenset()
    brings: frozenset[str] = frozenset()
    met: frozenset[str] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two who are put together, and why. Of `kind` "brings", `second` brings something to what `first` needs."""

    first: str
    second: str
    kind: Kind
    need: str


def pairings(seekers: Iterable[Seeker]) -> tuple[Pairing, ...]:
    """Put together as many as a fair order allows.

    Whoever has waited longest chooses first, and gets, of those they have not met and have a need in common with: a
    newcomer somebody who is none, and the other way round, before others; one who brings something to a need, before
    one who shares it; one with fewer others to turn to; who waited longer. So nobody is in two pairs, no two meet
    again, nobody is left over beside somebody who would have fitted, and whoever waited longest goes without only if
    nobody fits them at all.
    Greedy, hence not always the greatest number of pairs: that would sometimes let the one who waited longest wait on.
    The order of `seekers` changes nothing.
    """
    waiting = sorted(seekers, key=lambda one: (one.since, one.member))
    fits = _fits(waiting)
    taken: set[str] = set()
    found = []
    for seeker in waiting:
        free = {other: pairing for other, pairing in fits[seeker.member].items() if other not in taken}
        if seeker.member in taken or not free:
            continue
        chosen = min(
            (one for one in waiting if one.member in free),
            key=lambda one: (
                one.newcomer == seeker.newcomer,
                free[one.member].kind != "brings",
                sum(third not in taken for third in fits[one.member]),
                one.since,
                one.member,
            ),
        )
        taken |= {seeker.member, chosen.member}
        found.append(free[chosen.member])
    return tuple(found)


def _fits(waiting: list[Seeker]) -> Mapping[str, Mapping[str, Pairing]]:
    """Of everybody, with whom they could be put together, and why."""
    found: dict[str, dict[str, Pairing]] = {one.member: {} for one in waiting}
    for number, one in enumerate(waiting):
        for other in waiting[number + 1 :]:
            pairing = reason(one, other)
            if pairing is not None:
                found[one.member][other.member] = found[other.member][one.member] = pairing
    return found


def reason(one: Seeker, other: Seeker) -> Pairing | None:
    """Why two could be put together; None when they have met, or have nothing in common."""
    if one.member == other.member or other.member in one.met or one.member in other.met:
        return None
    for first, second in ((one, other), (other, one)):
        brought = first.needs & second.brings
        if brought:
            return Pairing(first.member, second.member, "brings", min(brought))
    shared = one.needs & other.needs
    return Pairing(one.member, other.member, "shared", min(shared)) if shared else None
