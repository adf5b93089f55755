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
from dataclasses import replace

from metrics.language.third_language import is_third_language, restricted_to
from metrics.language.tokens import CleanText
from metrics.language.word_evidence import belongs, is_silent, italian_over_english, weights
from metrics.values import Language, LanguageCode

UNKNOWN = Language("unknown", 0.0)
_WORDS_READ = 60
"""Enough words to tell; a long text costs no more than a short one."""
_LETTERS_READ = 30
_OTHER_CONFIDENCE = 0.8
_SURE = 4.6
"""Log odds of the highest confidence that is told: words that say so much are not turned by any byte sequences."""


def identify(clean: CleanText, languages: Sequence[str] = ("it", "en")) -> Language:
    """The language of a message: one of `languages`, "other" for a third one, "unknown" when nothing tells.

    `confidence` is the probability of the language named given the evidence, at most .99. A third language is named
    only on positive signs of it: what is merely odd stays with the community's languages.
    """
    words = [word[:_LETTERS_READ] for word in clean.words[:_WORDS_READ] if not is_silent(word[:_LETTERS_READ])]
    if not words:
        return UNKNOWN
    joined = " ".join(words)
    if is_third_language(words, joined):
        return Language("other", _OTHER_CONFIDENCE)
    evidence = sum(map(italian_over_english, words))
    if abs(evidence) < weights().langid_limit + _SURE:
        evidence += _byte_evidence(joined)
    if abs(evidence) < weights().tells:
        return UNKNOWN
    code: LanguageCode = "it" if evidence > 0 else "en"
    confidence = min(0.99, 1 / (1 + math.exp(-abs(evidence))))
    return Language(code if code in languages else "other", round(confidence, 3))


def word_languages(clean: CleanText, languages: Sequence[str] = ("it", "en")) -> tuple[LanguageCode, ...]:
    """The language of each of `clean.tokens`, in order: what the word itself tells, else what the message tells.

    Numbers, laughter and names are "unknown"; words that both languages have take the message's language.
    """
    message = identify(clean, languages).code
    return tuple(_word_language(token.word[:_LETTERS_READ], message, languages) for token in clean.tokens)


def foreign_words(clean: CleanText, language: LanguageCode) -> CleanText:
    """Only the words that tell of themselves that they are in the other of Italian and English."""
    kept = tuple(
        token
        for token in clean.tokens[:_WORDS_READ]
        if _word_language(token.word[:_LETTERS_READ], language, ("it", "en")) not in (language, "unknown", "other")
    )
    return replace(clean, tokens=kept)


def _word_language(word: str, message: LanguageCode, languages: Sequence[str]) -> LanguageCode:
    if is_silent(word):
        return "unknown"
    lean = italian_over_english(word)
    if message == "other" or not belongs(word) or abs(lean) < weights().listed_word:
        return message
    code: LanguageCode = "it" if lean > 0 else "en"
    return code if code in languages else "other"


def _byte_evidence(text: str) -> float:
    """py3langid's log odds of Italian over English, scaled and clipped. It has tempered them by the text's length."""
    probabilities = dict(restricted_to(("it", "en")).rank(text))
    smallest = 1e-6
    odds = math.log(max(smallest, probabilities["it"]) / max(smallest, probabilities["en"]))
    limit = weights().langid_limit
    return max(-limit, min(limit, weights().langid * odds))
