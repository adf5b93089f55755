"""What waits for staff: told by sources, taken on by one, over by itself."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from core.clock import FixedClock
from core.errors import UserFacingError
from models import inbox, privacy, servers
from models.servers import Server
from models.session import Database
from services.inbox import Inbox, InboxItem

SERVER, ADA, TEO, BRUNO = "900", "1", "2", "3"
NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)


def item(key: str, hours: int, **more: object) -> InboxItem:
    since = NOW - timedelta(hours=hours)
    return InboxItem(key, "question", since, "inbox-gone", {}, **more)  # type: ignore[arg-type]


class Known:
    """A source that tells what it is given."""

    name = "known"

    def __init__(self, *items: InboxItem) -> None:
        self.items = items
        self.broken = False

    async def waiting(self, server_id: str, now: datetime) -> Sequence[InboxItem]:
        if self.broken:
            raise RuntimeError("a source that fails")
        return self.items


@pytest.fixture
async def clock(database: Database) -> FixedClock:
    async with database.writing() as session:
        await servers.upsert_server(session, Server(SERVER, "Salone"), NOW)
    return FixedClock(NOW)


def opened(database: Database, clock: FixedClock, *sources: Known) -> Inbox:
    made = Inbox(database, clock)
    for source in sources:
        made.register(source)
    return made


async def keys(made: Inbox) -> list[str]:
    return [entry.item.key for entry in await made.waiting(SERVER)]


async def test_what_is_overdue_comes_first_then_the_oldest(database: Database, clock: FixedClock) -> None:
    source = Known(item("young", 1), item("old", 50), item("overdue", 3, due=NOW - timedelta(minutes=1)))
    assert await keys(opened(database, clock, source)) == ["overdue", "old", "young"]


async def test_of_two_who_take_it_on_at_once_one_gets_it(database: Database, clock: FixedClock) -> None:
    made = opened(database, clock, Known(item("question", 5, member=BRUNO)))
    mark = item("question", 5).mark
    taken = await asyncio.gather(*(made.claim(SERVER, mark, who) for who in (ADA, TEO, ADA, TEO)))
    assert len({entry.claimed_by for entry in taken}) == 1
    (entry,) = await made.waiting(SERVER)
    first = entry.claimed_by
    other = TEO if first == ADA else ADA
    assert not await made.release(SERVER, mark, other)
    assert (await made.claim(SERVER, mark, other, over=first)).claimed_by == other
    assert await made.release(SERVER, mark, other)
    assert (await made.waiting(SERVER))[0].claimed_by is None


async def test_what_rests_comes_back_and_what_is_done_stays_away(database: Database, clock: FixedClock) -> None:
    made = opened(database, clock, Known(item("question", 5), item("promise", 4)))
    first, second = (entry.mark for entry in await made.waiting(SERVER))
    await made.snooze(SERVER, first, NOW + timedelta(days=1))
    await made.done(SERVER, second, ADA)
    assert await keys(made) == []
    with pytest.raises(UserFacingError, match="inbox-gone"):
        await made.done(SERVER, second, TEO)
    await made.reopen(SERVER, second)
    assert await keys(made) == ["promise"]
    later = opened(database, FixedClock(NOW + timedelta(days=1)), Known(item("question", 5)))
    assert await keys(later) == ["question"]


async def test_the_same_thing_that_begins_anew_after_it_was_done_waits_again(
    database: Database, clock: FixedClock
) -> None:
    source = Known(item("complaint", 5))
    made = opened(database, clock, source)
    await made.done(SERVER, source.items[0].mark, ADA)
    source.items = (item("complaint", -1),)
    assert await keys(made) == ["complaint"]


async def test_what_is_told_no_longer_is_over(database: Database, clock: FixedClock) -> None:
    source = Known(item("question", 5))
    made = opened(database, clock, source)
    mark = source.items[0].mark
    await made.claim(SERVER, mark, ADA)
    source.items = ()
    assert await keys(made) == []
    with pytest.raises(UserFacingError, match="inbox-gone"):
        await made.claim(SERVER, mark, TEO)


async def test_a_source_that_fails_hides_nothing_of_the_others(database: Database, clock: FixedClock) -> None:
    broken, whole = Known(item("lost", 1)), Known(item("kept", 1))
    broken.name, broken.broken = "broken", True
    assert await keys(opened(database, clock, broken, whole)) == ["kept"]


async def test_it_goes_with_the_member_and_with_time(database: Database, clock: FixedClock) -> None:
    made = opened(database, clock, Known(item("of Bruno", 5, member=BRUNO), item("of nobody", 4)))
    for entry in await made.waiting(SERVER):
        await made.claim(SERVER, entry.mark, ADA)
    async with database.writing() as session:
        assert len((await privacy.export_member(session, SERVER, BRUNO))["inbox"]) == 1
        assert len((await privacy.export_member(session, SERVER, ADA))["inbox"]) == 2
        await privacy.erase_member(session, SERVER, BRUNO)
        await privacy.erase_member(session, SERVER, ADA)
        (left,) = (await inbox.handled(session, SERVER)).values()
        assert left.claimed_by is None
        await inbox.forget_before(session, SERVER, NOW + timedelta(seconds=1))
        assert await inbox.handled(session, SERVER) == {}
