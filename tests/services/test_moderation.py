"""Cases under concurrency, attempts that fail, timers in their hundreds, retention and erasure: on both databases."""

import asyncio
from datetime import timedelta

import pytest

from core.errors import UserFacingError
from models import cases, penalties, privacy
from models.case_values import Case, Evidence, NewCase, Wanted
from models.session import Database
from services.by_hand import Entry
from services.moderation import JustActed
from services.penalties import ModerationSettings, points_at, step_reached, steps_of
from services.ports import Refusal, Refused
from services.snowflakes import id_at
from tests.services.guarded import NOW, SERVER, Room, order

DAY = timedelta(days=1)


async def numbers(room: Room, **wanted: object) -> list[int]:
    async with room.database.reading() as session:
        found = await cases.find_cases(session, SERVER, Wanted(**wanted), 1000)  # type: ignore[arg-type]
    return sorted(case.number for case in found)


async def test_cases_of_many_at_once_are_numbered_without_gaps(database: Database) -> None:
    room = await Room(database).open()
    made = await asyncio.gather(*(room.moderation.act(SERVER, order("warning", f"{m}")) for m in range(100, 125)))
    assert sorted(case.number for case in made) == list(range(1, 26)) == await numbers(room)


async def test_one_entry_of_the_audit_log_is_one_case_however_often_it_is_seen(database: Database) -> None:
    room = await Room(database).open()
    entry = Entry(id_at(NOW), "kick", "5", "Bruno", "9", False, "spam", NOW)
    made = await asyncio.gather(*(room.by_hand.seen(SERVER, entry) for _ in range(10)))
    assert len([case for case in made if case is not None]) == 1 and await numbers(room) == [1]


async def test_of_two_moderators_at_once_the_second_sees_what_the_first_did(database: Database) -> None:
    room = await Room(database).open()
    done = await asyncio.gather(
        room.moderation.act(SERVER, order("ban", "5", "8")),
        room.moderation.act(SERVER, order("ban", "5", "9")),
        return_exceptions=True,
    )
    (refused,) = [one for one in done if isinstance(one, JustActed)]
    assert refused.case.number == 1 and await numbers(room) == [1] and room.arm.calls == 1
    await room.moderation.act(SERVER, order("ban", "5", "9", anyway=True))
    assert room.attempts.idle, "every lock was let go"


@pytest.mark.parametrize("reason", list(Refusal))
@pytest.mark.parametrize("kind", ["kick", "ban", "timeout", "softban"])
async def test_what_discord_refuses_is_no_case(sqlite_database: Database, kind: str, reason: Refusal) -> None:
    room = await Room(sqlite_database).open()
    room.arm.refuses = [Refused(reason, 50013)]
    with pytest.raises(UserFacingError, match="action-failed"):
        await room.moderation.act(SERVER, order(kind, "5", length=DAY if kind == "timeout" else None))
    assert await numbers(room) == []
    assert len(room.arm.taken_back) == len(room.arm.written), "no notice is left standing"
    async with sqlite_database.reading() as session:
        (tried,) = await penalties.attempts(session, SERVER, "failed")
    assert tried.refusal == str(reason)
    assert room.attempts.idle


async def test_more_than_a_hundred_timers_end_once_each_also_after_a_restart(database: Database) -> None:
    room = await Room(database).open()
    members = [f"{member}" for member in range(100, 205)]
    async with database.writing() as session:
        for member in members:
            new = NewCase("ban", NOW, "command", member, expires_at=NOW + DAY)
            await room.cases.record_within(session, SERVER, new)
    room.arm.banned.update(members)
    room.clock.at += DAY + timedelta(minutes=1)
    room.arm.refuses = [Refused(Refusal.UNREACHABLE)] * 3
    await room.timers.run(SERVER, "x")
    assert len(room.arm.banned) == 3, "put off, not dropped"
    room.clock.at += timedelta(minutes=2)
    rooms = [room.again() for _ in range(2)]
    await asyncio.gather(*(one.timers.run(SERVER, "x") for one in rooms))
    assert room.arm.banned == set()
    assert len(await numbers(room, kinds=frozenset({"unban"}))) == len(members)
    async with database.reading() as session:
        assert await penalties.count_timers(session, SERVER) == 0


async def test_a_ban_for_good_in_the_last_moment_is_not_lifted(database: Database) -> None:
    room = await Room(database).open()
    await room.moderation.act(SERVER, order("ban", "5", length=DAY))
    room.clock.at += DAY
    await asyncio.gather(room.moderation.act(SERVER, order("ban", "5", "9", anyway=True)), room.timers.run(SERVER, "x"))
    await room.timers.run(SERVER, "x")
    async with database.reading() as session:
        held = await cases.holding(session, SERVER, room.clock.now(), member="5")
        assert await penalties.count_timers(session, SERVER) == 0
    assert [case.what.expires_at for case in held] == [None] and "5" in room.arm.banned


async def test_an_old_entry_that_is_read_late_ends_nothing_newer(database: Database) -> None:
    room = await Room(database).open()
    await room.moderation.act(SERVER, order("ban", "5"))
    old = NOW - timedelta(hours=3)
    made = await room.by_hand.seen(SERVER, Entry(id_at(old), "unban", "5", None, "9", False, None, old))
    assert made is not None
    held = await room.cases.holding(SERVER, member="5")
    assert [case.what.kind for case in held] == ["ban"]


async def test_a_storm_of_reports_is_one_report_with_many_voices(database: Database) -> None:
    room = await Room(database).open()
    shown = Evidence("77", "7", "5", "parole", NOW)
    filed = await asyncio.gather(
        *(room.reports.file(SERVER, f"{m}", shown, "Bruno", None) for m in range(100, 130)),
        *(room.reports.file(SERVER, "100", shown, "Bruno", None) for _ in range(5)),
        return_exceptions=True,
    )
    assert sum(isinstance(one, UserFacingError) for one in filed) == 5
    assert await numbers(room) == [1]
    assert len((await room.reports.get(SERVER, 1)).voices) == 30
    closed = await asyncio.gather(
        *(room.reports.close(SERVER, 1, f"{m}", "dismissed") for m in (8, 9)), return_exceptions=True
    )
    assert sum(isinstance(one, UserFacingError) for one in closed) == 1, "closed once"


async def test_each_kind_is_kept_as_long_as_the_server_chose_and_what_holds_longer(database: Database) -> None:
    room = await Room(database).open()
    await room.settings.change(SERVER, ModerationSettings, "9", keep_notes_days=10, keep_penalties_days=30)
    for kind, member in (("note", "5"), ("warning", "5"), ("kick", "6"), ("ban", "7")):
        await room.cases.record(SERVER, NewCase(kind, NOW, "command", member))  # type: ignore[arg-type]
    room.clock.at += timedelta(days=20)
    assert [await room.cases.tidy(SERVER) for _ in range(2)] == [1, 0]
    room.clock.at += timedelta(days=20)
    await room.cases.tidy(SERVER)
    assert await numbers(room) == [2, 4], "the warning, and the ban that still holds"


async def test_whoever_is_erased_is_a_pseudonym_and_still_banned_until_it_is_over(database: Database) -> None:
    room = await Room(database).open()
    shown = Evidence("77", "7", "5", "parole che restano", NOW)
    await room.moderation.act(SERVER, order("ban", "5", length=DAY, evidence=(shown,)))
    for _ in range(2):
        async with database.writing() as session:
            await privacy.erase_member(session, SERVER, "5")
    (case,) = (await room.cases.page(SERVER, Wanted())).cases
    assert case.what.member is not None and case.what.member.startswith("erased-") and case.what.member_name is None
    assert case.what.evidence[0].text == "parole che restano" and case.what.evidence[0].author == case.what.member
    assert [one.number for one in await room.cases.holding(SERVER, member="5")] == [1], "recognised should they join"
    room.clock.at += DAY
    await room.timers.run(SERVER, "x")
    assert room.arm.banned == set()
    assert await room.cases.holding(SERVER, member="5") == ()


def test_points_fade_with_time_and_void_cases_count_nothing() -> None:
    def case(days: int, *, void: bool = False) -> Case:
        new = NewCase("warning", NOW - days * DAY, "command", "5", points=2)
        return Case(days + 1, new, voided_at=NOW if void else None)

    last = timedelta(days=90)
    assert points_at([case(0)], NOW, last) == 2
    assert points_at([case(45)], NOW, last) == 1
    assert points_at([case(90), case(200)], NOW, last) == 0
    assert points_at([case(0, void=True)], NOW, last) == 0
    assert points_at([case(0), case(45)], NOW, last) == 3


@pytest.mark.parametrize(
    "line", ["ban", "3 timeout", "3 kick 1h", "x timeout 1h", "3 timeout 40d", "1 warning", "3 ban presto"]
)
def test_a_ladder_that_cannot_be_read_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"ladder|length|timeout"):
        steps_of(line)


def test_a_ladder_is_climbed_one_step_at_a_time() -> None:
    steps = steps_of("9 ban 7d, 3 timeout 1h, 6 kick, 12 ban")
    assert [step.points for step in steps] == [3, 6, 9, 12]
    assert steps[3].length is None
    assert steps_of("9 ban 7 giorni, 3 silenzio 1 ora, 6 espulsione, 12 ban") == steps, "in either language"
    assert step_reached(steps, 2, 3) == steps[0]
    assert step_reached(steps, 3, 4) is None, "it has been there"
    assert step_reached(steps, 2, 7) == steps[1], "of two the higher one"
