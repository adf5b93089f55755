"""What shows afterwards of a turn: they thanked for it, went on from it, asked back about it, or saw to it.

And of a question, from what stands around it: whether it belongs to a talk of two.
"""

from collections.abc import Mapping, Sequence, Set
from datetime import timedelta

from metrics.conversation.addressed import LEANING, SURE_ENOUGH
from metrics.conversation.answers import AT_ONCE, says_nothing
from metrics.conversation.cues import cues_of
from metrics.conversation.heard import SMALL_WITHIN
from metrics.conversation.replies import A_STATEMENT, asks_back, is_me_too, stated_words
from metrics.conversation.settled import says_thanks, thanks_several
from metrics.listening.needs import is_dissatisfied
from metrics.values import ReadTurn

THANKED_WITHIN = timedelta(hours=24)
"""Somebody who is thanked by name is thanked for the last thing they said there, if they said it so recently."""
LATELY = timedelta(hours=2)
"""An exchange goes on within so long; what is likely to answer something older stands on its own."""

TALKING_WITHIN = timedelta(minutes=30)
"""Two people are in the middle of a talk while each follows the other so soon."""
LATEST = 5
"""Among so many turns before a question its asker spoke already, where it is asked amid a talk."""
JUST_BEFORE = 3
"""A short question may be about what was said in the last so many turns before it."""
SHORT = 10
"""Words of a question that leans on what somebody just said, "which brand?", or of a nod: "right, I'll try that"."""
TAKEN_ON_WITHIN = timedelta(days=2)
"""Staff who speak to somebody by name so soon after their question speak about it."""
OWN_TURNS = 3
"""In so many of their next turns somebody takes up what they were told when they asked."""


def thanked_by_name(turns: Sequence[ReadTurn]) -> frozenset[str]:
    """Ids of the turns, in time order, for which somebody thanked their author by name."""
    last: dict[tuple[str, str], ReadTurn] = {}
    thanked: set[str] = set()
    for read in turns:
        if read.turn.mentions and says_thanks(read.turn.text):
            meant = (last.get((read.turn.channel, person)) for person in read.turn.mentions if person != read.author)
            thanked.update(one.id for one in meant if one is not None and read.at - one.turn.end <= THANKED_WITHIN)
        last[read.turn.channel, read.author] = read
    return frozenset(thanked)


def went_on_between(turns: Sequence[ReadTurn]) -> frozenset[str]:
    """Ids of the turns that answer somebody, surely or soon, and from which that person alone went on: an exchange."""
    by_id = {read.id: read for read in turns}
    went_on: dict[str, set[str]] = {}
    for read in turns:
        between = by_id.get(read.reading.parent_turn_id or "")
        if between is not None and between.author != read.author:
            went_on.setdefault(between.id, set()).add(read.author)
    return frozenset(id_ for id_, others in went_on.items() if others == _answered(by_id[id_], by_id))


def _answered(read: ReadTurn, by_id: Mapping[str, ReadTurn]) -> set[str]:
    """Whom a turn answers, if it does: the link is sure, or leads to what was said lately."""
    first = by_id.get(read.reading.parent_turn_id or "")
    if first is None or first.author == read.author:
        return set()
    sure = read.reading.link_confidence >= SURE_ENOUGH
    return {first.author} if sure or read.at - first.turn.end <= LATELY else set()


def asked_back(turns: Sequence[ReadTurn]) -> frozenset[str]:
    """Questions that somebody asked back about, and whose asker has said nothing there since: it is their turn."""
    by_id = {read.id: read for read in turns}
    last: dict[tuple[str, str], ReadTurn] = {(read.turn.channel, read.author): read for read in turns}
    waiting: set[str] = set()
    for read in turns:
        asks = read.reading.question == "information" or asks_back(read.turn.text)
        question = by_id.get(read.reading.parent_turn_id or "")
        if not asks or question is None or question.author == read.author:
            continue
        if stated_words(read.turn.text) < A_STATEMENT and last[question.turn.channel, question.author] is question:
            waiting.add(question.id)
    return frozenset(waiting)


def seen_to(turns: Sequence[ReadTurn]) -> frozenset[str]:
    """Questions in whose thread staff state something within minutes, to nobody else: they saw to it."""
    by_id = {read.id: read for read in turns}
    found: set[str] = set()
    for read in turns:
        if not read.staff or read.reading.question is not None or asks_back(read.turn.text):
            continue
        above = by_id.get(read.reading.parent_turn_id or "")
        while above is not None and read.at - above.turn.end <= SMALL_WITHIN:
            if not read.turn.mentions or above.author in read.turn.mentions:
                found.add(above.id)
            above = by_id.get(above.reading.parent_turn_id or "")
    return frozenset(found)


def taken_on_by_staff(turns: Sequence[ReadTurn]) -> frozenset[str]:
    """Members' questions after which staff spoke to the asker, by name or surely in answer to them, and the asker went
    on with staff: they are in an exchange, and what the asker still wants to know they ask there. Staff who only asked
    back must have spoken again."""
    by_id = {read.id: read for read in turns}
    asked: dict[tuple[str, str], list[ReadTurn]] = {}
    told_more: dict[tuple[str, str], list[ReadTurn]] = {}
    spoken_to: dict[tuple[str, str], ReadTurn] = {}
    found: set[str] = set()
    for read in turns:
        here = read.turn.channel
        parent = by_id.get(read.reading.parent_turn_id or "")
        if read.staff:
            for person in _spoken_to(read, parent):
                spoken_to[here, person] = read
                found.update(one.id for one in told_more.pop((here, person), ()))
            continue
        whose = (here, read.author)
        said = spoken_to.get(whose)
        if said is not None and (parent is said or said.author in read.turn.mentions):
            before = [one for one in asked.get(whose, ()) if one.at < said.at <= one.turn.end + TAKEN_ON_WITHIN]
            asked[whose] = [one for one in asked.get(whose, ()) if one.at >= said.at]
            if stated_words(said.turn.text) >= A_STATEMENT:
                found.update(one.id for one in before)
            else:
                told_more.setdefault(whose, []).extend(before)
        if read.reading.question == "information":
            asked.setdefault(whose, []).append(read)
    return frozenset(found)


def _spoken_to(read: ReadTurn, parent: ReadTurn | None) -> Set[str]:
    surely = parent is not None and read.reading.link_confidence >= SURE_ENOUGH
    return {*read.turn.mentions, *([parent.author] if parent is not None and surely else ())}


def asked_between_two(turns: Sequence[ReadTurn]) -> frozenset[str]:
    """Members' questions amid a talk of two: another member, and the same one, spoke just before and just after, and
    the asker was in that talk already; or the question is short, and whoever spoke just before says something at once.
    They were heard, whatever the answer; what calls the room is not among them."""
    by_channel: dict[str, list[ReadTurn]] = {}
    for read in turns:
        by_channel.setdefault(read.turn.channel, []).append(read)
    return frozenset(
        said[place].id
        for said in by_channel.values()
        for place in range(1, len(said) - 1)
        if said[place].reading.question == "information"
        and (_is_amid_a_talk_of_two(said, place) or _is_asked_of_who_spoke(said, place))
    )


def _is_asked_of_who_spoke(said: Sequence[ReadTurn], place: int) -> bool:
    read, after = said[place : place + 2]
    cues = cues_of(read.turn.text)
    if read.staff or after.staff or after.author == read.author or cues.to_the_room or cues.length > SHORT:
        return False
    if after.at - read.turn.end > AT_ONCE or after.reading.question is not None or says_nothing(after):
        return False
    if all(one.author != read.author for one in said[:place]):
        return False
    just_before = said[max(0, place - JUST_BEFORE) : place]
    return any(one.author == after.author and read.at - one.turn.end <= TALKING_WITHIN for one in just_before)


def taken_up_by_asker(turns: Sequence[ReadTurn]) -> Mapping[str, frozenset[str]]:
    """Members' questions -> the statements that came after them, led nowhere else, and which their asker took up soon:
    they went on from one in a few words, without trouble, or thanked all. Nothing need link it to the question."""
    by_channel: dict[str, list[ReadTurn]] = {}
    for read in turns:
        by_channel.setdefault(read.turn.channel, []).append(read)
    found: dict[str, frozenset[str]] = {}
    for said in by_channel.values():
        for place, read in enumerate(said):
            if read.reading.question == "information" and not read.staff:
                taken = _taken_up(read, said[place + 1 :])
                if taken:
                    found[read.id] = taken
    return found


def _taken_up(question: ReadTurn, later: Sequence[ReadTurn]) -> frozenset[str]:
    stated: set[str] = set()
    taken: set[str] = set()
    own_turns = 0
    for read in later:
        if read.at - question.turn.end > LATELY or own_turns == OWN_TURNS:
            break
        if read.author != question.author:
            if _states_freely(question, read):
                stated.add(read.id)
            continue
        own_turns += 1
        if read.reading.question == "information":
            break
        if _thanks_all(read.turn.text):
            taken |= stated
        elif read.reading.parent_turn_id in stated and _takes_it_in(read):
            taken.add(read.reading.parent_turn_id or "")
    return frozenset(taken)


def _thanks_all(text: str) -> bool:
    return thanks_several(text) or (says_thanks(text) and cues_of(text).to_the_room)


def _takes_it_in(read: ReadTurn) -> bool:
    sure = read.reading.link_confidence >= LEANING
    return sure and cues_of(read.turn.text).length <= SHORT and not is_dissatisfied(read)


def _states_freely(question: ReadTurn, read: ReadTurn) -> bool:
    """Whether a turn states something and is linked to nothing but, perhaps, the question."""
    free = read.reading.parent_turn_id in (None, question.id)
    asks = read.reading.question is not None or asks_back(read.turn.text)
    return free and not asks and stated_words(read.turn.text) >= A_STATEMENT and not is_me_too(read.turn.text)


def _is_amid_a_talk_of_two(said: Sequence[ReadTurn], place: int) -> bool:
    if place < 2:
        return False
    before, read, after = said[place - 1 : place + 2]
    if read.staff or before.staff or before.author != after.author or before.author == read.author:
        return False
    if max(read.at - before.turn.end, after.at - read.turn.end) > TALKING_WITHIN or cues_of(read.turn.text).to_the_room:
        return False
    return any(
        earlier.author == read.author and before.at - earlier.turn.end <= LATELY
        for earlier in said[max(0, place - LATEST) : place - 1]
    )
