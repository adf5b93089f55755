"""Answers in people's own words, put together by what they are about."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from metrics.language.identify import identify
from metrics.language.terms import terms
from metrics.language.tokens import clean
from metrics.listening.meanings import matters

SHARED = 2
"""Answers that make a theme."""


@dataclass(frozen=True, slots=True)
class AnswerTheme:
    """What several answers are about: the word that most of them have for it, and their places in the list."""

    word: str
    answers: tuple[int, ...]


def answer_themes(answers: Sequence[str]) -> tuple[AnswerTheme, ...]:
    """The themes of answers in either language, the one with most answers first; every answer in one at most.

    Greedy cover: the matter that most answers share and no theme has yet (ties: the one named first in the alphabet)
    becomes a theme of all its answers that are in none, as long as there are at least two. A matter is a word by its
    meaning where the lexicon knows it, else its lemma. O(answers * matters). What it cannot tell: answers that say one
    thing in words that no lexicon joins stay apart, and two opposite wishes about one thing are one theme.
    """
    about: list[frozenset[str]] = []
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for answer in answers:
        cleaned = clean(answer)
        code = identify(cleaned).code
        words = terms(cleaned, code)
        found = {matter: term.surface for term, matter in zip(words, matters(words, code), strict=True)}
        for one, surface in found.items():
            forms[one][surface.casefold()] += 1
        about.append(frozenset(found))
    left, themes = set(range(len(answers))), []
    while True:
        shared = Counter(one for place in left for one in about[place])
        most = min(shared, key=lambda one: (-shared[one], one), default=None)
        if most is None or shared[most] < SHARED:
            break
        inside = tuple(sorted(place for place in left if most in about[place]))
        word = min(forms[most], key=lambda form: (-forms[most][form], form))
        themes.append(AnswerTheme(word, inside))
        left -= set(inside)
    return tuple(themes)
