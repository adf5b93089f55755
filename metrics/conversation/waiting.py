"""What waits for a person at the end of a week, as it could be known then.

One turn is listed once among open questions, complaints and contributions that await a reply, in that order. The list
of newcomers stands apart: whoever asks a question with their first words needs an answer and a welcome.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from metrics.conversation.answers import answers
from metrics.values import CommunityWindow, ReadTurn

REPEATED_WITHIN = timedelta(days=7)


def open_questions(window: CommunityWindow) -> tuple[ReadTurn, ...]:
    """Members' information questions of the week that nobody had answered by its end, oldest first."""
    answered = answers((*window.earlier, *window.turns))
    return tuple(
        read
        for read in window.turns
        if not read.staff and read.reading.question == "information" and answered[read.id] is None
    )


def awaiting_reply(window: CommunityWindow) -> tuple[ReadTurn, ...]:
    """Members' articulated contributions of the week that nobody from staff had answered by its end, oldest first."""
    elsewhere = {read.id for read in (*open_questions(window), *complaints(window))}
    by_staff = _answered_by(window, (read for read in window.turns if read.staff))
    return tuple(
        read
        for read in window.turns
        if not read.staff and read.is_articulated and read.id not in by_staff and read.id not in elsewhere
    )


def newcomers_unanswered(window: CommunityWindow) -> tuple[ReadTurn, ...]:
    """The first turn ever of members who first wrote this week, where nobody had answered it by the week's end."""
    answered = _answered_by(window, window.turns)
    first: dict[str, ReadTurn] = {}
    for read in window.turns:
        history = window.members.get(read.author)
        if not read.staff and history is not None and window.start <= history.first_turn_at < window.end:
            first.setdefault(read.author, read)
    return tuple(read for read in first.values() if read.id not in answered)


def complaints(window: CommunityWindow) -> tuple[ReadTurn, ...]:
    """Members' negative contributions of the week that are not resolved, oldest first.

    Resolved: staff answered, and the member did not repeat it within a week.
    """
    elsewhere = {read.id for read in open_questions(window)}
    by_staff = _answered_by(window, (read for read in window.turns if read.staff))
    voiced = [read for read in window.turns if _complains(read)]
    said_again = {
        read.id
        for read in voiced
        if any(
            later.author == read.author and read.at < later.at <= read.at + REPEATED_WITHIN and _same(read, later)
            for later in voiced
        )
    }
    return tuple(
        read for read in voiced if read.id not in elsewhere and (read.id not in by_staff or read.id in said_again)
    )


def _complains(read: ReadTurn) -> bool:
    return not read.staff and read.contributes and read.reading.sentiment.label == "negative"


def _same(one: ReadTurn, other: ReadTurn) -> bool:
    lemmas = {term.lemma for term in one.reading.terms}
    return len(lemmas & {term.lemma for term in other.reading.terms}) >= 2


def _answered_by(window: CommunityWindow, replies: Iterable[ReadTurn]) -> set[str]:
    """Ids of the turns that one of `replies`, by somebody else, answers directly."""
    authors = {read.id: read.author for read in (*window.earlier, *window.turns)}
    answered: dict[str, bool] = defaultdict(bool)
    for read in replies:
        parent = read.reading.parent_turn_id
        if parent is not None and authors.get(parent) not in (None, read.author):
            answered[parent] = True
    return set(answered)
