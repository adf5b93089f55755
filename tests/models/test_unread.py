"""What analysis asks for before it reads on."""

from dataclasses import replace

from models import messages, turns, unread
from models.session import Database
from models.unread import StoredTurn
from tests.models.community import SERVER, message, read_turn, settle


async def test_a_message_is_found_in_its_turn_however_long_ago_and_long(database: Database) -> None:
    """Ada speaks in two channels at once; Bea's turn of long ago lasts an hour."""
    elsewhere = [replace(message(str(n), "ada", n), channel="c2") for n in (11, 12)]
    ada = [message("21", "ada", 11), message("22", "ada", 12)]
    bea = [message(str(100 + n), "bea", -9_000 + 4 * n) for n in range(15)]
    robot = message("31", "robot", 13, bot=True)
    async with database.writing() as session:
        await settle(session)
        await messages.insert_messages(session, SERVER, [*bea, *elsewhere, *ada, robot])
        read = [read_turn(*bea), read_turn(*elsewhere), read_turn(*ada, parent="11")]
        await turns.replace_turns(session, SERVER, bea[0].at, read)
    async with database.reading() as session:
        found = await unread.turns_holding(session, SERVER, {"107", "11", "12", "22", "31", "unknown"})
    assert found == {
        "107": StoredTurn("100", tuple(each.id for each in bea), "100"),
        "11": StoredTurn("11", ("11", "12"), "11"),
        "12": StoredTurn("11", ("11", "12"), "11"),
        "22": StoredTurn("21", ("21", "22"), "11"),
    }


async def test_turns_that_meet_in_one_second_are_told_apart(database: Database) -> None:
    """Exports know seconds only: Ada's turn ends in the second in which Bea's begins."""
    ada, bea = [message("1", "ada", 1), message("2", "ada", 2)], message("3", "bea", 2)
    async with database.writing() as session:
        await settle(session)
        await messages.insert_messages(session, SERVER, [*ada, bea])
        await turns.replace_turns(session, SERVER, ada[0].at, [read_turn(*ada), read_turn(bea)])
        assert await unread.turns_holding(session, SERVER, ["2", "3"]) == {
            "2": StoredTurn("1", ("1", "2"), "1"),
            "3": StoredTurn("3", ("3",), "3"),
        }


async def test_the_next_messages_and_the_last_ones_before(database: Database) -> None:
    here = [message(str(n), "ada", n) for n in range(1, 9)]
    there = [replace(message(str(10 + n), "bea", n), channel="c2") for n in range(1, 4)]
    async with database.writing() as session:
        await settle(session)
        await messages.insert_messages(session, SERVER, [*here, *there])
        await messages.count_messages_unread(session, SERVER, [message("99", "zoe", 3)])
    async with database.reading() as session:
        next_ones = await unread.messages_from(session, SERVER, here[2].at, 3)
        before = await unread.messages_before(session, SERVER, here[2].at, ["c1", "c2", "c3"], 1)
    assert next_ones == (here[2], there[2], here[3])
    assert before == (here[1], there[1])
