"""What staff decided about themes, and which of the themes found anew each decision is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.listening.lexicons import thresholds


@dataclass(frozen=True, slots=True)
class ThemeDecided:
    """One theme that staff confirmed, renamed, merged or dismissed. `key` and `lemmas` are as it was found.

    `label` is staff's name for it, None to leave it the members' own. `into` is the key of the theme it is part of.
    """

    key: str
    lemmas: tuple[str, ...] = ()
    label: str | None = None
    dismissed: bool = False
    into: str | None = None


def decision_about(key: str, lemmas: Sequence[str], decided: Sequence[ThemeDecided]) -> ThemeDecided | None:
    """The decision about a theme: by its key, else by the words that it shares, which change a little every week."""
    same = next((one for one in decided if one.key == key), None)
    if same is not None:
        return same
    enough = thresholds("stability")["overlap"]
    alike = [(_overlap(lemmas, one.lemmas), -place) for place, one in enumerate(decided)]
    best, place = max(alike, default=(0.0, 0))
    return decided[-place] if best >= enough else None


def final(decision: ThemeDecided, decided: Sequence[ThemeDecided]) -> ThemeDecided:
    """The decision about the theme that this one was merged into, however often; its own where it was not."""
    by_key = {one.key: one for one in decided}
    seen = {decision.key}
    while decision.into is not None and decision.into not in seen:
        seen.add(decision.into)
        decision = by_key.get(decision.into, ThemeDecided(decision.into))
    return decision


def _overlap(one: Sequence[str], other: Sequence[str]) -> float:
    shared, every = set(one) & set(other), set(one) | set(other)
    return len(shared) / len(every) if every else 0.0
