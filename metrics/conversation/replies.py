"""Replies that answer nothing, read without their neighbours: "same here", "can you clarify?", "I have a problem"."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from metrics.conversation.settled import SENTENCE, says_settled, says_thanks
from metrics.language.alternatives import any_of
from metrics.language.tokens import clean, fold
from metrics.language.words import chatter_words
from metrics.once import REMEMBERED

A_STATEMENT = 6
"""A turn that asks something back answers all the same when so many of its words do not ask."""
_A_FEW_WORDS = 4
"""With more words than these, whoever says good night, or joins in, says something else too."""
_MORE_THAN_ME_TOO = 20
"""With so many words, whoever has the same trouble says something of their own about it."""
_FIRST_WORDS = 5
"""Further on, "you" is often anybody: "so you never know"."""
_A_SHORT_QUESTION = 12
"""With more words than these, whoever asks has something to say of their own."""
_OF_ONE_LOOK = 1024
"""Texts that are asked several things one after the other."""
_PART = re.compile(r"[-–:,;.!?…]+\s*")
_CALL = re.compile(r"(?:\s|\[<-\w+->\]|@\S+|[\w.-]+:|[,;!.:-])+")


@dataclass(frozen=True, slots=True)
class _Phrases:
    me_too: re.Pattern[str]
    asks_back: re.Pattern[str]
    own_matter: re.Pattern[str]
    redirects: re.Pattern[str]
    refers: re.Pattern[str]
    leans: re.Pattern[str]
    persists: re.Pattern[str]
    next_trouble: re.Pattern[str]
    cannot_help: re.Pattern[str]
    abuses: re.Pattern[str]
    checks_with: re.Pattern[str]
    proposes: re.Pattern[str]
    to_somebody: re.Pattern[str]
    advises: re.Pattern[str]
    counts_in: re.Pattern[str]
    takes_leave: re.Pattern[str]
    rolls_eyes: re.Pattern[str]


@cache
def _phrases() -> _Phrases:
    with (Path(__file__).parent / "replies.toml").open("rb") as file:
        lists: dict[str, list[str]] = tomllib.load(file)
    return _Phrases(**{name: any_of(phrases) for name, phrases in lists.items()})


@lru_cache(maxsize=REMEMBERED)
def is_me_too(text: str) -> bool:
    """Whether a reply only says that its author asks, or has, the same: told how it ended, it is more than that."""
    phrases = _phrases()
    opening = _without_address(text)
    return (
        phrases.me_too.match(opening) is not None
        and len(opening.split()) <= _MORE_THAN_ME_TOO
        and not says_settled(opening)
    )


@lru_cache(maxsize=REMEMBERED)
def is_own_matter(text: str) -> bool:
    """Whether a turn begins with a question or a trouble of its author's own."""
    return _phrases().own_matter.match(_without_address(text)) is not None


@lru_cache(maxsize=REMEMBERED)
def speaks_to_somebody(text: str) -> bool:
    """Whether a turn begins with telling one other person something, or what to do; thanks do not."""
    if is_own_matter(text) or says_thanks(text):
        return False
    phrases, opening = _phrases(), _without_address(text)
    first_words = " ".join(opening.split(maxsplit=_FIRST_WORDS)[:_FIRST_WORDS])
    return phrases.advises.match(opening) is not None or phrases.to_somebody.search(first_words) is not None


@lru_cache(maxsize=REMEMBERED)
def sends_elsewhere(text: str) -> bool:
    """Whether a turn says that what somebody brought up belongs to another place."""
    return _phrases().redirects.search(fold(text)) is not None


def has_next_trouble(text: str) -> bool:
    """Whether a turn brings up another trouble: "fixed, thank you. next problem though"."""
    return _phrases().next_trouble.search(fold(text)) is not None


def has_no_help(text: str) -> bool:
    """Whether a turn says that its author cannot help."""
    return _phrases().cannot_help.search(fold(text)) is not None


@lru_cache(maxsize=REMEMBERED)
def referring_words(text: str) -> int:
    """How many words of a turn stand in sentences that name whom to turn to instead."""
    refers = _phrases().refers
    if refers.search(fold(text)) is None:
        return 0
    return sum(len(clean(sentence).words) for sentence in SENTENCE.findall(text) if refers.search(fold(sentence)))


@lru_cache(maxsize=REMEMBERED)
def says_it_persists(text: str) -> bool:
    """Whether a turn says that something goes on as before, or happens again."""
    return _phrases().persists.search(fold(text)) is not None


@lru_cache(maxsize=REMEMBERED)
def joins_in(text: str) -> bool:
    """Whether a few words only say that their author joins in: "me please!"."""
    return len(clean(text).words) <= _A_FEW_WORDS and _phrases().counts_in.match(fold(text).strip()) is not None


@lru_cache(maxsize=REMEMBERED)
def takes_leave(text: str) -> bool:
    """Whether a few words only wish a good night, to whomever: "good night, night owls"."""
    folded = fold(text).strip()
    return len(clean(text).words) <= _A_FEW_WORDS and _phrases().takes_leave.match(folded) is not None


def rolls_eyes(text: str) -> bool:
    """Whether a turn shows that its praise is not meant: "great quality 🙄"."""
    return _phrases().rolls_eyes.search(text) is not None


@lru_cache(maxsize=REMEMBERED)
def leans_on_talk(text: str) -> bool:
    """Whether a turn points at something that it does not name: "is that you?"."""
    return _phrases().leans.search(fold(text)) is not None


@lru_cache(maxsize=REMEMBERED)
def stated_words(text: str) -> int:
    """How many words of a turn are outside its questions, and outside its calls for a better question.

    A question that proposes something ("have you tried the website?") states it.
    """
    phrases = _phrases()
    stated = (
        sentence
        for sentence in SENTENCE.findall(text)
        if (not sentence.rstrip().endswith("?") or phrases.proposes.match(_without_address(sentence)))
        and not phrases.asks_back.search(fold(sentence))
    )
    return sum(len(sentence.split()) for sentence in stated)


@lru_cache(maxsize=REMEMBERED)
def asks_back(text: str) -> bool:
    """Whether a reply calls for a better question."""
    return _phrases().asks_back.search(fold(text)) is not None


def is_abuse(text: str) -> bool:
    """Whether a text hates or only hurts. Limits: the plainest words of both languages, as they are spelt."""
    return _phrases().abuses.search(fold(text)) is not None


@lru_cache(maxsize=REMEMBERED)
def checks_with_somebody(text: str) -> bool:
    """Whether a short question asks another whether they tried the obvious: "stupid question - checked the filter?"."""
    if not text.rstrip().endswith("?") or len(text.split()) > _A_SHORT_QUESTION:
        return False
    parts = _PART.split(_without_address(text))
    return any(_phrases().checks_with.match(part) for part in parts)


def only_points(text: str) -> bool:
    """Whether a turn leads up to something that it does not say itself: a link after a colon, a picture to come."""
    return clean(text).text.rstrip().endswith(":")


@lru_cache(maxsize=_OF_ONE_LOOK)
def _without_address(text: str) -> str:
    """Folded, without the greetings and the names that it opens with."""
    rest = _uncalled(fold(text))
    while rest:
        first, _, after = rest.partition(" ")
        if first.strip(",.!:;") not in _small_change() or _phrases().me_too.match(rest):
            return rest
        rest = _uncalled(after)
    return rest


def _uncalled(text: str) -> str:
    call = _CALL.match(text)
    return text[call.end() :] if call is not None else text


@cache
def _small_change() -> frozenset[str]:
    return chatter_words("it") | chatter_words("en")
