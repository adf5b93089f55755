"""Ideas from many sides at once: what is counted is what was clicked, each has one outcome, on either database."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from core.clock import FixedClock
from core.errors import UserFacingError
from core.settings import ServerDefaults
from metrics.listening.alike import alike, matters_of
from models import idea_people, outbox
from models.polls import Poll
from models.session import Database
from services.audit import Audit
from services.idea_decisions import IdeaDecisions
from services.idea_merging import IdeaMerging
from services.idea_votes import IdeaVotes
from services.ideas import Ideas
from services.outbox import Outbox
from services.poll_voters import Voter
from services.polls import Polls
from services.server_settings import ServerSettings

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
SERVER, AUTHOR, STAFF = "1", "100", "900"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def settings(database: Database, clock: FixedClock) -> ServerSettings:
    return ServerSettings(database, clock, ServerDefaults())


@pytest.fixture
def known(database: Database, clock: FixedClock, settings: ServerSettings) -> Ideas:
    return Ideas(database, clock, settings, Outbox(database, clock))


@pytest.fixture
def merging(database: Database, clock: FixedClock, known: Ideas) -> IdeaMerging:
    return IdeaMerging(clock, known, Audit(database, clock))


@pytest.fixture
def deciding(database: Database, clock: FixedClock, settings: ServerSettings, known: Ideas) -> IdeaDecisions:
    return IdeaDecisions(clock, settings, Outbox(database, clock), known, Audit(database, clock))


@pytest.fixture
def polls(database: Database, clock: FixedClock, settings: ServerSettings) -> Polls:
    return Polls(database, clock, settings)


@pytest.fixture
def voting(database: Database, clock: FixedClock, known: Ideas, polls: Polls) -> IdeaVotes:
    return IdeaVotes(database, clock, known, polls, Audit(database, clock))


async def at_once(*attempts: Any) -> list[Any]:
    """What came of each; whatever is refused is refused in words."""
    results = await asyncio.gather(*attempts, return_exceptions=True)
    wrong = [one for one in results if isinstance(one, Exception) and not isinstance(one, UserFacingError)]
    assert wrong == []
    return results


def people(first: int, count: int) -> Sequence[str]:
    return [str(first + number) for number in range(count)]


async def test_as_many_support_it_as_clicked_whatever_they_click_meanwhile(known: Ideas, database: Database) -> None:
    idea = await known.propose(SERVER, AUTHOR, "Monoporzioni", "")
    people = [str(1_000 + number) for number in range(60)]
    clicks = [known.support(SERVER, person, idea.id) for person in (*people, *people)]
    assert sum(await asyncio.gather(*clicks)) == len(people)
    back = [known.take_back(SERVER, person, idea.id) for person in people[:20] * 2]
    assert sum(await asyncio.gather(*back)) == 20
    ((_, supporters),) = await known.all(SERVER)
    async with database.reading() as session:
        ballots = await idea_people.behind(session, SERVER, idea.id)
    assert supporters == 40 == len([one for one in ballots if one.part == "supported"])


async def test_a_click_and_a_decision_at_one_moment_have_one_outcome(known: Ideas, deciding: IdeaDecisions) -> None:
    idea = await known.propose(SERVER, AUTHOR, "Monoporzioni", "")
    results = await at_once(
        *(known.support(SERVER, person, idea.id) for person in people(1_000, 10)),
        deciding.move(SERVER, idea.id, "declined", STAFF, reason="no"),
        *(known.support(SERVER, person, idea.id) for person in people(2_000, 10)),
    )
    card = await known.card(SERVER, idea.id)
    assert card.supporters == sum(one is True for one in results)
    assert card.idea.status == "declined"


async def test_whoever_supported_both_counts_once_when_they_are_merged_and_in_each_when_taken_apart(
    known: Ideas, merging: IdeaMerging
) -> None:
    one = await known.propose(SERVER, AUTHOR, "Monoporzioni", "")
    other = await known.propose(SERVER, "101", "Porzioni piccole", "")
    for person, id in (("1", one.id), ("2", one.id), ("2", other.id), ("3", other.id)):
        await known.support(SERVER, person, id)
    await merging.merge(SERVER, other.id, one.id, STAFF)
    assert (await known.card(SERVER, one.id)).supporters == 3
    assert {idea.id: count for idea, count in await known.all(SERVER)} == {one.id: 3}
    assert await known.support(SERVER, "4", other.id), "a click under the merged one's old post counts"
    await merging.unmerge(SERVER, other.id, STAFF)
    assert (await known.card(SERVER, other.id)).supporters == 2
    assert (await known.card(SERVER, one.id)).supporters == 3


async def test_a_merge_while_people_click_loses_nobody_and_counts_nobody_twice(
    known: Ideas, merging: IdeaMerging
) -> None:
    one = await known.propose(SERVER, AUTHOR, "Monoporzioni", "")
    other = await known.propose(SERVER, "101", "Porzioni piccole", "")
    crowd = people(1_000, 12)
    before, after = crowd[:8], crowd[4:]
    results = await at_once(
        *(known.support(SERVER, person, one.id) for person in before),
        *(known.support(SERVER, person, other.id) for person in before[:4]),
        merging.merge(SERVER, other.id, one.id, STAFF),
        *(known.support(SERVER, person, other.id) for person in after),
        *(known.support(SERVER, person, one.id) for person in after[:4]),
    )
    assert not any(isinstance(result, Exception) for result in results)
    assert (await known.card(SERVER, one.id)).supporters == len(crowd)
    assert {idea.id: count for idea, count in await known.all(SERVER)} == {one.id: len(crowd)}


async def test_two_merged_into_each_other_at_once_are_one_idea(known: Ideas, merging: IdeaMerging) -> None:
    one = await known.propose(SERVER, AUTHOR, "Monoporzioni", "")
    other = await known.propose(SERVER, "101", "Porzioni piccole", "")
    results = await at_once(
        merging.merge(SERVER, one.id, other.id, STAFF),
        merging.merge(SERVER, other.id, one.id, "901"),
    )
    assert [isinstance(result, UserFacingError) for result in results].count(True) == 1
    assert len(await known.all(SERVER)) == 1


async def test_whoever_clicks_a_merged_one_waits_for_nobody_in_a_circle(known: Ideas, merging: IdeaMerging) -> None:
    child, parent, last = [await known.propose(SERVER, AUTHOR, title, "") for title in ("Uno", "Due", "Tre")]
    await merging.merge(SERVER, child.id, parent.id, STAFF)
    crowd = people(1_000, 15)
    await at_once(
        *(known.support(SERVER, person, child.id) for person in crowd),
        merging.merge(SERVER, parent.id, last.id, STAFF),
        *(known.take_back(SERVER, person, parent.id) for person in crowd[:5]),
        known.withdraw(SERVER, AUTHOR, last.id),
    )
    found = {idea.id: idea for idea, _ in await known.all(SERVER)}
    assert last.id not in found and set(found) <= {child.id, parent.id}


async def test_two_of_staff_decide_at_once_and_the_second_hears_of_the_first(
    known: Ideas, deciding: IdeaDecisions, database: Database
) -> None:
    idea = await known.propose(SERVER, AUTHOR, "Monoporzioni", "")
    results = await at_once(
        deciding.move(SERVER, idea.id, "accepted", STAFF, reason="sì", promised_for=NOW + timedelta(days=3)),
        deciding.move(SERVER, idea.id, "shortlisted", "901"),
        *(
            deciding.move(SERVER, idea.id, "accepted", STAFF, reason="sì", promised_for=NOW + timedelta(days=3))
            for _ in "ab"
        ),
    )
    decided = await known.get(SERVER, idea.id)
    assert decided.status == "accepted"
    assert decided.step == 1 + (not isinstance(results[1], UserFacingError)), "each step is taken once"
    async with database.reading() as session:
        owed = await outbox.latest(session, SERVER, "idea-news")
    assert len(owed) == 1, "the news go to the author once"


async def test_ideas_put_to_the_vote_twice_at_once_are_in_one_poll(
    known: Ideas, deciding: IdeaDecisions, voting: IdeaVotes, polls: Polls
) -> None:
    ids = [(await known.propose(SERVER, AUTHOR, title, "")).id for title in ("Uno", "Due", "Tre")]
    for id in ids:
        await deciding.move(SERVER, id, "shortlisted", STAFF)
    asked = Poll("", "single", "Quale?", (), "everybody", "1", NOW, NOW + timedelta(days=1), created_by=STAFF)
    results = await at_once(
        voting.put(SERVER, ids[:2], asked, STAFF),
        voting.put(SERVER, ids[::-1], asked, "901"),
        deciding.move(SERVER, ids[0], "declined", STAFF, reason="no"),
    )
    made = await polls.all(SERVER)
    assert len(made) == sum(isinstance(result, Poll) for result in results) <= 1
    found = [await known.get(SERVER, id) for id in ids]
    assert {idea.poll for idea in found if idea.status == "in_vote"} == {poll.id for poll in made}


async def test_a_decision_at_the_moment_the_vote_ends_waits_for_it_or_is_refused(
    known: Ideas, deciding: IdeaDecisions, voting: IdeaVotes, polls: Polls
) -> None:
    ids = [(await known.propose(SERVER, AUTHOR, title, "")).id for title in ("Uno", "Due")]
    for id in ids:
        await deciding.move(SERVER, id, "shortlisted", STAFF)
    asked = Poll("", "single", "Quale?", (), "everybody", "1", NOW, NOW + timedelta(days=1), created_by=STAFF)
    made = await voting.put(SERVER, ids, asked, STAFF)
    await polls.opened(SERVER, made.id)
    day = NOW + timedelta(days=3)
    results = await at_once(
        *(polls.vote(SERVER, made.id, Voter(person), 1) for person in people(1_000, 6)),
        deciding.move(SERVER, ids[0], "accepted", STAFF, reason="sì", promised_for=day),
        polls.close(SERVER, made.id, STAFF),
        deciding.move(SERVER, ids[1], "declined", STAFF, reason="no"),
        *(polls.vote(SERVER, made.id, Voter(person), 2) for person in people(2_000, 6)),
    )
    closed = await polls.get(SERVER, made.id)
    accepted = [one for one in (*results[:6], *results[9:]) if not isinstance(one, UserFacingError)]
    assert closed.outcome is not None and closed.outcome["took_part"] == len(accepted)
    for idea, result in zip(ids, (results[6], results[8]), strict=True):
        status = (await known.get(SERVER, idea)).status
        assert (status == "in_vote") == isinstance(result, UserFacingError)


def test_one_wish_in_other_words_is_found_and_another_wish_is_not() -> None:
    known = {
        "single": matters_of("Monoporzioni di tofu. Da sola una confezione intera non la finisco mai"),
        "shop": matters_of("Un negozio a Torino. Vorrei vedere i prodotti dal vivo"),
    }
    assert [key for key, _ in alike(matters_of("Confezioni di tofu in monoporzioni"), known)] == ["single"]
    assert alike(matters_of("Consegna col drone"), known) == ()
    assert alike((), known) == ()
