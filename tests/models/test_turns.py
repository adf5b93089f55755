"""What was read from turns comes back whole, is replaced from a moment on, and is found by its word sequences."""

import random
import time
from dataclasses import replace
from datetime import timedelta

import pytest

from metrics.values import NOT_SCORED, ReadTurn, ReplyLink
from models import members, messages, turns
from models.session import Database
from models.turns import ShingleSeen
from tests.models.community import SERVER, at, message, read_turn, settle

A = message("1", "ada", 1, "ciao", reactions=2)
B = message("2", "ada", 3, "che caffè usate?", mentions=("bea",), attachments=1)
C = message("3", "bea", 4, "arabica")
FIRST = replace(read_turn(A, B), turn=replace(read_turn(A, B).turn, mentions=("bea",)))
SECOND = read_turn(C, parent="1")
LINKS = [ReplyLink("1", None, 1.0), ReplyLink("3", "2", 0.6)]


async def stored(database: Database, *extra: ReadTurn) -> None:
    async with database.writing() as session:
        await settle(session, "ada", "bea")
        await messages.insert_messages(session, SERVER, [A, B, C])
        await turns.replace_turns(session, SERVER, at(0), [FIRST, SECOND, *extra], LINKS)


async def test_a_turn_comes_back_as_it_was_read(database: Database) -> None:
    await stored(database)
    async with database.reading() as session:
        assert await turns.turns_between(session, SERVER, at(0), at(60)) == (FIRST, SECOND)
        assert await turns.turns_between(session, SERVER, at(0), at(4)) == (FIRST,)
        assert await turns.turns_between(session, SERVER, at(60), at(90)) == ()
        assert await turns.links_of(session, SERVER, ["1", "3", "4"]) == {link.message_id: link for link in LINKS}


async def test_what_was_not_scored_stays_unknown(database: Database) -> None:
    unknown = replace(SECOND, reading=replace(SECOND.reading, depth=NOT_SCORED, question=None))
    async with database.writing() as session:
        await settle(session)
        await messages.insert_messages(session, SERVER, [C])
        await turns.replace_turns(session, SERVER, at(0), [unknown])
    async with database.reading() as session:
        assert await turns.turns_between(session, SERVER, at(0), at(60)) == (unknown,)


async def test_replacing_turns_twice_changes_nothing(database: Database) -> None:
    with_shingles = replace(SECOND, reading=replace(SECOND.reading, shingles=(-5, 7)))
    for _ in range(2):
        async with database.writing() as session:
            await settle(session, "ada", "bea")
            await messages.insert_messages(session, SERVER, [A, B, C])
            await turns.replace_turns(session, SERVER, at(0), [FIRST, with_shingles], LINKS)
    async with database.reading() as session:
        assert await turns.turns_between(session, SERVER, at(0), at(60), shingles=True) == (FIRST, with_shingles)


async def test_turns_before_the_moment_stay(database: Database) -> None:
    await stored(database)
    async with database.writing() as session:
        await turns.replace_turns(session, SERVER, at(4), [])
    async with database.reading() as session:
        assert await turns.turns_between(session, SERVER, at(0), at(60)) == (FIRST,)
        assert list(await turns.links_of(session, SERVER, ["1", "3"])) == ["1"]


async def test_a_turn_from_before_the_moment_is_refused(database: Database) -> None:
    with pytest.raises(ValueError, match="before the moment"):
        async with database.writing() as session:
            await turns.replace_turns(session, SERVER, at(2), [FIRST])


async def test_reading_again_starts_where_no_turn_is_cut(database: Database) -> None:
    """A late message at minute 8 may continue the turn of minute 4, which overlaps with that of minutes 1 to 3."""
    await stored(database)
    async with database.reading() as session:
        assert await turns.turn_boundary(session, SERVER, at(8)) == at(1)
        assert await turns.turn_boundary(session, SERVER, at(9.5)) == at(9.5)
        assert await turns.turn_boundary(session, SERVER, at(1)) == at(1)


async def test_copied_words_are_found_by_their_hashes(database: Database) -> None:
    largest, smallest = 2**63 - 1, -(2**63)
    first, second, third = (message(str(n), who, n) for n, who in ((1, "ada"), (20, "ada"), (30, "bea")))
    async with database.writing() as session:
        await settle(session)
        await messages.insert_messages(session, SERVER, [first, second, third])
        read = [
            read_turn(first, shingles=(largest, 5, 5)),
            read_turn(second, shingles=(largest,)),
            read_turn(third, shingles=(smallest, largest)),
        ]
        await turns.replace_turns(session, SERVER, at(0), read)
    async with database.reading() as session:
        assert await turns.shingles_seen(session, SERVER, [largest, smallest, 8], at(0), at(30)) == (
            ShingleSeen(largest, "ada", at(20)),
        )
        many = [largest, smallest, 5, *range(100, 40_000)]
        assert await turns.shingles_seen(session, SERVER, many, at(0), at(60)) == (
            ShingleSeen(smallest, "bea", at(30)),
            ShingleSeen(5, "ada", at(1)),
            ShingleSeen(largest, "ada", at(20)),
            ShingleSeen(largest, "bea", at(30)),
        )


async def test_when_somebody_first_spoke_outlives_their_turns(database: Database) -> None:
    await stored(database)
    async with database.writing() as session:
        await turns.purge(session, SERVER, at(60))
        await messages.purge(session, SERVER, at(60))
        later = message("9", "ada", 90)
        await messages.insert_messages(session, SERVER, [later])
        await turns.replace_turns(session, SERVER, at(60), [read_turn(later)])
    async with database.reading() as session:
        assert await members.first_turns(session, SERVER, at(200)) == {"ada": at(1), "bea": at(4)}
        assert await members.first_turns(session, SERVER, at(4)) == {"ada": at(1)}
        assert await turns.turns_between(session, SERVER, at(0), at(60)) == ()


async def test_an_archive_of_fifteen_thousand_messages_is_stored_in_moments() -> None:
    rng = random.Random(4)
    said = [message(str(10**17 + n), f"m{n % 60}", 7 * n, "una frase di una certa lunghezza") for n in range(15_000)]
    read = [read_turn(m, shingles=tuple(rng.getrandbits(63) for _ in range(8))) for m in said]
    links = [ReplyLink(m.id, None, 0.5) for m in said]
    database = Database.open("sqlite+aiosqlite://")
    await database.create_all()
    begun = time.process_time()
    async with database.writing() as session:
        await settle(session)
        await messages.insert_messages(session, SERVER, said)
        await turns.replace_turns(session, SERVER, at(0), read, links)
    spent = time.process_time() - begun
    async with database.reading() as session:
        week = await turns.turns_between(session, SERVER, at(0), at(0) + timedelta(weeks=1))
    await database.close()
    assert len(week) == 1440
    assert spent < 6, "twice what it takes on a slow machine"
