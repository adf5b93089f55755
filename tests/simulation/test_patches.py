"""Each patch in two tests: simcord alone is still wrong, here it is right. When the first fails, the patch can go."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta
from typing import Any

import apscheduler.schedulers.base
import discord
import pytest
import simcord
from simcord._runtime import _BOT_SCOPE
from simcord.http import router

from simulation import environment, patches
from simulation.plan import ChannelPlan, History, PersonPlan, Said, ServerPlan
from simulation.world import Ground, Server, simulated
from tests.simulation.small_bot import SALON, Notes, small_bot, utc

ROOM = ServerPlan("Stanza", (ChannelPlan("generale"),), (PersonPlan("Ada"),))
LONG_AGO = utc(2026, 4, 6)


def silent_bot(ground: Ground) -> discord.Client:
    return discord.Client(intents=discord.Intents.all())


@asynccontextmanager
async def simcord_alone() -> AsyncIterator[tuple[simcord.Env, simcord.ChannelHandle, simcord.MemberActor]]:
    async with simcord.run(discord.Client(intents=discord.Intents.all())) as env:
        guild = env.create_guild()
        channel = guild.create_text_channel("generale")
        yield env, channel, guild.add_member(env.create_user("Ada"))


def text_channel(bot: discord.Client, channel_id: int) -> discord.TextChannel:
    channel = bot.get_channel(channel_id)
    assert isinstance(channel, discord.TextChannel)
    return channel


def test_the_patches_were_written_for_the_simcord_that_is_installed() -> None:
    assert simcord.__version__ == patches.WRITTEN_FOR, "read simulation/patches.py again, then change WRITTEN_FOR"


# History


def said(count: int) -> History:
    return History(tuple(Said("Ada", "generale", LONG_AGO + timedelta(hours=n), f"n. {n}") for n in range(count)))


async def read_in_pages(server: Server, **span: Any) -> list[str]:
    channel = text_channel(server.bot, server.channel("generale").id)
    return [message.content async for message in channel.history(limit=None, **span)]


async def test_simcord_alone_loses_the_middle_of_a_long_history() -> None:
    async with simcord_alone() as (env, channel, ada):
        for n in range(120):
            env.backend.create_message(channel.id, ada.id, f"n. {n}")
        found = text_channel(env.bot, channel.id).history(limit=None, oldest_first=True)
        assert len([message async for message in found]) < 120


async def test_a_long_history_is_read_whole_in_both_directions() -> None:
    expected = [f"n. {n}" for n in range(405)]
    async with simulated(silent_bot, ROOM, history=said(405)) as server:
        assert await read_in_pages(server, oldest_first=True) == expected
        assert await read_in_pages(server) == expected[::-1]
        middle = LONG_AGO + timedelta(hours=199, minutes=30)
        assert await read_in_pages(server, after=middle) == expected[200:]
        assert await read_in_pages(server, after=middle, before=middle + timedelta(hours=3)) == expected[200:203]
        assert len([call for call in server.log if call.pattern == "GET /channels/*/messages"]) == 5 + 5 + 3 + 1


# Replies


def chain(count: int) -> History:
    replies = (f"n{n - 1}" if n else None for n in range(count))
    return History(
        tuple(
            Said("Ada", "generale", LONG_AGO + timedelta(minutes=n), f"n. {n}", key=f"n{n}", reply_to=to)
            for n, to in enumerate(replies)
        )
    )


async def test_simcord_alone_sends_the_whole_chain_of_replies() -> None:
    async with simcord_alone() as (_, channel, ada):
        last = await ada.send(channel, "n. 0")
        for n in range(1, 4):
            last = await ada.send(channel, f"n. {n}", reply_to=last)
        assert isinstance(last.reference and last.reference.resolved, discord.Message)
        answered = last.reference.resolved
        assert isinstance(answered.reference and answered.reference.resolved, discord.Message)


async def test_a_reply_carries_one_message_and_a_deleted_one_is_said_to_be() -> None:
    async with simulated(silent_bot, ROOM, history=chain(600)) as server:
        channel = text_channel(server.bot, server.channel("generale").id)
        read = [message async for message in channel.history(limit=None, oldest_first=True)]
        last, before = read[-1], read[-2]
        assert last.reference is not None
        assert isinstance(last.reference.resolved, discord.Message)
        assert last.reference.resolved.id == before.id
        assert before.reference is not None
        assert last.reference.resolved.reference is not None
        assert last.reference.resolved.reference.message_id == before.reference.message_id
        assert last.reference.resolved.reference.resolved is None

        await server.person("Ada").delete(before)
        orphan = await channel.fetch_message(last.id)
        assert orphan.reference is not None
        assert isinstance(orphan.reference.resolved, discord.DeletedReferencedMessage)


# Forums

FORUM = ServerPlan("Foro", (ChannelPlan("idee", kind="forum"),), (PersonPlan("Ada"),))


async def begin_post(bot: discord.Client, forum_id: int) -> discord.channel.ThreadWithMessage:
    forum = bot.get_channel(forum_id)
    assert isinstance(forum, discord.ForumChannel)
    return await forum.create_thread(name="Monoporzioni", content="Le vorrei")


async def test_simcord_alone_gives_the_first_message_of_a_post_an_id_of_its_own() -> None:
    async with simcord.run(discord.Client(intents=discord.Intents.all())) as env:
        begun = await begin_post(env.bot, env.create_guild().create_forum_channel("idee").id)
        assert begun.message.id != begun.thread.id


async def test_the_first_message_of_a_post_has_the_id_of_its_thread() -> None:
    async with simulated(silent_bot, FORUM) as server:
        begun = await begin_post(server.bot, server.channel("idee").id)
        assert begun.message.id == begun.thread.id
        await begun.thread.get_partial_message(begun.thread.id).edit(content="Le vorrei ancora")
        await begun.thread.send("E voi?")
        (post,) = server.channel("idee").threads
        assert [message.content for message in post.messages] == ["Le vorrei ancora", "E voi?"]


# Nonces


async def send_twice(bot: discord.Client, channel_id: int, **fields: Any) -> list[int]:
    payload = {"content": "digest", "nonce": "2026-W18", "enforce_nonce": True, **fields}
    route = discord.http.Route("POST", "/channels/{channel_id}/messages", channel_id=channel_id)
    return [int((await bot.http.request(route, json=payload))["id"]) for _ in range(2)]


async def test_simcord_alone_sends_a_message_twice_in_spite_of_its_nonce() -> None:
    async with simcord_alone() as (env, channel, _):
        await send_twice(env.bot, channel.id)
        assert len(channel.history()) == 2


async def test_a_message_sent_again_with_its_nonce_is_the_first_one_for_some_minutes() -> None:
    async with simulated(silent_bot, ROOM) as server:
        channel = server.channel("generale")
        first, again = await send_twice(server.bot, channel.id)
        assert first == again
        await server.advance(timedelta(minutes=6))
        assert first not in await send_twice(server.bot, channel.id)
        assert len(channel.messages) == 2
        await send_twice(server.bot, channel.id, enforce_nonce=False, nonce="free")
        assert len(channel.messages) == 4
        with pytest.raises(discord.HTTPException, match="nonce"):
            await send_twice(server.bot, channel.id, nonce="x" * 26)


async def test_the_ordinary_send_of_discord_py_is_deduplicated() -> None:
    async with simulated(silent_bot, ROOM) as server:
        channel = text_channel(server.bot, server.channel("generale").id)
        sent = [await channel.send("digest", nonce="7-2026-W18") for _ in range(3)]
        assert len({message.id for message in sent}) == 1
        assert sent[0].nonce == "7-2026-W18"


# Languages


async def test_simcord_alone_speaks_american_english_to_everybody() -> None:
    async with simcord.run(small_bot(Notes())(unbound_ground())) as env:
        guild = env.create_guild(preferred_locale="it")
        channel = guild.create_text_channel("generale")
        answer = await guild.add_member(env.create_user("Ada")).slash(channel, "saluta")
        assert answer.response is not None
        assert answer.response.content == "en-US en-US"


def unbound_ground() -> Ground:
    async def idle(awaitable: Any) -> Any:
        return await simcord_env().external_wait(awaitable, reason="waits")

    return Ground(environment.SimulatedClock(LONG_AGO), idle)


def simcord_env() -> simcord.Env:
    scope = _BOT_SCOPE.get()
    assert scope is not None
    env: simcord.Env = scope[0]
    return env


# Polls and members


async def test_simcord_alone_ends_a_poll_without_a_word_and_knows_no_onboarding() -> None:
    async with simcord_alone() as (env, channel, ada):
        poll = discord.Poll("Ceci?", timedelta(hours=1)).add_answer(text="sì").add_answer(text="no")
        await text_channel(env.bot, channel.id).send(poll=poll)
        await env.advance_time(7200)
        assert len(channel.history()) == 1
        vars(env.backend.get_member(env.guild.id, ada.id))["flags"] = 2
        env.backend.announce_member_update(env.guild.id, ada.id)
        await env.settle()
        assert ada.member is not None
        assert not ada.member.flags.completed_onboarding


CROWD = ServerPlan("Folla", (ChannelPlan("generale"),), tuple(PersonPlan(f"P{n}") for n in range(130)))


async def voters(bot: discord.Client, channel_id: int) -> list[int]:
    """Everybody who voted for the first answer of the last poll, as discord.py reads them."""
    (message,) = [one async for one in text_channel(bot, channel_id).history() if one.poll]
    assert message.poll is not None
    return [voter.id async for voter in message.poll.answers[0].voters(limit=250)]


async def test_simcord_alone_gives_the_first_voters_again_and_again() -> None:
    async with simcord_alone() as (env, channel, ada):
        poll = discord.Poll("Ceci?", timedelta(hours=1)).add_answer(text="sì").add_answer(text="no")
        sent = await text_channel(env.bot, channel.id).send(poll=poll)
        await ada.set_poll_votes(sent, answers=[1])
        assert len(await voters(env.bot, channel.id)) > 1


async def test_more_than_a_hundred_voters_are_read_once_each() -> None:
    async with simulated(silent_bot, CROWD) as server:
        poll = discord.Poll("Ceci?", timedelta(hours=1)).add_answer(text="sì").add_answer(text="no")
        channel = server.channel("generale")
        sent = await text_channel(server.bot, channel.id).send(poll=poll)
        for person in server.people:
            server.environment.backend.set_poll_votes(channel.id, sent.id, (1,), person.id)
        await server.settle()
        found = await voters(server.bot, channel.id)
        assert len(found) == len(set(found)) == 130


# Time


async def test_simcord_alone_does_not_move_the_scheduler() -> None:
    notes = Notes()
    async with simcord.run(small_bot(notes)(unbound_ground())) as env:
        for _ in range(4):
            await env.advance_time(timedelta(days=7).total_seconds())
        assert len(notes.ticks) == 1 + 28 * 4
        assert len(notes.rang) < 4


async def test_the_scheduler_rings_every_monday_of_simulated_time() -> None:
    notes = Notes()
    async with simulated(small_bot(notes), SALON, now=utc(2026, 5, 4, 8)) as server:
        await server.advance(timedelta(days=28))
        assert notes.rang == [utc(2026, 5, day, 7) for day in (11, 18, 25)] + [utc(2026, 6, 1, 7)]
        assert notes.ticks[:3] == [utc(2026, 5, 4, 8), utc(2026, 5, 4, 14), utc(2026, 5, 4, 20)]
        assert len(notes.ticks) == 1 + 28 * 4


@pytest.mark.parametrize(
    ("before", "mondays"),
    [
        # Clocks go forward in the night to 29 March 2026, and back in the night to 25 October.
        (utc(2026, 3, 22, 12), [utc(2026, 3, 23, 8), utc(2026, 3, 30, 7)]),
        (utc(2026, 10, 18, 12), [utc(2026, 10, 19, 7), utc(2026, 10, 26, 8)]),
    ],
)
async def test_nine_in_the_morning_stays_nine_over_both_changes_of_the_clock(
    before: datetime, mondays: list[datetime]
) -> None:
    notes = Notes()
    async with simulated(small_bot(notes), SALON, now=before) as server:
        await server.advance_to(mondays[-1] + timedelta(hours=1))
        assert notes.rang == mondays


async def test_the_scheduler_s_time_is_real_again_afterwards() -> None:
    async with simulated(silent_bot, ROOM):
        assert apscheduler.schedulers.base.datetime is not datetime
    assert apscheduler.schedulers.base.datetime is datetime


# Waiting


async def test_each_step_of_a_hundred_is_seen_to_rest_within_milliseconds(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_every: list[float] = []
    settle = simcord.Env._settle_internal

    async def watched(self: simcord.Env, *, idle: float, **rest: Any) -> None:
        looked_every.append(idle)
        await settle(self, idle=idle, **rest)

    monkeypatch.setattr(simcord.Env, "_settle_internal", watched)
    async with simulated(small_bot(Notes()), SALON) as server:
        for n in range(100):
            await server.person("Ada").post("generale", f"n. {n}")
    # simcord's own interval would make it five seconds.
    assert len(looked_every) >= 100
    assert max(looked_every) < 0.01


# What a patch relies on


@contextmanager
def without_route(method: str, template: str) -> Iterator[None]:
    routes = router._ROUTES[method]
    kept = list(routes)
    routes[:] = [route for route in routes if route[0] != template.strip("/").split("/")]
    try:
        yield
    finally:
        routes[:] = kept


@pytest.mark.parametrize(("patch", "method"), [("history_in_pages", "GET"), ("nonces_enforced", "POST")])
def test_a_patch_whose_route_is_gone_says_so(patch: str, method: str) -> None:
    gone = without_route(method, "/channels/{channel_id}/messages")
    with gone, pytest.raises(patches.PatchOutdated, match=f"^{patch}: "), patches.applied():
        pass


def test_the_patches_leave_simcord_as_they_found_it() -> None:
    before = {method: list(routes) for method, routes in router._ROUTES.items()}
    with patches.applied():
        assert before != router._ROUTES
    assert before == router._ROUTES
