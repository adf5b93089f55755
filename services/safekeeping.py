"""Every night what moderation has kept long enough goes: cases by kind, reports, conversations, findings."""

from collections.abc import Sequence
from datetime import datetime
from typing import Self

from core.clock import Clock
from models import alerts, reports
from models.session import Database
from services.alerts import KEPT as ALERTS_KEPT
from services.calendar import Calendar, Occasion
from services.cases import Cases
from services.contacts import Contacts
from services.container import Services
from services.nights import nights_around
from services.preventing import Preventing
from services.server_settings import ServerSettings


class Safekeeping:
    """A `services.calendar.Job`."""

    name = "safekeeping"

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        cases: Cases,
        contacts: Contacts,
        preventing: Preventing,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._cases = cases
        self._contacts = contacts
        self._preventing = preventing

    @classmethod
    def build(cls, services: Services) -> Self:
        made = cls(
            services.database,
            services.clock,
            services.server_settings,
            services.get(Cases),
            services.get(Contacts),
            services.get(Preventing),
        )
        services.get(Calendar).register(made)
        return made

    async def occasions(self, server_id: str, now: datetime, done: frozenset[str]) -> Sequence[Occasion]:
        """Last night and the next, named by their day."""
        return nights_around(now, (await self._server_settings.general(server_id)).zone, done)

    async def ready(self, server_id: str) -> bool:
        return True

    async def run(self, server_id: str, occasion: str) -> bool:
        """Run twice in a night, it changes nothing more."""
        await self._cases.tidy(server_id)
        await self._contacts.tidy(server_id)
        await self._preventing.tidy(server_id)
        async with self._database.writing() as session:
            await reports.purge_without_case(session, server_id)
            await alerts.forget_alerts(session, server_id, self._clock.now() - ALERTS_KEPT)
        return True
