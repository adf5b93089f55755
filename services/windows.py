"""Weeks of a community as measures take them, gathered from storage."""

from collections import OrderedDict
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from core.windows import Week
from metrics.parcel import Parcel, packed
from metrics.values import CommunityWindow, MemberHistory, ReadTurn
from models import members, presence, rollups, turns
from models.servers import Server

EARLIER_WEEKS = 8
_EVER = datetime(9999, 1, 1, tzinfo=UTC)
_REMEMBERED = 2 * EARLIER_WEEKS


class Windows:
    """Gathers one server's weeks. It remembers the turns of the latest weeks, so use it for one job and let it go."""

    def __init__(self, server: Server, *, listened: bool = True, until: datetime | None = None) -> None:
        """`listened` is False for an archive, of which nobody can tell when it was not kept.

        `until` is now, where a week that is not over is to be told as far as it has come.
        """
        self.server = server
        self.zone = ZoneInfo(server.zone)
        self.listened = listened
        self._until = until
        self._packed: OrderedDict[Week, bytes] = OrderedDict()
        self._written: OrderedDict[Week, dict[str, int]] = OrderedDict()
        self._spoke: dict[str, datetime] | None = None
        self._staff: frozenset[str] = frozenset()
        self._turns: OrderedDict[Week, tuple[ReadTurn, ...]] = OrderedDict()

    async def window(self, session: AsyncSession, week: Week) -> CommunityWindow:
        """A week as it could be known at its end."""
        start, end = week.start(self.zone), week.end(self.zone)
        if self._until is not None:
            end = max(min(end, self._until), start)
        said = await self.turns(session, week)
        earlier = [await self.turns(session, week.shifted(-back)) for back in range(EARLIER_WEEKS, 0, -1)]
        return CommunityWindow(
            week=week,
            start=start,
            end=end,
            zone=self.server.zone,
            turns=said,
            earlier=tuple(read for weekly in earlier for read in weekly),
            presence=await presence.presence_between(session, self.server.id, start, end),
            members=await self._members(session, week, end, said),
            unheard=await self._unheard(session, start, end),
        )

    def parcel(self, window: CommunityWindow) -> Parcel:
        """A window that was gathered here, for the journey to a worker."""
        before = [window.week.shifted(-back) for back in range(EARLIER_WEEKS, 0, -1)]
        return Parcel.of(window, [self._pack(week, window) for week in before], self._pack(window.week, window))

    def _pack(self, week: Week, window: CommunityWindow) -> bytes:
        if week not in self._packed:
            start, end = week.start(self.zone), week.end(self.zone)
            self._packed[week] = packed([read for read in (*window.earlier, *window.turns) if start <= read.at < end])
            while len(self._packed) > _REMEMBERED:
                self._packed.popitem(last=False)
        return self._packed[week]

    async def turns(self, session: AsyncSession, week: Week) -> tuple[ReadTurn, ...]:
        if week not in self._turns:
            start, end = week.start(self.zone), week.end(self.zone)
            self._turns[week] = await turns.turns_between(session, self.server.id, start, end)
            while len(self._turns) > _REMEMBERED:
                self._turns.popitem(last=False)
        return self._turns[week]

    async def _members(
        self, session: AsyncSession, week: Week, end: datetime, said: tuple[ReadTurn, ...]
    ) -> dict[str, MemberHistory]:
        """Everybody who wrote in this week or the sixteen before; this week is counted here, as it may not be stored.

        Who has been silent for longer has an empty history, and is left out.
        """
        written: dict[str, dict[Week, int]] = {}
        for back in range(rollups.HISTORY_WEEKS, 0, -1):
            earlier = week.shifted(-back)
            for author, contributing in (await self._contributing(session, earlier)).items():
                written.setdefault(author, {})[earlier] = contributing
        for read in said:
            weeks = written.setdefault(read.author, {})
            weeks[week] = weeks.get(week, 0) + read.contributes
        spoke = await self._first_turns(session)
        return {
            author: MemberHistory(author, author in self._staff, spoke[author], written[author])
            for author in sorted(written)
            if author in spoke and spoke[author] < end
        }

    async def _contributing(self, session: AsyncSession, week: Week) -> dict[str, int]:
        """How many of their turns contributed, for each member who wrote in an earlier week."""
        if week not in self._written:
            stored = await rollups.member_weeks(session, self.server.id, week, week)
            self._written[week] = {author: weeks[week].contributing for author, weeks in stored.items()}
            while len(self._written) > 2 * rollups.HISTORY_WEEKS:
                self._written.popitem(last=False)
        return self._written[week]

    async def _first_turns(self, session: AsyncSession) -> dict[str, datetime]:
        """When everybody spoke first; bots never speak."""
        if self._spoke is None:
            everybody = await members.members(session, self.server.id)
            self._staff = frozenset(member.id for member in everybody.values() if member.staff)
            self._spoke = await members.first_turns(session, self.server.id, _EVER)
        return self._spoke

    async def _unheard(
        self, session: AsyncSession, start: datetime, end: datetime
    ) -> tuple[tuple[datetime, datetime], ...]:
        if not self.listened:
            return ()
        return await presence.unheard_between(session, self.server.id, start, end)
