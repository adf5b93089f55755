"""Which words may stand for a theme, and which turns hold them."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from metrics.language.tokens import fold
from metrics.listening.lexicons import generic_words, thresholds
from metrics.values import ReadTurn, Term

_CALLED = re.compile(r"@([\w-]+)|(?m:^[ \t]*([\w-]{3,})[:,] )")
_NAME_PART = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`documents[i]` are the candidate lemmas of `turns[i]`, once each, in order; `lemmas` all of them, sorted.

    `left_out` are the names of people and the words that are everywhere: no theme may be called by them.
    """

    turns: tuple[ReadTurn, ...]
    documents: tuple[tuple[str, ...], ...]
    lemmas: tuple[str, ...]
    left_out: frozenset[str]


def vocabulary(turns: Sequence[ReadTurn], names: Collection[str] = ()) -> Vocabulary:
    """Keep the words that several members use and that tell one matter from another.

    Left out: generic words, names of people, words that are everywhere in this community all the time, and turns that
    repeat another word for word.
    """
    limits = thresholds("vocabulary")
    own = _without_copies(turns)
    called = people_named(own, names)
    generic = generic_words()
    everywhere = words_everywhere(own)
    seen_in: Counter[str] = Counter()
    authors: defaultdict[str, set[str]] = defaultdict(set)
    for turn in own:
        for lemma in _lemmas(turn):
            seen_in[lemma] += 1
            authors[lemma].add(turn.author)
    kept = {
        lemma
        for lemma, count in seen_in.items()
        if count >= limits["turns"]
        and len(authors[lemma]) >= limits["people"]
        and lemma not in generic
        and lemma not in called
        and lemma not in everywhere
        and is_a_word(lemma)
    }
    longest = int(limits["longest_turn"])
    documents = tuple(_document(turn.reading.terms, kept)[:longest] for turn in own)
    return Vocabulary(own, documents, tuple(sorted(kept)), called | everywhere)


def words_everywhere(turns: Sequence[ReadTurn]) -> frozenset[str]:
    """Lemmas in a large share of the turns, in nearly every week: the community's own subject tells nothing apart."""
    limits = thresholds("vocabulary")
    seen_in: Counter[str] = Counter()
    weeks: defaultdict[str, set[int]] = defaultdict(set)
    for turn in turns:
        week = turn.at.toordinal() // 7
        for lemma in _lemmas(turn):
            seen_in[lemma] += 1
            weeks[lemma].add(week)
    most = max(limits["ubiquitous_turns"], limits["ubiquitous_share"] * len(turns))
    return frozenset(
        lemma for lemma, count in seen_in.items() if count > most and len(weeks[lemma]) >= limits["ubiquitous_weeks"]
    )


def is_a_word(lemma: str) -> bool:
    """Long enough, and made of letters: no code, no version numbers."""
    return len(lemma) >= thresholds("vocabulary")["shortest"] and lemma.replace("'", "").isalpha()


def people_named(turns: Iterable[ReadTurn], names: Collection[str]) -> frozenset[str]:
    """Folded words that are people's names: those given, and those by which people call each other in talk."""
    called: set[str] = set()
    for name in names:
        called.add(fold(name))
        called.update(fold(part) for part in _NAME_PART.findall(name))
    calls: Counter[str] = Counter()
    seen_in: Counter[str] = Counter()
    for turn in turns:
        text = turn.turn.text
        for mentioned, addressed in _CALLED.findall(text):
            if mentioned:
                called.add(fold(mentioned))
            else:
                calls[fold(addressed)] += 1
        seen_in.update(fold(term.surface) for term in turn.reading.terms)
    called.update(word for word, count in calls.items() if 2 * count >= seen_in[word])
    return frozenset(called)


def _without_copies(turns: Sequence[ReadTurn]) -> tuple[ReadTurn, ...]:
    """Drop turns that repeat the words of an earlier one: forwarded or pasted text is not one more voice."""
    shortest = thresholds("vocabulary")["copied_terms"]
    seen: set[tuple[str, ...]] = set()
    own: list[ReadTurn] = []
    for turn in turns:
        words = tuple(term.lemma for term in turn.reading.terms)
        if len(words) >= shortest:
            if words in seen:
                continue
            seen.add(words)
        own.append(turn)
    return tuple(own)


def _lemmas(turn: ReadTurn) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.lemma for term in turn.reading.terms))


def _document(terms: Iterable[Term], kept: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.lemma for term in terms if term.lemma in kept))
