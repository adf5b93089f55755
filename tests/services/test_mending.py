"""A posted digest that has lost somebody is posted anew in place; where that is impossible, staff are told, once."""

from dataclasses import dataclass, field
from datetime import datetime

import pytest

from core.settings import ServerDefaults
from core.windows import Week
from models import digests
from models.session import Database
from services.mending import Mending
from services.ports import Post, Refusal, Refused
from services.server_settings import GeneralSettings, ServerSettings
from tests.services.community import CLOCK, LAST, SERVER, Aurora, aurora
from tests.services.test_archive import digests_of
from tests.services.test_retention import choices_of

ELENA = "1100000000000000113"


@dataclass
class StaffChannel:
    """Where the digest stands, as far as mending can tell."""

    refuses: Refusal | None = None
    gone: bool = False
    rewritten: list[Week] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    async def rewrite(self, server_id: str, week: Week) -> bool:
        if self.refuses is not None:
            raise Refused(self.refuses)
        if not self.gone:
            self.rewritten.append(week)
        return not self.gone

    async def send(self, channel_id: str, post: Post) -> str:
        self.told.append(post.text)
        return "1"

    async def send_to_member(self, server_id: str, member_id: str, post: Post) -> str:
        raise Refused(Refusal.CLOSED)

    async def edit(self, channel_id: str, message_id: str, post: Post) -> str:
        raise Refused(Refusal.GONE)

    async def delete(self, channel_id: str, message_id: str) -> None:
        raise Refused(Refusal.GONE)

    async def find(self, channel_id: str, key: str, since: datetime) -> str | None:
        return None


async def posted(database: Database, *, status: bool = True) -> Aurora:
    """The community with the digest of its last week written and posted."""
    room = await aurora(database)
    await digests_of(room).write(LAST, room.record)
    if status:
        async with database.writing() as session:
            await digests.mark_posted(session, SERVER, LAST)
    return room


async def mending_of(room: Aurora, channel: StaffChannel) -> Mending:
    settings = ServerSettings(room.database, CLOCK, ServerDefaults())
    await settings.change(SERVER, GeneralSettings, "7", staff_channel="55")
    mending = Mending(room.database, settings)
    mending.posted = mending.sender = channel
    return mending


async def test_a_posted_digest_is_put_right_once(sqlite_database: Database) -> None:
    room, channel = await posted(sqlite_database), StaffChannel()
    mending = await mending_of(room, channel)
    assert await mending.run(SERVER) == ()
    await choices_of(room).choose(SERVER, ELENA, "totals")
    assert await mending.run(SERVER) == (LAST,)
    await choices_of(room).choose(SERVER, ELENA, "totals")
    assert await mending.run(SERVER) == ()
    assert channel.rewritten == [LAST] and channel.told == []


async def test_a_digest_that_was_never_posted_needs_no_mending(sqlite_database: Database) -> None:
    room = await posted(sqlite_database, status=False)
    await choices_of(room).choose(SERVER, ELENA, "none")
    assert await (await mending_of(room, StaffChannel())).owed(SERVER) == ()


@pytest.mark.parametrize("channel", [StaffChannel(gone=True), StaffChannel(refuses=Refusal.UNFIT)])
async def test_where_it_cannot_be_put_right_staff_are_told_in_the_servers_language(
    sqlite_database: Database, channel: StaffChannel
) -> None:
    room = await posted(sqlite_database)
    mending = await mending_of(room, channel)
    await choices_of(room).choose(SERVER, ELENA, "none")
    assert await mending.run(SERVER) == (LAST,)
    assert await mending.run(SERVER) == ()
    (told,) = channel.told
    assert "2026-W10" in told and "Elena" not in told


async def test_while_discord_is_away_it_waits(sqlite_database: Database) -> None:
    room, channel = await posted(sqlite_database), StaffChannel(refuses=Refusal.UNREACHABLE)
    mending = await mending_of(room, channel)
    await choices_of(room).choose(SERVER, ELENA, "none")
    assert await mending.run(SERVER) == () and await mending.owed(SERVER) == (LAST,)
    channel.refuses = None
    assert await mending.run(SERVER) == (LAST,)
