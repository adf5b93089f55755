"""The REST side: every request is matched, spoilt where a fault is due, answered, and held against the contract."""

import asyncio
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import orjson
from aiohttp import BodyPartReader, web

from tests.wire import cast
from tests.wire.community import Community, Refusal
from tests.wire.contract import Contract, Violation
from tests.wire.documents import Json
from tests.wire.faults import RestFault, RestFaults
from tests.wire.interactions import Interactions
from tests.wire.routes_channel import CHANNEL_ROUTES
from tests.wire.routes_server import SERVER_ROUTES
from tests.wire.routing import Answer, Call, Handler, RouteTable

BASE = "/api/v10"
ROUTES = RouteTable({**SERVER_ROUTES.routes, **CHANNEL_ROUTES.routes})
WITHOUT_TOKEN = ("/interactions/", "/webhooks/{webhook_id}/{webhook_token}")
KEPT_REQUESTS = 5000


@dataclass(frozen=True, slots=True)
class Request:
    """A request as a test may look it up. `status` is None where the connection broke instead of an answer."""

    method: str
    route: str
    path: str
    body: Any
    status: int | None
    seconds: float


class Rest:
    """One community's API. `violations` and `requests` are what a test reads at its end."""

    def __init__(self, community: Community, interactions: Interactions, contract: Contract | None) -> None:
        self.faults = RestFaults()
        self.violations: list[Violation] = []
        self.requests: deque[Request] = deque(maxlen=KEPT_REQUESTS)
        self._community = community
        self._interactions = interactions
        self._contract = contract

    async def serve(self, request: web.Request, gateway: str) -> web.StreamResponse:
        """Answer one request of a client."""
        began = time.monotonic()
        method, path = request.method, request.rel_url.raw_path.removeprefix(BASE)
        body, files = await _read(request)
        matched = ROUTES.match(method, path)
        if matched is None:
            self.violations.append(Violation(f"{method} {path}", "route", "the wire server has no such route"))
            answer: Answer | None = Answer(501, {"code": 0, "message": "501: not simulated"})
            route = path
        else:
            route, handler, values = matched
            wrong = self._wrong(method, route, dict(request.query), body)
            self._report(wrong)
            named = {name: unquote(value) for name, value in values.items()}
            reason = request.headers.get("X-Audit-Log-Reason")
            call = Call(
                *(self._community, self._interactions, named, dict(request.query), body, files, gateway),
                unquote(reason) if reason is not None else None,
            )

            def carry_out() -> Answer:
                refused = _unauthorised(request, route) or _invalid(wrong)
                answered = refused or self._carried_out(handler, call, f"{method} {route}")
                if answered.status == 501:
                    self.violations.append(Violation(f"{method} {route}", "request", "not simulated here"))
                return answered

            answer = await self._spoilt(method, route, carry_out)
            if answer is not None and self._contract is not None:
                as_sent = None if answer.body is None else orjson.loads(orjson.dumps(answer.body))
                self._report(self._contract.answer(method, route, answer.status, as_sent))
        status = answer.status if answer is not None else None
        self.requests.append(Request(method, route, path, body, status, time.monotonic() - began))
        if answer is None:
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=500)
        return _response(answer, route)

    def told(self, name: str, data: Json) -> None:
        """Hold an event against the contract too."""
        if self._contract is not None:
            self._report(self._contract.event(name, data))

    async def _spoilt(self, method: str, route: str, carry_out: Callable[[], Answer]) -> Answer | None:
        """The answer after the fault that is due, if any. None: the connection is to break instead."""
        fault = self.faults.take(method, route)
        if fault is None:
            return carry_out()
        match fault.kind:
            case "rate_limit":
                return _limited(fault)
            case "status":
                return Answer(fault.status, {"code": 0, "message": f"{fault.status}: ordered by a test"})
            case "latency":
                await asyncio.sleep(fault.seconds)
                return carry_out()
        answer = carry_out() if fault.when == "after" else None
        if fault.kind == "abort" or not await self.faults.hold():
            return None
        return answer or carry_out()

    def _wrong(self, method: str, route: str, query: dict[str, str], body: object) -> list[Violation]:
        return [] if self._contract is None else list(self._contract.request(method, route, query, body))

    def _carried_out(self, handler: Handler, call: Call, where: str) -> Answer:
        try:
            return handler(call)
        except Refusal as refusal:
            return Answer(refusal.status, {"code": refusal.code, "message": refusal.text})
        except Exception as error:
            # A client takes a 500 for a bad day of Discord's and tries again: say whose fault it is.
            traceback.print_exc()
            self.violations.append(Violation(where, "answer", f"the wire server failed: {error!r}"))
            return Answer(500, {"code": 0, "message": "500: the wire server failed"})

    def _report(self, violations: Iterable[Violation]) -> None:
        self.violations.extend(violations)


async def _read(request: web.Request) -> tuple[Any, list[tuple[str, int]]]:
    """The body, and the names and sizes of the files that came with it."""
    if not request.content_type.startswith("multipart/"):
        raw = await request.read()
        return (orjson.loads(raw) if raw else None), []
    body: Any = None
    files: list[tuple[str, int]] = []
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        content = bytes(await part.read())
        if part.name == "payload_json":
            body = orjson.loads(content)
        else:
            files.append((part.filename or "file", len(content)))
    return body, files


def _unauthorised(request: web.Request, route: str) -> Answer | None:
    if request.headers.get("Authorization") == f"Bot {cast.TOKEN}" or route.startswith(WITHOUT_TOKEN):
        return None
    return Answer(401, {"code": 0, "message": "401: Unauthorized"})


def _invalid(wrong: list[Violation]) -> Answer | None:
    """Discord passes over a query that it does not know, never over a body."""
    problems = [violation.problem for violation in wrong if violation.part == "request"]
    return Answer(400, {"code": 50035, "message": f"Invalid Form Body: {'; '.join(problems)}"}) if problems else None


def _limited(fault: RestFault) -> Answer:
    """A 429. Without `Via` a client takes it for a ban of its address."""
    body = {"message": "You are being rate limited.", "retry_after": fault.seconds, "global": fault.scope == "global"}
    headers = {"Via": "1.1 google", "Retry-After": str(int(fault.seconds) + 1), "X-RateLimit-Scope": fault.scope}
    if fault.scope == "global":
        headers["X-RateLimit-Global"] = "true"
    else:
        headers |= {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset-After": str(fault.seconds)}
    return Answer(429, body, headers)


def _response(answer: Answer, route: str) -> web.Response:
    """The content type must be exactly this: with a charset, discord.py takes the body for plain text."""
    limits = {"X-RateLimit-Limit": "1000", "X-RateLimit-Remaining": "999", "X-RateLimit-Reset-After": "1.0"}
    bucket = {"X-RateLimit-Bucket": route.replace("/", "-").replace("{", "").replace("}", "")}
    headers = {**limits, **bucket, **answer.headers}
    if answer.body is None:
        return web.Response(status=answer.status, headers=headers)
    return web.Response(
        status=answer.status, body=orjson.dumps(answer.body), content_type="application/json", headers=headers
    )
