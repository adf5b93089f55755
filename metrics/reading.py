"""The pipeline: messages -> turns, each with its reading. Pure and picklable, so it runs in a worker process.

Order matters: the language first (it decides which lexicons read the rest), then questions and reply links, then
depth (it needs the turn that is answered and what was said before), then sentiment.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import chain

from metrics.conversation.links import reply_links
from metrics.conversation.parents import turn_parents
from metrics.depth.score import TurnInContext, score_depth
from metrics.depth.shingles import shingles
from metrics.depth.turns import turns as turns_of
from metrics.language.identify import identify
from metrics.language.questions import question_kind
from metrics.language.sentiment import read_sentiment
from metrics.language.terms import terms
from metrics.language.tokens import clean
from metrics.values import Message, Reading, ReplyLink, Turn

NOVELTY_HORIZON = timedelta(days=60)
"""How far back a repeated passage still counts as repeated."""


@dataclass(frozen=True, slots=True)
class SeenShingle:
    """One hashed word sequence that somebody wrote before."""

    hash: int
    author: str
    turn_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReadingRequest:
    """A batch to read. `messages` are in time order; the first `context` of them were read before.

    Context gives the messages that a new one may continue or answer, old targets of the reply button included.
    `names` maps author ids to names as they are used in talk. `shingles_seen` is the slice of history that matters
    here: only hashes that occur in the batch. `passages` are the hashes of turns that are known already, by the ids of
    their messages; those of other turns are worked out.
    """

    messages: tuple[Message, ...]
    context: int = 0
    languages: tuple[str, ...] = ("it", "en")
    names: Mapping[str, str] = field(default_factory=dict)
    shingles_seen: tuple[SeenShingle, ...] = ()
    passages: Mapping[tuple[str, ...], tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadingResult:
    """Every turn that holds a new message, in order, with its reading; and the links of the new messages.

    The first turn of a channel may begin in the context: it is then read again, whole.
    """

    turns: tuple[Turn, ...]
    readings: tuple[Reading, ...]
    links: tuple[ReplyLink, ...]


def read_turns(request: ReadingRequest) -> ReadingResult:
    """Read a batch. The same request always gives the same result."""
    all_turns = turns_of(request.messages)
    new_ids = {message.id for message in request.messages[request.context :]}
    links = reply_links(request.messages, context=request.context, names=request.names)
    parents = turn_parents(all_turns, links)
    texts = {turn.id: turn.text for turn in all_turns}
    memory = PassageMemory(request.shingles_seen, forget={turn.id for turn in all_turns})

    passages = [request.passages.get(turn.message_ids) or shingles(clean(turn.text)) for turn in all_turns]
    repeated = _repeated(passages, request.shingles_seen)

    read: list[Turn] = []
    readings: list[Reading] = []
    for turn, hashes in zip(all_turns, passages, strict=True):
        if not new_ids.isdisjoint(turn.message_ids):
            parent_id, confidence = parents.get(turn.id, (None, 0.0))
            read.append(turn)
            seen = memory.seen(turn, repeated.intersection(hashes))
            readings.append(
                _read(turn, hashes, request.languages, seen, parent_id, confidence, texts.get(parent_id or ""))
            )
        memory.add(turn, repeated.intersection(hashes))
    return ReadingResult(tuple(read), tuple(readings), links)


def get_ready() -> None:
    """Load what the first messages would wait for: the words of both languages, and what tells other languages."""
    moment = datetime(2000, 1, 1, tzinfo=UTC)
    said = ("se lo scaldi in padella, si sbriciola?", "if you heat it in a pan it holds, why?", "pasta zzk")
    read_turns(ReadingRequest(tuple(Message(str(n), moment, str(n), "", text) for n, text in enumerate(said))))


def passages_in(messages: Sequence[Message]) -> tuple[tuple[int, ...], ...]:
    """The hashes of each turn of a batch, in order: what the caller looks up before it asks for a reading."""
    return tuple(shingles(clean(turn.text)) for turn in turns_of(messages))


def _repeated(passages: Iterable[Iterable[int]], seen: Iterable[SeenShingle]) -> frozenset[int]:
    """The hashes that may have been written before: those of several turns, and those seen. Most are in one turn."""
    times = Counter(chain.from_iterable(passages))
    times.update(shingle.hash for shingle in seen)
    return frozenset(value for value, count in times.items() if count > 1)


def _read(
    turn: Turn,
    hashes: tuple[int, ...],
    languages: tuple[str, ...],
    seen: tuple[frozenset[int], frozenset[int]],
    parent_id: str | None,
    confidence: float,
    parent_text: str | None,
) -> Reading:
    cleaned = clean(turn.text)
    language = identify(cleaned, languages)
    own, others = seen
    return Reading(
        turn_id=turn.id,
        language=language,
        sentiment=read_sentiment(turn.text, cleaned, language.code),
        question=question_kind(cleaned, language.code),
        depth=score_depth(
            TurnInContext(text=turn.text, language=language, parent=parent_text, seen_own=own, seen_others=others)
        ),
        parent_turn_id=parent_id,
        link_confidence=confidence,
        shingles=hashes,
        terms=terms(cleaned, language.code),
    )


class PassageMemory:
    """Who wrote which passage when, as far as the novelty of the next turn depends on it."""

    def __init__(self, seen: Iterable[SeenShingle], forget: Iterable[str]) -> None:
        """`forget` names turns that are about to be read (again): their own past must not make them look copied."""
        self._last: dict[int, dict[str, list[datetime]]] = {}
        forgotten = frozenset(forget)
        for shingle in seen:
            if shingle.turn_id not in forgotten:
                self._last.setdefault(shingle.hash, {}).setdefault(shingle.author, []).append(shingle.at)

    def add(self, turn: Turn, hashes: Iterable[int]) -> None:
        for value in hashes:
            self._last.setdefault(value, {}).setdefault(turn.author, []).append(turn.start)

    def seen(self, turn: Turn, hashes: Iterable[int]) -> tuple[frozenset[int], frozenset[int]]:
        """The hashes that the author, and that others, wrote within the horizon before this turn."""
        since = turn.start - NOVELTY_HORIZON
        own: set[int] = set()
        others: set[int] = set()
        for value in hashes:
            for author, moments in self._last.get(value, {}).items():
                if any(since <= moment <= turn.start for moment in moments):
                    (own if author == turn.author else others).add(value)
        return frozenset(own), frozenset(others)
