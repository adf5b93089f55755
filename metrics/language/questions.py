"""Whether a message asks something, and whether it asks to know.

Each sentence is read on its own: cut at its punctuation, abbreviations written out, openings ("ciao ragazzi, scusate")
taken off its clauses. A sentence asks when it ends in a question mark or opens the way Italian or English asks without
one. What asks is then sorted: company ("come va?", "what are you up to?"), rhetorical ("who cares?", and a bare
"perché?" or "what?", which hangs on the turn before it), or else for information.

The patterns are data, `lexicons/questions_*.toml`. They cannot hear a tone of voice: irony ("bello, eh?") passes for
what it says, and a yes-or-no question in Italian without its mark ("hai provato a riavviare") passes for a statement.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from metrics.language.tokens import CleanText
from metrics.language.words import WrittenLanguage, expand, read_lexicon, squeeze
from metrics.values import LanguageCode, QuestionKind

_SENTENCE = re.compile(r"[^.?!…\n]+[.?!…\s]*")
_CLAUSE = re.compile(r"[,;:()\"“”«»]+|\s[-–—]+\s")
_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*['’]?")
_READ = 2000
"""Characters read of a text: more than a question needs, and it bounds the time."""
_LONGEST_CLAUSE = 240
_LONGEST_ADDRESS = 2
"""Words before a question that may only say to whom it is put."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    opening: frozenset[str]
    tags: frozenset[str]
    asks: re.Pattern[str]
    asks_anywhere: re.Pattern[str]
    calls: re.Pattern[str]
    states: re.Pattern[str]
    rhetorical: re.Pattern[str]
    company: re.Pattern[str]
    hanging: re.Pattern[str]


def question_kind(clean: CleanText, language: LanguageCode) -> QuestionKind | None:
    """What a message asks: None when nothing is asked.

    One sentence that asks for information is enough for "information", whatever stands around it. A text in neither
    Italian nor English asks for information when it ends a sentence with a question mark, since that is all that shows.
    """
    text = clean.text[:_READ]
    if language not in ("it", "en"):
        return ("information" if clean.tokens else "rhetorical") if "?" in text else None
    kinds = {kind for sentence in _SENTENCE.findall(text) if (kind := _sentence_kind(sentence, language))}
    order: tuple[QuestionKind, ...] = ("information", "greeting", "rhetorical")
    if not kinds and "?" in text:
        return "rhetorical"
    return next((kind for kind in order if kind in kinds), None)


@lru_cache(maxsize=4096)
def _sentence_kind(sentence: str, language: WrittenLanguage) -> QuestionKind | None:
    patterns = _patterns(language)
    parts = [words for part in _CLAUSE.split(sentence) if (words := _normalised(part, language))]
    marked = "?" in sentence
    if not parts:
        return "rhetorical" if marked else None
    clauses = [clause for part in parts if (clause := _without_opening(part, patterns.opening))] or parts
    if not marked:
        return _unmarked_kind(parts, clauses, sentence, patterns)
    whole = " ".join(clauses)
    if patterns.company.search(whole) or patterns.company.search(clauses[-1]):
        return "greeting"
    if patterns.rhetorical.search(whole) or patterns.hanging.search(whole) or parts[-1] in patterns.tags:
        return "rhetorical"
    return "information"


def _unmarked_kind(parts: list[str], clauses: list[str], sentence: str, patterns: _Patterns) -> QuestionKind | None:
    """Exclamations ("come sono contenta!", "what a day!") open like questions, so an exclamation mark rules it out.

    Only a call for help may end in one. Words that ask and words that begin a reason or an "as you know" are the same
    words, so what must open a question opens its sentence, after a name at most.
    """
    whole = " ".join(clauses)
    if any(patterns.calls.search(part) for part in dict.fromkeys((*parts, whole))):
        return "information"
    if "!" in sentence or patterns.states.search(whole):
        return None
    for place, clause in enumerate(clauses):
        opens = all(len(earlier.split()) <= _LONGEST_ADDRESS for earlier in clauses[:place])
        asks = patterns.asks if opens else patterns.asks_anywhere
        if asks.search(clause) and not patterns.rhetorical.search(clause):
            return "greeting" if patterns.company.search(clause) else "information"
    return "greeting" if len(clauses) == 1 and len(clauses[0]) > 3 and patterns.company.fullmatch(clauses[0]) else None


def _normalised(clause: str, language: WrittenLanguage) -> str:
    """Folded words, written out in full, one blank between."""
    return " ".join([_written_out(word, language) for word in _WORD.findall(clause[:_LONGEST_CLAUSE])])


def _without_opening(clause: str, opening: frozenset[str]) -> str:
    words = clause.split()
    start = next((n for n, word in enumerate(words) if word not in opening), len(words))
    return " ".join(words[start:])


@lru_cache(maxsize=16384)
def _written_out(word: str, language: WrittenLanguage) -> str:
    return expand(squeeze(word.lower().replace("’", "'").replace("`", "'")), language)


@cache
def _patterns(language: WrittenLanguage) -> _Patterns:
    lexicon = read_lexicon(f"questions_{language}")

    def any_of(*groups: str) -> re.Pattern[str]:
        return _joined(pattern for group in groups for pattern in lexicon[group])

    return _Patterns(
        opening=frozenset(lexicon["opening"].split()),
        tags=frozenset(lexicon["tags"]),
        asks=any_of("asks"),
        asks_anywhere=_joined(pattern for pattern in lexicon["asks"] if not pattern.startswith("^")),
        calls=any_of("calls"),
        states=any_of("states"),
        rhetorical=any_of("rhetorical"),
        company=any_of("greeting", "personal"),
        hanging=any_of("clarification"),
    )


def _joined(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
