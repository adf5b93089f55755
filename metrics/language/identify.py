"""Which of the community's languages a message is in, and which language each of its words is in.

Two kinds of evidence are added as log odds, since they fail on different texts: whole words (function words, chat
words, simplemma's word lists, and the spelling of words that no list knows) and py3langid's byte sequences,
restricted to Italian and English:

    log odds = sum of the words' evidence + clipped py3langid score difference

Source: Lui and Baldwin 2012 (langid.py), and 2014 on letting detectors of different kinds vote. It cannot tell: names,
numbers and laughter alone are "unknown"; a word or two of a third language close to Italian may pass for Italian.
"""

import math
from collections.abc import Sequence

from metrics.language.third_language import is_third_language, restricted_to
from metrics.language.tokens import CleanText
from metrics.language.word_evidence import LANGUAGES, WordEvidence, weights, word_evidence
from metrics.values import Language, LanguageCode

UNKNOWN = Language("unknown", 0.0)
_NO_WORDS = CleanText("", (), (), ())
_WORDS_READ = 60
"""Enough words to tell; a long text costs no more than a short one."""
_OTHER_CONFIDENCE = 0.8
_SURE = 4.6
"""Log odds of the highest confidence that is told: words that say so much are not turned by any byte sequences."""


def identify(clean: CleanText, languages: Sequence[str] = ("it", "en")) -> Language:
    """The language of a message: one of `languages`, "other" for a third one, "unknown" when nothing tells.

    `confidence` is the probability of the language named given the evidence, at most .99. A third language is named
    only on positive signs of it: what is merely odd stays with the community's languages.
    """
    words = [one for one in _read(clean.words[:_WORDS_READ]) if not one.is_silent]
    if not words:
        return UNKNOWN
    joined = " ".join([one.word for one in words])
    if is_third_language(words, joined):
        return Language("other", _OTHER_CONFIDENCE)
    evidence = sum([one.lean for one in words])
    if abs(evidence) < weights().langid_limit + _SURE:
        evidence += _byte_evidence(joined)
    if abs(evidence) < weights().tells:
        return UNKNOWN
    code: LanguageCode = "it" if evidence > 0 else "en"
    confidence = min(0.99, 1 / (1 + math.exp(-abs(evidence))))
    return Language(code if code in languages else "other", round(confidence, 3))


def word_languages(clean: CleanText, languages: Sequence[str] = ("it", "en")) -> tuple[LanguageCode, ...]:
    """The language of each of `clean.words`, in order: what the word itself tells, else what its neighbours tell.

    Numbers, laughter and names are "unknown". Words that both languages have, or neither, are in the language of the
    stretch they stand in: the likeliest stretches given what each word tells and that people seldom switch.
    """
    return _languages_of(_read(clean.words), identify(clean, languages).code, languages)


def foreign_words(clean: CleanText, language: LanguageCode) -> CleanText:
    """Only the words that are in the other of Italian and English, each by itself or by its neighbours."""
    words = _read(clean.words[:_WORDS_READ])
    if {one.language for one in words} <= {language, None}:
        return _NO_WORDS
    told = _languages_of(words, language, LANGUAGES)
    return clean.only(at for at, code in enumerate(told) if code not in (language, "unknown", "other"))


def _read(words: Sequence[str]) -> list[WordEvidence]:
    return [word_evidence(word) for word in words]


def _languages_of(
    words: Sequence[WordEvidence], message: LanguageCode, languages: Sequence[str]
) -> tuple[LanguageCode, ...]:
    if message == "other":
        return tuple("unknown" if one.is_silent else message for one in words)
    around = [message] * len(words) if message == "unknown" else _stretches([one.lean for one in words], message)
    return tuple(
        "unknown" if one.is_silent else _spoken(one.language or near, languages)
        for one, near in zip(words, around, strict=True)
    )


def _spoken(code: LanguageCode, languages: Sequence[str]) -> LanguageCode:
    return code if code == "unknown" or code in languages else "other"


def _stretches(leans: Sequence[float], message: LanguageCode) -> list[LanguageCode]:
    """The likeliest language of each word in a row, where each switch costs (Viterbi 1967, two states)."""
    switch = weights().switch
    italian, english = (0.0, -switch) if message == "it" else (-switch, 0.0)
    stays: list[tuple[bool, bool]] = []
    for lean in leans:
        stays.append((italian >= english - switch, english >= italian - switch))
        italian, english = max(italian, english - switch) + lean, max(english, italian - switch)
    is_italian = italian >= english
    found: list[LanguageCode] = []
    for italian_stays, english_stays in reversed(stays):
        found.append("it" if is_italian else "en")
        is_italian = italian_stays if is_italian else not english_stays
    return found[::-1]


def _byte_evidence(text: str) -> float:
    """py3langid's log odds of Italian over English, scaled and clipped. It has tempered them by the text's length."""
    probabilities = dict(restricted_to(("it", "en")).rank(text))
    smallest = 1e-6
    odds = math.log(max(smallest, probabilities["it"]) / max(smallest, probabilities["en"]))
    limit = weights().langid_limit
    return max(-limit, min(limit, weights().langid * odds))
