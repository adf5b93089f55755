"""The settings of the process and the defaults of a server: one frozen tree, `config.toml` overridden by environment.

A variable is named after the path of its field: `SALOTTO_DATABASE__URL` sets `database.url`.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings.exceptions import SettingsError

from core.errors import UnreadableInput

PREFIX = "SALOTTO_"
DEFAULT_FILE = Path("config.toml")


@cache
def _zones() -> frozenset[str]:
    # Every look at a server's settings asks, and the answer costs 20 ms of reading folders.
    return frozenset(available_timezones())


def known_zone(name: str) -> str:
    """`name` if it is a time zone; ValueError otherwise."""
    if name not in _zones():
        raise ValueError("not a known time zone; write one like Europe/Rome")
    return name


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DatabaseSettings(_Section):
    """Where everything is kept. The URL may hold a password, so it is a secret."""

    url: SecretStr = SecretStr("sqlite+aiosqlite:///salotto.db")


class DiscordSettings(_Section):
    """How Salotto reaches Discord. Without a token it cannot; `analyse` and the others need none."""

    token: SecretStr | None = None

    @field_validator("token")
    @classmethod
    def _empty_is_none(cls, token: SecretStr | None) -> SecretStr | None:
        return token if token and token.get_secret_value() else None


class LogSettings(_Section):
    """What is written to the log, and how: `text` for people, `json` for whoever collects it, `auto` by who reads."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["auto", "text", "json"] = "auto"


class HealthSettings(_Section):
    """Where `/healthz` answers; without a port it does not."""

    host: str = "127.0.0.1"
    port: int | None = Field(default=None, ge=1, le=65535)


class ThemeSettings(_Section):
    """A theme that the brand wants counted: a label and the words that belong to it, in any language."""

    label: str = Field(min_length=1, max_length=60)
    words: tuple[str, ...] = Field(min_length=1)


class ServerDefaults(_Section):
    """What a new server starts from; staff change it later, and then the file no longer speaks for that server."""

    locale: Literal["it", "en"] = "it"
    languages: tuple[Literal["it", "en"], ...] = Field(default=("it", "en"), min_length=1)
    time_zone: Annotated[str, AfterValidator(known_zone)] = "Europe/Rome"
    staff_roles: tuple[str, ...] = ()
    consent_before_choice: Literal["full", "totals", "none"] = "totals"
    themes: tuple[ThemeSettings, ...] = ()
    interests: tuple[Annotated[str, Field(min_length=1, max_length=80)], ...] = Field(default=(), max_length=10)
    needs: tuple[Annotated[str, Field(min_length=1, max_length=80)], ...] = Field(default=(), max_length=10)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


class Settings(BaseSettings):
    """The whole tree. Every field has a default, so an empty file is a right one."""

    model_config = SettingsConfigDict(extra="forbid", frozen=True, env_prefix=PREFIX, env_nested_delimiter="__")

    database: DatabaseSettings = DatabaseSettings()
    discord: DiscordSettings = DiscordSettings()
    logs: LogSettings = LogSettings()
    health: HealthSettings = HealthSettings()
    server_defaults: ServerDefaults = ServerDefaults()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment over what `load` read from the file."""
        return EnvSettingsSource(settings_cls), init_settings


def load(file: Path | None = None) -> Settings:
    """Read `file` (default: `config.toml` where there is one), then the environment over it.

    UnreadableInput names every wrong field with its problem and its variable, and never a value.
    """
    source = file or DEFAULT_FILE
    try:
        return Settings(**_read(source, required=file is not None))
    except ValidationError as error:
        raise WrongSettings(source, _problems(error)) from None
    except SettingsError as error:
        # A list or section given in a variable that is not JSON; the message names the field, not the value.
        raise WrongSettings(source, (("", str(error)),)) from None


class WrongSettings(UnreadableInput):
    """Settings that do not fit. `problems` pairs each field's path with what is wrong, without any value."""

    def __init__(self, source: Path, problems: tuple[tuple[str, str], ...]) -> None:
        self.problems = problems
        lines = (
            f"  {field} ({variable_of(field)}): {problem}" if field else f"  {problem}" for field, problem in problems
        )
        super().__init__("settings-wrong", file=source.name, problems="\n".join(lines))


def variable_of(field: str) -> str:
    """The environment variable of a field's path: `database.url` -> `SALOTTO_DATABASE__URL`."""
    return PREFIX + "__".join(part.upper() for part in field.split("."))


def _problems(error: ValidationError) -> tuple[tuple[str, str], ...]:
    return tuple(
        (".".join(str(part) for part in problem["loc"]), str(problem["msg"]))
        for problem in error.errors(include_input=False, include_context=False, include_url=False)
    )


def _read(source: Path, *, required: bool) -> dict[str, Any]:
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if required:
            raise UnreadableInput("settings-file-absent", file=str(source)) from None
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableInput("settings-file-broken", file=str(source), problem=str(error)) from None
