"""When to send a drop, and how much of it one member can bear."""

from datetime import UTC, datetime, timedelta

import pytest

from models import drop_answers, members, messages, outbox, turns
from models.members import Member
from models.session import Database
from services.drop_direct import DropDirect
from services.drop_shape import DropSettings, question_in
from services.drop_times import DropTimes
from services.languages import Languages
from tests.models.community import message, read_turn
from tests.services.test_drops import ADA, HOUR, SERVER, Desk

MONDAY = datetime(2026, 5, 4, tzinfo=UTC)
BEGAN = datetime(2024, 3, 4, tzinfo=UTC)
"""What `tests.models.community.message` counts its minutes from."""


async def talk(database: Database, crowd: list[str], weeks: int, hour: int) -> None:
    """Each of the crowd says something on every Tuesday of these weeks at an hour of UTC."""
    said = []
    for week in range(1, weeks + 1):
        for number, author in enumerate(crowd):
            at = MONDAY - week * timedelta(weeks=1) + timedelta(days=1, hours=hour, minutes=number)
            id_ = str(9_000_000 + int((at - BEGAN) / timedelta(minutes=1)))
            said.append(message(id_, author, (at - BEGAN) / timedelta(minutes=1)))
    said.sort(key=lambda one: one.at)
    async with database.writing() as session:
        await members.upsert_members(session, SERVER, [Member(one, one) for one in crowd], MONDAY)
        await messages.insert_messages(session, SERVER, said)
        await turns.replace_turns(session, SERVER, said[0].at, [read_turn(one) for one in said])


@pytest.fixture
async def desk(database: Database) -> Desk:
    return await Desk(database).open()


async def test_a_segments_own_hours_are_suggested_with_the_reason(desk: Desk) -> None:
    crowd = [f"c{number}" for number in range(8)]
    desk.town.people = {"cuochi": tuple(crowd), "nuovi": ("n1",)}
    await talk(desk.database, crowd, 8, hour=16)
    drop = await desk.ready(segments=("cuochi", "nuovi"))
    times = DropTimes(desk.database, desk.clock, desk.settings, desk.drops)
    found = await times.suggest(SERVER, drop)
    best = found.suggestions[0]
    # Tuesdays at 16 UTC are 18 in Rome in summer, 17 in winter: eight weeks back reach into March.
    assert best.at.astimezone(UTC).weekday() == 1
    assert (best.segment, best.people) == ("Cuochi", 8)
    assert best.share == 100
    assert found.too_few == ("Nuovi",)
    assert desk.clock.at < best.at < desk.clock.at + timedelta(days=7)


async def test_an_hour_that_is_taken_is_not_suggested(desk: Desk) -> None:
    crowd = [f"c{number}" for number in range(8)]
    desk.town.people = {"cuochi": tuple(crowd)}
    await talk(desk.database, crowd, 8, hour=16)
    times = DropTimes(desk.database, desk.clock, desk.settings, desk.drops)
    drop = await desk.ready()
    taken = (await times.suggest(SERVER, drop)).suggestions[0].at
    other = await desk.ready(title="Altro")
    await desk.drops.schedule(SERVER, other, ADA, taken)
    assert all(abs(one.at - taken) >= 3 * HOUR for one in (await times.suggest(SERVER, drop)).suggestions)


async def test_only_those_who_asked_get_it_in_private_and_not_more_than_they_bear(desk: Desk) -> None:
    languages = Languages(desk.database, desk.clock, desk.settings)
    direct = DropDirect(desk.database, desk.clock, desk.settings, desk.outbox, languages)
    desk.outbox.register("drop-direct", direct)
    desk.delivery.direct = direct
    await desk.settings.change(SERVER, DropSettings, ADA, cap_per_week=2)
    await direct.choose(SERVER, "1", on=True)
    await direct.choose(SERVER, "2", on=True)
    await direct.choose(SERVER, "3", on=True)  # of another segment
    async with desk.database.writing() as session:
        await drop_answers.answer(session, SERVER, "old", "2", "fewer", desk.clock.at)
    for number in range(3):
        await desk.planned(after=timedelta(minutes=10), title=f"Numero {number}")
        await desk.later(timedelta(minutes=10))
        await desk.later(timedelta(minutes=1))
    async with desk.database.reading() as session:
        had = [await outbox.sent_to(session, SERVER, "drop-direct", one, desk.clock.at - 24 * HOUR) for one in "123"]
    assert had == [2, 1, 0]  # two a week are enough, for who asked for fewer one
    await direct.choose(SERVER, "1", on=False)
    desk.clock.at += timedelta(days=8)
    await desk.planned(after=timedelta(minutes=10), title="Dopo")
    await desk.later(timedelta(minutes=10))
    await desk.later(timedelta(minutes=1))
    async with desk.database.reading() as session:
        assert await outbox.sent_to(session, SERVER, "drop-direct", "1", desk.clock.at - HOUR) == 0
        assert await outbox.sent_to(session, SERVER, "drop-direct", "2", desk.clock.at - HOUR) == 1


async def test_those_who_asked_for_fewer_are_counted_before_it_is_planned(desk: Desk) -> None:
    desk.planning._drops = desk.drops
    crowd = tuple(f"c{number}" for number in range(6))
    desk.town.people = {"cuochi": crowd}
    async with desk.database.writing() as session:
        for one in crowd:
            await drop_answers.answer(session, SERVER, "old", one, "fewer", desk.clock.at)
    first = await desk.ready()
    at = desk.clock.at + 5 * HOUR
    worn = [one.values for one in await desk.planning.doubts(SERVER, first, at) if one.text_id == "drop-doubt-tired"]
    assert worn == []
    await desk.drops.schedule(SERVER, first, ADA, at)
    second = await desk.ready(title="Secondo")
    doubts = {one.text_id: one.values for one in await desk.planning.doubts(SERVER, second, at + 5 * HOUR)}
    assert doubts["drop-doubt-tired"] == {"people": 6}


async def test_whoever_is_in_several_segments_is_counted_over_all_of_them(desk: Desk) -> None:
    desk.planning._drops = desk.drops
    crowd = tuple(f"c{number}" for number in range(6))
    desk.town.people = {"cuochi": crowd, "nuovi": (*crowd, "c9")}
    await desk.settings.change(SERVER, DropSettings, ADA, cap_per_week=2)
    at = desk.clock.at + 5 * HOUR
    for number, segment in enumerate(("cuochi", "nuovi")):
        other = await desk.ready(title=f"Numero {number}", segments=(segment,))
        await desk.drops.schedule(SERVER, other, ADA, at + 5 * number * HOUR)
    third = await desk.ready(title="Terzo", segments=("nuovi",))
    doubts = await desk.planning.doubts(SERVER, third, at + timedelta(days=1))
    assert [(one.text_id, dict(one.values)) for one in doubts] == [("drop-doubt-members", {"people": 6, "count": 2})]


def test_a_poll_in_words() -> None:
    assert question_in("Che formato?\n- Da uno\n• Da due \n\n- ") == ("Che formato?", ("Da uno", "Da due"))
    assert question_in("Ciao") == ("Ciao", ())
