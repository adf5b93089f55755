"""The evidence of one turn: what it gives, what it says without giving, each with its place in the text.

Every feature is a count held down by a cap and by the turn's length, or a share of its words, so that saying more is
not by itself giving more. Concreteness (specific words) is capped: beyond the cap it counts against the turn, since a
list of names is not a thought.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from metrics.depth.cues import find_cues
from metrics.depth.marks import Mark
from metrics.depth.relevance import Asked, answers_directly, taken_up
from metrics.depth.shape import features_of, shape_of
from metrics.language.patterns import CLAUSE_ENDS, SENTENCE_ENDS, Found

GIVING = (
    *("condition", "cause", "contrast", "exception", "outcome", "change", "comparison", "limit", "advice", "proposal"),
    *("check", "doubt", "own_event", "lesson", "diagnose", "quantity", "place", "reply", "care"),
    *("connective", "figure"),
)
"""Cues that earn something; each belongs to a component."""
EMPTY = ("emotive", "talk", "evasion", "belonging", "cheer", "certainty", "jargon", "scene")
"""Cues of saying without giving."""
EARNING = (*GIVING, "specific", "bound_specific", "uptake", "fitting", "direct", "elliptic", "pointing")
COSTING = (
    *EMPTY,
    "crowded",
    "list",
    "few_function_words",
    "digits",
    "long_words",
    "small",
    "oneself",
    "sweeping",
    "echo",
    "repetition",
    "open_question",
    "told_instead",
)

RELATIONS = frozenset(
    (
        *("condition", "cause", "contrast", "exception", "outcome", "change", "check", "lesson", "advice", "proposal"),
        *("diagnose", "limit", "connective"),
    )
)
_GIVING_NAMES = frozenset(GIVING)
EMPTY_NAMES = frozenset(EMPTY)
_FILLING = frozenset(("emotive", "talk", "evasion", "belonging", "cheer"))
_ANSWERING = ("direct", "elliptic")
COMPONENT_OF = {"uptake": "uptake", "fitting": "uptake", "direct": "uptake", "elliptic": "uptake"}
WORDING = ("specific", "bound_specific", "pointing")
"""What weighs without being a gift of its own: nearly every turn has specific words."""
_FITTING = {
    "reason": frozenset(("cause", "connective", "outcome", "check", "diagnose")),
    "advice": frozenset(("advice", "proposal", "check")),
    "choice": frozenset(("condition", "comparison", "contrast", "exception")),
    "time": frozenset(("condition", "change", "check", "limit")),
    "amount": frozenset(("condition", "quantity", "comparison", "limit")),
    "sign": frozenset(("condition", "check", "diagnose", "outcome")),
    "yes_or_no": frozenset(("condition", "exception", "outcome", "cause")),
    "other": frozenset(("condition", "lesson", "proposal", "limit")),
}
_DONE = frozenset(
    (
        *("own_event", "lesson", "change", "outcome", "advice", "proposal"),
        *("check", "condition", "cause", "doubt", "connective"),
    )
)
"""What an intention does not give yet."""
_STATED = frozenset(("advice", "proposal", "lesson", "cause", "connective", "check", "doubt", "care", "reply"))
"""What a question does not do, unless it suggests ("why not ...?")."""
_CIRCUMSTANCES = frozenset(GIVING) - {"reply", "doubt", "diagnose", "cause", "connective"}
_ENOUGH_CIRCUMSTANCES = 2
"""A question that tells so many things around it, or twice as many within, gives something to answer with."""
_CLOSE = 4
"""A cue of at most so many words is one expression."""
_OR = frozenset(("or", "o", "oppure"))
_OPENS_CLAUSE = frozenset(
    (
        *("if", "when", "unless", "until", "till", "because", "but", "or"),
        *("se", "quando", "finche", "perche", "ma", "o", "oppure"),
    )
)
_LEANING = 4
"""An answer that leans on its question has so few words before its first clause ends."""
_SUGGESTING = frozenset(("how", "what", "why", "che", "perche", "e", "se"))
_PRECEDENCE = {
    name: place
    for place, name in enumerate(
        (
            *("condition", "lesson", "proposal", "advice", "exception", "outcome", "comparison", "quantity"),
            *("check", "contrast", "change", "diagnose", "own_event", "limit", "place"),
            *("cause", "connective", "figure", "doubt", "care", "reply"),
        )
    )
}
"""Which of two cues in the same words counts: the one that says most."""
_CAP, _EMPTY_CAP = 3, 8
"""Evidence of one kind is plenty at three; emptiness goes on counting."""
_TYPICAL, _SLACK, _POWER = 30, 10, 2.3
_FEWEST, _MANY, _POWER_OF_MANY = 22, 60, 2.0
"""Counts are divided by ((words + slack) / typical) ** power, set so that depth does not follow length.

Fewer words than the fewest are not denser for it: one cue in six words is a remark. Past many, what people add is often
the story around the point, so words count less.
"""
_SPECIFIC_CAP = 0.3


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
    only_asks: bool


def evidence(row: Sequence[Mark], asked: Asked | None, found: Sequence[Found] | None = None) -> Evidence:
    """Read the evidence of a row of marks against what was asked; `found` are its cues where they are known already."""
    if found is None:
        found = find_cues(row)
    parts = sentences(row)
    giving, empty = _anchored(found, row, parts, answers=asked is not None)
    bound = _bound(parts, giving)
    shape = shape_of(row)
    felt = {place for one in empty if one.cue in _FILLING for place in range(one.start, one.end)}
    distinct = {root: place for place, root, specific in reversed(shape.content) if specific and place not in felt}
    bound_words = sorted(place for place in distinct.values() if _inside(place, bound))
    uptake = taken_up(row, asked.stems) if asked is not None and asked.stems else []
    bound_uptake = [place for place in uptake if _inside(place, bound)]
    fitting = _FITTING[asked.asked_for] if asked is not None and asked.asked_for is not None else frozenset[str]()

    damped = damping(shape.words)
    counts = dict.fromkeys((*GIVING, *EMPTY), 0.0)
    for one in (*giving, *empty):
        counts[one.cue] += 1
    open_questions = max(0.0, shape.question_marks - counts["diagnose"])
    if asked is None or not asked.matter:
        # Asking is how talk starts; it is a gift when it unlocks somebody's matter.
        counts["diagnose"] = min(counts["diagnose"], 1) / 3
    features = {
        name: min(count, _CAP if name in _GIVING_NAMES else _EMPTY_CAP) / damped if count else 0.0
        for name, count in counts.items()
    }
    features |= features_of(shape, damped, row[0].language if row else "it")
    features["specific"] = min(len(distinct) / shape.words, _SPECIFIC_CAP)
    features["bound_specific"] = min(len(bound_words) / shape.words, _SPECIFIC_CAP)
    features["uptake"] = min(len(bound_uptake), 2) / damped
    features["fitting"] = min(sum(one.cue in fitting for one in giving), 2) / damped
    features["direct"] = float(asked is not None and _answers_first(row, parts, giving, asked)) / damped
    features["elliptic"] = float(asked is not None and _is_elliptic(row)) / damped
    features["told_instead"] = float(asked is not None and _tells_instead(giving, asked)) / damped
    features["echo"] = min(len(uptake) - len(bound_uptake), 3) / damped
    features["open_question"] = open_questions / damped
    return Evidence(
        features=features,
        earned=(
            *giving,
            *(Found("bound_specific", place, place + 1) for place in bound_words[:_CAP]),
            *(Found("uptake", place, place + 1) for place in bound_uptake[:2]),
        ),
        kinds=len({one.cue for one in giving} - {"reply"}) + sum(features[name] > 0 for name in _ANSWERING),
        content=shape.distinct_content,
        words=shape.words,
        given=tuple(_given(parts, giving, empty, row)),
        sentences=len(parts),
        only_asks=_only_asks(row, parts, giving, len(uptake) if asked is not None and asked.matter else None),
    )


def damping(words: int) -> float:
    """What counts are divided by in a turn of so many words."""
    counted = max(words, _FEWEST)
    dense: float = ((min(counted, _MANY) + _SLACK) / _TYPICAL) ** _POWER
    story: float = (max(counted + _SLACK, _MANY + _SLACK) / (_MANY + _SLACK)) ** _POWER_OF_MANY
    return dense * story


def _anchored(
    found: Sequence[Found], row: Sequence[Mark], sentences: Sequence[tuple[int, int]], *, answers: bool
) -> tuple[list[Found], list[Found]]:
    """Giving cues that have content near them, each wording once; and the empty ones.

    Only a turn that answers somebody can have the form of a reply.
    """
    giving: list[Found] = []
    empty: list[Found] = []
    said: set[tuple[str, ...]] = set()
    taken = {place for one in found if one.cue in _FILLING for place in range(one.start, one.end)}
    void = {place for one in found if one.cue == "void" for place in range(one.start, one.end)}
    meant = _meant(found, row)
    questioned = {place for start, end in sentences if row[end - 1].word == "?" for place in range(start, end)}
    has_content = [mark.kind in ("specific", "generic") for mark in row]
    begins = [0] * len(row)
    for start, end in sentences:
        begins[start:end] = [start] * (end - start)
    for one in found:
        if one.cue in EMPTY_NAMES:
            empty.append(one)
        elif (
            one.cue in _GIVING_NAMES
            and (answers or one.cue != "reply")
            and not (one.start in taken and one.end - 1 in taken)
            and one.start not in void
            and not (one.cue in _DONE and one.start in meant)
            and not (one.cue in _STATED and one.start in questioned and row[one.start].word not in _SUGGESTING)
        ):
            wording = (one.cue, *(mark.word for mark in row[one.start : one.end]))
            # What the sentence before tells lends this one nothing: it may be filler.
            near = has_content[max(begins[one.start], one.start - 4) : one.end + 6]
            if wording not in said and any(near):
                said.add(wording)
                giving.append(one)
    return _distinct(giving), empty


def _distinct(giving: Sequence[Found]) -> list[Found]:
    """The same words earn once: a cue that lies wholly inside another is not a second gift.

    A cue that reaches over many words leaves what stands between its ends to others.
    """
    kept: list[Found] = []
    covered: set[int] = set()
    for one in sorted(giving, key=lambda one: (one.start - one.end, one.start, _PRECEDENCE[one.cue])):
        places = range(one.start, one.end)
        if not covered.issuperset(places):
            kept.append(one)
            if one.cue not in ("reply", "diagnose") and len(places) <= _CLOSE:
                covered.update(places)
    return sorted(kept, key=lambda one: (one.start, one.end))


def _answers_first(
    row: Sequence[Mark], sentences: Sequence[tuple[int, int]], giving: Sequence[Found], asked: Asked
) -> bool:
    """Whether the first sentence answers just what was asked, and gives something with it or right after it."""
    if not sentences or not (asked.answers or asked.options):
        return False
    start, end = sentences[0]
    reach = sentences[min(1, len(sentences) - 1)][1]
    gives = any(one.cue != "reply" and one.start < reach for one in giving)
    return gives and row[end - 1].word != "?" and answers_directly(row[start:end], asked)


def _is_elliptic(row: Sequence[Mark]) -> bool:
    """Whether the first clause is a few words that lean on the question: "by the hour", "il binocolo"."""
    length = 0
    while length < len(row) and row[length].kind is not None and row[length].word not in _OPENS_CLAUSE:
        length += 1
    kinds = {mark.kind for mark in row[:length]}
    return 0 < length <= _LEANING and kinds.isdisjoint(("small", "number")) and kinds != {"function"}


def _tells_instead(giving: Sequence[Found], asked: Asked) -> bool:
    """Whether it begins by telling somebody what to do who has asked for something else."""
    return asked.asked_for not in (None, "advice", "sign") and any(
        one.cue == "advice" and one.start == 0 for one in giving
    )


def _only_asks(
    row: Sequence[Mark], sentences: Sequence[tuple[int, int]], giving: Sequence[Found], taken_up: int | None
) -> bool:
    """Whether everything given stands in questions, none of which gets a matter any further.

    `taken_up` counts the words taken up from somebody's matter, None when there is none. A question unlocks it when it
    takes up more than a word, or leaves a choice or a condition. Without one, a question must tell its circumstances.
    """
    asking = [(start, end) for start, end in sentences if row[end - 1].word == "?"]
    if not asking:
        return False
    stated = {one.cue for one in giving if one.cue != "reply" and not _inside(one.start, asking)}
    told = {one.cue for one in giving} & _CIRCUMSTANCES
    if len(stated & _CIRCUMSTANCES) >= _ENOUGH_CIRCUMSTANCES or len(told) >= 2 * _ENOUGH_CIRCUMSTANCES:
        return False
    if taken_up is None:
        return True
    offers = any(mark.word in _OR for start, end in asking for mark in row[start:end])
    helpful = offers or not {"condition", "comparison", "exception"}.isdisjoint(one.cue for one in giving)
    return not (taken_up > 1 or (helpful and any(one.cue == "diagnose" for one in giving)))


def _meant(found: Sequence[Found], row: Sequence[Mark]) -> set[int]:
    """Marks of what somebody only means or wonders: from the cue to the end of its clause."""
    places: set[int] = set()
    for one in found:
        if one.cue == "intent":
            end = one.end
            while end < len(row) and row[end].word not in CLAUSE_ENDS:
                end += 1
            places.update(range(one.start, end))
    return places


def sentences(row: Sequence[Mark]) -> list[tuple[int, int]]:
    """The sentences of a row, as ranges of marks with their closing one."""
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


def _given(
    sentences: Sequence[tuple[int, int]], giving: Sequence[Found], empty: Sequence[Found], row: Sequence[Mark]
) -> list[tuple[int, int]]:
    """Sentences that are not filler: they hold a giving cue, or specific words and nothing empty."""
    kept = []
    for start, end in sentences:
        gives = any(start <= one.start < end and one.cue != "reply" for one in giving)
        kinds = [mark.kind for mark in row[start:end]]
        names = kinds.count("specific") >= 2 and "small" not in kinds
        if gives or (names and not any(start <= one.start < end and one.cue in _FILLING for one in empty)):
            kept.append((start, end))
    return kept
