"""What a turn has to do with what it answers: the content it takes up, and whether it has the form of an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from metrics.depth.marks import CONTENT, Row, marks
from metrics.depth.vocabulary import Asking, vocabulary
from metrics.language.questions import question_kind
from metrics.language.tokens import clean
from metrics.language.words import WrittenLanguage

AskedFor = Literal["reason", "advice", "choice", "time", "amount", "sign", "yes_or_no", "other"]
"""What would answer it: why, how, which of two, when, how much or how often, how one can tell, yes or no."""

_OPENING_WORDS = 3
_OPTION_REACH = 3
"""Words on either side of "or" that may name what is chosen between."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the parent puts on the table. `stems` are its content words, cut to what their forms share.

    `matter` is whether it is something to get to the bottom of: a question, a difficulty, a choice. `answers` are words
    by which a first sentence shows that it answers just this, those of a yes or no or of a time; `options` are stems of
    what is to be chosen from.
    """

    stems: frozenset[str]
    asked_for: AskedFor | None
    matter: bool
    answers: frozenset[str] = frozenset()
    options: frozenset[str] = frozenset()


@lru_cache(maxsize=2048)
def asked(parent: str, language: WrittenLanguage) -> Asked:
    """Read the parent once for all its answers."""
    known = vocabulary(language).asking
    read = clean(parent)
    row = marks(read, language)
    words = row.words
    content = frozenset(stem(words[at]) for at in row.content() if len(words[at]) > 2)
    asks = "?" in words or question_kind(read, language) == "information"
    asked_for = _asked_for(words, known) if asks or len(words) < 14 else None
    return Asked(
        stems=content,
        asked_for=asked_for,
        matter=asks or not vocabulary(language).matter.isdisjoint(words),
        answers=_answers(asked_for, known),
        options=_options(row, known) if asked_for == "choice" else frozenset(),
    )


def answers_directly(sentence: Row, question: Asked) -> bool:
    """Whether the first sentence answers just what was asked: by how it begins or a clause ends.

    What was to be chosen from may be named anywhere in it.
    """
    words, kinds = sentence.words, sentence.kinds
    return any(
        (word in question.answers and (at < _OPENING_WORDS or at + 1 == len(words) or kinds[at + 1] is None))
        or (kinds[at] in CONTENT and stem(word) in question.options)
        for at, word in enumerate(words)
    )


def stem(word: str) -> str:
    """The part that the forms of a word share, roughly: enough to tell whether two people use the same word."""
    if len(word) <= 5:
        return word[:-1] if len(word) > 3 else word
    return word[:5] if len(word) < 8 else word[:6]


def taken_up(row: Row, stems: frozenset[str]) -> list[int]:
    """Positions of the first uses of the parent's content words."""
    seen: set[str] = set()
    places = []
    for place in row.content():
        root = stem(row.words[place])
        if root in stems and root not in seen:
            seen.add(root)
            places.append(place)
    return places


def _answers(asked_for: AskedFor | None, known: Asking) -> frozenset[str]:
    if asked_for in ("yes_or_no", "choice"):
        return known.answers_yes_or_no
    return known.answers_when if asked_for in ("time", "sign", "amount") else frozenset()


def _options(row: Row, known: Asking) -> frozenset[str]:
    """The stems of what stands on either side of an "or"."""
    found: set[str] = set()
    for place, word in enumerate(row.words):
        if word in known.either:
            near = row.part(max(0, place - _OPTION_REACH), place + _OPTION_REACH + 1)
            found.update(stem(near.words[at]) for at in near.content())
    return frozenset(found)


def _asked_for(words: Sequence[str], known: Asking) -> AskedFor:
    how = next((place for place, word in enumerate(words) if word in known.how), None)
    if how is not None and not known.telling.isdisjoint(words[how + 1 : how + 5]):
        return "sign"
    # "How many" asks for an amount, "many" alone does not; "quanti" does by itself.
    if not known.measured.isdisjoint(
        words if known.measured & known.which else words[how + 1 : how + 2] if how is not None else ()
    ):
        return "amount"
    if not known.when.isdisjoint(words[:3]):
        return "time"
    if not known.reason.isdisjoint(words):
        return "reason"
    if not known.either.isdisjoint(words):
        return "choice"
    if not known.advice.isdisjoint(words):
        return "advice"
    if not known.which.isdisjoint(words):
        return "other"
    return "yes_or_no" if "?" in words else "other"
