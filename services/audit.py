"""The staff's trail: what was done with Salotto, by whom, and what it was before."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from models import audit
from models.audit import AuditEntry
from models.session import Database


class Audit:
    """Writes and reads the trail of every server."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def note(
        self,
        server_id: str,
        actor: str | None,
        action: str,
        *,
        subject: str | None = None,
        before: Any = None,
        after: Any = None,
    ) -> None:
        """Note one thing done, in a transaction of its own. `actor` None: Salotto itself."""
        async with self._database.writing() as session:
            await self.note_within(session, server_id, actor, action, subject=subject, before=before, after=after)

    async def note_within(
        self,
        session: AsyncSession,
        server_id: str,
        actor: str | None,
        action: str,
        *,
        subject: str | None = None,
        before: Any = None,
        after: Any = None,
    ) -> None:
        """The same as part of the transaction that does it: done and noted, or neither."""
        entry = AuditEntry(self._clock.now(), actor, action, subject, before, after)
        await audit.note(session, server_id, [entry])

    async def latest(self, server_id: str, action: str = "", limit: int = 50) -> tuple[AuditEntry, ...]:
        """The newest entries first; only those whose action begins with `action`."""
        async with self._database.reading() as session:
            return await audit.latest(session, server_id, action, limit)
