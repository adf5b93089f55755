"""What a theme is called: the members' own words for it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from metrics.language.tokens import clean, fold
from metrics.listening.lexicons import generic_words, partner_words, thresholds
from metrics.listening.meanings import matters
from metrics.listening.vocabulary import is_a_word
from metrics.values import ReadTurn


@dataclass(frozen=True, slots=True)
class Name:
    """A theme's name. `lemmas` are those of its words; a turn with one of `telling` is on the theme by that alone."""

    text: str
    lemmas: tuple[str, ...]
    telling: frozenset[str]


def name(lemmas: Sequence[str], turns: Sequence[ReadTurn], banned: Collection[str] = ()) -> Name | None:
    """The members' most frequent form for a theme: two words that they write side by side, or else one.

    `lemmas` come strongest first; `turns` are the theme's; `banned` are words that must not be in a name. Words stand
    side by side with at most two small ones between ("delete my account"). A pair needs two members, and
    a share of the members who use its stronger word; a word too plain to stand alone is never a name by itself. None
    when nothing is fit to be one.
    """
    people, pairs, forms = _usage(lemmas, turns, banned)
    able = [lemma for lemma in lemmas if lemma not in partner_words()]
    for head in (*able[:2], *lemmas[:2]):
        around = {pair: len(by) for pair, by in pairs.items() if head in pair}
        best = max(sorted(around), key=lambda pair: around[pair], default=None)
        if best is not None and _is_used(around[best], len(people[head]), head in able):
            other = best[1] if best[0] == head else best[0]
            telling = frozenset({head} if head in able else {other} & set(able))
            return Name(" ".join(_form(lemma, forms) for lemma in best), best, telling)
        if head in able:
            return Name(_form(head, forms), (head,), frozenset({head}))
    return None


def _usage(
    lemmas: Sequence[str], turns: Sequence[ReadTurn], banned: Collection[str]
) -> tuple[dict[str, set[str]], dict[tuple[str, str], set[str]], dict[str, Counter[str]]]:
    """Who uses each lemma, who writes each pair side by side, and in which forms."""
    wanted = frozenset(lemmas)
    people: defaultdict[str, set[str]] = defaultdict(set)
    pairs: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    gap = int(thresholds("label")["gap"])
    for turn in turns:
        terms = turn.reading.terms
        about = matters(terms, turn.reading.language.code)
        lemma_of = {fold(term.surface): matter for term, matter in zip(terms, about, strict=True)}
        for surface, lemma in lemma_of.items():
            people[lemma].add(turn.author)
            forms[lemma][surface] += 1
        words = [(lemma_of[word], place) for place, word in enumerate(clean(turn.turn.text).words) if word in lemma_of]
        for (one, here), (other, there) in pairwise(words):
            if there - here <= gap + 1 and one != other and not wanted.isdisjoint((one, other)):
                pairs[one, other].add(turn.author)
    fit = {pair: by for pair, by in pairs.items() if all(_may_name(lemma, wanted, banned) for lemma in pair)}
    return people, fit, forms


def _may_name(lemma: str, wanted: Collection[str], banned: Collection[str]) -> bool:
    if lemma in banned or not is_a_word(lemma):
        return False
    return lemma in wanted or lemma in partner_words() or lemma not in generic_words()


def _is_used(by: int, holding: int, stands_alone: bool) -> bool:
    limits = thresholds("label")
    return by >= limits["people"] and (not stands_alone or by >= limits["share"] * holding)


def _form(lemma: str, forms: dict[str, Counter[str]]) -> str:
    counts = forms[lemma]
    return max(sorted(counts), key=lambda form: counts[form])
