"""How Salotto stands on Discord, as findings of `salotto doctor`."""

from collections.abc import Iterator

from core.settings import variable_of
from core.text import Texts
from services.inspection import DiscordSeen, Finding, on_server
from services.inspection import sentence as in_words


def sentence(finding: Finding, words: Texts) -> str:
    """What was found, and on which server."""
    said = in_words(finding, words)
    return said if finding.server is None else words("doctor-on-server", server=finding.server, said=said)


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
                yield from on_server(server, seen.invitation)
