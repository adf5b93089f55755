"""What deserves to be shown from a week: one contribution and one conversation."""

from metrics.conversation.answers import Answer
from metrics.conversation.conversations import Conversation, conversations
from metrics.conversation.dealt_with import dealt_with_in
from metrics.conversation.replies import asks_back, has_no_help, only_points, referring_words, sends_elsewhere
from metrics.conversation.settled import is_resigned, says_settled, says_thanks
from metrics.conversation.waiting import answers_given, members_helped
from metrics.depth.evidence import damping
from metrics.language.tokens import clean
from metrics.listening.needs import is_dissatisfied, is_unheard, needs_voiced
from metrics.values import CommunityWindow, ReadTurn

ENOUGH_MEMBERS = 3
"""A conversation of members alone counts from this many on."""
LEAST_WORDS = 20
"""A shorter turn says little to whoever did not follow the talk around it."""
LEAST_KINDS = 2
"""Kinds of evidence that a turn worth reading has at least, beside detail, which nearly every deep turn has; one more
when nobody took it up."""
LEAST_EVIDENCE = 0.2
"""From this strength on a kind of evidence counts; in a long turn that advises from less, since the strength of
evidence is what it earns for the turn's length."""
_NEVER_ALONE = ("detail", "curiosity")


def worth_reading(window: CommunityWindow) -> ReadTurn | None:
    """The members' articulated turn of the week that gives others most to learn; None in a week without one.

    It stands on its own: several kinds of evidence, enough words, also for each link that it holds; it neither asks,
    complains (advice to a member may tell of a mishap), wishes, seeks help, gives up, has no help to give nor sends
    somebody elsewhere (that it names whom to turn to does not count as words), and its author neither asks nor
    complains in that conversation, and it does not thank staff whom it answers, which ends an exchange.
    What answers somebody's question comes first (not what whoever seeks help is asked about it), then what others took
    up or gave thanks for, then the rest; among these, what has most kinds of evidence, then the deepest, then the
    earliest.
    """
    taken_up, thanking = _taken_up(window), _thanking_staff(window)
    seekers = {(read.author, read.conversation_id) for read in window.turns if _seeks(read)}
    given, helping = answers_given(window), members_helped(window)
    advising = given - _told_of_own_matter(window)
    return max(
        (
            read
            for read in window.turns
            if _teaches(read, helps=read.id in helping, used=read.id in given | taken_up)
            and (read.id in advising or not (read.id in thanking or (read.author, read.conversation_id) in seekers))
        ),
        key=lambda read: (
            read.id in advising,
            read.id in taken_up,
            kinds_of_evidence(read),
            read.reading.depth.score or 0.0,
        ),
        default=None,
    )


def kinds_of_evidence(read: ReadTurn) -> int:
    """How many kinds of evidence a turn has that tell more than detail does."""
    return len(_kinds(read, LEAST_EVIDENCE))


def _kinds(read: ReadTurn, least: float) -> frozenset[str]:
    components = read.reading.depth.components
    return frozenset(kind for kind, strength in components.items() if kind not in _NEVER_ALONE and strength >= least)


def _advice(read: ReadTurn) -> int:
    """How many kinds of evidence a turn has, however long it is, when it says what to do and why; else 0."""
    held_down = damping(len(clean(read.turn.text).words)) / damping(0)
    kinds = _kinds(read, 1 - (1 - LEAST_EVIDENCE) ** (1 / held_down))
    return len(kinds) if kinds >= {"reasoning", "solution"} else 0


def _teaches(read: ReadTurn, *, helps: bool, used: bool) -> bool:
    if read.staff or not read.is_articulated or read.reading.question == "information":
        return False
    said = clean(read.turn.text)
    kinds = max(kinds_of_evidence(read), _advice(read))
    words = len(said.words) - referring_words(read.turn.text)
    if kinds < LEAST_KINDS + (not used) or words < LEAST_WORDS * max(1, len(said.links)):
        return False
    if only_points(read.turn.text) or sends_elsewhere(read.turn.text) or has_no_help(read.turn.text):
        return False
    if asks_back(read.turn.text):
        return False
    seeks = any(need.kind != "problem" for need in needs_voiced((read,)))
    complains = is_dissatisfied(read) and not (helps and _advice(read))
    return not (seeks or complains or is_unheard(read) or is_resigned(read.turn.text))


def _told_of_own_matter(window: CommunityWindow) -> frozenset[str]:
    """Answers in which whoever sought help first in a conversation tells staff, or somebody who took it up, more about
    it; not when that is what it was, and what helped."""
    known = dealt_with_in(window)
    whose: dict[str, str] = {}
    for read in (*window.earlier, *window.turns):
        if _seeks(read):
            whose.setdefault(read.conversation_id, read.author)

    def tells_more(answer: Answer) -> bool:
        said, question = known.by_id[answer.answer_id], known.by_id[answer.question_id]
        taken_up = known.by_id.get(question.reading.parent_turn_id or "")
        asked_back = question.staff or (taken_up is not None and taken_up.author == said.author)
        return asked_back and whose.get(said.conversation_id) == said.author and not _tells_what_it_was(said)

    return frozenset(
        answer.answer_id for answer in known.answered.values() if answer is not None and tells_more(answer)
    )


def _seeks(read: ReadTurn) -> bool:
    return read.reading.question == "information" or is_dissatisfied(read)


def _tells_what_it_was(read: ReadTurn) -> bool:
    kinds = _kinds(read, LEAST_EVIDENCE)
    return says_settled(read.turn.text) and "reasoning" in kinds and not kinds.isdisjoint(("solution", "experience"))


def _taken_up(window: CommunityWindow) -> frozenset[str]:
    """Turns that another member answered, or that anybody thanked for."""
    authors = {read.id: read.author for read in window.turns}
    return frozenset(
        parent
        for read in window.turns
        if (parent := read.reading.parent_turn_id) is not None
        and authors.get(parent, read.author) != read.author
        and (not read.staff or says_thanks(read.turn.text))
    )


def _thanking_staff(window: CommunityWindow) -> frozenset[str]:
    """Turns that thank whoever of staff they answer."""
    by_staff = {read.id for read in (*window.earlier, *window.turns) if read.staff}
    return frozenset(
        read.id for read in window.turns if read.reading.parent_turn_id in by_staff and says_thanks(read.turn.text)
    )


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
