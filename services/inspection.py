"""How Salotto stands on Discord, said without Discord: what was looked at, and in which words it is told.

`/setup start` and `salotto doctor` look with the same eyes and tell with the same words. The cogs' side looks.
"""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from core.text import Texts
from services.server_settings import AreaSettings

Chosen = Callable[[str, Iterable[type[AreaSettings]]], Awaitable[Mapping[str, Any]]]
"""Every setting of some areas on a server, by `area.field`; empty where nothing is known of it."""
Standing = Literal["fine", "unset", "gone", "closed", "public", "managed", "above"]


@dataclass(frozen=True, slots=True)
class BoundSeen:
    """A channel or role that a setting names, and what is wrong with it. `text_id` is the setting's own.

    closed: Salotto lacks `missing` in the channel; public: others than staff see it; managed: nobody can give the
    role; above: it lies above Salotto's own role. Of one channel both `closed` and `public` may be told.
    """

    key: str
    text_id: str
    standing: Standing
    name: str = ""
    """As people read it: `#staff`, `@Membri`; empty when there is none."""
    missing: tuple[str, ...] = ()
    needed: bool = True
    """Whether something does not work without it."""


@dataclass(frozen=True, slots=True)
class ServerSeen:
    """How Salotto stands on one server. Permissions are Discord's names (`embed_links`)."""

    name: str
    missing: tuple[str, ...] = ()
    """Permissions that its role lacks on the whole server."""
    unread: tuple[str, ...] = ()
    """Names of channels that it cannot read: they are missing from every measure."""
    bound: tuple[BoundSeen, ...] = ()
    """What settings name, in the order of the settings."""
    role: str = "Salotto"
    """The name of its own role."""


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

    async def __call__(self, token: str, chosen: Chosen) -> DiscordSeen: ...


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: is it right (None: it could not be looked at), and in which words."""

    area: str
    right: bool | None
    text_id: str
    values: Mapping[str, object]
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Values that are lists of text ids."""
    server: str | None = None
    """The server that it is about."""


def sentence(finding: Finding, words: Texts) -> str:
    """What was found. Permissions, settings and intents go by the names that people read in Discord."""
    named = {key: ", ".join(words(text_id) for text_id in ids) for key, ids in finding.named.items()}
    return words(finding.text_id, **finding.values, **named)


def on_server(server: ServerSeen, invitation: str | None = None) -> Iterator[Finding]:
    """Everything that a look at a server tells: each thing that is wrong with where to click, or that it is right."""
    yield _permissions_of(server, invitation)
    if server.unread:
        values = {"channels": ", ".join(f"#{name}" for name in server.unread), "role": server.role}
        yield Finding("doctor-channels", None, "standing-unread", values, server=server.name)
    for one in server.bound:
        yield _bound(server, one)


def _permissions_of(server: ServerSeen, invitation: str | None) -> Finding:
    if not server.missing:
        return Finding("doctor-permissions", True, "standing-permissions-fine", {}, server=server.name)
    text_id = "standing-permissions-missing" if invitation is None else "standing-permissions-invite"
    values = {"role": server.role, **({} if invitation is None else {"invitation": invitation})}
    named = {"permissions": permission_ids(server.missing)}
    return Finding("doctor-permissions", False, text_id, values, named, server.name)


def _bound(server: ServerSeen, one: BoundSeen) -> Finding:
    right = {"fine": True, "unset": False if one.needed else None}.get(one.standing, False)
    values: dict[str, object] = {"role": server.role}
    if one.name:
        values["name"] = one.name
    named: dict[str, tuple[str, ...]] = {"setting": (one.text_id,)}
    if one.missing:
        named["permissions"] = permission_ids(one.missing)
    return Finding("doctor-chosen", right, f"standing-{one.standing}", values, named, server.name)


def permission_ids(names: Iterable[str]) -> tuple[str, ...]:
    """The texts that name permissions as Discord does."""
    return tuple(f"permission-{name.replace('_', '-')}" for name in names)
