"""Reading what is unread: where batches end changes nothing, and whatever changed is read again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from metrics.values import Message
from models import messages, rollups, turns
from models.members import Member
from models.servers import Server
from models.session import Database
from services.analysis import Analysis
from services.exports import open_export
from services.recorder import Batch, Recorder
from services.workers import SameProcess
from tests.services.community import AURORA, CLOCK

SERVER = Server("1", "Sala")
MONDAY = datetime(2026, 2, 2, 9, tzinfo=UTC)


def said(number: int, author: str, minutes: float, text: str, **more: Any) -> Message:
    return Message(str(number), MONDAY + timedelta(minutes=minutes), "sala", author, text, **more)


TALK = (
    said(1, "ada", 0, "Qualcuno sa come si pulisce il filtro della moka?"),
    said(2, "ada", 2, "il mio è tutto nero"),
    said(
        3,
        "bea",
        5,
        "Con acqua e bicarbonato: dieci minuti, poi lo sciacqui bene perché altrimenti resta il sapore",
        reply_to="1",
    ),
    said(4, "ada", 9, "grazie bea, ci provo stasera"),
    said(5, "carlo", 700, "Stasera degustazione alle otto, venite?"),
    said(6, "bea", 705, "io ci sono!"),
    said(
        7,
        "dino",
        1500,
        "Anche io uso il bicarbonato, però solo metà dose: con tutta intera la guarnizione si secca",
        reply_to="3",
    ),
)


async def room(database: Database, *spoken: Message) -> Recorder:
    recorder = Recorder(database, CLOCK, "full")
    await recorder.know_server(SERVER)
    await recorder.record(
        SERVER.id, Batch(spoken, tuple(Member(name, name) for name in ("ada", "bea", "carlo", "dino")))
    )
    return recorder


async def read(database: Database, batch: int = 2_000) -> tuple[Any, ...]:
    await Analysis(database, SameProcess(), batch).catch_up(SERVER.id)
    return await stored(database)


async def stored(database: Database) -> tuple[Any, ...]:
    async with database.reading() as session:
        found = await turns.turns_between(session, SERVER.id, MONDAY, MONDAY + timedelta(days=60), shingles=True)
        links = await turns.links_of(session, SERVER.id, [m for turn in found for m in turn.turn.message_ids])
    return found, links


async def test_a_talk_is_read_into_turns_answers_and_conversations(database: Database) -> None:
    await room(database, *TALK)
    found, links = await read(database)
    question, answer, thanks, *_, late = found
    assert question.turn.message_ids == ("1", "2") and question.reading.question == "information"
    assert answer.reading.parent_turn_id == question.id and links["3"].explicit
    assert late.reading.parent_turn_id == answer.id and late.conversation_id == thanks.conversation_id == question.id


@pytest.mark.parametrize("batch", [1, 2, 3, 5])
async def test_where_batches_end_changes_nothing(sqlite_database: Database, batch: int) -> None:
    await room(sqlite_database, *TALK)
    in_small = await read(sqlite_database, batch)
    async with sqlite_database.writing() as session:
        await rollups.mark_dirty(session, SERVER.id, MONDAY)
    assert await read(sqlite_database) == in_small


async def test_where_batches_end_changes_nothing_in_a_whole_community(sqlite_database: Database) -> None:
    exported = sorted(open_export([AURORA]).messages(), key=lambda message: message.at)
    recorder = Recorder(sqlite_database, CLOCK, "full")
    await recorder.know_server(SERVER)
    spoken = [
        Message(m.id, m.at, m.channel.id, m.author.id, m.text, m.reply_to, m.mentions, bot=m.author.is_bot)
        for m in exported
    ]
    await recorder.record(SERVER.id, Batch(tuple(spoken)))
    start = spoken[0].at
    await Analysis(sqlite_database, SameProcess(), 9).catch_up(SERVER.id)
    async with sqlite_database.reading() as session:
        in_small = await turns.turns_between(session, SERVER.id, start, CLOCK.at, shingles=True)
    async with sqlite_database.writing() as session:
        await rollups.mark_dirty(session, SERVER.id, start)
    await Analysis(sqlite_database, SameProcess()).catch_up(SERVER.id)
    async with sqlite_database.reading() as session:
        assert await turns.turns_between(session, SERVER.id, start, CLOCK.at, shingles=True) == in_small


async def test_nothing_unread_is_nothing_to_do(sqlite_database: Database) -> None:
    await room(sqlite_database, *TALK)
    before = await read(sqlite_database)
    assert await Analysis(sqlite_database, SameProcess()).catch_up(SERVER.id) == 0
    assert await stored(sqlite_database) == before


async def test_a_message_that_comes_late_is_read_as_if_it_had_come_in_time(sqlite_database: Database) -> None:
    recorder = await room(sqlite_database, *TALK[:1], *TALK[2:])
    await read(sqlite_database)
    await recorder.record(SERVER.id, Batch((TALK[1],)))
    found, _ = await read(sqlite_database)
    assert found[0].turn.message_ids == ("1", "2")
    assert found[-1].conversation_id == "1"


async def test_an_edit_is_read_again_and_a_deletion_removes(sqlite_database: Database) -> None:
    recorder = await room(sqlite_database, *TALK)
    await read(sqlite_database)
    await recorder.edit(SERVER.id, "7", "ok", MONDAY + timedelta(days=2))
    found, _ = await read(sqlite_database)
    assert found[-1].turn.text == "ok" and not found[-1].contributes
    await recorder.delete(SERVER.id, ("7", "6", "5"))
    found, _ = await read(sqlite_database)
    assert [turn.id for turn in found] == ["1", "3", "4"]
    await recorder.delete(SERVER.id, ("1", "2", "3", "4"))
    assert await read(sqlite_database) == ((), {})


async def test_a_message_that_changes_while_it_is_read_is_read_again(sqlite_database: Database) -> None:
    recorder = await room(sqlite_database, *TALK)
    analysis = Analysis(sqlite_database, SameProcess(), 3)
    store = analysis._store
    attempts: list[bool] = []

    async def edited_before_it_is_stored(*given: Any) -> bool:
        if not attempts:
            await recorder.edit(SERVER.id, "1", "Come si pulisce il filtro della moka in acciaio?", MONDAY)
        attempts.append(await store(*given))
        return attempts[-1]

    analysis._store = edited_before_it_is_stored  # type: ignore[method-assign]
    await analysis.catch_up(SERVER.id)
    assert attempts[0] is False
    found, _ = await stored(sqlite_database)
    assert "acciaio" in found[0].turn.text and len(found) == 6


async def test_a_moment_with_more_messages_than_a_batch_is_got_past(sqlite_database: Database) -> None:
    at_once = [replace(said(number, f"m{number}", 0, "ciao"), at=MONDAY) for number in range(10, 22)]
    await room(sqlite_database, *at_once)
    found, _ = await read(sqlite_database, batch=3)
    assert len(found) == 12


async def test_of_a_member_who_wants_nothing_kept_only_the_number_remains(database: Database) -> None:
    recorder = Recorder(database, CLOCK, "none")
    await recorder.know_server(SERVER)
    spoken = (TALK[0], replace(TALK[2], author="beep", bot=True, mentions=("ada",)))
    for _ in range(2):
        await recorder.record(SERVER.id, Batch(spoken, (Member("ada", "Ada"), Member("beep", "Beep", bot=True))))
    found, _ = await read(database)
    assert found == ()
    async with database.reading() as session:
        kept = await messages.messages_between(session, SERVER.id, MONDAY, MONDAY + timedelta(days=1))
        assert [(m.author, m.mentions) for m in kept] == [("beep", ())]
        assert await messages.messages_counted(session, SERVER.id, MONDAY, MONDAY + timedelta(days=1)) == (0, 1)
