"""The slash commands and context menus as plain data: what the Discord surface tells, and the command line prints."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["slash", "user", "message"]
Who = Literal["members", "staff", "moderators", "administrators"]
"""Who a command is for."""
ByLocale = Mapping[str, str]
"""A text in each language, by locale."""


@dataclass(frozen=True, slots=True)
class OptionEntry:
    """An option of a command. `choices` are the names of what can be chosen, where the list is closed."""

    name: ByLocale
    description: ByLocale
    kind: str
    required: bool
    choices: tuple[ByLocale, ...] = ()


@dataclass(frozen=True, slots=True)
class CommandEntry:
    """A command that can be run. `name` is whole, groups included: `digest preview`."""

    kind: Kind
    area: str
    name: ByLocale
    description: ByLocale
    audience: Who
    permissions: tuple[str, ...]
    """What Discord asks for by default before it shows the command."""
    options: tuple[OptionEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class CommandTable:
    """Every command, by area and name."""

    entries: tuple[CommandEntry, ...]
