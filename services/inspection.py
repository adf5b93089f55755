"""What `salotto doctor` asks of Discord, said without Discord. The cogs' side implements it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal, Protocol

StaffChannel = Callable[[str], Awaitable[str | None]]
"""The id of the staff channel that a server chose; None when it chose none."""


@dataclass(frozen=True, slots=True)
class ServerSeen:
    """How Salotto stands on one server. Permissions are Discord's names (`embed_links`)."""

    name: str
    missing: tuple[str, ...]
    """Permissions that its role lacks on the whole server."""
    unread: tuple[str, ...]
    """Names of channels that it cannot read: they are missing from every measure."""
    staff_channel: Literal["fine", "closed", "gone", "unset"]
    staff_missing: tuple[str, ...] = ()
    """Permissions that it lacks in the staff channel."""


@dataclass(frozen=True, slots=True)
class DiscordSeen:
    """What Discord said to a token. Without `account` nothing could be looked at, and `problem` says why."""

    account: str | None = None
    problem: Literal["token", "intents", "unreachable"] | None = None
    reason: str = ""
    """The kind of error behind `unreachable`."""
    missing_intents: tuple[str, ...] = ()
    """Privileged intents that are off: `members`, `message_content`."""
    servers: tuple[ServerSeen, ...] = ()
    invitation: str | None = None


class Inspector(Protocol):
    """Logs in with a token, looks, and leaves; changes nothing."""

    async def __call__(self, token: str, staff_channel: StaffChannel) -> DiscordSeen: ...
