"""A story told again with each of its calls failing: what it may lose, whom it tells, whether trying again heals it.

An example is in `docs/simulation.md`.
"""

from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

from aiohttp import ServerDisconnectedError
from simcord.backend.errors import BackendError

from simulation.connection import Mishap, mishaps_of
from simulation.people import Impossible
from simulation.reading import NothingToClick
from simulation.world import Call, Server

Subject = TypeVar("Subject")

_GONE = {
    "callback": 10062,
    "webhooks": 10015,
    "messages": 10008,
    "roles": 10011,
    "members": 10007,
    "bans": 10026,
    "channels": 10003,
}
"""Discord's number for what is not there, by the last part of the path that names a thing."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One way in which a call fails. Without a `code` it is the one that Discord gives for that call.

    Without a `status` the connection breaks: Discord says nothing.
    """

    name: str
    status: int | None
    code: int | None = None
    after: bool = False
    """Discord has done what was asked, and only its answer is lost."""

    def code_for(self, call: str) -> int:
        """Discord's number for the refusal of a call such as `POST /channels/*/messages`."""
        if self.code is not None:
            return self.code
        named = [part for part in call.split("/") if part in _GONE]
        return _GONE[named[-1]] if named else 0

    def error_for(self, call: str) -> Exception:
        """What the client gets of the call."""
        if self.status is None:
            return ServerDisconnectedError()
        return BackendError(self.status, self.code_for(call), "refused by the story")


REFUSED = Fault("refused", 403, 50013)
GONE = Fault("gone", 404)
DOWN = Fault("down", 500, 0)
EXPIRED = Fault("expired", 404, 10062)
"""An interaction that Discord no longer knows."""
ANSWERED = Fault("answered", 400, 40060)
"""An interaction that was answered already, by another process or a first attempt."""
LOST = Fault("lost", None)
"""The connection breaks before Discord has heard of it."""
LOST_AFTER = Fault("lost when it was done", None, after=True)
"""The connection breaks when Discord has done it: whoever takes that for a failure is wrong."""
FAULTS = (REFUSED, GONE, DOWN)


@dataclass(frozen=True, slots=True)
class Failure(Generic[Subject]):
    """What was told with one call failing: the call, how it failed, and whom or what it was told of."""

    call: str
    fault: Fault
    subject: Subject
    raised: tuple[BaseException, ...]
    """What the bot raised meanwhile: the story need not look at `server.errors`."""
    nth: int
    """Which of the calls of this pattern, from 0."""
    stopped: Impossible | NothingToClick | None
    """Where the person could not go on, since the answer with the next button never came."""

    @property
    def of_an_answer(self) -> bool:
        """Whether what failed was telling the person, not what they asked for."""
        return "/interactions/" in self.call or "/webhooks/*/*" in self.call

    def __str__(self) -> str:
        return f"{self.call}{f' [{self.nth}]' if self.nth else ''} {self.fault.name}"


async def calls_of(server: Server, act: Callable[[], Awaitable[object]]) -> tuple[str, ...]:
    """The calls that the bot makes while something happens, each once, in their order, as patterns."""
    before = len(server.log)
    await act()
    await server.settle()
    return tuple(dict.fromkeys(call.pattern for call in server.log[before:]))


@contextmanager
def failing(
    server: Server, call: str, fault: Fault, *, times: int | None = 1, skip: int = 0
) -> Iterator[list[BaseException]]:
    """Let a call fail within the block, the first one after `skip`; gives what the bot raised, once the block is over.

    AssertionError when the call was not made: then the story does not test what it says.
    """
    mishaps = mishaps_of(server.environment.backend)
    known = len(server.errors)

    def concerns(method: str, path: str) -> bool:
        return Call(method, path, None, {}, None).pattern == call

    coming = Mishap(concerns, lambda: fault.error_for(call), skip, times, fault.after)
    mishaps.append(coming)
    before = len(server.log)
    raised: list[BaseException] = []
    try:
        yield raised
    finally:
        mishaps.remove(coming)
    raised += server.errors[known:]
    made = sum(made.pattern == call for made in server.log[before:])
    assert made > skip, f"{call} was not made, so it could not fail (made {made} times, {skip} let through)"


async def each_call_failing(
    server: Server,
    act: Callable[[Subject], Awaitable[object]],
    *,
    before: Callable[[int], Awaitable[Subject]],
    faults: Sequence[Fault] = FAULTS,
    only: Callable[[str], bool] = lambda _call: True,
    every: bool = False,
) -> AsyncIterator[Failure[Subject]]:
    """Let something happen, then once more for each call that it made and each fault, with that call failing.

    Of a call that is made more than once the first one fails, or each in turn with `every`.

    `before(n)` prepares whom or what the n-th telling is of, so that none stands on what another left; its own calls do
    not fail. `only` chooses among the calls. A person who cannot go on because no answer came stops there, as they
    would.
    """
    subject = await before(0)
    begun = len(server.log)
    await act(subject)
    await server.settle()
    times = Counter(call.pattern for call in server.log[begun:] if only(call.pattern))
    assert times, "nothing was called that could fail"
    calls = [(call, nth) for call, made in times.items() for nth in range(made if every else 1)]
    for number, ((call, nth), fault) in enumerate(product(calls, faults), 1):
        of = await before(number)
        stopped: Impossible | NothingToClick | None = None
        with failing(server, call, fault, skip=nth) as raised:
            try:
                await act(of)
            except (Impossible, NothingToClick) as error:
                stopped = error
            await server.settle()
        yield Failure(call, fault, of, tuple(raised), nth, stopped)
