"""What waits for a person at the end of a week, as it could be known then.

One turn is listed once among open questions, complaints and contributions that await a reply, in that order. The list
of newcomers stands apart: whoever asks a question with their first words needs an answer and a welcome.
"""

from collections.abc import Iterable
from datetime import timedelta

from metrics.conversation.answers import answers
from metrics.conversation.cues import cut, read_cues
from metrics.conversation.settled import says_settled, settled_by_asker
from metrics.values import CommunityWindow, ReadTurn

REPEATED_WITHIN = timedelta(days=7)
SURE_ENOUGH = 0.6
"""From this confidence on a question that answers another member is between the two of them."""
SAME_MATTER = 2
"""Complaints that share this many content words are about the same thing."""


def open_questions(window: CommunityWindow) -> tuple[ReadTurn, ...]:
    """Members' information questions of the week to the room that nobody had answered by its end, oldest first.

    Left out: what its asker called settled, what is asked of one other member (by mention, or in answer to them), and
    an earlier asking that the same member took up again, in the same conversation or in the same words.
    """
    known = (*window.earlier, *window.turns)
    answered = answers(known)
    settled = settled_by_asker(known)
    by_id = {read.id: read for read in known}
    staff = {read.author for read in known if read.staff}
    waiting = [
        read
        for read in window.turns
        if not read.staff
        and read.reading.question == "information"
        and answered[read.id] is None
        and read.id not in settled
        and not _between_members(read, by_id, staff)
    ]
    return tuple(
        read
        for place, read in enumerate(waiting)
        if not any(_asks_again(read, later) for later in waiting[place + 1 :])
    )


def awaiting_reply(window: CommunityWindow) -> tuple[ReadTurn, ...]:
    """Members' articulated contributions of the week that nobody from staff had answered by its end, oldest first.

    What a member gave in answer to another member's question, or to say that a matter is settled, waits for nobody.
    """
    known = (*window.earlier, *window.turns)
    by_staff = {read.id for read in known if read.staff}
    answered = {question: answer for question, answer in answers(known).items() if answer is not None}
    given = {answer.answer_id for question, answer in answered.items() if question not in by_staff}
    elsewhere = {read.id for read in (*open_questions(window), *complaints(window))} | given | settled_by_asker(known)
    heard = _led_to(window, (read for read in window.turns if read.staff))
    heard |= {question for question, answer in answered.items() if answer.by_staff}
    return tuple(
        read
        for read in window.turns
        if not read.staff
        and read.is_articulated
        and read.id not in heard
        and read.id not in elsewhere
        and not says_settled(read.turn.text)
    )


def newcomers_unanswered(window: CommunityWindow) -> tuple[ReadTurn, ...]:
    """The first turn ever of members who first wrote this week, where nobody had answered it by the week's end.

    Any reply counts, by anyone, and so does a mention of the newcomer.
    """
    known = (*window.earlier, *window.turns)
    answered = _led_to(window, window.turns) | settled_by_asker(known)
    answered |= {question for question, answer in answers(known).items() if answer is not None}
    mentioned = {person for read in window.turns for person in read.turn.mentions if person != read.author}
    first: dict[str, ReadTurn] = {}
    for read in window.turns:
        history = window.members.get(read.author)
        if not read.staff and history is not None and window.start <= history.first_turn_at < window.end:
            first.setdefault(read.author, read)
    return tuple(read for read in first.values() if read.id not in answered and read.author not in mentioned)


def complaints(window: CommunityWindow) -> tuple[ReadTurn, ...]:
    """Members' negative contributions of the week that are not resolved, oldest first.

    Resolved: staff answered, and the member did not repeat it within a week. Of one complaint repeated, the last.
    """
    elsewhere = {read.id for read in open_questions(window)}
    heard = _led_to(window, (read for read in window.turns if read.staff))
    voiced = [read for read in window.turns if _complains(read)]
    return tuple(
        read
        for place, read in enumerate(voiced)
        if read.id not in elsewhere
        and not any(_repeats(read, later) for later in voiced[place + 1 :])
        and (read.id not in heard or any(_repeats(earlier, read) and earlier.id in heard for earlier in voiced[:place]))
    )


def _between_members(read: ReadTurn, by_id: dict[str, ReadTurn], staff: set[str]) -> bool:
    """Whether a question is for one other member rather than for the room or for staff."""
    if read_cues(read.turn.text, cut(read.turn.text), 0).to_the_room:
        return False
    if read.turn.mentions:
        return staff.isdisjoint(read.turn.mentions) and read.author not in read.turn.mentions
    parent = by_id.get(read.reading.parent_turn_id or "")
    if parent is None or parent.staff or parent.author == read.author:
        return False
    return read.reading.link_confidence >= SURE_ENOUGH


def _asks_again(earlier: ReadTurn, later: ReadTurn) -> bool:
    if earlier.author != later.author:
        return False
    lemmas = {term.lemma for term in earlier.reading.terms}
    shared = lemmas & {term.lemma for term in later.reading.terms}
    return earlier.conversation_id == later.conversation_id or len(shared) > len(lemmas) / 2


def _complains(read: ReadTurn) -> bool:
    return not read.staff and read.contributes and read.reading.sentiment.label == "negative"


def _repeats(earlier: ReadTurn, later: ReadTurn) -> bool:
    if later.author != earlier.author or not earlier.at < later.at <= earlier.at + REPEATED_WITHIN:
        return False
    lemmas = {term.lemma for term in earlier.reading.terms}
    return len(lemmas & {term.lemma for term in later.reading.terms}) >= SAME_MATTER


def _led_to(window: CommunityWindow, replies: Iterable[ReadTurn]) -> set[str]:
    """Ids of the turns that one of `replies`, by somebody else, answers directly or further down the same thread."""
    by_id = {read.id: read for read in (*window.earlier, *window.turns)}
    answered: set[str] = set()
    for read in replies:
        above = by_id.get(read.reading.parent_turn_id or "")
        while above is not None and above.at >= window.start:
            if above.author != read.author:
                answered.add(above.id)
            above = by_id.get(above.reading.parent_turn_id or "")
    return answered
