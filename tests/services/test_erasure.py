"""An erasure reaches every area, at once or not at all, and nothing brings back what it took."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from models import messages
from models.session import Database
from services.analysis import Analysis
from services.erasure import Erasure
from services.privacy import PrivacyRegistry
from services.recorder import Batch, Recorder
from services.workers import SameProcess
from tests.services.community import CLOCK, SERVER, Aurora, aurora, everything_in
from tests.services.test_consent import ELENA, said_by
from tests.services.test_retention import choices_of

RENZO = "1100000000000000104"


@dataclass
class Ballots:
    """An area that keeps something elsewhere. `broken`: it fails to erase."""

    kept: dict[str, list[str]] = field(default_factory=dict)
    broken: bool = False

    async def export(self, session: AsyncSession, server_id: str, member_id: str) -> dict[str, Any]:
        return {"votes": self.kept[member_id]} if member_id in self.kept else {}

    async def erase(self, session: AsyncSession, server_id: str, member_id: str) -> int:
        if self.broken:
            raise RuntimeError("an area that fails")
        return len(self.kept.pop(member_id, ()))


def erasure_of(room: Aurora, *areas: tuple[str, Ballots]) -> Erasure:
    return Erasure(room.database, CLOCK, PrivacyRegistry(areas))


async def test_an_erasure_and_an_export_reach_every_area(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    ballots = Ballots({ELENA: ["the yellow lid"], RENZO: ["the red one"]})
    erasure = erasure_of(room, ("polls", ballots))
    assert (await erasure.export(SERVER, ELENA))["areas"] == {"polls": {"votes": ["the yellow lid"]}}
    assert (await erasure.kept(SERVER, ELENA)).areas == ("polls",)
    assert (await erasure.erase(SERVER, ELENA)).taken.areas == ("polls",)
    assert ballots.kept == {RENZO: ["the red one"]}


async def test_when_one_area_fails_nothing_is_erased(database: Database) -> None:
    room = await aurora(database)
    before = await everything_in(database)
    with pytest.raises(RuntimeError):
        await erasure_of(room, ("polls", Ballots(broken=True))).erase(SERVER, ELENA)
    assert await everything_in(database) == before


async def test_two_erasures_at_once_are_one(database: Database) -> None:
    room = await aurora(database)
    erasure = erasure_of(room)
    both = await asyncio.gather(erasure.erase(SERVER, ELENA), erasure.erase(SERVER, ELENA))
    assert sorted(erased.taken.nothing for erased in both) == [False, True]
    after = await everything_in(database)
    await erasure.erase(SERVER, ELENA)
    assert await everything_in(database) == after


async def test_what_was_said_before_an_erasure_cannot_be_stored_again(database: Database) -> None:
    room = await aurora(database)
    theirs = await said_by(room, ELENA)
    await erasure_of(room).erase(SERVER, ELENA)
    recorder = Recorder(database, CLOCK, "full")
    assert (await recorder.record(SERVER, Batch(tuple(theirs)))).stored == 0
    async with database.reading() as session:
        assert await messages.messages_by_id(session, SERVER, [message.id for message in theirs]) == {}


async def test_an_erasure_while_the_worker_reads_leaves_nothing_of_what_it_read(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    (first, *_) = await said_by(room, ELENA)
    recorder = Recorder(sqlite_database, CLOCK, "full")
    await recorder.edit(SERVER, first.id, first.text + " zafferano", CLOCK.now())
    analysis = Analysis(sqlite_database, SameProcess())
    store, erased = analysis._store, []

    async def erase_first(*given: Any) -> bool:
        if not erased:
            erased.append(await erasure_of(room).erase(SERVER, ELENA))
        return await store(*given)

    analysis._store = erase_first  # type: ignore[method-assign]
    await analysis.catch_up(SERVER)
    rows = await everything_in(sqlite_database)
    for table, held in rows.items():
        assert ELENA not in repr(held), table
        assert first.id not in repr(held), table


async def test_who_fell_silent_in_totals_is_not_even_a_number(sqlite_database: Database) -> None:
    room = await aurora(sqlite_database)
    (before,) = await room.told()
    assert [quiet.author for quiet in before.people.gone_quiet] == ["Renzo"]
    await choices_of(room).choose(SERVER, RENZO, "totals")
    (after,) = await room.told()
    assert after.people.gone_quiet == () and after.people.newly_speaking == before.people.newly_speaking
    assert "Renzo" not in repr(after) and RENZO not in repr(after)
    assert after.indicators == before.indicators
