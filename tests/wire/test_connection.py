"""The unmodified discord.py client connects, loses its connection in every way, and hears what it can."""

import discord
import pytest

from tests.wire import cast
from tests.wire.null_bot import NullBot
from tests.wire.wire import Wire, eventually


async def heard(bot: NullBot, count: int) -> list[str]:
    async def look() -> list[str]:
        return bot.heard

    return await eventually(look, lambda messages: len(messages) >= count)


async def marked(bot: NullBot, marks: list[str]) -> None:
    async def look() -> list[str]:
        return list(bot.marks)

    await eventually(look, lambda seen: seen == marks)


async def test_a_bot_connects_and_knows_the_server(wire: Wire) -> None:
    bot = NullBot()
    async with wire.running(bot):
        guild = bot.get_guild(int(cast.GUILD))
        assert guild is not None
        assert {member.name for member in guild.members} == {"anna", "bruno", "chiara", "salotto"}
        assert [channel.name for channel in guild.text_channels] == ["generale", "staff"]
        await wire.say("ciao")
        assert await heard(bot, 1) == ["ciao"]
        assert [command["name"] for command in await wire.ask("commands")] == ["ping", "slow", "publish"]


@pytest.mark.parametrize("fault", ["abort", "drop", "ask_to_reconnect"])
async def test_a_lost_connection_is_resumed_and_what_was_missed_is_heard_once(wire: Wire, fault: str) -> None:
    bot = NullBot()
    async with wire.running(bot):
        await wire.say("before")
        await heard(bot, 1)
        await wire.gateway_fault(fault)
        for number in range(20):
            await wire.say(f"missed {number}")
        assert await heard(bot, 21) == ["before", *(f"missed {number}" for number in range(20))]
        await marked(bot, ["ready", "resumed"])
        report = await wire.report()
        assert (report["identified"], report["resumed"]) == (1, 1)


async def test_a_resumable_op_9_is_resumed(wire: Wire) -> None:
    bot = NullBot()
    async with wire.running(bot):
        await wire.gateway_fault("invalidate", resumable=True)
        await marked(bot, ["ready", "resumed"])


async def test_an_op_9_ends_the_session_and_a_new_one_begins(wire: Wire) -> None:
    bot = NullBot()
    async with wire.running(bot):
        first = (await wire.report())["sessions"][0]["id"]
        await wire.gateway_fault("invalidate", resumable=False)
        await marked(bot, ["ready", "ready"])
        report = await wire.report()
        assert (report["identified"], report["resumed"]) == (2, 0)
        assert [session["id"] for session in report["sessions"]] != [first]
        await wire.say("after")
        assert await heard(bot, 1) == ["after"]


async def test_a_gap_beyond_the_replay_buffer_is_only_in_the_history(wire: Wire) -> None:
    await wire.ask("gateway_settings", replay=5)
    bot = NullBot()
    async with wire.running(bot):
        await wire.ask("gateway_settings", away=True)
        await wire.gateway_fault("abort")
        for number in range(10):
            await wire.say(f"missed {number}")
        await wire.ask("gateway_settings", away=False)
        await marked(bot, ["ready", "ready"])
        assert bot.heard == []
        channel = bot.get_partial_messageable(int(cast.GENERAL))
        found = [message.content async for message in channel.history(oldest_first=True)]
        assert found == [f"missed {number}" for number in range(10)]


async def test_a_stale_session_is_refused_and_a_new_one_begins(wire: Wire) -> None:
    bot = NullBot()
    async with wire.running(bot):
        await wire.gateway_fault("forget_sessions")
        await wire.gateway_fault("abort")
        await marked(bot, ["ready", "ready"])


async def test_silence_is_noticed_by_the_missing_heartbeats(wire: Wire) -> None:
    await wire.ask("gateway_settings", heartbeat_ms=100)
    bot = NullBot(heartbeat_timeout=0.3)
    async with wire.running(bot):
        await wire.gateway_fault("silence")
        await wire.say("into the void")
        assert await heard(bot, 1) == ["into the void"]
        await marked(bot, ["ready", "resumed"])


async def test_events_may_come_twice_or_in_another_order(wire: Wire) -> None:
    bot = NullBot()
    async with wire.running(bot):
        await wire.gateway_fault("repeat", events=1)
        await wire.say("twice")
        await wire.say("once")
        assert await heard(bot, 3) == ["twice", "twice", "once"]
        await wire.gateway_fault("reorder", events=2)
        await wire.say("first")
        await wire.say("second")
        assert (await heard(bot, 5))[3:] == ["second", "first"]


async def test_two_processes_on_one_token_hear_the_same(wire: Wire) -> None:
    one, other = NullBot(), NullBot()
    async with wire.running(one), wire.running(other):
        await wire.say("to both")
        assert await heard(one, 1) == await heard(other, 1) == ["to both"]
        assert (await wire.report())["identified"] == 2


async def test_a_bot_killed_around_its_send_writes_once_by_its_nonce(wire: Wire) -> None:
    async with wire.bot_process("tests.wire.null_bot:build") as first:
        await wire.rest_fault("hold", method="POST", route="/channels/{channel_id}/messages", when="after")
        await wire.slash("publish", wait=False)
        await wire.ask("held", count=1, seconds=5)
        assert [message["content"] for message in await wire.messages()] == ["the digest"]
        await first.kill()
        await wire.until(lambda report: not report["sessions"][0]["connected"])
    await wire.ask("release", discard=True)
    async with wire.bot_process("tests.wire.null_bot:build") as second:
        told = await wire.slash("publish", until="completed")
        assert told["message"]["content"] == "published"
        assert len(await wire.messages()) == 1
        assert len(await wire.requests("POST", "/channels/{channel_id}/messages")) == 2
        assert await second.stop() == 0


async def test_intents_that_were_not_granted_are_refused(wire: Wire) -> None:
    await wire.ask("gateway_settings", refused_intents=discord.Intents(members=True).value)
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with wire.running(NullBot()):
            pass


async def test_no_other_name_is_ever_resolved(wire: Wire) -> None:
    bot = NullBot()
    async with wire.running(bot):
        with pytest.raises(OSError, match=r"elsewhere\.example"):
            await bot.http.get_from_cdn("https://elsewhere.example/picture.png")
