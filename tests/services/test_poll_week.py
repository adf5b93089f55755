"""Who has not been heard, in words, and silent about few."""

from datetime import timedelta

from core.clock import FixedClock
from core.settings import ServerDefaults
from models.session import Database
from services.poll_week import PollWeek
from services.polls import Polls
from services.server_settings import ServerSettings
from tests.services.test_polls import NOW, PEOPLE, SERVER, TwoGroups, clock, draft, opened, polls, somebody

__all__ = ["clock", "polls"]


class Groups(TwoGroups):
    """Five people, and four who must not be spoken of."""

    def __init__(self) -> None:
        self.of = {"five": PEOPLE[:5], "four": PEOPLE[:4], "others": PEOPLE[5:]}


async def test_a_segment_that_hardly_answered_is_named_and_a_small_one_is_not(
    polls: Polls, clock: FixedClock, database: Database
) -> None:
    polls.segments = Groups()
    week = PollWeek(polls, ServerSettings(database, clock, ServerDefaults()))
    poll = await opened(polls, draft(secrecy="nobody"))
    for number in range(5, 11):
        await polls.vote(SERVER, poll.id, somebody(number), 1)
    await polls.close(SERVER, poll.id)
    told = await week.lines(SERVER, NOW, NOW + timedelta(days=7))
    assert [(line.text_id, line.values["segment"]) for line in told] == [("poll-line-unheard", "five")]
    assert await week.lines(SERVER, NOW, NOW + timedelta(days=7)) == told


async def test_of_a_poll_with_few_votes_nothing_is_said(polls: Polls, clock: FixedClock, database: Database) -> None:
    polls.segments = Groups()
    week = PollWeek(polls, ServerSettings(database, clock, ServerDefaults()))
    poll = await opened(polls, draft())
    for number in range(5, 9):
        await polls.vote(SERVER, poll.id, somebody(number), 1)
    await polls.close(SERVER, poll.id)
    assert await week.lines(SERVER, NOW, NOW + timedelta(days=7)) == []
