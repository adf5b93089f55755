"""Supporting an idea from many sides at once: what is counted is what was clicked, on either database."""

import asyncio
from datetime import UTC, datetime

import pytest

from core.clock import FixedClock
from core.errors import UserFacingError
from core.settings import ServerDefaults
from metrics.listening.alike import alike, matters_of
from models import ideas
from models.session import Database
from services.audit import Audit
from services.ideas import Ideas
from services.outbox import Outbox
from services.server_settings import ServerSettings

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
SERVER, AUTHOR, STAFF = "1", "100", "900"


@pytest.fixture
def known(database: Database) -> Ideas:
    clock = FixedClock(NOW)
    settings = ServerSettings(database, clock, ServerDefaults())
    return Ideas(database, clock, settings, Outbox(database, clock), Audit(database, clock))


async def test_as_many_support_it_as_clicked_whatever_they_click_meanwhile(known: Ideas, database: Database) -> None:
    idea = await known.propose(SERVER, AUTHOR, "Monoporzioni", "")
    people = [str(1_000 + number) for number in range(60)]
    clicks = [known.support(SERVER, person, idea.id) for person in (*people, *people)]
    assert sum(await asyncio.gather(*clicks)) == len(people)
    back = [known.take_back(SERVER, person, idea.id) for person in people[:20] * 2]
    assert sum(await asyncio.gather(*back)) == 20
    ((_, supporters),) = await known.all(SERVER)
    async with database.reading() as session:
        ballots = await ideas.behind(session, SERVER, idea.id)
    assert supporters == 40 == len([one for one in ballots if one.part == "supported"])


async def test_a_click_and_a_decision_at_one_moment_have_one_outcome(known: Ideas) -> None:
    idea = await known.propose(SERVER, AUTHOR, "Monoporzioni", "")
    results = await asyncio.gather(
        *(known.support(SERVER, str(1_000 + number), idea.id) for number in range(10)),
        known.move(SERVER, idea.id, "declined", STAFF, reason="no"),
        *(known.support(SERVER, str(2_000 + number), idea.id) for number in range(10)),
        return_exceptions=True,
    )
    assert all(isinstance(one, UserFacingError) for one in results if isinstance(one, Exception))
    card = await known.card(SERVER, idea.id)
    assert card.supporters == sum(one is True for one in results)
    assert card.idea.status == "declined"


async def test_whoever_supported_both_counts_once_when_they_are_merged_and_in_each_when_taken_apart(
    known: Ideas, database: Database
) -> None:
    one = await known.propose(SERVER, AUTHOR, "Monoporzioni", "")
    other = await known.propose(SERVER, "101", "Porzioni piccole", "")
    for person, id in (("1", one.id), ("2", one.id), ("2", other.id), ("3", other.id)):
        await known.support(SERVER, person, id)
    await known.merge(SERVER, other.id, one.id, STAFF)
    assert (await known.card(SERVER, one.id)).supporters == 3
    assert {idea.id: count for idea, count in await known.all(SERVER)} == {one.id: 3}
    assert await known.support(SERVER, "4", other.id), "a click under the merged one's old post counts"
    await known.unmerge(SERVER, other.id, STAFF)
    assert (await known.card(SERVER, other.id)).supporters == 2
    assert (await known.card(SERVER, one.id)).supporters == 3


def test_one_wish_in_other_words_is_found_and_another_wish_is_not() -> None:
    known = {
        "single": matters_of("Monoporzioni di tofu. Da sola una confezione intera non la finisco mai"),
        "shop": matters_of("Un negozio a Torino. Vorrei vedere i prodotti dal vivo"),
    }
    assert [key for key, _ in alike(matters_of("Confezioni di tofu in monoporzioni"), known)] == ["single"]
    assert alike(matters_of("Consegna col drone"), known) == ()
    assert alike((), known) == ()
