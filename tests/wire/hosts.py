"""The way from an unmodified client to the wire server: Discord's names lead to loopback, any other name nowhere."""

import os
import socket
import ssl
from dataclasses import asdict, dataclass

import aiohttp
import orjson
from aiohttp.abc import AbstractResolver, ResolveResult

GATEWAY_HOST = "gateway.discord.gg"
HOSTS = ("discord.com", GATEWAY_HOST, "cdn.discordapp.com")
VARIABLE = "SALOTTO_WIRE_ADDRESS"
"""Where a process that runs a bot finds the address, as JSON."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a wire server is; `certificate` is the authority's, in PEM."""

    host: str
    plain_port: int
    secure_port: int
    certificate: str

    @classmethod
    def from_json(cls, line: str | bytes) -> "Address":
        return cls(**orjson.loads(line))

    @classmethod
    def from_environment(cls) -> "Address":
        return cls.from_json(os.environ[VARIABLE])

    def as_json(self) -> str:
        return orjson.dumps(asdict(self)).decode()

    @property
    def plain(self) -> str:
        return f"http://{self.host}:{self.plain_port}"

    def connector(self) -> aiohttp.TCPConnector:
        """A new connector for one bot, to be made inside its event loop; it is closed together with its bot."""
        trusted = ssl.create_default_context(cadata=self.certificate)
        return aiohttp.TCPConnector(resolver=LoopbackOnly(self), ssl=trusted, limit=0)


class LoopbackOnly(AbstractResolver):
    """Discord's three names resolve to the wire server; whatever else is asked for is refused."""

    def __init__(self, address: Address) -> None:
        self._address = address

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if host not in HOSTS:
            raise OSError(f"a bot under test asked for {host}")
        return [
            ResolveResult(
                hostname=host,
                host=self._address.host,
                port=self._address.secure_port,
                family=socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
        ]

    async def close(self) -> None:
        return None
