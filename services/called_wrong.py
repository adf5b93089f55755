"""What staff called wrong is told no more: not of that message, not in that kind."""

from collections.abc import Collection
from dataclasses import replace

from metrics.values import ReadTurn
from metrics.weekly import WeekHeard

Wrongs = Collection[tuple[str, str]]
"""Kind of finding and message."""


def without_wrong(heard: WeekHeard, wrong: Wrongs) -> WeekHeard:
    """What was heard in a week, without what staff said is not so."""
    if not wrong:
        return heard
    worth, talk = heard.worth_reading, heard.member_conversation

    def right(kind: str, message_id: str) -> bool:
        return (kind, message_id) not in wrong

    def queue(kind: str, turns: tuple[ReadTurn, ...]) -> tuple[ReadTurn, ...]:
        return tuple(turn for turn in turns if right(kind, turn.id))

    return replace(
        heard,
        open_questions=queue("open_question", heard.open_questions),
        awaiting_reply=queue("awaiting_reply", heard.awaiting_reply),
        newcomers_unanswered=queue("newcomer", heard.newcomers_unanswered),
        complaints=queue("complaint", heard.complaints),
        needs=tuple(need for need in heard.needs if right("need", need.turn_id)),
        recurring=tuple(one for one in heard.recurring if all(right("need", id_) for id_ in one.question_ids)),
        worth_reading=worth if worth is None or right("worth_reading", worth.id) else None,
        member_conversation=talk if talk is None or right("member_conversation", talk.turn_ids[0]) else None,
        newly_speaking=tuple(one for one in heard.newly_speaking if right("people", one.turn_id)),
        returning=tuple(one for one in heard.returning if right("people", one.turn_id)),
        gone_quiet=tuple(one for one in heard.gone_quiet if right("people", one.last_turn_id)),
    )
