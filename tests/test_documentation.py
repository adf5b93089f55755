"""Whatever can be added has a place to be described and words in both languages; here it is looked for."""

import argparse
import re
from pathlib import Path

import pytest

import models
from cli.main import COMMANDS, build_parser
from core.paths import ROOT
from core.text import LOCALES, texts
from metrics.catalogue import METRICS
from models.types import Base

DOCS = ROOT / "docs"


def headings(*files: Path) -> set[str]:
    found: set[str] = set()
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                found.update(re.findall(r"`([^`]+)`", line))
    return found


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_every_metric_is_described_and_has_words(metric: object) -> None:
    name = getattr(metric, "name", "")
    assert name in headings(*(DOCS / "metrics").glob("*.md")), f"docs/metrics/ has no heading `{name}`"
    for locale in LOCALES:
        assert texts(locale).has(f"indicator-{name}"), f"locales/{locale} has no indicator-{name}"


def test_every_table_is_described() -> None:
    models.load_tables()
    described = headings(DOCS / "storage.md")
    assert sorted(set(Base.metadata.tables) - described) == []
    assert sorted(described - set(Base.metadata.tables)) == [], "docs/storage.md describes tables that are not there"


def test_every_command_and_each_of_its_options_is_described() -> None:
    written = (DOCS / "commands.md").read_text(encoding="utf-8")
    parser = build_parser(texts("en"))
    (commands,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    assert set(commands.choices) == set(COMMANDS)
    for name, command in commands.choices.items():
        assert f"## `salotto {name}" in written
        for action in command._actions:
            for option in action.option_strings:
                assert option in ("-h", "--help") or f"`{option}" in written, f"{name} {option}"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_every_language(command: str, locale: str) -> None:
    assert texts(locale).has(f"{command}-summary")
    assert texts(locale).has(f"{command}-epilog")


def test_every_place_that_the_guides_name_exists() -> None:
    missing = []
    for page in [*(DOCS / "how-to").glob("*.md"), ROOT / "README.md"]:
        for place in re.findall(r"`([\w./-]+/[\w./-]*)`", page.read_text(encoding="utf-8")):
            if place.split("/")[0] in {path.name for path in ROOT.iterdir()} and not (ROOT / place).exists():
                missing.append(f"{page.name}: {place}")
    assert missing == []


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = []
    for page in [*DOCS.rglob("*.md"), ROOT / "README.md"]:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not target.startswith(("http:", "https:", "mailto:")) and not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []
