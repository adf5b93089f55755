"""Staff are told once of what goes wrong, and again only after it was mended."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from core.clock import FixedClock
from core.settings import ServerDefaults
from core.text import texts
from models.session import Database
from services.alerts import Alerts, DutySettings, is_night
from services.outbox import Outbox
from services.ports import Refusal
from services.server_settings import GeneralSettings, ServerSettings
from tests.services.test_outbox import Room

SERVER, STAFF = "1", "77"
NOON = datetime(2026, 5, 4, 10, tzinfo=UTC)
LACKS = ("role-above", "role-above-salotto", {"role": "Gatti"})
SAID = texts("it")("role-above-salotto", role="Gatti")


class Desk:
    """A server whose staff have a channel."""

    def __init__(self, database: Database, at: datetime = NOON) -> None:
        self.clock = FixedClock(at)
        self.settings = ServerSettings(database, self.clock, ServerDefaults())
        self.outbox = Outbox(database, self.clock)
        self.alerts = Alerts(database, self.clock, self.settings, self.outbox)
        self.outbox.register("alert", self.alerts)
        self.room = Room()

    async def open(self) -> "Desk":
        await self.settings.change(SERVER, GeneralSettings, "9", staff_channel=STAFF)
        return self

    async def told(self) -> list[str]:
        await self.outbox.deliver(self.room)
        return [post.text for post in self.room.posts]


async def test_what_goes_wrong_every_minute_is_told_once_until_it_is_mended(database: Database) -> None:
    desk = await Desk(database).open()
    for _ in range(30):
        await desk.alerts.staff(SERVER, *LACKS)
        desk.clock.at += timedelta(minutes=1)
    assert await desk.told() == [f"⚠️ {SAID}"]
    assert [await desk.alerts.clear(SERVER, LACKS[0]) for _ in range(2)] == [True, False]
    assert await desk.alerts.staff(SERVER, *LACKS)
    assert len(await desk.told()) == 2


async def test_of_many_at_once_one_tells(database: Database) -> None:
    desk = await Desk(database).open()
    told = await asyncio.gather(*(desk.alerts.staff(SERVER, *LACKS) for _ in range(12)))
    assert sum(told) == 1
    assert len(await desk.told()) == 1


async def test_what_was_mended_before_it_could_be_told_is_not_told(database: Database) -> None:
    desk = Desk(database)
    await desk.alerts.staff(SERVER, *LACKS)
    assert await desk.told() == [], "nobody has said where staff are"
    await desk.alerts.clear(SERVER, LACKS[0])
    await desk.open()
    assert await desk.told() == []


async def test_at_night_only_what_is_grave_rings(database: Database) -> None:
    desk = await Desk(database).open()
    await desk.alerts.set_duty(SERVER, "42", on=True)
    await desk.alerts.staff(SERVER, "a", *LACKS[1:])
    assert (await desk.told())[-1] == f"<@42>\n⚠️ {SAID}"
    assert desk.room.posts[-1].mentions == ("42",)
    desk.clock.at = datetime(2026, 5, 4, 21, tzinfo=UTC)  # eleven in the evening in Rome
    await desk.alerts.staff(SERVER, "b", *LACKS[1:])
    assert (await desk.told())[-1] == f"⚠️ {SAID}"
    await desk.alerts.staff(SERVER, "c", *LACKS[1:], grave=True)
    assert (await desk.told())[-1] == f"<@42>\n🚨 {SAID}"
    await desk.alerts.set_duty(SERVER, "42", on=False)
    await desk.alerts.staff(SERVER, "d", *LACKS[1:], grave=True)
    assert (await desk.told())[-1] == f"🚨 {SAID}"


async def test_when_the_staff_channel_is_refused_the_owner_is_told(database: Database) -> None:
    desk = await Desk(database).open()
    told: list[str] = []

    class Owner:
        async def alert(self, server_id: str, words: str) -> None:
            told.append(words)

    desk.alerts.last_resort = Owner()
    desk.room.refuses = [Refusal.FORBIDDEN]
    await desk.alerts.staff(SERVER, *LACKS)
    assert await desk.told() == []
    assert told == [f"⚠️ {SAID}"]


@pytest.mark.parametrize(
    ("hour", "begins", "ends", "night"),
    [(23, 22, 8, True), (7, 22, 8, True), (8, 22, 8, False), (3, 1, 5, True), (5, 1, 5, False), (0, 0, 0, False)],
)
def test_the_night_may_go_over_midnight(hour: int, begins: int, ends: int, night: bool) -> None:
    assert is_night(hour, DutySettings(night_from=begins, night_to=ends)) is night
