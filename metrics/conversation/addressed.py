"""For whom a question is: the room, staff, or one other member."""

from collections.abc import Mapping, Set

from metrics.conversation.cues import cues_of
from metrics.conversation.replies import checks_with_somebody
from metrics.values import ReadTurn

SURE_ENOUGH = 0.6
"""From this confidence on a question that answers another member is between the two of them."""
SURE = 0.9
"""So sure a link to the one who is called by name: it is for them whatever words it holds."""
LEANING = 0.35
"""The same for a question that begins by taking something up, "but is it safe?", or repeats their words."""
LEANING_ALL_OVER = 0.3
"""The same for one that does nothing else, "more than the manual says?", or asks whether they tried the obvious."""
LONGEST_ECHO = 10
"""A question that only takes something up, or repeats somebody's words to ask back, has so many words at most."""


def asks_a_member(read: ReadTurn, by_id: Mapping[str, ReadTurn], staff: Set[str]) -> bool:
    """Whether a question is for one other member rather than for the room or for staff."""
    cues = cues_of(read.turn.text)
    parent = by_id.get(read.reading.parent_turn_id or "")
    meant = parent is not None and parent.author in read.turn.mentions and read.reading.link_confidence >= SURE
    if cues.to_the_room and not meant:
        return False
    if read.turn.mentions:
        return staff.isdisjoint(read.turn.mentions) and read.author not in read.turn.mentions
    if parent is None or parent.staff or parent.author == read.author:
        return False
    if read.reading.link_confidence >= SURE_ENOUGH:
        return True
    if checks_with_somebody(read.turn.text) or (cues.takes_up and cues.length <= LONGEST_ECHO):
        return read.reading.link_confidence >= LEANING_ALL_OVER
    return read.reading.link_confidence >= LEANING and (cues.takes_up or _echoes(read, parent))


def _echoes(read: ReadTurn, parent: ReadTurn) -> bool:
    """Whether a short question repeats another's words: "the large box? with the lid?"."""
    cues = cues_of(read.turn.text)
    return cues.length <= LONGEST_ECHO and not cues.words.isdisjoint(cues_of(parent.turn.text).words)
