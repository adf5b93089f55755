"""How a message feels: TextBlob is the frame, with an analyzer of our own for each language.

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
from metrics.language.tokens import CleanText
from metrics.language.tokens import clean as cleaned
from metrics.language.valence import Feeling, polarity, rules, signs_feeling, words_feeling
from metrics.values import LanguageCode, Sentiment, SentimentLabel

UNKNOWN = Sentiment("unknown", None, 0.0)
NONE = Feeling(0.0, 0)
_READ = 3000
"""Characters read of a text: it bounds the time."""


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


def read_sentiment(text: str, clean: CleanText, language: LanguageCode) -> Sentiment:
    """Whether a message is positive, negative or neutral, or could not be read.

    "neutral" was read: words of a language we have, and no feeling or as much of each. "unknown" was not: no words, or
    words of another language, and no emoji that says something. `confidence` grows with the distance from the limit
    between two labels and with the number of signs.
    """
    felt: Felt = TextBlob(text[:_READ], analyzer=_analyzer(language)).sentiment
    readable = language in ("it", "en") and bool(clean.words)
    if not felt.signs and not readable:
        return UNKNOWN
    return Sentiment(_label(felt.polarity), round(felt.polarity, 3), _confidence(felt))


def _felt(words: Feeling, signs: Feeling, foreign: Feeling) -> Felt:
    total = words.total + signs.total + foreign.total
    return Felt(polarity(total), words.signs + signs.signs + foreign.signs)


def _label(value: float) -> SentimentLabel:
    if value >= rules().positive:
        return "positive"
    return "negative" if value <= rules().negative else "neutral"


def _confidence(felt: Felt) -> float:
    """From .3 (no sign at all, or on the limit) to .95. A rule of thumb, not a calibrated probability."""
    limit = rules().positive if felt.polarity >= 0 else -rules().negative
    distance = abs(abs(felt.polarity) - limit) if felt.signs else 0.0
    return round(min(0.95, 0.3 + distance + 0.05 * min(felt.signs, 4)), 3)


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
