"""`salotto commands`: as data for programs, as a page for people, and nothing of Discord for anybody else."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import bot
from cli.main import main


def run(*words: str) -> int:
    return main(["commands", *words], build=bot.build, commands=bot.commands)


def test_programs_read_every_name_in_every_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--format", "json") == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["format"] == 1
    (digest,) = (entry for entry in printed["commands"] if entry["name"]["en"] == "setup digest")
    assert digest["name"]["it"] == "configura resoconto"
    assert digest["audience"] == "administrators"
    assert [option["name"]["it"] for option in digest["options"]] == ["giorno", "ora"]
    assert [choice["it"] for choice in digest["options"][0]["choices"]][:2] == ["lunedì", "martedì"]


@pytest.mark.parametrize(("locale", "heading"), [("it", "### `/configura canale`"), ("en", "### `/setup channel`")])
def test_people_read_a_page_in_their_language(capsys: pytest.CaptureFixture[str], locale: str, heading: str) -> None:
    assert run("--format", "md", "--lang", locale) == 0
    assert heading in capsys.readouterr().out


def test_a_page_is_renewed_between_its_marks_and_nowhere_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- salotto commands: begin -->\nyesterday\n<!-- salotto commands: end -->\nafter\n")
    assert run("--update", str(page), "--lang", "en") == 0
    once = page.read_text()
    assert once.startswith("before\n") and once.endswith("\nafter\n")
    assert "/setup channel" in once and "yesterday" not in once
    assert run("--update", str(page), "--lang", "en") == 0
    assert page.read_text() == once


def test_a_page_without_marks_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text("mine")
    assert run("--update", str(page)) == 2
    assert page.read_text() == "mine"
    assert "page.md" in capsys.readouterr().err


def test_the_other_commands_do_not_pay_for_discord() -> None:
    script = "import sys, bot, cli.analyse, cli.doctor, cli.score; print([n for n in sys.modules if n == 'discord'])"
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"
