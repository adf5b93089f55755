"""A verb of a story returns when the bot has done its work, wherever it does it, and not later."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import suppress
from datetime import timedelta
from math import factorial
from pathlib import Path
from typing import Any

import aiosqlite
import discord
import pytest
from simcord import SetupError

from simulation.plan import ChannelPlan, PersonPlan, ServerPlan
from simulation.world import Ground, simulated

ROOM = ServerPlan("Stanza", (ChannelPlan("generale"),), (PersonPlan("Ada"),))


class Working(discord.Client):
    """A bot that does something with each message, and has one task in the background."""

    def __init__(
        self,
        *,
        work: Callable[[discord.Message], Awaitable[None]] | None = None,
        background: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        super().__init__(intents=discord.Intents.all())
        self.work = work
        self.background = background

    async def setup_hook(self) -> None:
        if self.background is not None:
            self.task = asyncio.ensure_future(self.background())

    async def on_message(self, message: discord.Message) -> None:
        if self.work is not None:
            await self.work(message)


@pytest.fixture
def processes() -> Iterator[Executor]:
    with ProcessPoolExecutor(1) as pool:
        yield pool


async def test_what_a_worker_process_computes_is_there(processes: Executor) -> None:
    computed = []

    async def work(message: discord.Message) -> None:
        loop = asyncio.get_running_loop()
        computed.append(await loop.run_in_executor(processes, factorial, int(message.content)))

    async with simulated(lambda ground: Working(work=work), ROOM) as server:
        await server.person("Ada").post("generale", "5")
        assert computed == [120]


async def test_what_goes_to_the_database_is_stored(tmp_path: Path) -> None:
    file = tmp_path / "messages.db"
    with sqlite3.connect(file) as first:
        first.execute("create table said (text)")
    first.close()

    async def work(message: discord.Message) -> None:
        async with aiosqlite.connect(file) as database:
            await database.execute("insert into said values (?)", [message.content])
            await database.commit()

    async with simulated(lambda ground: Working(work=work), ROOM) as server:
        await server.person("Ada").post("generale", "ciao")
        async with aiosqlite.connect(file) as database:
            assert await (await database.execute("select text from said")).fetchall() == [("ciao",)]


async def test_a_writer_that_collects_for_a_second_writes_when_the_second_has_passed() -> None:
    queue: asyncio.Queue[str] = asyncio.Queue()
    batches: list[list[str]] = []

    async def put(message: discord.Message) -> None:
        queue.put_nowait(message.content)

    def make(ground: Ground) -> Working:
        async def collect() -> None:
            while True:
                batch = [await ground.idle(queue.get())]
                with suppress(TimeoutError):
                    async with asyncio.timeout(1):
                        while True:
                            batch.append(await ground.idle(queue.get()))
                batches.append(batch)

        return Working(work=put, background=collect)

    async with simulated(make, ROOM) as server:
        ada = server.person("Ada")
        await ada.post("generale", "uno")
        await ada.post("generale", "due")
        assert batches == []
        await server.advance(timedelta(seconds=2))
        assert batches == [["uno", "due"]]


async def test_a_task_that_waits_without_saying_so_is_named() -> None:
    def make(ground: Ground) -> Working:
        async def waits_in_silence() -> None:
            await asyncio.Event().wait()

        return Working(background=waits_in_silence)

    with pytest.raises(TimeoutError, match="waits_in_silence"):
        async with simulated(make, ROOM, longest_work=0.2):
            pass


async def test_the_story_itself_may_wait_through_the_bot_s_hook() -> None:
    grounds: list[Ground] = []

    def make(ground: Ground) -> Working:
        grounds.append(ground)
        return Working()

    async with simulated(make, ROOM):
        assert await grounds[0].idle(asyncio.sleep(0, "fatto")) == "fatto"


async def test_two_verbs_at_once_are_the_story_s_mistake() -> None:
    async def work(message: discord.Message) -> None:
        await asyncio.sleep(0.01)

    async with simulated(lambda ground: Working(work=work), ROOM) as server:
        ada = server.person("Ada")
        verbs: list[Any] = [ada.post("generale", "uno"), ada.post("generale", "due")]
        done = await asyncio.gather(*verbs, return_exceptions=True)
        assert [type(one) for one in done if isinstance(one, BaseException)] == [SetupError]
