"""Whether a message asks something, and whether it asks to know.

Each sentence is read on its own: cut at its punctuation, abbreviations written out, openings ("ciao ragazzi, scusate")
taken off its clauses. A sentence asks when it ends in a question mark or opens the way Italian or English asks without
one. What asks is then sorted: company ("come va?", "what are you up to?"), rhetorical ("who cares?", and a bare
"perché?" or "what?", which hangs on the turn before it), or else for information.

The patterns are data, `lexicons/questions_*.toml`. They cannot hear a tone of voice: irony ("bello, eh?") passes for
what it says, and a yes-or-no question in Italian without its mark ("hai provato a riavviare") passes for a statement.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from metrics.language.tokens import CleanText
from metrics.language.words import WrittenLanguage, expand, read_lexicon, squeeze
from metrics.values import LanguageCode, QuestionKind

_SENTENCE = re.compile(r"[^.?!…\n]+[.?!…\s]*")
_CLAUSE = re.compile(r"[,;:()\"“”«»]+|\s[-–—]+\s")
_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*['’]?")
_READ = 2000
"""Characters read of a text: more than a question needs, and it bounds the time."""
_LONGEST_CLAUSE = 240
_SHORTEST_COMPANY = 3
"""Letters: a clause of no more does not keep company by itself."""
_ANY_WORD = "*"
_LONGEST_ADDRESS = 2
"""Words before a question that may only say to whom it is put."""


class Clause(NamedTuple):
    """A clause's words, folded and written out in full, and the same with one blank between."""

    words: Sequence[str]
    text: str


class Forms:
    """Forms of words to look for in a clause; each is tried only where a word stands that it must hold.

    `entries` are those words, "*" for any, and a regular expression; one with ^ is for the beginning of a clause and
    begins with one of them.
    """

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        opening: dict[str, list[str]] = {}
        anywhere: dict[str, list[str]] = {}
        for words, pattern in entries:
            for word in words.split():
                (opening if pattern.startswith("^") else anywhere).setdefault(word, []).append(pattern)
        of_any = opening.pop(_ANY_WORD, [])
        assert _ANY_WORD not in anywhere
        self._opening = {word: _joined([*patterns, *of_any]) for word, patterns in opening.items()}
        self._opening_with_any = _joined(of_any) if of_any else None
        self._anywhere = {word: _joined(patterns) for word, patterns in anywhere.items()}

    def are_in(self, clause: Clause, *, opening: bool = True) -> bool:
        """Whether one is found; those for the beginning of a clause only where it is `opening` something."""
        if opening:
            at_start = self._opening.get(clause.words[0], self._opening_with_any)
            if at_start is not None and at_start.match(clause.text):
                return True
        if self._anywhere.keys().isdisjoint(clause.words):
            return False
        return any(forms.search(clause.text) for forms in self._held_by(clause))

    def are_all_of(self, clause: Clause) -> bool:
        """Whether one is the whole clause."""
        at_start = self._opening.get(clause.words[0], self._opening_with_any)
        if at_start is not None and at_start.fullmatch(clause.text):
            return True
        return any(forms.fullmatch(clause.text) for forms in self._held_by(clause))

    def _held_by(self, clause: Clause) -> Iterator[re.Pattern[str]]:
        return (self._anywhere[word] for word in clause.words if word in self._anywhere)


@dataclass(frozen=True, slots=True)
class _Patterns:
    opening: frozenset[str]
    tags: frozenset[str]
    asks: Forms
    calls: Forms
    states: Forms
    rhetorical: Forms
    company: Forms
    hanging: Forms


def question_kind(clean: CleanText, language: LanguageCode) -> QuestionKind | None:
    """What a message asks: None when nothing is asked.

    One sentence that asks for information is enough for "information", whatever stands around it. A text in neither
    Italian nor English asks for information when it ends a sentence with a question mark, since that is all that shows.
    """
    text = clean.text[:_READ]
    if language not in ("it", "en"):
        return ("information" if clean.words else "rhetorical") if "?" in text else None
    kinds = {kind for sentence in _SENTENCE.findall(text) if (kind := _sentence_kind(sentence, language))}
    order: tuple[QuestionKind, ...] = ("information", "greeting", "rhetorical")
    if not kinds and "?" in text:
        return "rhetorical"
    return next((kind for kind in order if kind in kinds), None)


@lru_cache(maxsize=4096)
def _sentence_kind(sentence: str, language: WrittenLanguage) -> QuestionKind | None:
    patterns = _patterns(language)
    parts = [clause for part in _CLAUSE.split(sentence) if (clause := _normalised(part, language)).words]
    marked = "?" in sentence
    if not parts:
        return "rhetorical" if marked else None
    clauses = [clause for part in parts if (clause := _without_opening(part, patterns.opening)).words] or parts
    whole = _one(clauses)
    if not marked:
        return _unmarked_kind(parts, clauses, whole, sentence, patterns)
    if patterns.company.are_in(whole) or patterns.company.are_in(clauses[-1]):
        return "greeting"
    if patterns.rhetorical.are_in(whole) or patterns.hanging.are_in(whole) or parts[-1].text in patterns.tags:
        return "rhetorical"
    return "information"


def _unmarked_kind(
    parts: Sequence[Clause], clauses: Sequence[Clause], whole: Clause, sentence: str, patterns: _Patterns
) -> QuestionKind | None:
    """Exclamations ("come sono contenta!", "what a day!") open like questions, so an exclamation mark rules it out.

    Only a call for help may end in one. Words that ask and words that begin a reason or an "as you know" are the same
    words, so what must open a question opens its sentence, after a name at most.
    """
    calls = patterns.calls
    if any(calls.are_in(part) for part in parts) or (whole is not parts[0] and calls.are_in(whole)):
        return "information"
    if "!" in sentence or patterns.states.are_in(whole):
        return None
    opens = True
    for clause in clauses:
        if patterns.asks.are_in(clause, opening=opens) and not patterns.rhetorical.are_in(clause):
            return "greeting" if patterns.company.are_in(clause) else "information"
        opens = opens and len(clause.words) <= _LONGEST_ADDRESS
    if len(clauses) == 1 and len(whole.text) > _SHORTEST_COMPANY and patterns.company.are_all_of(whole):
        return "greeting"
    return None


def _normalised(clause: str, language: WrittenLanguage) -> Clause:
    text = " ".join([_written_out(word, language) for word in _WORD.findall(clause[:_LONGEST_CLAUSE])])
    return Clause(tuple(text.split()), text)


def _without_opening(clause: Clause, opening: frozenset[str]) -> Clause:
    start = next((at for at, word in enumerate(clause.words) if word not in opening), len(clause.words))
    return Clause(clause.words[start:], " ".join(clause.words[start:])) if start else clause


def _one(clauses: Sequence[Clause]) -> Clause:
    if len(clauses) == 1:
        return clauses[0]
    words = tuple(word for clause in clauses for word in clause.words)
    return Clause(words, " ".join(words))


@lru_cache(maxsize=16384)
def _written_out(word: str, language: WrittenLanguage) -> str:
    return expand(squeeze(word.lower().replace("’", "'").replace("`", "'")), language)


@cache
def _patterns(language: WrittenLanguage) -> _Patterns:
    lexicon = read_lexicon(f"questions_{language}")
    return _Patterns(
        opening=frozenset(lexicon["opening"].split()),
        tags=frozenset(lexicon["tags"]),
        asks=Forms(lexicon["asks"]),
        calls=Forms(lexicon["calls"]),
        states=Forms(lexicon["states"]),
        rhetorical=Forms(lexicon["rhetorical"]),
        company=Forms(lexicon["greeting"] + lexicon["personal"]),
        hanging=Forms(lexicon["clarification"]),
    )


def _joined(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
