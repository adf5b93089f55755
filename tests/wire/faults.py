"""What can go wrong with a request, ordered by a test."""

import asyncio
from dataclasses import dataclass
from typing import Literal

from tests.wire.documents import Json

Kind = Literal["rate_limit", "status", "latency", "abort", "hold"]


@dataclass(slots=True)
class RestFault:
    """One fault, for the next `times` requests of this method and route (both None: of any).

    `when` says whether the request has taken effect before the fault strikes: an answer that is lost after the
    message was written is the case that makes a careless bot write it twice. Latency comes before, 429 and 5xx
    always mean that nothing was done.
    """

    kind: Kind
    method: str | None = None
    route: str | None = None
    times: int = 1
    when: Literal["before", "after"] = "before"
    seconds: float = 0.1
    status: int = 500
    scope: Literal["user", "shared", "global"] = "user"

    @classmethod
    def ordered(cls, asked: Json) -> "RestFault":
        return cls(**asked)

    def concerns(self, method: str, route: str) -> bool:
        return self.times > 0 and self.method in {None, method} and self.route in {None, route}


class RestFaults:
    """The faults that are still to come, and the requests that are held in one."""

    def __init__(self) -> None:
        self._faults: list[RestFault] = []
        self._held: list[asyncio.Future[bool]] = []
        self._changed = asyncio.Condition()

    def add(self, fault: RestFault) -> None:
        self._faults.append(fault)

    def forget(self) -> None:
        """What has not struck yet never will."""
        self._faults.clear()

    def take(self, method: str, route: str) -> RestFault | None:
        """The first fault that concerns this request, used up once."""
        for fault in self._faults:
            if fault.concerns(method, route):
                fault.times -= 1
                return fault
        return None

    async def hold(self) -> bool:
        """Wait until a test lets the request go on. False: it is to be dropped."""
        go_on: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        async with self._changed:
            self._held.append(go_on)
            self._changed.notify_all()
        return await go_on

    async def held(self, count: int) -> None:
        """Until as many requests as that are held."""
        async with self._changed:
            await self._changed.wait_for(lambda: len(self._held) >= count)

    def release(self, *, discard: bool = False) -> int:
        released, self._held = self._held, []
        for go_on in released:
            go_on.set_result(not discard)
        return len(released)
