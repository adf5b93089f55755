"""What members ask again and again, with the best answer that a member gave: what a living FAQ is made from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from metrics.conversation.answers import Answer, all_answers
from metrics.conversation.replies import A_STATEMENT, asks_back, is_own_matter, stated_words
from metrics.conversation.settled import says_settled, says_thanks
from metrics.listening.recurring import QuestionKnown, RecurringQuestion, questions_asked_again
from metrics.values import CommunityWindow, ReadTurn

THANKED = 0.3
"""What it adds to an answer that the asker gave thanks for it, or called the matter settled after it."""
TAKEN_UP = 0.1
"""What it adds that the turn got reactions: less than thanks in words."""


@dataclass(frozen=True, slots=True)
class RecurringGroup:
    """One question that keeps coming back, and the best answer that a member gave to it.

    `key` is the same from week to week, also when wordings change, once it is handed back as `QuestionKnown(key,
    signature)`. `label` is the members' own words, `typical_id` the question that stands best for the others.
    `best_answer_id` is None where no member has answered; `answer_score` in [0, 1] is how much speaks for that answer:
    likelihood, depth, thanks. `thanked`: an asker gave thanks for it. `answered_by_staff`: staff did too, or
    alone.
    """

    key: str
    label: str
    question_ids: tuple[str, ...]
    people: int
    conversations: int
    asked_this_week: int
    signature: tuple[str, ...]
    typical_id: str
    best_answer_id: str | None
    answer_score: float | None
    thanked: bool
    answered_by_staff: bool


def recurring_groups(
    window: CommunityWindow, names: Collection[str] = (), known: Sequence[QuestionKnown] = ()
) -> tuple[RecurringGroup, ...]:
    """The questions that members ask again, of this week and the eight before, most people first.

    A member's answer is a turn that answers one of the group's questions (`answers.py`) and states something. Of
    several the best is the one with the highest mean of its likelihood and its depth, with an addition when the asker
    thanked for it or called the matter settled.
    Limits: nobody checked that the answer is right; that is for staff to confirm.
    """
    asked_again = questions_asked_again(window, names, known)
    turns = (*window.earlier, *window.turns)
    found = all_answers(window)
    by_id = {read.id: read for read in turns}
    pleased = _pleased(turns)
    return tuple(_group(question, found, by_id, pleased) for question in asked_again)


def _group(
    question: RecurringQuestion,
    found: Mapping[str, Sequence[Answer]],
    by_id: Mapping[str, ReadTurn],
    pleased: frozenset[tuple[str, str]],
) -> RecurringGroup:
    given = [answer for question_id in question.turn_ids for answer in found.get(question_id, ())]
    by_members = [
        (_score(answer, by_id, pleased), answer)
        for answer in given
        if not answer.by_staff and _states(by_id[answer.answer_id])
    ]
    score, best = max(by_members, key=lambda row: (row[0], row[1].at, row[1].answer_id), default=(None, None))
    return RecurringGroup(
        key=question.key,
        label=question.label,
        question_ids=question.turn_ids,
        people=question.people,
        conversations=question.conversations,
        asked_this_week=question.asked_this_week,
        signature=question.signature,
        typical_id=question.typical_id,
        best_answer_id=best.answer_id if best else None,
        answer_score=score,
        thanked=best is not None and (best.question_id, best.answer_id) in pleased,
        answered_by_staff=any(answer.by_staff for answer in given),
    )


def _states(read: ReadTurn) -> bool:
    """Whether a turn says enough on its own to be offered to whoever asks next."""
    text = read.turn.text
    if read.reading.question == "information" or asks_back(text) or is_own_matter(text):
        return False
    return stated_words(text) >= A_STATEMENT


def _score(answer: Answer, by_id: Mapping[str, ReadTurn], pleased: frozenset[tuple[str, str]]) -> float:
    read = by_id[answer.answer_id]
    depth = (read.reading.depth.score or 0.0) / 100
    thanked = THANKED if (answer.question_id, answer.answer_id) in pleased else 0.0
    liked = TAKEN_UP if read.turn.reactions else 0.0
    return min(1.0, (answer.confidence + depth) / 2 * (1 - THANKED - TAKEN_UP) + thanked + liked)


def _pleased(turns: Sequence[ReadTurn]) -> frozenset[tuple[str, str]]:
    """(question, turn) where the asker's words to that turn thank for it or call the matter settled."""
    by_id = {read.id: read for read in turns}
    asked: dict[tuple[str, str], list[str]] = {}
    found: set[tuple[str, str]] = set()
    for read in turns:
        own = asked.setdefault((read.conversation_id, read.author), [])
        answered = by_id.get(read.reading.parent_turn_id or "")
        if own and answered is not None and answered.author != read.author and _pleases(read.turn.text):
            found.update((question_id, answered.id) for question_id in own)
        if read.reading.question == "information":
            own.append(read.id)
    return frozenset(found)


def _pleases(text: str) -> bool:
    return says_thanks(text) or says_settled(text)
