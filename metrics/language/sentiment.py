"""How a message feels: TextBlob is the frame, with an analyzer of our own for each language (`analyzers.py`)."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from metrics.language.tokens import CleanText
from metrics.language.valence import rules
from metrics.values import LanguageCode, Sentiment, SentimentLabel

if TYPE_CHECKING:
    from metrics.language.analyzers import Felt

UNKNOWN = Sentiment("unknown", None, 0.0)
_READ = 3000
"""Characters read of a text: it bounds the time."""


def read_sentiment(text: str, clean: CleanText, language: LanguageCode) -> Sentiment:
    """Whether a message is positive, negative or neutral, or could not be read.

    "neutral" was read: words of a language we have, and no feeling or as much of each. "unknown" was not: no words, or
    words of another language, and no emoji that says something. `confidence` grows with the distance from the limit
    between two labels and with the number of signs.
    """
    felt = _textblob()(text[:_READ], language)
    readable = language in ("it", "en") and bool(clean.words)
    if not felt.signs and not readable:
        return UNKNOWN
    return Sentiment(_label(felt.polarity), round(felt.polarity, 3), _confidence(felt))


@cache
def _textblob() -> "Callable[[str, LanguageCode], Felt]":
    """Loaded with the first message: TextBlob stands on a large library, which whoever only passes texts on spares."""
    from metrics.language.analyzers import read_feeling

    return read_feeling


def _label(value: float) -> SentimentLabel:
    if value >= rules().positive:
        return "positive"
    return "negative" if value <= rules().negative else "neutral"


def _confidence(felt: "Felt") -> float:
    """From .3 (no sign at all, or on the limit) to .95. A rule of thumb, not a calibrated probability."""
    limit = rules().positive if felt.polarity >= 0 else -rules().negative
    distance = abs(abs(felt.polarity) - limit) if felt.signs else 0.0
    return round(min(0.95, 0.3 + distance + 0.05 * min(felt.signs, 4)), 3)
