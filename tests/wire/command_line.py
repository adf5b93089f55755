"""`python -m tests.wire.command_line run`: the command line as it is, but Discord's names lead to the wire server.

Without a wire server in the environment they lead to a port where nobody answers.
"""

import os
import sys

import aiohttp

import bot
from cli.main import main
from cogs import inspection
from cogs.bot import Salotto
from core.settings import Settings
from services.inspection import Chosen, DiscordSeen
from tests.wire.hosts import VARIABLE, Address, LoopbackOnly

NOBODY = Address(host="127.0.0.1", plain_port=9, secure_port=9, certificate="")


class Reaching(Salotto):
    """The bot, on its way to the wire server."""

    async def start(self, token: str, *, reconnect: bool = True) -> None:
        self.http.connector = connector()
        await super().start(token, reconnect=reconnect)


def build(settings: Settings) -> Salotto:
    built = bot.build(settings)
    return Reaching(built.services, built.areas)


async def inspect(token: str, chosen: Chosen) -> DiscordSeen:
    return await inspection.inspect(token, chosen, connector=connector())


def connector() -> aiohttp.TCPConnector:
    if VARIABLE in os.environ:
        return Address.from_environment().connector()
    return nowhere()


def nowhere() -> aiohttp.TCPConnector:
    """A way that ends at a port where nobody answers."""
    return aiohttp.TCPConnector(resolver=LoopbackOnly(NOBODY))


if __name__ == "__main__":
    sys.exit(main(build=build, inspect=inspect))
