"""`salotto migrate` and `salotto backup` on real databases."""

import asyncio
import itertools
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cli.main import main
from core.clock import FixedClock
from core.text import LOCALES, texts
from metrics.values import Message
from models.migrate import newest_revision
from models.servers import Channel, Server
from models.session import Database
from services.recorder import Batch, Recorder

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
Kept = list[tuple[str, str]]


@pytest.fixture(autouse=True)
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a database, and an operator who reads English."""
    monkeypatch.setenv("SALOTTO_LOCALE", "en")
    monkeypatch.setenv("SALOTTO_DATABASE__URL", f"sqlite:///{tmp_path / 'salotto.db'}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def kept_in(file: Path) -> Kept:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        return database.execute("SELECT id, text FROM messages ORDER BY id").fetchall()


def files_in(folder: Path) -> set[str]:
    """Without what SQLite keeps beside an open database."""
    return {file.name for file in folder.iterdir() if not file.name.endswith(("-wal", "-shm"))}


def schema_of(file: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        return database.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()


def batch(first: int, count: int = 20) -> Batch:
    messages = tuple(
        Message(id=str(n), at=START + timedelta(seconds=n), channel="c", author="ada", text=f"parole numero {n}")
        for n in range(first, first + count)
    )
    return Batch(messages=messages, channels=(Channel("c", "generale"),))


async def ready_recorder(database: Database) -> Recorder:
    recorder = Recorder(database, FixedClock(START), "full")
    await recorder.know_server(Server("1", "Salone", "it", "Europe/Rome", ("it", "en")))
    return recorder


# ---------------------------------------------------------------- migrate


def test_migrating_says_from_where_to_where_and_twice_changes_nothing(
    installation: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["migrate"]) == 0
    assert f"from empty to {newest_revision()}" in capsys.readouterr().out
    before = schema_of(installation / "salotto.db")
    assert main(["migrate"]) == 0
    assert f"at revision {newest_revision()} already" in capsys.readouterr().out
    assert schema_of(installation / "salotto.db") == before


def test_both_engines_are_migrated(
    empty_database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SALOTTO_DATABASE__URL", empty_database_url)
    assert [main(["migrate"]), main(["migrate"])] == [0, 0]
    assert "nothing to do" in capsys.readouterr().out


def test_a_database_of_a_newer_version_is_refused_and_left_as_it_is(
    installation: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(installation / "salotto.db")) as newer:
        newer.execute("CREATE TABLE alembic_version (version_num TEXT)")
        newer.execute("INSERT INTO alembic_version VALUES ('9999')")
        newer.commit()
    before = schema_of(installation / "salotto.db")
    assert main(["migrate"]) == 1
    assert "newer version of Salotto (revision 9999)" in capsys.readouterr().err
    assert schema_of(installation / "salotto.db") == before


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("hunter2", "is not the address of a database"),
        ("sqlite:///nowhere/salotto.db", "there is no folder"),
        ("postgresql://salotto:hunter2@127.0.0.1:1/salotto", "PostgreSQL does not answer (ConnectionRefusedError)"),
    ],
)
def test_what_is_wrong_with_a_database_is_said_without_its_password(
    url: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SALOTTO_DATABASE__URL", url)
    assert main(["migrate"]) == 1
    printed = capsys.readouterr().err
    assert said in printed
    assert "SALOTTO_DATABASE__URL" in printed
    assert "hunter2" not in printed


# ---------------------------------------------------------------- backup


async def test_a_database_that_is_written_to_meanwhile_is_copied_whole(installation: Path) -> None:
    assert await asyncio.to_thread(main, ["migrate"]) == 0
    database = Database.open(f"sqlite:///{installation / 'salotto.db'}")
    recorder = await ready_recorder(database)
    await recorder.record("1", batch(0))
    written, copied_now = asyncio.Event(), asyncio.Event()

    async def write_on() -> None:
        for number in itertools.count(1):
            await recorder.record("1", batch(number * 100))
            written.set()
            if copied_now.is_set():
                return

    writing = asyncio.create_task(write_on())
    await written.wait()
    assert await asyncio.to_thread(main, ["backup", "copy.db"]) == 0
    copied_now.set()
    await writing
    await database.close()

    copied, all_of_it = kept_in(installation / "copy.db"), kept_in(installation / "salotto.db")
    assert len(copied) < len(all_of_it)
    assert len(copied) >= 40
    assert len(copied) % 20 == 0, "a transaction is in the copy whole or not at all"
    assert set(copied) <= set(all_of_it)
    assert schema_of(installation / "copy.db") == schema_of(installation / "salotto.db")


async def test_a_copy_has_the_same_rows_and_a_bot_can_go_on_from_it(
    installation: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await asyncio.to_thread(main, ["migrate"])
    database = Database.open(f"sqlite:///{installation / 'salotto.db'}")
    await (await ready_recorder(database)).record("1", batch(0))
    # Still open: what is in the write-ahead log only must be in the copy.
    assert await asyncio.to_thread(main, ["backup", "copy.db"]) == 0
    assert "checked" in capsys.readouterr().out
    await database.close()
    assert kept_in(installation / "copy.db") == kept_in(installation / "salotto.db")

    restored = Database.open(f"sqlite:///{installation / 'copy.db'}")
    recorded = await (await ready_recorder(restored)).record("1", batch(500))
    await restored.close()
    assert recorded.stored == 20
    assert files_in(installation) == {"salotto.db", "copy.db"}


def test_a_copy_never_takes_the_place_of_a_file(installation: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["migrate"])
    (installation / "kept.db").write_text("mine")
    for target in ("kept.db", "salotto.db"):
        assert main(["backup", target]) == 1
        assert "there already" in capsys.readouterr().err
    assert (installation / "kept.db").read_text() == "mine"


@pytest.mark.parametrize("damage", [lambda data: b"not a database" * 500, lambda data: data[: len(data) // 2]])
def test_a_database_that_cannot_be_read_leaves_no_copy_behind(
    damage: Callable[[bytes], bytes], installation: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["migrate"])
    file = installation / "salotto.db"
    file.write_bytes(damage(file.read_bytes()))
    assert main(["backup", "copy.db"]) == 1
    assert "nothing was left half-written" in capsys.readouterr().err
    assert not [found.name for found in installation.iterdir() if "copy" in found.name or "partial" in found.name]


def test_nothing_is_made_where_there_is_nothing_to_copy(installation: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", "copy.db"]) == 1
    assert "no database to copy" in capsys.readouterr().err
    assert list(installation.iterdir()) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_for_postgresql_the_command_is_named_without_the_password(
    locale: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SALOTTO_LOCALE", locale)
    monkeypatch.setenv("SALOTTO_DATABASE__URL", "postgresql+asyncpg://salotto:hunter2@db.internal:5433/salone")
    assert main(["backup", "my copy.dump"]) == 1
    printed = capsys.readouterr().err
    command = "pg_dump --format=custom '--file=my copy.dump' --host=db.internal --port=5433 --username=salotto salone"
    assert texts(locale)("backup-by-postgresql", command=command) in printed
    assert "hunter2" not in printed


# ---------------------------------------------------------------- run, before anything is connected


@pytest.mark.parametrize("locale", LOCALES)
def test_without_a_token_run_says_where_to_get_one_and_where_to_put_it(
    locale: str, installation: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SALOTTO_LOCALE", locale)
    monkeypatch.delenv("SALOTTO_DISCORD__TOKEN", raising=False)
    assert main(["run"]) == 2
    printed = capsys.readouterr().err
    for part in ("https://discord.com/developers/applications", "SALOTTO_DISCORD__TOKEN", "config.toml"):
        assert part in printed
    assert list(installation.iterdir()) == []


def test_settings_that_do_not_fit_are_named_without_a_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SALOTTO_DISCORD__TOKEN", "hunter2")
    monkeypatch.setenv("SALOTTO_HEALTH__PORT", "ninety-nine")
    monkeypatch.setenv("SALOTTO_LOGS__LEVEL", "chatty")
    assert main(["run"]) == 2
    printed = capsys.readouterr().err
    for field in ("health.port (SALOTTO_HEALTH__PORT)", "logs.level (SALOTTO_LOGS__LEVEL)"):
        assert field in printed
    assert not any(value in printed for value in ("hunter2", "ninety-nine", "chatty"))
