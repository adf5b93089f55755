"""The past of a server, written before the bot is there, as the bot then reads it."""

from datetime import timedelta

import discord
import pytest

from simulation.founding import PlanError
from simulation.plan import Attached, History, Said, ThreadStarted
from simulation.world import Server, simulated
from tests.simulation.small_bot import SALON, Notes, small_bot, utc

APRIL = utc(2026, 4, 20, 18)

PAST = History(
    messages=(
        Said(
            "Ada",
            "generale",
            APRIL,
            "Come conservate il tofu?",
            key="tofu",
            reactions={"👍": ("Bruno", "Chloe")},
            pinned=True,
        ),
        Said("Bruno", "generale", APRIL + timedelta(minutes=3), "In acqua", reply_to="tofu"),
        Said("Elio", "generale", APRIL + timedelta(minutes=4), "Io lo congelo", edited=APRIL + timedelta(minutes=9)),
        Said("Chloe", "ricette", APRIL + timedelta(hours=1), "Curry", attached=(Attached("curry.png", b"\x89PNG"),)),
        Said("Bruno", "Monoporzioni", APRIL + timedelta(days=1), "Le vorrei"),
        Said("Ada", "Monoporzioni", APRIL + timedelta(days=2), "Ne parliamo"),
    ),
    threads=(
        ThreadStarted("ricette", "generale", "Chloe", APRIL + timedelta(minutes=50), on="tofu", archived=True),
        ThreadStarted("Monoporzioni", "idee", "Bruno", APRIL + timedelta(days=1)),
    ),
)


async def read(server: Server, name: str) -> list[discord.Message]:
    channel = await server.bot.fetch_channel(server.channel(name).id)
    return [message async for message in channel.history(limit=None, oldest_first=True)]


async def test_the_bot_reads_the_past_with_its_moments_replies_and_reactions() -> None:
    notes = Notes()
    async with simulated(small_bot(notes), SALON, history=PAST) as server:
        asked, answered, frozen = await read(server, "generale")
        assert [asked.created_at, answered.created_at] == [APRIL, APRIL + timedelta(minutes=3)]
        assert answered.reference is not None
        assert answered.reference.message_id == asked.id
        assert [(str(r.emoji), r.count) for r in asked.reactions] == [("👍", 2)]
        assert {user.name async for user in asked.reactions[0].users()} == {"Bruno", "Chloe"}
        assert asked.pinned
        assert frozen.edited_at == APRIL + timedelta(minutes=9)
        assert frozen.author.name == "Elio"
        assert server.guild.get_member(frozen.author.id) is None
        assert notes.written == [], "the past is not said again"


async def test_threads_of_the_past_open_and_archived() -> None:
    async with simulated(small_bot(Notes()), SALON, history=PAST) as server:
        (archived,) = [thread async for thread in server.guild.text_channels[0].archived_threads(limit=None)]
        assert archived.name == "ricette"
        assert archived.archive_timestamp == APRIL + timedelta(hours=1)
        (curry,) = await read(server, "ricette")
        assert await curry.attachments[0].read() == b"\x89PNG"
        (post,) = await server.guild.active_threads()
        assert post.name == "Monoporzioni"
        starter, reply = await read(server, "Monoporzioni")
        assert starter.id == post.id
        assert reply.content == "Ne parliamo"


async def test_a_history_of_thousands_is_there_at_once() -> None:
    many = History(tuple(Said("Ada", "generale", APRIL + timedelta(seconds=n), f"n. {n}") for n in range(4000)))
    async with simulated(small_bot(Notes()), SALON, history=many) as server:
        assert [message.content for message in await read(server, "generale")] == [f"n. {n}" for n in range(4000)]


@pytest.mark.parametrize(
    ("history", "complaint"),
    [
        (History((Said("Nessuno", "generale", APRIL, "?"),)), "no person is called 'Nessuno'"),
        (History((Said("Ada", "cucina", APRIL, "?"),)), "no channel is called 'cucina'"),
        (History((Said("Ada", "generale", APRIL, "?", reply_to="mai detto"),)), "no message is called 'mai detto'"),
        (History((Said("Ada", "generale", APRIL, "?", key="a"),) * 2), "two messages have the key 'a'"),
    ],
)
async def test_a_past_that_does_not_hold_together_is_refused(history: History, complaint: str) -> None:
    with pytest.raises(PlanError, match=complaint):
        async with simulated(small_bot(Notes()), SALON, history=history):
            pass
