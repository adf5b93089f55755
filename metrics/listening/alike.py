"""How alike two short texts are by what they are about, in whichever of the two languages each is written."""

from collections import Counter
from collections.abc import Collection, Mapping
from math import log

from metrics.language.identify import identify
from metrics.language.terms import terms
from metrics.language.tokens import clean
from metrics.listening.meanings import matters

ALIKE = 0.2
"""From here on two texts may be about one thing: chosen so that a person is asked rather too often than too seldom."""
SHARED = 2
"""Matters they must share at least, unless one of them has fewer."""


def matters_of(text: str) -> tuple[str, ...]:
    """What a text is about, once each, in order; its plain words where the language cannot be read."""
    cleaned = clean(text)
    code = identify(cleaned).code
    found = matters(terms(cleaned, code), code)
    return tuple(dict.fromkeys(found or (word for word in cleaned.words if len(word) > 3)))


def alike(wanted: Collection[str], known: Mapping[str, Collection[str]]) -> tuple[tuple[str, float], ...]:
    """Which of `known` are like `wanted`, the most alike first, each with how much, from `ALIKE` to 1.

    The share of what both are about in what either is about (Jaccard), each matter weighing log(1 + n / df): what every
    text is about says little. What it cannot tell: the same wish for another thing, or two wishes for the same thing.
    """
    mine = set(wanted)
    texts = [set(one) for one in known.values()]
    held = Counter(word for one in (*texts, mine) for word in one)
    weight = {word: log(1 + (len(texts) + 1) / count) for word, count in held.items()}
    found = []
    for key, theirs in zip(known, texts, strict=True):
        shared = mine & theirs
        if len(shared) < min(SHARED, len(mine), len(theirs)) or not shared:
            continue
        likeness = sum(weight[word] for word in shared) / sum(weight[word] for word in mine | theirs)
        if likeness >= ALIKE:
            found.append((key, likeness))
    return tuple(sorted(found, key=lambda row: (-row[1], row[0])))
