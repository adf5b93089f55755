"""What staff called wrong is told no more: not of that message, not in that kind."""

from collections.abc import Collection
from dataclasses import replace

from metrics.community.members import GoneQuiet
from metrics.weekly import Noticed, WeekHeard, only

Wrongs = Collection[tuple[str, str]]
"""Kind of finding and message."""


def without_wrong(heard: WeekHeard, wrong: Wrongs) -> WeekHeard:
    """What was heard in a week, without what staff said is not so."""
    if not wrong:
        return heard
    talk = heard.member_conversation

    def right(kind: str, message_id: str) -> bool:
        return (kind, message_id) not in wrong

    def noticed(one: Noticed) -> bool:
        return right("people", one.last_turn_id if isinstance(one, GoneQuiet) else one.turn_id)

    return replace(
        only(heard, lambda kind, turn: right(kind, turn.id), noticed),
        needs=tuple(need for need in heard.needs if right("need", need.turn_id)),
        recurring=tuple(one for one in heard.recurring if all(right("need", id_) for id_ in one.question_ids)),
        member_conversation=talk if talk is None or right("member_conversation", talk.turn_ids[0]) else None,
    )
