"""Contribution depth of one turn: what it gives to the conversation, apart from how long it is.

D = 100 · G / (1 + exp(−a · (E − S − m))), where G is the gate (metrics.depth.gate), E the weighted evidence and S the
weighted emptiness of metrics.depth.evidence: evidence saturates above, and a turn that only says without giving comes
out near 0. Filler cannot raise the score: the turn is also scored
without the sentences that hold nothing, and the lower score stands. Nor does saying much cost what is said well: E − S
of a long turn is drawn some way towards that of its best stretch.

Sources: the evidence follows the components of constructive talk in Kolhatkar and Taboada's C3, Jigsaw's "bridging"
attributes and AQuA (Behrendt et al. 2024); their models were not used, since what they measure is mostly length. The
weights were fitted on pairs of turns of equal length (data/weights.toml says which and how).

What it cannot tell: whether what is said is true, whether it was new to the reader, whether a picture says it better;
irony; the depth of a turn whose language it cannot read, which is not scored.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from math import exp
from typing import Protocol

from metrics.depth import gate
from metrics.depth.cues import cues, find_cues
from metrics.depth.evidence import (
    COMPONENT_OF,
    COSTING,
    EARNING,
    EMPTY_NAMES,
    WORDING,
    Evidence,
    Range,
    damping,
    evidence,
    sentences,
)
from metrics.depth.marks import Row, marks
from metrics.depth.relevance import Asked, asked
from metrics.depth.vocabulary import read_data
from metrics.language.patterns import Found
from metrics.language.tokens import CleanText, clean
from metrics.language.words import WrittenLanguage, chatter_words, is_laughter, squeeze
from metrics.values import NOT_SCORED, Band, Depth, Language, Span

COMPONENTS = ("uptake", "reasoning", "solution", "detail", "experience", "curiosity", "nuance", "care")
NOTHING = Depth(score=0.0, band=Band.NONE, gate=0.0, components=dict.fromkeys(COMPONENTS, 0.0))
_FILLER, _MOST_FILLED = 0.7, 12
"""How much of what filler sentences cost is charged to the turn, and of how many empty cues at most."""
_STRETCH, _TOWARDS_BEST = 30, 0.2
"""Whole sentences of at least so many words are a stretch; how far a turn is drawn towards its best. Set so that depth
follows length neither up nor down (`docs/quality.md`)."""
_NOTHING_GIVEN = -3.0
"""The most substance that a turn without any giving sentence can have."""
_BREADTH = (0.5, 0.72, 0.88, 0.96, 1.0)
"""A thought is articulated when it does several things: this by the number of different kinds of cue."""
_PLENTY = 3.0
"""Substance from which one thing, well said, may be enough."""
_A_REMARK, _FEW_WORDS = 0.7, 10
"""Where a turn stays that only asks, or does one thing in fewer words: a contribution, however it is worded."""
_OPENS_A_CLAUSE = frozenset(
    (
        *(
            "condition",
            "cause",
            "connective",
            "contrast",
            "exception",
            "check",
            "advice",
            "proposal",
            "limit",
            "change",
        ),
        "own_event",
    )
)
_OPENING_WORDS, _SHOWN_WORDS = 3, 6
"""Cues of at most so many words are shown with at most so many more."""
_LONGEST_TEXT = 6000
"""Code points that are read; Discord's own longest message has 4,000."""


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


@dataclass(frozen=True, slots=True)
class _Weights:
    earning: Mapping[str, float]
    costing: Mapping[str, float]
    middle: float
    steepness: float
    exchange: Mapping[str, float]
    bands: tuple[tuple[float, Band], ...]


def score_depth(turn: TurnInContext) -> Depth:
    """The depth of a turn, its band and the spans that earned it; not scored when the language is not known."""
    read = clean(turn.text[:_LONGEST_TEXT])
    language: WrittenLanguage
    if turn.language.code == "it":
        language = "it"
    elif turn.language.code == "en":
        language = "en"
    else:
        return NOTHING if _says_nothing_in_any_language(read) else NOT_SCORED
    row = gate.without_farewell(marks(read, language))
    if gate.is_chatter(row):
        return NOTHING
    own = gate.fresh(row, read, turn.seen_own | turn.seen_others)
    found = find_cues(own.row)
    question = asked(turn.parent[:_LONGEST_TEXT], language) if turn.parent else None
    held = evidence(own.row, question, found)
    given = held.given()
    has_filler = 0 < len(given) < len(held.sentences)
    kept, moved = _without_filler(own.row, given, found) if has_filler else (own.row, found)
    core = evidence(kept, question, moved) if has_filler else held
    opened = (
        gate.chatter_factor(core.content, core.words)
        * gate.intelligibility_factor(own.row, language)
        * gate.connective_factor(kept, moved, language)
        * gate.redundancy_factor(min(1.0, own.repeated * len(read.words) / core.words))
        * gate.promotion_factor(found, len(read.links))
        * gate.insult_factor(found, len(core.earned()), read.text)
        * gate.self_praise_factor(found)
    )
    if opened <= 0:
        return NOTHING
    substance = _substance(core, language)
    best = max((_substance(one, language) for one in _stretches(kept, question, moved, core.words)), default=substance)
    substance += _TOWARDS_BEST * max(0.0, best - substance)
    if has_filler:
        substance -= _FILLER * _filled(found, given) / damping(core.words)
    elif not given:
        substance = min(substance, _NOTHING_GIVEN)
    narrow = 1 - _BREADTH[min(core.kinds, len(_BREADTH) - 1)]
    opened *= 1 - narrow / (1 + exp(min(60.0, 2 * (substance - _PLENTY))))
    if core.only_asks() or (core.kinds < 2 and core.words < _FEW_WORDS):
        opened = min(opened, _A_REMARK)
    score = round(100 * opened * _curve(substance), 3)
    band = band_of(score)
    return Depth(
        score=score,
        band=band,
        gate=round(opened, 4),
        components=_components(held, language),
        # Words that look like evidence in a turn that gives nothing have earned nothing.
        spans=() if band is Band.NONE else _spans(held.earned(), own.row, language),
    )


def _filled(found: Sequence[Found], given: Sequence[Range]) -> float:
    """What the empty cues outside the giving sentences cost together."""
    costing = _weights().costing
    outside = [
        costing[one.cue]
        for one in found
        if one.cue in EMPTY_NAMES and not any(start <= one.start < end for start, end in given)
    ]
    return sum(sorted(outside, reverse=True)[:_MOST_FILLED])


def _without_filler(row: Row, given: Sequence[Range], found: Sequence[Found]) -> tuple[Row, Sequence[Found]]:
    """The giving sentences alone, with their cues, to be read as a turn of their own.

    The cues move with them, but are looked for again where the turn now opens with another sentence.
    """
    rest = row.picked(place for start, end in given for place in range(start, end))
    if given[0][0] > 0:
        return rest, find_cues(rest)
    moved: list[Found] = []
    before = 0
    for start, end in given:
        moved += _moved(found, start, end, before - start)
        before += end - start
    return rest, moved


def _moved(found: Sequence[Found], start: int, end: int, by: int) -> list[Found]:
    """The cues between two places, moved by so many."""
    return [Found(one.cue, one.start + by, one.end + by) for one in found if start <= one.start and one.end <= end]


def _stretches(row: Row, question: Asked | None, found: Sequence[Found], words: int) -> Iterator[Evidence]:
    """The evidence of the stretches of a turn that is longer than one; each overlaps the one before by half at most."""
    if words <= _STRETCH:
        return
    before = [0, *accumulate(kind is not None for kind in row.kinds)]
    ranges = sentences(row)
    next_from = 0
    for first, (start, _) in enumerate(ranges):
        end = next((end for _, end in ranges[first:] if before[end] - before[start] >= _STRETCH), None)
        if end is None:
            break
        if before[start] < next_from:
            continue
        next_from = before[start] + _STRETCH // 2
        yield evidence(row.part(start, end), question, _moved(found, start, end, -start))


def band_of(score: float) -> Band:
    """The band a score falls in; thresholds are in data/weights.toml."""
    return next((band for least, band in reversed(_weights().bands) if score >= least), Band.NONE)


def _says_nothing_in_any_language(read: CleanText) -> bool:
    """No words but laughter, greetings and the like, or no language at all."""
    small = _small_change()
    words = [word for word in read.words if word not in small]
    return all(is_laughter(word) or squeeze(word) in small for word in words) or gate.is_gibberish(read)


@cache
def _small_change() -> frozenset[str]:
    return chatter_words("it") | chatter_words("en")


def _substance(held: Evidence, language: WrittenLanguage) -> float:
    weights, features = _weights(), held.features
    earned = sum([weight * features[name] for name, weight in weights.earning.items() if name in features])
    cost = sum([weight * features[name] for name, weight in weights.costing.items() if name in features])
    return earned * weights.exchange[language] - cost


def _curve(substance: float) -> float:
    steepness = _weights().steepness * (substance - _weights().middle)
    return 1 / (1 + exp(-max(-60.0, min(60.0, steepness))))


def _components(held: Evidence, language: WrittenLanguage) -> dict[str, float]:
    """What each component earned, as a share of all evidence that would be plenty."""
    earned = dict.fromkeys(COMPONENTS, 0.0)
    components = cues(language).components
    for name, weight in _weights().earning.items():
        if name in held.features and name not in WORDING:
            earned[COMPONENT_OF.get(name) or components[name]] += weight * held.features[name]
    return {name: round(1 - exp(-value), 4) if value else 0.0 for name, value in earned.items()}


def _spans(earned: Sequence[Found], row: Row, language: WrittenLanguage) -> tuple[Span, ...]:
    components = cues(language).components
    shown = [one for one in earned if one.cue not in WORDING]
    begun = sorted(one.start for one in shown)
    reaching = [(one, _last(one, row, begun)) for one in shown]
    # "But" or "I" alone shows nobody anything, where something else does.
    telling = [(one, last) for one, last in reaching if last > one.start or row.kinds[last] != "function"]
    found = {
        (row.starts[one.start], row.ends[last], COMPONENT_OF.get(one.cue) or components[one.cue])
        for one, last in telling or reaching
    }
    return tuple(Span(kind, start, end) for start, end, kind in sorted(found))


def _last(one: Found, row: Row, begun: Sequence[int]) -> int:
    """The last mark that a cue is shown with: "if" alone says nothing, so its clause goes with it.

    Where a cue of several words ends on one that only holds together ("if the mat is", "between the"), the words up to
    one with content go with it.
    """
    last = one.end - 1
    clause = one.cue in _OPENS_A_CLAUSE and one.end - one.start <= _OPENING_WORDS
    unfinished = one.end - one.start > 1 and row.kinds[last] == "function"
    if row.kinds[last] is None or not (clause or unfinished):
        return last
    following = begun[bisect_right(begun, one.start) :]
    limit = min([one.end + _SHOWN_WORDS, len(row), *(start for start in following if start >= one.end)])
    while last + 1 < limit and row.kinds[last + 1] is not None:
        last += 1
        if not clause and row.kinds[last] != "function":
            break
    return last


@cache
def _weights() -> _Weights:
    data = read_data("weights.toml")
    return _Weights(
        earning={name: data["earning"][name] for name in EARNING},
        costing={name: data["costing"][name] for name in COSTING},
        middle=data["curve"]["middle"],
        steepness=data["curve"]["steepness"],
        exchange=data["exchange"],
        bands=tuple((float(least), Band(name)) for name, least in data["bands"].items()),
    )
