"""What a theme is called: the members' own words for it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from metrics.language.tokens import clean, fold
from metrics.values import ReadTurn


def label(lemmas: Sequence[str], turns: Sequence[ReadTurn]) -> str:
    """The members' most frequent form for a theme: two words that they write side by side, or else one.

    `turns` are the theme's. A pair needs two members, and a share of the turns that hold the theme's strongest word.
    """
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    pairs: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for turn in turns:
        lemma_of = {fold(term.surface): term.lemma for term in turn.reading.terms}
        for term in turn.reading.terms:
            forms[term.lemma][fold(term.surface)] += 1
        words = [lemma_of.get(word, "") for word in clean(turn.turn.text).words]
        for one, other in pairwise(words):
            if one and other and (one in lemmas or other in lemmas):
                pairs[one, other].add(turn.author)
    head = lemmas[0]
    best = max(sorted(pairs), key=lambda pair: len(pairs[pair]), default=None)
    holding = len({turn.author for turn in turns if any(term.lemma == head for term in turn.reading.terms)})
    if best and len(pairs[best]) >= 2 and head in best and 3 * len(pairs[best]) >= holding:
        return f"{_form(best[0], forms)} {_form(best[1], forms)}"
    return _form(head, forms)


def _form(lemma: str, forms: dict[str, Counter[str]]) -> str:
    counts = forms.get(lemma)
    return max(sorted(counts), key=lambda form: counts[form]) if counts else lemma
