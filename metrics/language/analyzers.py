"""TextBlob's analyzers, one for each language, which `sentiment.py` asks.

Italian has no analyzer in TextBlob; ours reads a lexicon written for the project. English starts from TextBlob's own
lexicon (Pattern's) and corrects it with what chat says: slang, greetings, negation, emoji. `valence.py` has the formula
and what it cannot tell.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from textblob import TextBlob
from textblob.base import CONTINUOUS, BaseSentimentAnalyzer
from textblob.en import sentiment as pattern_lexicon
from textblob.en.sentiments import PatternAnalyzer

from metrics.language.identify import foreign_words
from metrics.language.tokens import clean as cleaned
from metrics.language.valence import Feeling, polarity, rules, signs_feeling, words_feeling
from metrics.values import LanguageCode

NONE = Feeling(0.0, 0)


@dataclass(frozen=True, slots=True)
class Felt:
    """What an analyzer gives TextBlob. `polarity` in [-1, 1]; `signs` is how many words and emoji it rests on."""

    polarity: float
    signs: int


class ItalianAnalyzer(BaseSentimentAnalyzer):  # type: ignore[misc]
    """TextBlob's interface over our Italian lexicon."""

    kind = CONTINUOUS

    def analyze(self, text: str) -> Felt:
        clean = cleaned(text)
        own, signs = words_feeling(clean, "it"), signs_feeling(text, clean)
        foreign = foreign_words(clean, "it")
        return _felt(own, signs, words_feeling(foreign, "en", fallback=_pattern_valence) if foreign.words else NONE)


class EnglishAnalyzer(PatternAnalyzer):  # type: ignore[misc]
    """TextBlob's own English lexicon, with our chat words before it and its negation and degree replaced by ours."""

    def analyze(self, text: str, keep_assessments: bool = False) -> Felt:
        clean = cleaned(text)
        own, signs = words_feeling(clean, "en", fallback=_pattern_valence), signs_feeling(text, clean)
        foreign = foreign_words(clean, "en")
        return _felt(own, signs, words_feeling(foreign, "it") if foreign.words else NONE)


class EmojiAnalyzer(BaseSentimentAnalyzer):  # type: ignore[misc]
    """For a text whose language cannot be read: only its emoji and emoticons speak."""

    kind = CONTINUOUS

    def analyze(self, text: str) -> Felt:
        return _felt(NONE, signs_feeling(text, cleaned(text)), NONE)


def read_feeling(text: str, language: LanguageCode) -> Felt:
    """What TextBlob says of a text with the analyzer for its language."""
    felt: Felt = TextBlob(text, analyzer=_analyzer(language)).sentiment
    return felt


def _felt(words: Feeling, signs: Feeling, foreign: Feeling) -> Felt:
    total = words.total + signs.total + foreign.total
    return Felt(polarity(total), words.signs + signs.signs + foreign.signs)


@lru_cache(maxsize=32768)
def _pattern_valence(word: str) -> float:
    """A word's valence by TextBlob's own English lexicon, on our scale."""
    assessed = pattern_lexicon.assessments([(word, None)])
    value = float(sum(value for _, value, _, _ in assessed))
    return value * rules().textblob if abs(value) >= rules().textblob_least else 0.0


@cache
def _analyzer(language: LanguageCode) -> BaseSentimentAnalyzer:
    if language == "it":
        return ItalianAnalyzer()
    return EnglishAnalyzer() if language == "en" else EmojiAnalyzer()
