"""For whom a question is: the room, staff, or one other member."""

from collections.abc import Mapping, Set

from metrics.conversation.cues import cues_of
from metrics.values import ReadTurn

SURE_ENOUGH = 0.6
"""From this confidence on a question that answers another member is between the two of them."""
LEANING = 0.35
"""The same for a question that begins by taking something up: "more than the manual says?"."""


def asks_a_member(read: ReadTurn, by_id: Mapping[str, ReadTurn], staff: Set[str]) -> bool:
    """Whether a question is for one other member rather than for the room or for staff."""
    if cues_of(read.turn.text).to_the_room:
        return False
    if read.turn.mentions:
        return staff.isdisjoint(read.turn.mentions) and read.author not in read.turn.mentions
    parent = by_id.get(read.reading.parent_turn_id or "")
    if parent is None or parent.staff or parent.author == read.author:
        return False
    return read.reading.link_confidence >= (LEANING if cues_of(read.turn.text).takes_up else SURE_ENOUGH)
