"""Is Salotto well, now? Whoever knows an answer registers a check; `/healthz` asks them all."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Self

from aiohttp import web
from sqlalchemy import text

from core.errors import UserFacingError
from core.settings import HealthSettings
from models.session import Database
from services.container import Services
from services.listening import BATCH, Listening

PATIENCE = 3.0
"""Seconds after which a check that does not answer has failed."""
BACKLOG = 10 * BATCH
"""Events that may wait to be stored: a few batches are a busy minute, more are a writer that does not keep up."""

Check = Callable[[], Awaitable[bool]]
_log = logging.getLogger(__name__)


class Health:
    """The checks of one process, by name. The database and the recorder are always among them."""

    def __init__(self, database: Database, listening: Listening) -> None:
        self._database = database
        self._listening = listening
        self._checks: dict[str, Check] = {"database": self._database_answers, "recorder": self._recorder_keeps_up}

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.get(Listening))

    def watch(self, name: str, check: Check) -> None:
        """From now on Salotto is only well while `check` says so; the last one of a name counts."""
        self._checks[name] = check

    async def failing(self) -> tuple[str, ...]:
        """The names of what is not well, in the order of their registration."""
        names = tuple(self._checks)
        well = await asyncio.gather(*(self._passes(name) for name in names))
        return tuple(name for name, right in zip(names, well, strict=True) if not right)

    async def _passes(self, name: str) -> bool:
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._checks[name]()
        except Exception as error:  # whatever a check meets, it is an answer: not well
            _log.warning("the check of %s failed", name, exc_info=error)
            return False

    async def _database_answers(self) -> bool:
        async with self._database.reading() as session:
            await session.execute(text("SELECT 1"))
        return True

    async def _recorder_keeps_up(self) -> bool:
        return not self._listening.overflowing and self._listening.backlog <= BACKLOG


@asynccontextmanager
async def health_page(settings: HealthSettings, health: Health) -> AsyncIterator[None]:
    """`/healthz` answers during the block, where a port is set: 200, or 503 with the names of what is not well."""
    if settings.port is None:
        yield
        return

    async def answer(_request: web.Request) -> web.Response:
        failing = await health.failing()
        body = {"status": "failing" if failing else "ok", "failing": list(failing)}
        return web.json_response(body, status=503 if failing else 200, headers={"Cache-Control": "no-store"})

    application = web.Application()
    application.router.add_get("/healthz", answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, settings.host, settings.port).start()
        except OSError:
            raise UserFacingError("run-health-port", host=settings.host, port=str(settings.port)) from None
        yield
    finally:
        await runner.cleanup()
