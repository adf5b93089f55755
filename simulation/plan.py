"""What a simulated server looks like before the bot sees it: its rooms, its people and what they have said so far.

Everything here is a frozen value with names for references: a message names its author and its channel, so that a plan
can be written by hand, generated from an export, or shared between stories.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

ChannelKind = Literal["text", "news", "forum", "voice", "stage"]


@dataclass(frozen=True, slots=True)
class RolePlan:
    """A role; `permissions` are discord.py's names (`"ban_members"`)."""

    name: str
    permissions: frozenset[str] = frozenset()
    above_bot: bool = False


@dataclass(frozen=True, slots=True)
class ChannelPlan:
    """A channel; with `only_for`, nobody but those roles and the bot sees it."""

    name: str
    kind: ChannelKind = "text"
    only_for: tuple[str, ...] = ()
    topic: str | None = None
    category: str | None = None
    tags: tuple[str, ...] = ()
    hidden_from_bot: bool = False


@dataclass(frozen=True, slots=True)
class PersonPlan:
    """Somebody with an account.

    `locale` is the language of their Discord (`"it"`, `"en-GB"`). `member=False` is somebody who is not there yet, or
    any more: their old messages stay. `pending` has not accepted the rules of the server yet.
    """

    name: str
    roles: tuple[str, ...] = ()
    locale: str = "it"
    joined: datetime | None = None
    display_name: str | None = None
    bot: bool = False
    member: bool = True
    pending: bool = False
    account_age: timedelta = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class ServerPlan:
    """A server. Roles go from the highest to the lowest; `bot_permissions=None` is everything but administrator."""

    name: str
    channels: tuple[ChannelPlan, ...] = ()
    people: tuple[PersonPlan, ...] = ()
    roles: tuple[RolePlan, ...] = ()
    locale: str = "it"
    owner: str | None = None
    bot_permissions: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of a message."""

    name: str
    content: bytes = b"\x00"


@dataclass(frozen=True, slots=True)
class Said:
    """One message of the past. `channel` names a channel or a thread, `reply_to` is the `key` of another message.

    `<@Ada>` in the text is a mention of the person with that name. Discord's reply button mentions whom it answers
    unless that is switched off: `pings=False`.
    """

    author: str
    channel: str
    at: datetime
    text: str
    key: str | None = None
    reply_to: str | None = None
    reactions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    edited: datetime | None = None
    attached: tuple[Attached, ...] = ()
    pinned: bool = False
    pings: bool = True


@dataclass(frozen=True, slots=True)
class ThreadStarted:
    """A thread in a channel, or a post of a forum. `on` is the `key` of the message that it hangs from, if any."""

    name: str
    channel: str
    by: str
    at: datetime
    on: str | None = None
    archived: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """What happened on the server before the bot was started, in any order."""

    messages: tuple[Said, ...] = ()
    threads: tuple[ThreadStarted, ...] = ()
