"""Moderation on the wire: two moderators at once, a Discord in no hurry, a bot that dies in the middle of a burst."""

import asyncio
import sqlite3
from contextlib import AbstractAsyncContextManager, closing
from pathlib import Path
from typing import Any

import pytest

from core.clock import SystemClock
from core.settings import ServerDefaults
from models.migrate import upgrade_database
from models.session import Database
from services.inbox_nudge import InboxSettings
from services.prevention import PreventionSettings
from services.server_settings import GeneralSettings, ServerSettings
from tests.wire import cast
from tests.wire.documents import Json, member, user
from tests.wire.interactions import LOADING
from tests.wire.stories import let_claims_run_out
from tests.wire.wire import BotProcess, Wire, eventually

PEOPLE = "/guilds/{guild_id}/members/{user_id}"
BANS = "/guilds/{guild_id}/bans/{user_id}"
CLEARED = "/channels/{channel_id}/messages/bulk-delete"
ONE_MESSAGE = "/channels/{channel_id}/messages/{message_id}"
SEND = "/channels/{channel_id}/messages"
SPAM = "guadagna subito, scrivi a www.truffa.it"
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

    async def order(self, command: str, by: str, **options: str | int) -> Json:
        """A moderator's command about Bruno."""
        bruno = user(cast.BRUNO, "bruno")
        there = {key: value for key, value in member(bruno, []).items() if key not in ("user", "deaf", "mute")}
        data = {
            "id": "1",
            "name": command,
            "type": 1,
            "options": [
                {"name": "member", "type": 6, "value": cast.BRUNO},
                *({"name": name, "type": 3 if isinstance(of, str) else 4, "value": of} for name, of in options.items()),
            ],
            "resolved": {"users": {cast.BRUNO: bruno}, "members": {cast.BRUNO: {**there, "permissions": "0"}}},
        }
        told: Json = await self.wire.ask(
            "interact", type=2, data=data, wait=True, until="completed", seconds=PATIENCE, user_id=by, locale="it"
        )
        return told

    async def order_surely(self, command: str, by: str, **options: str | int) -> list[str]:
        """The same, and yes to the question; everything that the moderator reads after it."""
        asked = (await self.order(command, by, **options))["message"]
        if not asked["components"]:
            return [asked["content"]]
        yes = asked["components"][0]["components"][0]["custom_id"]
        pressed = await self.wire.press(yes, asked["id"], user_id=by, locale="it")

        async def done() -> list[str]:
            told: Json = await self.wire.ask("interaction", interaction_id=pressed["id"])
            return [one["content"] for one in told["followups"] if not one["flags"] & LOADING]

        return await eventually(done, bool, seconds=PATIENCE)

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


@pytest.mark.parametrize(
    ("command", "method", "route", "options", "scope"),
    [
        ("timeout", "PATCH", PEOPLE, {"duration": "1h"}, "user"),
        ("ban", "PUT", BANS, {"reason": "insulti"}, "user"),
        ("ban", "PUT", BANS, {"reason": "insulti"}, "global"),
        ("purge", "POST", CLEARED, {"count": 3}, "shared"),
    ],
)
async def test_told_to_slow_down_it_does_what_was_ordered_once_and_says_so(
    wire: Wire, tmp_path: Path, command: str, method: str, route: str, options: dict[str, str | int], scope: str
) -> None:
    room = await Guarded(wire, tmp_path).begin(burst="off", same_text="off")
    for number in range(3):
        await wire.say(f"una frase {number}", user_id=cast.BRUNO)
    async with room.living():
        await wire.rest_fault("rate_limit", method=method, route=route, times=2, seconds=0.4, scope=scope)
        said = await room.order_surely(command, cast.OWNER, **options)
        await room.is_so(room.logged)
    assert [one["status"] for one in await wire.requests(method, route)][:2] == [429, 429]
    assert sum(one["status"] in (200, 204) for one in await wire.requests(method, route)) == 1
    assert room.cases() == [(1, command)] and len(await room.logged()) == 1
    assert ("3 messaggi" if command == "purge" else "Caso 1") in said[-1]
    assert room.rows("SELECT state FROM case_attempts") == [("done",)]


# ---------------------------------------------------------------- a burst, and a bot that dies in the middle of it


class Burst(Guarded):
    """Two hundred messages of Bruno's over five channels."""

    async def ready(self) -> "Burst":
        await self.begin(same_text="act", burst="off", first_day_links="off")
        made = [(await self.wire.ask("open_channel", name=name))["id"] for name in ("uno", "due", "tre", "quattro")]
        self.channels = [cast.GENERAL, *made]
        return self

    async def listening(self) -> None:
        """Salotto hears what is written, and has said that it reads the past."""

        async def said() -> list[Json]:
            return await self.wire.requests("POST", SEND)

        await eventually(said, bool, seconds=PATIENCE)
        await self.is_so(lambda: self.rows("SELECT 1 FROM observation_runs"))

    async def spam(self, begin: int, end: int) -> None:
        for number in range(begin, end):
            await self.wire.say(SPAM, user_id=cast.BRUNO, channel_id=self.channels[number % 5])

    async def left(self) -> int:
        """Messages of the burst that still stand somewhere."""
        return sum([sum(one["content"] == SPAM for one in await self.wire.messages(room)) for room in self.channels])

    async def nothing_is_left_and_nothing_doubled(self) -> None:
        async def seen() -> tuple[int, int, int]:
            return await self.left(), len(await self.logged()), len(await self.notices())

        def is_over(counts: tuple[int, int, int]) -> bool:
            left, logged, notices = counts
            return left == 0 and logged >= 1 and notices >= 1

        await eventually(seen, is_over, seconds=PATIENCE)
        assert self.cases() == [(1, "automod")]
        assert len(await self.logged()) == 1 and len(await self.notices()) == 1
        found = self.rows("SELECT expires_at FROM cases")
        assert found[0][0] is not None, "silenced, and the case says until when"

    async def notices(self) -> list[str]:
        """What Bruno reads in private."""
        opened = await self.wire.ask("direct_channel", user_id=cast.BRUNO)
        return [one["content"] for one in await self.wire.messages(opened)] if opened else []


@pytest.mark.parametrize(
    ("method", "route", "when"),
    [
        ("DELETE", ONE_MESSAGE, "before"),
        ("PATCH", PEOPLE, "after"),
        ("POST", SEND, "after"),
        ("POST", CLEARED, "after"),
    ],
)
async def test_killed_in_the_middle_of_a_burst_it_takes_all_of_it_away_and_acts_once(
    wire: Wire, tmp_path: Path, method: str, route: str, when: str
) -> None:
    room = await Burst(wire, tmp_path).ready()
    async with room.living() as process:
        await room.listening()
        await wire.rest_fault("hold", method=method, route=route, when=when)
        await room.spam(0, 100)
        await wire.ask("held", count=1, seconds=PATIENCE)
        await process.kill()
    await wire.ask("forget_faults")
    await wire.ask("release", discard=True)
    await wire.ask("forget_nonces")
    let_claims_run_out(room.database)
    await room.spam(100, 200)
    async with room.living():
        await room.nothing_is_left_and_nothing_doubled()


async def test_two_processes_that_hear_the_same_burst_act_on_it_once(wire: Wire, tmp_path: Path) -> None:
    room = await Burst(wire, tmp_path).ready()
    async with room.living(), room.living():
        await room.listening()
        await room.spam(0, 200)
        await room.nothing_is_left_and_nothing_doubled()
