"""What waits for nobody any more, because whoever brought it up said so: "never mind", "risolto", "thanks!"."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, lru_cache
from pathlib import Path

from metrics.conversation.slips import slips
from metrics.language.alternatives import any_of
from metrics.language.tokens import fold
from metrics.once import REMEMBERED
from metrics.values import ReadTurn

WITHIN = timedelta(hours=48)
"""How long after a turn its author's words are taken to be about it."""
_NEXT_TURNS = 3
_WORDS_BEFORE = 3
_LAST_SENTENCES = 3
_LONGEST_OPENING = 5
"""An opening sentence of so few words that says it is settled says nothing else."""
THANKED_WITHIN = timedelta(days=7)
"""The same for whoever thanks and says that it is settled: the answer may have been long in coming."""
SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_NOD = re.compile(r",\s*(?:[\w'’]+\s*){1,3}\?")
"""The end of a sentence that asks for no more than a nod."""
_LONG_WORD = re.compile(r"[a-z]{6,}")


@dataclass(frozen=True, slots=True)
class _Phrases:
    """`misspelt` maps what one slip of the keyboard makes of a word to that word: "nevemind"."""

    settled: re.Pattern[str]
    resigned: re.Pattern[str]
    in_jest: re.Pattern[str]
    thanks: re.Pattern[str]
    thanks_ahead: re.Pattern[str]
    several: re.Pattern[str]
    denied_by: frozenset[str]
    misspelt: Mapping[str, str]


@cache
def _phrases() -> _Phrases:
    with (Path(__file__).parent / "settled.toml").open("rb") as file:
        lists: dict[str, list[str]] = tomllib.load(file)
    return _Phrases(
        any_of((*lists["phrases"], *lists["resigned"], *lists["sees_to_it"])),
        any_of(lists["resigned"]),
        any_of(lists["in_jest"]),
        any_of(lists["thanks"]),
        any_of(lists["thanks_ahead"]),
        any_of(lists["several"]),
        frozenset(lists["denied_by"]),
        {slip: word for word in lists["known_misspelt"] for slip in slips(word)},
    )


@lru_cache(maxsize=REMEMBERED)
def says_settled(text: str) -> bool:
    """Whether a text says that something is found, solved or no longer wanted."""
    phrases = _phrases()
    for sentence in SENTENCE.findall(_well_spelt(fold(text))):
        for match in phrases.settled.finditer(sentence):
            if phrases.denied_by.isdisjoint(sentence[: match.start()].split()[-_WORDS_BEFORE:]):
                return True
    return False


def _well_spelt(folded: str) -> str:
    misspelt = _phrases().misspelt
    if misspelt.keys().isdisjoint(_LONG_WORD.findall(folded)):
        return folded
    return _LONG_WORD.sub(lambda word: misspelt.get(word.group(), word.group()), folded)


@lru_cache(maxsize=REMEMBERED)
def is_resigned(text: str) -> bool:
    """Whether a text gives something up: "not worth worrying about"."""
    return _phrases().resigned.search(fold(text)) is not None


@lru_cache(maxsize=REMEMBERED)
def is_in_jest(text: str) -> bool:
    """Whether a text says of itself that it is told for a laugh."""
    return _phrases().in_jest.search(fold(text)) is not None


@lru_cache(maxsize=REMEMBERED)
def ends_settled(text: str) -> bool:
    """Whether a turn brings something up and settles it by its end: after its last question, in its last sentences."""
    _, asked, rest = text.rpartition("?")
    if asked:
        return says_settled(rest)
    return says_settled("\n".join(SENTENCE.findall(text)[1:][-_LAST_SENTENCES:]))


@lru_cache(maxsize=REMEMBERED)
def settles_with_a_nod(text: str) -> bool:
    """Whether a turn tells how a matter was settled and asks for no more than a nod: "it was a bug, wasn't it?"."""
    asking = [sentence for sentence in SENTENCE.findall(text) if sentence.endswith("?")]
    return bool(asking) and all(map(_NOD.search, asking)) and says_settled(text)


def _opens_settled(text: str) -> bool:
    """Whether the first sentence says that something is settled, and nothing else."""
    first = next(iter(SENTENCE.findall(text)), "")
    return not first.endswith("?") and len(first.split()) <= _LONGEST_OPENING and says_settled(first)


@lru_cache(maxsize=REMEMBERED)
def says_thanks(text: str) -> bool:
    """Whether a text thanks somebody for something that was done: "thanks in advance" does not."""
    folded = fold(text)
    phrases = _phrases()
    return phrases.thanks.search(folded) is not None and phrases.thanks_ahead.search(folded) is None


@lru_cache(maxsize=REMEMBERED)
def thanks_several(text: str) -> bool:
    """Whether a text thanks more than one: "thanks both"."""
    return says_thanks(text) and _phrases().several.search(fold(text)) is not None


def settled_by_author(turns: Iterable[ReadTurn]) -> frozenset[str]:
    """Turns whose author, at their end or in one of the next three turns there within two days, called it settled.

    Thanks settle it too when they answer somebody, and both together do for a week. Neither does in a turn that asks
    again, unless by its end or in a first sentence of its own.
    """
    by_author: dict[tuple[str, str], list[ReadTurn]] = {}
    for read in turns:
        by_author.setdefault((read.turn.channel, read.author), []).append(read)
    settled: set[str] = set()
    for own in by_author.values():
        for index, read in enumerate(own):
            text = read.turn.text
            if ends_settled(text):
                settled.add(read.id)
            if ends_settled(text) or says_settled(text) or says_thanks(text):  # few do: only these can settle another
                before = own[max(0, index - _NEXT_TURNS) : index]
                settled.update(earlier.id for earlier in before if _settles(read, earlier))
    return frozenset(settled)


def _settles(later: ReadTurn, earlier: ReadTurn) -> bool:
    silence = later.at - earlier.turn.end
    if silence > WITHIN:
        return silence <= THANKED_WITHIN and says_settled(later.turn.text) and says_thanks(later.turn.text)
    if later.reading.question == "information":
        # Whoever quotes what they were asked, "tried signing out? thanks, works now", asks nothing; whoever begins with
        # "found it." goes on to something else.
        return ends_settled(later.turn.text) or _opens_settled(later.turn.text)
    answered_somebody = later.reading.parent_turn_id not in (None, earlier.id) or bool(later.turn.mentions)
    return says_settled(later.turn.text) or (says_thanks(later.turn.text) and answered_somebody)
