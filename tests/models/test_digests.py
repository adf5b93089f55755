"""A week's digest is written once, and forgets whoever asks to be forgotten."""

import asyncio

from core.windows import Week
from models import digests
from models.digests import CLAIM_LASTS, DigestMention, without
from models.session import Database
from tests.models.community import SERVER, at, settle

WEEK = Week(2024, 10)


async def test_of_many_who_come_for_a_digest_one_writes_it(database: Database) -> None:
    async with database.writing() as session:
        await settle(session)

    async def claim() -> bool:
        async with database.writing() as session:
            return await digests.claim_digest(session, SERVER, WEEK, at(0))

    assert sorted(await asyncio.gather(*(claim() for _ in range(8)))) == [False] * 7 + [True]


async def test_a_claim_whose_process_died_is_taken_over_once(database: Database) -> None:
    later = at(1) + CLAIM_LASTS
    async with database.writing() as session:
        await settle(session)
        assert await digests.claim_digest(session, SERVER, WEEK, at(0))
        assert not await digests.claim_digest(session, SERVER, WEEK, at(1))
        assert await digests.claim_digest(session, SERVER, WEEK, later)
        assert not await digests.claim_digest(session, SERVER, WEEK, later)


async def test_a_digest_that_is_written_is_not_claimed_again(database: Database) -> None:
    facts = {"themes": [{"label": "caffè"}]}
    async with database.writing() as session:
        await settle(session)
        await digests.claim_digest(session, SERVER, WEEK, at(0))
        await digests.store_digest(session, SERVER, WEEK, facts, [DigestMention("ada", "Ada", "1")], at(2))
        assert not await digests.claim_digest(session, SERVER, WEEK, at(9000))
        await digests.mark_posted(session, SERVER, WEEK)
    async with database.reading() as session:
        found = await digests.digest(session, SERVER, WEEK)
        assert found == digests.Digest(WEEK, "posted", facts, at(2))
        assert await digests.digests(session, SERVER) == (found,)
        assert await digests.digest(session, SERVER, WEEK.shifted(1)) is None


def test_what_belongs_to_somebody_goes_and_the_rest_stays() -> None:
    facts = {
        "open_questions": [{"message_id": "1", "author": "Ada"}, {"message_id": "2", "author": "Bea"}],
        "worth_reading": {"message_id": "1", "excerpt": "parole"},
        "themes": [{"label": "caffè", "people": 3, "message_ids": ["1", "2"], "quote": {"message_id": "1"}}],
        "people": {"newly_speaking": ["Ada", "Bea"], "message_ids": {"Ada": "1", "Bea": "2"}},
        "n": 1,
        "silent": [],
    }
    assert without(facts, frozenset({"1", "Ada"})) == {
        "open_questions": [{"message_id": "2", "author": "Bea"}],
        "worth_reading": None,
        "themes": [{"label": "caffè", "people": 3, "message_ids": ["2"], "quote": None}],
        "people": {"newly_speaking": ["Bea"], "message_ids": {"Bea": "2"}},
        "n": 1,
        "silent": [],
    }
    assert without(facts, frozenset()) == facts
