"""What happens to a request on its way: limits, failures, lost answers, nonces, one that is held half done."""

import asyncio

import aiohttp
import discord
import pytest

from tests.wire import cast
from tests.wire.null_bot import NullBot
from tests.wire.wire import Wire

SEND = "/channels/{channel_id}/messages"


def general(bot: NullBot) -> discord.PartialMessageable:
    return bot.get_partial_messageable(int(cast.GENERAL), guild_id=int(cast.GUILD))


@pytest.mark.parametrize("scope", ["user", "shared", "global"])
async def test_a_rate_limited_message_is_sent_once_when_the_limit_is_over(wire: Wire, scope: str) -> None:
    bot = NullBot()
    async with wire.running(bot):
        await wire.rest_fault("rate_limit", method="POST", route=SEND, seconds=0.1, scope=scope)
        await general(bot).send("patience")
        assert [request["status"] for request in await wire.requests("POST", SEND)] == [429, 200]
        assert [message["content"] for message in await wire.messages()] == ["patience"]


async def test_a_failure_of_discord_is_tried_again(wire: Wire) -> None:
    bot = NullBot()
    async with wire.running(bot):
        await wire.rest_fault("status", method="POST", route=SEND, status=502)
        await general(bot).send("again")
        assert [request["status"] for request in await wire.requests("POST", SEND)] == [502, 200]


async def test_latency_delays_and_changes_nothing_else(wire: Wire) -> None:
    bot = NullBot()
    async with wire.running(bot):
        await wire.rest_fault("latency", route=SEND, seconds=0.2)
        sent = await general(bot).send("late")
        (request,) = await wire.requests("POST", SEND)
        assert request["seconds"] >= 0.2
        assert [message["id"] for message in await wire.messages()] == [str(sent.id)]


async def test_the_same_enforced_nonce_gives_the_first_message_again(wire: Wire) -> None:
    bot = NullBot()
    async with wire.running(bot):
        first = await general(bot).send("weekly digest", nonce="digest-1")
        again = await general(bot).send("weekly digest", nonce="digest-1")
        assert first.id == again.id
        await general(bot).send("weekly digest", nonce="digest-2")
        await wire.ask("forget_nonces")
        late = await general(bot).send("weekly digest", nonce="digest-1")
        assert late.id != first.id
        assert len(await wire.messages()) == 3


async def test_an_answer_that_is_lost_leaves_the_message_behind(wire: Wire) -> None:
    """The case that doubles messages: the client sees a broken connection, the server has written."""
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {cast.TOKEN}"}) as session:
        await wire.rest_fault("abort", route=SEND, when="after")
        address = f"{wire.address.plain}/api/v10/channels/{cast.GENERAL}/messages"
        body = {"content": "said", "nonce": "once", "enforce_nonce": True}
        with pytest.raises(aiohttp.ClientError):
            await session.post(address, json=body)
        assert [message["content"] for message in await wire.messages()] == ["said"]
        async with session.post(address, json=body) as answer:
            assert (await answer.json())["id"] == (await wire.messages())[0]["id"]
        assert len(await wire.messages()) == 1
        await wire.rest_fault("abort", route=SEND, when="before")
        with pytest.raises(aiohttp.ClientError):
            await session.post(address, json={"content": "unsaid"})
        assert len(await wire.messages()) == 1


@pytest.mark.parametrize(("when", "written"), [("before", 0), ("after", 1)])
async def test_a_send_can_be_held_at_its_worst_moment(wire: Wire, when: str, written: int) -> None:
    bot = NullBot()
    async with wire.running(bot):
        await wire.rest_fault("hold", method="POST", route=SEND, when=when)
        sending = asyncio.create_task(general(bot).send("held"))
        await wire.ask("held", count=1, seconds=5)
        assert not sending.done()
        assert len(await wire.messages()) == written
        await wire.ask("release", discard=False)
        await sending
        assert len(await wire.messages()) == 1


async def test_errors_are_those_of_discord(wire: Wire) -> None:
    bot = NullBot()
    async with wire.running(bot):
        with pytest.raises(discord.NotFound) as missing:
            await general(bot).fetch_message(1)
        assert missing.value.code == 10008
        with pytest.raises(discord.HTTPException) as empty:
            await general(bot).send("")
        assert empty.value.code == 50006


async def test_a_wrong_token_is_refused(wire: Wire) -> None:
    bot = NullBot()
    bot.http.connector = wire.address.connector()
    async with bot:
        with pytest.raises(discord.LoginFailure):
            await bot.login("not.the.token")


async def test_the_usual_requests_about_messages_members_and_channels(wire: Wire) -> None:
    bot = NullBot()
    async with wire.running(bot):
        guild = bot.get_guild(int(cast.GUILD))
        assert guild is not None
        asked = await wire.say("chi viene sabato?")
        message = await general(bot).fetch_message(int(asked["id"]))
        reply = await message.reply("io", mention_author=False)
        assert reply.reference is not None
        await message.add_reaction("👍")
        await message.pin()
        assert [pinned.id async for pinned in general(bot).pins()] == [message.id]
        assert [person.id async for person in (await reply.channel.fetch_message(message.id)).reactions[0].users()] == [
            int(cast.BOT)
        ]
        await message.unpin()
        await reply.edit(content="anch'io", embed=discord.Embed(title="sabato"))
        with_file = await general(bot).send(file=discord.File(__file__, filename="story.py"))
        assert with_file.attachments[0].filename == "story.py"
        thread = await message.create_thread(name="sabato")
        await thread.send("dove?")
        assert [said.content async for said in thread.history()] == ["dove?"]
        anna, bruno = guild.get_member(int(cast.ANNA)), guild.get_member(int(cast.BRUNO))
        assert anna is not None
        assert bruno is not None
        await anna.timeout(None, reason="pace fatta")
        await anna.add_roles(discord.Object(int(cast.STAFF_ROLE)), reason="aiuta")
        await bruno.ban(reason="pubblicità")
        bans = await wire.requests("PUT", "/guilds/{guild_id}/bans/{user_id}")
        assert [request["status"] for request in bans] == [204]
        await guild.unban(bruno)
        room = await guild.create_text_channel(
            "laboratorio", overwrites={guild.default_role: discord.PermissionOverwrite(view_channel=False)}
        )
        await room.edit(topic="prove")
        await anna.send("grazie")
        await reply.delete()
        before = [said.id async for said in general(bot).history(before=with_file)]
        assert before == [message.id]
