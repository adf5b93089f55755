"""Was it answered? A question is answered when a turn linked to it answers it, not when somebody spoke afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from metrics.values import ReadTurn


@dataclass(frozen=True, slots=True)
class Answer:
    """The first turn that answers a question; `confidence` in [0, 1] is that of the link it rests on."""

    question_id: str
    answer_id: str
    at: datetime
    by_staff: bool
    confidence: float


def answers(turns: Sequence[ReadTurn]) -> dict[str, Answer | None]:
    """Every information question among `turns` (in time order) -> its first answer, None when there is none yet.

    An answer comes from somebody else, is linked to the question or to what the asker added to it, and is not a
    question itself. What is asked back to the asker keeps the question open and passes the asker's reply on to it.
    """
    found: dict[str, Answer | None] = {}
    askers: dict[str, str] = {}
    pending: dict[str, tuple[str, ...]] = {}
    for read in turns:
        parent = read.reading.parent_turn_id
        open_here = pending.get(parent, ()) if parent is not None else ()
        for question in open_here:
            if found[question] is None and askers[question] != read.author and read.reading.question is None:
                found[question] = Answer(question, read.id, read.at, read.staff, read.reading.link_confidence)
        carried = tuple(question for question in open_here if found[question] is None)
        if read.reading.question == "information":
            found[read.id] = None
            askers[read.id] = read.author
            carried = (*carried, read.id)
        pending[read.id] = carried
    return found
