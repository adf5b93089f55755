"""The frozen values that measures take and give. They cross layers and processes, so they hold plain data only.

Ids are text, as in Discord's own API: an export may come from anywhere. Times are aware UTC. Text offsets are
code points, half-open.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from operator import attrgetter
from typing import Any, Literal, TypeVar

from core.windows import Week

LanguageCode = Literal["it", "en", "other", "unknown"]
SentimentLabel = Literal["positive", "neutral", "negative", "unknown"]
QuestionKind = Literal["information", "rhetorical", "greeting"]


Value = TypeVar("Value")


def travels(value: type[Value]) -> type[Value]:
    """Pack a frozen value of two fields or more by calling it anew, in two thirds of the time that dataclasses take.

    Tens of thousands of these go to the worker process and back; without this, packing costs as much as measuring.
    """
    given = (one.name for one in fields(value) if one.init)  # type: ignore[arg-type]
    take: Callable[[Any], tuple[Any, ...]] = attrgetter(*given)

    def reduced(self: Any) -> tuple[type[Value], tuple[Any, ...]]:
        return value, take(self)

    value.__reduce__ = reduced  # type: ignore[method-assign]
    return value


# ---------------------------------------------------------------- what was said


@travels
@dataclass(frozen=True, slots=True)
class Message:
    """One message as it was posted. `channel` is the thread where there is one."""

    id: str
    at: datetime
    channel: str
    author: str
    text: str
    reply_to: str | None = None
    mentions: tuple[str, ...] = ()
    staff: bool = False
    bot: bool = False
    reactions: int = 0
    attachments: int = 0


@travels
@dataclass(frozen=True, slots=True)
class Turn:
    """Consecutive messages of one author in one channel, each within five minutes of the one before.

    `id` is the id of its first message. `text` is the messages' texts joined by newlines. `reply_to` is the first
    message outside this turn that one of its messages answers with the reply button.
    """

    id: str
    channel: str
    author: str
    staff: bool
    start: datetime
    end: datetime
    text: str
    message_ids: tuple[str, ...]
    reply_to: str | None = None
    mentions: tuple[str, ...] = ()
    reactions: int = 0
    attachments: int = 0


# ---------------------------------------------------------------- how one turn reads


@travels
@dataclass(frozen=True, slots=True)
class Language:
    """`confidence` in [0, 1]."""

    code: LanguageCode
    confidence: float


@travels
@dataclass(frozen=True, slots=True)
class Sentiment:
    """`polarity` in [-1, 1], None when unknown. `neutral` was read and found level; `unknown` could not be read."""

    label: SentimentLabel
    polarity: float | None
    confidence: float


@travels
@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a turn's text that earned something. Half-open code point offsets."""

    kind: str
    start: int
    end: int


class Band(StrEnum):
    """Depth in words, shallow to deep."""

    NONE = "none"
    ACKNOWLEDGEMENT = "acknowledgement"
    CONTRIBUTION = "contribution"
    ARTICULATED = "articulated"
    EXEMPLARY = "exemplary"

    @property
    def rank(self) -> int:
        return _RANKS[self]

    @property
    def contributes(self) -> bool:
        return self.rank >= Band.CONTRIBUTION.rank

    @property
    def is_articulated(self) -> bool:
        return self.rank >= Band.ARTICULATED.rank


_RANKS = {band: rank for rank, band in enumerate(Band)}
_CONTRIBUTING = frozenset(band for band in Band if band.contributes)


@travels
@dataclass(frozen=True, slots=True)
class Depth:
    """How much a turn gives. `score` in [0, 100]; score, band and gate are None together: not scored, never 0.

    `components` maps each evidence component to [0, 1]; `spans` are where in the text it was found.
    """

    score: float | None
    band: Band | None
    gate: float | None = None
    components: Mapping[str, float] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()


NOT_SCORED = Depth(score=None, band=None)


@travels
@dataclass(frozen=True, slots=True)
class Term:
    """A word that carries content: `lemma` joins its forms, `surface` is what the member wrote."""

    lemma: str
    surface: str


@travels
@dataclass(frozen=True, slots=True)
class ReplyLink:
    """Who answers whom, message by message. `parent_id` None opens a conversation.

    `confidence` in [0, 1]; 1 when `explicit`, that is when the reply button was used.
    """

    message_id: str
    parent_id: str | None
    confidence: float
    explicit: bool = False


@travels
@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read from one turn.

    `question` is None when nothing is asked. `parent_turn_id` is the turn that this one answers. `shingles` are
    64-bit signed hashes of its word sequences. `terms` are its content words, once each, in order.
    """

    turn_id: str
    language: Language
    sentiment: Sentiment
    question: QuestionKind | None
    depth: Depth
    parent_turn_id: str | None = None
    link_confidence: float = 0.0
    shingles: tuple[int, ...] = ()
    terms: tuple[Term, ...] = ()


@travels
@dataclass(frozen=True, slots=True)
class ReadTurn:
    """A turn together with its reading: what the measures of a community work on.

    `conversation_id` is the id of the turn that opened the conversation it belongs to. What the turn and the reading
    tell most often is at hand here: each is asked for millions of times where many people write.
    """

    turn: Turn
    reading: Reading
    conversation_id: str
    id: str = field(init=False, repr=False, compare=False)
    author: str = field(init=False, repr=False, compare=False)
    staff: bool = field(init=False, repr=False, compare=False)
    at: datetime = field(init=False, repr=False, compare=False)
    contributes: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "id", self.turn.id)
        put(self, "author", self.turn.author)
        put(self, "staff", self.turn.staff)
        put(self, "at", self.turn.start)
        put(self, "contributes", self.reading.depth.band in _CONTRIBUTING)

    @property
    def is_articulated(self) -> bool:
        return self.reading.depth.band is not None and self.reading.depth.band.is_articulated


# ---------------------------------------------------------------- a community over time


@dataclass(frozen=True, slots=True)
class Presence:
    """A visible sign of somebody being there. `kind`: message, reaction, typing, voice, interaction.

    `until` is set for signs that last (voice without the away-from-keyboard channel).
    """

    kind: Literal["message", "reaction", "typing", "voice", "interaction"]
    author: str
    at: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class MemberHistory:
    """What is known of one member before and in a window.

    `weeks` maps each week in which they wrote to the number of their turns that contribute; it reaches back
    sixteen weeks, `first_turn_at` to the beginning.
    """

    author: str
    staff: bool
    first_turn_at: datetime
    weeks: Mapping[Week, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CommunityWindow:
    """One week of a community, as it could be known at the end of that week: nothing later is in it.

    `turns` are the week's turns by members and staff (never bots), `earlier` those of the eight weeks before, both in
    time order. `unheard` are the stretches of the week in which nobody was listening. `drops` are the moments of
    staff's scheduled posts. `zone` is the name of the community's time zone.
    """

    week: Week
    start: datetime
    end: datetime
    zone: str
    turns: tuple[ReadTurn, ...]
    earlier: tuple[ReadTurn, ...] = ()
    presence: tuple[Presence, ...] = ()
    members: Mapping[str, MemberHistory] = field(default_factory=dict)
    drops: tuple[datetime, ...] = ()
    unheard: tuple[tuple[datetime, datetime], ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """A closed interval of a measure's own unit."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Measurement:
    """One indicator in one window. Unknown is None, never 0.

    `interval` is the uncertainty of `value` (95 % unless its metric says otherwise). A share has `numerator` and
    `denominator`; a count or a duration has the `denominator` it rests on (how many were measured), where there is one.
    """

    value: float | None
    interval: Range | None = None
    numerator: float | None = None
    denominator: float | None = None


UNKNOWN = Measurement(value=None)
