"""What areas contribute to a week: each as much as it knows, and none holds up the others."""

from collections.abc import Sequence
from datetime import UTC, datetime

from reports.facts import AreaLine, Content, Decision
from services.week_sources import Contributed, WeekSources

START, END = datetime(2026, 5, 4, tzinfo=UTC), datetime(2026, 5, 11, tzinfo=UTC)
DROP = Content("1", "Lo sciroppo", "cucinare senza sprechi", 4, 3)
POLL = Decision("2", "Formato", "monoporzione", 12)
LINE = AreaLine("newcomer", "inbox-gone", {"count": 3})


class Drops:
    async def contents(self, server_id: str, start: datetime, end: datetime) -> Sequence[Content]:
        return [DROP] if (server_id, start, end) == ("900", START, END) else []


class Polls:
    async def decisions(self, server_id: str, start: datetime, end: datetime) -> Sequence[Decision]:
        return [POLL]

    async def lines(self, server_id: str, start: datetime, end: datetime) -> Sequence[AreaLine]:
        return [LINE]


class Broken:
    async def lines(self, server_id: str, start: datetime, end: datetime) -> Sequence[AreaLine]:
        raise RuntimeError("an area that fails")


async def test_each_area_tells_what_it_knows_and_one_that_fails_is_missing() -> None:
    sources = WeekSources()
    assert await sources.gather("900", START, END) == Contributed()
    sources.register("polls", Polls())
    sources.register("broken", Broken())
    sources.register("drops", Drops())
    assert await sources.gather("900", START, END) == Contributed((DROP,), (POLL,), (LINE,))
