"""Every command of every area, as Discord will be told: in both languages, within its limits, for the right people."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import discord
import pytest

import bot
from cli.commands import BEGIN, END, as_page
from cogs._ui.naming import FluentTranslator
from cogs.bot import Salotto
from cogs.catalogue import table_of
from core import limits
from core.command_table import CommandTable
from core.paths import ROOT
from core.settings import Settings
from core.text import LOCALES, texts
from services.workers import SameProcess

_NAME = re.compile(r"[-_\w]{1,32}")
Payload = dict[str, Any]


def unconnected() -> Salotto:
    return bot.build(Settings(database={"url": "sqlite://"}), executor=SameProcess())  # type: ignore[arg-type]


@pytest.fixture
async def salotto() -> Salotto:
    built = unconnected()
    await built.load_areas()
    return built


@pytest.fixture
async def table(salotto: Salotto) -> CommandTable:
    return await table_of(salotto)


@pytest.fixture
async def payloads(salotto: Salotto) -> list[Payload]:
    """What Discord is told of each command, at the top level."""
    return [
        await command.get_translated_payload(salotto.tree, FluentTranslator())
        for command in salotto.tree.get_commands()
    ]


def told(payload: Payload, what: str, locale: str) -> str:
    others = payload.get(f"{what}_localizations") or {}
    return str(others.get(locale) or payload[what])


def parts(payload: Payload) -> Iterator[Payload]:
    """A command, its subcommands and their options."""
    yield payload
    for option in payload.get("options", ()):
        yield from parts(option)


def slash(payloads: list[Payload]) -> list[Payload]:
    return [payload for payload in payloads if payload.get("type", 1) == 1]


@pytest.mark.parametrize("locale", LOCALES)
async def test_names_are_ones_that_discord_takes(payloads: list[Payload], locale: str) -> None:
    for payload in slash(payloads):
        for part in parts(payload):
            name, description = told(part, "name", locale), told(part, "description", locale)
            assert _NAME.fullmatch(name) and name == name.lower(), f"/{payload['name']} {name!r} ({locale})"
            assert 1 <= len(description) <= limits.COMMAND_DESCRIPTION, f"/{payload['name']} {name!r} ({locale})"
            for choice in part.get("choices", ()):
                assert 1 <= len(told(choice, "name", locale)) <= limits.CHOICE_NAME
            assert len(part.get("choices", ())) <= limits.CHOICES
            assert len(part.get("options", ())) <= limits.COMMAND_OPTIONS
    for payload in payloads:
        assert len(told(payload, "name", locale)) <= limits.COMMAND_NAME


@pytest.mark.parametrize("locale", LOCALES)
async def test_no_two_names_are_the_same_beside_each_other(payloads: list[Payload], locale: str) -> None:
    tops = Counter((payload.get("type", 1), told(payload, "name", locale)) for payload in payloads)
    assert [name for name, count in tops.items() if count > 1] == []
    for payload in payloads:
        for part in parts(payload):
            names = Counter(told(option, "name", locale) for option in part.get("options", ()))
            assert [name for name, count in names.items() if count > 1] == [], part["name"]


async def test_commands_are_not_too_many_nor_too_long(payloads: list[Payload]) -> None:
    kinds = Counter(payload.get("type", 1) for payload in payloads)
    assert kinds[1] <= limits.COMMANDS
    assert max(kinds[2], kinds[3]) <= limits.CONTEXT_MENUS
    for payload in slash(payloads):
        length = sum(
            max(len(told(part, what, locale)) for locale in LOCALES)
            for part in parts(payload)
            for what in ("name", "description")
        )
        assert length <= limits.COMMAND_TOTAL, payload["name"]


async def test_every_name_is_in_every_language(payloads: list[Payload]) -> None:
    """Nothing reaches Discord that does not come from the texts."""
    bare = [
        f"/{payload['name']} {part['name']}"
        for payload in payloads
        for part in [*parts(payload), *(choice for part in parts(payload) for choice in part.get("choices", ()))]
        if "it" not in (part.get("name_localizations") or {}) and not _is_a_name_of_its_own(part)
    ]
    assert bare == []


def _is_a_name_of_its_own(part: Payload) -> bool:
    # The choices of autocompletion and numbers have no language.
    return str(part["name"]).isdecimal()


async def test_staff_verbs_and_member_verbs_never_share_a_command(table: CommandTable) -> None:
    audiences: dict[str, set[str]] = {}
    for entry in table.entries:
        if entry.kind == "slash":
            audiences.setdefault(entry.name["en"].split()[0], set()).add(entry.audience)
    shared = {name: sorted(who) for name, who in audiences.items() if len(who) > 1 and "members" in who}
    assert shared == {}


async def test_commands_that_are_not_for_members_are_hidden_from_them(salotto: Salotto, table: CommandTable) -> None:
    for entry in table.entries:
        assert bool(entry.permissions) == (entry.audience != "members"), entry.name["en"]
    for command in salotto.tree.get_commands():
        assert isinstance(
            command.allowed_contexts or salotto.tree.allowed_contexts, discord.app_commands.AppCommandContext
        )


@cache
def named_in_texts() -> frozenset[str]:
    return frozenset(text_id for text_id in texts("en").ids if text_id.startswith(("command-", "menu-")))


async def test_every_name_in_the_texts_is_of_a_command(salotto: Salotto) -> None:
    used: set[str] = set()
    translator = Noting(used)
    for command in salotto.tree.get_commands():
        await command.get_translated_payload(salotto.tree, translator)
    assert sorted(named_in_texts() - used) == []


class Noting(FluentTranslator):
    """Notes what is asked for."""

    def __init__(self, asked: set[str]) -> None:
        self.asked = asked

    async def translate(self, string: Any, locale: discord.Locale, context: Any) -> str | None:
        self.asked.add(str(string.extras.get("id", "")).partition(".")[0])
        return await super().translate(string, locale, context)


async def test_the_page_of_commands_is_up_to_date(table: CommandTable) -> None:
    written = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    page = written.partition(BEGIN)[2].partition(END)[0].strip()
    assert page == as_page(table, texts("en")), "run: salotto commands --lang en --update docs/commands.md"
