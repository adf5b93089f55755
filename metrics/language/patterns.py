"""Patterns of words with gaps and word forms, found in a row of words in one pass.

Patterns are written one a line in data files; the syntax is explained at the top of metrics/depth/data/en/cues.toml.
They are found by their first two words, so reading costs one look-up per word, however long the lists grow.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import NamedTuple

from metrics.language.words import WrittenLanguage

PUNCTUATION = frozenset(",:;.!?%()\n")
"""Marks that are not words. A dash between blanks counts as a comma, an ellipsis as a full stop."""
CLAUSE_ENDS = frozenset(",:;.!?()\n")
SENTENCE_ENDS = frozenset(".!?\n")

_FORMS = {
    "it": re.compile(
        r"(?:o|i|a|e|iamo|ate|ete|ite|ano|ono|are|ere|ire|ar|er|ir|at[oaie]|ut[oaie]|it[oaie]|ando|endo|av[oiae]|avano"
        r"|ev[oiae]|evano|iv[oiae]|ivano|(?:er|ir)(?:ei|esti|ebbe|emmo|este|ebbero|o|ai|a|emo|ete|anno)|ai|asti|arono)?"
        r"(?:lo|la|li|le|ne|ci|mi|ti|vi|si)?"
    ),
    "en": re.compile(r"(?:s|es|d|ed|ing|[bdgklmnprt]?(?:ed|ing))?"),
}
_SHORT_GAP, _LONG_GAP = 4, 12
_NEVER_COMMANDS = {"it": ("mente",), "en": ("ing", "ed", "ly")}
"""Endings of words that stand where a verb would without being one that somebody is told to do."""
_CACHED_WORDS = 50_000
_CACHED_PAIRS = 200_000


class Found(NamedTuple):
    """A cue found in the marks `start` to `end` (half-open)."""

    cue: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Element:
    exact: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    stems: tuple[str, ...]
    anything: bool
    number: bool
    specific: tuple[str, ...]
    is_listed: bool
    language: WrittenLanguage
    names_something: Callable[[str], bool]

    def matches(self, word: str) -> bool:
        if word in self.exact:
            return True
        if word in PUNCTUATION:
            return False
        if self.anything or (self.number and word[0].isdigit()):
            return True
        if self.prefixes and word.startswith(self.prefixes):
            return True
        if self.suffixes and len(word) > 4 and word.endswith(self.suffixes):
            return True
        if self.specific and word.endswith(self.specific) and self.names_something(word):
            return not word.endswith(_NEVER_COMMANDS[self.language])
        if not self.stems or not word.startswith(self.stems):
            return False
        form = _FORMS[self.language]
        return any(word.startswith(stem) and form.fullmatch(word, len(stem)) is not None for stem in self.stems)


_Step = _Element | int
"""An element to match, or a gap of at most so many words."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    cue: str
    anchor: str
    steps: tuple[_Step, ...]
    second: frozenset[str] | None
    """The only words that may come next, where they can be listed: most patterns fail here, cheaply."""


_INSIDE, _AT_CLAUSE_START, _AT_TURN_START = range(3)
_Candidates = tuple[tuple[_Pattern, ...], tuple[_Pattern, ...], tuple[_Pattern, ...]]
"""Patterns that may begin with two given words: inside a clause, at its beginning, at that of the turn."""


@dataclass(frozen=True, slots=True)
class _Starting:
    """Patterns that may begin with a word; the words that some await next; those left when none of these follows."""

    patterns: tuple[_Pattern, ...]
    awaited: frozenset[str]
    whatever_follows: _Candidates


class Patterns:
    """Named lists of patterns of one language; a "%ing" in them is a word that `names_something` and ends so."""

    def __init__(
        self,
        lists: Mapping[str, str],
        classes: Mapping[str, str],
        language: WrittenLanguage,
        names_something: Callable[[str], bool] = str.isalpha,
    ) -> None:
        known = {name: words.split() for name, words in classes.items()}
        # The same words stand in many patterns: they are kept once.
        element = cache(lambda written: _element(written.split("|"), known, language, names_something))
        patterns = [
            _compiled(cue, line, element) for cue, lines in lists.items() for line in lines.splitlines() if line.strip()
        ]
        patterns.sort(key=lambda pattern: -len(pattern.steps))
        self._by_word: dict[str, list[_Pattern]] = {}
        self._open: dict[_Element, list[_Pattern]] = {}
        for pattern in patterns:
            first = pattern.steps[0]
            assert isinstance(first, _Element), pattern
            for word in sorted(first.exact):
                self._by_word.setdefault(word, []).append(pattern)
            if not first.is_listed:
                self._open.setdefault(first, []).append(pattern)
        self._candidates: dict[str, _Starting] = {}
        self._next_candidates: dict[tuple[str, str], _Candidates] = {}

    def find(self, words: Sequence[str], *, opens_turn: bool = True) -> list[Found]:
        """Every cue, in order of place; matches of one cue do not overlap. `words` hold punctuation marks too."""
        beginning, following_pair = self._candidates, self._next_candidates
        found: list[Found] = []
        reached: dict[str, int] = {}
        place = _AT_TURN_START if opens_turn else _AT_CLAUSE_START
        for at, word in enumerate(words):
            starting = beginning.get(word)
            if starting is None:
                starting = self._starting_with(word)
            if starting.patterns:
                following = words[at + 1] if at + 1 < len(words) else ""
                candidates = starting.whatever_follows
                if following in starting.awaited:
                    pair = (word, following)
                    candidates = following_pair.get(pair) or self._starting_with_both(pair, starting.patterns)
                for pattern in candidates[place]:
                    if reached.get(pattern.cue, 0) <= at:
                        end = _end(pattern.steps, 1, words, at + 1)
                        if end is not None:
                            reached[pattern.cue] = end
                            found.append(Found(pattern.cue, at, end))
            place = _AT_CLAUSE_START if word in CLAUSE_ENDS else _INSIDE
        return found

    def _starting_with_both(self, pair: tuple[str, str], starting: tuple[_Pattern, ...]) -> _Candidates:
        """Those of the patterns that begin with the first word that may go on with the second, by where they stand."""
        if len(self._next_candidates) >= _CACHED_PAIRS:
            self._next_candidates.clear()
        by_place = _by_place([pattern for pattern in starting if pattern.second is None or pair[1] in pattern.second])
        self._next_candidates[pair] = by_place
        return by_place

    def _starting_with(self, word: str) -> "_Starting":
        """The patterns whose first element is matched by a word, the longest first."""
        exact = self._by_word.get(word, [])
        other = [
            pattern
            for first, patterns in self._open.items()
            if word not in first.exact and first.matches(word)
            for pattern in patterns
        ]
        either = tuple(sorted([*exact, *other], key=lambda pattern: -len(pattern.steps)))
        known = _Starting(
            either,
            frozenset[str]().union(*(pattern.second for pattern in either if pattern.second is not None)),
            _by_place([pattern for pattern in either if pattern.second is None]),
        )
        if len(self._candidates) >= _CACHED_WORDS:
            self._candidates.clear()
        self._candidates[word] = known
        return known


def _by_place(patterns: Sequence[_Pattern]) -> _Candidates:
    return (
        tuple(pattern for pattern in patterns if not pattern.anchor),
        tuple(pattern for pattern in patterns if pattern.anchor != "^^"),
        tuple(patterns),
    )


def _end(steps: tuple[_Step, ...], step: int, words: Sequence[str], at: int) -> int | None:
    """Where the match ends that has reached `step` at mark `at`; None when there is none."""
    count = len(words)
    for number in range(step, len(steps)):
        current = steps[number]
        if isinstance(current, int):
            return _end_after_gap(steps, number, words, at)
        if at >= count or not (words[at] in current.exact or (not current.is_listed and current.matches(words[at]))):
            return None
        at += 1
    return at


def _end_after_gap(steps: tuple[_Step, ...], step: int, words: Sequence[str], at: int) -> int | None:
    gap, awaited = steps[step], steps[step + 1]
    assert isinstance(gap, int) and isinstance(awaited, _Element), steps
    closing = SENTENCE_ENDS if gap > _SHORT_GAP else CLAUSE_ENDS
    for place in range(at, min(at + gap + 1, len(words))):
        word = words[place]
        if word in awaited.exact or (not awaited.is_listed and awaited.matches(word)):
            end = _end(steps, step + 2, words, place + 1)
            if end is not None:
                return end
        if word in closing:
            return None
    return None


def _compiled(cue: str, line: str, element: Callable[[str], _Element]) -> _Pattern:
    parts = line.split()
    anchor = parts.pop(0) if parts[0] in ("^", "^^") else ""
    steps: list[_Step] = []
    for part in parts:
        if part == "..":
            steps.append(_SHORT_GAP)
        elif part == "...":
            steps.append(_LONG_GAP)
        else:
            steps.append(element(part))
    second = steps[1] if len(steps) > 1 else None
    return _Pattern(
        cue, anchor, tuple(steps), second.exact if isinstance(second, _Element) and second.is_listed else None
    )


def _element(
    choices: Iterable[str],
    classes: Mapping[str, list[str]],
    language: WrittenLanguage,
    names_something: Callable[[str], bool],
) -> _Element:
    exact: list[str] = []
    prefixes: list[str] = []
    suffixes: list[str] = []
    stems: list[str] = []
    specific: list[str] = []
    anything = number = False
    written = [one for choice in choices for one in (classes[choice[1:]] if choice.startswith("@") else (choice,))]
    for choice in written:
        if choice in ("_", "*"):
            anything = True
        elif choice == "#":
            number = True
        elif choice.startswith("%"):
            specific.append(choice[1:])
        elif choice.endswith("~"):
            stems.append(choice[:-1])
        elif choice.endswith("*"):
            prefixes.append(choice[:-1])
        elif choice.startswith("*"):
            suffixes.append(choice[1:])
        else:
            exact.append(intern(choice))
    is_listed = not (prefixes or suffixes or stems or specific or anything or number)
    return _Element(
        frozenset(exact),
        tuple(prefixes),
        tuple(suffixes),
        tuple(stems),
        anything,
        number,
        tuple(specific),
        is_listed,
        language,
        names_something,
    )
