"""Single words that stand out by how, when and where members use them."""

import math
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import numpy as np

from metrics.listening.cooccurrence import WordCommunity, log_poisson_tail
from metrics.listening.lexicons import thresholds
from metrics.listening.vocabulary import Vocabulary

_SEED = 7


def leaning_words(words: Vocabulary, inside: Sequence[bool]) -> tuple[WordCommunity, ...]:
    """Single words whose turns fall in a group of turns more often than chance explains.

    `inside[i]` says whether `words.turns[i]` is in the group. Binomial tail, Bonferroni over the words that enough
    members use; stability by drawing each word's own turns with replacement.
    """
    tried = _tried(words)
    share = sum(inside) / max(len(inside), 1)
    if not tried or not 0.0 < share < 1.0:
        return ()
    limit = math.log(thresholds("alone")["chance"] / len(tried))
    again = math.log(thresholds("stability")["leaning"])
    return tuple(
        WordCommunity((lemma,), _holds_again(words, turns, lambda drawn: _leans(inside, drawn, share, again)))
        for lemma, turns in tried.items()
        if _leans(inside, turns, share, limit)
    )


def _leans(inside: Sequence[bool], turns: Sequence[int], share: float, limit: float) -> bool:
    hits = sum(inside[index] for index in turns)
    enough = max(share, thresholds("alone")["inside"]) * len(turns)
    return hits >= enough and log_binomial_tail(hits, len(turns), share) < limit


def words_taken_up(words: Vocabulary) -> tuple[WordCommunity, ...]:
    """Single words that members take up from each other more often than chance explains, again and again.

    A turn takes a word up when another member wrote it in the same channel within a few hours before. Poisson tail with
    the expectation of a configuration model (the word's turns, dealt at random among all turns in proportion to their
    candidate words), Bonferroni over the words that enough members use; on several different days, so that one
    exchange is not enough; stability by drawing each word's own turns with replacement.
    Limits: a matter that members bring up each on their own, without hearing the others, is not taken up.
    """
    tried = _tried(words)
    if not tried:
        return ()
    taken_up, crowding = _takings_up(words)
    limits = thresholds("taken_up")
    limit = math.log(limits["chance"] / len(tried))
    return tuple(
        WordCommunity((lemma,), _taken_up_again(words, turns, frozenset(taken), crowding))
        for lemma, turns in tried.items()
        if (taken := taken_up[lemma])
        and len({words.turns[index].at.date() for index in taken}) >= limits["days"]
        and _exceeds(len(taken), len(turns) ** 2 * crowding, limit)
    )


def _taken_up_again(words: Vocabulary, turns: Sequence[int], taken: frozenset[int], crowding: float) -> float:
    limit = math.log(thresholds("stability")["leaning"])
    expected = len(turns) ** 2 * crowding
    return _holds_again(words, turns, lambda drawn: _exceeds(sum(index in taken for index in drawn), expected, limit))


def _exceeds(count: int, expected: float, limit: float) -> bool:
    return float(log_poisson_tail(np.array([float(count)]), np.array([max(expected, 1e-9)]))[0]) < limit


@dataclass(slots=True)
class _Lately:
    """What was said in one channel within the last hours. `by[word]` counts the turns that hold it, by author."""

    turns: deque[int] = field(default_factory=deque)
    slots: Counter[str] = field(default_factory=Counter)
    total: int = 0
    by: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def count(self, author: str, document: Sequence[str], times: int) -> None:
        self.total += times * len(document)
        self.slots[author] += times * len(document)
        for word in document:
            self.by[word][author] += times


def _takings_up(words: Vocabulary) -> tuple[defaultdict[str, list[int]], float]:
    """The turns that take each word up, and how often chance has a word taken up, by the square of its turns."""
    reach = timedelta(hours=thresholds("taken_up")["hours"])
    channels: defaultdict[str, _Lately] = defaultdict(_Lately)
    taken_up: defaultdict[str, list[int]] = defaultdict(list)
    chances = 0
    for index, (turn, document) in enumerate(zip(words.turns, words.documents, strict=True)):
        if not document:
            continue
        lately = channels[turn.turn.channel]
        while lately.turns and words.turns[lately.turns[0]].at < turn.at - reach:
            gone = lately.turns.popleft()
            lately.count(words.turns[gone].author, words.documents[gone], -1)
        chances += len(document) * (lately.total - lately.slots[turn.author])
        for word in document:
            by = lately.by[word]
            if by.total() > by[turn.author]:
                taken_up[word].append(index)
        lately.turns.append(index)
        lately.count(turn.author, document, 1)
    slots = sum(map(len, words.documents))
    return taken_up, chances / max(slots, 1) ** 2


def _tried(words: Vocabulary) -> dict[str, list[int]]:
    """The words that could be a theme by the number of their turns and people, with their turns."""
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for index, document in enumerate(words.documents):
        for lemma in document:
            holding[lemma].append(index)
    limits = thresholds("theme")
    return {
        lemma: turns
        for lemma in words.lemmas
        if len(turns := holding[lemma]) >= limits["turns"]
        and len({words.turns[index].author for index in turns}) >= limits["people"]
    }


def _holds_again(words: Vocabulary, turns: Sequence[int], holds: Callable[[Sequence[int]], bool]) -> float:
    """The share of resamples of a word's turns in which it still stands out, and several members still use it."""
    resamples = int(thresholds("stability")["resamples"])
    chooser = np.random.default_rng(_SEED)
    held = 0
    for _ in range(resamples):
        drawn = [turns[position] for position in chooser.integers(0, len(turns), len(turns))]
        people = len({words.turns[index].author for index in drawn})
        held += people >= thresholds("graph")["people"] and holds(drawn)
    return held / resamples


def log_binomial_tail(inside: int, total: int, share: float) -> float:
    """log P(X >= inside) for X ~ Binomial(total, share)."""
    terms = [
        math.lgamma(total + 1)
        - math.lgamma(k + 1)
        - math.lgamma(total - k + 1)
        + k * math.log(share)
        + (total - k) * math.log1p(-share)
        for k in range(inside, total + 1)
    ]
    top = max(terms)
    return top + math.log(sum(math.exp(term - top) for term in terms))
