"""One theme as it is told of a week: who voices it, how, and where it is going."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from metrics.listening.alone import log_binomial_tail
from metrics.listening.lexicons import thresholds
from metrics.listening.needs import needs_voiced
from metrics.values import CommunityWindow, ReadTurn

Trend = Literal["new", "recurring", "fading", "steady"]
VoicedAs = Literal["problem", "wish", "request", "question"]
NEEDS: tuple[VoicedAs, ...] = ("problem", "wish", "request")
_VOICES: tuple[VoicedAs, ...] = (*NEEDS, "question")


@dataclass(frozen=True, slots=True)
class ThemeFound:
    """A theme in one week and the eight before.

    `people`, `turns` and `turn_ids` are members' only, over the whole window; `turn_ids` has this week's first, the
    most telling first. `people_this_week` and `turns_this_week` are those of the week itself. `staff_share` is the
    share of staff among all turns on the theme. `stability` is the share of resamples that found it again; None for
    a configured theme, which needs none.
    """

    key: str
    label: str
    lemmas: tuple[str, ...]
    people: int
    turns: int
    turn_ids: tuple[str, ...]
    trend: Trend
    origin: Literal["configured", "emerging"]
    voiced_as: VoicedAs | None
    staff_share: float
    stability: float | None
    people_this_week: int = 0
    turns_this_week: int = 0


@dataclass(frozen=True, slots=True)
class Talk:
    """Everything about a window that the themes have in common."""

    window: CommunityWindow
    members: tuple[ReadTurn, ...]
    staff: tuple[ReadTurn, ...]
    voices: Mapping[str, VoicedAs]


def talk_in(window: CommunityWindow) -> Talk:
    """A window made ready for its themes."""
    turns = (*window.earlier, *window.turns)
    members = tuple(turn for turn in turns if not turn.staff)
    return Talk(window, members, tuple(turn for turn in turns if turn.staff), _voices(members))


def _voices(members: Sequence[ReadTurn]) -> dict[str, VoicedAs]:
    """How each member's turn voices a need, where it does; a question that voices none is a question."""
    voices: dict[str, VoicedAs] = {turn.id: "question" for turn in members if turn.reading.question == "information"}
    voices.update({need.turn_id: need.kind for need in needs_voiced(members)})
    return voices


def theme_of(
    talk: Talk,
    turns: Sequence[ReadTurn],
    strength: Mapping[str, float],
    by_staff: int,
    *,
    key: str,
    words: str,
    lemmas: tuple[str, ...],
    stability: float | None,
) -> ThemeFound:
    """The theme of these members' turns, in time order; `words` is its label.

    `strength` says how much each turn belongs to it, `by_staff` how many turns of staff do.
    """
    start = talk.window.start
    place = {turn.id: index for index, turn in enumerate(turns)}
    ordered = sorted(
        turns,
        key=lambda turn: (
            turn.at < start,
            turn.id not in talk.voices,
            -strength.get(turn.id, 0.0),
            -(turn.reading.depth.score or 0.0),
            -place[turn.id],
        ),
    )
    this_week = [turn for turn in turns if turn.at >= start]
    return ThemeFound(
        key=key,
        label=words,
        lemmas=lemmas,
        people=len({turn.author for turn in turns}),
        turns=len(turns),
        turn_ids=tuple(turn.id for turn in ordered),
        trend=trend(talk.window, turns),
        origin="configured" if stability is None else "emerging",
        voiced_as=_voiced_now(turns, this_week, talk.voices),
        staff_share=by_staff / (by_staff + len(turns)),
        stability=stability,
        people_this_week=len({turn.author for turn in this_week}),
        turns_this_week=len(this_week),
    )


def voiced_as(turns: Sequence[ReadTurn], voices: Mapping[str, VoicedAs]) -> VoicedAs | None:
    """The commonest way in which a theme is voiced, when enough of its turns, by enough people, voice anything."""
    limits = thresholds("voiced")
    people: defaultdict[VoicedAs, set[str]] = defaultdict(set)
    counts: Counter[VoicedAs] = Counter()
    for turn in turns:
        voice = voices.get(turn.id)
        if voice is not None:
            counts[voice] += 1
            people[voice].add(turn.author)
    best = max(_VOICES, key=lambda voice: counts[voice])
    enough = counts.total() >= limits["share"] * len(turns) and len(people[best]) >= limits["people"]
    return best if enough else None


def _voiced_now(
    turns: Sequence[ReadTurn], this_week: Sequence[ReadTurn], voices: Mapping[str, VoicedAs]
) -> VoicedAs | None:
    """As `voiced_as`; but what is talked about this week, and by nobody as a problem any more, is none now."""
    voiced = voiced_as(turns, voices)
    is_over = voiced == "problem" and this_week and all(voices.get(turn.id) != "problem" for turn in this_week)
    return None if is_over else voiced


def trend(window: CommunityWindow, turns: Sequence[ReadTurn]) -> Trend:
    """Where a theme is going, from its members' turns in this week and in each of the eight before.

    *new*: all but at most one of its turns are of this week. *fading*: fewer in the last two
    weeks than its nine weeks let expect, beyond chance (binomial tail over members' days). *steady*: voiced in at least
    four of the eight weeks before. *recurring*: anything else, that is voiced before, now and then.
    """
    limits = thresholds("trend")
    now = 0
    weeks: Counter[int] = Counter()
    for turn in turns:
        if turn.at >= window.start:
            now += 1
        else:
            weeks[(window.start - turn.at - timedelta(microseconds=1)) // timedelta(weeks=1)] += 1
    before = sum(weeks.values())
    if before <= limits["new_before"]:
        return "new"
    if _fades(window, turns):
        return "fading"
    return "steady" if len(weeks) >= limits["steady_weeks"] else "recurring"


def _fades(window: CommunityWindow, turns: Sequence[ReadTurn]) -> bool:
    limits = thresholds("trend")
    lately = window.start - timedelta(weeks=limits["fading_weeks"] - 1)
    voiced = {(turn.author, turn.at.date(), turn.at >= lately) for turn in turns}
    recent = sum(late for _, _, late in voiced)
    weeks = 1 + (window.start - min(turn.at for turn in turns)) / timedelta(weeks=1)
    share = limits["fading_weeks"] / max(weeks, limits["fading_weeks"] + 1)
    return log_binomial_tail(len(voiced) - recent, len(voiced), 1 - share) < math.log(limits["fading_chance"])
