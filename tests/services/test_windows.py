"""What is known at the end of a week of those who spoke by then."""

from metrics.values import CommunityWindow
from models import members, rollups
from models.rollups import MemberWeek
from models.session import Database
from services.rollups import Rollups
from services.weeks import Weeks
from services.windows import Windows
from services.workers import SameProcess
from tests.services.community import LAST, SERVER, Aurora, aurora


async def window_of_the_last_week(room: Aurora) -> CommunityWindow:
    windows = Windows(room.archive.server, listened=False)
    async with room.database.reading() as session:
        return await windows.window(session, LAST)


async def test_a_member_is_known_by_this_week_and_the_sixteen_before(database: Database) -> None:
    room = await aurora(database)
    windows = Windows(room.archive.server, listened=False)
    await Rollups(database, Weeks(database, SameProcess(), windows)).fill([LAST])
    async with database.reading() as session:
        first = await members.first_turns(session, SERVER, room.record.end)
    author = min(first, key=lambda member: (first[member], member))
    long_ago = {LAST.shifted(-17): {author: MemberWeek(9, 9)}, LAST.shifted(-16): {author: MemberWeek(5, 4)}}
    later = {LAST.shifted(1): {author: MemberWeek(8, 8)}}
    async with database.writing() as session:
        await rollups.replace_member_weeks(session, SERVER, long_ago | later)
    known = (await window_of_the_last_week(room)).members[author]
    assert known.first_turn_at == first[author]
    assert known.weeks[LAST.shifted(-16)] == 4
    assert not {LAST.shifted(-17), LAST.shifted(1)} & known.weeks.keys()


async def test_whoever_speaks_first_afterwards_and_bots_are_not_known_yet(database: Database) -> None:
    room = await aurora(database)
    before = LAST.shifted(-1)
    async with database.reading() as session:
        everybody = {member.name: member for member in (await members.members(session, SERVER)).values()}
    newcomer, bot = everybody["Nadia"].id, everybody["AuroraBot"].id
    kept = {before.shifted(-1): {newcomer: MemberWeek(1, 1), bot: MemberWeek(1, 1)}}
    async with database.writing() as session:
        await rollups.replace_member_weeks(session, SERVER, kept)
    windows = Windows(room.archive.server, listened=False)
    async with database.reading() as session:
        known = (await windows.window(session, before)).members
        afterwards = (await windows.window(session, LAST)).members
    assert known
    assert not {newcomer, bot} & known.keys()
    assert newcomer in afterwards
    assert (
        {member for member in afterwards if afterwards[member].staff}
        == {member.id for member in everybody.values() if member.staff and member.id in afterwards}
        != set()
    )
