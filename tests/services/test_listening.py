"""The queue and its writer on a real database: what fails is tried again, what cannot be stored is singled out."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from core.clock import FixedClock
from core.settings import ServerDefaults
from metrics.values import Message, Presence
from models.servers import Channel
from models.session import Database
from services import listening as listening_module
from services.listening import Listening
from services.recorder import Recorder
from services.seen import (
    ListeningBegan,
    MessageEdited,
    MessagesDeleted,
    MessageSeen,
    Person,
    RosterSeen,
    SignSeen,
)
from services.server_settings import ServerSettings
from services.storing import Storing

SERVER = "900"
NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)
BRUNO = Person("7", "Bruno", roles=())
GENERALE = Channel("1", "generale")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A failed batch is tried again at once, so that tests need not wait."""
    monkeypatch.setattr(listening_module, "FIRST_DELAY", 0.01)


@asynccontextmanager
async def writer(database: Database, limit: int = 1_000) -> AsyncIterator[Listening]:
    clock = FixedClock(NOW)
    settings = ServerSettings(database, clock, ServerDefaults())
    listening = Listening(Storing(database, clock, settings, Recorder(database, clock, "totals")), clock, limit=limit)
    listening.start()
    listening.begin(SERVER, ListeningBegan("Salone", NOW, RosterSeen((BRUNO,), complete=True)))
    try:
        yield listening
    finally:
        await listening.stop()


def post(number: int, words: str = "ciao") -> MessageSeen:
    at = NOW + timedelta(seconds=number)
    return MessageSeen(Message(str(1_000 + number), at, GENERALE.id, BRUNO.id, words), BRUNO, GENERALE)


async def ids(database: Database) -> list[str]:
    async with database.reading() as session:
        return list((await session.execute(text("SELECT id FROM messages ORDER BY id"))).scalars())


async def run(database: Database, statement: str) -> None:
    async with database.writing() as session:
        await session.execute(text(statement))


async def test_a_batch_that_fails_is_kept_and_tried_again(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    async with writer(database) as listening:
        await listening.flush()
        await run(database, "ALTER TABLE channels RENAME TO channels_away")
        for number in range(5):
            listening.see(SERVER, post(number))
        flushed = asyncio.create_task(listening.flush())
        while "not stored yet" not in caplog.text:  # noqa: ASYNC110 - the log sets no event
            await asyncio.sleep(0.01)
        assert not flushed.done()
        listening.see(SERVER, post(5))
        await run(database, "ALTER TABLE channels_away RENAME TO channels")
        await flushed
        await listening.flush()
        assert await ids(database) == [str(1_000 + number) for number in range(6)]


async def test_one_event_that_can_never_be_stored_does_not_stop_the_others(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with writer(database) as listening:
        listening.see(SERVER, post(1))
        # A moment without a time zone is a fault of the one who made it: no database takes it.
        naive = Presence("typing", "7", datetime(2026, 5, 4, 8))
        listening.see(SERVER, SignSeen(naive))
        listening.see(SERVER, post(2))
        await listening.flush()
        assert await ids(database) == ["1001", "1002"]
        (left_out,) = [record for record in caplog.records if "left out" in record.message]
        assert "SignSeen" in left_out.message


async def test_a_full_backlog_is_loud_and_listening_begins_anew_afterwards(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with writer(sqlite_database, limit=10) as listening:
        relieved: list[int] = []
        listening.on_relief = lambda: relieved.append(listening.backlog)
        await listening.flush()
        taken = [listening.see(SERVER, post(number)) for number in range(30)]
        assert taken == [True] * 10 + [False] * 20
        assert listening.overflowing and listening.dropped == 20
        assert [r.levelno for r in caplog.records] == [logging.CRITICAL], "said once"
        await listening.flush()
        assert relieved == [0] and not listening.overflowing
        assert len(await ids(sqlite_database)) == 10
        assert listening.see(SERVER, post(30))
        await listening.flush()
        assert len(await ids(sqlite_database)) == 11


async def test_closing_stores_what_was_seen_until_then(database: Database) -> None:
    async with writer(database) as listening:
        for number in range(1_200 if database.dialect == "sqlite" else 100):
            listening.see(SERVER, post(number)) or pytest.fail("it was taken")
            if listening.backlog > 900:
                await listening.flush()
    assert len(await ids(database)) == (1_200 if database.dialect == "sqlite" else 100)
    async with database.reading() as session:
        assert await session.scalar(text("SELECT count(*) FROM observation_runs WHERE ended_at IS NOT NULL")) == 1


async def test_closing_gives_up_on_a_database_that_is_away_and_says_so(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with writer(sqlite_database) as listening:
        await listening.flush()
        await run(sqlite_database, "ALTER TABLE channels RENAME TO channels_away")
        listening.see(SERVER, post(1))
    assert "could not be stored" in caplog.text


async def test_an_old_shape_that_arrives_late_does_not_undo_an_edit_or_a_deletion(sqlite_database: Database) -> None:
    async with writer(sqlite_database) as listening:
        listening.see(SERVER, MessageEdited("1001", "cambiato", NOW + timedelta(minutes=1)))
        listening.see(SERVER, MessagesDeleted(("1002",)))
        await listening.flush()
        for number in (1, 2, 3):  # a page that was asked for before
            listening.see(SERVER, post(number, "com'era"))
        await listening.flush()
        async with sqlite_database.reading() as session:
            rows = (await session.execute(text("SELECT id, text FROM messages ORDER BY id"))).all()
        assert [tuple(row) for row in rows] == [("1001", "cambiato"), ("1003", "com'era")]


async def test_waiting_for_a_writer_that_does_not_run_is_an_error(sqlite_database: Database) -> None:
    async with writer(sqlite_database) as listening:
        pass
    await listening.flush()
    listening.see(SERVER, post(1))
    with pytest.raises(RuntimeError, match="writer does not run"):
        await listening.flush()
