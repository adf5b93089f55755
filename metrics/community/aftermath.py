"""What a post left behind: conversations that members began later on its theme, and whether its need is voiced less."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from metrics.community.intervals import wilson
from metrics.listening.alike import SHARED, matters_of
from metrics.listening.needs import needs_voiced
from metrics.values import Range, ReadTurn

LEAST = 5
"""A need that fewer voices than this spoke of before is not compared with anything."""
WEEKS = 8
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Aftermath:
    """`later` conversations were begun by members on the theme. `after` voices of the need came in the week after the
    post, `before` in the `weeks` before it: one a member and week. None where there were too few to compare."""

    later: int
    after: int | None = None
    before: int | None = None
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """How often a need is voiced a week, after against before: .5 is half as often. With a 95 % interval."""

    ratio: float
    interval: Range

    @property
    def is_less(self) -> bool:
        return self.interval.high < 1.0

    @property
    def is_more(self) -> bool:
        return self.interval.low > 1.0


def aftermath(
    turns: Sequence[ReadTurn], theme: str, need: str, at: datetime, hours: int, answers: Collection[str]
) -> Aftermath:
    """Of `turns` in time order, from eight weeks before `at` on; `answers` are the ids of what answered the post.

    A conversation is on the theme when the turn that opened it shares at least two matters with the theme's words. A
    need is voiced by a turn that voices some need (`metrics.listening.needs`) and shares two of its matters. Weeks in
    which nobody said anything at all are not counted as weeks. Cannot tell whether the post was the reason, nor hear
    the theme in other words.
    """
    about, wanted = set(matters_of(theme)), set(matters_of(need))
    end = at + timedelta(hours=hours)
    openers = [
        turn
        for turn in turns
        if at <= turn.at < end and not turn.staff and turn.id == turn.conversation_id and turn.id not in answers
    ]
    later = sum(_shares(turn, about) for turn in openers)
    by_id = {turn.id: turn for turn in turns if not turn.staff}
    voicing = [by_id[one.turn_id] for one in needs_voiced(by_id.values()) if _shares(by_id[one.turn_id], wanted)]
    voices = {(turn.author, (turn.at - at) // WEEK) for turn in voicing}
    alive = {(turn.at - at) // WEEK for turn in by_id.values() if turn.at < at}
    known = [week for week in alive if -WEEKS <= week < 0]
    before = sum(week in known for _, week in voices)
    if before < LEAST or hours < WEEK // timedelta(hours=1):
        return Aftermath(later)
    return Aftermath(later, sum(week == 0 for _, week in voices), before, len(known))


def change(after: int, before: int, weeks: int) -> Change:
    """How much less or more a need is voiced in one week than in `weeks` before. `before` > 0.

    Of all voices, one in `weeks` + 1 would fall into the last week if nothing had changed; Wilson's interval of the
    share that did, as a ratio of rates (conditioning on the total, Przyborowski & Wilenski 1940, Biometrika 31).
    """
    share = wilson(after, after + before)

    def ratio(part: float) -> float:
        return part / (1 - part) * weeks if part < 1 else float("inf")

    return Change(after / before * weeks, Range(ratio(share.low), ratio(share.high)))


def _shares(turn: ReadTurn, matters: Collection[str]) -> bool:
    theirs = set(matters_of(turn.turn.text))
    shared = len(theirs & set(matters))
    return shared >= max(1, min(SHARED, len(matters), len(theirs))) and bool(shared)
