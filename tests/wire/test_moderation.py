"""Moderation on the wire: two moderators at once."""

import asyncio
import sqlite3
from contextlib import AbstractAsyncContextManager, closing
from pathlib import Path
from typing import Any

from core.clock import SystemClock
from core.settings import ServerDefaults
from models.migrate import upgrade_database
from models.session import Database
from services.inbox_nudge import InboxSettings
from services.prevention import PreventionSettings
from services.server_settings import GeneralSettings, ServerSettings
from tests.wire import cast
from tests.wire.documents import Json, member, user
from tests.wire.wire import BotProcess, Wire, eventually

PEOPLE = "/guilds/{guild_id}/members/{user_id}"
PATIENCE = 120.0


class Guarded:
    """A community with two moderators, the owner and Anna, and Salotto with a database of its own."""

    def __init__(self, wire: Wire, folder: Path) -> None:
        self.wire = wire
        self.database = folder / "salotto.db"

    @property
    def url(self) -> str:
        return f"sqlite:///{self.database}"

    async def begin(self, **prevented: Any) -> "Guarded":
        await self.wire.ask("give_role", user_id=cast.ANNA, role_id=cast.STAFF_ROLE)
        database = Database.open(self.url)
        try:
            await upgrade_database(database)
            settings = ServerSettings(database, SystemClock(), ServerDefaults())
            await settings.change(cast.GUILD, GeneralSettings, cast.OWNER, staff_channel=cast.STAFF_ROOM)
            await settings.change(cast.GUILD, InboxSettings, cast.OWNER, nudge=True)
            await settings.change(cast.GUILD, PreventionSettings, cast.OWNER, **prevented)
        finally:
            await database.close()
        return self

    def living(self) -> AbstractAsyncContextManager[BotProcess]:
        environment = {"SALOTTO_DATABASE__URL": self.url}
        return self.wire.bot_process("tests.wire.salotto_bot:in_a_hurry", environment=environment, seconds=PATIENCE)

    async def order(self, command: str, by: str, **options: Any) -> Json:
        """A moderator's command about Bruno."""
        bruno = user(cast.BRUNO, "bruno")
        there = {key: value for key, value in member(bruno, []).items() if key not in ("user", "deaf", "mute")}
        data = {
            "id": "1",
            "name": command,
            "type": 1,
            "options": [
                {"name": "member", "type": 6, "value": cast.BRUNO},
                *({"name": name, "type": 3, "value": value} for name, value in options.items()),
            ],
            "resolved": {"users": {cast.BRUNO: bruno}, "members": {cast.BRUNO: {**there, "permissions": "0"}}},
        }
        told: Json = await self.wire.ask(
            "interact", type=2, data=data, wait=True, until="completed", seconds=PATIENCE, user_id=by, locale="it"
        )
        return told

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.database, timeout=30)) as database:
            return database.execute(query).fetchall()

    def cases(self) -> list[tuple[Any, ...]]:
        return self.rows("SELECT number, kind FROM cases ORDER BY number")

    async def logged(self) -> list[str]:
        """The titles of what stands in the staff's channel."""
        said = await self.wire.messages(cast.STAFF_ROOM)
        return [one["embeds"][0]["title"] for one in said if one["embeds"]]

    async def is_so(self, holds: Any) -> None:
        async def look() -> bool:
            found = holds()
            return bool(await found if asyncio.iscoroutine(found) else found)

        await eventually(look, bool, seconds=PATIENCE)


async def test_two_moderators_at_once_make_one_case_and_the_second_sees_it(wire: Wire, tmp_path: Path) -> None:
    room = await Guarded(wire, tmp_path).begin()
    async with room.living():
        told = await asyncio.gather(
            room.order("timeout", cast.OWNER, duration="1h"), room.order("timeout", cast.ANNA, duration="2h")
        )
        await room.is_so(room.logged)
    assert room.cases() == [(1, "timeout")]
    assert sum(bool(one["message"]["components"]) for one in told) == 1, "one of them is asked whether all the same"
    assert len([one for one in await wire.requests("PATCH", PEOPLE) if one["status"] == 200]) == 1
