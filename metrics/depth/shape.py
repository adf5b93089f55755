"""The make-up of a turn: which kinds of words it is of, how many point back, how many stand in bare lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from metrics.depth.marks import Mark
from metrics.depth.relevance import stem
from metrics.depth.vocabulary import vocabulary
from metrics.language.words import WrittenLanguage

_CROWDED = 0.4
_POINTING_CAP = 0.25
_FUNCTION_SHARE = 0.45
_WORD_LENGTH = {"it": 7.0, "en": 6.5}
"""Talk that explains has at least this share of function words, and content words of about this length."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Counts over a row. `content` are the content words as (place, stem, whether specific); `words` at least 1."""

    words: int
    content: list[tuple[int, str, bool]]
    distinct_content: int
    letters: int
    function: int
    numbers: int
    small: int
    listed: int
    pointing: int
    oneself: int
    sweeping: int
    question_marks: int


def shape_of(row: Sequence[Mark]) -> Shape:
    """Count a row once."""
    tally = {"function": 0, "small": 0, "number": 0, "generic": 0, "specific": 0}
    content: list[tuple[int, str, bool]] = []
    letters = question_marks = pointing = oneself = sweeping = 0
    language = row[0].language if row else "it"
    known = vocabulary(language)
    for place, mark in enumerate(row):
        kind = mark.kind
        if kind is None:
            question_marks += mark.word == "?"
            continue
        tally[kind] += 1
        if mark.language != language:
            language = mark.language
            known = vocabulary(language)
        if mark.word in known.tallied:
            pointing += mark.word in known.pointing
            oneself += mark.word in known.oneself
            sweeping += mark.word in known.sweeping
        if kind in ("specific", "generic"):
            letters += len(mark.word)
            content.append((place, stem(mark.word), kind == "specific"))
    return Shape(
        words=max(sum(tally.values()), 1),
        content=content,
        distinct_content=len({root for _, root, _ in content}),
        letters=letters,
        function=tally["function"],
        numbers=tally["number"],
        small=tally["small"],
        listed=_listed(row),
        pointing=pointing,
        oneself=oneself,
        sweeping=sweeping,
        question_marks=question_marks,
    )


def features_of(shape: Shape, damping: float, language: WrittenLanguage) -> dict[str, float]:
    """What the make-up of the words tells, whatever they say: one feature that earns, the rest cost."""
    specific = sum(one[2] for one in shape.content)
    return {
        "pointing": min(shape.pointing / shape.words, _POINTING_CAP),
        "oneself": min(shape.oneself / shape.words, _POINTING_CAP),
        "sweeping": min(shape.sweeping / shape.words, _POINTING_CAP),
        "crowded": max(0.0, specific / shape.words - _CROWDED),
        "list": shape.listed / shape.words,
        "few_function_words": max(0.0, _FUNCTION_SHARE - shape.function / shape.words),
        "digits": shape.numbers / shape.words,
        "long_words": max(0.0, shape.letters / max(len(shape.content), 1) - _WORD_LENGTH[language]) / 5,
        "small": min(shape.small, 5) / damping,
        "repetition": (len(shape.content) - shape.distinct_content) / shape.words,
    }


def _listed(row: Sequence[Mark]) -> int:
    """How many words stand in short comma-separated pieces without any function word, when there are several."""
    total = pieces = 0
    length = bare = 0
    for mark in (*row, None):
        if mark is not None and mark.kind is not None:
            length += 1
            bare += mark.kind != "function"
            continue
        if length:
            pieces += 1
            if length <= 4 and bare == length:
                total += length
        length = bare = 0
    return total if pieces > 2 else 0
