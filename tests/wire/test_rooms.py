"""A segment's room on the wire: two processes that hear the same command, and one that dies when it has been made."""

import asyncio
from pathlib import Path
from typing import Any

from core.clock import SystemClock
from core.settings import ServerDefaults
from models.session import Database
from services.segments import Segments
from services.server_settings import ServerSettings
from tests.wire import cast
from tests.wire.documents import Json
from tests.wire.stories import let_claims_run_out
from tests.wire.test_moderation import PATIENCE, Guarded
from tests.wire.wire import Wire, eventually

CHANNELS = "/guilds/{guild_id}/channels"
ROOM = [{"name": "room", "type": 1, "options": [{"name": "segment", "type": 3, "value": "Zuppe"}]}]


class House(Guarded):
    """A community with a segment that has a role, and no room yet."""

    async def furnished(self) -> "House":
        await self.begin()
        database = Database.open(self.url)
        try:
            segments = Segments(database, SystemClock(), ServerSettings(database, SystemClock(), ServerDefaults()))
            await segments.create(cast.GUILD, "Zuppe", cast.OWNER, role_id=cast.STAFF_ROLE)
        finally:
            await database.close()
        return self

    async def ask_for_a_room(self, **more: Any) -> Json:
        data = {"id": "1", "name": "segment", "type": 1, "options": ROOM}
        told: Json = await self.wire.ask("interact", type=2, data=data, user_id=cast.OWNER, locale="it", **more)
        return told

    async def rooms(self) -> list[Json]:
        return [one for one in await self.wire.requests("POST", CHANNELS) if one["status"] == 201]

    def known(self) -> list[tuple[Any, ...]]:
        return self.rows("SELECT channel_id FROM segments WHERE channel_id IS NOT NULL")


async def test_two_processes_that_hear_of_it_make_one_room(wire: Wire, tmp_path: Path) -> None:
    house = await House(wire, tmp_path).furnished()
    async with house.living(), house.living():

        async def both() -> int:
            return len((await wire.report())["sessions"])

        await eventually(both, lambda there: there == 2, seconds=PATIENCE)
        told = await asyncio.gather(
            *(house.ask_for_a_room(wait=True, until="completed", seconds=PATIENCE) for _ in "ab")
        )
        await house.is_so(house.known)
        again = await house.ask_for_a_room(wait=True, until="completed", seconds=PATIENCE)
    assert len(await house.rooms()) == 1 and len(house.known()) == 1
    assert all(one["message"]["content"] for one in told)
    assert "C'è già" in again["message"]["content"]


async def test_the_room_of_a_process_that_died_when_it_was_made_is_found_and_not_made_again(
    wire: Wire, tmp_path: Path
) -> None:
    house = await House(wire, tmp_path).furnished()
    async with house.living() as process:
        await wire.rest_fault("hold", method="POST", route=CHANNELS, when="after")
        asked = await house.ask_for_a_room(wait=False)
        assert asked is not None
        await wire.ask("held", count=1, seconds=PATIENCE)
        await process.kill()
    await wire.ask("forget_faults")
    await wire.ask("release", discard=True)
    let_claims_run_out(house.database)
    async with house.living():
        told = await house.ask_for_a_room(wait=True, until="completed", seconds=PATIENCE)
    assert "Fatto" in told["message"]["content"]
    assert await house.rooms() == [], "what was asked for once, and never answered, is not asked for again"
    ((room,),) = house.known()
    assert room in told["message"]["content"]
