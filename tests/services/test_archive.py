"""From an export to the facts of a week: what was planted is found, and reading it twice changes nothing."""

import math
from pathlib import Path

import pytest

from core.errors import UnreadableInput
from core.windows import Week
from models import messages
from models.privacy import erase_member
from models.session import Database
from services.archive import batch_of
from services.consent import ConsentGate
from services.digests import Digests
from services.facts import Facts
from services.rollups import Rollups
from services.weeks import Weeks
from services.windows import Windows
from services.workers import SameProcess
from tests.services.community import CLOCK, GRIND, LAST, SERVER, Aurora, aurora, everything_in


def digests_of(room: Aurora) -> Digests:
    weeks = Weeks(room.database, SameProcess(), Windows(room.archive.server, listened=False))
    facts = Facts(room.database, weeks, "full")
    return Digests(room.database, CLOCK, weeks, Rollups(room.database, weeks), facts)


async def test_the_digest_of_the_planted_week_names_the_planted_facts(sqlite_database: Database) -> None:
    (facts,) = await (await aurora(sqlite_database)).told()
    assert facts.week == LAST and facts.community == "Torrefazione Aurora"
    assert [(w.author, w.excerpt) for w in facts.open_questions] == [
        ("Elena", "Qualcuno sa se la miscela Alba si può usare anche nella macchina a filtro da dieci tazze?")
    ]
    assert [(one.author, one.says_something) for one in facts.newcomers_unanswered] == [("Nadia", False)]
    notebook = next(waiting for waiting in facts.awaiting_reply if waiting.author == "Davide")
    assert notebook.excerpt is not None and notebook.excerpt.startswith("Ho provato per due settimane")
    assert notebook.link == f"https://discord.com/channels/{SERVER}/1100000000000000010/{notebook.message_id}"
    assert [quiet.author for quiet in facts.people.gone_quiet] == ["Renzo"]
    assert facts.people.newly_speaking == ("Nadia",)
    assert facts.people.links == {
        name: f"https://discord.com/channels/{SERVER}/1100000000000000010/{facts.people.message_ids[name]}"
        for name in ("Nadia", "Renzo")
    }
    (grind,) = [theme for theme in facts.themes if theme.origin == "configured"]
    assert grind.people >= 5 and grind.quote is not None and len(grind.links) == 2
    assert facts.coverage.messages == 21 and facts.coverage.heard is None and not facts.coverage.partial


async def test_every_finding_rests_on_messages_that_are_stored(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    (facts,) = await room.told()
    named = {one.message_id for queue in (facts.open_questions, facts.awaiting_reply) for one in queue}
    named |= {message_id for theme in facts.themes for message_id in theme.message_ids} | set(facts.message_ids)
    async with room.database.reading() as session:
        assert named == set(await messages.messages_by_id(session, SERVER, named))


async def test_a_week_is_the_same_whether_its_themes_are_found_apart_or_not(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    gate = ConsentGate("full", {})
    windows = Windows(room.archive.server, listened=False)
    at_once = await Weeks(room.database, SameProcess(), windows, (GRIND,)).read(LAST, gate)
    apart = await Weeks(room.database, SameProcess(), windows, (GRIND,), SameProcess()).read(LAST, gate)
    assert apart == at_once and at_once.heard.themes


@pytest.mark.parametrize(
    ("messages", "batches"), [(1, 1), (1_999, 1), (6_000, 3), (14_080, 4), (39_000, 4), (90_000, 9)]
)
def test_an_export_is_read_in_four_parts_unless_it_is_short_or_very_long(messages: int, batches: int) -> None:
    assert math.ceil(messages / batch_of(messages)) == batches


async def test_the_same_export_read_twice_changes_nothing(database: Database) -> None:
    first = await aurora(database)
    told = await first.told(Week(2026, 9), LAST)
    before = await everything_in(database)
    assert before["messages"] and before["turns"] and before["weekly_rollups"]
    again = await aurora(database)
    assert await again.told(Week(2026, 9), LAST) == told
    assert await everything_in(database) == before


async def test_weeks_told_one_by_one_are_the_weeks_told_together(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    alone = [facts for week in (LAST, Week(2026, 8)) for facts in await room.told(week)]
    together = await room.told(*room.archive.weeks(room.record))
    assert [str(facts.week) for facts in together] == [f"2026-W{number:02}" for number in range(4, 11)]
    assert together[-1] == alone[0] and together[4] == alone[1]


async def test_the_first_week_is_told_as_incomplete(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    told = await room.told(Week(2026, 4), Week(2026, 5))
    assert [facts.coverage.partial for facts in told] == [True, False]


async def test_in_totals_nobody_is_named_or_quoted_but_a_link_leads_to_whoever_waits(sqlite_database: Database) -> None:
    (facts,) = await (await aurora(sqlite_database, "totals")).told()
    (question,) = facts.open_questions
    assert question.author is None and question.excerpt is None and question.link is not None
    assert facts.worth_reading is None and facts.people.gone_quiet == () and facts.people.newly_speaking == ()
    assert all(theme.quote is None for theme in facts.themes) and facts.themes
    assert facts.indicators["active_contributions"].measurement.value
    for name in ("Elena", "Nadia", "Davide", "Renzo", "macchina a filtro"):
        assert name not in repr(facts)


async def test_an_erased_member_is_gone(database: Database) -> None:
    room = await aurora(database)
    digests = digests_of(room)
    written = await digests.write(LAST, room.record)
    assert written is not None and "Elena" in repr(written)
    elena = "1100000000000000113"
    async with database.writing() as session:
        await erase_member(session, SERVER, elena)
    (facts,) = await room.told()
    stored = await digests.stored(LAST)
    assert stored is not None and stored.open_questions == () == facts.open_questions
    for trace in ("Elena", elena, "macchina a filtro"):
        assert trace not in repr(facts) and trace not in repr(stored)
        assert trace not in repr(await everything_in(database))


async def test_a_digest_is_claimed_and_written_once(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    written = await digests_of(room).write(LAST, room.record)
    before = await everything_in(sqlite_database)
    assert await digests_of(room).write(LAST, room.record) == written
    assert await everything_in(sqlite_database) == before


async def test_an_export_without_a_readable_message_is_refused(sqlite_database: Database, tmp_path: Path) -> None:
    file = tmp_path / "empty.json"
    file.write_text('{"guild": {"id": "1", "name": "A"}, "channel": {"id": "2", "name": "b"}, "messages": []}')
    with pytest.raises(UnreadableInput, match="input-without-messages"):
        await aurora(sqlite_database, paths=[file])
