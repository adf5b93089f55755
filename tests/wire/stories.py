"""A community on the wire server that Salotto serves: a past, a week that is still to be told, people who talk on."""

import asyncio
import random
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from core.clock import SystemClock
from core.settings import ServerDefaults
from core.windows import Week
from models.migrate import upgrade_database
from models.session import Database
from services.inbox_nudge import InboxSettings
from services.prevention import PreventionSettings
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
            # These stories hold back what is sent by its turn: it is to be the digest, not a reminder of what waits,
            # nor word of people who write as fast as only people in stories do.
            await settings.change(cast.GUILD, InboxSettings, cast.OWNER, nudge=False)
            await settings.change(cast.GUILD, PreventionSettings, cast.OWNER, burst="off", same_text="off")
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

    def let_claims_run_out(self) -> None:
        let_claims_run_out(self.database)

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

    async def all_is_stored_and_told(self) -> bool:
        return [status for status, *_ in self.owed()] == ["sent"] and len(self.stored()) >= self.said

    async def nothing_is_lost_or_doubled(self) -> None:
        """Every message stands in the database once, the digest in the staff's channel once, and both agree."""
        said = await self.people_said()
        assert len(said) == self.said
        assert self.stored() == sorted(said.items())
        [digest] = await self.digests()
        assert self.owed() == [("sent", digest["id"], cast.STAFF_ROOM)]
        assert self.rows("PRAGMA integrity_check") == [("ok",)]

    async def nobody_is_left(self) -> bool:
        """Whether no process of the dead bot still lives."""
        return not processes_with(self.url)

    async def killed_while_sending(self, when: str) -> None:
        """A life that ends before or after Discord has its next message; long enough ago for the next life to act."""
        await self.wire.rest_fault("hold", method="POST", route=MESSAGES, when=when)
        async with self.living() as process:
            await self.wire.ask("held", count=1, seconds=PATIENCE)
            await process.kill()
        await self.wire.ask("release", discard=True)
        await self.wire.ask("forget_nonces")
        self.let_claims_run_out()

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


def let_claims_run_out(file: Path) -> None:
    """As if the minutes had passed after which a claim of the dead counts no more, and a delay is over."""
    earlier = (datetime.now(UTC) - timedelta(seconds=1)).replace(tzinfo=None).isoformat(" ", "microseconds")
    with closing(sqlite3.connect(file, timeout=30)) as database, database:
        for table in ("outbox", "calendar"):
            database.execute(f"UPDATE {table} SET lease_until = ? WHERE lease_until > ?", (earlier, earlier))
        database.execute("UPDATE setup_makings SET until = ? WHERE until > ?", (earlier, earlier))
        database.execute("UPDATE outbox SET due_at = ? WHERE due_at > ?", (earlier, earlier))


def processes_with(mark: str) -> list[Path]:
    """Those in whose environment a text stands."""
    return [process for process in Path("/proc").glob("[0-9]*") if mark.encode() in environment_of(process)]


def environment_of(process: Path) -> bytes:
    try:
        return (process / "environ").read_bytes()
    except OSError:  # it has ended, or is another user's
        return b""
