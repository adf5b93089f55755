"""What is over goes at night, whole weeks at a time; what was counted stays as it was counted."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.clock import FixedClock
from core.settings import ServerDefaults
from core.windows import Week
from metrics.values import Message
from models import audit, calendar, digests, histories, kept, members, messages, rollups, turns
from models.audit import AuditEntry
from models.calendar import Appointment
from models.members import Consent
from models.session import Database
from services.analysis import Analysis
from services.choices import Choices
from services.erasure import Erasure
from services.privacy import PrivacyRegistry
from services.recorder import Batch, Recorder
from services.retention import Retention
from services.rollups import Rollups
from services.server_settings import ServerSettings
from services.weeks import Weeks
from services.window import Border, kept_until
from services.windows import Windows
from services.workers import SameProcess
from tests.services.community import CLOCK, LAST, SERVER, Aurora, aurora, everything_in
from tests.services.test_archive import digests_of

ROME = ZoneInfo("Europe/Rome")
LATER = FixedClock(datetime(2026, 4, 18, 3, 30, tzinfo=UTC))
"""A Saturday in April: the sixtieth day before it lies in the eighth week."""
FIRST_KEPT = Week(2026, 8)


def choices_of(room: Aurora, clock: FixedClock = LATER, before: Consent = "totals") -> Choices:
    settings = ServerSettings(room.database, clock, ServerDefaults(consent_before_choice=before))
    return Choices(room.database, clock, settings, Erasure(room.database, clock, PrivacyRegistry()))


def retention_of(room: Aurora, clock: FixedClock = LATER, before: Consent = "totals") -> Retention:
    settings = ServerSettings(room.database, clock, ServerDefaults(consent_before_choice=before))
    analysis = Analysis(room.database, SameProcess())
    return Retention(room.database, clock, settings, analysis, SameProcess(), choices_of(room, clock, before))


def rollups_of(room: Aurora) -> Rollups:
    return Rollups(room.database, Weeks(room.database, SameProcess(), Windows(room.archive.server, listened=False)))


async def test_whole_weeks_go_and_running_twice_changes_nothing(database: Database) -> None:
    room = await aurora(database)
    assert await retention_of(room).tidy(SERVER)
    after = await everything_in(database)
    border = FIRST_KEPT.start(ROME)
    async with database.reading() as session:
        first = await kept.first_message(session, SERVER)
        left = await turns.turns_between(session, SERVER, datetime(2020, 1, 1, tzinfo=UTC), LATER.at, shingles=True)
    assert first is not None and border <= first < border + timedelta(weeks=1)
    assert left and all(turn.at >= border for turn in left)
    assert {row[2] for row in after["shingles"]} <= {turn.id for turn in left}
    assert {row[1] for row in after["reply_links"]} <= {row[1] for row in after["messages"]}
    assert await retention_of(room).tidy(SERVER)
    assert await everything_in(database) == after


async def test_weeks_are_counted_before_their_messages_go_and_never_again(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    weeks = room.archive.weeks(room.record)
    await retention_of(room).tidy(SERVER)
    async with sqlite_database.reading() as session:
        gone = {week: await rollups.rollups_of(session, SERVER, week) for week in weeks if week < FIRST_KEPT}
    assert (
        gone and all(gone.values()) and any(measured["active_contributions"][0].numerator for measured in gone.values())
    )
    at = weeks[0].start(ROME) + timedelta(days=1)
    late = Message("late", at, "1100000000000000010", "late", "Anche io ho la moka nuova, perché la vecchia perdeva")
    await Recorder(sqlite_database, CLOCK, "full").record(SERVER, Batch((late,)))
    await Analysis(sqlite_database, SameProcess()).catch_up(SERVER)
    filled = await rollups_of(room).fill(weeks)
    assert filled == tuple(week for week in weeks if week >= FIRST_KEPT)
    async with sqlite_database.reading() as session:
        assert {week: await rollups.rollups_of(session, SERVER, week) for week in gone} == gone


async def test_a_turn_across_the_border_goes_with_all_its_messages(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    border = FIRST_KEPT.start(ROME)
    around = [
        Message(f"9{i}", border + timedelta(minutes=minutes), "1100000000000000010", "nottambula", f"di notte {i}")
        for i, minutes in enumerate((-2, 1, 30))
    ]
    await Recorder(sqlite_database, CLOCK, "full").record(SERVER, Batch(tuple(around)))
    await retention_of(room).tidy(SERVER)
    async with sqlite_database.reading() as session:
        assert set(await messages.messages_by_id(session, SERVER, ["90", "91", "92"])) == {"92"}


async def test_by_person_only_those_who_agreed_to_it_are_kept_beyond_the_window(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    elena, davide = "1100000000000000113", "1100000000000000107"
    await choices_of(room).choose(SERVER, davide, "full")
    await digests_of(room).write(LAST, room.record)
    far = FixedClock(LAST.end(ROME) + timedelta(days=70))
    await retention_of(room, far).tidy(SERVER)
    async with sqlite_database.reading() as session:
        weeks = await rollups.member_weeks(session, SERVER, Week(2026, 1), LAST)
        stored = await digests.digest(session, SERVER, LAST)
    assert set(weeks) == {davide}
    assert stored is not None and stored.facts is not None
    assert stored.facts["indicators"] and stored.facts["open_questions"] == []
    rows = await everything_in(sqlite_database)
    assert {row[2] for row in rows["digest_mentions"]} <= {davide}
    assert elena not in repr(rows["digests"]) and "Elena" not in repr(rows["digests"])


async def test_the_staffs_trail_is_kept_for_two_years(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    old, young = (AuditEntry(LATER.at - timedelta(days=days), "7", "digest.day") for days in (731, 729))
    async with sqlite_database.writing() as session:
        await audit.note(session, SERVER, [old, young])
    await retention_of(room).tidy(SERVER)
    async with sqlite_database.reading() as session:
        assert [entry.at for entry in await audit.latest(session, SERVER)] == [young.at]


async def test_days_on_which_a_daily_job_was_done_go_and_what_else_was_done_stays(database: Database) -> None:
    room = await aurora(database)
    days = [(LATER.at - timedelta(days=ago)).date().isoformat() for ago in (70, 50)]
    done = [Appointment(SERVER, "retention", day, LATER.at) for day in days]
    done += [Appointment(SERVER, "digest", "2026-W01", LATER.at), Appointment(SERVER, "tests", "first.7", LATER.at)]
    forgotten_work = Appointment(SERVER, "backup", days[0], LATER.at)
    async with database.writing() as session:
        for appointment in (*done, forgotten_work):
            await calendar.replan(session, SERVER, appointment.job, [appointment])
            if appointment in done:
                await calendar.claim(session, appointment, LATER.at, timedelta(minutes=1))
                await calendar.finish(session, appointment, LATER.at)
    await retention_of(room).tidy(SERVER)
    async with database.reading() as session:
        book = await calendar.book(session, SERVER)
    assert {name: set(of_job.done) for name, of_job in book.items()} == {
        "retention": {days[1]},
        "digest": {"2026-W01"},
        "tests": {"first.7"},
        "backup": set(),
    }
    assert [one.occasion for one in book["backup"].ahead] == [days[0]]


async def test_nothing_goes_while_the_past_is_still_being_read(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    async with sqlite_database.writing() as session:
        await histories.open_gap(session, SERVER, None, LATER.at, None)
    before = await everything_in(sqlite_database)
    assert not await retention_of(room).tidy(SERVER)
    assert await everything_in(sqlite_database) == before


async def test_a_stricter_rule_of_the_server_reaches_what_is_stored_of_whoever_has_not_chosen(
    sqlite_database: Database,
) -> None:
    room = await aurora(sqlite_database)
    davide = "1100000000000000107"
    first_hour = room.record.start.replace(minute=0, second=0)
    await choices_of(room).choose(SERVER, davide, "full")
    async with sqlite_database.reading() as session:
        told = await messages.messages_counted(session, SERVER, first_hour, room.record.end)
    forgotten = await choices_of(room, before="none").apply_before_choice(SERVER)
    async with sqlite_database.reading() as session:
        still = await messages.messages_counted(session, SERVER, first_hour, room.record.end)
        left = await messages.messages_between(session, SERVER, first_hour, LATER.at)
        names = {member.name for member in (await members.members(session, SERVER)).values() if not member.bot}
    assert forgotten > 5 and sum(still) == sum(told)
    assert {message.author for message in left if not message.bot} == {davide}
    assert names == {"Davide"}
    assert await choices_of(room, before="none").apply_before_choice(SERVER) == 0


@pytest.mark.parametrize("hour", [0, 12, 23])
def test_everything_is_kept_for_sixty_days_and_for_less_than_sixty_eight(hour: int) -> None:
    said = datetime(2026, 3, 25, hour, 30, tzinfo=UTC)  # in the week of the clock change
    until = kept_until(said, ROME)
    assert timedelta(days=60) <= until - said < timedelta(days=68)
    assert Border.at(until - timedelta(minutes=1), ROME).moment <= said < Border.at(until, ROME).moment
