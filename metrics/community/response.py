"""What talk a post set off: who answered it, how deeply, and whether people then talked with each other.

An answer is a turn that uses the reply button on the post, stands in the room that the post opened, or answers such a
turn. Somebody who merely spoke afterwards in the same channel did not answer: that is barely better than chance.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from metrics.values import ReadTurn

LEAST = 5
"""A share of a segment is not told below this many people who answered, or in the segment."""


@dataclass(frozen=True, slots=True)
class Response:
    """What came of a post within some hours. Members only, but for `first_staff_hours`.

    `chains` are conversations in which an answer was answered by another member; `between_members` are the turns that
    do so. `articulated` of the `answers` are of that band or deeper. `from_segment` of the `people` belong to the
    segment it was for, None when too few answered to say so. `first_staff_hours` None: no staff answer yet.
    """

    people: int
    answers: int
    between_members: int
    chains: int
    articulated: int
    from_segment: int | None = None
    first_staff_hours: float | None = None
    message_ids: tuple[str, ...] = ()


def response(
    turns: Sequence[ReadTurn],
    posts: Collection[str],
    rooms: Collection[str],
    at: datetime,
    hours: int,
    segment: Collection[str] = (),
) -> Response:
    """Of `turns` in time order, what answers the messages `posts`, sent at `at`, within `hours`.

    `rooms` are channels in which everything answers: the thread or forum post that a post opened. Cannot tell what was
    said elsewhere, aloud or in private, nor who only read.
    """
    end = at + timedelta(hours=hours)
    found: dict[str, ReadTurn] = {}
    below: dict[str, str] = {}
    between: list[ReadTurn] = []
    chains: set[str] = set()
    for turn in turns:
        if not at <= turn.at < end:
            continue
        parent = found.get(turn.reading.parent_turn_id or "")
        direct = turn.turn.reply_to in posts or turn.turn.channel in rooms
        if parent is None and not direct:
            continue
        found[turn.id] = turn
        below[turn.id] = below[parent.id] if parent is not None else turn.id
        if parent is not None and not turn.staff and not parent.staff and turn.author != parent.author:
            between.append(turn)
            chains.add(below[turn.id])
    theirs = [turn for turn in found.values() if not turn.staff]
    people = {turn.author for turn in theirs}
    staff = next((turn for turn in found.values() if turn.staff and turn.reading.parent_turn_id in found), None)
    enough = len(people) >= LEAST and len(set(segment)) >= LEAST
    return Response(
        people=len(people),
        answers=len(theirs),
        between_members=len(between),
        chains=len(chains),
        articulated=sum(turn.is_articulated for turn in theirs),
        from_segment=len(people & set(segment)) if enough else None,
        first_staff_hours=None if staff is None else (staff.at - at) / timedelta(hours=1),
        message_ids=tuple(turn.id for turn in theirs),
    )
