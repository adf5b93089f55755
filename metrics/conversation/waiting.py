"""What waits for a person at the end of a week, as it could be known then.

One turn is listed once among open questions, complaints and contributions that await a reply, in that order. The list
of newcomers stands apart: whoever asks a question with their first words needs an answer and a welcome.
"""

from collections.abc import Sequence, Set
from datetime import timedelta

from metrics.conversation.addressed import LEANING, SURE_ENOUGH, asks_a_member
from metrics.conversation.complaints import complains, gives_by_it, repeats, speaks_for_another
from metrics.conversation.cues import cues_of
from metrics.conversation.dealt_with import DealtWith, dealt_with_in
from metrics.conversation.first_words import greeted_back, waits_for_a_welcome
from metrics.conversation.replies import has_next_trouble, is_me_too, only_points, says_it_persists
from metrics.conversation.settled import (
    is_in_jest,
    says_settled,
    says_thanks,
    settles_with_a_nod,
)
from metrics.language.tokens import clean, fold
from metrics.listening.needs import NeedVoiced, is_dissatisfied, is_unheard, needs_voiced
from metrics.once import once
from metrics.values import Band, CommunityWindow, ReadTurn

GOES_ON_WITHIN = timedelta(hours=1)
"""Somebody who goes on from their own question so soon still asks the same."""
LEAST_CONTRIBUTION = 12
"""A contribution that staff should take up has so many words: a shorter one says little without the talk around it."""
LEAST_NEED = 3
"""Content words that a need has beside its cue, to be about something."""


def open_questions(window: CommunityWindow) -> tuple[ReadTurn, ...]:
    """Members' information questions of the week to the room that nobody had answered by its end, oldest first.

    Left out: what its asker called settled, was asked back about and said no more, or went on about with staff who
    spoke to them, what is asked of one other member (by mention, in answer to them, as a question back to theirs, or
    amid a talk of two that began with no question of the asker's), and an earlier asking that the same member took up
    again: in the same words, answered by now or not, or in the same conversation.
    """
    return _open(dealt_with_in(window))


def complaints(window: CommunityWindow) -> tuple[ReadTurn, ...]:
    """Members' bad experiences of the week that are not resolved: first those whom nobody answers, then the oldest.

    A bad experience is a contribution of negative sentiment in which something does not work or is thought little of,
    or one that says that nobody answers. An answer to somebody's question is help, not a complaint; so are advice to a
    member and what staff asked everybody. A question whose asker took up the answer is none either.
    Resolved: staff answered, and the member did not repeat it within a week; or the member said so. Of one complaint
    repeated, the last. What is said to another member about their trouble is not one.
    """
    return _complaints(dealt_with_in(window))


def newcomers_unanswered(window: CommunityWindow) -> tuple[ReadTurn, ...]:
    """The first turn ever of members who first wrote this week and whom nobody had answered by the week's end.

    Any reply to any of their turns counts, by anyone, and so does being called by name, or thanking somebody by name.
    First words that hold nothing, thank somebody, return a greeting, or are a word or two of praise, are the end of an
    exchange, not the beginning of one: nobody needs to welcome them late.
    """
    return _newcomers(dealt_with_in(window))


def awaiting_reply(window: CommunityWindow) -> tuple[ReadTurn, ...]:
    """Members' articulated contributions of the week that nobody from staff had answered by its end, oldest first.

    So is what somebody answered when staff asked back, and that it still happens, also in fewer words. What a member
    gave in answer to another member's question, questions, a newcomer's first words, what goes on from
    something listed as open, what is said to another member (a trouble: once that was answered), a trouble or a wish
    that went on with a member's answer, and what says that a matter is settled or told for a laugh, or whose author
    said so or gave thanks soon after, wait for nobody, and neither does what only points to something, what somebody
    thanked for by name, or what ends an exchange with staff in thanks or good spirits.
    """
    return _awaiting(dealt_with_in(window))


def answers_given(window: CommunityWindow) -> frozenset[str]:
    """Turns that answer a question of the week or of the weeks before, as it could be known at the week's end."""
    return frozenset(answer.answer_id for answer in dealt_with_in(window).answered.values() if answer is not None)


def members_helped(window: CommunityWindow) -> frozenset[str]:
    """Turns that answer another member's question, not one of staff; known as in `answers_given`."""
    return dealt_with_in(window).given


def needs_unmet(window: CommunityWindow) -> tuple[NeedVoiced, ...]:
    """The week's needs that are about something and that nobody has met: in order of time.

    That is, in a contribution (a wish: in a few words too) that is neither a question nor an answer to one, that staff
    have not answered, that is neither settled nor said about something listed as waiting, and that has content beside
    its cue.
    """
    known = dealt_with_in(window)
    listed = (*_open(known), *_complaints(known), *_awaiting(known), *_newcomers(known))
    talks = {read.conversation_id for read in listed}
    met = known.given | known.in_passing | known.settled | known.heard_by_staff
    unmet = {
        read.id: read
        for read in window.turns
        if not read.staff
        and read.reading.depth.band is not Band.NONE
        and read.reading.question != "information"
        and read.id not in met
        and read.conversation_id not in talks
        and not is_me_too(read.turn.text)
        and not _is_between_members(read, known)
        and not speaks_for_another(read, known.staff)
        and not _thanks_staff(read, known)
    }
    voiced = (need for need in needs_voiced(unmet.values()) if _is_meant(unmet[need.turn_id], need))
    return tuple(need for need in voiced if _content_beside(unmet[need.turn_id], need) >= LEAST_NEED)


# ---------------------------------------------------------------- the lists


@once
def _open(known: DealtWith) -> tuple[ReadTurn, ...]:
    dealt_with = known.by_the_way.keys() | known.settled | known.asked_back | known.seen_to | known.taken_on
    waiting = [
        read
        for read in known.window.turns
        if not read.staff
        and read.reading.question == "information"
        and known.answered[read.id] is None
        and read.id not in dealt_with
        and not asks_a_member(read, known.by_id, known.staff)
        and not _muses(read, known.window.turns)
        and not _only_complains(read)
        and not settles_with_a_nod(read.turn.text)
    ]
    asked = [read for read in known.window.turns if read.reading.question == "information"]
    last = (
        read
        for read in waiting
        if not any(_takes_up_again(read, later, known) for later in asked if later.at > read.at)
    )
    return tuple(
        read
        for read in last
        if read.id not in known.between_two
        or any(_takes_up_again(earlier, read, known) for earlier in waiting if earlier.at < read.at)
    )


@once
def _complaints(known: DealtWith) -> tuple[ReadTurn, ...]:
    elsewhere = {read.id for read in _open(known)} | known.given | known.in_passing | known.settled | _helped(known)
    voiced = [
        read
        for read in known.window.turns
        if complains(read) and not (speaks_for_another(read, known.staff) or gives_by_it(read, known.by_id))
    ]
    staff_heard = known.heard_by_staff
    waiting = (
        read
        for place, read in enumerate(voiced)
        if read.id not in elsewhere
        and not any(repeats(read, later) for later in voiced[place + 1 :])
        and read.id not in staff_heard
    )
    return tuple(sorted(waiting, key=lambda read: not is_unheard(read)))


def _helped(known: DealtWith) -> Set[str]:
    """Questions whose asker went on from another's statement in answer, and neither asked nor complained any more."""
    gone_on = {
        (read.author, read.reading.parent_turn_id)
        for read in known.window.turns
        if read.reading.question is None and not complains(read)
    }
    return known.by_the_way.keys() | {
        answer.question_id
        for answer in known.answered.values()
        if answer is not None
        and (known.by_id[answer.question_id].author, answer.answer_id) in gone_on
        and known.by_id[answer.answer_id].reading.question is None
    }


@once
def _newcomers(known: DealtWith) -> tuple[ReadTurn, ...]:
    window = known.window
    met = {known.by_id[id_].author for id_ in known.heard | known.in_passing} | {
        person for read in window.turns for person in read.turn.mentions if person != read.author
    }
    greeted = greeted_back(window.turns)
    first: dict[str, ReadTurn] = {}
    for read in window.turns:
        history = window.members.get(read.author)
        if not read.staff and history is not None and window.start <= history.first_turn_at < window.end:
            first.setdefault(read.author, read)
    met |= {read.author for read in window.turns if first.get(read.author) is not read and _thanks_by_name(read)}
    return tuple(
        read
        for read in first.values()
        if read.author not in met
        and read.id not in known.settled
        and read.id not in greeted
        and waits_for_a_welcome(read, known.by_id)
    )


@once
def _awaiting(known: DealtWith) -> tuple[ReadTurn, ...]:
    listed = (*_open(known), *_complaints(known), *_newcomers(known))
    elsewhere = {read.id for read in listed} | known.given | known.in_passing
    own_talk = {(read.author, read.conversation_id) for read in listed}
    return tuple(
        read
        for read in known.window.turns
        if not read.staff
        and (read.is_articulated or _is_left_hanging(read, known))
        and len(clean(read.turn.text).words) >= LEAST_CONTRIBUTION
        and not only_points(read.turn.text)
        and read.id not in known.heard_by_staff
        and read.id not in elsewhere
        and (read.author, read.conversation_id) not in own_talk
        and read.reading.question != "information"
        and not _is_between_members(read, known)
        and not (read.id in known.heard and _is_to_a_member(read, known))
        and not (read.id in known.thanked or (read.id in known.taken_up and _tells_of_own(read)))
        and not _takes_it_well(read, known)
        and read.id not in known.settled
        and (has_next_trouble(read.turn.text) or not says_settled(read.turn.text))
        and not is_in_jest(read.turn.text)
    )


def _thanks_by_name(read: ReadTurn) -> bool:
    return bool(read.turn.mentions) and says_thanks(read.turn.text)


# ---------------------------------------------------------------- questions


def _only_complains(read: ReadTurn) -> bool:
    """Whether somebody complains that nobody answers, and is at a loss, rather than ask."""
    return "?" not in read.turn.text and is_unheard(read)


def _muses(read: ReadTurn, turns: Sequence[ReadTurn]) -> bool:
    """Whether somebody only wonders, without a question mark, about what they complained of just before."""
    return "?" not in read.turn.text and any(
        earlier.author == read.author
        and earlier.conversation_id == read.conversation_id
        and earlier.at < read.at
        and complains(earlier)
        for earlier in turns
    )


def _takes_up_again(earlier: ReadTurn, later: ReadTurn, known: DealtWith) -> bool:
    """Whether a later question of the same member stands for an earlier one: in the same words, going on from it within
    the hour, or, while it waits itself, in the same conversation."""
    if earlier.author != later.author:
        return False
    lemmas = {term.lemma for term in earlier.reading.terms}
    shared = lemmas & {term.lemma for term in later.reading.terms}
    if len(shared) > len(lemmas) / 2:
        return True
    goes_on = later.reading.parent_turn_id == earlier.id and later.reading.link_confidence >= SURE_ENOUGH
    if goes_on and later.at - earlier.turn.end <= GOES_ON_WITHIN:
        return True
    return earlier.conversation_id == later.conversation_id and known.answered[later.id] is None


# ---------------------------------------------------------------- complaints and needs


def _is_meant(read: ReadTurn, need: NeedVoiced) -> bool:
    """A problem told in good spirits is a story, or over."""
    if need.kind != "wish" and not read.contributes:
        return False
    return need.kind != "problem" or read.reading.sentiment.label != "positive"


def _thanks_staff(read: ReadTurn, known: DealtWith) -> bool:
    parent = known.by_id.get(read.reading.parent_turn_id or "")
    return parent is not None and parent.staff and says_thanks(read.turn.text)


def _takes_it_well(read: ReadTurn, known: DealtWith) -> bool:
    """Whether a turn ends an exchange with staff: it thanks, or takes what they said in good spirits."""
    parent = known.by_id.get(read.reading.parent_turn_id or "")
    if parent is None or not parent.staff or parent.reading.question == "information":
        return _thanks_staff(read, known)
    in_good_spirits = read.reading.sentiment.label == "positive" and read.reading.link_confidence >= SURE_ENOUGH
    return _thanks_staff(read, known) or (in_good_spirits and not _tells_of_own(read))


def _is_left_hanging(read: ReadTurn, known: DealtWith) -> bool:
    """Whether a turn answers what staff asked back, or tells them that it still happens."""
    parent = known.by_id.get(read.reading.parent_turn_id or "")
    if parent is None or not parent.staff or not read.contributes:
        return False
    if parent.reading.question == "information":
        return read.reading.link_confidence >= SURE_ENOUGH
    unhappy = read.reading.sentiment.label != "positive" and says_it_persists(read.turn.text)
    return unhappy and read.reading.link_confidence >= LEANING


def _tells_of_own(read: ReadTurn) -> bool:
    """Whether a turn tells a trouble or a wish."""
    return is_dissatisfied(read) or bool(needs_voiced((read,)))


def _content_beside(read: ReadTurn, need: NeedVoiced) -> int:
    """How many content words of a turn stand outside the cue of the need that it voices."""
    cue = set(clean(read.turn.text[need.start : need.end]).words)
    return sum(fold(term.surface) not in cue for term in read.reading.terms)


def _is_between_members(read: ReadTurn, known: DealtWith) -> bool:
    """Whether a turn is for another member, by name or in answer, and tells no trouble of its author's own."""
    return not is_dissatisfied(read) and _is_to_a_member(read, known)


def _is_to_a_member(read: ReadTurn, known: DealtWith) -> bool:
    """Whether a turn is for another member, by name or in answer.

    An answer is linked surely; or, where it tells no trouble and no wish, likely and with a word in common, or whoever
    it leads to went on from it. Whoever goes on from their own question amid a talk of two talks to the other as well.
    """
    if read.turn.mentions:
        return known.staff.isdisjoint(read.turn.mentions)
    parent = known.by_id.get(read.reading.parent_turn_id or "")
    if parent is None or parent.staff or parent.author == read.author:
        return parent is not None and parent.id in known.between_two
    confidence = read.reading.link_confidence
    if confidence >= SURE_ENOUGH:
        return True
    if _tells_of_own(read):
        return False
    words, answered = cues_of(read.turn.text).words, cues_of(parent.turn.text).words
    return read.id in known.taken_back or (confidence >= LEANING and not words.isdisjoint(answered))
