"""Needs that people voice: something that does not work, something they wish for, something they ask for; and what they
are dissatisfied with."""

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, get_args

from metrics.language.tokens import clean
from metrics.once import REMEMBERED
from metrics.plain import is_plain
from metrics.values import LanguageCode, ReadTurn

NeedKind = Literal["problem", "wish", "request"]
_KINDS: tuple[NeedKind, ...] = get_args(NeedKind)
_FOLDER = Path(__file__).resolve().parent

_SENTENCE_END = re.compile(r"[.!?;\n]+")
_QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”|«[^»\n]*»")
_REACH = r"(?:\s+[\w']+){0,3}\s*"
_SIGNS = {
    "(": "(?:",
    ")": ")",
    "|": "|",
    "*": r"\w*",
    "_ ": r"(?:[\w']+,?\s+){0,3}?",
    "'": "'?",
    " ": r"(?:,?\s+|(?!\w))",
}
_ACCENTED = {
    "è": "(?:è|é|e'|e)",
    "é": "(?:é|è|e'|e)",
    "à": "(?:à|a'|a)",
    "ò": "(?:ò|o'|o)",
    "ù": "(?:ù|u'|u)",
    "ì": "(?:ì|i'|i)",
}


@dataclass(frozen=True, slots=True)
class NeedVoiced:
    """`start` and `end` are where in the turn's text the cue stands: half-open code point offsets."""

    turn_id: str
    kind: NeedKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Cues:
    """The cues of one language, compiled. `needs` has one group per kind."""

    needs: re.Pattern[str]
    before: re.Pattern[str]
    phrases: re.Pattern[str]
    solved: re.Pattern[str]
    verdict: re.Pattern[str]
    unheard: re.Pattern[str]


def needs_voiced(turns: Iterable[ReadTurn]) -> tuple[NeedVoiced, ...]:
    """The need that each turn voices, where it voices one, in the order of the turns; the first cue that holds decides.

    A cue does not hold after a condition, a negation or another person's "says that" in its sentence, inside quotation
    marks, as part of a set phrase ("I wish you"), and a problem not when the turn says that it is over.
    Source: cue phrases written for this project, in `needs_it.toml` and `needs_en.toml`. Limits: a need that is only
    implied is not heard; sarcasm is taken at its word. A turn in an unknown language is tried in both.
    """
    found: list[NeedVoiced] = []
    for turn in turns:
        need = _need(turn.turn.text, turn.reading.language.code)
        if need is not None:
            found.append(NeedVoiced(turn.id, *need))
    return tuple(found)


def is_dissatisfied(turn: ReadTurn) -> bool:
    """Whether a turn holds a problem or a poor verdict on something; of cues and limits as `needs_voiced`."""
    text, language = turn.turn.text, turn.reading.language.code
    need = _need(text, language)
    return (need is not None and need[0] == "problem") or _gives_verdict(text, language)


def is_unheard(turn: ReadTurn) -> bool:
    """Whether a turn says that its author asked before and nobody answered."""
    return _says_unheard(turn.turn.text, turn.reading.language.code)


@lru_cache(maxsize=REMEMBERED)
def _gives_verdict(text: str, language: LanguageCode) -> bool:
    return _holds(text, language, lambda cues: cues.verdict)


@lru_cache(maxsize=REMEMBERED)
def _says_unheard(text: str, language: LanguageCode) -> bool:
    return _holds(text, language, lambda cues: cues.unheard)


def _holds(text: str, language: LanguageCode, wanted: Callable[[_Cues], re.Pattern[str]]) -> bool:
    words = _words(text)
    for cues in map(_cues, _languages(language)):
        for match in wanted(cues).finditer(words):
            if not _ruled_out(words, match, cues):
                return True
    return False


@lru_cache(maxsize=REMEMBERED)
def _need(text: str, language: LanguageCode) -> tuple[NeedKind, int, int] | None:
    words = _words(text)
    found = [need for code in _languages(language) if (need := _first_need(words, _cues(code))) is not None]
    return min(found, key=lambda need: need[1], default=None)


def _words(text: str) -> str:
    """A text as the cues are written, letter for letter: in small letters, since a cue that ignores case is slow.

    Only the dotted capital I would become two letters.
    """
    kept = text if is_plain(text) else clean(text).text
    small = kept.replace("İ", "I").lower().replace("’", "'")
    return _QUOTED.sub(lambda quoted: " " * len(quoted.group()), small)


def _languages(language: LanguageCode) -> Sequence[str]:
    if language == "other":
        return ()
    return ("it", "en") if language == "unknown" else (language,)


def _first_need(words: str, cues: _Cues) -> tuple[NeedKind, int, int] | None:
    for match in cues.needs.finditer(words):
        kind = next(kind for kind in _KINDS if match[kind] is not None)
        if _ruled_out(words, match, cues):
            continue
        if kind == "problem" and cues.solved.search(words, match.end()):
            continue
        return kind, match.start(), match.start() + len(match.group().rstrip())
    return None


def _ruled_out(words: str, match: re.Match[str], cues: _Cues) -> bool:
    """Whether what stands around a cue takes it back."""
    ends = [end.end() for end in _SENTENCE_END.finditer(words, 0, match.start())]
    sentence_so_far = words[ends[-1] if ends else 0 : match.start()]
    return bool(cues.phrases.match(words, match.start()) or cues.before.search(sentence_so_far))


# ---------------------------------------------------------------- cues


@cache
def _cues(language: str) -> _Cues:
    with (_FOLDER / f"needs_{language}.toml").open("rb") as file:
        data = tomllib.load(file)
    kinds = "|".join(f"(?P<{kind}>{_any_of(data[kind]['cues'])})" for kind in _KINDS)
    unless = data["unless"]
    return _Cues(
        needs=re.compile(rf"(?<![\w'])(?:{kinds})(?!\w)"),
        before=re.compile(rf"(?<![\w'])(?:{_any_of(unless['before'])}){_REACH}$"),
        phrases=re.compile(rf"(?:{_any_of(unless['phrases'])})(?!\w)"),
        solved=_pattern_of(unless["solved"]),
        verdict=_pattern_of(data["verdict"]["cues"]),
        unheard=_pattern_of(data["unheard"]["cues"]),
    )


def _pattern_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{_any_of(phrases)})(?!\w)")


def _any_of(phrases: Iterable[str]) -> str:
    return "|".join(_pattern(phrase) for phrase in phrases)


def _pattern(phrase: str) -> str:
    """The notation of the data files as a regular expression."""
    return "".join(_piece(piece) for piece in re.findall(r"_ ?|[^\W_]+|.", phrase.lower()))


def _piece(piece: str) -> str:
    """One word or one sign of the notation."""
    if piece in _SIGNS:
        return _SIGNS[piece]
    if piece == "non":
        return "(?:non|nn)"
    return "".join(_ACCENTED.get(letter, re.escape(letter)) for letter in piece)
