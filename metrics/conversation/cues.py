"""What one chat message gives away about whom it answers, read without its neighbours."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from metrics.language.tokens import fold
from metrics.language.words import chatter_words, function_words, is_laughter
from metrics.once import REMEMBERED

_URL = re.compile(r"<?(?:https?://|www\.)\S+", re.IGNORECASE)
_EDGES = "@,:;.!?()[]<>\"'*~-…"
_NAME_EDGES = "_-^`|~\\"
_STAND_IN = "[<-"
"""How exports begin what they put in the place of a link that they leave out: it is no word that two turns share."""
_REPEATED = re.compile(r"(.)\1+")
_SYSTEM = re.compile(r"={3} \S")
SHORTEST_NAME = 3
"""A shorter name, or one that is an ordinary word, is taken for a name only when it is marked: "@al", "al:"."""


@dataclass(frozen=True, slots=True)
class Cues:
    """`words` are its content words, folded; `length` counts all its words. `small` has nothing but small change.

    `yes_or_no` says one of these, `asks_yes_or_no` asks for nothing more.
    """

    words: frozenset[str]
    links: frozenset[str]
    length: int
    asks: bool
    to_the_room: bool
    answers: bool
    takes_up: bool
    thanks: bool
    greets: bool
    small: bool
    command: bool
    runs_on: bool
    unfinished: bool
    of_oneself: bool
    acknowledges: bool
    yes_or_no: bool
    asks_yes_or_no: bool


@dataclass(frozen=True, slots=True)
class _Lexicon:
    asks_first: frozenset[str]
    to_the_room: frozenset[str]
    answers_first: frozenset[str]
    takes_up_first: frozenset[str]
    runs_on_first: frozenset[str]
    thanks: frozenset[str]
    greetings: frozenset[str]
    of_oneself: frozenset[str]
    acknowledges_first: frozenset[str]
    yes_or_no: frozenset[str]
    asks_openly: frozenset[str]
    parts_of_links: frozenset[str]
    nameless: frozenset[str]
    without_content: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    with (Path(__file__).parent / "cues.toml").open("rb") as file:
        lists: Mapping[str, list[str]] = tomllib.load(file)
    held_together = function_words("it") | function_words("en") | chatter_words("it") | chatter_words("en")
    return _Lexicon(**{name: frozenset(words) for name, words in lists.items()}, without_content=held_together)


def cut(text: str) -> list[str]:
    """Folded words with their punctuation still on; a link is kept as one word."""
    return fold(text).split()


def read_cues(text: str, cut_words: list[str], skip: int) -> Cues:
    """Read `text`, whose folded blank-separated words are `cut_words`; the first `skip` of them address somebody."""
    lexicon = _lexicon()
    words = cut_words[skip:]
    if _STAND_IN in text:
        words = [word for word in words if not word.startswith(_STAND_IN)]
    bare = [bare for word in words if (bare := word if word.isalnum() else word.strip(_EDGES))]
    first = bare[0] if bare else ""
    content = frozenset([word for word in bare if len(word) > 2 and word not in lexicon.without_content])
    head = bare[:3]
    has_links = "http" in text or "www." in text
    links = frozenset(link.strip(_EDGES) for link in _URL.findall(text)) if has_links else frozenset[str]()
    marked = "?" in (_URL.sub(" ", text) if links else text)
    return Cues(
        words=content,
        links=links,
        length=len(bare),
        asks=marked or first in lexicon.asks_first,
        to_the_room=not lexicon.to_the_room.isdisjoint(bare),
        answers=first in lexicon.answers_first,
        takes_up=first in lexicon.takes_up_first or is_laughter(first),
        thanks=not lexicon.thanks.isdisjoint(bare[:6]),
        greets=not lexicon.greetings.isdisjoint(head),
        small=not content,
        runs_on=text.startswith(("(", "...", "…", "*", "s/", "^")) or first in lexicon.runs_on_first,
        unfinished=text.rstrip().endswith((",", "...", "…", ":", ";", "-")),
        of_oneself=not lexicon.of_oneself.isdisjoint(bare),
        acknowledges=first in lexicon.acknowledges_first,
        yes_or_no=first in lexicon.yes_or_no,
        asks_yes_or_no=marked and lexicon.asks_openly.isdisjoint(head),
        command=text.startswith(("!", "/", "?")) and len(text) > 1 and text[1].isalpha(),
    )


@lru_cache(maxsize=REMEMBERED)
def cues_of(text: str) -> Cues:
    """The cues of a whole turn, read once for the nine windows that share it."""
    return read_cues(text, cut(text), 0)


@lru_cache(maxsize=REMEMBERED)
def greets_anyhow(text: str) -> bool:
    """Whether a turn opens with a greeting, also one that is drawn out: "hii", "helloo", "ciaoo"."""
    if cues_of(text).greets:
        return True
    known = {_each_letter_once(greeting) for greeting in _lexicon().greetings}
    return any(_each_letter_once(word.strip(_EDGES)) in known for word in cut(text)[:3])


def _each_letter_once(word: str) -> str:
    return _REPEATED.sub(r"\1", word)


def is_system_line(author: str, text: str) -> bool:
    """Whether nobody speaks here: joins, leaves and renames, as chat logs keep them."""
    return not author.strip(" =*-") or (not author.strip() and _SYSTEM.match(text) is not None)


@lru_cache(maxsize=REMEMBERED)
def name_forms(name: str) -> tuple[str, ...]:
    """How people write a name: in full, without its ornaments ("anna_" -> "anna"), the first of several words."""
    whole = fold(name).strip()
    forms = [whole.replace(" ", "")]
    bare = whole.split("|")[0].strip(_NAME_EDGES)
    forms.append(bare.rstrip("0123456789").strip(_NAME_EDGES))
    forms.append(bare)
    forms.extend(part.strip(_EDGES) for part in whole.split()[:1])
    return tuple(dict.fromkeys(form for form in forms if len(form) >= 2))


@lru_cache(maxsize=REMEMBERED)
def is_nameless(name: str) -> bool:
    """Whether this stands for somebody whose name is gone: others still call them by it, and nobody can be found."""
    return fold(name).strip().startswith(tuple(_lexicon().nameless))


@cache
def empty_parts() -> frozenset[str]:
    """What carries nothing where it is part of a compound word or of a link."""
    return _lexicon().without_content | _lexicon().parts_of_links


def is_plain_word(form: str) -> bool:
    """Whether a name, unmarked, could be an ordinary word of the sentence."""
    return len(form) < SHORTEST_NAME or form in _lexicon().without_content
