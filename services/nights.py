"""The nightly job: what is over is deleted, and posted digests that lost somebody are put right."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from services.calendar import Occasion, local_moment
from services.container import Services
from services.mending import Mending
from services.retention import Retention
from services.server_settings import ServerSettings

HOUR = time(3, 30)
"""On the server's own clock."""


class Nights:
    """A `services.calendar.Job`. A night that was missed is made up for; of several, the last."""

    name = "retention"

    def __init__(self, retention: Retention, mending: Mending, server_settings: ServerSettings) -> None:
        self._retention = retention
        self._mending = mending
        self._server_settings = server_settings

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.get(Retention), services.get(Mending), services.server_settings)

    async def occasions(self, server_id: str, now: datetime, done: frozenset[str]) -> Sequence[Occasion]:
        """Last night and the next, named by their day."""
        return nights_around(now, (await self._server_settings.general(server_id)).zone, done)

    async def ready(self, server_id: str) -> bool:
        return True

    async def run(self, server_id: str, occasion: str) -> bool:
        """False while it cannot be done: it is tried again."""
        tidied = await self._retention.tidy(server_id)
        await self._mending.run(server_id)
        return tidied


def nights_around(now: datetime, zone: ZoneInfo, done: frozenset[str]) -> tuple[Occasion, ...]:
    """Last night and the next, named by their day, but for those that are done."""
    today = now.astimezone(zone).date()
    nights = [_night(today + timedelta(days=days), zone) for days in (-1, 0, 1)]
    past = [night for night in nights if night.due_at <= now]
    coming = [night for night in nights if night.due_at > now]
    return tuple(night for night in (past[-1], coming[0]) if night.name not in done)


def _night(day: date, zone: ZoneInfo) -> Occasion:
    return Occasion(day.isoformat(), local_moment(day, HOUR, zone))
