"""Segments follow from what members declare; a decision outlasts the rule; two at once end as one."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import NamedTuple

import pytest

from core.clock import FixedClock
from core.errors import UserFacingError
from core.settings import ServerDefaults
from models import members, privacy, servers
from models.members import Member
from models.profiles import Posted
from models.servers import Server
from models.session import Database
from services.needs import Needs
from services.profiles import Profiles
from services.segments import Reason, Segments
from services.server_settings import ServerSettings

SERVER, ADA, BRUNO, CHLOE = "900", "1", "2", "3"
NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)


class Rooms(NamedTuple):
    needs: Needs
    segments: Segments
    profiles: Profiles


@pytest.fixture
async def rooms(database: Database) -> AsyncIterator[Rooms]:
    clock = FixedClock(NOW)
    settings = ServerSettings(database, clock, ServerDefaults())
    needs = Needs(database, clock, settings)
    segments = Segments(database, clock, settings)
    async with database.writing() as session:
        await servers.upsert_server(session, Server(SERVER, "Salone"), NOW)
        await members.upsert_members(session, SERVER, [Member(ADA, "Ada"), Member(BRUNO, "Bruno")])
    yield Rooms(needs, segments, Profiles(database, clock, settings, needs, segments))


async def test_a_declared_need_puts_a_member_into_the_segment_and_says_why(rooms: Rooms) -> None:
    need = await rooms.needs.add(SERVER, "Pranzare in fretta", "staff", ADA)
    segment = await rooms.segments.create(SERVER, "Ufficio", ADA, interests=("zuppe",), needs=(need.id,))
    await rooms.profiles.declare(SERVER, BRUNO, interests=(), needs=("  pranzare in  FRETTA ",))
    await rooms.profiles.declare(SERVER, CHLOE, interests=("Zuppe",), needs=())
    assert [one.name for one in await rooms.segments.of_member(SERVER, BRUNO)] == ["Ufficio"]
    assert await rooms.segments.reasons(SERVER, BRUNO) == {segment.id: Reason("need", True, "Pranzare in fretta")}
    assert await rooms.segments.reasons(SERVER, CHLOE) == {segment.id: Reason("interest", True, "Zuppe")}
    assert await rooms.segments.members(SERVER, segment.id) == (BRUNO, CHLOE)
    assert [one.label for one in await rooms.needs.declared_by(SERVER, BRUNO)] == ["Pranzare in fretta"]
    await rooms.profiles.declare(SERVER, BRUNO, interests=("gelati",), needs=())
    assert await rooms.segments.of_member(SERVER, BRUNO) == ()


async def test_what_staff_decide_outlasts_what_is_declared(rooms: Rooms) -> None:
    segment = await rooms.segments.create(SERVER, "Zuppe", ADA, interests=("zuppe",))
    await rooms.profiles.declare(SERVER, BRUNO, interests=("zuppe",), needs=())
    await rooms.segments.decide(SERVER, segment.id, BRUNO, inside=False, by=ADA, reason="lavora per noi")
    assert await rooms.segments.members(SERVER, segment.id) == ()
    assert await rooms.segments.reasons(SERVER, BRUNO) == {segment.id: Reason("staff", False, "lavora per noi", ADA)}
    assert await rooms.segments.undecide(SERVER, segment.id, BRUNO, ADA)
    assert await rooms.segments.members(SERVER, segment.id) == (BRUNO,)
    assert not await rooms.segments.undecide(SERVER, segment.id, BRUNO, ADA)


async def test_who_left_is_in_no_segment_and_is_back_in_it_when_they_return(rooms: Rooms, database: Database) -> None:
    segment = await rooms.segments.create(SERVER, "Zuppe", ADA, interests=("zuppe",))
    await rooms.profiles.declare(SERVER, BRUNO, interests=("zuppe",), needs=())
    async with database.writing() as session:
        await members.note_departure(session, SERVER, BRUNO, NOW)
    assert await rooms.segments.members(SERVER, segment.id) == ()
    async with database.writing() as session:
        await members.note_arrival(session, SERVER, BRUNO, NOW)
    assert await rooms.segments.members(SERVER, segment.id) == (BRUNO,)


async def test_two_at_once_who_name_one_need_find_one(rooms: Rooms) -> None:
    declared = [rooms.profiles.declare(SERVER, one, interests=(), needs=("Avanzi",)) for one in (ADA, BRUNO, CHLOE)]
    await asyncio.gather(*declared, rooms.needs.add(SERVER, "avanzi", "staff", ADA))
    assert len(await rooms.needs.all(SERVER)) == 1
    found = await rooms.needs.find(SERVER, "AVANZI")
    assert found is not None
    assert (await rooms.profiles.of(SERVER, CHLOE)).needs == (found.id,)  # type: ignore[union-attr]


async def test_two_segments_of_one_name_at_once_are_one(rooms: Rooms) -> None:
    tries = [rooms.segments.create(SERVER, name, ADA) for name in ("Zuppe", "zuppe ", "ZUPPE")]
    ended = await asyncio.gather(*tries, return_exceptions=True)
    assert len(await rooms.segments.all(SERVER)) == 1
    assert sorted(type(one).__name__ for one in ended) == ["Segment", "UserFacingError", "UserFacingError"]


async def test_what_does_not_fit_is_refused_and_changes_nothing(rooms: Rooms) -> None:
    await rooms.profiles.declare(SERVER, BRUNO, interests=("zuppe",), needs=("avanzi",))
    with pytest.raises(UserFacingError, match="profile-too-many"):
        await rooms.profiles.declare(SERVER, BRUNO, interests=map(str, range(26)), needs=())
    with pytest.raises(UserFacingError, match="need-label-length"):
        await rooms.profiles.declare(SERVER, BRUNO, interests=(), needs=("x" * 81,))
    kept = await rooms.profiles.of(SERVER, BRUNO)
    assert kept is not None
    assert kept.interests == ("zuppe",)


async def test_an_erased_member_leaves_only_the_message_to_be_deleted(rooms: Rooms, database: Database) -> None:
    segment = await rooms.segments.create(SERVER, "Zuppe", ADA, interests=("zuppe",))
    await rooms.profiles.declare(SERVER, BRUNO, interests=("zuppe",), needs=("avanzi",))
    await rooms.segments.decide(SERVER, segment.id, BRUNO, inside=True, by=ADA)
    await rooms.segments.decide(SERVER, segment.id, ADA, inside=True, by=BRUNO)
    await rooms.profiles.note_posted(SERVER, BRUNO, Posted("70", "71"))
    async with database.writing() as session:
        assert (await privacy.export_member(session, SERVER, BRUNO))["profile"]
        await privacy.erase_member(session, SERVER, BRUNO)
        left = await privacy.export_member(session, SERVER, BRUNO)
    assert not any(left[kind] for kind in ("profile", "needs_declared", "segments", "segment_roles"))
    assert await rooms.profiles.removals(SERVER) == (Posted("70", "71"),)
    assert await rooms.segments.reasons(SERVER, ADA) == {segment.id: Reason("staff", True, None, None)}
    assert not await rooms.profiles.note_posted(SERVER, BRUNO, Posted("70", "72"))
    await rooms.profiles.removed(SERVER, "71")
    assert await rooms.profiles.removals(SERVER) == (Posted("70", "72"),)
