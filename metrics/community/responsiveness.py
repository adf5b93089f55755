"""How soon are people answered, by members and by staff, and are newcomers answered at all?"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from metrics.community import intervals
from metrics.community.thresholds import THRESHOLDS
from metrics.community.view import view
from metrics.conversation.complaints import complaints_judged
from metrics.listening.recurring import asked_of_the_room, questions_asked_again
from metrics.talk import turns_by_id
from metrics.values import CommunityWindow, Measurement, ReadTurn


def first_answer_by_members_minutes(window: CommunityWindow) -> Measurement:
    """Median minutes until a member answers a member's question, were it left to members."""
    return _first_answer(window, by_staff=False)


def first_answer_by_staff_minutes(window: CommunityWindow) -> Measurement:
    """Median minutes until staff answer a member's question, were it left to staff."""
    return _first_answer(window, by_staff=True)


def _first_answer(window: CommunityWindow, *, by_staff: bool) -> Measurement:
    """Kaplan and Meier's median (1958, JASA 53) over the week's information questions by members.

    A question that nobody has answered is censored at the week's end; one that the other side answered first is
    censored at that answer. `numerator` is how many this side answered first, `denominator` how many were asked.
    Unknown when fewer than half would have been answered by then: that is no median, and not a long one. The upper end
    of the interval is the length of a week when the data set no bound.
    """
    by_id = turns_by_id(window)
    waits = []
    for question_id, answer in view(window).answers.items():
        question = by_id[question_id]
        if not question.staff:
            until = answer.at if answer is not None else window.end
            waits.append((_minutes(until - question.at), answer is not None and answer.by_staff is by_staff))
    answered = sum(ended for _, ended in waits)
    if len(waits) < THRESHOLDS.minimum_questions:
        return Measurement(None, None, answered, len(waits))
    median, interval = intervals.survival_median(waits, longest=_minutes(window.end - window.start))
    return Measurement(median, interval, answered, len(waits))


def newcomers_answered(window: CommunityWindow) -> Measurement:
    """Members whose first turn ever anyone answered within 48 hours / members whose first 48 hours ended this week.

    Counting those whose 48 hours ended in the week, rather than those who came in it, judges every newcomer once and
    nobody too early.
    """
    patience = timedelta(hours=THRESHOLDS.welcome_hours)
    reads = (*_since(window.earlier, window.start - patience), *window.turns)
    first = first_turns(window, reads)
    due = {read.id: read for read in first.values() if window.start <= read.at + patience < window.end}
    welcomed = set()
    for read in reads:
        newcomer = due.get(read.reading.parent_turn_id or "")
        if newcomer is not None and read.author != newcomer.author and read.at <= newcomer.at + patience:
            welcomed.add(newcomer.id)
    if len(due) < THRESHOLDS.minimum_newcomers:
        return Measurement(None, None, len(welcomed), len(due))
    return Measurement(len(welcomed) / len(due), intervals.wilson(len(welcomed), len(due)), len(welcomed), len(due))


def complaints_resolved(window: CommunityWindow) -> Measurement:
    """Members' complaints that staff answered and the member did not repeat / complaints whose week ended this week."""
    judged = complaints_judged(window)
    resolved = sum(judged.values())
    if len(judged) < THRESHOLDS.minimum_complaints:
        return Measurement(None, None, resolved, len(judged))
    return Measurement(resolved / len(judged), intervals.wilson(resolved, len(judged)), resolved, len(judged))


def questions_coming_back(window: CommunityWindow) -> Measurement:
    """The week's questions that somebody else asked before, in these nine weeks / members' questions to the room."""
    asked = {read.id for read in asked_of_the_room(window) if read.at >= window.start}
    again = {turn_id for question in questions_asked_again(window) for turn_id in question.turn_ids} & asked
    if len(asked) < THRESHOLDS.minimum_questions:
        return Measurement(None, None, len(again), len(asked))
    return Measurement(len(again) / len(asked), intervals.wilson(len(again), len(asked)), len(again), len(asked))


def first_turns(window: CommunityWindow, reads: Iterable[ReadTurn]) -> dict[str, ReadTurn]:
    """Member -> their first turn ever, for those whose first turn ever is among `reads` (in time order)."""
    first: dict[str, ReadTurn] = {}
    for read in reads:
        if not read.staff and read.author not in first:
            history = window.members.get(read.author)
            if history is not None and not history.staff and history.first_turn_at >= read.at:
                first[read.author] = read
    return first


def _since(reads: Sequence[ReadTurn], moment: datetime) -> Sequence[ReadTurn]:
    return reads[bisect_left(reads, moment, key=lambda read: read.at) :]


def _minutes(length: timedelta) -> float:
    return length.total_seconds() / 60
