"""Which words carry something specific, and which could stand in any conversation."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

from metrics.language.words import WrittenLanguage, chatter_words, function_words

DATA = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True, slots=True)
class Asking:
    """Words by which a question shows what would answer it, and those by which a first sentence answers just that."""

    reason: frozenset[str]
    advice: frozenset[str]
    either: frozenset[str]
    which: frozenset[str]
    when: frozenset[str]
    how: frozenset[str]
    measured: frozenset[str]
    telling: frozenset[str]
    answers_yes_or_no: frozenset[str]
    answers_when: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words without accents.

    `generic` words say little by themselves, `ambiguous` ones greet or fill in but also say when and what,
    `short` ones have two letters and say something, `placeholder` is dummy text, `connectives` join what is said,
    `matter` words are those by which a difficulty or a choice is told, `pointing` ones point back at what was said,
    by `oneself` ones somebody tells of themselves as the one whom things happen to, `sweeping` ones take in life and
    the world; `tallied` are these three together.
    """

    function_words: frozenset[str]
    chatter_words: frozenset[str]
    generic: frozenset[str]
    ambiguous: frozenset[str]
    short: frozenset[str]
    abstract_endings: tuple[str, ...]
    placeholder: frozenset[str]
    connectives: frozenset[str]
    matter: frozenset[str]
    pointing: frozenset[str]
    oneself: frozenset[str]
    sweeping: frozenset[str]
    tallied: frozenset[str]
    asking: Asking


@cache
def vocabulary(language: WrittenLanguage) -> Vocabulary:
    """The vocabulary of a language, read once."""
    lists = read_data(f"{language}/vocabulary.toml")
    return Vocabulary(
        function_words=frozenset(map(_plain, function_words(language))),
        chatter_words=frozenset(map(_plain, chatter_words(language))),
        generic=frozenset(lists["generic"].split()),
        ambiguous=frozenset(lists["ambiguous"].split()),
        short=frozenset(lists["short"].split()),
        abstract_endings=tuple(lists["abstract_endings"].split()),
        placeholder=frozenset(lists["placeholder"].split()),
        connectives=frozenset(lists["connectives"].split()),
        matter=frozenset(lists["matter"].split()),
        pointing=frozenset(lists["pointing"].split()),
        oneself=frozenset(lists["oneself"].split()),
        sweeping=frozenset(lists["sweeping"].split()),
        tallied=frozenset(" ".join(lists[name] for name in ("pointing", "oneself", "sweeping")).split()),
        asking=Asking(**{name: frozenset(words.split()) for name, words in lists["asking"].items()}),
    )


def read_data(name: str) -> dict[str, Any]:
    """One of this package's TOML files, as plain data."""
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def _plain(word: str) -> str:
    return "".join(character for character in normalize("NFD", word) if not combining(character))
