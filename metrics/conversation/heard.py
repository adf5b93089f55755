"""Who was heard: which turns a reply leads back to."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from metrics.conversation.answers import LATE, UNSURE, says_nothing
from metrics.conversation.cues import cues_of
from metrics.values import ReadTurn

CALLED_WITHIN = timedelta(days=7)
"""Somebody who is called by name is told something about what they wrote so recently."""
SMALL_WITHIN = timedelta(minutes=10)
"""Small change ("oh well", laughter) is a reply to what was said so recently."""
THE_SAME_DAY = timedelta(hours=24)


def led_to(turns: Sequence[ReadTurn], replies: Sequence[ReadTurn], since: datetime) -> frozenset[str]:
    """Ids of the turns that one of `replies`, by somebody else, answers: directly, further down the same thread, or by
    calling their author by name, who is told something about their last words and about what they wrote that day."""
    by_id = {read.id: read for read in turns}
    answered: set[str] = set()
    for read in replies:
        below, above = read, by_id.get(read.reading.parent_turn_id or "")
        while above is not None and above.at >= since and not _passes_by(below, above):
            if above.author != read.author:
                answered.add(above.id)
            below, above = above, by_id.get(above.reading.parent_turn_id or "")
    wanted = {read.id for read in replies}
    written: dict[tuple[str, str], list[ReadTurn]] = {}
    for read in turns:
        for person in read.turn.mentions if read.id in wanted else ():
            own = written.get((read.turn.channel, person), []) if person != read.author else []
            answered.update(meant.id for meant in own[-1:] if read.at - meant.at <= CALLED_WITHIN)
            answered.update(meant.id for meant in own if read.at - meant.at <= THE_SAME_DAY)
        written.setdefault((read.turn.channel, read.author), []).append(read)
    return frozenset(answered)


def _passes_by(read: ReadTurn, above: ReadTurn) -> bool:
    """Whether what comes some time after a turn, and by no sign is meant for it, is taken for a reply to it: small
    change, or hours later something that may as well go to anybody and shares no word with it."""
    if read.reading.link_confidence == 1.0 or above.author in read.turn.mentions or read.turn.attachments:
        return False
    cues = cues_of(read.turn.text)
    late, unsure = read.at - above.turn.end > LATE, read.reading.link_confidence < UNSURE
    if late and unsure and not (cues.greets or cues.words & cues_of(above.turn.text).words):
        return True
    holds_nothing = (cues.small or says_nothing(read)) and not (cues.greets or cues.thanks or cues.answers)
    return holds_nothing and read.at - above.turn.end > SMALL_WITHIN
