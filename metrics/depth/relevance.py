"""What a turn has to do with what it answers: the content it takes up, and whether it has the form of an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from metrics.depth.marks import Mark, marks
from metrics.depth.vocabulary import vocabulary
from metrics.language.tokens import clean
from metrics.language.words import WrittenLanguage

AskedFor = Literal["reason", "advice", "choice", "yes_or_no", "other"]

_REASON = {"it": frozenset({"perche", "motivo", "causa", "mai"}), "en": frozenset({"why", "reason", "cause"})}
_ADVICE = {
    "it": frozenset(
        {"come", "consigli", "consiglio", "aiuto", "faccio", "fate", "facciamo", "idee", "proposte", "devo"}
    ),
    "en": frozenset({"how", "tips", "advice", "help", "ideas", "fix", "solve"}),
}
_OR = {"it": frozenset({"o", "oppure"}), "en": frozenset({"or", "vs", "versus"})}
_WHICH = {
    "it": frozenset({"che", "cosa", "quale", "quali", "quanto", "quanti", "quante", "dove", "chi", "quando", "cos'"}),
    "en": frozenset({"what", "which", "where", "who", "when", "what's", "whats"}),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the parent puts on the table. `stems` are its content words, cut to what their forms share.

    `matter` is whether it is something to get to the bottom of: a question, a difficulty, a choice.
    """

    stems: frozenset[str]
    asked_for: AskedFor | None
    matter: bool


@lru_cache(maxsize=2048)
def asked(parent: str, language: WrittenLanguage) -> Asked:
    """Read the parent once for all its answers."""
    row = marks(clean(parent), language)
    words = [mark.word for mark in row]
    content = frozenset(stem(mark.word) for mark in row if mark.kind in ("specific", "generic") and len(mark.word) > 2)
    return Asked(
        stems=content,
        asked_for=_asked_for(words, language) if "?" in words or len(words) < 14 else None,
        matter="?" in words or not vocabulary(language).matter.isdisjoint(words),
    )


def stem(word: str) -> str:
    """The part that the forms of a word share, roughly: enough to tell whether two people use the same word."""
    if len(word) <= 5:
        return word[:-1] if len(word) > 3 else word
    return word[:5] if len(word) < 8 else word[:6]


def taken_up(row: Sequence[Mark], stems: frozenset[str]) -> list[int]:
    """Positions of the first uses of the parent's content words."""
    seen: set[str] = set()
    places = []
    for place, mark in enumerate(row):
        if mark.kind in ("specific", "generic"):
            root = stem(mark.word)
            if root in stems and root not in seen:
                seen.add(root)
                places.append(place)
    return places


def _asked_for(words: Sequence[str], language: WrittenLanguage) -> AskedFor:
    if _REASON[language].intersection(words):
        return "reason"
    if _OR[language].intersection(words):
        return "choice"
    if _ADVICE[language].intersection(words):
        return "advice"
    if _WHICH[language].intersection(words):
        return "other"
    return "yes_or_no" if "?" in words else "other"
