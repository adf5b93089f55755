"""Settings: the file, the environment over it, and errors that help without giving secrets away."""

import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel

from core.errors import UnreadableInput
from core.paths import ROOT
from core.settings import Settings, WrongSettings, load
from core.text import texts


def written(folder: Path, content: str) -> Path:
    file = folder / "config.toml"
    file.write_text(content, encoding="utf-8")
    return file


def test_the_example_names_every_field_and_is_right() -> None:
    example = ROOT / "config.example.toml"
    assert load(example).server_defaults.themes[0].words
    tree = tomllib.loads(example.read_text(encoding="utf-8"))
    assert missing_fields(Settings, tree) == []


def missing_fields(model: type[BaseModel], tree: dict[str, object], at: str = "") -> list[str]:
    missing = []
    for name, field in model.model_fields.items():
        if name not in tree:
            missing.append(f"{at}{name}")
        elif isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            branch = tree[name]
            assert isinstance(branch, dict)
            missing += missing_fields(field.annotation, branch, f"{at}{name}.")
    return missing


def test_the_environment_overrides_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path, '[server_defaults]\nlocale = "en"\ntime_zone = "Europe/Rome"\n')
    monkeypatch.setenv("SALOTTO_SERVER_DEFAULTS__TIME_ZONE", "America/New_York")
    settings = load(file)
    assert (settings.server_defaults.locale, settings.server_defaults.time_zone) == ("en", "America/New_York")


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load().server_defaults.languages == ("it", "en")


def test_a_wrong_field_is_named_with_its_variable_and_without_its_value(tmp_path: Path) -> None:
    file = written(tmp_path, '[server_defaults]\ntime_zone = "Secret/Place"\n[database]\nurl = ["hunter2"]\n')
    with pytest.raises(WrongSettings) as caught:
        load(file)
    for locale in ("it", "en"):
        sentence = texts(locale)(caught.value.text_id, **caught.value.values)
        assert "server_defaults.time_zone" in sentence
        assert "SALOTTO_DATABASE__URL" in sentence
        assert "Secret/Place" not in sentence
        assert "hunter2" not in sentence


def test_a_wrong_variable_is_named_without_its_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALOTTO_SERVER_DEFAULTS__LANGUAGES", "[hunter2")
    with pytest.raises(UnreadableInput) as caught:
        load(written(tmp_path, ""))
    assert "hunter2" not in str(caught.value.values)
    assert "server_defaults" in str(caught.value.values)


def test_an_unknown_field_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongSettings) as caught:
        load(written(tmp_path, "[server_defaults]\nlanguage = 'it'\n"))
    assert caught.value.problems[0][0] == "server_defaults.language"


@pytest.mark.parametrize("content", ["not toml =", "[database\n"])
def test_a_broken_file_is_named_with_the_place(tmp_path: Path, content: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        load(written(tmp_path, content))
    assert caught.value.text_id == "settings-file-broken"
    assert "line" in str(caught.value.values["problem"])


def test_a_file_that_was_asked_for_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as caught:
        load(tmp_path / "absent.toml")
    assert caught.value.text_id == "settings-file-absent"


def test_an_empty_token_is_none_and_a_real_one_is_never_shown(tmp_path: Path) -> None:
    assert load(written(tmp_path, '[discord]\ntoken = ""\n')).discord.token is None
    settings = load(written(tmp_path, '[discord]\ntoken = "hunter2"\n'))
    assert settings.discord.token is not None
    assert settings.discord.token.get_secret_value() == "hunter2"
    assert "hunter2" not in repr(settings)
