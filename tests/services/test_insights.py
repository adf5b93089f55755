"""What the talk says about one member: theirs alone, in words, without a rank."""

from dataclasses import fields
from zoneinfo import ZoneInfo

from core.clock import FixedClock
from core.settings import ServerDefaults
from core.text import LOCALES, texts
from models import members
from models.session import Database
from reports.members import MemberInsight, told
from reports.wording import Voice
from services.audit import Audit
from services.faq import Faq
from services.insights import Insights
from services.present import Present
from services.segments import Segments
from services.server_settings import GeneralSettings, ServerSettings
from services.themes import Themes
from services.workers import SameProcess
from tests.services.community import SERVER, Aurora, aurora
from tests.services.test_consent import ELENA


async def insights_of(room: Aurora) -> Insights:
    clock = FixedClock(room.record.last_message)
    settings = ServerSettings(room.database, clock, ServerDefaults(consent_before_choice="full"))
    await settings.change(SERVER, GeneralSettings, "1", consent_chosen=True)
    audit, executor = Audit(room.database, clock), SameProcess()
    present = Present(room.database, clock, executor, settings)
    themes, faq = Themes(room.database, clock, audit), Faq(room.database, clock, audit, present)
    return Insights(
        room.database, clock, executor, settings, present, themes, faq, Segments(room.database, clock, settings)
    )


async def test_a_member_sees_what_they_gave_and_what_earned_it(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    insights = await insights_of(room)
    found = await insights.of_member(SERVER, ELENA)
    assert found is not None
    assert found.turns >= found.contributing >= found.articulated > 0
    assert found.deepest and all(one.evidence and one.excerpt and one.link for one in found.deepest)
    own = {turn.id for turn in await room.turns() if turn.author == ELENA}
    assert {one.message_id for one in found.deepest} <= own
    assert set(found.deepest[0].evidence) <= set(found.evidence)


async def test_it_is_told_to_themselves_and_to_staff_in_both_languages(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    found = await (await insights_of(room)).of_member(SERVER, ELENA)
    assert found is not None
    for locale in LOCALES:
        voice = Voice(texts(locale), ZoneInfo("Europe/Rome"))
        own, of_them = (" ".join(told(found, voice, own=own)) for own in (True, False))
        assert own != of_them
        assert found.name in of_them and found.name not in own


async def test_nothing_in_it_compares_members(sqlite_database: Database) -> None:
    names = {field.name for field in fields(MemberInsight)}
    assert not {name for name in names if any(word in name for word in ("rank", "score", "percent", "place", "top"))}


async def test_staff_learn_nothing_of_whoever_did_not_agree_and_nobody_learns_of_a_stranger(
    sqlite_database: Database,
) -> None:
    room = await aurora(sqlite_database)
    insights = await insights_of(room)
    assert await insights.member(SERVER, ELENA) is not None
    assert await insights.of_member(SERVER, "nobody") is None
    async with sqlite_database.writing() as session:
        await members.choose_consent(session, SERVER, ELENA, "totals", "2026-11", room.record.last_message)
    assert await insights.member(SERVER, ELENA) is None
    assert await insights.of_member(SERVER, ELENA) is not None
