"""Questions that come back: asked by different people, in different conversations."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from metrics.language.terms import terms
from metrics.language.tokens import CleanText, clean
from metrics.listening.lexicons import generic_words, thresholds
from metrics.listening.vocabulary import lemmas_of, people_named, words_everywhere
from metrics.values import CommunityWindow, LanguageCode, ReadTurn

_QUESTION = re.compile(r"[^.!?;\n]*\?")


@dataclass(frozen=True, slots=True)
class RecurringQuestion:
    """One question in all its wordings. `turn_ids` in time order; `people` are members; `lemmas` most shared first."""

    turn_ids: tuple[str, ...]
    people: int
    conversations: int
    asked_this_week: int
    lemmas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    turn: ReadTurn
    weights: Mapping[str, float]
    telling: frozenset[str]
    length: float


def recurring_questions(window: CommunityWindow, names: Collection[str] = ()) -> tuple[RecurringQuestion, ...]:
    """Information questions that two members or more asked in different conversations, and that were asked this week.

    Two questions are one when the cosine of their lemmas, weighted by rarity in the window (idf) and with generic words
    counting little, reaches a threshold, and they share two words or more. Each question joins the group whose first
    question it is closest to. Most people first.
    Limits: no synonyms; the same words may ask another thing ("where do I buy", "where do I return").
    """
    turns = [turn for turn in (*window.earlier, *window.turns) if not turn.staff]
    groups = _groups(_asked(turns, names))
    limits = thresholds("recurring")
    found = [
        _recurring(group, window)
        for group in groups
        if len({asked.turn.author for asked in group}) >= limits["people"]
        and len({asked.turn.conversation_id for asked in group}) >= limits["conversations"]
        and any(asked.turn.at >= window.start for asked in group)
    ]
    return tuple(sorted(found, key=lambda question: (-question.people, -len(question.turn_ids))))


def _asked(turns: Sequence[ReadTurn], names: Collection[str]) -> list[_Asked]:
    held = tuple(map(lemmas_of, turns))
    seen_in = Counter(chain.from_iterable(held))
    plain = generic_words() | words_everywhere(turns, held, seen_in)
    people = people_named(turns, names)
    generic_weight = thresholds("recurring")["generic_weight"]
    found: list[_Asked] = []
    for turn in turns:
        if turn.reading.question != "information":
            continue
        weights = {
            lemma: math.log1p(len(turns) / max(seen_in[lemma], 1)) * (generic_weight if lemma in plain else 1.0)
            for lemma in _lemmas_asked(turn)
            if lemma not in people
        }
        if telling := weights.keys() - plain:
            length = math.sqrt(math.fsum(weight**2 for weight in weights.values()))
            found.append(_Asked(turn, weights, frozenset(telling), length))
    return found


def _lemmas_asked(turn: ReadTurn) -> tuple[str, ...]:
    """The lemmas of the sentences that ask; of the whole turn where no sentence has a question mark."""
    return _lemmas_of_questions(turn.turn.text, turn.reading.language.code) or lemmas_of(turn)


@lru_cache(maxsize=8192)
def _lemmas_of_questions(text: str, language: LanguageCode) -> tuple[str, ...]:
    """Remembered, because nine windows share each question."""
    whole = clean(text)
    asking = [sentence.span() for sentence in _QUESTION.finditer(whole.text)]
    tokens = tuple(token for token in whole.tokens if any(start <= token.start < end for start, end in asking))
    return tuple(dict.fromkeys(term.lemma for term in terms(CleanText(whole.text, tokens), language)))


def _groups(questions: Sequence[_Asked]) -> list[list[_Asked]]:
    groups: list[list[_Asked]] = []
    where: defaultdict[str, list[int]] = defaultdict(list)
    for question in questions:
        candidates = sorted({index for lemma in question.telling for index in where[lemma]})
        scores = [(_similarity(question, groups[index][0]), -index) for index in candidates]
        score, nearest = max(scores, default=(0.0, 0))
        if score >= thresholds("recurring")["similarity"]:
            groups[-nearest].append(question)
            continue
        for lemma in question.telling:
            where[lemma].append(len(groups))
        groups.append([question])
    return groups


def _similarity(one: _Asked, other: _Asked) -> float:
    shared = one.weights.keys() & other.weights.keys()
    if len(shared) < thresholds("recurring")["shared"] or one.telling.isdisjoint(other.telling):
        return 0.0
    return math.fsum(one.weights[lemma] * other.weights[lemma] for lemma in shared) / (one.length * other.length)


def _recurring(group: Sequence[_Asked], window: CommunityWindow) -> RecurringQuestion:
    counts = Counter(lemma for asked in group for lemma in asked.weights)
    shared = [lemma for lemma, count in counts.items() if count > 1]
    return RecurringQuestion(
        turn_ids=tuple(asked.turn.id for asked in group),
        people=len({asked.turn.author for asked in group}),
        conversations=len({asked.turn.conversation_id for asked in group}),
        asked_this_week=sum(asked.turn.at >= window.start for asked in group),
        lemmas=tuple(sorted(shared, key=lambda lemma: (-counts[lemma], lemma))),
    )
