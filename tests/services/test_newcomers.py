"""How far newcomers get: counted from what is stored, told in totals, by name only where somebody agreed to it."""

from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from cogs.onboarding.progress import funnel_lines, stuck_lines, total_lines
from core.clock import FixedClock
from core.errors import UserFacingError
from core.settings import ServerDefaults
from core.text import LOCALES, texts
from models import door, members, messages, profiles, turns
from models.door import Arrival
from models.profiles import Profile
from models.session import Database
from reports.facts import AreaLine
from services.buddies import BuddyTotals
from services.newcomers import Newcomers, Stuck
from services.server_settings import ServerSettings
from tests.models.community import SERVER, at, message, read_turn, settle

OLD = "900"
DAY = 24 * 60
"""In minutes, as the little community counts."""


async def came(session: AsyncSession, member: str, *, minutes: float = 0, left: bool = False) -> None:
    arrival = Arrival(member, f"m{member}", at(minutes), at(minutes), at(minutes + 1))
    await door.put_arrival(session, SERVER, Arrival(*(*_parts(arrival)[:8], at(DAY) if left else None)))


def _parts(arrival: Arrival) -> tuple[object, ...]:
    return tuple(getattr(arrival, name) for name in Arrival.__slots__)


async def live(session: AsyncSession, people: list[str], *, answered: int) -> None:
    """Everybody joins, declares and writes; an old member answers the first of them. Who is the last one has left."""
    await settle(session, OLD, *people)
    said = [message(f"70{number:02}", one, 10 + number * 60) for number, one in enumerate(people)]
    replies = [message(f"80{number:02}", OLD, 40 + number * 60) for number in range(answered)]
    await messages.insert_messages(session, SERVER, [*said, *replies])
    read = [read_turn(one) for one in said]
    read += [read_turn(reply, parent=said[number].id) for number, reply in enumerate(replies)]
    await turns.replace_turns(session, SERVER, at(0), sorted(read, key=lambda one: one.at))
    for one in people:
        await came(session, one, left=one == people[-1])
        await profiles.put_profile(session, SERVER, Profile(one, needs=("n1",)), at(5))
        await members.choose_consent(session, SERVER, one, "totals", "1", at(5))


def opened(database: Database, days: float) -> Newcomers:
    clock = FixedClock(at(days * DAY))
    return Newcomers(database, clock, ServerSettings(database, clock, ServerDefaults()))


PEOPLE = [str(number) for number in range(101, 109)]


async def test_the_funnel_ends_with_the_first_reply_received(database: Database) -> None:
    async with database.writing() as session:
        await live(session, PEOPLE, answered=6)
    steps = {one.name: (one.reached, one.of) for one in await opened(database, 3).funnel(SERVER)}
    assert steps["joined"] == steps["accepted"] == steps["declared"] == steps["spoke"] == (8, 8)
    assert steps["answered"] == (6, 8)
    assert steps["day-7"] == (None, 0)
    steps = {one.name: (one.reached, one.of) for one in await opened(database, 20).funnel(SERVER)}
    assert steps["day-7"] == (None, 8)  # nobody came back: fewer than five is not told
    (line,) = await opened(database, 3).lines(SERVER, at(0), at(2 * DAY))
    assert line == AreaLine(
        "newcomer", "onboarding-line-funnel", {"joined": 8, "accepted": 8, "spoke": 8, "answered": 6}
    )
    for locale in LOCALES:
        told = texts(locale).format(line.text_id, {name: value or 0 for name, value in line.values.items()})
        assert "8" in told and "6" in told and "{" not in told


async def test_a_week_that_is_told_later_knows_nothing_of_what_came_after_it(database: Database) -> None:
    async with database.writing() as session:
        await live(session, PEOPLE, answered=6)
    (line,) = await opened(database, 30).lines(SERVER, at(0), at(45))
    assert line.values["joined"] == 8
    assert line.values["spoke"] == line.values["answered"] == 0


async def test_few_are_people_and_not_a_total(database: Database) -> None:
    async with database.writing() as session:
        await live(session, PEOPLE[:4], answered=4)
    service = opened(database, 3)
    steps = await service.funnel(SERVER)
    assert all(one.reached is None for one in steps)
    assert await service.lines(SERVER, at(0), at(2 * DAY)) == []
    for locale in LOCALES:
        (line,) = funnel_lines(texts(locale), steps)
        assert "4" not in line
        totals = BuddyTotals(taking_part=4, pairs=2, met=1)
        assert list(total_lines(texts(locale), await service.belonging(SERVER), totals)) == []


async def test_of_those_at_none_only_the_door_is_known(database: Database) -> None:
    async with database.writing() as session:
        await live(session, PEOPLE, answered=8)
        for one in PEOPLE[:2]:
            await members.choose_consent(session, SERVER, one, "none", "1", at(9))
    steps = {one.name: (one.reached, one.of) for one in await opened(database, 3).funnel(SERVER)}
    assert steps["accepted"] == (8, 8)
    assert steps["spoke"] == steps["answered"] == (6, 6)


async def test_who_is_stuck_is_named_where_everybody_can_see_it_or_they_agreed(database: Database) -> None:
    async with database.writing() as session:
        await live(session, PEOPLE, answered=0)
        await came(session, "201", minutes=60)
        await members.choose_consent(session, SERVER, PEOPLE[0], "full", "1", at(9))
    found = await opened(database, 3).stuck(SERVER)
    # Of eight whom nobody answered one agreed to be named.
    assert found == (Stuck(PEOPLE[0], "unanswered", at(10)), Stuck("201", "consent", at(61)))
    for locale in LOCALES:
        assert len(list(stuck_lines(texts(locale), found))) == 3


async def test_belonging_is_asked_at_most_every_thirty_days_and_told_from_five_on(database: Database) -> None:
    async with database.writing() as session:
        await settle(session)
    service = opened(database, 1)
    for member, answer in zip(PEOPLE, (5, 4, 4, 2), strict=False):
        await service.feel(SERVER, member, answer)
    with pytest.raises(UserFacingError, match="pulse-answered-already"):
        await service.feel(SERVER, PEOPLE[0], 1)
    assert (await service.belonging(SERVER)).value is None
    await service.feel(SERVER, PEOPLE[4], 1)
    felt = await service.belonging(SERVER)
    assert felt.value == pytest.approx(3 / 5)
    assert await service.may_answer(SERVER, PEOPLE[0]) == at(DAY) + timedelta(days=30)
    later = opened(database, 32)
    assert await later.may_answer(SERVER, PEOPLE[0]) is None
    await later.feel(SERVER, PEOPLE[0], 1)
    assert (await later.belonging(SERVER)).numerator == 2
    (line,) = await later.lines(SERVER, at(25 * DAY), at(33 * DAY))
    assert line.values == {"people": 5, "share": 40, "low": 12, "high": 77}
