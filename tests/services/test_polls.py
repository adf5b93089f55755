"""Polls at the service, with real concurrency on both databases: one outcome for everything that can happen at once."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from core.clock import FixedClock
from core.errors import UserFacingError
from core.settings import ServerDefaults
from models import members, privacy, servers
from models.members import Member
from models.polls import Method, Poll, Secrecy
from models.servers import Server
from models.session import Database
from services.poll_voters import Voter
from services.polls import Polls
from services.segments import Segments
from services.server_settings import ServerSettings

SERVER = "900"
NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)
PEOPLE = tuple(f"70{number:04}" for number in range(12))
OPTIONS = ("ceci", "lenticchie", "fave")


@pytest.fixture
async def clock(database: Database) -> FixedClock:
    async with database.writing() as session:
        await servers.upsert_server(session, Server(SERVER, "Salone"), NOW)
        known = [Member(person, f"Nome {person}", joined_at=NOW - timedelta(days=30)) for person in PEOPLE]
        await members.upsert_members(session, SERVER, [*known, Member("1", "Teo", staff=True)], NOW)
    return FixedClock(NOW)


@pytest.fixture
def polls(database: Database, clock: FixedClock) -> Polls:
    return Polls(database, clock, ServerSettings(database, clock, ServerDefaults()))


def draft(method: Method = "single", secrecy: Secrecy = "everybody", **more: Any) -> Poll:
    poll = Poll("", method, "Quale zuppa?", OPTIONS, secrecy, "1", NOW, NOW + timedelta(days=1), created_by="1")
    return replace(poll, **more)


async def opened(polls: Polls, poll: Poll) -> Poll:
    made = await polls.create(SERVER, poll)
    await polls.opened(SERVER, made.id)
    return await polls.get(SERVER, made.id)


def somebody(number: int) -> Voter:
    return Voter(PEOPLE[number], NOW - timedelta(days=30))


async def refusal(attempt: Any) -> str:
    with pytest.raises(UserFacingError) as refused:
        await attempt
    return refused.value.text_id


def result(poll: Poll) -> dict[str, Any]:
    assert poll.outcome is not None
    return dict(poll.outcome["result"])


async def test_a_vote_is_counted_changed_and_taken_back_until_the_end(polls: Polls, clock: FixedClock) -> None:
    poll = await opened(polls, draft())
    assert not (await polls.vote(SERVER, poll.id, somebody(0), 1)).changed
    assert (await polls.vote(SERVER, poll.id, somebody(0), 2)).changed
    await polls.vote(SERVER, poll.id, somebody(1), 2)
    assert await polls.take_back(SERVER, poll.id, somebody(1))
    assert not await polls.take_back(SERVER, poll.id, somebody(1))
    closed = await polls.close(SERVER, poll.id)
    assert (result(closed)["counts"], result(closed)["leading"]) == ([0, 1, 0], [2])
    assert closed.outcome is not None
    assert (closed.outcome["took_part"], closed.outcome["eligible"]) == (1, len(PEOPLE))


async def test_the_closing_second_belongs_to_nobody(polls: Polls, clock: FixedClock) -> None:
    poll = await opened(polls, draft())
    clock.at = poll.closes_at - timedelta(microseconds=1)
    await polls.vote(SERVER, poll.id, somebody(0), 1)
    clock.at = poll.closes_at
    assert await refusal(polls.vote(SERVER, poll.id, somebody(1), 1)) == "poll-is-over"
    assert await refusal(polls.take_back(SERVER, poll.id, somebody(0))) == "poll-is-over"
    assert result(await polls.close(SERVER, poll.id))["counts"] == [1, 0, 0]


async def test_who_may_vote(polls: Polls) -> None:
    poll = await opened(polls, draft(tenure_days=40))
    assert await refusal(polls.admit(SERVER, poll.id, somebody(0))) == "poll-not-for-newcomers"
    old = replace(somebody(0), joined_at=NOW - timedelta(days=41))
    assert not (await polls.admit(SERVER, poll.id, old)).took_part
    assert await refusal(polls.vote(SERVER, poll.id, replace(old, staff=True), 1)) == "poll-not-for-staff"
    assert await refusal(polls.admit(SERVER, "77", old)) == "poll-unknown"
    planned = await polls.create(SERVER, draft(opens_at=NOW + timedelta(hours=1)))
    assert await refusal(polls.vote(SERVER, planned.id, old, 1)) == "poll-not-open-yet"


@pytest.mark.parametrize(
    ("method", "choice", "told"),
    [
        ("single", 4, "poll-choose-one"),
        ("multiple", [], "poll-choose-some"),
        ("ranking", [1, 1], "poll-rank-once"),
        ("ranking", [], "poll-rank-some"),
        ("rating", {"1": 6}, "poll-mark-some"),
        ("open", "  ", "poll-say-something"),
    ],
)
async def test_a_ballot_that_cannot_be_counted_is_asked_again(
    polls: Polls, method: Method, choice: Any, told: str
) -> None:
    poll = await opened(polls, draft(method))
    assert await refusal(polls.vote(SERVER, poll.id, somebody(0), choice)) == told
    assert (await polls.votes(SERVER, poll.id))[1] == ()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"question": " "}, "poll-question-length"),
        ({"options": ("ceci",)}, "poll-options-number"),
        ({"options": ("ceci", "Ceci ")}, "poll-options-twice"),
        ({"options": ("ceci", "x" * 91)}, "poll-option-length"),
        ({"closes_at": NOW + timedelta(minutes=1)}, "poll-length"),
        ({"method": "rating", "options": tuple("abcde")}, "poll-options-number"),
    ],
)
async def test_a_poll_that_could_not_be_voted_in_is_not_stored(
    polls: Polls, changes: dict[str, Any], told: str
) -> None:
    assert await refusal(polls.create(SERVER, draft(**changes))) == told
    assert await polls.all(SERVER) == ()


async def test_every_method_is_counted(polls: Polls) -> None:
    ballots: dict[Method, list[Any]] = {
        "multiple": [[1, 2], [2]],
        "ranking": [[1, 2, 3], [2, 1], [2]],
        "rating": [{"1": 5}, {"1": 3, "2": 4}],
        "open": ["più sale", "meno sale"],
    }
    closed = {}
    for method, cast in ballots.items():
        poll = await opened(polls, draft(method))
        for number, choice in enumerate(cast):
            await polls.vote(SERVER, poll.id, somebody(number), choice)
        closed[method] = result(await polls.close(SERVER, poll.id))
    assert closed["multiple"]["counts"] == [1, 2, 0]
    assert closed["ranking"]["places"] == [[2], [1], [3]]
    assert closed["rating"]["middles"] == [4.0, 4.0, None]
    assert closed["open"]["answers"] == ["meno sale", "più sale"]


async def test_the_outcome_is_written_once_and_stays(polls: Polls, clock: FixedClock, database: Database) -> None:
    poll = await opened(polls, draft())
    await polls.vote(SERVER, poll.id, somebody(0), 3)
    closed = await polls.close(SERVER, poll.id)
    async with database.writing() as session:
        await privacy.erase_member(session, SERVER, PEOPLE[0])
    assert (await polls.close(SERVER, poll.id)).outcome == closed.outcome
    assert (await polls.so_far(SERVER, poll.id)).outcome == closed.outcome
    assert await refusal(polls.extend(SERVER, poll.id, NOW + timedelta(days=3), "1")) == "poll-is-over"


async def test_a_quorum_that_is_missed_is_said(polls: Polls) -> None:
    poll = await opened(polls, draft(quorum=3))
    await polls.vote(SERVER, poll.id, somebody(0), 3)
    closed = await polls.close(SERVER, poll.id)
    assert closed.outcome is not None
    assert closed.outcome["missing"] == 2


@pytest.mark.parametrize("secrecy", ["everybody", "nobody"])
async def test_how_many_could_have_voted_and_did_not_is_written_too(
    polls: Polls, database: Database, secrecy: Secrecy
) -> None:
    poll = await opened(polls, draft(secrecy=secrecy))
    for number in range(6):
        await polls.vote(SERVER, poll.id, somebody(number), 1)
    async with database.writing() as session:
        await members.note_departure(session, SERVER, PEOPLE[0], NOW)
        await members.note_departure(session, SERVER, PEOPLE[11], NOW)
    closed = await polls.close(SERVER, poll.id)
    assert closed.outcome is not None and closed.outcome["silent"] == len(PEOPLE) - 7


async def test_a_poll_cancelled_before_it_begins_asks_nobody(polls: Polls) -> None:
    planned = await polls.create(SERVER, draft(opens_at=NOW + timedelta(hours=1)))
    assert (await polls.close(SERVER, planned.id, "1")).status == "cancelled"
    assert await polls.opened(SERVER, planned.id) is None


async def test_who_has_left_counts_where_they_took_part_and_not_among_those_who_could(
    polls: Polls, database: Database
) -> None:
    poll = await opened(polls, draft())
    await polls.vote(SERVER, poll.id, somebody(0), 1)
    async with database.writing() as session:
        await members.note_departure(session, SERVER, PEOPLE[0], NOW)
        await members.note_departure(session, SERVER, PEOPLE[1], NOW)
    closed = await polls.close(SERVER, poll.id)
    assert closed.outcome is not None
    assert (closed.outcome["took_part"], closed.outcome["eligible"]) == (1, len(PEOPLE) - 2)


class TwoGroups:
    """Segments for a story: one of five people, one of all but three."""

    def __init__(self) -> None:
        self.of = {"five": PEOPLE[:5], "most": PEOPLE[3:]}

    async def all(self, server_id: str) -> list[Server]:
        return [Server(name, name) for name in self.of]

    async def members(self, server_id: str, segment_id: str) -> tuple[str, ...]:
        return self.of[segment_id]


async def test_groups_are_shown_apart_only_when_neither_they_nor_the_rest_are_few(polls: Polls) -> None:
    polls.segments = TwoGroups()
    poll = await opened(polls, draft())
    for number in range(12):
        await polls.vote(SERVER, poll.id, somebody(number), 1 if number < 5 else 2)
    closed = await polls.close(SERVER, poll.id)
    assert closed.outcome is not None
    # Of the nine in the other group the rest would be three: whoever knows the whole could tell them.
    assert {name: told["leading"] for name, told in closed.outcome["groups"].items()} == {"five": [1]}


async def test_a_poll_for_a_segment_is_not_for_others(polls: Polls) -> None:
    polls.segments = TwoGroups()
    poll = await opened(polls, draft(segment="five"))
    assert await refusal(polls.vote(SERVER, poll.id, somebody(7), 1)) == "poll-not-for-you"
    await polls.vote(SERVER, poll.id, somebody(2), 1)
    assert await polls.not_yet(SERVER, poll.id) == tuple(person for person in PEOPLE[:5] if person != PEOPLE[2])


async def test_whoever_leaves_the_segment_keeps_the_vote_they_cast_and_can_change_it_no_more(polls: Polls) -> None:
    groups = TwoGroups()
    polls.segments = groups
    poll = await opened(polls, draft(segment="five"))
    await polls.vote(SERVER, poll.id, somebody(2), 3)
    groups.of["five"] = tuple(person for person in PEOPLE[:5] if person != PEOPLE[2])
    assert await refusal(polls.vote(SERVER, poll.id, somebody(2), 1)) == "poll-not-for-you"
    assert await refusal(polls.take_back(SERVER, poll.id, somebody(2))) == "poll-not-for-you"
    closed = await polls.close(SERVER, poll.id)
    assert result(closed)["counts"] == [0, 0, 1]
    assert closed.outcome is not None
    assert (closed.outcome["took_part"], closed.outcome["eligible"]) == (1, 4)


# At once


async def test_two_devices_of_one_person_are_one_vote(polls: Polls) -> None:
    poll = await opened(polls, draft())
    await asyncio.gather(*(polls.vote(SERVER, poll.id, somebody(0), choice) for choice in (1, 2, 3, 1, 2, 3)))
    assert sum(result(await polls.close(SERVER, poll.id))["counts"]) == 1


async def test_a_secret_vote_sent_twice_is_counted_once(polls: Polls) -> None:
    poll = await opened(polls, draft(secrecy="nobody"))
    sent = await asyncio.gather(
        *(polls.vote(SERVER, poll.id, somebody(0), choice) for choice in (1, 2, 3)), return_exceptions=True
    )
    assert sum(isinstance(one, UserFacingError) for one in sent) == 2
    assert await refusal(polls.take_back(SERVER, poll.id, somebody(0))) == "poll-voted-secretly"


@pytest.mark.parametrize("secrecy", ["staff", "nobody"])
async def test_five_hundred_votes_at_once_are_all_counted(polls: Polls, database: Database, secrecy: Secrecy) -> None:
    crowd = [f"8{number:05}" for number in range(500)]
    async with database.writing() as session:
        await members.upsert_members(session, SERVER, [Member(one, one) for one in crowd], NOW)
    poll = await opened(polls, draft(secrecy=secrecy))
    waiting = asyncio.Semaphore(8)  # as many connections as a pool gives

    async def cast(number: int) -> None:
        async with waiting:
            await polls.vote(SERVER, poll.id, Voter(crowd[number], NOW), number % 3 + 1)

    await asyncio.gather(*(cast(number) for number in range(500)))
    closed = await polls.close(SERVER, poll.id)
    assert result(closed)["counts"] == [sum(n % 3 + 1 == option for n in range(500)) for option in (1, 2, 3)]


async def test_closing_while_people_vote_counts_exactly_the_votes_that_were_accepted(polls: Polls) -> None:
    poll = await opened(polls, draft(secrecy="nobody"))
    sent = await asyncio.gather(
        *(polls.vote(SERVER, poll.id, somebody(number), 1) for number in range(6)),
        polls.close(SERVER, poll.id),
        *(polls.vote(SERVER, poll.id, somebody(number), 1) for number in range(6, 12)),
        return_exceptions=True,
    )
    refused = [one for one in sent if isinstance(one, UserFacingError)]
    assert {one.text_id for one in refused} <= {"poll-is-over"}
    closed = await polls.get(SERVER, poll.id)
    assert closed.outcome is not None
    assert closed.outcome["took_part"] == 12 - len(refused)


async def test_a_crowd_votes_in_a_poll_for_a_segment_and_nobody_waits_in_a_circle(
    polls: Polls, database: Database, clock: FixedClock
) -> None:
    crowd = [f"8{number:05}" for number in range(60)]
    async with database.writing() as session:
        await members.upsert_members(session, SERVER, [Member(one, one) for one in crowd], NOW)
    segments = Segments(database, clock, ServerSettings(database, clock, ServerDefaults()))
    made = await segments.create(SERVER, "Cuochi", by="1")
    for one in crowd[:50]:
        await segments.decide(SERVER, made.id, one, inside=True, by="1")
    polls.segments = segments
    poll = await opened(polls, draft(segment=made.id))
    sent = await asyncio.gather(*(polls.vote(SERVER, poll.id, Voter(one), 1) for one in crowd), return_exceptions=True)
    refused = [one for one in sent if isinstance(one, UserFacingError)]
    assert [one for one in sent if isinstance(one, Exception) and one not in refused] == []
    closed = await polls.close(SERVER, poll.id)
    assert (len(refused), result(closed)["counts"][0]) == (10, 50)


async def test_polls_made_at_once_have_numbers_of_their_own(polls: Polls) -> None:
    made = await asyncio.gather(*(polls.create(SERVER, draft()) for _ in range(12)))
    assert sorted(int(poll.id) for poll in made) == list(range(1, 13))


async def test_a_secret_poll_of_few_tells_no_numbers(polls: Polls) -> None:
    poll = await opened(polls, draft(secrecy="nobody"))
    for number in range(4):
        await polls.vote(SERVER, poll.id, somebody(number), 1)
    closed = await polls.close(SERVER, poll.id)
    assert closed.outcome is not None
    assert closed.outcome["too_few"] and "result" not in closed.outcome


async def test_reasons_are_shown_only_of_those_who_agreed_to_be_quoted(polls: Polls, database: Database) -> None:
    poll = await opened(polls, draft(asks_why=True))
    async with database.writing() as session:
        await members.choose_consent(session, SERVER, PEOPLE[0], "full", "2026-11", NOW)
    await polls.vote(SERVER, poll.id, somebody(0), 1, "sazia di più")
    await polls.vote(SERVER, poll.id, somebody(1), 1, "non lo dite a nessuno")
    closed = await polls.close(SERVER, poll.id)
    assert closed.outcome is not None
    assert closed.outcome["reasons"] == ["sazia di più"]
