"""`salotto <command>`: reads the words on the command line, hands over to the command, turns errors into exit codes."""

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn, Protocol

from core.command_table import CommandTable
from core.errors import UserFacingError
from core.text import LOCALES, Texts, texts

COMMANDS = ("run", "analyse", "score", "links", "doctor", "migrate", "backup", "commands", "demo", "drops")
INTERRUPTED = 130


class Command(Protocol):
    """What a module in this package gives: how its words are read, and what it does. `run` returns the exit code."""

    def configure(self, parser: argparse.ArgumentParser, words: Texts) -> None: ...

    def run(self, arguments: argparse.Namespace, words: Texts) -> int: ...


def main(
    argv: Sequence[str] | None = None,
    *,
    build: Callable[..., Any] | None = None,
    commands: Callable[[], CommandTable] | None = None,
    inspect: Callable[..., Any] | None = None,
    demo: Callable[..., Any] | None = None,
) -> int:
    """Run one command. Exit codes: 0 done, 1 something went wrong, 2 unreadable input or usage, 130 interrupted.

    `build` makes the bot of given settings, `commands` tells its commands, `inspect` asks Discord what `salotto doctor`
    wants to know, `demo` starts the bot on a simulated server: handed over by the composition root, since nothing here
    knows Discord. A command finds them among its arguments.
    """
    given = sys.argv[1:] if argv is None else list(argv)
    words = texts(locale_of_the_reader())
    named = next((word for word in given if not word.startswith("-")), None)
    try:
        arguments = build_parser(words, [named] if named in COMMANDS else []).parse_args(given)
        arguments.build, arguments.command_table, arguments.inspect = build, commands, inspect
        arguments.demo = demo
        return _command(arguments.command).run(arguments, words)
    except UserFacingError as error:
        print(words("cli-error", problem=words(error.text_id, **error.values)), file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print(words("cli-interrupted"), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (`| head`) has gone: nothing is left to say, not even at the interpreter's own last flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def build_parser(words: Texts, configured: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """The command line in one locale. Only the commands in `configured` are read from their modules."""
    parser = _Parser(words, prog="salotto", description=words("cli-summary"), epilog=words("cli-epilog"))
    commands = parser.add_subparsers(
        dest="command", required=True, title=words("cli-commands"), metavar=words("cli-command"), parser_class=_Parser
    )
    for name in COMMANDS:
        command = commands.add_parser(
            name,
            words=words,
            help=words(f"{name}-summary"),
            description=words(f"{name}-summary"),
            epilog=words(f"{name}-epilog"),
        )
        if name in configured:
            _command(name).configure(command, words)
    return parser


def locale_of_the_reader() -> str:
    """The locale of the environment (`SALOTTO_LOCALE`, `LC_ALL`, `LC_MESSAGES`, `LANG`) if Salotto speaks it."""
    for variable in ("SALOTTO_LOCALE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            language = value[:2].lower()
            return language if language in LOCALES else "en"
    return "en"


class _Parser(argparse.ArgumentParser):
    """An argument parser whose headings and complaints are in the reader's language."""

    def __init__(self, words: Texts, **given: Any) -> None:
        super().__init__(
            **given,  # subparsers are given more than is named here, and what differs between versions of Python
            add_help=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        self._words = words
        self._positionals.title = words("cli-arguments")
        self._optionals.title = words("cli-options")
        self.add_argument("-h", "--help", action="help", help=words("cli-help"))

    def format_help(self) -> str:
        return super().format_help().replace("usage:", self._words("cli-usage"), 1)

    def error(self, message: str) -> NoReturn:
        self.exit(2, self._words("cli-usage-error", problem=message, command=self.prog) + "\n")


def _command(name: str) -> Command:
    # Imported by name: `salotto score` must not pay for what only `salotto analyse` needs.
    module: Command = importlib.import_module(f"cli.{name}")
    return module
