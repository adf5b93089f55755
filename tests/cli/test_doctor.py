"""`salotto doctor`: everything wrong at once, how to mend it, and nothing changed by looking."""

from pathlib import Path

import pytest

from cli.main import main


@pytest.fixture(autouse=True)
def fresh_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALOTTO_LOCALE", "en")
    monkeypatch.chdir(tmp_path)


def test_a_fresh_installation_is_well_and_stays_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    printed = capsys.readouterr().out
    assert "to mend" not in printed
    assert "config.example.toml" in printed
    assert list(tmp_path.iterdir()) == []


def test_everything_wrong_is_named_at_once_without_a_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SALOTTO_DATABASE__URL", "postgresql://salotto:hunter2@127.0.0.1:1/nowhere")
    assert main(["doctor"]) == 1
    printed = capsys.readouterr().out
    assert "PostgreSQL does not answer" in printed
    assert "database.url" in printed
    assert "hunter2" not in printed
    assert "a turn is read in a process of its own" in printed


def test_wrong_settings_are_named_and_the_rest_is_looked_at_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "config.toml").write_text('[server_defaults]\nlocale = "de"\ntime_zone = "Nowhere"\n', encoding="utf-8")
    assert main(["doctor"]) == 1
    printed = capsys.readouterr().out
    assert "server_defaults.locale" in printed
    assert "server_defaults.time_zone" in printed
    assert "a turn is read in a process of its own" in printed


def test_a_database_without_tables_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "old.db").touch()
    monkeypatch.setenv("SALOTTO_DATABASE__URL", "sqlite:///old.db")
    assert main(["doctor"]) == 1
    assert "not up to date" in capsys.readouterr().out


def test_a_url_that_is_none_is_a_finding_and_not_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SALOTTO_DATABASE__URL", "hunter2")
    assert main(["doctor"]) == 1
    printed = capsys.readouterr().out
    assert "database.url" in printed
    assert "hunter2" not in printed
