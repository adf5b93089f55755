"""Contribution depth of one turn: what it gives to the conversation, apart from how long it is."""

from dataclasses import dataclass
from typing import Protocol

from metrics.language.tokens import clean
from metrics.language.words import WrittenLanguage, chatter_words, function_words, is_laughter, squeeze
from metrics.values import NOT_SCORED, Band, Depth, Language


@dataclass(frozen=True, slots=True)
class TurnInContext:
    """A turn and what its depth depends on besides its words.

    `parent` is the text it answers. `seen_own` and `seen_others` are hashes of shingles (metrics.depth.shingles) that
    its author, or others, have written recently; only those that the turn shares matter.
    """

    text: str
    language: Language
    parent: str | None = None
    seen_own: frozenset[int] = frozenset()
    seen_others: frozenset[int] = frozenset()


class Scorer(Protocol):
    """Any measure of depth."""

    def __call__(self, turn: TurnInContext) -> Depth: ...


def score_depth(turn: TurnInContext) -> Depth:
    """The depth of a turn, its band and the spans that earned it; not scored when the language is not known."""
    language: WrittenLanguage
    if turn.language.code == "it":
        language = "it"
    elif turn.language.code == "en":
        language = "en"
    else:
        return NOT_SCORED
    small_change = function_words(language) | chatter_words(language)
    content = {word for word in clean(turn.text).words if squeeze(word) not in small_change and not is_laughter(word)}
    if len(content) < 3:
        return Depth(score=0.0, band=Band.NONE, gate=0.0)
    return Depth(score=30.0, band=Band.CONTRIBUTION, gate=1.0)
