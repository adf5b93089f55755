"""Questions that come back: asked by different people, in different conversations, often in different words."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from metrics.conversation.addressed import asks_a_member
from metrics.conversation.replies import asks_back
from metrics.language.terms import terms
from metrics.language.tokens import clean
from metrics.listening.lexicons import generic_words, thresholds
from metrics.listening.meanings import asked_for, is_doing, wanted
from metrics.listening.vocabulary import (
    Calls,
    asked_of,
    calendar_week,
    calls_in,
    people_called,
    words_everywhere,
    words_of_names,
)
from metrics.once import WEEKS, once, while_unchanged
from metrics.talk import turns_by_id, weeks_of
from metrics.values import CommunityWindow, LanguageCode, ReadTurn, Term

_QUESTION = re.compile(r"[^.!?;\n]*\?")
_KEY_WORDS = 3
_LATEST = 8
"""A question is compared with so many of a group's wordings, beside the first."""


@dataclass(frozen=True, slots=True)
class QuestionKnown:
    """A recurring question of an earlier week, kept under its key: what comes back in other words joins it.

    `signature` is what it was about, as `RecurringQuestion` gave it.
    """

    key: str
    signature: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecurringQuestion:
    """One question in all its wordings. `turn_ids` in time order; `people` are members.

    `signature` is what most of its wordings are about, the most telling first: meanings rather than words. `key` names
    it from week to week. `label` is the members' own words for it, `typical_id` the wording closest to the others.
    """

    key: str
    label: str
    turn_ids: tuple[str, ...]
    people: int
    conversations: int
    asked_this_week: int
    signature: tuple[str, ...]
    typical_id: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, or with `turn` None one that is known from earlier weeks."""

    turn: ReadTurn | None
    weights: Mapping[str, float]
    telling: frozenset[str]
    doings: frozenset[str]
    length: float
    wants: str | None


@dataclass(slots=True)
class _Group:
    first: _Asked
    asked: list[_Asked]
    key: str | None = None


def recurring_questions(
    window: CommunityWindow, names: Collection[str] = (), known: Sequence[QuestionKnown] = ()
) -> tuple[RecurringQuestion, ...]:
    """Those of `questions_asked_again` that were asked this week."""
    return tuple(question for question in questions_asked_again(window, names, known) if question.asked_this_week)


def questions_asked_again(
    window: CommunityWindow, names: Collection[str] = (), known: Sequence[QuestionKnown] = ()
) -> tuple[RecurringQuestion, ...]:
    """Information questions that two members or more asked in different conversations of the nine weeks.

    Two questions are one when the likeness of what they are about (the geometric mean of their cosine and of the share
    of the shorter one that the other covers, weighted by rarity in the window, with generic words counting little)
    reaches a threshold, they share two meanings or more, one of them a matter (more than two where one of them is about
    several matters more), and they neither want different kinds of answers (where, when) nor ask about doing different
    things. Words count by their meaning (`meanings.toml`), in both languages. Each question joins the group that it is
    closest to, by its first wording or, less easily, a later one; those `known` are groups from the start. Most people
    first. Questions to one other member are not among them.
    Limits: what no listed word says is not understood; negation is not read.
    """
    limits = thresholds("recurring")
    if not _several_ask_about_something(window, limits["people"]):
        return ()
    weigh, all_asked = _prepared(window)
    people = words_of_names(names)
    asked = [_without(people, one, weigh) for one in all_asked]
    of_old = [_weighed(None, one.signature, weigh) for one in known]
    groups = _groups([one for one in asked if one.telling], of_old, known)
    found = [
        _recurring(group, window, weigh)
        for group in groups
        if len({asked.turn.author for asked in group.asked if asked.turn}) >= limits["people"]
        and len({asked.turn.conversation_id for asked in group.asked if asked.turn}) >= limits["conversations"]
    ]
    ordered = sorted(found, key=lambda question: (-question.people, -len(question.turn_ids), question.turn_ids))
    return tuple({question.key: question for question in reversed(ordered)}[key] for key in _keys(ordered))


def _several_ask_about_something(window: CommunityWindow, people: float) -> bool:
    """Whether a question can have come back at all: looked at before every turn of nine weeks is."""
    asking: set[str] = set()
    for turn in asked_of_the_room(window):
        if meanings_asked(turn):
            asking.add(turn.author)
            if len(asking) >= people:
                return True
    return False


@once
def _prepared(window: CommunityWindow) -> tuple["_Weights", list[_Asked]]:
    """How much each meaning tells among members' turns, and what the questions are about, but for people's names."""
    heard = tuple(map(_heard_in, weeks_of(window)))
    turns = sum(week.turns for week in heard)
    seen_in: Counter[str] = Counter()
    for week in heard:
        seen_in.update(week.seen_in)
    written = chain.from_iterable(week.written.items() for week in heard)
    plain = generic_words() | words_everywhere(turns, seen_in, written)
    weigh = _Weights(turns, seen_in, plain)
    people = people_called([week.calls for week in heard])
    return weigh, [_weighed(turn, _about(turn, people), weigh) for turn in asked_of_the_room(window)]


@dataclass(frozen=True, slots=True)
class _Heard:
    """Members' turns of one week: how many, in how many of them each meaning is, which were written in which calendar
    week (of another zone), and how people called each other."""

    turns: int
    seen_in: Mapping[str, int]
    written: Mapping[int, Collection[str]]
    calls: Calls


@while_unchanged(WEEKS)
def _heard_in(week: Sequence[ReadTurn]) -> _Heard:
    turns = [turn for turn in week if not turn.staff]
    held = list(map(asked_of, turns))
    written: defaultdict[int, set[str]] = defaultdict(set)
    for turn, meanings in zip(turns, held, strict=True):
        written[calendar_week(turn)].update(meanings)
    return _Heard(len(turns), Counter(chain.from_iterable(held)), written, calls_in(turns))


def _keys(ordered: Sequence[RecurringQuestion]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(question.key for question in ordered))


@dataclass(frozen=True, slots=True)
class _Weights:
    """How much a meaning tells: the rarer, the more."""

    turns: int
    seen_in: Mapping[str, int]
    plain: Collection[str]
    _known: dict[str, float] = field(default_factory=dict)

    def of(self, meaning: str) -> float:
        weight = self._known.get(meaning)
        if weight is None:
            weight = self._known[meaning] = self._of(meaning)
        return weight

    def _of(self, meaning: str) -> float:
        weight = math.log1p(self.turns / (1 + self.seen_in.get(meaning, 0)))
        limits = thresholds("recurring")
        if is_doing(meaning):
            return weight * limits["doing_weight"]
        return weight * limits["generic_weight"] if meaning in self.plain else weight


@once
def asked_of_the_room(window: CommunityWindow) -> tuple[ReadTurn, ...]:
    """Members' questions of the week and of those before that are not for one other member, nor only ask back."""
    by_id, weeks = turns_by_id(window), weeks_of(window)
    staff = frozenset(chain.from_iterable(map(_staff_in, weeks)))
    asked = chain.from_iterable(map(_asked_in, weeks))
    return tuple(turn for turn in asked if not asks_a_member(turn, by_id, staff))


@while_unchanged(WEEKS)
def _asked_in(week: Sequence[ReadTurn]) -> tuple[ReadTurn, ...]:
    """Members' questions that do not only ask back."""
    asked = (turn for turn in week if turn.reading.question == "information" and not turn.staff)
    return tuple(turn for turn in asked if not asks_back(turn.turn.text))


@while_unchanged(WEEKS)
def _staff_in(week: Sequence[ReadTurn]) -> frozenset[str]:
    return frozenset(turn.author for turn in week if turn.staff)


def _about(turn: ReadTurn, people: Collection[str]) -> list[str]:
    return [meaning for meaning, _ in meanings_asked(turn) if meaning not in people]


def _without(words: Set[str], asked: _Asked, weigh: _Weights) -> _Asked:
    """A question without some of the words that it is about."""
    if words.isdisjoint(asked.weights):
        return asked
    return _weighed(asked.turn, [meaning for meaning in asked.weights if meaning not in words], weigh)


def _weighed(turn: ReadTurn | None, about: Sequence[str], weigh: _Weights) -> _Asked:
    weights = {meaning: weigh.of(meaning) for meaning in about}
    doings = frozenset(filter(is_doing, weights))
    telling = frozenset(meaning for meaning in weights if meaning not in weigh.plain and meaning not in doings)
    length = math.sqrt(math.fsum(weight**2 for weight in weights.values()))
    wants = wanted(turn.turn.text, turn.reading.language.code) if turn else None
    return _Asked(turn, weights, telling, doings, length, wants)


def meanings_asked(turn: ReadTurn) -> tuple[tuple[str, str], ...]:
    """What the sentences that ask are about, each meaning with the word that says it; the whole turn where no sentence
    has a question mark."""
    code = turn.reading.language.code
    return _meanings_of_questions(turn.turn.text, code) or _meanings_of(turn.reading.terms, code)


@lru_cache(maxsize=8192)
def _meanings_of_questions(text: str, language: LanguageCode) -> tuple[tuple[str, str], ...]:
    """Remembered, because nine windows share each question."""
    if "?" not in text:
        return ()
    whole = clean(text)
    asking = [sentence.span() for sentence in _QUESTION.finditer(whole.text)]
    asked = [at for at, place in enumerate(whole.starts) if any(start <= place < end for start, end in asking)]
    return _meanings_of(terms(whole.only(asked), language), language)


def _meanings_of(words: Sequence[Term], language: LanguageCode) -> tuple[tuple[str, str], ...]:
    if not words:
        return ()
    found: dict[str, str] = {}
    for term, meaning in zip(words, asked_for(words, language), strict=True):
        found.setdefault(meaning, term.surface)
    return tuple(found.items())


def _groups(questions: Sequence[_Asked], of_old: Sequence[_Asked], known: Sequence[QuestionKnown]) -> list[_Group]:
    groups = [_Group(first, [], one.key) for first, one in zip(of_old, known, strict=True)]
    where: defaultdict[str, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        for meaning in group.first.telling:
            where[meaning].append(index)
    for question in questions:
        candidates = sorted({index for meaning in question.telling for index in where[meaning]})
        scores = [(_closeness(question, groups[index]), -index) for index in candidates]
        score, nearest = max(scores, default=(0.0, 0))
        if score >= thresholds("recurring")["similarity"]:
            groups[-nearest].asked.append(question)
            continue
        for meaning in question.telling:
            where[meaning].append(len(groups))
        groups.append(_Group(question, [question]))
    return groups


def _closeness(question: _Asked, group: _Group) -> float:
    """To the first question of a group, or nearly as well to a later one."""
    late = thresholds("recurring")["later_wording"]
    others = (late * _similarity(question, asked) for asked in group.asked[-_LATEST:] if asked is not group.first)
    return max((_similarity(question, group.first), *others))


def _similarity(one: _Asked, other: _Asked) -> float:
    shared = one.weights.keys() & other.weights.keys()
    limits = thresholds("recurring")
    telling = one.telling & other.telling
    if len(shared) < limits["shared"] or not telling:
        return 0.0
    more = max(len(one.telling), len(other.telling)) - len(telling)
    if len(shared) == limits["shared"] and more >= limits["much_more"]:
        return 0.0
    dot = math.fsum(one.weights[meaning] * other.weights[meaning] for meaning in shared)
    # How much of the two is shared, and how much of the shorter one: who asks with more words asks the same.
    alike = dot / math.sqrt(one.length * other.length) / min(one.length, other.length)
    if one.wants and other.wants and one.wants != other.wants:
        alike *= limits["other_wants"]
    if one.doings and other.doings and one.doings.isdisjoint(other.doings):
        alike *= limits["other_doing"]
    return alike


def _recurring(group: _Group, window: CommunityWindow, weigh: _Weights) -> RecurringQuestion:
    turns = [asked.turn for asked in group.asked if asked.turn is not None]
    counts = Counter(meaning for asked in group.asked for meaning in asked.weights)
    most = len(group.asked) / 2
    shared = [meaning for meaning, count in counts.items() if count > max(most, 1)] or [
        meaning for meaning, count in counts.items() if count > 1
    ]
    signature = tuple(sorted(shared, key=lambda meaning: (-weigh.of(meaning), meaning)))
    typical = max(
        group.asked,
        key=lambda asked: math.fsum(_similarity(asked, other) for other in group.asked if other is not asked),
    )
    return RecurringQuestion(
        key=group.key or " ".join(sorted(signature[:_KEY_WORDS])),
        label=_label(turns, signature),
        turn_ids=tuple(turn.id for turn in turns),
        people=len({turn.author for turn in turns}),
        conversations=len({turn.conversation_id for turn in turns}),
        asked_this_week=sum(turn.at >= window.start for turn in turns),
        signature=signature,
        typical_id=typical.turn.id if typical.turn else turns[0].id,
    )


def _label(turns: Sequence[ReadTurn], signature: Sequence[str]) -> str:
    """The commonest word for each of the three most telling meanings, in the order in which members write them."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for turn in turns:
        for place, (meaning, surface) in enumerate(meanings_asked(turn)):
            forms[meaning][surface] += 1
            places[meaning].append(place)
    named = sorted(signature[:_KEY_WORDS], key=lambda meaning: (sum(places[meaning]) / len(places[meaning]), meaning))
    return " ".join(min(forms[meaning].items(), key=lambda form: (-form[1], form[0]))[0] for meaning in named)
