"""The two nights in which the clocks change, lived through: each drop goes out once, at the hour on the wall."""

from datetime import UTC, datetime, timedelta

import pytest

from services.drop_series import DropSeries
from simulation.world import Server
from tests.cogs.conftest import services_of, told
from tests.cogs.drops.conftest import Opened, bound, prepared, set_for

SPRING = datetime(2026, 3, 28, 20, tzinfo=UTC)
AUTUMN = datetime(2026, 10, 24, 20, tzinfo=UTC)


def went_out(server: Server) -> list[tuple[str, str]]:
    """What stands in the channel, each with the hour of UTC at which it came."""
    return [(f"{one.created_at:%d %H:%M}", one.embeds[0].title or "") for one in server.channel("cucina").messages]


async def queued(server: Server, name: str, rule: str, *titles: str) -> None:
    ada = server.person("Ada")
    await ada.run("drop series new", name=name, rule=rule)
    known = await services_of(server).get(DropSeries).queues(str(server.id))
    (series,) = [one.series.id for one in known if one.series.name == name]
    for title in titles:
        await ada.run("drop series add", series=series, drop=await prepared(server, title=title))
        await server.advance(timedelta(seconds=1))


async def until(server: Server, moment: datetime) -> None:
    """Half an hour and more at once, with the bot stopped and started again; the last minutes as they go."""
    if moment - server.clock.now() > timedelta(minutes=70):
        async with server.away():
            await server.advance_to(moment - timedelta(minutes=1))
    await server.advance_to(moment + timedelta(minutes=2))


@pytest.mark.parametrize(
    ("evening", "expected", "next_week"),
    [
        # 02:00 is 03:00: half past two is not there, and comes as soon as the clock is beyond it.
        (
            SPRING,
            [("29 00:30", "Prima"), ("29 01:00", "Notte 1"), ("29 01:30", "Dopo"), ("29 07:00", "Mattina 1")],
            [("05 00:30", "Notte 2"), ("05 07:00", "Mattina 2")],
        ),
        # 03:00 is 02:00 again: half past two comes twice, and the first one counts.
        (
            AUTUMN,
            [("24 23:30", "Prima"), ("25 00:30", "Notte 1"), ("25 02:30", "Dopo"), ("25 08:00", "Mattina 1")],
            [("01 01:30", "Notte 2"), ("01 08:00", "Mattina 2")],
        ),
    ],
    ids=["one hour less", "one hour more"],
)
async def test_a_night_of_23_or_25_hours_sends_each_drop_once_at_its_hour(
    salon: Opened, evening: datetime, expected: list[tuple[str, str]], next_week: list[tuple[str, str]]
) -> None:
    async with salon(now=evening) as server:
        await bound(server)
        await queued(server, "Nottambuli", "ogni domenica alle 2:30", "Notte 1", "Notte 2")
        await queued(server, "Colazione", "ogni domenica alle 9", "Mattina 1", "Mattina 2")
        for title, when in (("Prima", "domani alle 1:30"), ("Dopo", "domani alle 3:30")):
            assert "esce" in await set_for(server, await prepared(server, title=title), when)
        midnight = (evening + timedelta(days=1)).replace(hour=0)
        for minutes in (-31, 29, 91, 119, 149, 419, 480):  # live through the hour that is missing, or there twice
            await until(server, midnight + timedelta(minutes=minutes))
        assert went_out(server) == expected
        for minutes in (29, 91, 419, 480):
            await until(server, midnight + timedelta(days=7, minutes=minutes))
        assert went_out(server)[len(expected) :] == next_week
        told(server)
