"""What staff should know before a drop is scheduled: what else comes then, who sleeps, who has had enough."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self

from core.clock import Clock
from core.windows import Week
from models import drop_answers, drop_posts, drops
from models.drops import Drop
from models.session import Database
from services.alerts import DutySettings, is_night
from services.container import Services
from services.drop_shape import DropSettings
from services.drops import Drops
from services.server_settings import GeneralSettings, ServerSettings

NEAR = timedelta(hours=3)
"""Two drops nearer than this take each other's readers away."""
REMEMBERED = timedelta(days=30)
"""For how long somebody who asked for fewer drops is counted."""
SMALLEST = 5
"""Fewer people than this are not told of."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to choose another moment: the id of its text and its values."""

    text_id: str
    values: Mapping[str, str | int] = field(default_factory=dict)


class DropPlanning:
    """Looks at the plan of a server."""

    def __init__(
        self, database: Database, clock: Clock, server_settings: ServerSettings, known: Drops | None = None
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._drops = known

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.clock, services.server_settings, services.get(Drops))

    async def doubts(self, server_id: str, drop_id: str, at: datetime) -> tuple[Doubt, ...]:
        """What speaks against sending a drop at a moment."""
        async with self._database.reading() as session:
            drop = await drops.drop(session, server_id, drop_id)
            if drop is None:
                return ()
            planned = await drops.drops(session, server_id, {"scheduled"})
            general = await self._server_settings.read_within(session, server_id, GeneralSettings)
            chosen = await self._server_settings.read_within(session, server_id, DropSettings)
            duty = await self._server_settings.read_within(session, server_id, DutySettings)
            week = Week.of(at, general.zone)
            start, end = week.start(general.zone), week.end(general.zone)
            sent = {one.drop for one in await drop_posts.posts_sent(session, server_id, start, end)}
            known = {one.id: one for one in await drops.drops(session, server_id) if one.id in sent}
            tired = await drop_answers.wanting_fewer(session, server_id, self._clock.now() - REMEMBERED)
        others = [one for one in planned if one.id != drop_id and one.scheduled_at is not None]
        found = [
            Doubt("drop-doubt-near", {"title": other.title})
            for other in others
            if other.scheduled_at is not None and abs(other.scheduled_at - at) < NEAR and _meet(drop, other)
        ]
        local = at.astimezone(general.zone)
        if is_night(local.hour, duty):
            found.append(Doubt("drop-doubt-night", {"hour": f"{local:%H:%M}"}))
        of_week = {one.id: one for one in others if one.scheduled_at is not None and start <= one.scheduled_at < end}
        of_week |= {one: told for one, told in known.items() if one != drop_id}
        for segment in drop.segments:
            count = sum(segment.id in {one.id for one in other.segments} for other in of_week.values())
            if count >= chosen.cap_per_week:
                found.append(Doubt("drop-doubt-cap", {"segment": segment.name, "count": count}))
        if len(tired) >= SMALLEST:
            found.append(Doubt("drop-doubt-fewer", {"people": len(tired)}))
        got = await self._got(server_id, drop, of_week.values())
        worn = sum(got[one] > cap_of(chosen.cap_per_week, tired=True) for one in got.keys() & tired)
        full = sum(count > chosen.cap_per_week for count in got.values())
        if worn >= SMALLEST:
            found.append(Doubt("drop-doubt-tired", {"people": worn}))
        if full >= SMALLEST and not any(one.text_id == "drop-doubt-cap" for one in found):
            found.append(Doubt("drop-doubt-members", {"people": full, "count": chosen.cap_per_week}))
        return tuple(found)

    async def _got(self, server_id: str, drop: Drop, others: Collection[Drop]) -> dict[str, int]:
        """How many drops each member whom this one is for would get in that week, whichever segments they come by."""
        circles = None if self._drops is None else self._drops.circles
        if circles is None:
            return {}
        wanted = {segment.id for one in (drop, *others) for segment in one.segments}
        people = {segment: frozenset(await circles.members(server_id, segment)) for segment in wanted}

        def inside(one: Drop) -> frozenset[str]:
            return frozenset().union(*(people[segment.id] for segment in one.segments))

        got = dict.fromkeys(inside(drop), 1)
        for one in others:
            for member in inside(one) & got.keys():
                got[member] += 1
        return got


def cap_of(per_week: int, *, tired: bool) -> int:
    """How many drops of a week are enough for one member; for who asked for fewer, half as many."""
    return max(1, per_week // 2) if tired else per_week


def _meet(one: Drop, other: Drop) -> bool:
    """Whether two drops reach the same people or stand in the same place."""
    shared = {segment.id for segment in one.segments} & {segment.id for segment in other.segments}
    return bool(shared) or (one.channel is not None and one.channel == other.channel)
