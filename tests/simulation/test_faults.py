"""A story told again with each of its calls failing: the tool is held to what it promises."""

import pytest

from simulation.faults import ANSWERED, EXPIRED, GONE, LOST, LOST_AFTER, calls_of, each_call_failing, failing
from simulation.world import simulated
from tests.simulation.small_bot import SALON, Notes, small_bot

SEND, ANSWER = "POST /channels/*/messages", "POST /interactions/*/*/callback"


async def test_each_call_of_a_story_fails_once_in_each_way_and_only_then() -> None:
    async with simulated(small_bot(Notes()), SALON) as server:
        ada = server.person("Ada")

        async def nobody_before(number: int) -> int:
            return number

        async def write(_number: int) -> None:
            await ada.run("scrivi", dove=server.channel("generale"), a=ada)

        told = []
        async for failure in each_call_failing(server, write, before=nobody_before):
            told.append((failure.call, failure.fault.name, failure.subject, failure.of_an_answer))
            written = len(server.channel("generale").messages)
            assert bool(failure.raised) is (str(failure) != f"{SEND} refused"), "the bot answers a 403 itself"
            await write(-1)
            assert len(server.channel("generale").messages) == written + 1
        assert told == [
            *((SEND, name, number, False) for number, name in enumerate(("refused", "gone", "down"), 1)),
            *((ANSWER, name, number, True) for number, name in enumerate(("refused", "gone", "down"), 4)),
        ]


async def test_a_connection_breaks_before_discord_has_heard_or_when_it_has_done_it() -> None:
    async with simulated(small_bot(Notes()), SALON) as server:
        ada, general = server.person("Ada"), server.channel("generale")
        for fault, written in ((LOST, 0), (LOST_AFTER, 1)):
            before = len(general.messages)
            with failing(server, SEND, fault) as raised:
                await ada.run("scrivi", dove=general, a=ada)
            assert len(general.messages) - before == written
            assert "ServerDisconnected" in repr(raised)


async def test_each_of_several_calls_fails_in_turn() -> None:
    async with simulated(small_bot(Notes()), SALON) as server:
        ada, general = server.person("Ada"), server.channel("generale")

        async def nobody_before(number: int) -> int:
            return len(general.messages)

        async def write_twice(_: int) -> None:
            for _number in range(2):
                await ada.run("scrivi", dove=general, a=ada)

        told = [
            (failure.nth, len(general.messages) - failure.subject)
            async for failure in each_call_failing(
                server, write_twice, before=nobody_before, faults=(GONE,), only=lambda call: call == SEND, every=True
            )
        ]
        assert told == [(0, 1), (1, 1)], "one of two was not written"


async def test_a_person_whose_answer_never_came_stops_there() -> None:
    async with simulated(small_bot(Notes()), SALON) as server:
        ada = server.person("Ada")

        async def nobody_before(number: int) -> int:
            return number

        async def count(_number: int) -> None:
            await ada.click(await ada.run("conta"), "Ancora")

        failures = [failure async for failure in each_call_failing(server, count, before=nobody_before)]
        assert {failure.call for failure in failures} == {ANSWER}
        assert all(failure.stopped is not None for failure in failures)


async def test_a_call_that_is_not_made_cannot_fail() -> None:
    async with simulated(small_bot(Notes()), SALON) as server:
        with pytest.raises(AssertionError, match="was not made"), failing(server, SEND, GONE):
            await server.person("Ada").run("saluta")
        # What was not used is taken away again.
        await server.person("Ada").run("scrivi", dove=server.channel("generale"), a=server.person("Ada"))
        assert len(server.channel("generale").messages) == 1
        assert await calls_of(server, lambda: server.person("Ada").run("saluta")) == (ANSWER,)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (ANSWER, 10062),
        ("PATCH /webhooks/*/*/messages/@original", 10008),
        ("PUT /guilds/*/members/*/roles/*", 10011),
        ("POST /channels/*/webhooks", 10015),
        ("POST /guilds/*/channels", 10003),
        ("POST /users/@me/channels", 10003),
        ("GET /gateway", 0),
    ],
)
def test_what_is_gone_has_the_number_that_discord_gives_it(call: str, code: int) -> None:
    assert GONE.code_for(call) == code
    assert (EXPIRED.code_for(call), ANSWERED.code_for(call)) == (10062, 40060)
