"""The evidence of one turn: what it gives, what it says without giving, each with its place in the text.

Every feature is a count held down by a cap and by the turn's length, or a share of its words, so that saying more is
not by itself giving more. Concreteness (specific words) is capped: beyond the cap it counts against the turn, since a
list of names is not a thought.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from metrics.depth.cues import Found, cues
from metrics.depth.marks import SENTENCE_ENDS, Mark
from metrics.depth.relevance import Asked, stem, taken_up
from metrics.language.words import WrittenLanguage

GIVING = (
    *("condition", "cause", "contrast", "exception", "outcome", "change", "comparison", "limit", "advice", "proposal"),
    *("check", "doubt", "own_event", "lesson", "diagnose", "quantity", "place", "reply"),
)
"""Cues that earn something; each belongs to a component."""
EMPTY = ("emotive", "talk", "evasion", "belonging", "cheer", "certainty", "jargon", "scene")
"""Cues of saying without giving."""
EARNING = (*GIVING, "specific", "bound_specific", "uptake", "fitting")
COSTING = (
    *EMPTY,
    "crowded",
    "list",
    "few_function_words",
    "digits",
    "long_words",
    "small",
    "echo",
    "repetition",
    "open_question",
)

RELATIONS = frozenset(
    (
        *("condition", "cause", "contrast", "exception", "outcome", "change", "check", "lesson", "advice", "proposal"),
        *("diagnose", "limit"),
    )
)
COMPONENT_OF = {"specific": "detail", "bound_specific": "detail", "uptake": "uptake", "fitting": "uptake"}
_FITTING = {
    "reason": frozenset(("cause", "outcome", "check", "diagnose")),
    "advice": frozenset(("advice", "proposal", "check")),
    "choice": frozenset(("condition", "comparison", "contrast", "exception")),
    "yes_or_no": frozenset(("condition", "exception", "outcome", "cause")),
    "other": frozenset(("condition", "lesson", "proposal", "limit")),
}
_CAP, _EMPTY_CAP = 3, 8
"""Evidence of one kind is plenty at three; emptiness goes on counting."""
_SLACK, _POWER = 10, 1.4
"""Counts are divided by (words + slack) ** power: fitted so that depth does not follow length."""
_SPECIFIC_CAP, _CROWDED = 0.3, 0.4


@dataclass(frozen=True, slots=True)
class Evidence:
    """`features` by name; `earned` are the giving cues and words, of so many `kinds`; `content` counts distinct words.

    `given` says which sentences (ranges of marks) hold something; the rest is filler.
    """

    features: Mapping[str, float]
    earned: tuple[Found, ...]
    kinds: int
    content: int
    words: int
    given: tuple[tuple[int, int], ...]
    sentences: int


def evidence(
    row: Sequence[Mark], language: WrittenLanguage, asked: Asked | None, found: Sequence[Found] | None = None
) -> Evidence:
    """Read the evidence of a row of marks against what was asked; `found` are its cues where they are known already."""
    if found is None:
        found = cues(language).find(row)
    giving, empty = _anchored(found, row)
    sentences = _sentences(row)
    bound = _bound(sentences, giving)
    words = [mark for mark in row if mark.kind is not None]
    n_words = max(len(words), 1)
    content = [(place, mark) for place, mark in enumerate(row) if mark.kind in ("specific", "generic")]
    specific = [(place, stem(mark.word)) for place, mark in content if mark.kind == "specific"]
    distinct = {root: place for place, root in reversed(specific)}
    bound_places = [place for place in distinct.values() if _inside(place, bound)]
    uptake = taken_up(row, asked.stems) if asked is not None and asked.stems else []
    bound_uptake = [place for place in uptake if _inside(place, bound)]
    fitting = _FITTING[asked.asked_for] if asked is not None and asked.asked_for is not None else frozenset[str]()
    damping = (n_words + _SLACK) ** _POWER

    features: dict[str, float] = dict.fromkeys((*EARNING, *COSTING), 0.0)
    for one in (*giving, *empty):
        if one.cue in features:
            features[one.cue] += 1
    open_questions = sum(mark.word == "?" for mark in row) - features["diagnose"]
    if asked is None:
        features["reply"] = 0.0
        features["diagnose"] = min(features["diagnose"], 1) / 3
    for name in GIVING:
        features[name] = min(features[name], _CAP) / damping
    for name in EMPTY:
        features[name] = min(features[name], _EMPTY_CAP) / damping
    kinds = len({one.cue for one in giving} - {"reply"})
    features["specific"] = min(len(distinct) / n_words, _SPECIFIC_CAP)
    features["bound_specific"] = min(len(bound_places) / n_words, _SPECIFIC_CAP)
    features["uptake"] = min(len(bound_uptake), 2) / damping
    features["fitting"] = min(sum(one.cue in fitting for one in giving), 2) / damping
    features["crowded"] = max(0.0, len(specific) / n_words - _CROWDED)
    features["list"] = _listed(row) / n_words
    features["few_function_words"] = max(0.0, 0.45 - sum(mark.kind == "function" for mark in words) / n_words)
    features["digits"] = sum(mark.kind == "number" for mark in words) / n_words
    features["long_words"] = max(0.0, sum(len(mark.word) for _, mark in content) / max(len(content), 1) - 6.5) / 5
    features["small"] = min(sum(mark.kind == "small" for mark in words), 5) / damping
    features["echo"] = min(len(uptake) - len(bound_uptake), 3) / damping
    features["repetition"] = (len(content) - len({stem(mark.word) for _, mark in content})) / n_words
    features["open_question"] = max(0.0, open_questions) / damping

    earned = [
        *giving,
        *(Found("bound_specific", place, place + 1) for place in sorted(bound_places)[:_CAP]),
        *(Found("uptake", place, place + 1) for place in bound_uptake[:2]),
    ]
    return Evidence(
        features=features,
        earned=tuple(earned),
        kinds=kinds,
        content=len({stem(mark.word) for _, mark in content}),
        words=len(words),
        given=tuple(_given(sentences, giving, empty, row)),
        sentences=len(sentences),
    )


def _anchored(found: Sequence[Found], row: Sequence[Mark]) -> tuple[list[Found], list[Found]]:
    """Giving cues that have content near them, each wording once; and the empty ones."""
    giving: list[Found] = []
    empty: list[Found] = []
    said: set[tuple[str, ...]] = set()
    has_content = [mark.kind in ("specific", "generic") for mark in row]
    for one in found:
        if one.cue in _EMPTY_NAMES:
            empty.append(one)
        elif one.cue in _GIVING_NAMES:
            wording = (one.cue, *(mark.word for mark in row[one.start : one.end]))
            if wording not in said and any(has_content[max(0, one.start - 4) : one.end + 6]):
                said.add(wording)
                giving.append(one)
    return giving, empty


_GIVING_NAMES = frozenset(GIVING)
_EMPTY_NAMES = frozenset(EMPTY)
_FILLING = frozenset(("emotive", "talk", "evasion", "belonging", "cheer"))


def _sentences(row: Sequence[Mark]) -> list[tuple[int, int]]:
    found = []
    start = 0
    for place, mark in enumerate(row):
        if mark.word in SENTENCE_ENDS and mark.kind is None:
            if place > start:
                found.append((start, place + 1))
            start = place + 1
    if start < len(row):
        found.append((start, len(row)))
    return found


def _bound(sentences: Sequence[tuple[int, int]], giving: Sequence[Found]) -> list[tuple[int, int]]:
    """The sentences that hold a relation."""
    places = [one.start for one in giving if one.cue in RELATIONS]
    return [(start, end) for start, end in sentences if any(start <= place < end for place in places)]


def _inside(place: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in ranges)


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


def _given(
    sentences: Sequence[tuple[int, int]], giving: Sequence[Found], empty: Sequence[Found], row: Sequence[Mark]
) -> list[tuple[int, int]]:
    """Sentences that are not filler: they hold a giving cue, or specific words and nothing empty."""
    kept = []
    for start, end in sentences:
        gives = any(start <= one.start < end for one in giving)
        names = sum(mark.kind == "specific" for mark in row[start:end]) >= 2
        if gives or (names and not any(start <= one.start < end and one.cue in _FILLING for one in empty)):
            kept.append((start, end))
    return kept
