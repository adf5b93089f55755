"""The log tells what happened, and nothing of what people wrote, whoever writes to it."""

import asyncio
import io
import json
import logging
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import SecretStr

from core.errors import UserFacingError
from core.logs import OWN, configure, secrets_of
from core.settings import DatabaseSettings, DiscordSettings, LogSettings, Settings

TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4" + ".Cl2FMQ." + "ZnCjm1XVW7vRze4b7Cq4se7kKWs1234"
"""In the shape of a bot's token; no bot has it."""
SECRET_WORDS = ("pasticcio", "il mio indirizzo è via Verdi 3", "chiara.rossi@example.org", "3331234567")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def _as_before() -> Iterator[None]:
    """Logging is of the whole process: afterwards it is as it was."""
    root = logging.getLogger()
    names = [*OWN, "aiohttp.access", "alembic", "apscheduler", "matplotlib"]
    before = root.handlers[:], root.level, {name: logging.getLogger(name).level for name in names}
    yield
    root.handlers[:], level, levels = before
    root.setLevel(level)
    for name, was in levels.items():
        logging.getLogger(name).setLevel(was)


@pytest.fixture(params=["json", "text"])
def log(request: pytest.FixtureRequest, _as_before: None) -> io.StringIO:
    """What is written at the most talkative level, in each form."""
    stream = io.StringIO()
    configure(LogSettings(level="debug", format=request.param), (TOKEN, "hunter2"), stream)
    return stream


def records(log: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def json_log(level: Any = "info") -> io.StringIO:
    stream = io.StringIO()
    configure(LogSettings(level=level, format="json"), (), stream)
    return stream


@pytest.mark.parametrize("words", SECRET_WORDS)
def test_whatever_libraries_are_given_what_people_wrote_stays_out(words: str, log: io.StringIO) -> None:
    event = {"t": "MESSAGE_CREATE", "d": {"content": words}}
    logging.getLogger("discord.gateway").debug("For Shard ID %s: WebSocket Event: %s", None, event)
    logging.getLogger("discord.http").debug("%s %s with %s has returned %s", "POST", "url", event, 200)
    logging.getLogger("discord.client").warning("Ignoring %r", words)
    logging.getLogger("discord.ui.view").error("view %r for item %r", event, [words])
    logging.getLogger("aiosqlite").debug("executing %s", ("INSERT", words))
    logging.getLogger("sqlalchemy.engine.Engine").info("[generated in 0.1s] %r", (words,))
    logging.getLogger("asyncio").error("Task exception was never retrieved\nfuture: <Task exception=%s>" % words)  # noqa: UP031
    logging.getLogger("any.library").warning("%(what)s", {"what": words})
    assert words not in log.getvalue()
    assert "Task exception was never retrieved" in log.getvalue()


@pytest.mark.parametrize("words", SECRET_WORDS)
def test_an_exception_is_told_by_kind_and_place_and_not_by_its_words(words: str, log: io.StringIO) -> None:
    def choke() -> None:
        try:
            raise ValueError(f"cannot read {words}")
        except ValueError as error:
            raise RuntimeError(words) from error

    try:
        choke()
    except RuntimeError:
        logging.getLogger("cogs.bot").exception("event %s", "message")
    written = log.getvalue()
    assert words not in written
    assert "builtins.RuntimeError" in written
    assert "builtins.ValueError" in written
    assert "tests/core/test_logs.py:" in written
    assert "choke" in written


@pytest.mark.parametrize("form", ["as given", "in an address", "glued to other words"])
def test_no_secret_is_written_by_anybody(form: str, log: io.StringIO) -> None:
    for logger in (logging.getLogger("cogs.bot"), logging.getLogger("discord.http")):
        match form:
            case "as given":
                logger.warning("token %s, password %s", TOKEN, "hunter2")
                logger.warning(f"token {TOKEN}")
            case "in an address":
                logger.warning("%s", f"https://discord.com/api/v10/webhooks/123/{TOKEN}")
                logger.warning("%s", "postgresql://salotto:hunter2@host/name")
            case _:
                logger.warning(f"xx{TOKEN}yy hunter2!", extra={"reference": TOKEN})
    assert TOKEN not in log.getvalue()
    assert "hunter2" not in log.getvalue()


def test_tokens_that_nobody_told_it_of_are_known_by_their_shape(log: io.StringIO) -> None:
    configure(LogSettings(format="json"), (), log)
    route = "https://discord.com/api/v10/interactions/1234567890/aW50ZXJhY3Rpb246MTIzNDU2/callback"
    logging.getLogger("discord.http").warning("We are being rate limited. %s %s", "POST", route)
    logging.getLogger("cogs.bot").warning("refused %s", TOKEN)
    written = log.getvalue()
    assert "aW50ZXJhY3Rpb246MTIzNDU2" not in written
    assert "/interactions/1234567890/" in written
    assert TOKEN not in written


def test_what_an_operator_needs_is_there(_as_before: None) -> None:
    log = json_log()
    logging.getLogger("discord.http").warning(
        "%s %s responded with %d", "GET", "https://discord.com/api/v10/users/@me", 429
    )
    logging.getLogger("discord.client").error("Ignoring exception in %s", "on_raw_reaction_add")
    logging.getLogger("salotto.errors").error("reference %s", "ABC234", extra={"reference": "ABC234", "server": 12})
    limited, ignored, ours = records(log)
    assert limited["message"] == "GET https://discord.com/api/v10/users/@me responded with 429"
    assert ignored["message"].endswith("on_raw_reaction_add")
    assert (ours["reference"], ours["server"], ours["level"], ours["logger"]) == (
        "ABC234",
        12,
        "error",
        "salotto.errors",
    )
    assert ours["at"].endswith("+00:00")


def test_numbers_of_an_error_are_kept(_as_before: None) -> None:
    log = json_log()

    class Answered(Exception):
        status, code = 400, 50035

    busy = sqlite3.OperationalError("pasticcio")
    busy.sqlite_errorname = "SQLITE_BUSY"
    for error in (Answered("pasticcio"), busy, ConnectionRefusedError(111, "pasticcio"), UserFacingError("run-failed")):
        logging.getLogger("cli.run").error("failed", exc_info=error)
    answered, database, network, told = (record["error"] for record in records(log))
    assert (answered["status"], answered["code"]) == (400, 50035)
    assert database["problem"] == "SQLITE_BUSY"
    assert network["problem"] == "Connection refused"
    assert told["text"] == "run-failed"
    assert "pasticcio" not in log.getvalue()


def test_several_errors_at_once_are_all_told(_as_before: None) -> None:
    log = json_log()
    logging.getLogger("cli.run").error("failed", exc_info=ExceptionGroup("both", [ValueError("x"), KeyError("y")]))
    (record,) = records(log)
    assert [error["type"] for error in record["error"]["several"]] == ["builtins.ValueError", "builtins.KeyError"]


def test_the_level_holds_for_ours_and_libraries_never_say_more_than_info(_as_before: None) -> None:
    def spoken(level: str) -> list[str]:
        log = json_log(level)
        for name in ("services.listening", "discord.gateway"):
            for spoken_at in (logging.DEBUG, logging.INFO, logging.WARNING):
                logging.getLogger(name).log(spoken_at, "something")
        return [f"{record['logger'][:1]} {record['level']}" for record in records(log)]

    assert spoken("debug") == ["s debug", "s info", "s warning", "d info", "d warning"]
    assert spoken("info") == ["s info", "s warning", "d info", "d warning"]
    assert spoken("warning") == ["s warning", "d warning"]


def test_a_terminal_gets_lines_and_whoever_collects_gets_json(_as_before: None) -> None:
    for stream, begins in ((Terminal(), "info"), (io.StringIO(), '"level":"info"')):
        configure(LogSettings(), (), stream)
        logging.getLogger("cli.run").info("listening")
        assert begins in stream.getvalue()
        assert (stream.getvalue()[0] == "{") is not stream.isatty()


async def test_what_the_event_loop_says_of_a_lost_task_is_discreet(log: io.StringIO) -> None:
    async def fail() -> None:
        raise ValueError("pasticcio")

    loop = asyncio.get_running_loop()
    task = loop.create_task(fail())
    await asyncio.wait({task})
    loop.call_exception_handler(
        {"message": "Task exception was never retrieved", "task": task, "exception": task.exception()}
    )
    assert "ValueError" in log.getvalue()
    assert "pasticcio" not in log.getvalue()


def test_the_secrets_of_the_settings_are_the_token_and_the_password() -> None:
    settings = Settings(
        discord=DiscordSettings(token=SecretStr(TOKEN)),
        database=DatabaseSettings(url=SecretStr("postgresql://salotto:hunter2@host/name")),
    )
    assert set(secrets_of(settings)) == {TOKEN, "hunter2"}
    assert secrets_of(Settings(discord=DiscordSettings())) == ()


def test_a_password_is_known_as_it_is_written_and_as_it_is_meant(_as_before: None) -> None:
    url = "postgresql://salotto:sale%22e%40pepe@host/name"
    settings = Settings(discord=DiscordSettings(), database=DatabaseSettings(url=SecretStr(url)))
    stream = io.StringIO()
    configure(LogSettings(format="json"), secrets_of(settings), stream)
    for form in ("sale%22e%40pepe", 'sale"e@pepe'):
        logging.getLogger("cli.run").info("tried %s", form)
    assert [record["message"] for record in records(stream)] == ["tried …", "tried …"]
