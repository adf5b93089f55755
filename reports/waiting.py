"""Whatever waits for a person, by kind: complaints as they press, the others the oldest first."""

from collections.abc import Iterable
from typing import Literal

from reports.facts import Waiting, WeekFacts

WaitingKind = Literal["complaint", "newcomer", "open_question", "awaiting_reply"]


def queues(facts: WeekFacts) -> dict[WaitingKind, tuple[Waiting, ...]]:
    """The queues of a week. A message may stand in more than one."""
    return {
        "complaint": facts.complaints,  # as they press: who was left without an answer comes first
        "newcomer": _oldest_first(facts.newcomers_unanswered),
        "open_question": _oldest_first(facts.open_questions),
        # Without knowing who is staff, "nobody from staff answered" would be said of everybody.
        "awaiting_reply": _oldest_first(facts.awaiting_reply) if facts.coverage.staff_known else (),
    }


def count_urgent(facts: WeekFacts) -> int:
    """How many messages wait for an answer, a solution or a welcome, each counted once."""
    urgent = (queue for kind, queue in queues(facts).items() if kind != "awaiting_reply")
    return len({one.message_id for queue in urgent for one in queue})


def count_waiting(facts: WeekFacts) -> int:
    """How many messages wait, each counted once."""
    return len({one.message_id for queue in queues(facts).values() for one in queue})


def _oldest_first(queue: Iterable[Waiting]) -> tuple[Waiting, ...]:
    return tuple(sorted(queue, key=lambda one: (one.at, one.message_id)))
