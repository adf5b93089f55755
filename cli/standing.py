"""How Salotto stands on Discord, as findings of `salotto doctor`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from core.settings import variable_of
from core.text import Texts
from services.inspection import DiscordSeen, ServerSeen


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: is it right (None: it could not be looked at), and in which words."""

    area: str
    right: bool | None
    text_id: str
    values: Mapping[str, object]
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Values that are lists of text ids."""


def sentence(finding: Finding, words: Texts) -> str:
    """What was found. Permissions and intents go by the names that people read in Discord."""
    named = {key: ", ".join(words(text_id) for text_id in ids) for key, ids in finding.named.items()}
    return words(finding.text_id, **finding.values, **named)


def unasked() -> Finding:
    """Discord was not asked."""
    return Finding("doctor-discord", None, "doctor-discord-unasked", {})


def on_discord(seen: DiscordSeen) -> Iterator[Finding]:
    """Everything that Discord's answer tells, servers in the order of their ids."""
    match seen.problem:
        case "token":
            values = {"variable": variable_of("discord.token")}
            yield Finding("doctor-discord", False, "doctor-discord-refused", values)
            yield unasked()
        case "unreachable":
            yield Finding("doctor-discord", False, "doctor-discord-unreachable", {"problem": seen.reason})
            yield unasked()
        case "intents":
            intents = tuple(f"intent-{name.replace('_', '-')}" for name in seen.missing_intents)
            yield Finding("doctor-intents", False, "doctor-intents-off", {}, {"intents": intents})
        case None:
            yield Finding("doctor-discord", True, "doctor-discord-fine", {"account": seen.account})
            yield Finding("doctor-intents", True, "doctor-intents-on", {})
            if not seen.servers:
                yield Finding("doctor-servers", False, "doctor-servers-none", {"invitation": seen.invitation})
            for server in seen.servers:
                yield from _on_server(server, seen.invitation)


def _on_server(server: ServerSeen, invitation: str | None) -> Iterator[Finding]:
    values = {"server": server.name}
    if server.missing:
        named = {"permissions": _permissions(server.missing)}
        given: dict[str, object] = {**values, "invitation": invitation}
        yield Finding("doctor-permissions", False, "doctor-permissions-missing", given, named)
    else:
        yield Finding("doctor-permissions", True, "doctor-permissions-fine", values)
    if server.unread:
        channels = ", ".join(f"#{name}" for name in server.unread)
        yield Finding("doctor-channels", None, "doctor-channels-unread", {**values, "channels": channels})
    yield Finding(
        "doctor-staff-channel",
        server.staff_channel == "fine",
        f"doctor-staff-channel-{server.staff_channel}",
        values,
        {"permissions": _permissions(server.staff_missing)} if server.staff_missing else {},
    )


def _permissions(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"permission-{name.replace('_', '-')}" for name in names)
