"""Who answers whom, message by message: the reply button where it was used, otherwise what is likely.

A message is compared with the earlier ones it could answer and with opening a conversation of its own; each possibility
has a weighted sum of cues (who is named, how long ago, words taken up, question and answer, who was talking with whom),
and its confidence is its share under a softmax: P(c) = exp(s_c) / sum of exp(s). Distances are weighed against the
channel's own pace and crowd. After Kummerfeld et al. 2019, "A Large-Scale Corpus for Conversation Disentanglement",
with a linear model of few weights in place of their network, no word vectors, and an explicit reply never overruled.

It cannot tell two answers in one message apart (one parent each), nor an answer that comes after a hundred messages.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from metrics.conversation.channel import Channel, Heard
from metrics.conversation.cues import is_system_line
from metrics.conversation.likelihood import Weights, answers_score, opens_score, weights
from metrics.values import Message, ReplyLink

FEW = 7
"""Up to so many people among the latest speakers a channel is small: while they talk, most of it answers somebody."""
STILL_TALKING = 1800.0
"""Seconds since the last message after which nobody is taken to be in the middle of a talk."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """What a choice leans away from beside likelihood, since whom a message answers matters more here than whether it
    went on from its author's own words: going on from one's own words, and opening, are chosen so much less often than
    they are likely.
    """

    own: float
    opens: float


IN_A_CROWD = Leaning(own=0.8, opens=0.7)
AMONG_FEW = Leaning(own=0.5, opens=0.5)
"""Chosen on the same sets as the weights."""


def reply_links(
    messages: Sequence[Message], *, context: int = 0, names: Mapping[str, str] | None = None
) -> tuple[ReplyLink, ...]:
    """Links for `messages[context:]`, in their order; the first `context` are there to be answered.

    `messages` come in time order, channels mixed; a link stays in its channel and leads to an earlier message. A reply
    to a message that is not among them is unknown and inferred like any other. `names` maps author ids to the names
    people call them by; an id without a name is its own.
    """
    fitted = weights()
    channels: dict[str, Channel] = {}
    heard: dict[str, Heard] = {}
    links: list[ReplyLink] = []
    for index, message in enumerate(messages):
        channel = channels.setdefault(message.channel, Channel())
        if is_system_line(message.author, message.text):
            link, parent, now = ReplyLink(message.id, None, 1.0), None, None
        else:
            name = names.get(message.author, message.author) if names else message.author
            now = channel.listen(message, name)
            replied = heard.get(message.reply_to) if message.reply_to is not None else None
            if replied is not None and replied.channel == message.channel:
                link, parent = ReplyLink(message.id, replied.id, 1.0, explicit=True), replied
            else:
                parent, confidence = most_likely(fitted, now, channel)
                link = ReplyLink(message.id, parent.id if parent else None, confidence)
        if now is not None:
            channel.remember(now, parent)
            heard[message.id] = now
        if index >= context:
            links.append(link)
    return tuple(links)


def most_likely(fitted: Weights, heard: Heard, channel: Channel) -> tuple[Heard | None, float]:
    """The likeliest parent (None: it opens a conversation) and its probability. Of equals the nearer one.

    One's own words, and opening, are chosen less often than they are likely.
    """
    leaning = _leaning(heard, channel)
    candidates = channel.candidates(heard)
    scores = [answers_score(fitted, heard, candidate, channel) for candidate in candidates]
    opening = opens_score(fitted, heard, channel)
    highest = max([opening, *scores])
    odds = [math.exp(score - highest) for score in scores]
    opens = math.exp(opening - highest)
    best: Heard | None = None
    chosen, strength = opens, opens * leaning.opens
    for candidate, odd in zip(candidates, odds, strict=True):
        worth = odd * leaning.own if candidate.author == heard.author else odd
        if worth > strength:
            best, chosen, strength = candidate, odd, worth
    return best, chosen / (opens + sum(odds))


def _leaning(heard: Heard, channel: Channel) -> Leaning:
    still_talking = bool(channel.heard) and heard.seconds - channel.heard[-1].seconds <= STILL_TALKING
    return AMONG_FEW if still_talking and channel.late_speakers <= FEW else IN_A_CROWD
