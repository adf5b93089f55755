"""Who newly speaks, who returned, who has gone quiet: each by their own rhythm, in words, for staff only, with care."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from core.windows import Week
from metrics.community.responsiveness import first_turns
from metrics.community.thresholds import THRESHOLDS
from metrics.community.view import days, heard_share
from metrics.once import once
from metrics.values import CommunityWindow, ReadTurn


@dataclass(frozen=True, slots=True)
class NewlySpeaking:
    """A member whose first turn ever, `turn_id`, fell in the week."""

    author: str
    turn_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Returning:
    """A member who wrote again, with `turn_id`, after a silence that was improbable under their own rhythm.

    `silent_days` is None where the silence is longer than the weeks that are known day by day.
    """

    author: str
    turn_id: str
    at: datetime
    silent_days: int | None
    probability: float


@dataclass(frozen=True, slots=True)
class GoneQuiet:
    """A member whose silence, up to the week's end, is improbable under their own rhythm.

    `probability` is that of so long a silence had nothing changed. `first_noticed`: it was not yet improbable a week
    ago, so this is the week in which to say so.
    """

    author: str
    last_at: datetime
    last_turn_id: str
    usual_turns_per_week: float
    silent_days: int
    probability: float
    first_noticed: bool


@dataclass(frozen=True, slots=True)
class OwnRhythm:
    """When one member wrote: numbers of days and of weeks, ascending, once each; days only for the last nine weeks."""

    days: Sequence[int]
    weeks: Sequence[int]


def newly_speaking(window: CommunityWindow) -> tuple[NewlySpeaking, ...]:
    """Members whose first turn ever is in the week, in order of speaking."""
    return tuple(NewlySpeaking(author, read.id, read.at) for author, read in first_turns(window, window.turns).items())


def returning(window: CommunityWindow) -> tuple[Returning, ...]:
    """Members who wrote in the week after a silence of two weeks or more, improbable under their own rhythm, in order.

    Whoever was silent for longer than the sixteen weeks that are known has no known rhythm, and is not named.
    """
    diary = _diary(window)
    first: dict[str, ReadTurn] = {}
    for read in window.turns:
        if not read.staff:
            first.setdefault(read.author, read)
    found = []
    for author, read in first.items():
        written = diary.written.get(author, [])
        before = [day for day in written if day < diary.week_begins]
        silent_days = written[len(before)] - before[-1] - 1 if before else None
        rhythm = OwnRhythm(before, _weeks_before(window, author))
        if rhythm.weeks:
            silent_weeks = _number(window.week) - rhythm.weeks[-1] - 1
            away = silent_days if silent_days is not None else 7 * silent_weeks
            if away < THRESHOLDS.members.minimum_absence_days:
                continue
            probability = silence_probability(rhythm, silent_days, silent_weeks)
            if probability is not None and probability < THRESHOLDS.members.improbable:
                found.append(Returning(author, read.id, read.at, silent_days, probability))
    return tuple(found)


def gone_quiet(window: CommunityWindow) -> tuple[GoneQuiet, ...]:
    """Members who wrote regularly and have stopped, as known at the week's end, in order of their last turn.

    Only those who wrote within the eight weeks before: later the silence is no news. Days and weeks in which nobody
    listened are not silence. Silence is not leaving, and a holiday looks the same.
    """
    diary = _diary(window)
    listened = heard_share(window) >= THRESHOLDS.minimum_heard
    present = {read.author for read in window.turns}
    theirs: dict[str, list[ReadTurn]] = {}
    for read in window.earlier:
        if not read.staff and read.author not in present:
            theirs.setdefault(read.author, []).append(read)
    found = []
    for author, reads in theirs.items():
        rhythm = OwnRhythm(diary.written[author], _weeks_before(window, author))
        if not rhythm.weeks:
            continue
        last_week_silence = diary.week_begins - rhythm.days[-1] - 1
        silent_days = last_week_silence + sum(diary.heard[diary.week_begins :])
        silent_weeks = _number(window.week) - rhythm.weeks[-1] - (not listened)
        probability = silence_probability(rhythm, silent_days, silent_weeks)
        if probability is None or probability >= THRESHOLDS.members.improbable:
            continue
        earlier = silence_probability(rhythm, last_week_silence, _number(window.week) - rhythm.weeks[-1] - 1)
        new = earlier is None or earlier >= THRESHOLDS.members.improbable
        last = reads[-1]
        weeks_of_writing = (rhythm.days[-1] - rhythm.days[0]) // 7 + 1
        pace = len(reads) / weeks_of_writing
        found.append(GoneQuiet(author, last.at, last.id, pace, silent_days, probability, new))
    return tuple(sorted(found, key=lambda quiet: quiet.last_at))


def silence_probability(rhythm: OwnRhythm, silent_days: int | None, silent_weeks: int) -> float | None:
    """How probable so long a silence is under the member's own rhythm; None when the rhythm is not known well enough.

    Two readings, the more surprising of which counts twice (Bonferroni): by days on which they wrote, a Gamma-Poisson
    rate whose chance of nothing in s days after n more days of writing in t days is (t / (t + s))^n; by weeks in which
    they wrote, a beta-binomial one with Jeffreys' prior, which regular weekly writers need. A silence that is short, or
    not well beyond the longest they kept before, is never surprising: people write in bursts, as neither reading knows.
    """
    limits = THRESHOLDS.members
    if len(rhythm.weeks) < limits.minimum_active_weeks:
        return None
    known_days = silent_days is not None and len(rhythm.days) >= 2
    silence = silent_days if silent_days is not None and known_days else 7 * silent_weeks
    longest = max(_gaps(rhythm.days)) if known_days else 7 * max(_gaps(rhythm.weeks))
    if silence < limits.minimum_silence_days or silence < limits.longer_than_longest * longest:
        return 1.0
    probabilities = [_weeks_silent(rhythm.weeks, silent_weeks)]
    if known_days and len(rhythm.days) >= limits.minimum_active_days:
        span = rhythm.days[-1] - rhythm.days[0]
        probabilities.append((span / (span + silence)) ** (len(rhythm.days) - 1))
    return min(1.0, 2 * min(probabilities))


def _weeks_silent(weeks: Sequence[int], silent: int) -> float:
    """The chance of `silent` further weeks without writing. The week they began in tells nothing of their rhythm."""
    span = weeks[-1] - weeks[0]
    quiet = span - (len(weeks) - 1) + 0.5
    chance = 1.0
    for week in range(silent):
        chance *= (quiet + week) / (span + 1 + week)
    return chance


def _gaps(numbers: Sequence[int]) -> list[int]:
    """How many days (or weeks) lie between one and the next."""
    return [later - sooner - 1 for sooner, later in pairwise(numbers)]


@dataclass(frozen=True, slots=True)
class _Diary:
    """The days that are known, numbered. `written`: member -> days; `week_begins`: number of the week's first day."""

    written: Mapping[str, list[int]]
    heard: Sequence[bool]
    week_begins: int


@once
def _diary(window: CommunityWindow) -> _Diary:
    known = days(window)
    written: dict[str, list[int]] = {}
    for number, day in enumerate(known):
        for author in sorted({read.author for read in day.turns if not read.staff}):
            written.setdefault(author, []).append(number)
    return _Diary(written, [day.heard for day in known], sum(day.start < window.start for day in known))


def _weeks_before(window: CommunityWindow, author: str) -> list[int]:
    """Numbers of the weeks before this one in which the member wrote, as far as their history reaches."""
    history = window.members.get(author)
    if history is None:
        return []
    return sorted(_number(week) for week in history.weeks if week < window.week)


def _number(week: Week) -> int:
    return week.monday.toordinal() // 7
