"""One week seen once: who replied to whom, which conversations began. The measures of a window share it."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from core.windows import midnight
from metrics.conversation.answers import Answer, answers
from metrics.conversation.conversations import Conversation, conversations
from metrics.once import once
from metrics.talk import turns_by_id
from metrics.values import CommunityWindow, ReadTurn


@dataclass(frozen=True, slots=True)
class Reply:
    """A turn of the week and the turn, by somebody else, that it answers."""

    read: ReadTurn
    to: ReadTurn

    @property
    def between_members(self) -> bool:
        return not self.read.staff and not self.to.staff


@dataclass(frozen=True, slots=True)
class WeekView:
    """What several measures need of one window.

    `scored` are members' turns whose depth could be read, `contributions` those among them that contribute.
    `replies` are the week's answers to other people's turns (of this week or the eight before). `conversations` began
    in the week, among at least two people of whom one is a member: a turn that nobody took up is not a conversation,
    and neither is staff among themselves. `answers` maps the week's information questions to their first answer, None
    where there was none by the week's end. `heard` is the share of the week in which somebody was listening.
    """

    window: CommunityWindow
    member_turns: tuple[ReadTurn, ...]
    scored: tuple[ReadTurn, ...]
    contributions: tuple[ReadTurn, ...]
    replies: tuple[Reply, ...]
    conversations: tuple[Conversation, ...]
    answers: Mapping[str, Answer | None]
    heard: float


@dataclass(frozen=True, slots=True)
class Day:
    """One local day, half-open, and its turns. `weekday` 0 is Monday. `heard`: somebody was listening all day."""

    start: datetime
    end: datetime
    weekday: int
    turns: tuple[ReadTurn, ...]
    heard: bool


@once
def view(window: CommunityWindow) -> WeekView:
    """The view of a window, made once for all the measures that ask for it."""
    by_id = turns_by_id(window)
    replies = []
    for read in window.turns:
        parent = by_id.get(read.reading.parent_turn_id or "")
        if parent is not None and parent.author != read.author:
            replies.append(Reply(read, parent))
    member_turns = tuple(read for read in window.turns if not read.staff)
    return WeekView(
        window=window,
        member_turns=member_turns,
        scored=tuple(read for read in member_turns if read.reading.depth.score is not None),
        contributions=tuple(read for read in member_turns if read.contributes),
        replies=tuple(replies),
        conversations=tuple(
            talk
            for talk in conversations(window.turns, known_until=window.end)
            if talk.starter is not None and len(talk.people) >= 2 and talk.members
        ),
        answers=answers(window.turns),
        heard=heard_share(window),
    )


def heard_share(window: CommunityWindow) -> float:
    """The share of the week in which somebody was listening; stretches that overlap count once."""
    deaf, until = timedelta(), window.start
    for start, end in sorted(window.unheard):
        start, end = max(start, until), min(end, window.end)
        if end > start:
            deaf += end - start
            until = end
    return 1 - deaf / (window.end - window.start)


@once
def days(window: CommunityWindow) -> tuple[Day, ...]:
    """The local days of the week and of the eight weeks before, from the first turn known on, in order."""
    zone = ZoneInfo(window.zone)
    first_monday = window.week.shifted(-8).monday
    edges = [midnight(first_monday + timedelta(days=number), zone) for number in range(9 * 7 + 1)]
    reads = window.earlier + window.turns
    found: list[Day] = []
    position = 0
    for number, (start, end) in enumerate(pairwise(edges)):
        until = bisect_left(reads, end, lo=position, key=_start)
        turns = reads[bisect_left(reads, start, lo=position, key=_start) : until]
        position = until
        if turns or found:
            heard = all(silence_end <= start or silence_start >= end for silence_start, silence_end in window.unheard)
            found.append(Day(start, end, number % 7, turns, heard))
    return tuple(found)


def _start(read: ReadTurn) -> datetime:
    return read.turn.start
