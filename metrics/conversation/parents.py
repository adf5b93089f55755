"""Links between messages -> links between turns."""

from collections.abc import Iterable, Sequence

from metrics.values import ReplyLink, Turn


def turn_parents(turns: Sequence[Turn], links: Iterable[ReplyLink]) -> dict[str, tuple[str, float]]:
    """Turn id -> (id of the turn it answers, confidence). Turns that answer nothing are left out.

    Of a turn's links that lead out of it, one drawn with the reply button counts first, then the surest, then the
    earliest. A parent is always an earlier turn of the same channel.
    """
    by_message = {link.message_id: link for link in links}
    position = {turn.id: index for index, turn in enumerate(turns)}
    turn_of = {message_id: turn for turn in turns for message_id in turn.message_ids}
    parents: dict[str, tuple[str, float]] = {}
    for turn in turns:
        best: tuple[bool, float] | None = None
        for message_id in turn.message_ids:
            link = by_message.get(message_id)
            if link is None or link.parent_id is None:
                continue
            parent = turn_of.get(link.parent_id)
            if parent is None or parent.channel != turn.channel or position[parent.id] >= position[turn.id]:
                continue
            strength = (link.explicit, link.confidence)
            if best is None or strength > best:
                best = strength
                parents[turn.id] = (parent.id, link.confidence)
    return parents
