"""The living list of questions: proposed once, settled by staff, quoted only as long as it may be."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.clock import FixedClock
from core.errors import UserFacingError
from core.settings import ServerDefaults
from models import faq, members, privacy, servers
from models.faq import FaqEntry
from models.members import Member
from models.servers import Server
from models.session import Database
from services.audit import Audit
from services.faq import Faq, mark_of
from services.present import Present
from services.server_settings import GeneralSettings, ServerSettings
from services.workers import SameProcess

SERVER, ADA, BEA, CARLO = "900", "1", "2", "3"
NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)
TOFU = FaqEntry(
    "tofu aprire",
    "come tenete il tofu dopo averlo aperto?",
    "In acqua salata, cambiata ogni giorno: dura cinque giorni",
    "proposed",
    ("tofu", "aprire"),
    asked_by=BEA,
    answered_by=CARLO,
    answer_id="77",
    people=3,
)
LID = replace(TOFU, id="coperchio", question="dove va il coperchio?", answer="", answered_by=None, answer_id=None)


@pytest.fixture
async def entries(database: Database) -> Faq:
    clock = FixedClock(NOW)
    settings = ServerSettings(database, clock, ServerDefaults(consent_before_choice="full"))
    async with database.writing() as session:
        await servers.upsert_server(session, Server(SERVER, "Salone"), NOW)
        await members.upsert_members(session, SERVER, [Member(BEA, "Bea"), Member(CARLO, "Carlo")], NOW)
        assert await faq.propose(session, SERVER, [TOFU, LID], NOW) == 2
        assert await faq.propose(session, SERVER, [replace(TOFU, answer="altro")], NOW) == 0
    await settings.change(SERVER, GeneralSettings, ADA, consent_chosen=True)
    audit = Audit(database, clock)
    return Faq(database, clock, audit, Present(database, clock, SameProcess(), settings))


async def choose(entries: Faq, member: str, level: str) -> None:
    async with entries._database.writing() as session:
        await members.choose_consent(session, SERVER, member, level, "2026-11", NOW)  # type: ignore[arg-type]


async def test_members_find_what_staff_confirmed_and_nothing_else(entries: Faq) -> None:
    assert await entries.search(SERVER, "tofu") == ()
    await entries.confirm(SERVER, mark_of(TOFU.id), ADA, TOFU.question, TOFU.answer)
    (found,) = await entries.search(SERVER, "conservare il TOFU")
    assert (found.id, found.answered_by, await entries.author(SERVER, found)) == (TOFU.id, CARLO, "Carlo")
    assert await entries.search(SERVER, "astronavi") == ()
    assert len(await entries.search(SERVER)) == 1
    with pytest.raises(UserFacingError, match="faq-gone"):
        await entries.offered(SERVER, mark_of(LID.id))


async def test_the_answer_stays_the_members_when_staff_mend_it_and_is_staffs_when_they_write_their_own(
    entries: Faq,
) -> None:
    mended = await entries.confirm(SERVER, mark_of(TOFU.id), ADA, TOFU.question, f"{TOFU.answer}, in frigo.")
    assert (mended.asked_by, mended.answered_by) == (BEA, CARLO)
    own = await entries.confirm(SERVER, mark_of(TOFU.id), ADA, "Quanto dura aperto?", "Leggete la scadenza sul retro.")
    assert (own.asked_by, own.answered_by, own.answer_id) == (None, None, None)
    with pytest.raises(UserFacingError, match="faq-empty"):
        await entries.confirm(SERVER, mark_of(TOFU.id), ADA, "Quanto dura?", "   ")


async def test_words_are_quoted_only_as_long_as_they_may_be(entries: Faq) -> None:
    await entries.confirm(SERVER, mark_of(TOFU.id), ADA, TOFU.question, TOFU.answer)
    await choose(entries, CARLO, "totals")
    assert await entries.search(SERVER) == ()
    await choose(entries, CARLO, "full")
    assert len(await entries.search(SERVER)) == 1
    await choose(entries, BEA, "totals")
    assert await entries.search(SERVER) == ()


async def test_a_proposal_without_an_answer_that_may_be_quoted_waits_for_staffs_own(entries: Faq) -> None:
    await choose(entries, CARLO, "totals")
    (tofu,) = [entry for entry in await entries.entries(SERVER) if entry.id == TOFU.id]
    assert (tofu.answer, tofu.answered_by) == ("", None)


async def test_one_voice_a_member_the_last_one_counts(entries: Faq) -> None:
    await entries.confirm(SERVER, mark_of(TOFU.id), ADA, TOFU.question, TOFU.answer)
    for useful in (False, True, True):
        await entries.vote(SERVER, mark_of(TOFU.id), BEA, useful=useful)
    await entries.vote(SERVER, mark_of(TOFU.id), ADA, useful=False)
    (found,) = await entries.search(SERVER)
    assert (found.useful, found.useless) == (1, 1)


async def test_what_staff_left_out_is_not_proposed_again_and_goes_with_its_author(
    entries: Faq, database: Database
) -> None:
    await entries.dismiss(SERVER, mark_of(TOFU.id), ADA)
    async with database.writing() as session:
        assert await faq.propose(session, SERVER, [TOFU], NOW) == 0
        await privacy.erase_member(session, SERVER, CARLO)
        assert [entry.id for entry in await faq.entries(session, SERVER)] == [LID.id]
    with pytest.raises(UserFacingError, match="faq-gone"):
        await entries.find(SERVER, mark_of(TOFU.id))


async def test_retention_keeps_no_words_of_whoever_counts_only_in_totals(entries: Faq, database: Database) -> None:
    await entries.confirm(SERVER, mark_of(TOFU.id), ADA, TOFU.question, TOFU.answer)
    await entries.confirm(
        SERVER, mark_of(LID.id), ADA, "E il coperchio, dove si butta?", "Nel metallo, lo dice il Comune."
    )
    for member in (CARLO, ADA):
        await entries.vote(SERVER, mark_of(LID.id), member, useful=True)
    async with database.writing() as session:
        await faq.purge(session, SERVER, NOW, [CARLO])
        (left,) = await faq.entries(session, SERVER)
        assert (left.id, left.useful) == (LID.id, 2)
        await faq.purge(session, SERVER, NOW + timedelta(days=1), [CARLO])
        (left,) = await faq.entries(session, SERVER)
        assert left.useful == 1
