"""`python -m tests.wire.run_bot module:function`: one bot against the wire server, until SIGTERM or SIGKILL."""

import asyncio
import logging
import signal
import sys
from importlib import import_module

import discord

from tests.wire import cast
from tests.wire.hosts import Address


async def run(factory: str) -> None:
    module, _, name = factory.partition(":")
    client: discord.Client = getattr(import_module(module), name)()
    client.http.connector = Address.from_environment().connector()
    discord.utils.setup_logging(level=logging.WARNING)
    closing: set[asyncio.Task[None]] = set()
    asyncio.get_running_loop().add_signal_handler(
        signal.SIGTERM, lambda: closing.add(asyncio.create_task(client.close()))
    )
    async with client:
        await client.start(cast.TOKEN)
    await asyncio.gather(*closing)


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1]))
