"""The test's side of the wire server: start it, ask it, run bots against it."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any, TypeVar

import aiohttp
import discord
import orjson

from core.paths import ROOT
from tests.wire import cast
from tests.wire.documents import Json
from tests.wire.hosts import VARIABLE, Address

Seen = TypeVar("Seen")


@contextmanager
def wire_server(*arguments: str) -> Iterator[Address]:
    """A server in a process of its own, for as long as the block lasts."""
    command = [sys.executable, "-m", "tests.wire", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        line = process.stdout.readline()
        if not line:
            raise RuntimeError("the wire server did not start")
        try:
            yield Address.from_json(line)
        finally:
            process.stdin.close()
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=10)
            process.kill()


class Wire:
    """The verbs of a running server; every method returns Discord's own documents."""

    def __init__(self, address: Address, session: aiohttp.ClientSession) -> None:
        self.address = address
        self._session = session

    @classmethod
    @asynccontextmanager
    async def reach(cls, address: Address) -> "AsyncIterator[Wire]":
        async with aiohttp.ClientSession() as session:
            yield cls(address, session)

    async def ask(self, verb: str, **asked: object) -> Any:
        """Any verb of `tests.wire.control.Control`; those below are the usual ones."""
        async with self._session.post(f"{self.address.plain}/control/{verb}", data=orjson.dumps(asked)) as answer:
            body = await answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{verb}: {body.decode()}")
            return orjson.loads(body)

    async def say(
        self, content: str, *, user_id: str = cast.ANNA, channel_id: str = cast.GENERAL, reply_to: str | None = None
    ) -> Json:
        """A member writes."""
        said: Json = await self.ask("say", content=content, user_id=user_id, channel_id=channel_id, reply_to=reply_to)
        return said

    async def messages(self, channel_id: str = cast.GENERAL) -> list[Json]:
        found: list[Json] = await self.ask("messages", channel_id=channel_id)
        return found

    async def requests(self, method: str | None = None, route: str | None = None) -> list[Json]:
        found: list[Json] = await self.ask("requests", method=method, route=route)
        return found

    async def report(self) -> Json:
        told: Json = await self.ask("report")
        return told

    async def take_violations(self) -> list[Json]:
        taken: list[Json] = await self.ask("take_violations")
        return taken

    async def slash(
        self,
        name: str,
        *,
        options: list[Json] | None = None,
        wait: bool = True,
        until: str = "acknowledged",
        **more: Any,
    ) -> Json:
        """A member runs a slash command. `name` holds its group and subcommand too: "setup show"."""
        data = _command(name, options or [])
        told: Json = await self.ask("interact", type=2, data=data, wait=wait, until=until, **more)
        return told

    async def press(self, custom_id: str, message_id: str, *, wait: bool = True, **more: Any) -> Json:
        """A member presses a button."""
        data = {"custom_id": custom_id, "component_type": 2, "id": 1}
        told: Json = await self.ask("interact", type=3, data=data, message_id=message_id, wait=wait, **more)
        return told

    async def submit(self, custom_id: str, values: Mapping[str, str], *, wait: bool = True, **more: Any) -> Json:
        """A member sends a modal; `values` by the custom ids of its text inputs, each under a label."""
        labels = [
            {
                "type": 18,
                "id": 2 * number + 1,
                "component": {"type": 4, "id": 2 * number + 2, "custom_id": of, "value": value},
            }
            for number, (of, value) in enumerate(values.items())
        ]
        data = {"custom_id": custom_id, "components": labels}
        told: Json = await self.ask("interact", type=5, data=data, wait=wait, **more)
        return told

    async def complete(self, name: str, option: str, typed: str, **more: Any) -> list[Json]:
        """What a member is offered while typing an option of a command."""
        focused = {"name": option, "type": 3, "value": typed, "focused": True}
        data = _command(name, [focused])
        told: Json = await self.ask("interact", type=4, data=data, wait=True, **more)
        offered: list[Json] = told["callback"]["data"]["choices"]
        return offered

    async def rest_fault(self, kind: str, **asked: object) -> None:
        """See `tests.wire.faults.RestFault` for what may be asked."""
        await self.ask("rest_fault", kind=kind, **asked)

    async def gateway_fault(self, kind: str, **asked: object) -> None:
        await self.ask("gateway_fault", kind=kind, **asked)

    async def until(self, holds: Callable[[Json], bool], *, seconds: float = 10.0) -> Json:
        """The report, as soon as it is as wanted."""
        return await eventually(self.report, holds, seconds=seconds)

    @asynccontextmanager
    async def running(self, client: discord.Client) -> AsyncIterator[None]:
        """A discord.py bot in this process, ready, until the end of the block; its failure is the test's."""
        client.http.connector = self.address.connector()
        async with client:
            await client.login(cast.TOKEN)
            task = asyncio.create_task(client.connect())
            ready = asyncio.create_task(client.wait_until_ready())
            await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED, timeout=20)
            if not ready.done():
                ready.cancel()
                if task.done():
                    await task
                raise TimeoutError("the bot did not get ready")
            try:
                yield
            finally:
                await client.close()
                await task

    @asynccontextmanager
    async def bot_process(
        self, factory: str, *, environment: Mapping[str, str] | None = None, seconds: float = 30.0
    ) -> AsyncIterator["BotProcess"]:
        """A bot in a process of its own, connected when the block begins.

        `factory` is `module:function`, called without arguments for the client.
        """
        identified = (await self.report())["identified"]
        variables = {**os.environ, **(environment or {}), VARIABLE: self.address.as_json()}
        command = [sys.executable, "-m", "tests.wire.run_bot", factory]
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=variables)
        try:
            await self.until(
                lambda report: report["identified"] > identified or process.returncode is not None, seconds=seconds
            )
            if process.returncode is not None:
                raise RuntimeError(f"{factory} ended with {process.returncode} before it was connected")
            yield BotProcess(process)
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


class BotProcess:
    """A bot's process, to be killed at the worst moment."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @property
    def pid(self) -> int:
        return self._process.pid

    async def kill(self) -> None:
        """SIGKILL: no handler runs, nothing is flushed."""
        self._process.kill()
        await self._process.wait()

    async def stop(self) -> int:
        """SIGTERM, as a service is stopped; returns the exit code."""
        self._process.terminate()
        return await self._process.wait()


def _command(name: str, options: list[Json]) -> Json:
    command, *inner = name.split()
    for position, part in enumerate(reversed(inner)):
        options = [{"name": part, "type": 2 if position else 1, "options": options}]
    return {"id": "1", "name": command, "type": 1, "options": options}


async def eventually(
    look: Callable[[], Awaitable[Seen]], holds: Callable[[Seen], bool], *, seconds: float = 10.0
) -> Seen:
    """What `look` sees, as soon as it is as wanted. What it saw last is in the error."""
    end = time.monotonic() + seconds
    while True:
        seen = await look()
        if holds(seen):
            return seen
        if time.monotonic() > end:
            raise AssertionError(f"not so within {seconds} s: {seen}")
        await asyncio.sleep(0.01)
