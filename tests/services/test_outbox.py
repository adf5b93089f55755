"""What is owed is posted once, whatever happens in between."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import FixedClock
from core.limits import NONCE
from models import outbox as rows
from models import privacy
from models.outbox import Owed
from models.servers import Server
from models.session import Database
from services.outbox import KEPT, LEASE, Outbox
from services.ports import Post, PostButton, Refusal, Refused
from services.recorder import Recorder

SERVER, STAFF = "1", "77"
NOW = datetime(2026, 5, 4, 7, tzinfo=UTC)


class ProcessDied(BaseException):
    """Nothing after it is done."""


@dataclass
class Room:
    """A channel of Discord's, and what goes wrong on the way to it."""

    posts: list[Post] = field(default_factory=list)
    refuses: list[Refusal] = field(default_factory=list)
    dies: str = ""
    answers_lost: int = 0
    looked: int = 0
    takes: float = 0

    async def send(self, channel_id: str, post: Post) -> str:
        if self.dies == "before":
            self.dies = ""
            raise ProcessDied
        if self.refuses:
            raise Refused(self.refuses.pop(0))
        await asyncio.sleep(self.takes)
        self.posts.append(post)
        if self.dies == "after":
            self.dies = ""
            raise ProcessDied
        if self.answers_lost:
            self.answers_lost -= 1
            raise Refused(Refusal.UNREACHABLE)
        return str(len(self.posts))

    async def send_to_member(self, server_id: str, member_id: str, post: Post) -> str:
        return await self.send(member_id, post)

    async def edit(self, channel_id: str, message_id: str, post: Post) -> str:
        return channel_id

    async def delete(self, channel_id: str, message_id: str) -> None: ...

    async def find(self, channel_id: str, key: str, since: datetime) -> str | None:
        self.looked += 1
        return next((str(n) for n, post in enumerate(self.posts, 1) if post.key == key), None)


@dataclass
class Crier:
    """Writes what is owed."""

    where: str | None = STAFF
    says: str | None = "ecco"
    told: list[Refusal] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)

    async def channel(self, owed: Owed) -> str | None:
        return self.where

    async def post(self, owed: Owed) -> Post | None:
        if self.says is None:
            return None
        return Post(self.says, buttons=(PostButton("ok", custom_id=f"digest:read:v1:{owed.key}"),))

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        self.marked.append(message_id)

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        self.told.append(reason)


@dataclass
class World:
    database: Database
    clock: FixedClock
    room: Room
    crier: Crier

    def outbox(self) -> Outbox:
        """As a process of its own has it."""
        found = Outbox(self.database, self.clock)
        found.register("digest", self.crier)
        return found

    async def owe(self, key: str = "a") -> bool:
        return await self.outbox().owe(SERVER, key, "digest", {"week": "2026-W18"})

    async def deliver(self, after: timedelta = timedelta()) -> int:
        self.clock.at += after
        return await self.outbox().deliver(self.room)

    async def row(self, key: str = "a") -> Owed:
        async with self.database.reading() as session:
            found = await rows.owed(session, SERVER, key)
        assert found is not None
        return found


@pytest.fixture
async def world(database: Database) -> World:
    clock = FixedClock(NOW)
    await Recorder(database, clock, "full").know_server(Server(SERVER, "Salone", "it", "Europe/Rome"))
    return World(database, clock, Room(), Crier())


async def test_what_is_owed_is_posted_once_and_marked(world: World) -> None:
    assert [await world.owe() for _ in range(2)] == [True, False]
    assert [await world.deliver() for _ in range(3)] == [1, 0, 0]
    (post,) = world.room.posts
    assert post.key == "a"
    assert post.nonce is not None and len(post.nonce) <= NONCE
    row = await world.row()
    assert (row.status, row.message_id, world.crier.marked) == ("sent", "1", ["1"])
    assert await world.owe() is False, "what was sent is not owed again"


async def test_of_many_processes_one_posts(world: World) -> None:
    await world.owe()
    world.room.takes = 0.01
    await asyncio.gather(*(world.outbox().deliver(world.room) for _ in range(8)))
    assert len(world.room.posts) == 1


@pytest.mark.parametrize("dies", ["before", "after"])
async def test_a_process_that_dies_while_sending_leaves_one_post(world: World, dies: str) -> None:
    await world.owe()
    world.room.dies = dies
    with pytest.raises(ProcessDied):
        await world.deliver()
    assert await world.deliver() == 0, "its lease is not over: it may still be at it"
    assert await world.deliver(after=LEASE) == 1
    assert world.room.looked == 1
    assert len(world.room.posts) == 1
    row = await world.row()
    assert (row.status, row.message_id) == ("sent", "1")


async def test_whoever_is_overtaken_while_sending_notes_nothing_twice(world: World) -> None:
    await world.owe()
    world.room.takes = 0.05
    slow = asyncio.create_task(world.deliver())
    while (await world.row()).status != "sending":  # noqa: ASYNC110 - another process sets no event
        await asyncio.sleep(0)
    await world.deliver(after=LEASE)
    await slow
    assert len(world.crier.marked) == 1


async def test_a_lost_answer_is_no_second_post(world: World) -> None:
    await world.owe()
    world.room.answers_lost = 1
    assert await world.deliver() == 0
    assert await world.deliver(after=timedelta(minutes=1)) == 1
    assert len(world.room.posts) == 1


async def test_every_attempt_carries_the_same_nonce(world: World) -> None:
    await world.owe()
    await world.owe("b")
    world.room.dies = "after"
    with pytest.raises(ProcessDied):
        await world.deliver()
    world.room.posts[0], lost = Post("somebody else's"), world.room.posts[0]
    await world.deliver(after=LEASE)
    again = next(post for post in world.room.posts[1:] if post.key == lost.key)
    assert again.nonce == lost.nonce
    assert len({post.nonce for post in world.room.posts[1:]}) == 2


async def test_when_discord_fails_it_is_tried_later_and_later(world: World) -> None:
    await world.owe()
    world.room.refuses = [Refusal.UNREACHABLE] * 8
    waited = []
    while not await world.deliver():
        row = await world.row()
        waited.append((row.due_at - world.clock.now()).total_seconds() / 60)
        world.clock.at = row.due_at
    assert waited == [1, 2, 4, 8, 16, 32, 60, 60]
    assert world.crier.told == []
    assert len(world.room.posts) == 1


@pytest.mark.parametrize("reason", [Refusal.UNFIT, Refusal.GONE])
async def test_what_is_refused_is_parked_with_one_alert_until_somebody_mends_it(world: World, reason: Refusal) -> None:
    await world.owe()
    world.room.refuses = [reason, reason]
    for _ in range(50):
        assert await world.deliver(after=timedelta(minutes=10)) == 0
    assert world.room.refuses == [reason], "Discord is not asked again"
    assert (await world.row()).reason == str(reason)
    assert await world.outbox().release(SERVER, "digest") == 1
    assert await world.deliver() == 0
    assert world.crier.told == [reason], "told once, although it is refused a second time"
    await world.outbox().release(SERVER, "digest")
    assert await world.deliver() == 1


async def test_where_a_permission_is_missing_it_is_tried_ever_less_often_and_for_a_week(world: World) -> None:
    await world.owe()
    world.room.refuses = [Refusal.FORBIDDEN] * 50
    asked = []
    for hour in range(24 * 10):
        before = len(world.room.refuses)
        assert await world.deliver(after=timedelta(hours=hour > 0)) == 0
        asked += [hour] * (before - len(world.room.refuses))
    assert asked == [0, 1, 2, 4, 8, 16, 32, 56, 80, 104, 128, 152]
    assert world.crier.told == [Refusal.FORBIDDEN]
    assert await world.outbox().next_moment() is None
    assert await world.outbox().release(SERVER, reason=Refusal.FORBIDDEN) == 1
    world.room.refuses = []
    assert await world.deliver() == 1, "it is not given up: whoever mends it sends it"


async def test_what_waits_for_a_permission_says_when_to_look_again(world: World) -> None:
    await world.owe()
    world.room.refuses = [Refusal.FORBIDDEN]
    await world.deliver()
    assert await world.outbox().next_moment() == NOW + timedelta(hours=1)
    assert await world.deliver(after=timedelta(minutes=59)) == 0
    assert await world.deliver(after=timedelta(minutes=1)) == 1
    assert (await world.row()).reason is None


async def test_what_was_refused_follows_staff_to_another_channel(world: World) -> None:
    await world.owe()
    world.room.refuses = [Refusal.GONE]
    await world.deliver()
    world.crier.where = "88"
    assert await world.deliver() == 1
    assert (await world.row()).channel == "88"


async def test_without_a_channel_it_waits_for_one(world: World) -> None:
    world.crier.where = None
    await world.owe()
    assert await world.deliver() == 0
    assert (await world.row()).reason == "no-channel"
    world.crier.where = STAFF
    assert await world.deliver() == 1


async def test_what_may_have_been_posted_is_looked_for_where_it_was(world: World) -> None:
    """Staff choose another channel between the crash and the next start."""
    await world.owe()
    world.room.dies = "after"
    with pytest.raises(ProcessDied):
        await world.deliver()
    world.crier.where = "88"
    assert await world.deliver(after=LEASE) == 1
    assert len(world.room.posts) == 1
    assert (await world.row()).channel == STAFF


async def test_what_was_certainly_not_posted_goes_to_the_new_channel(world: World) -> None:
    await world.owe()
    world.room.dies = "before"
    with pytest.raises(ProcessDied):
        await world.deliver()
    world.crier.where = "88"
    await world.deliver(after=LEASE)
    assert await world.deliver() + len(world.room.posts) >= 1
    assert (await world.row()).channel == "88"
    assert len(world.room.posts) == 1


async def test_when_nothing_is_left_to_say_nothing_is_posted(world: World) -> None:
    await world.owe()
    world.crier.says = None
    assert [await world.deliver() for _ in range(2)] == [0, 0]
    assert (await world.row()).status == "dropped"


async def test_one_that_cannot_be_worded_does_not_hold_up_the_others(world: World) -> None:
    class Mute(Crier):
        async def post(self, owed: Owed) -> Post | None:
            raise RuntimeError("no words")

    outbox = world.outbox()
    outbox.register("mute", Mute())
    await outbox.owe(SERVER, "0", "mute", {})
    await outbox.owe(SERVER, "a", "digest", {})
    assert await outbox.deliver(world.room) == 1
    assert (await world.row("0")).status == "due"
    assert (await world.row("0")).due_at > world.clock.now(), "it is not tried again at once"


async def test_what_is_owed_to_an_erased_member_is_not_sent(world: World) -> None:
    outbox = world.outbox()
    await outbox.owe(SERVER, "r", "digest", {"for": "700"}, member="700")
    async with world.database.writing() as session:
        await privacy.erase_member(session, SERVER, "700")
    assert await world.deliver() == 0
    assert world.room.posts == []


async def test_what_was_sent_is_kept_for_sixty_days_and_what_is_owed_until_it_is_sent(world: World) -> None:
    await world.owe()
    await world.deliver()
    await world.owe("b")
    world.room.refuses = [Refusal.FORBIDDEN]
    await world.deliver()
    await world.deliver(after=KEPT + timedelta(minutes=1))
    async with world.database.reading() as session:
        assert await rows.owed(session, SERVER, "a") is None
        assert await rows.owed(session, SERVER, "b") is not None
