"""`salotto commands`: every slash command and context menu, in each language, and who may use it."""

import argparse
import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

from core.command_table import ByLocale, CommandEntry, CommandTable
from core.errors import UnreadableInput
from core.text import LOCALES, Texts, texts

BEGIN = "<!-- salotto commands: begin -->"
END = "<!-- salotto commands: end -->"
"""Between these lines of a page lies what was printed; `--update` renews it."""


def configure(parser: argparse.ArgumentParser, words: Texts) -> None:
    parser.add_argument("--format", choices=("json", "md"), default="md", help=words("commands-format"))
    parser.add_argument("--lang", choices=LOCALES, default=words.locale, help=words("commands-lang"))
    parser.add_argument("--update", metavar=words("commands-page-name"), type=Path, help=words("commands-page"))


def run(arguments: argparse.Namespace, words: Texts) -> int:
    table: CommandTable = arguments.command_table()
    if arguments.update is not None:
        update(arguments.update, as_page(table, texts(arguments.lang)))
    else:
        print(as_json(table) if arguments.format == "json" else as_page(table, texts(arguments.lang)))
    return 0


def update(file: Path, page: str) -> None:
    """Put `page` between the two marks of a file. UnreadableInput for a file without them."""
    try:
        written = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        written = ""
    before, begin, rest = written.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise UnreadableInput("commands-no-marks", file=str(file), begin=BEGIN, end=END)
    file.write_text(f"{before}{BEGIN}\n\n{page}\n\n{END}{after}", encoding="utf-8")


def as_json(table: CommandTable) -> str:
    """`{"format": 1, "commands": [...]}`, each with its texts by locale."""
    entries = [dataclasses.asdict(entry) for entry in table.entries]
    return json.dumps({"format": 1, "commands": entries}, ensure_ascii=False, indent=2)


def as_page(table: CommandTable, words: Texts) -> str:
    """A page in Markdown: a section for each command, under its name in the reader's language."""
    return "\n\n".join("\n".join(_section(entry, words)) for entry in table.entries)


def _section(entry: CommandEntry, words: Texts) -> Iterator[str]:
    here = words.locale
    others = ", ".join(f"`{_called(entry, locale)}` ({locale})" for locale in LOCALES if locale != here)
    what = entry.description[here] if entry.kind == "slash" else words(f"commands-menu-{entry.kind}")
    yield f"### `{_called(entry, here)}`"
    yield ""
    yield f"{what}. {others}"
    yield ""
    who = words("commands-used-by", who=words(f"commands-who-{entry.audience}"))
    if entry.permissions:
        needed = ", ".join(words(f"permission-{name.replace('_', '-')}") for name in entry.permissions)
        who += "; " + words("commands-shown-to", permissions=needed)
    yield f"* {who}"
    for option in entry.options:
        needed = words("commands-needed" if option.required else "commands-free")
        line = f"* {_names(option.name, here)}, {needed}: {option.description[here]}"
        if option.choices:
            line += " (" + "; ".join(choice[here] for choice in option.choices) + ")"
        yield line


def _called(entry: CommandEntry, locale: str) -> str:
    return f"/{entry.name[locale]}" if entry.kind == "slash" else entry.name[locale]


def _names(name: ByLocale, here: str) -> str:
    others = [f"{locale}: `{name[locale]}`" for locale in LOCALES if name[locale] != name[here]]
    return f"`{name[here]}`" + (f" ({', '.join(others)})" if others else "")
