"""The command line as a person meets it: help, errors, exit codes, in their own language."""

import pytest

from cli.main import COMMANDS, build_parser, main
from core.text import LOCALES, texts


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALOTTO_LOCALE", "en")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_both_languages(
    command: str, locale: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SALOTTO_LOCALE", locale)
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    printed = capsys.readouterr().out
    assert stopped.value.code == 0
    assert texts(locale)(f"{command}-summary") in printed
    assert texts(locale)("cli-usage") in printed


@pytest.mark.parametrize("locale", LOCALES)
def test_no_option_is_left_without_a_word(locale: str) -> None:
    parser = build_parser(texts(locale))
    choices = next(action.choices for action in parser._actions if isinstance(action.choices, dict))
    for name, command in choices.items():
        for action in command._actions:
            assert action.help, f"{name} {action.dest}"


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    printed = capsys.readouterr().out
    assert all(command in printed for command in COMMANDS)


@pytest.mark.parametrize("words", [[], ["analyze"], ["score", "--fast"], ["links"]])
def test_wrong_usage_ends_with_two_and_says_where_help_is(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    captured = capsys.readouterr()
    assert stopped.value.code == 2
    assert captured.out == ""
    assert "--help" in captured.err


def test_the_language_is_the_reader_s_and_english_when_it_is_another(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SALOTTO_LOCALE")
    for variable in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    for language, expected in (("it_IT.UTF-8", "uso:"), ("de_DE.UTF-8", "usage:"), ("en_GB.UTF-8", "usage:")):
        monkeypatch.setenv("LANG", language)
        with pytest.raises(SystemExit):
            main(["score", "--help"])
        assert expected in capsys.readouterr().out
