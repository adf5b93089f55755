"""What weeks came to, filled in once and again whenever something of before changed.

One transaction deletes, inserts and moves the watermark on, for some weeks' indicators or members; run twice it changes
nothing. An event that comes late lowers the watermark, and every week from there on is filled again.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from core.windows import Week, weeks_between
from models import messages, rollups
from models.bulk import chunks
from models.session import Database
from services.weeks import Weeks

INDICATORS = "indicators"
MEMBER_WEEKS = "member-weeks"
FILLED_AT_ONCE = 4
"""Weeks whose indicators go in one transaction."""
WEEKS_AT_ONCE = 26
"""Weeks of members in one transaction: writers wait for no more than that."""


class OutOfDate(Exception):
    """Something of before changed while weeks were being filled: the job starts again, with what is known now."""


class Rollups:
    """Fills one server's weeks."""

    def __init__(self, database: Database, weeks: Weeks) -> None:
        self._database = database
        self._weeks = weeks
        self._server_id = weeks.windows.server.id
        self._zone: ZoneInfo = weeks.windows.zone

    async def fill(self, wanted: Sequence[Week]) -> tuple[Week, ...]:
        """Fill the weeks wanted, and those filled earlier that are out of date; which ones were filled, in order."""
        filling = await self.begin(wanted)
        return await filling.up_to(max(filling.due)) if filling.due else ()

    async def begin(self, wanted: Sequence[Week]) -> "Filling":
        """As `fill`, to be gone through week by week. Weeks whose messages retention has deleted stay as they are."""
        if wanted:
            await self._fill_member_weeks(max(wanted))
        due, mark = await self._due(wanted)
        return Filling(self._database, self._weeks, due, mark)

    async def _due(self, wanted: Iterable[Week]) -> tuple[tuple[Week, ...], datetime | None]:
        """The weeks to fill, in order, and the watermark."""
        async with self._database.reading() as session:
            filled = await rollups.weeks_filled(session, self._server_id)
            mark = await rollups.watermark(session, self._server_id, INDICATORS)
            span = await messages.message_span(session, self._server_id)
            frozen = await rollups.frozen_before(session, self._server_id)
        if span is None:
            return (), mark
        stale = {week for week in filled if mark is None or week.end(self._zone) > mark}
        kept = Week.of(max(span[0], frozen or span[0]), self._zone)
        return tuple(sorted(week for week in stale | (set(wanted) - filled) if week >= kept)), mark

    async def _fill_member_weeks(self, last: Week) -> None:
        """Members' weeks from where they were left, up to `last`: every week's histories rest on those before."""
        async with self._database.reading() as session:
            mark = await rollups.watermark(session, self._server_id, MEMBER_WEEKS)
            span = await messages.message_span(session, self._server_id)
            frozen = await rollups.frozen_before(session, self._server_id)
        if span is None:
            return
        first = max(mark or span[0], span[0], frozen or span[0])
        if first >= last.end(self._zone):
            return
        for weeks in chunks(tuple(weeks_between(first, last.start(self._zone), self._zone)), WEEKS_AT_ONCE):
            async with self._database.writing() as session:
                if await rollups.watermark(session, self._server_id, MEMBER_WEEKS) != mark:
                    raise OutOfDate(self._server_id)
                written = await rollups.written_in(session, self._server_id, weeks, self._zone)
                await rollups.replace_member_weeks(session, self._server_id, written)
                mark = await _move_on(session, self._weeks, MEMBER_WEEKS, weeks[-1], mark)


class Filling:
    """Weeks that are being filled, in order. `due` are those that remain."""

    def __init__(self, database: Database, weeks: Weeks, due: Sequence[Week], mark: datetime | None) -> None:
        self._database = database
        self._weeks = weeks
        self._server_id = weeks.windows.server.id
        self._mark = mark
        self.due = deque(due)

    async def up_to(self, last: Week) -> tuple[Week, ...]:
        """Fill what is due up to a week, that week included; which weeks were filled."""
        filled: list[Week] = []
        while some := [week for week in islice(self.due, FILLED_AT_ONCE) if week <= last]:
            measured = {week: await self._weeks.measurements(week) for week in some}
            async with self._database.writing() as session:
                if await rollups.watermark(session, self._server_id, INDICATORS) != self._mark:
                    raise OutOfDate(self._server_id)
                for week, measurements in measured.items():
                    await rollups.replace_rollups(session, self._server_id, week, measurements)
                self._mark = await _move_on(session, self._weeks, INDICATORS, some[-1], self._mark)
            filled += [self.due.popleft() for _ in some]
        return tuple(filled)


async def _move_on(session: AsyncSession, weeks: Weeks, filler: str, week: Week, mark: datetime | None) -> datetime:
    """Weeks are filled in order, so whatever was out of date before this one has been filled by now."""
    end = week.end(weeks.windows.zone)
    until = end if mark is None else max(mark, end)
    await rollups.set_watermark(session, weeks.windows.server.id, filler, until)
    return until
