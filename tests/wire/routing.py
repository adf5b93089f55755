"""From a request to the function that answers it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.wire.community import Community
from tests.wire.documents import Json
from tests.wire.interactions import Interactions


@dataclass(frozen=True, slots=True)
class Call:
    """A request as a handler sees it. `files` are names and sizes; `gateway` is where its client finds the gateway."""

    community: Community
    interactions: Interactions
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Any
    files: list[tuple[str, int]]
    gateway: str
    reason: str | None

    @property
    def fields(self) -> Json:
        """The body where it is an object, and an empty one where there is none."""
        return self.body if isinstance(self.body, dict) else {}


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: object | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


Handler = Callable[[Call], Answer]
DONE = Answer(204)


def found(body: object) -> Answer:
    return Answer(200, body)


@dataclass(slots=True)
class RouteTable:
    """Routes in Discord's own notation. Literal parts win over named ones."""

    routes: dict[tuple[str, str], Handler] = field(default_factory=dict)

    def __call__(self, method: str, template: str) -> Callable[[Handler], Handler]:
        def remember(handler: Handler) -> Handler:
            self.routes[method, template] = handler
            return handler

        return remember

    def match(self, method: str, path: str) -> tuple[str, Handler, dict[str, str]] | None:
        """The template, who answers, and what the named parts are. None: there is no such route."""
        parts = path.split("/")
        best: tuple[int, str, Handler, dict[str, str]] | None = None
        for (allowed, template), handler in self.routes.items():
            names = template.split("/")
            if allowed != method or len(names) != len(parts):
                continue
            if not all(name == part or name.startswith("{") for name, part in zip(names, parts, strict=True)):
                continue
            values = {name[1:-1]: part for name, part in zip(names, parts, strict=True) if name.startswith("{")}
            if best is None or len(values) < best[0]:
                best = (len(values), template, handler, values)
        return None if best is None else best[1:]
