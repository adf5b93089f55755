"""Salotto is killed twenty times, without a warning and at bad moments: nothing is lost, and nothing is said twice.

Each story is one community with a past, a week that is still to be told and people who talk on while the bot dies.
What is chosen by chance (which page, how long after) comes from the number of the story.
"""

import asyncio
import random
import sqlite3
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from core.clock import SystemClock
from core.settings import ServerDefaults
from core.windows import Week
from models.migrate import upgrade_database
from models.session import Database
from services.server_settings import GeneralSettings, ServerSettings
from tests.wire import cast
from tests.wire.documents import Json
from tests.wire.wire import BotProcess, Wire, eventually

MESSAGES = "/channels/{channel_id}/messages"
PAST = 330
"""Messages from before the bot: four pages."""
PATIENCE = 120.0
"""Seconds within which a life must come to the point where it ends; on a quiet machine it takes two or three, and on
one that is busy with ten other things it must still get there."""


class Story:
    """One community, one database, and the lives of the bot that serves it."""

    def __init__(self, wire: Wire, folder: Path, number: int) -> None:
        self.wire = wire
        self.chance = random.Random(number)
        self.database = folder / "salotto.db"
        self.said = 0

    @property
    def url(self) -> str:
        return f"sqlite:///{self.database}"

    async def begin(self) -> None:
        """Two weeks have been talked through, and staff have said where the digest goes."""
        last = Week.of(datetime.now(UTC), ServerDefaults().zone).shifted(-1)
        began = (last.start(ServerDefaults().zone) - timedelta(days=6)).timestamp()
        for number in range(PAST):
            at = began + number * timedelta(days=12).total_seconds() / PAST
            await self.wire.ask("past", **self._next(), channel_id=cast.GENERAL, at=at)
        database = Database.open(self.url)
        try:
            await upgrade_database(database)
            settings = ServerSettings(database, SystemClock(), ServerDefaults())
            await settings.change(cast.GUILD, GeneralSettings, cast.OWNER, staff_channel=cast.STAFF_ROOM)
        finally:
            await database.close()

    def _next(self) -> dict[str, Any]:
        self.said += 1
        author = self.chance.choice((cast.ANNA, cast.BRUNO, cast.OWNER))
        return {"content": f"la torta di mele numero {self.said}: viene bene con la cannella?", "user_id": author}

    async def talk(self, messages: int) -> None:
        for _ in range(messages):
            await self.wire.say(**self._next())

    @asynccontextmanager
    async def talking(self) -> AsyncIterator[None]:
        """People talk, in bursts, whether the bot lives or not."""

        async def talk_on() -> None:
            pace = random.Random(73)  # of its own: what the kills draw must not depend on how much was said
            while True:
                await self.talk(pace.randint(1, 5))
                await asyncio.sleep(pace.uniform(0.3, 1.0))

        talking = asyncio.create_task(talk_on())
        try:
            yield
        finally:
            talking.cancel()
            await asyncio.wait([talking])

    @asynccontextmanager
    async def living(self) -> AsyncIterator[BotProcess]:
        environment = {"SALOTTO_DATABASE__URL": self.url}
        async with self.wire.bot_process(
            "tests.wire.salotto_bot:in_a_hurry", environment=environment, seconds=PATIENCE
        ) as process:
            yield process

    async def dies(self, point: str) -> None:
        """One life, to its point. Then minutes pass: claims have run out, and Discord has forgotten the nonces."""
        coming = POINTS[point](self)
        await anext(coming)  # orders what is to go wrong
        await self.sent_with("hold", "before")  # the digest goes out in no life that is to end before it does
        async with self.living() as process:
            await anext(coming, None)
            await process.kill()
        await self.is_so(self.nobody_is_left)
        await self.wire.ask("forget_faults")
        await self.wire.ask("release", discard=True)
        await self.wire.ask("forget_nonces")
        self.let_claims_run_out()

    def let_claims_run_out(self) -> None:
        """As if the minutes had passed after which a claim of the dead counts no more, and a delay is over."""
        earlier = (datetime.now(UTC) - timedelta(seconds=1)).replace(tzinfo=None).isoformat(" ", "microseconds")
        with closing(sqlite3.connect(self.database, timeout=30)) as database, database:
            for table in ("outbox", "calendar"):
                database.execute(f"UPDATE {table} SET lease_until = ? WHERE lease_until > ?", (earlier, earlier))
            database.execute("UPDATE outbox SET due_at = ? WHERE due_at > ?", (earlier, earlier))

    # What is seen from outside

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.database, timeout=30)) as database:
            return database.execute(query).fetchall()

    def owed(self) -> list[tuple[Any, ...]]:
        return self.rows("SELECT status, message_id, channel_id FROM outbox WHERE kind = 'digest'")

    async def digests(self) -> list[Json]:
        """The messages in the staff's channel that hold a digest."""
        return [one for one in await self.wire.messages(cast.STAFF_ROOM) if "digest:read:v1:" in str(one["components"])]

    async def people_said(self) -> dict[str, str]:
        said = await self.wire.messages()
        return {one["id"]: one["content"] for one in said if one["author"]["id"] != cast.BOT}

    def stored(self) -> list[tuple[str, str]]:
        return self.rows(f"SELECT id, text FROM messages WHERE author_id != '{cast.BOT}' ORDER BY id")

    async def nobody_is_left(self) -> bool:
        """Whether no process of the dead bot still lives."""
        return not processes_with(self.url)

    async def is_so(self, holds: Callable[[], Awaitable[bool]]) -> None:
        await eventually(holds, bool, seconds=PATIENCE)

    async def broken(self) -> int:
        """Requests to send that got no answer."""
        return sum(one["status"] is None for one in await self.wire.requests("POST", MESSAGES))

    async def a_moment(self, most: float) -> None:
        await asyncio.sleep(self.chance.uniform(0.0, most))

    async def sent_with(self, kind: str, when: str) -> None:
        """Let that happen to the request that posts the digest; the message about the past may come before it."""
        heard = "finished_at IS NOT NULL OR since IS NOT NULL OR notice_message IS NOT NULL"
        if not self.rows(f"SELECT 1 FROM catching_up WHERE {heard}"):
            await self.wire.rest_fault("latency", method="POST", route=MESSAGES, seconds=0.0)
        await self.wire.rest_fault(kind, method="POST", route=MESSAGES, when=when)


def processes_with(mark: str) -> list[Path]:
    """Those in whose environment a text stands."""
    return [process for process in Path("/proc").glob("[0-9]*") if mark.encode() in environment_of(process)]


def environment_of(process: Path) -> bytes:
    try:
        return (process / "environ").read_bytes()
    except OSError:  # it has ended, or is another user's
        return b""


# ---------------------------------------------------------------- where a life ends

Life = AsyncGenerator[None, None]
"""Orders a fault before the bot is started; goes on once it is connected, up to the moment of its death."""


async def starting(story: Story) -> Life:
    yield
    await story.a_moment(1.5)


async def reading(story: Story) -> Life:
    """While a page of the past is asked for, or has been answered."""
    left = (PAST - len(story.stored())) // 100
    for _ in range(story.chance.randint(0, max(0, left))):
        await story.wire.rest_fault("latency", method="GET", route=MESSAGES, seconds=0.0)
    await story.wire.rest_fault("hold", method="GET", route=MESSAGES, when=story.chance.choice(("before", "after")))
    yield
    await story.wire.ask("held", count=1, seconds=PATIENCE)


async def writing(story: Story) -> Life:
    """While what was just said is gathered, or written."""
    yield
    await story.talk(story.chance.randint(40, 120))
    await story.a_moment(1.2)


async def counting(story: Story) -> Life:
    """While the week is counted and put into words."""

    async def caught_up() -> bool:
        return bool(story.rows("SELECT 1 FROM catching_up WHERE finished_at IS NOT NULL"))

    yield
    await story.is_so(caught_up)
    await story.a_moment(2.0)


async def owing(story: Story) -> Life:
    """As soon as the digest is owed."""

    async def owed() -> bool:
        return bool(story.owed())

    yield
    await story.is_so(owed)


async def asked(story: Story) -> Life:
    """When the digest was sent off and Discord has not seen it."""
    await story.sent_with("hold", "before")
    yield
    await story.wire.ask("held", count=1, seconds=PATIENCE)
    assert not await story.digests()


async def posted(story: Story) -> Life:
    """When the digest stands in the channel and the bot has not heard of it."""
    await story.sent_with("hold", "after")
    yield
    await story.wire.ask("held", count=1, seconds=PATIENCE)
    assert await story.digests()


async def answered(story: Story) -> Life:
    """When the answer is on its way, or the message's id is being noted."""
    async for _ in posted(story):
        yield
    await story.wire.ask("release", discard=False)
    await story.a_moment(0.02)


async def cut_off(story: Story, when: str) -> Life:
    before = await story.broken()
    await story.sent_with("abort", when)

    async def broken() -> bool:
        return await story.broken() > before

    yield
    await story.is_so(broken)
    await story.a_moment(0.1)


POINTS: dict[str, Callable[[Story], Life]] = {
    "starting": starting,
    "reading": reading,
    "writing": writing,
    "counting": counting,
    "owing": owing,
    "asked": asked,
    "posted": posted,
    "answered": answered,
    "cut off before": lambda story: cut_off(story, "before"),
    "cut off after": lambda story: cut_off(story, "after"),
}


@pytest.mark.parametrize(
    ("number", "points"),
    [
        (1, ("reading", "reading", "counting", "asked", "posted")),
        (2, ("starting", "reading", "owing", "cut off after", "writing")),
        (3, ("reading", "writing", "cut off before", "answered", "starting")),
        (4, ("writing", "reading", "asked", "posted", "writing")),
    ],
)
async def test_killed_five_times_it_loses_nothing_and_says_nothing_twice(
    number: int, points: tuple[str, ...], wire: Wire, tmp_path: Path
) -> None:
    story = Story(wire, tmp_path, number)
    await story.begin()
    async with story.talking():
        for point in points:
            await story.dies(point)

    async def all_is_well() -> bool:
        sent = [status for status, *_ in story.owed()] == ["sent"]
        return sent and len(story.stored()) >= story.said

    async with story.living() as last:
        await story.talk(10)
        await story.is_so(all_is_well)
        assert await last.stop() == 0

    said = await story.people_said()
    assert len(said) == story.said
    assert story.stored() == sorted(said.items())
    [digest] = await story.digests()
    assert story.owed() == [("sent", digest["id"], cast.STAFF_ROOM)]
    assert story.rows("PRAGMA integrity_check") == [("ok",)]
