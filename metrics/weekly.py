"""One week of a community, measured and listened to as a whole. Pure and picklable, so it runs in a worker process."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from metrics.catalogue import METRICS
from metrics.community.members import GoneQuiet, NewlySpeaking, Returning, gone_quiet, newly_speaking, returning
from metrics.conversation.conversations import Conversation
from metrics.conversation.first_words import says_something
from metrics.conversation.highlights import member_conversation, worth_reading
from metrics.conversation.waiting import (
    awaiting_reply,
    complaints,
    needs_unmet,
    newcomers_unanswered,
    open_questions,
)
from metrics.listening.decided import ThemeDecided
from metrics.listening.faq import RecurringGroup, recurring_groups
from metrics.listening.needs import NeedVoiced
from metrics.listening.one_theme import ThemeFound
from metrics.listening.recurring import QuestionKnown
from metrics.listening.themes import ThemeConfigured, themes
from metrics.parcel import Parcel
from metrics.values import CommunityWindow, Measurement, ReadTurn


@dataclass(frozen=True, slots=True)
class ListeningRequest:
    """A week to listen to. `quotable` are the members whose words may be shown; None: everybody's.

    `names` are people's display names, which never name a theme. `decided` and `known` are what staff settled about
    themes and recurring questions of earlier weeks.
    """

    parcel: Parcel
    configured: tuple[ThemeConfigured, ...] = ()
    names: tuple[str, ...] = ()
    quotable: frozenset[str] | None = None
    decided: tuple[ThemeDecided, ...] = ()
    known: tuple[QuestionKnown, ...] = ()


@dataclass(frozen=True, slots=True)
class WeekHeard:
    """What a week's talk holds for people: who waits, what is talked about, who is new, back or gone quiet.

    `recurring` are questions of the week and the eight before, also those that nobody asked this week.
    `saying_something` are the ids of newcomers' first words that give or ask for something.
    """

    open_questions: tuple[ReadTurn, ...]
    awaiting_reply: tuple[ReadTurn, ...]
    newcomers_unanswered: tuple[ReadTurn, ...]
    saying_something: frozenset[str]
    complaints: tuple[ReadTurn, ...]
    themes: tuple[ThemeFound, ...]
    needs: tuple[NeedVoiced, ...]
    recurring: tuple[RecurringGroup, ...]
    worth_reading: ReadTurn | None
    member_conversation: Conversation | None
    newly_speaking: tuple[NewlySpeaking, ...]
    returning: tuple[Returning, ...]
    gone_quiet: tuple[GoneQuiet, ...]


Noticed = NewlySpeaking | Returning | GoneQuiet
"""A member who was noticed in a week."""


def only(heard: WeekHeard, told: Callable[[str, ReadTurn], bool], noticed: Callable[[Noticed], bool]) -> WeekHeard:
    """What was heard in a week, without the turns that may not be `told` as one of a kind and people not `noticed`.

    Kinds are those of the findings: "open_question", "awaiting_reply", "newcomer", "complaint", "worth_reading".
    """
    worth = heard.worth_reading

    def queue(kind: str, turns: tuple[ReadTurn, ...]) -> tuple[ReadTurn, ...]:
        return tuple(turn for turn in turns if told(kind, turn))

    return replace(
        heard,
        open_questions=queue("open_question", heard.open_questions),
        awaiting_reply=queue("awaiting_reply", heard.awaiting_reply),
        newcomers_unanswered=queue("newcomer", heard.newcomers_unanswered),
        complaints=queue("complaint", heard.complaints),
        worth_reading=worth if worth is None or told("worth_reading", worth) else None,
        newly_speaking=tuple(filter(noticed, heard.newly_speaking)),
        returning=tuple(filter(noticed, heard.returning)),
        gone_quiet=tuple(filter(noticed, heard.gone_quiet)),
    )


def measure_week(parcel: Parcel) -> Mapping[str, Measurement]:
    """Every indicator of the catalogue, in its order."""
    return _measured(parcel.opened())


def _measured(window: CommunityWindow) -> Mapping[str, Measurement]:
    return {metric.name: metric.collect(window) for metric in METRICS}


def read_week(request: ListeningRequest) -> tuple[Mapping[str, Measurement], WeekHeard]:
    """The indicators, and what else the week's talk holds. The same request always gives the same result."""
    window = request.parcel.opened()
    return _measured(window), _heard(window, request, _themes(window, request))


def read_week_but_themes(request: ListeningRequest) -> tuple[Mapping[str, Measurement], WeekHeard]:
    """As `read_week`, without themes: they take a third of the time and share no work with the rest."""
    window = request.parcel.opened()
    return _measured(window), _heard(window, request, ())


def week_themes(request: ListeningRequest) -> tuple[ThemeFound, ...]:
    """The themes alone: what `read_week_but_themes` leaves out."""
    return _themes(request.parcel.opened(), request)


def _themes(window: CommunityWindow, request: ListeningRequest) -> tuple[ThemeFound, ...]:
    return themes(window, request.configured, request.names, request.decided)


def _heard(window: CommunityWindow, request: ListeningRequest, found: tuple[ThemeFound, ...]) -> WeekHeard:
    newcomers = newcomers_unanswered(window)
    return WeekHeard(
        open_questions=open_questions(window),
        awaiting_reply=awaiting_reply(window),
        newcomers_unanswered=newcomers,
        saying_something=frozenset(read.id for read in newcomers if says_something(read)),
        complaints=complaints(window),
        themes=found,
        needs=needs_unmet(window),
        recurring=recurring_groups(window, request.names, request.known),
        worth_reading=worth_reading(_quotable(window, request.quotable)),
        member_conversation=member_conversation(window),
        newly_speaking=newly_speaking(window),
        returning=returning(window),
        gone_quiet=gone_quiet(window),
    )


def _quotable(window: CommunityWindow, quotable: frozenset[str] | None) -> CommunityWindow:
    """The week without the turns that could not be shown anyway: the best of the others is worth reading too."""
    if quotable is None or all(read.author in quotable for read in window.turns):
        return window
    return replace(window, turns=tuple(read for read in window.turns if read.author in quotable))
