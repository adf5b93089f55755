"""How likely one message answers another: a weighted sum of what speaks for it and against it.

Every cue is a number times a weight of that name in `link_weights.toml`: mostly 0 or 1, otherwise a logarithm (of how
many messages back, of time over the channel's usual pause) or a share. Weights are only ever multiplied and added, so
that the same code yields the score and, with unit vectors for weights, the cues to fit them on.
"""

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from metrics.conversation.channel import Channel, Heard
from metrics.conversation.word_forms import alike

LONGEST = 4 * 3600.0
"""Seconds after which more time says nothing more: the logs that weights are fitted on are of a few hours."""
LONGEST_WHEN_CALLED = 15 * 60.0
"""The same for somebody who is called by name: people call those who spoke yesterday."""

SAME_WORDS = 4
SAME_SHARE = 0.5
"""A message repeats another when they share so many content words, and so much of all that they have."""

Weights = Mapping[str, float]


@cache
def weights() -> Weights:
    """The fitted weights; the file says on what."""
    with (Path(__file__).parent / "link_weights.toml").open("rb") as file:
        fitted: dict[str, float] = tomllib.load(file)["weights"]
    return fitted


def answers_score(w: Weights, m: Heard, c: Heard, channel: Channel) -> float:
    """What speaks for `m` answering the earlier `c`; only differences between candidates mean anything."""
    again = m.announces and channel.announced_before(m) is c
    back = 1 if again else channel.count - c.position
    if not (m.announces or c.announces):
        # Announcements in between are nobody's words.
        back = channel.by_people - c.by_people
    far = math.log(back)
    score = (w["far"] + w["far_crowd"] * channel.crowd) * far
    called = m.to == c.author
    gap = min(max(m.seconds - c.seconds, 0.0), LONGEST_WHEN_CALLED if called else LONGEST)
    score = score + w["minutes"] * math.log1p(gap / channel.pause)
    if called:
        score = score + w["addressed_far"] * far
    score = score + (_own if m.author == c.author else _other)(w, m, c, channel, far)
    if back == 1:
        score = score + w["next"] + w["next_calling"] * channel.calling
    elif back == 2:
        score = score + w["second"]
        if channel.heard[-1].automatic and not c.automatic:
            score = score + w["behind_automatic"]
    if channel.latest_of_talk[c.talk] is c:
        score = score + w["talk_latest"]
    if m.cues.small:
        score = score + w["small_far"] * far
    if m.to is None and not m.named:
        score = score + w["plain_far"] * far
    if m.automatic:
        score = score + w["told_automatically"] + w["told_automatically_far"] * far
    if m.echoes is c:
        score = score + w["echoed"]
    if m.announces:
        score = score + w["announces"]
        if again:
            score = score + w["announces_again"]
    return _words(w, m, c, channel, score) if m.cues.words else score


def _words(w: Weights, m: Heard, c: Heard, channel: Channel, score: float) -> float:
    """What `m` takes up of `c`, and of the conversation that `c` is part of."""
    shared = m.cues.words & c.cues.words
    if shared:
        score = score + _uptake(w, m, c, channel, shared)
    about_one_thing = alike(m.word_forms, c.word_forms, shared)
    if about_one_thing:
        score = score + w["alike"] * min(2.0, sum(map(channel.rarity, about_one_thing)) / 6.0)
    in_talk = channel.taken_up(m, c)
    if in_talk:
        score = score + w["talk_uptake_calling"] * min(2.0, in_talk / 6.0) * channel.calling
    return score


def _uptake(w: Weights, m: Heard, c: Heard, channel: Channel, shared: frozenset[str]) -> float:
    rarities = [channel.rarity(word) for word in shared]
    taken_up = min(2.0, sum(rarities) / 6.0)
    score = w["uptake"] * taken_up + w["rare_uptake"] * max(0.0, max(rarities) - 3.0)
    if len(shared) >= SAME_WORDS and len(shared) >= SAME_SHARE * len(m.cues.words | c.cues.words):
        score = score + w["repeats"]
    return score + w["own_uptake"] * taken_up if m.author == c.author else score


def _own(w: Weights, m: Heard, c: Heard, channel: Channel, far: float) -> float:
    """Going on from one's own words."""
    latest = channel.own_last(m.author) is c
    score = w["own"]
    if not far:
        score = score + w["own_next"] + w["own_next_crowd"] * channel.crowd
    else:
        score = score + w["own_last" if latest else "own_older"]
    if m.to is not None:
        if c.to is not None:
            score = score + w["own_same_to" if c.to == m.to else "own_other_to"]
    elif c.to is not None:
        score = score + w["own_drops_to"]
    elif not m.named:
        score = score + w["own_plain"]
    if m.cues.asks:
        score = score + w["own_asks_far"] * far
    if m.cues.small:
        score = score + w["own_small"]
    if m.cues.runs_on and latest:
        score = score + w["own_runs_on"]
    if m.cues.of_oneself and c.cues.of_oneself:
        score = score + w["own_of_oneself"]
    score = score + w["own_length"] * math.log1p(c.cues.length)
    if c.cues.unfinished:
        score = score + w["own_unfinished"]
    if c.cues.small:
        score = score + w["own_after_small"]
    if m.automatic:
        score = score + w["own_automatic"]
    if c.cues.asks:
        score = score + w["own_asked"]
    if not far and c.same_run:
        score = score + w["own_run"]
    if m.cues.takes_up and not far:
        score = score + w["own_takes_up"]
    return score


def _other(w: Weights, m: Heard, c: Heard, channel: Channel, far: float) -> float:
    """Answering somebody else. Who calls a third person by name is not, just then, talking with `c`'s author."""
    if m.to not in (None, c.author, c.to):
        return w["addresses_another"] + _kind(w, m, c, far)
    return _names(w, m, c, channel) + _dialogue(w, m, c, channel, far) + _kind(w, m, c, far)


def _names(w: Weights, m: Heard, c: Heard, channel: Channel) -> float:
    """Who calls whom by name."""
    latest = channel.own_last(c.author) is c
    score = 0.0
    if m.to is not None:
        if m.to == c.author:
            score = score + w["addressed"]
            if latest:
                score = score + w["addressed_latest"]
            if c.parent is None:
                score = score + w["addressed_opened"]
        else:
            score = score + w["same_to"]
    elif c.author in m.named:
        score = score + w["names"]
        if latest:
            score = score + w["names_latest"]
    if c.to == m.author:
        score = score + w["was_addressed_calling"] * channel.calling
        if channel.since_own(m, c):
            score = score + w["was_addressed_since"]
        if m.to is None and not m.named:
            score = score + w["was_addressed_plain"]
        if c.cues.asks:
            score = score + w["was_addressed_asking"]
    elif c.to is not None:
        score = score + w["was_for_another"]
    elif m.author in c.named:
        score = score + w["was_named"]
    return score


def _dialogue(w: Weights, m: Heard, c: Heard, channel: Channel, far: float) -> float:
    """Who was talking with whom, as far as the links drawn so far tell."""
    own = channel.own_last(m.author)
    since = channel.since_own(m, c)
    score = w["replies"] * min(c.replies, 3)
    if c.parent is None:
        score = score + w["opened"]
    elif c.parent.author == m.author:
        score = score + w["replied_to_me_calling"] * channel.calling
        if since:
            score = score + w["replied_to_me_since"]
        if m.cues.thanks:
            score = score + w["thanks"]
    if own is None:
        return score + w["first_words"] * channel.known
    if since:
        score = score + w["since"]
    if own.parent is not None and own.parent.author == c.author:
        score = score + w["partner"] + w["partner_far"] * far
    if own.talk == c.talk:
        score = score + w["same_talk"] + w["same_talk_far"] * far
    return score


def _kind(w: Weights, m: Heard, c: Heard, far: float) -> float:
    """What kind of message would be answered, by what kind."""
    score = w["acknowledges"] if m.cues.acknowledges else 0.0
    if c.cues.asks:
        if m.cues.answers:
            score = score + w["asked_answers"]
        if m.cues.asks:
            score = score + w["asked_asks"]
        if m.cues.yes_or_no and c.cues.asks_yes_or_no:
            score = score + w["asked_yes_or_no"]
        if not c.replies:
            score = score + w["asked_open"]
        if c.to is None:
            score = score + w["asked_room"]
    if c.cues.small:
        score = score + w["small"]
    if c.cues.greets:
        score = score + w["greeted"] + w["greeted_far"] * far
    if c.cues.command:
        score = score + w["commanded"] + w["commanded_far"] * far
    if c.same_run:
        score = score + w["ran_on"] + w["ran_on_far"] * far
    if c.automatic:
        score = score + w["automatic"]
    if m.to_seconds or c.to_seconds:
        # Nobody answers, in many words, what appeared a moment ago. Clocks that show minutes cannot tell.
        score = score + w["too_quick"] * max(0.0, 1.0 - (m.seconds - c.seconds) / (1.0 + 0.7 * m.cues.length))
    return score


def opens_score(w: Weights, m: Heard, channel: Channel) -> float:
    """What speaks for `m` opening a conversation, on the same scale."""
    cues = m.cues
    own = channel.own_last(m.author)
    score = w["opens"] + w["opens_length"] * math.log1p(cues.length)
    if own is None:
        score = score + w["opens_first_words"] * channel.known
        if cues.asks:
            score = score + w["opens_first_asking"] * channel.known
    else:
        away = min(max(m.seconds - own.seconds, 0.0), LONGEST)
        score = score + w["opens_own_minutes"] * math.log1p(away / channel.pause)
    if channel.heard:
        pause = min(max(m.seconds - channel.heard[-1].seconds, 0.0), LONGEST)
        score = score + w["opens_pause"] * math.log1p(pause / channel.pause)
    if channel.pair:
        score = score + w["opens_pair"]
    if cues.asks:
        score = score + w["opens_asking_crowd"] * channel.crowd
    for says, weight in (
        (m.to is not None, "opens_addressing"),
        (m.named, "opens_naming"),
        (cues.to_the_room, "opens_to_room"),
        (cues.answers, "opens_answering"),
        (cues.takes_up, "opens_taking_up"),
        (cues.greets, "opens_greeting"),
        (m.automatic, "opens_automatic"),
        (m.announces and channel.announced_before(m) is None, "opens_announcing"),
        (m.echoes is not None, "opens_echoing"),
        (cues.small, "opens_small"),
    ):
        if says:
            score = score + w[weight]
    return score
