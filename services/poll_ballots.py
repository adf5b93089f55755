"""What a ballot may hold, by the method of its poll, and what comes out when all are counted. Plain data in and out."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import orjson

from core.errors import UserFacingError
from metrics.decisions.answers import answer_themes
from metrics.decisions.choices import count_choices
from metrics.decisions.ranking import rank
from metrics.decisions.ratings import HIGHEST, LOWEST, count_ratings
from metrics.decisions.turnout import Turnout
from models.polls import Choice, Method, Poll

SMALL_GROUP = 5
"""Fewer people than this are not shown apart: their votes could be guessed."""
LONGEST_ANSWER = 500


def checked(method: Method, options: int, choice: Choice) -> Choice:
    """A choice as it is stored. UserFacingError for one that cannot be counted; nothing is lost, it is asked again."""
    numbers = range(1, options + 1)
    match method:
        case "single":
            if choice not in numbers:
                raise UserFacingError("poll-choose-one")
            return choice
        case "multiple":
            chosen = sorted(set(choice))
            if not chosen or not set(chosen) <= set(numbers):
                raise UserFacingError("poll-choose-some")
            return chosen
        case "ranking":
            places = list(choice)
            if not places or not set(places) <= set(numbers):
                raise UserFacingError("poll-rank-some")
            if len(set(places)) < len(places):
                raise UserFacingError("poll-rank-once")
            return places
        case "rating":
            marks = {str(option): int(mark) for option, mark in dict(choice).items()}
            if not marks or any(
                int(option) not in numbers or not LOWEST <= mark <= HIGHEST for option, mark in marks.items()
            ):
                raise UserFacingError("poll-mark-some")
            return marks
        case "open":
            words = str(choice).strip()
            if not words:
                raise UserFacingError("poll-say-something")
            return words[:LONGEST_ANSWER]


def counted(poll: Poll, ballots: Sequence[Choice]) -> dict[str, Any]:
    """What came out, option by option in the order in which they were offered."""
    names = [str(number) for number in range(1, len(poll.options) + 1)]
    match poll.method:
        case "single" | "multiple":
            chosen = [frozenset(map(str, ballot if isinstance(ballot, list) else [ballot])) for ballot in ballots]
            told = count_choices(names, chosen)
            return {"counts": [count for _, count in told.counts], "leading": _numbers(told.leading)}
        case "ranking":
            ranked = rank(names, [tuple(frozenset({str(option)}) for option in ballot) for ballot in ballots])
            return {
                "places": [_numbers(place) for place in ranked.places] if ballots else [],
                "leading": _numbers(ranked.winners),
                "duels": [[int(duel.winner), int(duel.loser), duel.ahead, duel.behind] for duel in ranked.duels],
                "beats_all": None if ranked.beats_all is None else int(ranked.beats_all),
            }
        case "rating":
            rated = count_ratings(names, ballots)
            return {
                "marks": [list(rating.marks) for rating in rated.options],
                "middles": [rating.middle for rating in rated.options],
                "leading": _numbers(rated.best),
            }
        case "open":
            answers = sorted(str(ballot) for ballot in ballots)
            themes = [{"word": theme.word, "answers": list(theme.answers)} for theme in answer_themes(answers)]
            return {"answers": answers, "themes": themes, "leading": []}


def outcome(
    poll: Poll,
    ballots: Sequence[Choice],
    eligible: int,
    groups: Mapping[str, Collection[str]],
    by_member: Mapping[str, Choice],
    reasons: Iterable[str],
) -> dict[str, Any]:
    """Everything that is written once when a poll closes.

    `groups` are the members of each segment by its name. A group is shown apart when it and everybody else each cast at
    least `SMALL_GROUP` ballots, so that neither can be had by taking one from the whole. Of a secret poll no group is
    shown, and nothing at all when there were fewer ballots than that.
    """
    took_part = len(ballots)
    turnout = Turnout(took_part, max(eligible, took_part), poll.quorum)
    told: dict[str, Any] = {
        "took_part": took_part,
        "eligible": turnout.eligible,
        "quorum": poll.quorum,
        "missing": turnout.missing,
        "too_few": poll.secrecy == "nobody" and 0 < took_part < SMALL_GROUP,
    }
    if told["too_few"]:
        return told
    told["result"] = counted(poll, ballots)
    if poll.secrecy != "nobody" and poll.method != "open":
        told["groups"] = {name: counted(poll, mine) for name, mine in _shown_apart(groups, by_member).items()}
        told["reasons"] = list(reasons)
    return told


def not_known(why: str, eligible: int) -> dict[str, Any]:
    """What is written of a poll whose outcome nobody knows: how many took part is unknown, and not nobody."""
    return {"unknown": why, "took_part": None, "eligible": eligible, "quorum": None, "missing": 0, "too_few": False}


def _shown_apart(groups: Mapping[str, Collection[str]], by_member: Mapping[str, Choice]) -> dict[str, list[Choice]]:
    shown = {}
    for name in sorted(groups):
        mine = [by_member[member] for member in sorted(set(groups[name]) & by_member.keys())]
        if len(mine) >= SMALL_GROUP and len(by_member) - len(mine) >= SMALL_GROUP:
            shown[name] = mine
    return shown


def unpacked(secret: Counter[str]) -> list[Choice]:
    """The ballots of a secret poll, in the order of what they say."""
    return [orjson.loads(ballot) for ballot, count in sorted(secret.items()) for _ in range(count)]


def _numbers(names: Iterable[str]) -> list[int]:
    return [int(name) for name in names]
