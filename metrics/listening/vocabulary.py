"""Which words may stand for a theme, and which turns hold them."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from metrics.language.tokens import clean, fold
from metrics.listening.lexicons import generic_words, thresholds
from metrics.listening.meanings import asked_for, matters
from metrics.once import REMEMBERED
from metrics.values import LanguageCode, Reading, ReadTurn, Term

_CALLED = re.compile(r"@([\w-]+)|(?m:^[ \t]*([\w-]{3,})[:,] )")
_NAME_PART = re.compile(r"[^\W\d_]{3,}")
_PATH = re.compile(r"\w[\w-]*(?:/[\w-]+)+")
_Remembered = dict[str, tuple[Reading, tuple[str, ...]]]
_lemmas_of: _Remembered = {}
_asked_of: _Remembered = {}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`held[i]` are all the lemmas of `turns[i]`, once each, in order, `documents[i]` those that may stand for a theme.

    `lemmas` are all of the latter, sorted.
    `left_out` are the names of people, the words that are everywhere and those of addresses: no theme may be called by
    them.
    """

    turns: tuple[ReadTurn, ...]
    held: tuple[tuple[str, ...], ...]
    documents: tuple[tuple[str, ...], ...]
    lemmas: tuple[str, ...]
    left_out: frozenset[str]


def vocabulary(turns: Sequence[ReadTurn], names: Collection[str] = ()) -> Vocabulary:
    """Keep the words that several members use and that tell one matter from another.

    Left out: generic words, names of people, words that are everywhere in this community all the time, words mostly
    written inside addresses, and turns that repeat another word for word.
    """
    limits = thresholds("vocabulary")
    own = _without_copies(turns)
    held = tuple(map(lemmas_of, own))
    seen_in = Counter(chain.from_iterable(held))
    called = words_of_names(names) | people_called((calls_in(own),))
    generic = generic_words()
    written = ((calendar_week(turn), lemmas) for turn, lemmas in zip(own, held, strict=True))
    everywhere = words_everywhere(len(own), seen_in, written)
    addresses = _words_of_addresses(own, seen_in)
    telling = {
        lemma
        for lemma, count in seen_in.items()
        if count >= limits["turns"]
        and lemma not in generic
        and lemma not in called
        and lemma not in everywhere
        and lemma not in addresses
        and is_a_word(lemma)
    }
    authors: defaultdict[str, set[str]] = defaultdict(set)
    for turn, lemmas in zip(own, held, strict=True):
        for lemma in telling.intersection(lemmas):
            authors[lemma].add(turn.author)
    kept = {lemma for lemma, by in authors.items() if len(by) >= limits["people"]}
    longest = int(limits["longest_turn"])
    documents = tuple(tuple([lemma for lemma in lemmas if lemma in kept][:longest]) for lemmas in held)
    return Vocabulary(own, held, documents, tuple(sorted(kept)), called | everywhere | addresses)


def lemmas_of(turn: ReadTurn) -> tuple[str, ...]:
    """What a turn's words are about, once each, in order: their lemmas, joined where they mean the same matter."""
    return _remembered(turn, _lemmas_of, matters)


def asked_of(turn: ReadTurn) -> tuple[str, ...]:
    """As `lemmas_of`, with what is done joined as well, which tells one question from another."""
    return _remembered(turn, _asked_of, asked_for)


def _remembered(
    turn: ReadTurn, memory: _Remembered, meanings: Callable[[Sequence[Term], LanguageCode], tuple[str, ...]]
) -> tuple[str, ...]:
    """Remembered, because nine windows share each turn."""
    turn_id, reading = turn.turn.id, turn.reading
    known = memory.get(turn_id)
    if known is not None and known[0] is reading:
        return known[1]
    found = tuple(dict.fromkeys(meanings(reading.terms, reading.language.code)))
    if len(memory) >= REMEMBERED:
        memory.clear()
    memory[turn_id] = (reading, found)
    return found


def words_everywhere(
    turns: int, seen_in: Mapping[str, int], written: Iterable[tuple[int, Collection[str]]]
) -> frozenset[str]:
    """Lemmas in a large share of the turns, in nearly every week: the community's own subject tells nothing apart.

    `seen_in` is in how many of these `turns` each lemma is; `written` are lemmas with the number of the calendar week
    in which they were written, turn by turn or together.
    """
    limits = thresholds("vocabulary")
    most = max(limits["ubiquitous_turns"], limits["ubiquitous_share"] * turns)
    common = {lemma for lemma, count in seen_in.items() if count > most}
    if not common:
        return frozenset()
    weeks: defaultdict[str, set[int]] = defaultdict(set)
    for week, lemmas in written:
        for lemma in common.intersection(lemmas):
            weeks[lemma].add(week)
    return frozenset(lemma for lemma in common if len(weeks[lemma]) >= limits["ubiquitous_weeks"])


def calendar_week(turn: ReadTurn) -> int:
    return turn.at.toordinal() // 7


def _words_of_addresses(turns: Sequence[ReadTurn], seen_in: Mapping[str, int]) -> frozenset[str]:
    """Lemmas that more often than not stand in a path ("company/room"): where something is, not what it is about."""
    inside: Counter[str] = Counter()
    for turn in turns:
        if "/" in turn.turn.text and (path := _path_words(turn.turn.text)):
            words = turn.reading.terms
            about = zip(words, matters(words, turn.reading.language.code), strict=True)
            inside.update({matter for term, matter in about if term.surface in path})
    return frozenset(lemma for lemma, count in inside.items() if 2 * count > seen_in[lemma])


@lru_cache(maxsize=REMEMBERED)
def _path_words(text: str) -> frozenset[str]:
    kept = clean(text).text
    return frozenset(fold(word) for path in _PATH.findall(kept) for word in _NAME_PART.findall(path))


def is_a_word(lemma: str) -> bool:
    """Long enough, and made of letters: no code, no version numbers."""
    return len(lemma) >= thresholds("vocabulary")["shortest"] and lemma.replace("'", "").isalpha()


def words_of_names(names: Iterable[str]) -> frozenset[str]:
    """The folded names themselves, and the words that they are made of."""
    return frozenset(chain.from_iterable(map(_name_parts, names)))


@dataclass(frozen=True, slots=True)
class Calls:
    """How people call each other in some turns: folded words that mention somebody, how often others address somebody,
    and how often each word stands in what is said."""

    mentioned: frozenset[str]
    addressed: Mapping[str, int]
    said: Mapping[str, int]


def calls_in(turns: Sequence[ReadTurn]) -> Calls:
    mentioned: set[str] = set()
    addressed: Counter[str] = Counter()
    for turn in turns:
        mentions, addresses = _calls(turn.turn.text)
        if mentions:
            mentioned.update(mentions)
        if addresses:
            addressed.update(addresses)
    said = Counter(term.surface for turn in turns for term in turn.reading.terms)
    return Calls(frozenset(mentioned), addressed, said)


def people_called(calls: Collection[Calls]) -> frozenset[str]:
    """Folded words by which people call each other in talk, given as one stretch or several: marked as a mention, or
    rarely said in another way than to address somebody."""
    addressed: Counter[str] = Counter()
    for one in calls:
        addressed.update(one.addressed)
    names = (word for word, count in addressed.items() if 2 * count >= sum(one.said.get(word, 0) for one in calls))
    return frozenset(chain(names, *(one.mentioned for one in calls)))


@lru_cache(maxsize=4096)
def _name_parts(name: str) -> tuple[str, ...]:
    return (fold(name), *(fold(part) for part in _NAME_PART.findall(name)))


@lru_cache(maxsize=REMEMBERED)
def _calls(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who is mentioned in a text, and who is called by a word at the head of a line."""
    found = _CALLED.findall(text)
    return (
        tuple(fold(mentioned) for mentioned, _ in found if mentioned),
        tuple(fold(addressed) for mentioned, addressed in found if not mentioned),
    )


def _without_copies(turns: Sequence[ReadTurn]) -> tuple[ReadTurn, ...]:
    """Drop turns that repeat the words of an earlier one: forwarded or pasted text is not one more voice."""
    shortest = thresholds("vocabulary")["copied_terms"]
    seen: set[tuple[str, ...]] = set()
    own: list[ReadTurn] = []
    for turn in turns:
        words = lemmas_of(turn)
        if len(words) >= shortest:
            if words in seen:
                continue
            seen.add(words)
        own.append(turn)
    return tuple(own)
