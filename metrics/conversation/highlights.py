"""What deserves to be shown from a week: one contribution and one conversation."""

from metrics.conversation.conversations import Conversation, conversations
from metrics.values import CommunityWindow, ReadTurn

ENOUGH_MEMBERS = 3
"""A conversation of members alone counts from this many on."""


def worth_reading(window: CommunityWindow) -> ReadTurn | None:
    """The members' deepest articulated turn of the week, the earlier of two; None in a week without one."""
    deep = [read for read in window.turns if not read.staff and read.is_articulated]
    return max(deep, key=lambda read: read.reading.depth.score or 0.0, default=None)


def member_conversation(window: CommunityWindow) -> Conversation | None:
    """The liveliest conversation of the week that members carried without staff.

    Liveliest: most people, then most contributions, then most turns. What was said before the week counts only for
    telling whether staff took part.
    """
    with_staff = {read.conversation_id for read in (*window.earlier, *window.turns) if read.staff}
    contributions: dict[str, int] = {}
    for read in window.turns:
        contributions[read.conversation_id] = contributions.get(read.conversation_id, 0) + read.contributes
    own = [
        talk
        for talk in conversations(window.turns, known_until=window.end)
        if talk.id not in with_staff and len(talk.members) >= ENOUGH_MEMBERS
    ]
    return max(own, key=lambda talk: (len(talk.members), contributions[talk.id], len(talk.turn_ids)), default=None)
