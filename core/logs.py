"""What is written to the log: when, where, what. Never what a person wrote, never a secret.

Our own records say what they are given. Those of libraries are another matter: they put messages, addresses with
tokens and whole events into their arguments. So of those only what is technical by its shape is shown, nothing below
`info`, and of any exception the kind, the place and its numbers, since its words may quote what it choked on.
"""

import logging
import os
import re
import sqlite3
import sys
import traceback
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import unquote

import orjson

from core.errors import UserFacingError
from core.paths import ROOT
from core.settings import LogSettings, Settings

OWN = frozenset({"bot", "cli", "cogs", "core", "metrics", "models", "reports", "salotto", "services", "simulation"})
"""The first part of our own loggers' names."""
TALKATIVE = ("aiohttp.access", "alembic", "apscheduler", "matplotlib")
"""Libraries that tell at `info` what nobody reads."""
HIDDEN = "…"

_TECHNICAL = re.compile(
    r"[A-Z][A-Z_]+"  # a method, an event
    r"|[A-Za-z]\w*(?:[._]\w+)+"  # on_message, discord.gateway
    r"|[0-9a-f]{16,64}"  # an id, a session
    r"|https?://(?:[\w-]+\.)*discord(?:app)?\.(?:com|gg)/\S*"
)
_SECRETS = (
    (re.compile(r"\b[\w-]{20,32}\.[\w-]{6,7}\.[\w-]{25,}"), HIDDEN),  # a bot's token
    (re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w-]+"), rf"\1{HIDDEN}"),
    (re.compile(r"(\w://[^\s:/@]*:)[^\s@/]+@"), rf"\1{HIDDEN}@"),
)
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_DEEPEST = 5
_SHORTEST = 4
"""A secret of fewer characters is in every second word: taking it out would tell what it is."""


def configure(settings: LogSettings, secrets: Iterable[str] = (), stream: TextIO | None = None) -> logging.Handler:
    """Write every record to `stream` (standard error), and only there. `secrets` never appear, whoever logs them."""
    stream = stream or sys.stderr
    as_json = settings.format == "json" or (settings.format == "auto" and not stream.isatty())
    handler = logging.StreamHandler(stream)
    handler.setFormatter((JsonLines if as_json else Lines)(secrets))
    handler.addFilter(_worth_writing)
    level = logging.getLevelNamesMapping()[settings.level.upper()]
    root = logging.getLogger()
    root.handlers[:] = [handler]
    # A level here, not only the filter: what a library tells of every event must cost nothing.
    root.setLevel(max(level, logging.INFO))
    for name in OWN:
        logging.getLogger(name).setLevel(level)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    return handler


def secrets_of(settings: Settings) -> tuple[str, ...]:
    """What must not appear in any log: the token, and the password of the database."""
    token = settings.discord.token
    url = settings.database.url.get_secret_value()
    found = re.search(r"://[^:/@]*:([^@/]+)@", url)
    password = found.group(1) if found else ""
    known = {token.get_secret_value() if token else "", password, unquote(password)}
    return tuple(sorted(known - {""}))


class _Discreet(logging.Formatter):
    """What is common to both forms: the words of a record without those of people, and without secrets."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        given = [secret for secret in secrets if len(secret) >= _SHORTEST]
        written = {form for secret in given for form in (secret, orjson.dumps(secret).decode()[1:-1])}
        self._secrets = tuple(sorted(written, key=len, reverse=True))

    def without_secrets(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        for pattern, instead in _SECRETS:
            text = pattern.sub(instead, text)
        return text


class JsonLines(_Discreet):
    """One JSON object a line: `at`, `level`, `logger`, `message`, what was added to the record, `error`."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": _moment(record).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
            **_added(record),
        }
        if error := _error_of(record):
            line["error"] = described(error)
        return self.without_secrets(orjson.dumps(line, default=str).decode())


class Lines(_Discreet):
    """For people at a terminal: a line a record, an exception indented under it."""

    def format(self, record: logging.LogRecord) -> str:
        moment = f"{_moment(record).astimezone():%H:%M:%S}"
        lines = [f"{moment} {record.levelname.lower():<8} {record.name}: {_message(record)}"]
        if error := _error_of(record):
            lines += _told(described(error))
        return self.without_secrets("\n".join(lines))


def described(error: BaseException, depth: int = 0) -> dict[str, Any]:
    """An exception as data: its kind, its numbers, where it was raised, and what caused it. Never its words."""
    found: dict[str, Any] = {"type": f"{type(error).__module__}.{type(error).__qualname__}", **dict(_numbers(error))}
    found["where"] = [
        f"{_shortened(frame.filename)}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and depth < _DEEPEST:
        found["cause"] = described(cause, depth + 1)
    if isinstance(error, BaseExceptionGroup) and depth < _DEEPEST:
        found["several"] = [described(one, depth + 1) for one in error.exceptions]
    return found


def _worth_writing(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.INFO or _is_own(record)


def _is_own(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] in OWN


def _moment(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, UTC)


def _message(record: logging.LogRecord) -> str:
    try:
        if _is_own(record):
            return record.getMessage()
        # The first line only: below it asyncio prints what was going on, words and all.
        template, _, _ = str(record.msg).partition("\n")
        given = record.args
        if not given:
            return template
        if isinstance(given, Mapping):
            return template % {name: _technical(value) for name, value in given.items()}
        return template % tuple(_technical(value) for value in given)
    except (TypeError, ValueError, KeyError):
        return str(record.msg).partition("\n")[0]


def _technical(value: object) -> object:
    """A library's argument if it cannot be a person's words; otherwise what stands for it."""
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, str):
        return value if _TECHNICAL.fullmatch(value) else HIDDEN
    if isinstance(value, type) or hasattr(value, "__qualname__"):
        return _Named(getattr(value, "__qualname__", HIDDEN))
    text = str(value) if type(value).__module__ == "yarl" else ""
    return text if _TECHNICAL.fullmatch(text) else _Named(type(value).__name__)


class _Named(str):
    """The name of a kind of thing, shown alike by %s and %r."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{self}>"


def _added(record: logging.LogRecord) -> dict[str, Any]:
    if not _is_own(record):
        return {}
    return {
        name: value
        for name, value in vars(record).items()
        if name not in _STANDARD and isinstance(value, str | int | float | None)
    }


def _error_of(record: logging.LogRecord) -> BaseException | None:
    return record.exc_info[1] if record.exc_info else None


def _numbers(error: BaseException) -> Iterator[tuple[str, object]]:
    """What tells one error of a kind from another, and cannot be a person's words."""
    if isinstance(error, UserFacingError):
        yield "text", error.text_id
    if isinstance(error, OSError) and isinstance(error.errno, int):
        yield "problem", os.strerror(error.errno) if error.errno > 0 else error.errno
    if isinstance(error, sqlite3.Error):
        yield "problem", getattr(error, "sqlite_errorname", None)
    if isinstance(error, AttributeError | NameError | ImportError):
        yield "name", error.name
    for name in ("status", "code"):
        if isinstance(value := getattr(error, name, None), int):
            yield name, value
    if isinstance(state := getattr(error, "sqlstate", None), str):
        yield "sqlstate", state[:5]


def _shortened(file: str) -> str:
    path = Path(file)
    if "site-packages" in path.parts:
        return "/".join(path.parts[path.parts.index("site-packages") + 1 :])
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name


def _told(error: Mapping[str, Any], indent: str = "    ") -> Iterator[str]:
    numbers = " ".join(f"{name}={error[name]}" for name in error if name not in ("type", "where", "cause", "several"))
    yield f"{indent}{error['type']} {numbers}".rstrip()
    yield from (f"{indent}  {place}" for place in error["where"])
    for inner in (*([error["cause"]] if "cause" in error else []), *error.get("several", ())):
        yield from _told(inner, indent + "  ")
