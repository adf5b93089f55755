"""How likely one message answers another: a weighted sum of what speaks for it and against it."""

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from metrics.conversation.channel import Channel, Heard

Weights = Mapping[str, float]


@cache
def weights() -> Weights:
    """The fitted weights; the file says on what."""
    with (Path(__file__).parent / "link_weights.toml").open("rb") as file:
        fitted: dict[str, float] = tomllib.load(file)["weights"]
    return fitted


def answers_score(w: Weights, m: Heard, c: Heard, channel: Channel) -> float:
    """What speaks for `m` answering the earlier `c`; only differences between candidates mean anything."""
    back = channel.count - c.position
    gap = max(m.seconds - c.seconds, 0.0)
    far = math.log(back)
    crowd = channel.crowd
    score = w["far"] * far + w["far_crowd"] * crowd * far + w["minutes"] * math.log1p(gap / 60.0)
    score = score + w["paces"] * max(0.0, math.log1p(gap) - channel.tempo)
    if back == 1:
        score = score + w["next"] + w["next_crowd"] * crowd
    elif back == 2:
        score = score + w["second"]
    score = score + (_own(w, m, c, channel, back) if m.author == c.author else _other(w, m, c, channel, back))
    shared = m.cues.words & c.cues.words
    if shared:
        rarities = [channel.rarity(word) for word in shared]
        score = score + w["uptake"] * min(2.0, sum(rarities) / 6.0) + w["rare_uptake"] * max(0.0, max(rarities) - 3.0)
    if channel.latest_of_talk.get(c.talk) is c:
        score = score + w["talk_latest"]
    return score


def _own(w: Weights, m: Heard, c: Heard, channel: Channel, back: int) -> float:
    score = w["own"] + w["own_crowd"] * channel.crowd
    later = channel.own_last(m.author)
    if back == 1:
        score = score + w["own_next"]
    elif later is c:
        score = score + w["own_last"]
    else:
        score = score + w["own_older"]
    if m.to is not None:
        score = score + w["own_same_to" if c.to == m.to else "own_other_to" if c.to is not None else "own_new_to"]
    elif c.to is not None:
        score = score + w["own_drops_to"]
    if c.cues.asks:
        score = score + w["own_asked"]
    if m.cues.asks:
        score = score + w["own_asks"]
    if m.cues.thanks:
        score = score + w["own_thanks"]
    if m.cues.answers:
        score = score + w["own_answers"]
    if c.replies:
        score = score + w["own_replied"]
    if c.parent is None:
        score = score + w["own_opened"]
    spoken_to = channel.addressed.get(m.author)
    if spoken_to and spoken_to[-1].position > c.position:
        score = score + w["own_spoken_to"]
    return score


def _other(w: Weights, m: Heard, c: Heard, channel: Channel, back: int) -> float:
    latest = channel.own_last(c.author) is c
    own = channel.own_last(m.author)
    score = w["not_latest"] * (not latest)
    if m.to is not None:
        if m.to == c.author:
            score = score + w["addressed"] + w["addressed_latest"] * latest
        elif m.to == c.to:
            score = score + w["same_to"]
        else:
            score = score + w["addresses_another"]
    elif c.author in m.named:
        score = score + w["names"] + w["names_latest"] * latest
    elif m.named:
        score = score + w["names_another"]
    since = own is None or c.position > own.position
    if c.to == m.author:
        score = score + w["was_addressed"] + w["was_addressed_since"] * since
        if m.to == c.author:
            score = score + w["mutual"]
        elif m.to is None and not m.named:
            score = score + w["was_addressed_plain"]
    elif c.to is not None:
        score = score + w["was_for_another"]
    elif m.author in c.named:
        score = score + w["was_named"]
    if c.parent is not None and c.parent.author == m.author:
        score = score + w["replied_to_me"] + w["replied_to_me_since"] * since
    elif c.parent is not None and c.parent.author != c.author:
        score = score + w["replied_to_another"]
    elif c.parent is None:
        score = score + w["opened"]
    if own is not None:
        if own.parent is not None and own.parent.author == c.author:
            score = score + w["partner"]
        if own.talk == c.talk:
            score = score + w["same_talk"]
        score = score + w["since"] * since
    else:
        score = score + w["first_words"]
    if c.cues.asks:
        score = score + w["asked"] + w["asked_asks"] * m.cues.asks + w["asked_answers"] * m.cues.answers
        score = score + w["asked_open"] * (c.replies == 0) + w["asked_room"] * (c.to is None)
    elif m.cues.asks:
        score = score + w["asks"]
    if m.cues.thanks:
        score = score + w["thanks"] * (c.parent is not None and c.parent.author == m.author)
    if c.cues.small:
        score = score + w["small"]
    if c.cues.greets:
        score = score + w["greeted"] + w["greets_back"] * m.cues.greets
    if c.cues.command:
        score = score + w["commanded"]
    if c.same_run:
        score = score + w["ran_on"]
    return score + w["replies"] * min(c.replies, 3)


def opens_score(w: Weights, m: Heard, channel: Channel) -> float:
    """What speaks for `m` opening a conversation, on the same scale."""
    cues = m.cues
    score = w["opens"] + w["opens_crowd"] * channel.crowd + w["opens_length"] * math.log1p(cues.length)
    own = channel.own_last(m.author)
    if own is None:
        score = score + w["opens_first_words"]
    else:
        score = score + w["opens_own_minutes"] * math.log1p(max(m.seconds - own.seconds, 0.0) / 60.0)
        score = score + w["opens_own_back"] * math.log(channel.count - own.position)
    if channel.heard:
        pause = max(m.seconds - channel.heard[-1].seconds, 0.0)
        score = score + w["opens_pause"] * math.log1p(pause / 60.0)
        score = score + w["opens_paces"] * max(0.0, math.log1p(pause) - channel.tempo)
    else:
        score = score + 8.0 * w["opens_pause"]
    if m.to is not None:
        score = score + w["opens_addressing"]
    if m.named:
        score = score + w["opens_naming"]
    if cues.asks:
        score = score + w["opens_asking"]
    for says, weight in (
        (cues.to_the_room, "opens_to_room"),
        (cues.answers, "opens_answering"),
        (cues.takes_up, "opens_taking_up"),
        (cues.thanks, "opens_thanking"),
        (cues.greets, "opens_greeting"),
        (cues.small, "opens_small"),
        (cues.command, "opens_command"),
    ):
        if says:
            score = score + w[weight]
    spoken_to = channel.addressed.get(m.author)
    if spoken_to and (own is None or spoken_to[-1].position > own.position):
        score = score + w["opens_spoken_to"]
    return score
