"""Everything that the Discord surface works with, built once by the composition root and handed over."""

from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Any, Protocol, Self, TypeVar, cast

from core.clock import Clock
from core.settings import Settings
from models.session import Database
from services.analysis import Analysis
from services.audit import Audit
from services.languages import Languages
from services.privacy import PrivacyRegistry
from services.recorder import Recorder
from services.server_settings import ServerSettings

_Result = TypeVar("_Result")


class Idle(Protocol):
    """How a background task waits for work that may never come: `item = await idle(queue.get())`.

    Plainly awaited in production; a simulated Discord must know that nothing is going on.
    """

    async def __call__(self, waiting: Awaitable[_Result], /) -> _Result: ...


async def plain_idle(waiting: Awaitable[_Result], /) -> _Result:
    """Wait."""
    return await waiting


@dataclass(frozen=True, slots=True)
class Services:
    """What cogs use. An area's own services are asked for by class: `services.get(Polls)`."""

    settings: Settings
    clock: Clock
    database: Database
    executor: Executor
    recorder: Recorder
    analysis: Analysis
    server_settings: ServerSettings
    audit: Audit
    languages: Languages
    privacy: PrivacyRegistry
    idle: Idle = plain_idle
    closers: tuple[Callable[[], Awaitable[None]], ...] = ()
    """What must be closed when the bot is, in this order."""
    _made: dict[type[Any], Any] = field(default_factory=dict, repr=False)

    def get(self, service: "type[_Buildable]") -> "_Buildable":
        """The one `service` of this container, built at first use by its `build(services)`.

        So an area brings services of its own without a line here.
        """
        if service not in self._made:
            self._made[service] = service.build(self)
        return cast("_Buildable", self._made[service])

    async def close(self) -> None:
        """Close what was opened. Run twice, it changes nothing."""
        for close in self.closers:
            await close()


class Service(Protocol):
    """A service that the container can build."""

    @classmethod
    def build(cls, services: Services) -> Self: ...


_Buildable = TypeVar("_Buildable", bound=Service)
