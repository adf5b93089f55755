"""Was it answered? A question is answered when a turn answers it, not when somebody spoke afterwards.

Among the next turns of its conversation, each one by somebody else has a likelihood of being an answer: a logistic
function of a dozen cues (the link between them, what was said in between, words taken up, whether it asks back, whether
the asker goes on from it). The first that reaches the threshold is the answer; a plain statement given with the reply
button, or to the asker by name, always is, and "same here" never. It tells who took the question up, not whether the
answer is right or helps.
"""

import math
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path

from metrics.conversation.cues import cues_of
from metrics.conversation.replies import (
    A_STATEMENT,
    asks_back,
    is_me_too,
    is_own_matter,
    joins_in,
    speaks_to_somebody,
    stated_words,
    takes_leave,
)
from metrics.language.terms import terms
from metrics.language.tokens import clean
from metrics.once import REMEMBERED, TALKS, once, while_unchanged
from metrics.plain import is_plain
from metrics.values import CommunityWindow, LanguageCode, ReadTurn

ELSEWHERE_WITHIN = timedelta(days=2)
ELSEWHERE_SURE = 0.5
"""A surer link than this says that a turn answers what it is linked to, and not the question just before it."""
UNSURE = 0.35
"""A weaker link makes no answer of a turn that neither names the asker nor takes up a word; chosen as the weights."""
LATE = timedelta(hours=1)
UNSURE_LATE = 0.5
"""The same for a turn that came later than this: by then talk has often gone on to something else."""
AT_ONCE = timedelta(minutes=10)
"""Who speaks to somebody so soon after a question, and states something, speaks to whoever asked it."""
SAME_WORDS = 2
"""Somebody who begins with their own matter and asks nothing answers when it shares so many words with the question."""
NEXT_TURNS = 8
"""How many further turns of a conversation may hold the answer, when they are not linked to the question."""

Replies = list[tuple[ReadTurn, Mapping[str, float]]]
"""Turns that may answer a question, with their cues."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The first turn that answers a question. `confidence` in [0, 1]: how likely it is an answer to it."""

    question_id: str
    answer_id: str
    at: datetime
    by_staff: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class AnswerWeights:
    threshold: float
    weights: Mapping[str, float]


@cache
def answer_weights() -> AnswerWeights:
    """The fitted weights; the file says on what."""
    with (Path(__file__).parent / "answer_weights.toml").open("rb") as file:
        fitted = tomllib.load(file)
    return AnswerWeights(fitted["threshold"], fitted["weights"])


def answers(turns: Sequence[ReadTurn], fitted: AnswerWeights | None = None) -> dict[str, Answer | None]:
    """Every information question among `turns` (in time order) -> its first answer, None when there is none yet."""
    found: dict[str, Answer | None] = {}
    for question, replies in asked(turns):
        found[question.id] = next(_answers_among(question, replies, fitted or answer_weights()), None)
    return found


@once
def all_answers(window: CommunityWindow) -> Mapping[str, tuple[Answer, ...]]:
    """Every information question of a week and of the weeks before -> all its answers, in time order."""
    fitted = answer_weights()
    turns = (*window.earlier, *window.turns)
    return {question.id: tuple(_answers_among(question, replies, fitted)) for question, replies in asked(turns)}


def _answers_among(question: ReadTurn, replies: Replies, fitted: AnswerWeights) -> Iterator[Answer]:
    for reply, cues in replies:
        explicit = reply.reading.parent_turn_id == question.id and reply.reading.link_confidence == 1.0
        meant = reply.reading.parent_turn_id == question.id or not cues["own_between"]
        called = question.author in reply.turn.mentions and meant
        plain = not cues["asks"] and (explicit or (called and not cues["thanks"]))
        likely = likelihood(cues, fitted.weights)
        if plain or likely >= fitted.threshold:
            yield Answer(question.id, reply.id, reply.at, reply.staff, 1.0 if explicit else likely)


def likelihood(cues: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """How likely a reply with these cues answers the question, in (0, 1)."""
    return 1.0 / (1.0 + math.exp(-sum(weights[name] * value for name, value in cues.items())))


def asked(turns: Sequence[ReadTurn]) -> list[tuple[ReadTurn, Replies]]:
    """Every information question with the turns by others that may answer it and their cues, both in time order."""
    talks: dict[str, list[ReadTurn]] = {}
    for read in turns:
        talks.setdefault(read.conversation_id, []).append(read)
    elsewhere = _said_to_asker_elsewhere(turns)
    questions = [
        (read, sorted(replies + elsewhere.get(read.id, []), key=lambda reply: (reply[0].at, reply[0].id)))
        for talk in talks.values()
        for read, replies in _asked_in_talk(talk)
    ]
    return sorted(questions, key=lambda question: (question[0].at, question[0].id))


@while_unchanged(TALKS)
def _asked_in_talk(talk: Sequence[ReadTurn]) -> list[tuple[ReadTurn, Replies]]:
    """Every information question of one conversation with the turns of it that may answer."""
    by_id = {read.id: read for read in talk}
    asking = ((place, read) for place, read in enumerate(talk) if read.reading.question == "information")
    return [(read, _replies(talk, place, by_id)) for place, read in asking]


def _said_to_asker_elsewhere(turns: Sequence[ReadTurn]) -> dict[str, Replies]:
    """Question -> turns outside its conversation that may answer it all the same, since links are only likely.

    That is, within two days: a turn that mentions the asker, and the next turn in the channel by somebody else when it
    does not call by name whom it is linked to, no sure link leads it elsewhere, and it takes up a word of the question
    or speaks to somebody within minutes.
    """
    by_id = {read.id: read for read in turns}
    waiting: defaultdict[str, dict[str, ReadTurn]] = defaultdict(dict)
    nobody_since: defaultdict[str, list[ReadTurn]] = defaultdict(list)
    found: dict[str, Replies] = {}
    for read in turns:
        asked_here, latest = waiting[read.turn.channel], nobody_since[read.turn.channel]
        may_answer = [asked_here[asker] for asker in read.turn.mentions if asker in asked_here]
        led_elsewhere = read.reading.parent_turn_id is not None and read.reading.link_confidence >= ELSEWHERE_SURE
        if latest and not led_elsewhere and read.reading.question is None:
            words = cues_of(read.turn.text).words
            may_answer += [
                question
                for question in latest
                if (words & cues_of(question.turn.text).words or _speaks_to_asker(question, read))
                and not _is_for_another(question, read, by_id)
            ]
        for question in {question.id: question for question in may_answer}.values():
            recent = read.at - question.turn.end <= ELSEWHERE_WITHIN
            if recent and question.author != read.author and question.conversation_id != read.conversation_id:
                found.setdefault(question.id, []).extend(_replies((question, read), 0, by_id))
        if latest and any(question.author != read.author for question in latest):
            latest.clear()
        if read.reading.question == "information":
            asked_here[read.author] = read
            latest.append(read)
    return found


def _replies(talk: Sequence[ReadTurn], place: int, by_id: Mapping[str, ReadTurn]) -> Replies:
    question, later = talk[place], talk[place + 1 :]
    came_before = {read.author for read in talk[:place]}
    # What each of the asker's next turns takes up, and nothing after the last.
    taken_up = [*(read.reading.parent_turn_id for read in later if read.author == question.author), None]
    own_so_far, own_between, others_between = 0, 0, 0
    replies: Replies = []
    for distance, reply in enumerate(later, start=1):
        own = reply.author == question.author
        own_so_far += own
        linked = reply.reading.parent_turn_id == question.id
        if distance >= NEXT_TURNS and not linked:
            continue
        if own:
            own_between += 1
            continue
        if _answers_nothing(question, reply) or _is_for_another(question, reply, by_id):
            others_between += 1
            continue
        said = cues_of(reply.turn.text)
        asking = reply.reading.question is not None or asks_back(reply.turn.text)
        asks = asking and stated_words(reply.turn.text) < A_STATEMENT
        of_question = cues_of(question.turn.text)
        replies.append(
            (
                reply,
                {
                    "any": 1.0,
                    "distance": math.log(distance),
                    "own_between": min(2.0, own_between),
                    "others_between": min(3.0, others_between),
                    "linked": reply.reading.link_confidence if linked else 0.0,
                    "asks": float(asks),
                    "asks_at_once": float(asks and not others_between),
                    "thanks": float(said.thanks),
                    "runs_on": float(said.runs_on),
                    "takes_up_words": min(2.0, len(said.words & of_question.words)),
                    "newcomer": float(reply.author not in came_before and others_between > 0),
                    "was_talking": float(place > 0 and talk[place - 1].author == reply.author),
                    "asker_goes_on": float(taken_up[own_so_far] == reply.id),
                    "question_opens": float(place == 0),
                    "question_length": math.log1p(of_question.length),
                },
            )
        )
        others_between += 1
    return replies


def _answers_nothing(question: ReadTurn, reply: ReadTurn) -> bool:
    """Whether a reply joins the question, begins a matter of its own, or shares nothing with it but a weak link."""
    text = reply.turn.text
    if is_me_too(text) or takes_leave(text):
        return True
    if question.author in reply.turn.mentions:
        return False
    said = cues_of(text)
    shared = len(said.words & cues_of(question.turn.text).words)
    late = reply.at - question.turn.end > LATE and not said.answers
    sure_enough = reply.reading.link_confidence >= (UNSURE_LATE if late else UNSURE)
    if not (shared or sure_enough or _speaks_to_asker(question, reply)):
        return True
    if (shared < SAME_WORDS or reply.reading.question == "information") and is_own_matter(text):
        return True
    answers_at_all = said.answers or (cues_of(question.turn.text).to_the_room and joins_in(text))
    return not answers_at_all and not reply.turn.attachments and (said.small or says_nothing(reply))


def _speaks_to_asker(question: ReadTurn, reply: ReadTurn) -> bool:
    """Whether a statement to one other person comes so soon after a question that it is to whoever asked."""
    at_once = reply.at - question.turn.end <= AT_ONCE
    return at_once and reply.reading.question is None and speaks_to_somebody(reply.turn.text)


def _is_for_another(question: ReadTurn, reply: ReadTurn, by_id: Mapping[str, ReadTurn]) -> bool:
    """Whether a reply calls by name somebody else than the asker, whom it is linked to."""
    named = reply.turn.mentions
    if not named or question.author in named:
        return False
    parent = by_id.get(reply.reading.parent_turn_id or "")
    return parent is not None and parent.author in named


def says_nothing(read: ReadTurn) -> bool:
    """Whether a turn has no word that carries content, and nothing else to look at: laughter, a drawn-out greeting."""
    return not read.turn.attachments and _is_empty(read.turn.text, read.reading.language.code)


@lru_cache(maxsize=REMEMBERED)
def _is_empty(text: str, language: LanguageCode) -> bool:
    if language == "other":
        return False
    if is_plain(text) and _has_number(text):  # as below, without cutting it into words
        return False
    cleaned = clean(text)
    if cleaned.links or cleaned.code or _has_number(cleaned.text):
        return False
    spoken: tuple[LanguageCode, ...] = ("it", "en") if language == "unknown" else (language,)
    return not any(terms(cleaned, one) for one in spoken)


def _has_number(text: str) -> bool:
    return any(map(str.isdigit, text))
