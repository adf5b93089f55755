"""What the bot owes is sent without mentioning anybody, found again by its key, and refused in words of our own."""

from datetime import timedelta

import pytest

from cogs._ui.sender import DiscordSender
from core import limits
from services.ports import Post, PostButton, PostFile, Refusal, Refused, Sender
from simulation.world import Server
from tests.cogs.conftest import Opened
from tests.cogs.probe import PROBE


def keyed(key: str, text: str = "ciao") -> Post:
    return Post(text=text, key=key, buttons=(PostButton("Letto", custom_id=f"digest:seen:v1:{key}"),))


def sender_of(server: Server) -> Sender:
    return DiscordSender(server.bot)


async def test_a_post_is_found_again_by_its_key_and_by_no_other(opened: Opened) -> None:
    async with opened(PROBE) as server:
        sender, channel = sender_of(server), str(server.channel("generale").id)
        since = server.clock.now()
        sent = {key: await sender.send(channel, keyed(key)) for key in ("2026-W46", "2026-W47")}
        await server.person("Bruno").post("generale", "digest:seen:v1:2026-W48")
        assert [await sender.find(channel, key, since) for key in sent] == list(sent.values())
        assert await sender.find(channel, "2026-W48", since) is None
        assert await sender.find(channel, "2026-W46", since + timedelta(hours=1)) is None


async def test_a_card_with_its_picture_mentions_nobody_and_can_be_changed(opened: Opened) -> None:
    async with opened(PROBE) as server:
        sender, channel = sender_of(server), str(server.channel("generale").id)
        picture = PostFile("chart.png", b"\x89PNG", "otto settimane")
        post = Post(text=f"ciao {server.person('Bruno').mention} @everyone", title="Settimana", files=(picture,))
        message_id = await sender.send(channel, post)
        (message,) = server.channel("generale").messages
        assert message.embeds[0].title == "Settimana"
        assert [attachment.filename for attachment in message.attachments] == ["chart.png"]
        assert message.mentions == [] and not message.mention_everyone
        await sender.edit(channel, message_id, Post(text="altro", title="Settimana"))
        (message,) = server.channel("generale").messages
        assert message.embeds[0].description == "altro"
        await sender.delete(channel, message_id)
        assert server.channel("generale").messages == ()


async def test_a_direct_message_reaches_one_person(opened: Opened) -> None:
    async with opened(PROBE) as server:
        chloe = server.person("Chloe")
        await sender_of(server).send_to_member(str(server.id), str(chloe.id), Post(text="hello"))
        assert [message.content for message in chloe.direct_messages] == ["hello"]


@pytest.mark.parametrize(
    ("status", "code", "reason"),
    [
        (403, 50013, Refusal.FORBIDDEN),
        (404, 10003, Refusal.GONE),
        (403, 50007, Refusal.CLOSED),
        (500, 0, Refusal.UNREACHABLE),
    ],
)
async def test_what_discord_refuses_is_refused_in_words_of_our_own(
    opened: Opened, status: int, code: int, reason: Refusal
) -> None:
    async with opened(PROBE) as server:
        server.fail("POST /channels/*/messages", status=status, code=code)
        with pytest.raises(Refused) as caught:
            await sender_of(server).send(str(server.channel("generale").id), Post(text="ciao"))
        assert caught.value.reason is reason


async def test_a_channel_that_is_gone_or_that_nothing_can_be_posted_in_is_said_so(opened: Opened) -> None:
    async with opened(PROBE) as server:
        with pytest.raises(Refused) as caught:
            await sender_of(server).send("1", Post(text="ciao"))
        assert caught.value.reason is Refusal.GONE


async def test_a_post_that_could_not_be_found_again_or_is_too_long_is_a_mistake_in_the_code(opened: Opened) -> None:
    async with opened(PROBE) as server:
        channel = str(server.channel("generale").id)
        with pytest.raises(ValueError, match="key"):
            await sender_of(server).send(channel, Post(text="ciao", key="2026-W46"))
        with pytest.raises(ValueError, match="content"):
            await sender_of(server).send(channel, Post(text="x" * (limits.CONTENT + 1)))


async def test_a_nonce_is_sent_and_enforced(opened: Opened) -> None:
    async with opened(PROBE) as server:
        await sender_of(server).send(str(server.channel("generale").id), Post(text="ciao", nonce="abc"))
        (call,) = [call for call in server.log if call.pattern.startswith("POST /channels")]
        assert call.body is not None
        assert (call.body["nonce"], call.body["enforce_nonce"]) == ("abc", True)
