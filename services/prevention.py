"""What Discord's own AutoMod does not see: one text in many channels, bursts, invites, newcomers' links, join waves.

Looking at a message costs the same however much was written before: a few last messages of each author are remembered,
in memory only, of at most so many authors. What is stored is what a rule has found.
"""

import re
from collections import OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from pydantic import Field, field_validator

from models.case_values import Evidence
from services.server_settings import AreaSettings, RoleId

Mode = Literal["off", "trial", "act"]
Rule = Literal["same-text", "burst", "invites", "first-day-links", "join-wave"]
RULES: tuple[Rule, ...] = ("same-text", "burst", "invites", "first-day-links", "join-wave")
REMEMBERED = 12
"""Last messages of an author."""
AUTHORS = 4_000
"""Of so many authors at the most, those who wrote last."""
TEXT_KEPT = 600
FIRST_DAY = timedelta(days=1)
SAME_TEXT_WITHIN = timedelta(seconds=90)
HOT = timedelta(minutes=1)
"""Whoever was caught a moment ago is not caught again: what they go on writing belongs to the same case."""
JOINS_WITHIN = timedelta(minutes=1)
WAVE_LASTS = timedelta(minutes=10)
_INVITE = re.compile(r"(?:discord(?:app)?\.com/invite|discord\.gg)/([\w-]{2,})", re.IGNORECASE)
_URL = re.compile(r"https?://|www\.", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff]+")


class PreventionSettings(AreaSettings):
    """What is prevented on a server. Everything in the bot starts on trial: it says what it would have done."""

    area = "prevention"

    same_text: Mode = "trial"
    burst: Mode = "trial"
    invites: Mode = "trial"
    first_day_links: Mode = "trial"
    join_wave: Mode = "trial"
    same_text_channels: int = Field(default=3, ge=2, le=10)
    burst_messages: int = Field(default=8, ge=4, le=REMEMBERED)
    burst_seconds: int = Field(default=8, ge=2, le=60)
    join_wave_people: int = Field(default=10, ge=3, le=100)
    pause_invites_minutes: int = Field(default=60, ge=0, le=1440)
    """For how long a join wave pauses the invites; 0: it only tells."""
    allowed_invites: tuple[str, ...] = ()
    """Codes of invites that anybody may post."""
    silence_minutes: int = Field(default=10, ge=0, le=1440)
    exempt_roles: tuple[RoleId, ...] = ()
    exempt_channels: tuple[str, ...] = ()
    automod_words: tuple[str, ...] = ()
    automod_presets: tuple[Literal["profanity", "sexual_content", "slurs"], ...] = ()
    automod_mentions: int = Field(default=0, ge=0, le=50)
    automod_spam: bool = False
    automod_profiles: bool = False
    """Whether the words count in names and profiles too."""

    @field_validator("exempt_channels")
    @classmethod
    def _ids(cls, named: tuple[str, ...]) -> tuple[str, ...]:
        """Channels as people write them, `<#1234>`, by their ids."""
        ids = tuple(name.strip("<#> ") for name in named)
        if not all(id_.isdecimal() for id_ in ids):
            raise ValueError("not a channel")
        return ids

    def mode_of(self, rule: Rule) -> Mode:
        modes: dict[Rule, Mode] = {
            "same-text": self.same_text,
            "burst": self.burst,
            "invites": self.invites,
            "first-day-links": self.first_day_links,
            "join-wave": self.join_wave,
        }
        return modes[rule]


@dataclass(frozen=True, slots=True)
class Looked:
    """A message as prevention looks at it. `joined_at`: since when its author is on the server."""

    server: str
    channel: str
    message: str
    author: str
    name: str
    text: str
    at: datetime
    joined_at: datetime | None
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule has found something. `messages` are what it rests on; `people` of a join wave."""

    server: str
    rule: Rule
    mode: Mode
    at: datetime
    author: str | None = None
    name: str | None = None
    messages: tuple[Evidence, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sweep:
    """One more message of somebody who was just caught: it goes too."""

    server: str
    channel: str
    message: str


@dataclass(slots=True)
class _Kept:
    seen: Looked
    fingerprint: int

    @property
    def evidence(self) -> Evidence:
        one = self.seen
        return Evidence(one.message, one.channel, one.author, one.text, one.at)


class Sentinel:
    """Looks at messages and joins; no database, no Discord, no waiting."""

    def __init__(self, authors: int = AUTHORS) -> None:
        self._authors = authors
        self._last: OrderedDict[tuple[str, str], deque[_Kept]] = OrderedDict()
        self._hot: OrderedDict[tuple[str, str], tuple[Mode, datetime]] = OrderedDict()
        self._joins: dict[str, deque[tuple[str, datetime]]] = {}
        self._waves: dict[str, datetime] = {}

    def look(self, seen: Looked, chosen: PreventionSettings) -> Finding | Sweep | None:
        """What a message means: nothing as a rule, a finding, or one more of somebody who was just caught."""
        if chosen.exempt_roles and not seen.roles.isdisjoint(chosen.exempt_roles):
            return None
        if seen.channel in chosen.exempt_channels:
            return None
        key = (seen.server, seen.author)
        short = seen if len(seen.text) <= TEXT_KEPT else replace(seen, text=seen.text[:TEXT_KEPT])
        kept = _Kept(short, fingerprint(seen.text) if chosen.same_text != "off" else 0)
        last = self._remember(key, kept)
        hot = self._hot.get(key)
        if hot is not None:
            mode, until = hot
            if seen.at < until:
                self._hot[key] = (mode, seen.at + HOT)
                return Sweep(seen.server, seen.channel, seen.message) if mode == "act" else None
            del self._hot[key]
        for rule, found in self._found(seen, kept, last, chosen):
            mode = chosen.mode_of(rule)
            if mode != "off":
                self._heat(key, mode, seen.at + HOT)
                return Finding(seen.server, rule, mode, seen.at, seen.author, seen.name, tuple(found))
        return None

    def _found(
        self, seen: Looked, kept: _Kept, last: deque[_Kept], chosen: PreventionSettings
    ) -> Iterable[tuple[Rule, list[Evidence]]]:
        # Cheap looks first: of a thousand messages hardly one holds what the others look for.
        if "/" in seen.text or "www." in seen.text:
            codes = _INVITE.findall(seen.text)
            if any(code not in chosen.allowed_invites for code in codes):
                yield "invites", [kept.evidence]
            new = seen.joined_at is not None and seen.at - seen.joined_at < FIRST_DAY
            if new and _URL.search(seen.text):
                yield "first-day-links", [kept.evidence]
        alike = [one for one in last if one.fingerprint == kept.fingerprint] if kept.fingerprint else []
        if len(alike) >= chosen.same_text_channels:
            same = [one for one in alike if seen.at - one.seen.at < SAME_TEXT_WITHIN]
            if len({one.seen.channel for one in same}) >= chosen.same_text_channels:
                yield "same-text", [one.evidence for one in same]
        if len(last) >= chosen.burst_messages:
            within = timedelta(seconds=chosen.burst_seconds)
            if seen.at - last[-chosen.burst_messages].seen.at <= within:
                yield "burst", [one.evidence for one in last if seen.at - one.seen.at <= within]

    def _remember(self, key: tuple[str, str], kept: _Kept) -> deque[_Kept]:
        last = self._last.get(key)
        if last is None:
            last = self._last[key] = deque(maxlen=REMEMBERED)
            if len(self._last) > self._authors:
                self._last.popitem(last=False)
        else:
            self._last.move_to_end(key)
        last.append(kept)
        return last

    def _heat(self, key: tuple[str, str], mode: Mode, until: datetime) -> None:
        self._hot[key] = (mode, until)
        if len(self._hot) > self._authors:
            self._hot.popitem(last=False)

    def joined(self, server: str, member: str, at: datetime, chosen: PreventionSettings) -> Finding | None:
        """What a join means: a wave is found once, until it has ebbed."""
        mode = chosen.join_wave
        if mode == "off":
            return None
        joins = self._joins.setdefault(server, deque(maxlen=200))
        joins.append((member, at))
        wave = self._waves.get(server)
        if wave is not None and at < wave:
            self._waves[server] = at + WAVE_LASTS
            return None
        lately = [(who, when) for who, when in joins if at - when <= JOINS_WITHIN]
        if len(lately) < chosen.join_wave_people:
            return None
        self._waves[server] = at + WAVE_LASTS
        return Finding(server, "join-wave", mode, at, people=tuple(who for who, _ in lately))

    def recall(self, server: str, author: str, mode: Mode, at: datetime) -> None:
        """They were caught at that moment, by a process before this one: what they went on writing belongs to it."""
        self._heat((server, author), mode, at + HOT)

    def forget(self, server: str, author: str) -> None:
        """It was a mistake: they are watched as before."""
        self._hot.pop((server, author), None)
        self._last.pop((server, author), None)

    @property
    def remembered(self) -> int:
        """Of how many authors something is remembered."""
        return len(self._last)


def fingerprint(text: str) -> int:
    """The same for texts that differ only in case, spaces and invisible letters; 0 for too short a text.

    It holds within one process, which is as long as anything is remembered here.
    """
    plain = "".join(text[:2_000].split()).casefold()
    if not plain.isascii():
        plain = _INVISIBLE.sub("", plain)
    return hash(plain) if len(plain) >= 6 else 0


@dataclass(frozen=True, slots=True)
class AutoRule:
    """A rule that Discord's AutoMod is to have. `kind` is its trigger; what the trigger does not know stays empty."""

    name: str
    kind: Literal["words", "presets", "mentions", "spam", "profiles"]
    words: tuple[str, ...] = ()
    presets: tuple[str, ...] = ()
    mentions: int = 0


def automod_rules(chosen: PreventionSettings, names: dict[str, str]) -> tuple[AutoRule, ...]:
    """What AutoMod is to have by the settings; `names` are the rules' names in the server's language."""
    found = []
    if chosen.automod_words:
        found.append(AutoRule(names["words"], "words", words=chosen.automod_words))
        if chosen.automod_profiles:
            found.append(AutoRule(names["profiles"], "profiles", words=chosen.automod_words))
    if chosen.automod_presets:
        found.append(AutoRule(names["presets"], "presets", presets=chosen.automod_presets))
    if chosen.automod_mentions:
        found.append(AutoRule(names["mentions"], "mentions", mentions=chosen.automod_mentions))
    if chosen.automod_spam:
        found.append(AutoRule(names["spam"], "spam"))
    return tuple(found)
