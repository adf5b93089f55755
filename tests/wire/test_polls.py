"""Polls on the wire: killed before and after it tells what came of one, Salotto tells it once, as the ballots say."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.clock import FixedClock
from core.settings import ServerDefaults
from models.migrate import upgrade_database
from models.polls import Poll
from models.session import Database
from services.poll_voters import Voter
from services.polls import Polls
from services.server_settings import ServerSettings
from tests.wire import cast
from tests.wire.documents import Json
from tests.wire.stories import Story
from tests.wire.wire import Wire


async def voted_in(story: Story) -> None:
    """A poll of an hour ago, over since a moment, in which two have voted."""
    database, clock = Database.open(story.url), FixedClock(datetime.now(UTC) - timedelta(hours=1))
    try:
        await upgrade_database(database)
        polls = Polls(database, clock, ServerSettings(database, clock, ServerDefaults()))
        ends = clock.now() + timedelta(minutes=59)
        asked = Poll("", "single", "Quale zuppa?", ("Ceci", "Fave"), "nobody", cast.GENERAL, clock.now(), ends)
        poll = await polls.create(cast.GUILD, asked)
        await polls.opened(cast.GUILD, poll.id)
        for number in range(5):
            await polls.vote(cast.GUILD, poll.id, Voter(f"70{number}"), 2)
    finally:
        await database.close()


async def told(wire: Wire) -> list[Json]:
    return [one for one in await wire.messages(cast.GENERAL) if "polls:look:v1:poll-1-told" in str(one["components"])]


@pytest.mark.parametrize("when", ["before", "after"])
async def test_killed_while_it_tells_what_came_of_a_poll_it_is_told_once(wire: Wire, tmp_path: Path, when: str) -> None:
    story = Story(wire, tmp_path, 21)
    await voted_in(story)
    await story.killed_while_sending(when)
    assert len(await told(wire)) == (1 if when == "after" else 0)

    async def known() -> bool:
        return story.rows("SELECT status FROM outbox WHERE kind = 'poll-outcome'") == [("sent",)]

    async with story.living() as one, story.living() as other:
        await story.is_so(known)
        assert [await one.stop(), await other.stop()] == [0, 0]
    (message,) = await told(wire)
    assert story.rows("SELECT message_id FROM outbox WHERE kind = 'poll-outcome'") == [(message["id"],)]
    assert story.rows("SELECT status, json_extract(outcome, '$.result.counts') FROM polls") == [("closed", "[0,5]")]
