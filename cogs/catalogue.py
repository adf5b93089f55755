"""The commands of a bot, read from what it registers with Discord."""

import asyncio
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from cogs._ui.audience import Audience, audience_of
from cogs._ui.naming import BASE, LANGUAGE_OF, FluentTranslator
from core.command_table import ByLocale, CommandEntry, CommandTable, Kind, OptionEntry

if TYPE_CHECKING:
    from cogs.bot import Salotto

_KINDS: dict[discord.AppCommandType, Kind] = {
    discord.AppCommandType.chat_input: "slash",
    discord.AppCommandType.user: "user",
    discord.AppCommandType.message: "message",
}
_NESTED = (discord.AppCommandOptionType.subcommand.value, discord.AppCommandOptionType.subcommand_group.value)
_Payload = Mapping[str, Any]


def command_table(bot: "Salotto") -> CommandTable:
    """Load the areas of a bot that is not running, and tell its commands."""

    async def load() -> CommandTable:
        try:
            await bot.load_areas()
            return await table_of(bot)
        finally:
            await bot.close()

    return asyncio.run(load())


async def table_of(bot: "Salotto") -> CommandTable:
    """The commands of a bot whose areas are loaded, by area and name."""
    areas = {area.cog.rpartition(":")[0]: area.name for area in bot.areas if area.cog}
    entries: list[CommandEntry] = []
    for kind, called in _KINDS.items():
        for command in bot.tree.get_commands(type=kind):
            payload = await command.get_translated_payload(bot.tree, FluentTranslator())
            area = areas.get(command.module or "", "")
            entries += _entries(called, area, command, payload)
    return CommandTable(tuple(sorted(entries, key=lambda entry: (entry.area, entry.kind, entry.name[BASE]))))


def _entries(
    kind: Kind,
    area: str,
    command: app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu,
    payload: _Payload,
) -> Iterator[CommandEntry]:
    permissions = tuple(name for name, granted in audience_of(command).permissions if granted)
    for path, audience, leaf in _leaves(command, payload):
        yield CommandEntry(
            kind=kind,
            area=area,
            name={locale: " ".join(_told(part, "name")[locale] for part in path) for locale in _LOCALES},
            description=_told(leaf, "description") if kind == "slash" else {},
            audience=audience.who,
            permissions=permissions,
            options=tuple(_option(option) for option in leaf.get("options", ())),
        )


def _leaves(command: Any, payload: _Payload) -> Iterator[tuple[tuple[_Payload, ...], Audience, _Payload]]:
    """Every command that can be run below one: the names on the way to it, who may use it, and its payload."""
    nested = [option for option in payload.get("options", ()) if option["type"] in _NESTED]
    if not isinstance(command, app_commands.Group):
        yield (payload,), audience_of(command), payload
        return
    for option in nested:
        for path, audience, leaf in _leaves(command.get_command(option["name"]), option):
            yield (payload, *path), audience, leaf


def _option(payload: _Payload) -> OptionEntry:
    return OptionEntry(
        name=_told(payload, "name"),
        description=_told(payload, "description"),
        kind=discord.AppCommandOptionType(payload["type"]).name,
        required=bool(payload.get("required")),
        choices=tuple(_told(choice, "name") for choice in payload.get("choices", ())),
    )


_LOCALES = {BASE: BASE} | {language: locale.value for locale, language in LANGUAGE_OF.items() if language != BASE}


def _told(payload: _Payload, what: str) -> ByLocale:
    """A text as Discord shows it to people of each language."""
    others = payload.get(f"{what}_localizations") or {}
    return {language: str(others.get(name) or payload[what]) for language, name in _LOCALES.items()}
