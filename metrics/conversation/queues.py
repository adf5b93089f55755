"""Everything that waits for a person, from one look at a stretch of talk. Pure and picklable."""

from dataclasses import dataclass

from metrics.conversation.waiting import awaiting_reply, complaints, newcomers_unanswered, open_questions
from metrics.parcel import Parcel
from metrics.values import ReadTurn


@dataclass(frozen=True, slots=True)
class Queues:
    """What waits at the end of a window, by kind, the oldest first; complaints that nobody answers before others."""

    complaint: tuple[ReadTurn, ...] = ()
    newcomer: tuple[ReadTurn, ...] = ()
    open_question: tuple[ReadTurn, ...] = ()
    awaiting_reply: tuple[ReadTurn, ...] = ()


def queues(parcel: Parcel) -> Queues:
    """What waits at the end of a window, however long it is."""
    window = parcel.opened()
    return Queues(complaints(window), newcomers_unanswered(window), open_questions(window), awaiting_reply(window))
