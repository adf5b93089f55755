"""When to send a drop: the hours in which its own segments talk most, with the reason; never the server's night."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from core.clock import Clock
from metrics.community.rhythm import Rhythm, rhythm_of
from models import drops, turns
from models.drops import Drop
from models.session import Database
from services.alerts import DutySettings, is_night
from services.calendar import local_moment
from services.container import Services
from services.drop_planning import NEAR
from services.drops import Drops
from services.server_settings import GeneralSettings, ServerSettings

LOOKED_AT = timedelta(weeks=9)
STRETCH = 2
"""Hours of a day that are looked at together."""
SHOWN = 3
ENOUGH = 50
"""Turns below which hours would be chance."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A moment for a segment. `share` of its turns, a whole number of percent, begin in the two hours from `at` on."""

    segment: str
    at: datetime
    share: int
    people: int


@dataclass(frozen=True, slots=True)
class Suggested:
    """Suggestions, the liveliest first for each segment, and the segments of which too little is known."""

    drop: Drop
    suggestions: tuple[Suggestion, ...]
    too_few: tuple[str, ...]


class DropTimes:
    """Reads the rhythm of segments."""

    def __init__(self, database: Database, clock: Clock, server_settings: ServerSettings, known: Drops) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._drops = known

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.clock, services.server_settings, services.get(Drops))

    async def suggest(self, server_id: str, drop_id: str) -> Suggested:
        """The best hours of the coming week. UserFacingError where there is no such drop."""
        drop, now = (await self._drops.told(server_id, drop_id)).drop, self._clock.now()
        async with self._database.reading() as session:
            said = await turns.turns_between(session, server_id, now - LOOKED_AT, now)
            general = await self._server_settings.read_within(session, server_id, GeneralSettings)
            duty = await self._server_settings.read_within(session, server_id, DutySettings)
            planned = await drops.drops(session, server_id, {"scheduled"})
        taken = [one.scheduled_at for one in planned if one.scheduled_at is not None and one.id != drop_id]
        found: list[Suggestion] = []
        too_few: list[str] = []
        for segment in drop.segments:
            circles = self._drops.circles
            members = None if circles is None else frozenset(await circles.members(server_id, segment.id))
            rhythm = rhythm_of(said, general.zone, members)
            if rhythm is None or sum(map(sum, rhythm.turns)) < ENOUGH:
                too_few.append(segment.name)
                continue
            found += _best(segment.name, rhythm, now, general.zone, duty, taken)
        return Suggested(drop, tuple(found), tuple(too_few))


def _best(
    segment: str, rhythm: Rhythm, now: datetime, zone: ZoneInfo, duty: DutySettings, taken: list[datetime]
) -> list[Suggestion]:
    """Up to three, on days of their own."""
    in_all = sum(map(sum, rhythm.turns))
    today = now.astimezone(zone).date()
    found: list[Suggestion] = []
    for ahead in range(8):
        day = today + timedelta(days=ahead)
        hours = rhythm.turns[day.weekday()]
        for hour in range(24 - STRETCH + 1):
            at = local_moment(day, time(hour), zone)
            soon = at <= now + timedelta(hours=1) or at > now + timedelta(days=7)
            if soon or is_night(hour, duty) or any(abs(at - other) < NEAR for other in taken):
                continue
            turns_then = sum(hours[hour : hour + STRETCH])
            if turns_then:
                found.append(Suggestion(segment, at, round(100 * turns_then / in_all), rhythm.people))
    best: dict[int, Suggestion] = {}
    for one in sorted(found, key=lambda one: (-one.share, one.at)):
        best.setdefault(one.at.astimezone(zone).toordinal(), one)
    return list(best.values())[:SHOWN]
