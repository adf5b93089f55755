"""What a process left open, or whose answer was lost, ends as what it was; two processes at one order do it once."""

import asyncio
from datetime import timedelta

import pytest

from core.errors import UserFacingError
from models import penalties
from models.case_values import Case, Evidence, NewCase, Wanted
from models.penalties import Attempt
from models.session import Database
from services.by_hand import Entry
from services.enforcing import AlreadyAsked
from services.ports import Refusal, Refused
from services.preventing import TAKEN_UP
from services.prevention import Finding
from services.snowflakes import id_at
from tests.services.guarded import NOW, SERVER, Room, order

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
SHOWN = Evidence("77", "7", "5", "parole", NOW)
LATER = timedelta(minutes=3)


def logged(kind: str, member: str = "5", *, ours: bool = True) -> Entry:
    """An entry of Discord's audit log of half a minute later."""
    at = NOW + timedelta(seconds=30)
    return Entry(id_at(at), kind, member, None, "1", ours, None, at)  # type: ignore[arg-type]


async def filed(room: Room) -> list[Case]:
    return list((await room.cases.page(SERVER, Wanted())).cases[::-1])


async def ended(room: Room) -> tuple[Attempt, ...]:
    """Attempts that failed; none is left open."""
    assert await room.attempts.left_open(SERVER) == ()
    async with room.database.reading() as session:
        return await penalties.attempts(session, SERVER, "failed")


async def unclear(room: Room, kind: str, *, done: bool) -> None:
    """Something is ordered, its answer is lost, and Discord cannot be asked."""
    await room.by_hand.catch_up(SERVER, room.log)
    room.arm.blind = True
    if kind == "unban":
        room.arm.banned.add("5")
    if done:
        room.arm.loses = 1
    else:
        room.arm.refuses = [Refused(Refusal.UNREACHABLE)]
    length = DAY if kind == "timeout" else None
    with pytest.raises(UserFacingError, match="action-unclear"):
        await room.moderation.act(SERVER, order(kind, "5", length=length, reason="toni", evidence=(SHOWN,)))
    assert await filed(room) == []
    room.arm.blind = False


@pytest.mark.parametrize("kind", ["ban", "unban", "kick", "timeout"])
async def test_an_answer_that_was_lost_is_a_case_as_soon_as_the_log_tells(database: Database, kind: str) -> None:
    room = await Room(database).open()
    await unclear(room, kind, done=True)
    made = [await room.by_hand.seen(SERVER, logged(kind)) for _ in range(2)]
    assert [case.number if case else None for case in made] == [1, None]
    (case,) = await filed(room)
    assert (case.what.kind, case.what.actor, case.what.reason) == (kind, "9", "toni")
    assert case.what.evidence == (SHOWN,) and case.what.audit_id == logged(kind).id
    assert await ended(room) == ()


@pytest.mark.parametrize("kind", ["ban", "kick"])
async def test_what_the_log_does_not_know_was_not_done_and_is_put_right(database: Database, kind: str) -> None:
    room = await Room(database).open()
    await unclear(room, kind, done=False)
    assert await room.settling.occasions(SERVER, room.clock.now(), frozenset()) != ()
    room.clock.at += LATER
    for _ in range(2):
        assert await room.settling.run(SERVER, "x")
    assert await filed(room) == []
    (tried,) = await ended(room)
    assert tried.refusal == "interrupted" and "put-right" in tried.steps and tried.evidence == ()
    assert "errore" in room.arm.written[-1][1] and len(room.arm.written) == 2


@pytest.mark.parametrize("kind", ["ban", "unban", "kick", "timeout"])
@pytest.mark.parametrize("done", [True, False])
async def test_where_the_log_may_not_be_read_discord_itself_is_asked(database: Database, kind: str, done: bool) -> None:
    room = await Room(database).open()
    await unclear(room, kind, done=done)
    room.log.refuses = Refusal.FORBIDDEN
    room.clock.at += LATER
    assert await room.settling.run(SERVER, "x")
    assert [case.what.kind for case in await filed(room)] == ([kind] if done else [])
    assert len(await ended(room)) == (not done)


async def test_while_discord_is_away_nothing_is_settled_and_it_is_looked_at_again(database: Database) -> None:
    room = await Room(database).open()
    await unclear(room, "ban", done=True)
    room.clock.at += LATER
    room.log.refuses = Refusal.UNREACHABLE
    assert not await room.settling.run(SERVER, "x")
    assert len(await room.attempts.left_open(SERVER)) == 1
    room.log.refuses = None
    room.log.written = [logged("ban")]
    assert await room.settling.run(SERVER, "x")
    assert [case.what.kind for case in await filed(room)] == ["ban"]
    assert await ended(room) == ()


async def test_a_softban_that_died_half_way_is_on_file_as_the_ban_that_it_is(database: Database) -> None:
    room = await Room(database).open()
    await room.by_hand.catch_up(SERVER, room.log)
    await room.attempts.begin(SERVER, Attempt("a", "softban", NOW, "5", actor="9", steps=("told", "banned")))
    room.arm.banned.add("5")
    room.log.written = [logged("ban")]
    room.clock.at += LATER
    assert await room.settling.run(SERVER, "x")
    assert [(case.what.kind, case.what.told) for case in await filed(room)] == [("ban", "told")]


async def test_what_is_still_going_on_is_not_settled_behind_its_back(database: Database) -> None:
    room = await Room(database).open()
    await room.by_hand.catch_up(SERVER, room.log)
    room.arm.held = asyncio.Event()
    acting = asyncio.create_task(room.moderation.act(SERVER, order("ban", "5")))
    await room.arm.begun.wait()
    room.clock.at += LATER  # Discord told it to wait
    settling = asyncio.create_task(room.settling.run(SERVER, "x"))
    await asyncio.sleep(0.05)
    room.arm.held.set()
    await asyncio.gather(acting, settling)
    assert [case.what.kind for case in await filed(room)] == ["ban"] and await ended(room) == ()
    assert len(room.arm.written) == 1, "nobody was told that it was an error"


@pytest.mark.parametrize("kind", ["lock", "unlock", "slowmode"])
@pytest.mark.parametrize("done", [True, False])
async def test_a_channel_is_on_file_as_it_was_left(database: Database, kind: str, done: bool) -> None:
    room = await Room(database).open()
    before = {"send_messages": False}
    if kind == "unlock":
        await room.rooms.do(SERVER, NewCase("lock", NOW, "command", channel="7", actor="9", before=before))
    new = NewCase(kind, NOW, "command", channel="7", actor="9", expires_at=NOW + DAY, before=before)  # type: ignore[arg-type]
    await room.rooms.begin(SERVER, room.rooms._attempt(new, 30))
    if done and kind == "slowmode":
        room.arm.slowness["7"] = 30
    elif done:
        room.arm.closed ^= {"7"}
    room.clock.at += LATER
    room.arm.blind = True
    assert not await room.settling.run(SERVER, "x"), "it cannot be seen: later"
    room.arm.blind = False
    assert await room.settling.run(SERVER, "x")
    made = [case for case in await filed(room) if case.what.kind == kind]
    assert len(made) == done and len(await ended(room)) == (not done)
    if done and kind == "lock":
        room.clock.at += DAY
        await room.timers.run(SERVER, "x")
        assert room.arm.opened_to == [before], "it opens by itself, to what it was before"


@pytest.mark.parametrize(("gone", "cases"), [(0, 0), (2, 1)])
async def test_a_purge_that_died_is_on_file_with_what_it_had_deleted(database: Database, gone: int, cases: int) -> None:
    room = await Room(database).open()
    new = NewCase("purge", NOW, "command", channel="7", actor="9")
    await room.rooms.begin(SERVER, room.rooms.clearing(new, ["71", "72", "73"]))
    room.arm.swept |= {"71", "72"} if gone else set()
    room.clock.at += LATER
    room.arm.blind = True
    assert not await room.settling.run(SERVER, "x"), "it cannot be seen: later"
    room.arm.blind = False
    assert await room.settling.run(SERVER, "x") and await room.again().settling.run(SERVER, "x")
    made = await filed(room)
    assert [case.what.kind for case in made] == ["purge"] * cases
    assert all("2" in (case.what.reason or "") and "3" in (case.what.reason or "") for case in made)
    assert [one.refusal for one in await ended(room)] == ["interrupted"] * (1 - cases)


# ---------------------------------------------------------------- two processes on one token


async def test_of_two_processes_at_one_order_one_carries_it_out(database: Database) -> None:
    room = await Room(database).open()
    other = room.again()
    done = await asyncio.gather(
        *(one.moderation.act(SERVER, order("ban", "5", asked="i1")) for one in (room, other)), return_exceptions=True
    )
    assert sum(isinstance(one, AlreadyAsked) for one in done) == 1
    assert room.arm.calls == 1 and len(room.arm.written) == 1
    lock = NewCase("lock", NOW, "command", channel="7", actor="9")
    done = await asyncio.gather(
        *(one.rooms.do(SERVER, lock, asked="i2") for one in (room, other)), return_exceptions=True
    )
    assert sum(isinstance(one, AlreadyAsked) for one in done) == 1 and room.arm.calls == 2
    assert [case.number for case in await filed(room)] == [1, 2]


def found(rule: str = "burst", at: timedelta = timedelta(0), message: str = "70") -> Finding:
    if rule == "join-wave":
        return Finding(SERVER, "join-wave", "act", NOW + at, people=("100", "101"))
    shown = (Evidence(message, "7", "5", "compra", NOW), Evidence(f"{message}1", "8", "5", "compra", NOW))
    return Finding(SERVER, rule, "act", NOW + at, "5", "Bruno", shown)  # type: ignore[arg-type]


async def test_what_two_processes_find_at_once_is_one_case_and_all_of_it_goes(database: Database) -> None:
    room = await Room(database).open()
    other = room.again()
    found_twice = (found(message="70"), found(at=timedelta(seconds=1), message="80"))
    hits = await asyncio.gather(room.preventing.act(found_twice[0]), other.preventing.act(found_twice[1]))
    assert sum(hit is not None for hit in hits) == 1
    assert [case.what.kind for case in await filed(room)] == ["automod"]
    assert room.arm.swept == {"70", "701", "80", "801"}
    waves = await asyncio.gather(*(one.preventing.act(found("join-wave")) for one in (room, other)))
    assert sum(hit is not None for hit in waves) == 1 and len(room.arm.paused) == 1
    assert await room.preventing.act(found(at=2 * MINUTE)) is not None, "two minutes later it is another burst"


@pytest.mark.parametrize("rule", ["burst", "join-wave"])
async def test_what_was_found_when_a_process_died_is_finished_by_the_next(database: Database, rule: str) -> None:
    room = await Room(database).open()
    await room.preventing._note(found(rule))  # and then it died
    room.clock.at += MINUTE
    assert room.arm.calls == 0
    again = room.again()
    for _ in range(2):
        (hit,) = await again.preventing.take_up(SERVER)
        assert hit.rule == rule
    if rule == "burst":
        (case,) = await filed(room)
        assert room.arm.swept == {"70", "701"} and room.arm.silenced["5"] == case.what.expires_at
    else:
        assert room.arm.paused == [NOW + 60 * MINUTE] and await filed(room) == []
    calls = room.arm.calls
    room.clock.at += TAKEN_UP
    assert await room.again().preventing.take_up(SERVER) == () and room.arm.calls == calls


async def test_a_case_of_nobodys_gets_one_name_only(database: Database) -> None:
    room = await Room(database).open()
    await room.by_hand.unseen(SERVER, "ban", "5", "Bruno")
    claimed = await asyncio.gather(*(room.cases.claim(SERVER, 1, by) for by in "89"), return_exceptions=True)
    assert sum(isinstance(one, UserFacingError) for one in claimed) == 1
    voided = await asyncio.gather(*(room.cases.void(SERVER, 1, by, None) for by in "89"), return_exceptions=True)
    assert sum(isinstance(one, UserFacingError) for one in voided) == 1
