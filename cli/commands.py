"""`salotto commands`: every slash command and context menu, in each language, and who may use it."""

import argparse
import dataclasses
import json
from collections.abc import Iterator

from core.command_table import ByLocale, CommandEntry, CommandTable
from core.text import LOCALES, Texts


def configure(parser: argparse.ArgumentParser, words: Texts) -> None:
    parser.add_argument("--format", choices=("json", "md"), default="md", help=words("commands-format"))


def run(arguments: argparse.Namespace, words: Texts) -> int:
    table: CommandTable = arguments.command_table()
    print(as_json(table) if arguments.format == "json" else as_page(table, words))
    return 0


def as_json(table: CommandTable) -> str:
    entries = [dataclasses.asdict(entry) for entry in table.entries]
    return json.dumps({"format": 1, "commands": entries}, ensure_ascii=False, indent=2)


def as_page(table: CommandTable, words: Texts) -> str:
    """A page in Markdown: a section for each command, under its name in the reader's language."""
    return "\n\n".join("\n".join(_section(entry, words)) for entry in table.entries)


def _section(entry: CommandEntry, words: Texts) -> Iterator[str]:
    here = words.locale
    yield f"### `{_called(entry, here)}`"
    yield ""
    if entry.kind != "slash":
        yield words(f"commands-menu-{entry.kind}") + "."
    else:
        yield entry.description[here] + "."
    others = [f"{locale}: `{_called(entry, locale)}`" for locale in LOCALES if locale != here]
    yield ""
    yield f"* {words('commands-used-by', who=words(f'commands-who-{entry.audience}'))}; {', '.join(others)}"
    if entry.permissions:
        yield f"* {words('commands-shown-to', permissions=', '.join(f'`{name}`' for name in entry.permissions))}"
    for option in entry.options:
        needed = words("commands-needed" if option.required else "commands-free")
        names = _both(option.name, here)
        line = f"* {words('commands-option')} {names} ({needed}): {option.description[here]}"
        if option.choices:
            line += "; " + words("commands-choices", choices=", ".join(choice[here] for choice in option.choices))
        yield line


def _called(entry: CommandEntry, locale: str) -> str:
    return f"/{entry.name[locale]}" if entry.kind == "slash" else entry.name[locale]


def _both(name: ByLocale, here: str) -> str:
    others = [f"{locale}: `{name[locale]}`" for locale in LOCALES if locale != here and name[locale] != name[here]]
    return f"`{name[here]}`" + (f" ({', '.join(others)})" if others else "")
