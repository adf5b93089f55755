"""Questions that wait for nobody any more, because whoever asked said so: "never mind", "risolto", "thanks!"."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from metrics.language.tokens import fold
from metrics.values import ReadTurn

WITHIN = timedelta(hours=48)
"""How long after a question its asker's words are taken to be about it."""
_NEXT_TURNS = 3
_WORDS_BEFORE = 3


@dataclass(frozen=True, slots=True)
class _Phrases:
    settled: re.Pattern[str]
    thanks: re.Pattern[str]
    denied_by: frozenset[str]


@cache
def _phrases() -> _Phrases:
    with (Path(__file__).parent / "settled.toml").open("rb") as file:
        lists: dict[str, list[str]] = tomllib.load(file)
    return _Phrases(_any_of(lists["phrases"]), _any_of(lists["thanks"]), frozenset(lists["denied_by"]))


def _any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def says_settled(text: str) -> bool:
    """Whether a text says that something is found, solved or no longer wanted."""
    folded = fold(text)
    phrases = _phrases()
    return any(
        phrases.denied_by.isdisjoint(folded[: match.start()].split()[-_WORDS_BEFORE:])
        for match in phrases.settled.finditer(folded)
    )


def settled_by_asker(turns: Sequence[ReadTurn]) -> frozenset[str]:
    """Information questions whose asker, in one of their next three turns there within two days, called it settled.

    Thanks settle it too when they answer somebody. Neither does in a turn that asks again, but a question may be taken
    back at the end of its own turn.
    """
    by_author: dict[tuple[str, str], list[ReadTurn]] = {}
    for read in turns:
        by_author.setdefault((read.turn.channel, read.author), []).append(read)
    settled: set[str] = set()
    for own in by_author.values():
        for index, question in enumerate(own):
            if question.reading.question != "information":
                continue
            if says_settled(question.turn.text.rpartition("?")[2]):
                settled.add(question.id)
                continue
            later = own[index + 1 : index + 1 + _NEXT_TURNS]
            if any(_settles(read, question) for read in later):
                settled.add(question.id)
    return frozenset(settled)


def _settles(later: ReadTurn, question: ReadTurn) -> bool:
    if later.at - question.turn.end > WITHIN or later.reading.question == "information":
        return False
    thanked = _phrases().thanks.search(fold(later.turn.text)) is not None
    answered_somebody = later.reading.parent_turn_id not in (None, question.id)
    return says_settled(later.turn.text) or (thanked and answered_somebody)
