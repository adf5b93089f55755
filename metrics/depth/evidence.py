"""The evidence of one turn: what it gives, what it says without giving, each with its place in the text.

Every feature is a count held down by a cap and by the turn's length, or a share of its words, so that saying more is
not by itself giving more. Concreteness (specific words) is capped: beyond the cap it counts against the turn, since a
list of names is not a thought.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from metrics.depth.cues import find_cues
from metrics.depth.marks import CONTENT, Row
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
_CAP, _UPTAKE_CAP, _EMPTY_CAP = 3, 2, 8
"""Evidence of one kind is plenty at three, words taken up at two; emptiness goes on counting."""
_TYPICAL, _SLACK, _POWER = 30, 10, 2.3
_FEWEST, _MANY, _POWER_OF_MANY = 22, 60, 2.0
"""Counts are divided by ((words + slack) / typical) ** power, set so that depth does not follow length.

Fewer words than the fewest are not denser for it: one cue in six words is a remark. Past many, what people add is often
the story around the point, so words count less.
"""
_SPECIFIC_CAP = 0.3


Range = tuple[int, int]
"""Places from the first to the second (half-open)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a row of marks gives and says.

    `features` are by name, those that are not 0; `giving` and `empty` are its cues; `uptake` and `bound_words` are the
    places of words taken up from what is answered, and of specific words, that stand in a sentence with a relation;
    `content` counts distinct words.
    """

    row: Row
    asked: Asked | None
    sentences: Sequence[Range]
    giving: Sequence[Found]
    empty: Sequence[Found]
    taken_up: Sequence[int]
    uptake: Sequence[int]
    bound_words: Sequence[int]
    content: int
    words: int
    features: Mapping[str, float]

    @property
    def kinds(self) -> int:
        """How many different things it does."""
        done = {one.cue for one in self.giving} - {"reply"}
        return len(done) + sum(name in self.features for name in _ANSWERING)

    def earned(self) -> list[Found]:
        """The giving cues and words."""
        return [
            *self.giving,
            *(Found("bound_specific", place, place + 1) for place in self.bound_words[:_CAP]),
            *(Found("uptake", place, place + 1) for place in self.uptake[:_UPTAKE_CAP]),
        ]

    def given(self) -> list[Range]:
        """The sentences that are not filler: they hold a giving cue, or specific words and nothing empty."""
        gifts = [one.start for one in self.giving if one.cue != "reply"]
        filling = [one.start for one in self.empty if one.cue in _FILLING]
        kept = []
        for start, end in self.sentences:
            if any(start <= place < end for place in gifts):
                kept.append((start, end))
            elif not any(start <= place < end for place in filling):
                kinds = self.row.kinds[start:end]
                if kinds.count("specific") >= 2 and "small" not in kinds:
                    kept.append((start, end))
        return kept

    def only_asks(self) -> bool:
        """Whether everything given stands in questions, none of which gets a matter any further.

        A question unlocks somebody's matter when it takes up more than a word of it, or leaves a choice or a condition.
        Where there is no matter, a question must tell its circumstances.
        """
        words = self.row.words
        asking = [(start, end) for start, end in self.sentences if words[end - 1] == "?"]
        if not asking:
            return False
        stated = {one.cue for one in self.giving if one.cue != "reply" and not _inside(one.start, asking)}
        told = {one.cue for one in self.giving} & _CIRCUMSTANCES
        if len(stated & _CIRCUMSTANCES) >= _ENOUGH_CIRCUMSTANCES or len(told) >= 2 * _ENOUGH_CIRCUMSTANCES:
            return False
        if self.asked is None or not self.asked.matter:
            return True
        offers = any(not _OR.isdisjoint(words[start:end]) for start, end in asking)
        helpful = offers or not {"condition", "comparison", "exception"}.isdisjoint(one.cue for one in self.giving)
        return not (len(self.taken_up) > 1 or (helpful and any(one.cue == "diagnose" for one in self.giving)))


def evidence(row: Row, asked: Asked | None, found: Sequence[Found] | None = None) -> Evidence:
    """Read the evidence of a row of marks against what was asked; `found` are its cues where they are known already."""
    if found is None:
        found = find_cues(row)
    parts = sentences(row)
    giving, empty = _anchored(found, row, parts, answers=asked is not None)
    shape = shape_of(row)
    felt = {place for one in empty if one.cue in _FILLING for place in range(one.start, one.end)}
    distinct = {root: place for place, root, specific in reversed(shape.content) if specific and place not in felt}
    bound = _bound(parts, giving)
    bound_words = sorted(place for place in distinct.values() if _inside(place, bound)) if bound else []
    uptake = taken_up(row, asked.stems) if asked is not None and asked.stems else []
    bound_uptake = [place for place in uptake if _inside(place, bound)]

    damped = damping(shape.words)
    counts: dict[str, float] = {}
    for one in (*giving, *empty):
        counts[one.cue] = counts.get(one.cue, 0.0) + 1
    open_questions = max(0.0, shape.question_marks - counts.get("diagnose", 0.0))
    if "diagnose" in counts and (asked is None or not asked.matter):
        # Asking is how talk starts; it is a gift when it unlocks somebody's matter.
        counts["diagnose"] = min(counts["diagnose"], 1) / 3
    features = {
        name: min(count, _CAP if name in _GIVING_NAMES else _EMPTY_CAP) / damped for name, count in counts.items()
    }
    features |= features_of(shape, damped, row.languages[0] if row.languages else "it")
    features["specific"] = min(len(distinct) / shape.words, _SPECIFIC_CAP)
    features["bound_specific"] = min(len(bound_words) / shape.words, _SPECIFIC_CAP)
    features["open_question"] = open_questions / damped
    if asked is not None:
        fitting = _FITTING[asked.asked_for] if asked.asked_for is not None else frozenset[str]()
        features["uptake"] = min(len(bound_uptake), _UPTAKE_CAP) / damped
        features["fitting"] = min(sum(one.cue in fitting for one in giving), 2) / damped
        features["direct"] = float(_answers_first(row, parts, giving, asked)) / damped
        features["elliptic"] = float(_is_elliptic(row)) / damped
        features["told_instead"] = float(_tells_instead(giving, asked)) / damped
        features["echo"] = min(len(uptake) - len(bound_uptake), 3) / damped
    return Evidence(
        row=row,
        asked=asked,
        sentences=parts,
        giving=giving,
        empty=empty,
        taken_up=uptake,
        uptake=bound_uptake,
        bound_words=bound_words,
        content=shape.distinct_content,
        words=shape.words,
        features={name: value for name, value in features.items() if value},
    )


@lru_cache(maxsize=1024)
def damping(words: int) -> float:
    """What counts are divided by in a turn of so many words."""
    counted = max(words, _FEWEST)
    dense: float = ((min(counted, _MANY) + _SLACK) / _TYPICAL) ** _POWER
    story: float = (max(counted + _SLACK, _MANY + _SLACK) / (_MANY + _SLACK)) ** _POWER_OF_MANY
    return dense * story


def _anchored(
    found: Sequence[Found], row: Row, sentences: Sequence[Range], *, answers: bool
) -> tuple[list[Found], list[Found]]:
    """Giving cues that have content near them, each wording once; and the empty ones.

    Only a turn that answers somebody can have the form of a reply.
    """
    giving: list[Found] = []
    empty = [one for one in found if one.cue in EMPTY_NAMES]
    said: set[tuple[str, ...]] = set()
    taken = {place for one in empty if one.cue in _FILLING for place in range(one.start, one.end)}
    void = {place for one in found if one.cue == "void" for place in range(one.start, one.end)}
    meant = _meant(found, row)
    words, kinds = row.words, row.kinds
    starts = [start for start, _ in sentences]
    questioned = {place for start, end in sentences if words[end - 1] == "?" for place in range(start, end)}
    for one in found:
        if (
            one.cue in _GIVING_NAMES
            and (answers or one.cue != "reply")
            and not (one.start in taken and one.end - 1 in taken)
            and one.start not in void
            and not (one.cue in _DONE and one.start in meant)
            and not (one.cue in _STATED and one.start in questioned and words[one.start] not in _SUGGESTING)
        ):
            # What the sentence before tells lends this one nothing: it may be filler.
            begins = starts[bisect_right(starts, one.start) - 1]
            near = kinds[max(begins, one.start - 4) : one.end + 6]
            if CONTENT.isdisjoint(near):
                continue
            wording = (one.cue, *words[one.start : one.end])
            if wording not in said:
                said.add(wording)
                giving.append(one)
    return _distinct(giving), empty


def _distinct(giving: Sequence[Found]) -> list[Found]:
    """The same words earn once: a cue that lies wholly inside another is not a second gift.

    A cue that reaches over many words leaves what stands between its ends to others.
    """
    if len(giving) < 2:
        return list(giving)
    kept: list[Found] = []
    covered: set[int] = set()
    for one in sorted(giving, key=lambda one: (one.start - one.end, one.start, _PRECEDENCE[one.cue])):
        places = range(one.start, one.end)
        if not covered.issuperset(places):
            kept.append(one)
            if one.cue not in ("reply", "diagnose") and len(places) <= _CLOSE:
                covered.update(places)
    return sorted(kept, key=lambda one: (one.start, one.end))


def _answers_first(row: Row, sentences: Sequence[Range], giving: Sequence[Found], asked: Asked) -> bool:
    """Whether the first sentence answers just what was asked, and gives something with it or right after it."""
    if not sentences or not (asked.answers or asked.options):
        return False
    start, end = sentences[0]
    reach = sentences[min(1, len(sentences) - 1)][1]
    gives = any(one.cue != "reply" and one.start < reach for one in giving)
    return gives and row.words[end - 1] != "?" and answers_directly(row.part(start, end), asked)


def _is_elliptic(row: Row) -> bool:
    """Whether the first clause is a few words that lean on the question: "by the hour", "il binocolo"."""
    length = 0
    while length < len(row) and row.kinds[length] is not None and row.words[length] not in _OPENS_CLAUSE:
        length += 1
    kinds = set(row.kinds[:length])
    return 0 < length <= _LEANING and kinds.isdisjoint(("small", "number")) and kinds != {"function"}


def _tells_instead(giving: Sequence[Found], asked: Asked) -> bool:
    """Whether it begins by telling somebody what to do who has asked for something else."""
    return asked.asked_for not in (None, "advice", "sign") and any(
        one.cue == "advice" and one.start == 0 for one in giving
    )


def _meant(found: Sequence[Found], row: Row) -> set[int]:
    """Marks of what somebody only means or wonders: from the cue to the end of its clause."""
    places: set[int] = set()
    for one in found:
        if one.cue == "intent":
            end = one.end
            while end < len(row) and row.words[end] not in CLAUSE_ENDS:
                end += 1
            places.update(range(one.start, end))
    return places


def sentences(row: Row) -> list[Range]:
    """The sentences of a row, as ranges of marks with their closing one."""
    found = []
    start = 0
    for place in [at for at, word in enumerate(row.words) if word in SENTENCE_ENDS]:
        if place > start:
            found.append((start, place + 1))
        start = place + 1
    if start < len(row):
        found.append((start, len(row)))
    return found


def _bound(sentences: Sequence[Range], giving: Sequence[Found]) -> list[Range]:
    """The sentences that hold a relation."""
    places = [one.start for one in giving if one.cue in RELATIONS]
    return [(start, end) for start, end in sentences if any(start <= place < end for place in places)]


def _inside(place: int, ranges: Sequence[Range]) -> bool:
    return any(start <= place < end for start, end in ranges)
