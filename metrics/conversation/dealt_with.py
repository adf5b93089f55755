"""What was dealt with in a week and the weeks before: answered, settled, taken up, seen to, heard."""

from collections.abc import Mapping
from dataclasses import dataclass

from metrics.conversation.answers import Answer, all_answers
from metrics.conversation.exchanges import (
    asked_back,
    asked_between_two,
    seen_to,
    taken_on_by_staff,
    taken_up_by_asker,
    thanked_by_name,
    went_on_between,
)
from metrics.conversation.heard import led_to
from metrics.conversation.settled import settled_by_author
from metrics.once import once
from metrics.values import CommunityWindow, ReadTurn


@dataclass(frozen=True, slots=True)
class DealtWith:
    """What one pass over a week and the weeks before tells; everything is by turn id, `staff` by author.

    `by_the_way`: to each question the statements that its asker took up, `in_passing` all of them. `given`: answers to
    members' questions. `taken_back`: answers from which whoever they answer, alone, went on; `taken_up`: what members
    gave such answers to.
    """

    window: CommunityWindow
    by_id: Mapping[str, ReadTurn]
    answered: Mapping[str, Answer | None]
    by_the_way: Mapping[str, frozenset[str]]
    settled: frozenset[str]
    heard: frozenset[str]
    heard_by_staff: frozenset[str]
    asked_back: frozenset[str]
    seen_to: frozenset[str]
    taken_on: frozenset[str]
    between_two: frozenset[str]
    given: frozenset[str]
    in_passing: frozenset[str]
    staff: frozenset[str]
    thanked: frozenset[str]
    taken_back: frozenset[str]
    taken_up: frozenset[str]


@once
def dealt_with_in(window: CommunityWindow) -> DealtWith:
    """What was dealt with by the end of a week, as it could be known then."""
    turns = (*window.earlier, *window.turns)
    answered = {question_id: next(iter(given), None) for question_id, given in all_answers(window).items()}
    found = [answer for answer in answered.values() if answer is not None]
    asked_by_staff = {read.id for read in turns if read.staff}
    by_staff = frozenset(answer.question_id for answer in found if answer.by_staff)
    taken_back = went_on_between(turns)
    by_the_way = taken_up_by_asker(turns)
    return DealtWith(
        window=window,
        by_id={read.id: read for read in turns},
        answered=answered,
        by_the_way=by_the_way,
        settled=settled_by_author(turns),
        heard=led_to(turns, window.turns, window.start) | {answer.question_id for answer in found},
        heard_by_staff=led_to(turns, [read for read in window.turns if read.staff], window.start) | by_staff,
        asked_back=asked_back(turns),
        seen_to=seen_to(turns),
        taken_on=taken_on_by_staff(turns),
        between_two=asked_between_two(turns),
        given=frozenset(answer.answer_id for answer in found if answer.question_id not in asked_by_staff),
        in_passing=frozenset(id_ for ids in by_the_way.values() for id_ in ids),
        staff=frozenset(read.author for read in turns if read.staff),
        thanked=thanked_by_name(turns),
        taken_back=taken_back,
        taken_up=frozenset(
            read.reading.parent_turn_id or "" for read in turns if not read.staff and read.id in taken_back
        ),
    )
