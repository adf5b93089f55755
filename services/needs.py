"""What members need, as one thing with a name of its own: profiles, themes, drops and ideas refer to it."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from models import audit, listening, profiles
from models.audit import AuditEntry
from models.listening import Need, NeedProvenance
from models.session import Database
from services.container import Services
from services.server_settings import ServerSettings

LONGEST = 80
"""Letters of a need: it must fit into a choice."""


class Needs:
    """The needs of every server, whoever spoke of them first."""

    def __init__(self, database: Database, clock: Clock, server_settings: ServerSettings) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.clock, services.server_settings)

    async def all(self, server_id: str) -> tuple[Need, ...]:
        """Every need of a server, the oldest first."""
        async with self._database.reading() as session:
            return await listening.needs(session, server_id)

    async def declared_by(self, server_id: str, member_id: str) -> tuple[Need, ...]:
        """What a member said they need."""
        async with self._database.reading() as session:
            found = (await profiles.profiles(session, server_id, [member_id])).get(member_id)
            known = {need.id: need for need in await listening.needs(session, server_id)}
        return tuple(known[need] for need in (found.needs if found else ()) if need in known)

    async def find(self, server_id: str, text: str) -> Need | None:
        """The need that is called so, whatever its case and spaces."""
        async with self._database.reading() as session:
            return _called(await listening.needs(session, server_id), text)

    async def add(self, server_id: str, label: str, provenance: NeedProvenance, by: str | None = None) -> Need:
        """The need of this name, noted if it is new. Added twice, also at once, it is one."""
        async with self._database.writing() as session:
            await self._server_settings.know_within(session, server_id)
            before = _called(await listening.needs(session, server_id), label)
            (need,) = await self.add_within(session, server_id, [label], provenance)
            if before is None and provenance == "staff" and by is not None:
                entry = AuditEntry(self._clock.now(), by, "need.add", subject=need.id, after=need.label)
                await audit.note(session, server_id, [entry])
            return need

    async def add_within(
        self, session: AsyncSession, server_id: str, labels: Iterable[str], provenance: NeedProvenance
    ) -> tuple[Need, ...]:
        """`add` of several as part of a transaction."""
        known = await listening.needs(session, server_id)
        found: dict[str, Need] = {}
        for label in labels:
            need = _called((*known, *found.values()), label) or Need(need_id(label), _tidy(label), provenance)
            found[need.id] = need
        new = [need for need in found.values() if need not in known]
        await listening.put_needs(session, server_id, new, self._clock.now())
        return tuple(found.values())


def need_id(label: str) -> str:
    """The same for everybody who names a need so, also for two of them at once."""
    return blake2b(_folded(label).encode(), digest_size=8).hexdigest()


def _called(needs: Iterable[Need], text: str) -> Need | None:
    wanted = _folded(text)
    return next((need for need in needs if _folded(need.label) == wanted), None)


def _tidy(label: str) -> str:
    tidy = " ".join(label.split())
    if not tidy or len(tidy) > LONGEST:
        raise UserFacingError("need-label-length", limit=LONGEST)
    return tidy


def _folded(label: str) -> str:
    return " ".join(label.casefold().split())
