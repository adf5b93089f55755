"""Drops on the wire: killed before and after sending, back after an outage, two processes on one token."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.clock import SystemClock
from core.repeats import read_repeat
from core.settings import ServerDefaults
from models.migrate import upgrade_database
from models.session import Database
from services.alerts import Alerts
from services.drop_series import DropSeries
from services.drop_shape import NewDrop
from services.drops import Drops
from services.outbox import Outbox
from services.server_settings import GeneralSettings, ServerSettings
from tests.wire import cast
from tests.wire.documents import Json
from tests.wire.stories import MESSAGES, PATIENCE, Story
from tests.wire.wire import Wire


class Circle:
    """One segment: a role, as the bot sees it."""

    id, name, role_id, channel_id = cast.STAFF_ROLE, "Staff", cast.STAFF_ROLE, cast.GENERAL

    async def all(self, server_id: str) -> "tuple[Circle, ...]":
        return (self,)

    async def members(self, server_id: str, segment_id: str) -> tuple[str, ...]:
        return (cast.OWNER,)


@asynccontextmanager
async def desk_of(story: Story, *, told: bool) -> AsyncIterator[tuple[Drops, DropSeries]]:
    """What staff of a new community do; with `told` they have a channel for what they must know."""
    database = Database.open(story.url)
    try:
        await upgrade_database(database)
        clock, outbox = SystemClock(), Outbox(database, SystemClock())
        settings = ServerSettings(database, clock, ServerDefaults())
        known = Drops(database, clock, settings, outbox)
        known.circles = Circle()
        if told:
            await settings.change(cast.GUILD, GeneralSettings, cast.OWNER, staff_channel=cast.STAFF_ROOM)
        yield known, DropSeries(database, clock, settings, known, outbox, Alerts(database, clock, settings, outbox))
    finally:
        await database.close()


async def approved(known: Drops, number: int) -> str:
    title, where = f"Numero {number}", cast.GENERAL
    new = NewDrop(title, "provare", "cucinare per uno", text="Ecco", channel=where, segments=("Staff",))
    drop = await known.new(cast.GUILD, cast.OWNER, new)
    await known.approve(cast.GUILD, drop.id, cast.OWNER)
    return drop.id


async def plan(story: Story, *after: timedelta, told: bool = False) -> None:
    """Drops, one for each of these moments, approved and planned by staff."""
    async with desk_of(story, told=told) as (known, _):
        for number, one in enumerate(after):
            drop = await approved(known, number)
            await known.schedule(cast.GUILD, drop, cast.OWNER, datetime.now(UTC) + one)


async def posted(wire: Wire) -> list[Json]:
    return [one for one in await wire.messages(cast.GENERAL) if "drops:useful:v1:" in str(one["components"])]


async def alerts(wire: Wire) -> list[str]:
    """What staff were told to see to."""
    said = await wire.messages(cast.STAFF_ROOM)
    return [one["content"] for one in said if "duty:mended:v1:" in str(one["components"])]


def titles(found: list[Json]) -> list[str]:
    return sorted(one["embeds"][0]["title"] for one in found)


def states(story: Story) -> list[str]:
    return [state for (state,) in story.rows("SELECT state FROM drops ORDER BY title")]


@pytest.mark.parametrize("when", ["before", "after"])
async def test_killed_while_sending_it_is_there_once_and_known(wire: Wire, tmp_path: Path, when: str) -> None:
    story = Story(wire, tmp_path, 11)
    await plan(story, timedelta(seconds=-1))
    await story.killed_while_sending(when)
    assert len(await posted(wire)) == (1 if when == "after" else 0)

    async def told() -> bool:
        return states(story) == ["sent"]

    async with story.living() as process:
        await story.is_so(told)
        assert await process.stop() == 0
    await each_is_there_once(story, [0])


async def each_is_there_once(story: Story, numbers: list[int]) -> None:
    """Each of these drops stands in the channel once, and it is known where."""
    found = await posted(story.wire)
    assert titles(found) == [f"Numero {number}" for number in sorted(numbers, key=str)]
    known = story.rows("SELECT message_id FROM drop_posts WHERE message_id IS NOT NULL")
    assert sorted(known) == sorted((one["id"],) for one in found)


async def test_back_after_an_outage_what_is_a_little_late_goes_out_and_the_rest_is_one_notice(
    wire: Wire, tmp_path: Path
) -> None:
    story = Story(wire, tmp_path, 12)
    late = [timedelta(minutes=-10 - 5 * number) for number in range(10)]
    too_late = [timedelta(hours=-3 - number) for number in range(10)]
    await plan(story, *late, *too_late, told=True)

    async def settled() -> bool:
        return "scheduled" not in states(story) and len(await alerts(wire)) > 0

    for _ in range(2):  # started once more it says nothing twice
        async with story.living() as process:
            await story.is_so(settled)
            assert await process.stop() == 0
    await each_is_there_once(story, list(range(10)))
    assert story.rows("SELECT late, count(*) FROM drop_posts GROUP BY late") == [(1, 10)]
    assert sorted(states(story)) == ["missed"] * 10 + ["sent"] * 10
    assert len(await alerts(wire)) == 1


async def test_three_turns_of_a_series_that_nobody_was_there_for_are_one_missed_drop(
    wire: Wire, tmp_path: Path
) -> None:
    story = Story(wire, tmp_path, 13)
    async with desk_of(story, told=True) as (known, series):
        queue = await series.new(cast.GUILD, "Ricette", read_repeat("ogni martedì alle 18:30"), cast.OWNER)
        for number in range(5):
            drop = await approved(known, number)
            await series.add(cast.GUILD, queue.id, drop, cast.OWNER)
            if number == 0:
                await known.schedule(cast.GUILD, drop, None, datetime.now(UTC) - timedelta(days=20))

    async def planned_on() -> bool:
        return states(story)[:2] == ["missed", "scheduled"] and len(await alerts(wire)) > 0

    async with story.living() as process:
        await story.is_so(planned_on)
        assert await process.stop() == 0
    assert states(story) == ["missed", "scheduled", "approved", "approved", "approved"]
    assert await posted(wire) == []
    assert len(await alerts(wire)) == 1


async def test_of_two_processes_on_one_token_one_sends_each_drop(wire: Wire, tmp_path: Path) -> None:
    story = Story(wire, tmp_path, 14)
    await plan(story, *[timedelta(seconds=12)] * 10)

    async def sent() -> bool:
        return states(story) == ["sent"] * 10

    async with story.living() as one, story.living() as other:
        await story.is_so(sent)
        assert (await wire.report())["identified"] == 2
        assert [await one.stop(), await other.stop()] == [0, 0]
    await each_is_there_once(story, list(range(10)))


async def test_of_two_processes_one_that_hangs_is_overtaken_and_says_nothing_more(wire: Wire, tmp_path: Path) -> None:
    story = Story(wire, tmp_path, 15)
    await plan(story, timedelta(seconds=-1))
    await wire.rest_fault("hold", method="POST", route=MESSAGES, when="after")

    async def told() -> bool:
        return states(story) == ["sent"]

    async with story.living() as one:
        await wire.ask("held", count=1, seconds=PATIENCE)
        await wire.ask("forget_nonces")
        story.let_claims_run_out()  # it hangs for longer than its claim holds
        async with story.living() as other:
            await story.is_so(told)
            await wire.ask("release", discard=False)
            assert [await one.stop(), await other.stop()] == [0, 0]
    await each_is_there_once(story, [0])
    assert story.rows("SELECT what FROM drop_steps WHERE by IS NULL") == [("sent",)]
