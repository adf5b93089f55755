"""What people post is stored once, read back in order, and forgotten when it must be."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from models import messages, turns
from models.messages import MessageRow, Reaction
from models.session import Database
from tests.models.community import SERVER, at, message, read_turn, settle


async def test_events_replayed_after_a_resume_are_stored_once(database: Database) -> None:
    first = [message("9", "ada", 1), message("10", "bea", 2)]
    async with database.writing() as session:
        await settle(session, "ada", "bea")
        assert await messages.insert_messages(session, SERVER, first) == 2
    async with database.writing() as session:
        again = [replace(first[1], text="altro"), message("11", "ada", 3)]
        assert await messages.insert_messages(session, SERVER, again) == 1
    async with database.reading() as session:
        found = await messages.messages_between(session, SERVER, at(0), at(60))
    assert found == (*first, message("11", "ada", 3))


async def test_messages_of_one_moment_come_in_the_order_of_their_ids(database: Database) -> None:
    async with database.writing() as session:
        await settle(session)
        await messages.insert_messages(
            session, SERVER, [message(id_, "ada", 1) for id_ in ("100", "b", "99", "a", "B")]
        )
    async with database.reading() as session:
        found = await messages.messages_between(session, SERVER, at(0), at(2))
    assert [each.id for each in found] == ["B", "a", "b", "99", "100"]


async def test_every_field_comes_back(database: Database) -> None:
    whole = message(
        "1", "ada", 1, "perché 😀\x00", reply_to="0", mentions=("bea", "città"), staff=True, reactions=3, attachments=2
    )
    async with database.writing() as session:
        await settle(session, "ada")
        await messages.insert_messages(session, SERVER, [whole])
    async with database.reading() as session:
        assert await messages.messages_by_id(session, SERVER, ["1", "2"]) == {"1": replace(whole, text="perché 😀�")}
        assert await messages.message_span(session, SERVER) == (whole.at, whole.at)
        assert await messages.message_span(session, "elsewhere") is None


async def test_windows_are_half_open(database: Database) -> None:
    async with database.writing() as session:
        await settle(session)
        await messages.insert_messages(session, SERVER, [message(str(n), "ada", n) for n in range(4)])
    async with database.reading() as session:
        found = await messages.messages_between(session, SERVER, at(1), at(3))
    assert [each.id for each in found] == ["1", "2"]


async def test_who_wants_nothing_kept_is_counted_and_nothing_else(database: Database) -> None:
    secret = message("123456789", "zoe", 61.5, "non per voi", reply_to="5", mentions=("ada",))
    async with database.writing() as session:
        await settle(session, "ada")
        await messages.insert_messages(session, SERVER, [message("1", "ada", 1)])
        assert await messages.count_messages_unread(session, SERVER, [secret]) == 1
        assert await messages.count_messages_unread(session, SERVER, [secret]) == 0
    async with database.reading() as session:
        assert await messages.messages_counted(session, SERVER, at(0), at(120)) == (1, 1)
        assert len(await messages.messages_between(session, SERVER, at(0), at(120))) == 1
        row = (await session.scalars(select(MessageRow).where(MessageRow.author_id.is_(None)))).one()
        assert (row.text, row.reply_to, row.mentions, row.at) == (None, None, [], at(60))
        assert "123456789" not in row.id


async def test_an_edit_puts_in_the_new_words_and_says_from_when_to_read_again(database: Database) -> None:
    async with database.writing() as session:
        await settle(session)
        await messages.insert_messages(session, SERVER, [message("1", "ada", 1)])
        assert await messages.edit_message(session, SERVER, "1", "nuovo", at(9)) == at(1)
        assert await messages.edit_message(session, SERVER, "2", "nuovo", at(9)) is None
        assert (await messages.messages_by_id(session, SERVER, ["1"]))["1"].text == "nuovo"


async def test_a_deletion_takes_reactions_and_links_along(database: Database) -> None:
    first, second = message("1", "ada", 1), message("2", "bea", 2)
    hidden = message("3", "zoe", 3)
    async with database.writing() as session:
        await settle(session, "ada", "bea")
        await messages.insert_messages(session, SERVER, [first, second])
        await messages.count_messages_unread(session, SERVER, [hidden])
        await messages.put_reactions(session, SERVER, [Reaction("2", "❤", "ada", at(3))])
        links = [turns.ReplyLink("2", "1", 0.8)]
        await turns.replace_turns(session, SERVER, at(0), [read_turn(first), read_turn(second)], links)
    async with database.writing() as session:
        assert await messages.delete_messages(session, SERVER, ["2", "3", "unknown"]) == at(0)
        assert await messages.delete_messages(session, SERVER, ["2"]) is None
    async with database.reading() as session:
        assert await messages.messages_counted(session, SERVER, at(0), at(60)) == (1, 0)
        assert await turns.links_of(session, SERVER, ["2"]) == {}


async def test_a_reaction_counts_once_and_can_be_taken_back(database: Database) -> None:
    hearts = [Reaction("1", "❤", "ada", at(3)), Reaction("1", "❤", "bea", at(4)), Reaction("1", "👍", count=5)]

    async def count() -> int:
        async with database.reading() as session:
            return (await messages.messages_by_id(session, SERVER, ["1"]))["1"].reactions

    async with database.writing() as session:
        await settle(session)
        await messages.insert_messages(session, SERVER, [message("1", "cleo", 1)])
        await messages.put_reactions(session, SERVER, [*hearts, Reaction("not stored", "❤", "ada", at(3))])
        await messages.put_reactions(session, SERVER, hearts)
    assert await count() == 7
    async with database.writing() as session:
        await messages.remove_reaction(session, SERVER, "1", "❤", "bea")
    assert await count() == 6


async def test_retention_forgets_what_is_older(database: Database) -> None:
    async with database.writing() as session:
        await settle(session)
        await messages.insert_messages(session, SERVER, [message(str(n), "ada", n) for n in range(4)])
        await messages.purge(session, SERVER, at(2))
        found = await messages.messages_between(session, SERVER, at(0), at(0) + timedelta(days=1))
    assert [each.id for each in found] == ["2", "3"]
