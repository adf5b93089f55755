"""Drops on the wire: killed before and after sending."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.clock import SystemClock
from core.settings import ServerDefaults
from models.migrate import upgrade_database
from models.session import Database
from services.drop_shape import NewDrop
from services.drops import Drops
from services.outbox import Outbox
from services.server_settings import ServerSettings
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


async def plan(story: Story, *after: timedelta) -> None:
    """A new community's drops, one for each of these moments, approved and planned by staff."""
    database = Database.open(story.url)
    try:
        await upgrade_database(database)
        clock, defaults = SystemClock(), ServerDefaults()
        known = Drops(database, clock, ServerSettings(database, clock, defaults), Outbox(database, clock))
        known.circles = Circle()
        for number, one in enumerate(after):
            new = NewDrop(
                f"Numero {number}",
                "provare",
                "cucinare per uno",
                segments=("Staff",),
                text="Ecco",
                channel=cast.GENERAL,
            )
            drop = await known.new(cast.GUILD, cast.OWNER, new)
            await known.approve(cast.GUILD, drop.id, cast.OWNER)
            await known.schedule(cast.GUILD, drop.id, cast.OWNER, datetime.now(UTC) + one)
    finally:
        await database.close()


async def posted(wire: Wire) -> list[Json]:
    return [one for one in await wire.messages(cast.GENERAL) if "drops:useful:v1:" in str(one["components"])]


def states(story: Story) -> list[str]:
    return [state for (state,) in story.rows("SELECT state FROM drops ORDER BY title")]


@pytest.mark.parametrize("when", ["before", "after"])
async def test_killed_while_sending_it_is_there_once_and_known(wire: Wire, tmp_path: Path, when: str) -> None:
    story = Story(wire, tmp_path, 11)
    await plan(story, timedelta(seconds=-1))
    await wire.rest_fault("hold", method="POST", route=MESSAGES, when=when)
    async with story.living() as process:
        await wire.ask("held", count=1, seconds=PATIENCE)
        await process.kill()
    await wire.ask("release", discard=True)
    await wire.ask("forget_nonces")
    assert len(await posted(wire)) == (1 if when == "after" else 0)
    story.let_claims_run_out()

    async def told() -> bool:
        return states(story) == ["sent"]

    async with story.living() as process:
        await story.is_so(told)
        assert await process.stop() == 0
    [message] = await posted(wire)
    assert story.rows("SELECT message_id FROM drop_posts") == [(message["id"],)]
