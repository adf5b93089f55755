"""Names and descriptions of commands, in every language, from the Fluent files.

A command's id is `command-NAME`, its value the name and its attribute `.description` the description; a subcommand is
`command-GROUP-NAME`, an option `command-...-OPTION`; a context menu is `menu-NAME`; a choice `choice-NAME`.
"""

from collections.abc import Callable
from typing import Any, TypedDict, TypeVar

from discord import Locale, app_commands

from cogs._ui.audience import AUDIENCE, MEMBERS, Audience
from core.text import texts

BASE = "en"
"""The language of the names that everybody sees whose own language Salotto does not speak."""
LANGUAGE_OF = {Locale.italian: "it", Locale.american_english: "en", Locale.british_english: "en"}
_Commanded = TypeVar("_Commanded")


class Named(TypedDict):
    """Keywords of `app_commands.command` and `app_commands.Group`."""

    name: app_commands.locale_str
    description: app_commands.locale_str
    extras: dict[Any, Any]


def localised(text_id: str) -> app_commands.locale_str:
    """A text in the base language, that carries the id by which the translator finds it in the others."""
    return app_commands.locale_str(texts(BASE)(text_id), id=text_id)


def command(key: str, audience: Audience | None = None) -> Named:
    """Keywords for `@app_commands.command(**command("poll-open", STAFF))` and for `app_commands.Group`.

    Subcommands leave the audience to their group.
    """
    extras = {} if audience is None else {AUDIENCE: audience}
    return Named(name=localised(f"command-{key}"), description=localised(f"command-{key}.description"), extras=extras)


def group(key: str, audience: Audience = MEMBERS) -> dict[str, Any]:
    """Keywords for a cog that is a group: `class Polls(commands.GroupCog, **group("polls", MEMBERS))`."""
    named = command(key, audience)
    return {
        "group_name": named["name"],
        "group_description": named["description"],
        "group_extras": named["extras"],
    }


def menu(key: str, audience: Audience = MEMBERS) -> dict[str, Any]:
    """Keywords for `app_commands.ContextMenu(callback=..., **menu("report"))`."""
    return {"name": localised(f"menu-{key}"), "extras": {AUDIENCE: audience}}


def options(key: str, *names: str) -> Callable[[_Commanded], _Commanded]:
    """Name and describe a command's options: `@options("poll-open", "question", "hours")`."""

    def named(commanded: _Commanded) -> _Commanded:
        rename = app_commands.rename(**{name: localised(_option(key, name)) for name in names})
        describe = app_commands.describe(**{name: localised(f"{_option(key, name)}.description") for name in names})
        return describe(rename(commanded))

    return named


def choice(key: str, value: Any) -> app_commands.Choice[Any]:
    """A choice of an option, named in every language."""
    return app_commands.Choice(name=localised(f"choice-{key}"), value=value)


def _option(key: str, name: str) -> str:
    return f"command-{key}-{name.replace('_', '-')}"


class FluentTranslator(app_commands.Translator):
    """Answers Discord's question what a command is called in a language."""

    async def translate(
        self, string: app_commands.locale_str, locale: Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        text_id, language = string.extras.get("id"), LANGUAGE_OF.get(locale)
        if text_id is None or language is None or language == BASE:
            return None
        return texts(language)(text_id)
