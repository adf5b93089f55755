"""An exported community, loaded as the past of a server and read back by a bot."""

from datetime import timedelta

import discord

from metrics.values import Message
from simulation.exported import exported
from simulation.world import Ground, simulated
from tests.simulation.small_bot import utc

AT = utc(2026, 2, 2, 9)


def test_messages_become_people_rooms_and_a_past() -> None:
    found = exported(
        [
            Message("2", AT + timedelta(minutes=1), "c1", "u2", "Sì @Ada, vieni", reply_to="1", mentions=("u1",)),
            Message("1", AT, "c1", "u1", "Si può?", staff=True, reactions=1, attachments=2),
            Message("3", AT, "c2", "u3", "bip", bot=True, reply_to="1"),
        ],
        names={"u1": "Ada", "u2": "Bo"},
    )
    assert [(person.name, person.roles, person.bot) for person in found.plan.people] == [
        ("u1", ("staff",), False),
        ("u3", (), True),
        ("u2", (), False),
    ]
    assert [channel.name for channel in found.plan.channels] == ["c1", "c2", "staff"]
    first, other_room, last = found.history.messages
    assert first.reactions == {"👍": ("u3",)}
    assert len(first.attached) == 2
    assert other_room.reply_to is None, "Discord's replies stay in their room"
    assert (last.text, last.reply_to) == ("Sì <@u1>, vieni", "1")


async def test_a_bot_reads_it_back_as_it_was() -> None:
    told = [
        Message(f"m{n}", AT + timedelta(minutes=n), f"c{n % 3}", f"u{n % 7}", f"n. {n}", reactions=n % 4)
        for n in range(350)
    ]
    past = exported(told)

    def reader(ground: Ground) -> discord.Client:
        return discord.Client(intents=discord.Intents.all())

    async with simulated(reader, past.plan, history=past.history) as server:
        read = [
            (
                message.created_at,
                channel.name,
                message.author.name,
                message.content,
                sum(r.count for r in message.reactions),
            )
            for channel in server.guild.text_channels
            async for message in channel.history(limit=None, oldest_first=True)
        ]
        assert sorted(read) == sorted((m.at, m.channel, m.author, m.text, m.reactions) for m in told)
        assert server.said("m17").content == "n. 17"
