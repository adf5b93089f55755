"""What was set out to be done, from the first note to the case: nobody acts on the same subject meanwhile.

An attempt is noted before anything is done in Discord, with everything that its case will hold. A case is opened, and
the attempt marked done, in one transaction when it has succeeded; whatever a process left open is settled later.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Self

from models import penalties
from models.case_values import Case, NewCase
from models.penalties import Attempt, AttemptState
from services.cases import Cases
from services.container import Services
from services.desk import Desk
from services.enforcing import AlreadyAsked


class Attempts:
    """The attempts of every server."""

    def __init__(self, desk: Desk, cases: Cases) -> None:
        self._desk = desk
        self._cases = cases
        self._locks: dict[tuple[str, str], tuple[asyncio.Lock, int]] = {}

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.get(Desk), services.get(Cases))

    @asynccontextmanager
    async def alone_with(self, server_id: str, subject: str) -> AsyncIterator[None]:
        """Nobody else acts on a member or a channel meanwhile; let go on every way out."""
        key = (server_id, subject)
        lock, waiting = self._locks.get(key, (asyncio.Lock(), 0))
        self._locks[key] = (lock, waiting + 1)
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._locks[key]
            if waiting == 1:
                del self._locks[key]
            else:
                self._locks[key] = (lock, waiting - 1)

    @property
    def idle(self) -> bool:
        """Whether nobody is acting on anybody: every lock was let go."""
        return not self._locks

    async def begin(self, server_id: str, attempt: Attempt) -> None:
        """Note what is set out to be done. AlreadyAsked when it is noted already."""
        async with self._desk.database.writing() as session:
            await self._desk.settings.know_within(session, server_id)
            if not await penalties.begin(session, server_id, attempt):
                raise AlreadyAsked

    async def note(
        self,
        server_id: str,
        attempt: Attempt,
        state: AttemptState,
        steps: Sequence[str],
        refusal: str | None = None,
    ) -> None:
        """How far it has got, or that it failed."""
        async with self._desk.database.writing() as session:
            await penalties.note_attempt(session, server_id, attempt.id, state, tuple(steps), refusal)
        if state == "going-on":
            self._desk.outbox.wake()  # who settles what stays unclear plans by it

    async def keep(self, server_id: str, attempt: Attempt, new: NewCase, steps: Sequence[str]) -> Case | None:
        """It is done: the case that it became; None when its entry of the audit log has one."""
        async with self._desk.database.writing() as session:
            made = await self._cases.record_within(session, server_id, new)
            await penalties.note_attempt(session, server_id, attempt.id, "done", tuple(steps))
        self._desk.outbox.wake()
        return made

    async def left_open(self, server_id: str) -> tuple[Attempt, ...]:
        """What is going on, or was when a process died, the oldest first."""
        async with self._desk.database.reading() as session:
            return await penalties.attempts(session, server_id, "going-on")

    async def is_open(self, server_id: str, attempt: Attempt) -> bool:
        """Whether nobody has said how it ended; ask it alone with its subject."""
        async with self._desk.database.reading() as session:
            found = await penalties.attempt(session, server_id, attempt.id)
        return found is not None and found.state == "going-on"
