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
_CACHED_WORDS, _CACHED_FOLLOWING = 50_000, 1_000


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
        return word in self.exact or (not self.is_listed and self._describes(word))

    @property
    def initials(self) -> frozenset[str] | None:
        """The letters that a matching word begins with; None where any will do."""
        if self.anything or self.number or self.suffixes or self.specific:
            return None
        return frozenset(word[0] for word in (*self.exact, *self.prefixes, *self.stems))

    def _describes(self, word: str) -> bool:
        """Whether a word that is not listed is of the kind that is described."""
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
    second: _Element | None
    """What must come right after the first word, where no gap does: most patterns fail here, cheaply."""
    told: int
    """How many elements have matched when a word and its follower are known."""


_INSIDE, _AT_CLAUSE_START, _AT_TURN_START = range(3)
_Candidates = tuple[tuple[_Pattern, ...], tuple[_Pattern, ...], tuple[_Pattern, ...]]
"""Patterns that may begin with two given words: inside a clause, at its beginning, at that of the turn."""


def _by_place(patterns: Sequence[_Pattern]) -> _Candidates:
    return (
        tuple(pattern for pattern in patterns if not pattern.anchor),
        tuple(pattern for pattern in patterns if pattern.anchor != "^^"),
        tuple(patterns),
    )


class _Starting(dict[str, _Candidates]):
    """The patterns that may begin with a word, the longest first, by the words that were seen to follow it.

    Words that no pattern lists or describes leave those that any word may follow, `otherwise`. `listed` are the words
    that must be looked at; where patterns describe words rather than list them that is every word, and `otherwise` is
    None.
    """

    __slots__ = ("_all", "_by_place", "_not_listing", "_patterns", "listed", "otherwise")

    def __init__(self, patterns: Sequence[_Pattern]) -> None:
        super().__init__()
        self._patterns = patterns
        self._by_place: dict[tuple[int, ...], _Candidates] = {}
        self._all = tuple((number, pattern.second) for number, pattern in enumerate(patterns))
        self._not_listing = tuple(one for one in self._all if one[1] is None or not one[1].is_listed)
        seconds = [second for _, second in self._all if second is not None]
        self.listed = frozenset[str]().union(*(second.exact for second in seconds))
        self.otherwise: _Candidates | None = None
        if all(second is None for _, second in self._not_listing):
            self.otherwise = _by_place([patterns[number] for number, _ in self._not_listing])

    def look_at(self, following: str) -> _Candidates:
        """Those that this word, or the end of the row (""), may follow, remembered."""
        among = self._all if following in self.listed else self._not_listing
        chosen = tuple(
            [number for number, second in among if second is None or (following and second.matches(following))]
        )
        candidates = self._by_place.get(chosen)
        if candidates is None:
            candidates = self._by_place[chosen] = _by_place([self._patterns[number] for number in chosen])
        if len(self) >= _CACHED_FOLLOWING:
            self.clear()
        self[following] = candidates
        return candidates


_NO_START = _Starting(())


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
        self._patterns = patterns
        self._by_word: dict[str, list[int]] = {}
        opening: dict[_Element, list[int]] = {}
        for number, pattern in enumerate(patterns):
            first = pattern.steps[0]
            assert isinstance(first, _Element), pattern
            for word in first.exact:
                self._by_word.setdefault(word, []).append(number)
            if not first.is_listed:
                opening.setdefault(first, []).append(number)
        described = tuple(opening.items())
        self._described = tuple(entry for entry in described if entry[0].initials is None)
        self._described_by_initial = {
            initial: tuple(entry for entry in described if entry[0].initials is None or initial in entry[0].initials)
            for initial in set().union(*(first.initials for first in opening if first.initials is not None))
        }
        self._starting: dict[str, _Starting] = {}
        self._alike: dict[tuple[int, ...], _Starting] = {(): _NO_START}

    def find(self, words: Sequence[str], *, opens_turn: bool = True) -> list[Found]:
        """Every cue, in order of place; matches of one cue do not overlap. `words` hold punctuation marks too."""
        known = self._starting
        found: list[Found] = []
        reached: dict[str, int] = {}
        place = _AT_TURN_START if opens_turn else _AT_CLAUSE_START
        for at, word in enumerate(words):
            starting = known.get(word)
            if starting is None:
                starting = self._starting_with(word)
            if starting is not _NO_START:
                following = words[at + 1] if at + 1 < len(words) else ""
                candidates = starting.get(following)
                if candidates is None:
                    candidates = starting.otherwise
                    if candidates is None or following in starting.listed:
                        candidates = starting.look_at(following)
                for pattern in candidates[place]:
                    if reached.get(pattern.cue, 0) <= at:
                        end = _end(pattern.steps, pattern.told, words, at + pattern.told)
                        if end is not None:
                            reached[pattern.cue] = end
                            found.append(Found(pattern.cue, at, end))
            place = _AT_CLAUSE_START if word in CLAUSE_ENDS else _INSIDE
        return found

    def _starting_with(self, word: str) -> _Starting:
        """The patterns whose first element is matched by a word; words that begin the same ones share them."""
        numbers = [*self._by_word.get(word, ())]
        for first, described in self._described_by_initial.get(word[0], self._described):
            if word not in first.exact and first.matches(word):
                numbers += described
        chosen = tuple(sorted(numbers))
        starting = self._alike.get(chosen)
        if starting is None:
            starting = self._alike[chosen] = _Starting([self._patterns[number] for number in chosen])
        if len(self._starting) >= _CACHED_WORDS:
            self._starting.clear()
        self._starting[word] = starting
        return starting


def _end(steps: tuple[_Step, ...], step: int, words: Sequence[str], at: int) -> int | None:
    """Where the match ends that has reached `step` at mark `at`; None when there is none."""
    count = len(words)
    for number in range(step, len(steps)):
        current = steps[number]
        if isinstance(current, int):
            return _end_after_gap(steps, number, words, at)
        if at >= count or not current.matches(words[at]):
            return None
        at += 1
    return at


def _end_after_gap(steps: tuple[_Step, ...], step: int, words: Sequence[str], at: int) -> int | None:
    gap, awaited = steps[step], steps[step + 1]
    assert isinstance(gap, int) and isinstance(awaited, _Element), steps
    if awaited.is_listed and awaited.exact.isdisjoint(words[at : at + gap + 1]):
        return None
    closing = SENTENCE_ENDS if gap > _SHORT_GAP else CLAUSE_ENDS
    for place in range(at, min(at + gap + 1, len(words))):
        word = words[place]
        if awaited.matches(word):
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
    if isinstance(second, _Element):
        return _Pattern(cue, anchor, tuple(steps), second, told=2)
    return _Pattern(cue, anchor, tuple(steps), None, told=1)


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
