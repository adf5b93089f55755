"""The make-up of a turn: which kinds of words it is of, how many point back, how many stand in bare lists."""

from collections.abc import Sequence
from typing import NamedTuple

from metrics.depth.marks import Row, WordClass
from metrics.depth.relevance import stem
from metrics.depth.vocabulary import vocabulary
from metrics.language.words import WrittenLanguage

_CROWDED = 0.4
_POINTING_CAP = 0.25
_SEVERAL_PIECES, _SHORT_PIECE = 3, 4
_FUNCTION_SHARE = 0.45
_WORD_LENGTH = {"it": 7.0, "en": 6.5}
"""Talk that explains has at least this share of function words, and content words of about this length."""


class Shape(NamedTuple):
    """Counts over a row. `content` are the content words as (place, stem, whether specific); `words` at least 1."""

    words: int
    content: list[tuple[int, str, bool]]
    distinct_content: int
    letters: int
    function: int
    numbers: int
    small: int
    specific: int
    listed: int
    pointing: int
    oneself: int
    sweeping: int
    question_marks: int


def shape_of(row: Row) -> Shape:
    """Count a row once."""
    words, kinds = row.words, row.kinds
    content = [(at, stem(words[at]), kinds[at] == "specific") for at in row.content()]
    pointing = oneself = sweeping = 0
    for language in dict.fromkeys(row.languages):
        known = vocabulary(language)
        for at in [at for at, word in enumerate(words) if word in known.tallied]:
            if row.languages[at] == language:
                word = words[at]
                pointing += word in known.pointing
                oneself += word in known.oneself
                sweeping += word in known.sweeping
    return Shape(
        words=max(row.count_words(), 1),
        content=content,
        distinct_content=len({root for _, root, _ in content}),
        letters=sum([len(words[at]) for at, _, _ in content]),
        function=kinds.count("function"),
        numbers=kinds.count("number"),
        small=kinds.count("small"),
        specific=kinds.count("specific"),
        listed=_listed(kinds),
        pointing=pointing,
        oneself=oneself,
        sweeping=sweeping,
        question_marks=words.count("?"),
    )


def features_of(shape: Shape, damping: float, language: WrittenLanguage) -> dict[str, float]:
    """What the make-up of the words tells, whatever they say: one feature that earns, the rest cost."""
    words = shape.words
    return {
        "pointing": min(shape.pointing / words, _POINTING_CAP),
        "oneself": min(shape.oneself / words, _POINTING_CAP),
        "sweeping": min(shape.sweeping / words, _POINTING_CAP),
        "crowded": max(0.0, shape.specific / words - _CROWDED),
        "list": shape.listed / words,
        "few_function_words": max(0.0, _FUNCTION_SHARE - shape.function / words),
        "digits": shape.numbers / words,
        "long_words": max(0.0, shape.letters / max(len(shape.content), 1) - _WORD_LENGTH[language]) / 5,
        "small": min(shape.small, 5) / damping,
        "repetition": (len(shape.content) - shape.distinct_content) / words,
    }


def _listed(kinds: Sequence[WordClass | None]) -> int:
    """How many words stand in short comma-separated pieces without any function word, when there are several."""
    if kinds.count(None) + 1 < _SEVERAL_PIECES:
        return 0
    total = pieces = start = 0
    for end in (*[at for at, kind in enumerate(kinds) if kind is None], len(kinds)):
        if end > start:
            pieces += 1
            if end - start <= _SHORT_PIECE and "function" not in kinds[start:end]:
                total += end - start
        start = end + 1
    return total if pieces >= _SEVERAL_PIECES else 0
