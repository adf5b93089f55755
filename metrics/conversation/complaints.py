"""Members' bad experiences: which turns tell one, whether it is told again, and whether it was resolved."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import datetime, timedelta

from metrics.conversation.answers import ELSEWHERE_WITHIN, answers
from metrics.conversation.cues import cues_of
from metrics.conversation.heard import led_to
from metrics.conversation.replies import rolls_eyes
from metrics.conversation.settled import settled_by_author
from metrics.listening.needs import is_dissatisfied, is_unheard, needs_voiced
from metrics.once import WEEKS, while_unchanged
from metrics.talk import weeks_of
from metrics.values import CommunityWindow, ReadTurn

REPEATED_WITHIN = timedelta(days=7)
ASKED_WITHIN = timedelta(days=14)
"""A bad experience that tells of something asked for so recently is an answer, not a complaint."""
SAME_MATTER = 2
"""Complaints that share this many content words are about the same thing."""
A_SOLUTION = 0.2
"""With so much evidence of a solution, whoever tells another member of a trouble tells them how to avoid it."""


def complaints_judged(window: CommunityWindow) -> Mapping[str, bool]:
    """Members' complaints whose week ended in this one -> whether they are resolved: every complaint is judged once.

    Resolved: staff answered it within its week and the member did not repeat it, or the member called it settled. A
    turn that answers a question of the two weeks before is help, not a complaint, and so is one that `gives_by_it`.
    """
    since = window.start - REPEATED_WITHIN
    voiced = _voiced(window, since)
    if not voiced:
        return {}
    turns = (*_since(window.earlier, since), *window.turns)
    by_id = {read.id: read for read in turns}
    staff = {read.author for read in turns if read.staff}
    voiced = [read for read in voiced if not (speaks_for_another(read, staff) or gives_by_it(read, by_id))]
    whose = {read.author for read in voiced if _is_due(read, window)}
    voiced = [read for read in voiced if read.author in whose]
    given = _given(voiced, (*_since(window.earlier, since - ASKED_WITHIN), *window.turns))
    voiced = [read for read in voiced if read.id not in given]
    settled = settled_by_author(read for read in turns if read.author in whose)
    by_staff = led_to(turns, _perhaps_to(voiced, (read for read in turns if read.staff)), since)
    return {
        read.id: read.id in settled
        or (read.id in by_staff and not any(repeats(read, later) for later in voiced if later.at > read.at))
        for read in voiced
        if _is_due(read, window)
    }


def _voiced(window: CommunityWindow, since: datetime) -> list[ReadTurn]:
    """The bad experiences told from some moment on."""
    weeks = (week for week in weeks_of(window) if week[-1].at >= since)
    return [read for week in weeks for read in _voiced_in(week) if read.at >= since]


@while_unchanged(WEEKS)
def _voiced_in(week: Sequence[ReadTurn]) -> list[ReadTurn]:
    return list(filter(complains, week))


def _is_due(read: ReadTurn, window: CommunityWindow) -> bool:
    return window.start <= read.at + REPEATED_WITHIN < window.end


def complains(read: ReadTurn) -> bool:
    if read.staff or not read.contributes:
        return False
    unhappy = read.reading.sentiment.label == "negative" or rolls_eyes(read.turn.text)
    return is_unheard(read) or (unhappy and is_dissatisfied(read))


def speaks_for_another(read: ReadTurn, staff: Set[str]) -> bool:
    """Whether a turn tells another member, by name, about a trouble that is not its author's: they say nothing of
    themselves. Limits: an Italian verb alone that says "I" and is not listed in `cues.toml` is not seen."""
    to_a_member = bool(read.turn.mentions) and staff.isdisjoint(read.turn.mentions)
    return to_a_member and not cues_of(read.turn.text).of_oneself and not is_unheard(read)


def gives_by_it(read: ReadTurn, by_id: Mapping[str, ReadTurn]) -> bool:
    """Whether a turn that tells of a trouble gives something by it: advice to the member whom it answers, or what staff
    asked everybody ("what goes wrong in your freezer?")."""
    parent = by_id.get(read.reading.parent_turn_id or "")
    if parent is None or parent.author == read.author or is_unheard(read):
        return False
    if parent.staff:
        to_everybody = parent.reading.parent_turn_id not in by_id and not parent.turn.mentions
        return to_everybody and (parent.reading.question == "information" or bool(needs_voiced((parent,))))
    return read.reading.depth.components.get("solution", 0.0) >= A_SOLUTION


def repeats(earlier: ReadTurn, later: ReadTurn) -> bool:
    if later.author != earlier.author or not earlier.at < later.at <= earlier.at + REPEATED_WITHIN:
        return False
    lemmas = {term.lemma for term in earlier.reading.terms}
    return len(lemmas & {term.lemma for term in later.reading.terms}) >= SAME_MATTER


def _given(voiced: Sequence[ReadTurn], turns: Iterable[ReadTurn]) -> set[str]:
    """Turns that answer a member's question, looked for where one of `voiced` may be among them."""
    around = _around(voiced, turns)
    asked_by_staff = {read.id for read in around if read.staff}
    found = [answer for answer in answers(around).values() if answer is not None]
    return {answer.answer_id for answer in found if answer.question_id not in asked_by_staff}


def _around(voiced: Sequence[ReadTurn], turns: Iterable[ReadTurn]) -> list[ReadTurn]:
    """Of turns in time order, those of the conversations of `voiced`, and those of their channels of late."""
    talks = {read.conversation_id for read in voiced}
    moments: dict[str, list[datetime]] = {}
    for read in voiced:
        moments.setdefault(read.turn.channel, []).append(read.at)
    return [
        read for read in turns if read.conversation_id in talks or _is_of_late(read, moments.get(read.turn.channel))
    ]


def _is_of_late(read: ReadTurn, moments: Sequence[datetime] | None) -> bool:
    """Whether one of the moments, in time order, came soon after a turn."""
    if moments is None:
        return False
    place = bisect_left(moments, read.at)
    return place < len(moments) and moments[place] <= read.turn.end + ELSEWHERE_WITHIN


def _perhaps_to(voiced: Sequence[ReadTurn], replies: Iterable[ReadTurn]) -> list[ReadTurn]:
    """Those replies that may be for one of `voiced`: in its conversation, or with its author's name."""
    talks = {read.conversation_id for read in voiced}
    whose = {read.author for read in voiced}
    return [read for read in replies if read.conversation_id in talks or not whose.isdisjoint(read.turn.mentions)]


def _since(turns: Sequence[ReadTurn], moment: datetime) -> Sequence[ReadTurn]:
    return turns[bisect_left(turns, moment, key=lambda read: read.at) :]
