"""Somebody's first words: whether they begin something, so that nobody's answer is missed, or end it."""

from collections.abc import Mapping, Sequence

from metrics.conversation.answers import says_nothing
from metrics.conversation.cues import cues_of, greets_anyhow
from metrics.conversation.heard import SMALL_WITHIN
from metrics.conversation.replies import is_abuse, is_me_too, leans_on_talk
from metrics.conversation.settled import says_thanks
from metrics.language.tokens import clean
from metrics.listening.needs import is_dissatisfied, needs_voiced
from metrics.values import ReadTurn

LONGEST_THANKS = 8
"""With more words than these, first words that thank somebody say something else too."""
LONGEST_CHEER = 3
"""With more words than these, first words that cheer at something say something else too."""


def waits_for_a_welcome(read: ReadTurn, by_id: Mapping[str, ReadTurn]) -> bool:
    """Whether somebody's first words begin something: a greeting does, "grazie", "good job", laughter, abuse do not."""
    nothing_begun = _is_closing(read) or _is_cheer(read, by_id) or _is_empty(read) or _holds_nothing(read)
    return not (nothing_begun or is_abuse(read.turn.text))


def says_something(read: ReadTurn) -> bool:
    """Whether somebody's words give or ask for something: as first words a welcome alone would pass them by."""
    return read.contributes or is_me_too(read.turn.text) or is_dissatisfied(read) or bool(needs_voiced((read,)))


def greeted_back(turns: Sequence[ReadTurn]) -> frozenset[str]:
    """Greetings that the next turn of the channel, by somebody else and within minutes, is taken to return, and what
    returns them."""
    last: dict[str, ReadTurn] = {}
    met: set[str] = set()
    for read in turns:
        before = last.get(read.turn.channel)
        if before is not None and before.author != read.author and read.at - before.turn.end <= SMALL_WITHIN:
            greeting, said = cues_of(before.turn.text), cues_of(read.turn.text)
            if greeting.greets and greeting.small and said.length <= LONGEST_CHEER:
                met.update((before.id, read.id))
        last[read.turn.channel] = read
    return frozenset(met)


def _is_closing(read: ReadTurn) -> bool:
    """Whether somebody's first words only thank somebody."""
    words = clean(read.turn.text).words
    return says_thanks(read.turn.text) and read.reading.question is None and len(words) <= LONGEST_THANKS


def _is_cheer(read: ReadTurn, by_id: Mapping[str, ReadTurn]) -> bool:
    """Whether somebody's first words are a word or two about what somebody else just told, or of praise for all."""
    about_something = read.reading.parent_turn_id in by_id or read.reading.sentiment.label == "positive"
    if not about_something or read.reading.question is not None:
        return False
    shows = read.turn.attachments or clean(read.turn.text).links
    cues = cues_of(read.turn.text)
    words = cues.length - cues.to_the_room  # whom it is for adds nothing: "very good work guys"
    return 0 < words <= LONGEST_CHEER and not (greets_anyhow(read.turn.text) or shows)


def _holds_nothing(read: ReadTurn) -> bool:
    """Whether no word carries content, nobody is greeted or called, and nothing asked but about other talk: "is that
    you?"."""
    text = read.turn.text
    if greets_anyhow(text) or cues_of(text).to_the_room or clean(text).emoji or not says_nothing(read):
        return False
    return read.reading.question is None or leans_on_talk(text)


def _is_empty(read: ReadTurn) -> bool:
    cleaned = clean(read.turn.text)
    return not (cleaned.words or cleaned.links or cleaned.emoji or read.turn.attachments)
