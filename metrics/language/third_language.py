"""Positive signs that a message is in none of the languages that can be read."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from metrics.language.word_evidence import WordEvidence
from metrics.language.words import chatter_words, function_words, is_listed, read_lexicon

_LAST_LATIN = "\u024f"
_MORE_LATIN = ("\u1e00", "\u1eff")


@dataclass(frozen=True, slots=True)
class _Signs:
    letters: frozenset[str]
    known_word: float
    foreign_script: float
    langid_words: int
    langid_support: float
    langid_sure: float
    rivals: tuple[str, ...]


def is_third_language(words: Sequence[WordEvidence], text: str) -> bool:
    """Whether the words, written one after the other in `text`, point to a language other than Italian and English.

    One of three signs is enough: another script; more function words that only another language has than words that
    are Italian or English; in a longer text few known words, and py3langid sure of another language.
    """
    signs = _signs()
    if _foreign_letters(text) > signs.foreign_script or _foreign_words(words, text) > 0:
        return True
    known = sum([one.belongs > 0 for one in words])
    if len(words) < signs.langid_words or known >= signs.langid_support * len(words):
        return False
    language, probability = restricted_to(("it", "en", *signs.rivals)).classify(text)
    return language not in ("it", "en") and float(probability) >= signs.langid_sure


@cache
def restricted_to(languages: tuple[str, ...]) -> LanguageIdentifier:
    """py3langid over some languages only, giving probabilities. They share one model, read when first needed."""
    model = copy.copy(_language_model())
    model.set_languages(list(languages))
    return model


@cache
def _language_model() -> LanguageIdentifier:
    """The model of the languages that are ever asked about: the other nine tenths need not stay in memory."""
    whole = LanguageIdentifier.from_model_file(MODEL_FILE)
    wanted = {"it", "en", *_signs().rivals}
    kept = [place for place, code in enumerate(whole.nb_classes) if code in wanted]
    return LanguageIdentifier(
        whole.nb_ptc[:, kept].copy(),
        whole.nb_pc[kept].copy(),
        [whole.nb_classes[place] for place in kept],
        whole.tk_nextmove,
        whole.tk_output,
        norm_probs=True,
        tk_row=whole.tk_row,
    )


def _foreign_letters(text: str) -> float:
    """Share of the letters that are outside the Latin script."""
    if text.isascii():
        return 0.0
    letters = [character for character in text if character.isalpha()]
    foreign = sum(
        character > _LAST_LATIN and not _MORE_LATIN[0] <= character <= _MORE_LATIN[1] for character in letters
    )
    return foreign / len(letters) if letters else 0.0


def _foreign_words(words: Sequence[WordEvidence], text: str) -> float:
    """The best third language's own words, less the words that are Italian or English but not of that language."""
    letters = _signs().letters
    strange = 0 if text.isascii() else sum(not one.belongs and not letters.isdisjoint(one.word) for one in words)
    if not strange and _telling_words().isdisjoint([one.word for one in words]):
        return 0.0
    foreign = _words_by_language()
    best = strange - sum(one.belongs for one in words) if strange else 0.0
    for language in sorted({language for one in words for language in foreign.get(one.word, ())}):
        theirs = strange + sum(foreign[one.word][language] for one in words if language in foreign.get(one.word, ()))
        ours = sum(one.belongs for one in words if language not in foreign.get(one.word, ()))
        best = max(best, theirs - ours)
    return best


@cache
def _words_by_language() -> dict[str, dict[str, float]]:
    """word -> {third language: worth}; 0 for a word that Italian or English uses as a function word too."""
    common = function_words("it") | function_words("en") | chatter_words("it") | chatter_words("en")
    worth: dict[str, dict[str, float]] = {}
    for language, words in _lexicon()["other"].items():
        for word in words.split():
            known = _signs().known_word if is_listed(word, "it") or is_listed(word, "en") else 1.0
            worth.setdefault(word, {})[language] = 0.0 if word in common else known
    return worth


@cache
def _telling_words() -> frozenset[str]:
    """The words that speak for a third language."""
    return frozenset(word for word, languages in _words_by_language().items() if any(languages.values()))


@cache
def _signs() -> _Signs:
    signs = _lexicon()["third_language"]
    return _Signs(**{**signs, "letters": frozenset(signs["letters"]), "rivals": tuple(signs["rivals"].split())})


@cache
def _lexicon() -> dict[str, Any]:
    return read_lexicon("languages")
