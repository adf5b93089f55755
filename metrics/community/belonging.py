"""Signs of belonging in what members do. A proxy: nobody was asked how they feel."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from metrics.community.intervals import wilson
from metrics.community.responsiveness import first_turns
from metrics.community.thresholds import THRESHOLDS
from metrics.community.view import view
from metrics.language.tokens import clean
from metrics.once import WEEKS, while_unchanged
from metrics.talk import turns_by_id, weeks_before
from metrics.values import CommunityWindow, Measurement, ReadTurn


@dataclass(frozen=True, slots=True)
class BelongingWords:
    """`worth_reading` finds, fast, the texts that may hold one of the words."""

    we: frozenset[str]
    we_endings: tuple[str, ...]
    not_we: frozenset[str]
    thanks: frozenset[str]
    worth_reading: re.Pattern[str]


def belonging(window: CommunityWindow) -> Measurement:
    """Members who showed at least two of four kinds of sign in the week / members who wrote in it; a proxy.

    The signs: saying "we" (noi, and the Italian verb endings); answering a newcomer's first turn; thanking; coming back
    after having been answered in the eight weeks before. After the ideas of McMillan & Chavis (1986, J. Community
    Psychology 14), whose questionnaire this is not: "we" may mean somebody's firm, and thanks may be manners.
    """
    signs = _signs(window, enough=THRESHOLDS.belonging_signs)
    shown = sum(len(kinds) >= THRESHOLDS.belonging_signs for kinds in signs.values())
    if len(signs) < THRESHOLDS.minimum_members:
        return Measurement(None, None, shown, len(signs))
    return Measurement(shown / len(signs), wilson(shown, len(signs)), shown, len(signs))


def _signs(window: CommunityWindow, *, enough: int) -> dict[str, set[str]]:
    """Member who wrote in the week -> kinds of sign they showed. Who has `enough` of them is not read any further."""
    week = view(window)
    newcomers = {read.id for read in first_turns(window, window.turns).values()}
    answered_before = _answered_before(window)
    signs = {read.author: {"came back"} if read.author in answered_before else set[str]() for read in week.member_turns}
    for reply in week.replies:
        if reply.to.id in newcomers and not reply.read.staff:
            signs[reply.read.author].add("welcomed")
    for read in week.member_turns:
        if len(signs[read.author]) < enough:
            signs[read.author].update(_said(read.turn.text))
    return signs


def _answered_before(window: CommunityWindow) -> set[str]:
    """Members one of whose turns was answered, by anyone else, before the week."""
    by_id = turns_by_id(window)
    answered: set[str] = set()
    for week in map(_answered_in, weeks_before(window)):
        answered |= week.people
        for parent_id, by in week.to_other_weeks:
            asked = by_id.get(parent_id)
            if asked is not None and asked.author != by and asked.at < window.start:
                answered.add(asked.author)
    return answered


@dataclass(frozen=True, slots=True)
class _Answered:
    """Whose turns were answered in the week in which they wrote them; and of the answers that lead out of the week the
    id of what they answer, and by whom they are."""

    people: frozenset[str]
    to_other_weeks: tuple[tuple[str, str], ...]


@while_unchanged(WEEKS)
def _answered_in(week: Sequence[ReadTurn]) -> _Answered:
    authors = {read.id: read.author for read in week}
    people: set[str] = set()
    to_other_weeks: list[tuple[str, str]] = []
    for read in week:
        parent_id = read.reading.parent_turn_id
        if parent_id is None:
            continue
        asked = authors.get(parent_id)
        if asked is None:
            to_other_weeks.append((parent_id, read.author))
        elif asked != read.author:
            people.add(asked)
    return _Answered(frozenset(people), tuple(to_other_weeks))


def _said(text: str) -> set[str]:
    words = belonging_words()
    if words.worth_reading.search(text) is None:
        return set()
    said = {word.partition("'")[0] for word in clean(text).words}
    signs = {"thanked"} if said & words.thanks else set()
    if said & words.we or any(word.endswith(words.we_endings) and word not in words.not_we for word in said):
        signs.add("we")
    return signs


@cache
def belonging_words() -> BelongingWords:
    """The words of `data/belonging.toml`."""
    file = Path(__file__).parent / "data" / "belonging.toml"
    lists = tomllib.loads(file.read_text(encoding="utf-8"))
    we, thanks = frozenset(lists["we"]["words"]), frozenset(lists["thanks"]["words"])
    whole = "|".join(sorted(we | thanks))
    endings = "|".join(lists["we"]["endings"])
    return BelongingWords(
        we=we,
        we_endings=tuple(lists["we"]["endings"]),
        not_we=frozenset(lists["we"]["not_we"]),
        thanks=thanks,
        worth_reading=re.compile(rf"\b(?:{whole}|\w+(?:{endings}))\b", re.IGNORECASE),
    )
