"""Weeks of a community as measures take them, gathered from storage."""

from collections import OrderedDict
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from core.windows import Week
from metrics.values import CommunityWindow, MemberHistory, ReadTurn
from models import presence, rollups, turns
from models.servers import Server

EARLIER_WEEKS = 8
_REMEMBERED = 2 * EARLIER_WEEKS


class Windows:
    """Gathers one server's weeks. It remembers the turns of the latest weeks, so use it for one job and let it go."""

    def __init__(self, server: Server, *, listened: bool = True) -> None:
        """`listened` is False for an archive, of which nobody can tell when it was not kept."""
        self.server = server
        self.zone = ZoneInfo(server.zone)
        self.listened = listened
        self._turns: OrderedDict[Week, tuple[ReadTurn, ...]] = OrderedDict()

    async def window(self, session: AsyncSession, week: Week) -> CommunityWindow:
        """A week as it could be known at its end."""
        start, end = week.start(self.zone), week.end(self.zone)
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
        """Everybody's history; this week's part is counted here, since it may not be stored yet."""
        histories = await rollups.member_histories(session, self.server.id, week, end)
        contributing: dict[str, int] = {}
        for read in said:
            contributing[read.author] = contributing.get(read.author, 0) + read.contributes
        for author, count in contributing.items():
            if author in histories:
                history = histories[author]
                histories[author] = replace(history, weeks={**history.weeks, week: count})
        return histories

    async def _unheard(
        self, session: AsyncSession, start: datetime, end: datetime
    ) -> tuple[tuple[datetime, datetime], ...]:
        if not self.listened:
            return ()
        return await presence.unheard_between(session, self.server.id, start, end)
