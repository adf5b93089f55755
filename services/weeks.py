"""Weeks of one server, gathered, measured and listened to; the measures run in the worker process."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from core.windows import Week
from metrics.listening.recurring import QuestionKnown
from metrics.listening.themes import ThemeConfigured
from metrics.values import CommunityWindow, Measurement
from metrics.weekly import (
    ListeningRequest,
    WeekHeard,
    measure_week,
    read_week,
    read_week_but_themes,
    week_themes,
)
from models import faq, listening, members
from models.listening import Theme
from models.session import Database
from services.consent import ConsentGate
from services.themes import as_settled, decided
from services.windows import Windows

_Given = TypeVar("_Given")
_Found = TypeVar("_Found")

_KEPT = 3
"""Weeks whose results are remembered behind the one that was asked for last."""


@dataclass(frozen=True, slots=True)
class WeekRead:
    """A week with everything that was read from it."""

    window: CommunityWindow
    measurements: Mapping[str, Measurement]
    heard: WeekHeard


@dataclass(frozen=True, slots=True)
class _Settled:
    """What is known of themes and questions from before."""

    themes: Mapping[str, Theme]
    questions: tuple[QuestionKnown, ...]


class Weeks:
    """Reads weeks once each, however often they are asked for. For one job: what changes meanwhile is not seen."""

    def __init__(
        self,
        database: Database,
        executor: Executor,
        windows: Windows,
        configured: tuple[ThemeConfigured, ...] = (),
        themes_executor: Executor | None = None,
    ) -> None:
        """The measures run in `executor`; themes in `themes_executor`, at the same time, where that is given."""
        self.windows = windows
        self._database = database
        self._executor = executor
        self._themes_executor = themes_executor
        self._configured = configured
        self._known: Mapping[str, str] | None = None
        self._decisions: _Settled | None = None
        self._tasks: dict[tuple[str, Week], asyncio.Task[Any]] = {}
        self._gathering = asyncio.Lock()

    async def measurements(self, week: Week) -> Mapping[str, Measurement]:
        """The week's indicators."""
        if begun := self._tasks.get(("both", week)):
            measured: Mapping[str, Measurement] = (await begun)[0]
            return measured
        return await self._task("measurements", week, self._measure)

    async def read(self, week: Week, gate: ConsentGate) -> WeekRead:
        """The week's indicators, and what its talk holds."""
        measurements, heard = await self.ahead(week, gate)
        read = WeekRead(await self._window(week), measurements, heard)
        self._forget_before(week.shifted(-_KEPT))
        return read

    def ahead(self, week: Week, gate: ConsentGate) -> Awaitable[tuple[Mapping[str, Measurement], WeekHeard]]:
        """Begin to read a week, to have it at hand when it is asked for."""

        async def both(week: Week) -> tuple[Mapping[str, Measurement], WeekHeard]:
            request = await self._request(week, gate)
            if self._themes_executor is None:
                return await self._run(read_week, request)
            rest, found = await asyncio.gather(
                self._run(read_week_but_themes, request),
                asyncio.get_running_loop().run_in_executor(self._themes_executor, week_themes, request),
            )
            return rest[0], replace(rest[1], themes=found)

        return self._task("both", week, both)

    async def close(self) -> None:
        """Give up what was begun and not asked for."""
        tasks = list(self._tasks.values())
        self._tasks.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _window(self, week: Week) -> CommunityWindow:
        return await self._task("window", week, self._gather)

    async def _gather(self, week: Week) -> CommunityWindow:
        # One after the other: side by side, the first of several would be there only when all are.
        async with self._gathering, self._database.reading() as session:
            return await self.windows.window(session, week)

    async def _measure(self, week: Week) -> Mapping[str, Measurement]:
        return await self._run(measure_week, self.windows.parcel(await self._window(week)))

    async def _request(self, week: Week, gate: ConsentGate) -> ListeningRequest:
        window = await self._window(week)
        authors = sorted({read.author for read in (*window.earlier, *window.turns)})
        known, settled = await self.names(), await self._settled()
        return ListeningRequest(
            parcel=self.windows.parcel(window),
            configured=as_settled(self._configured, settled.themes),
            decided=decided(settled.themes.values()),
            known=settled.questions,
            names=tuple(known[author] for author in authors if author in known),
            quotable=frozenset(filter(gate.may_quote, authors)),
        )

    async def _settled(self) -> _Settled:
        """What staff decided about themes, and the recurring questions known from earlier weeks."""
        if self._decisions is None:
            async with self._database.reading() as session:
                themes = await listening.themes(session, self.windows.server.id)
                questions = await faq.entries(session, self.windows.server.id)
            known = tuple(QuestionKnown(entry.id, entry.lemmas) for entry in questions)
            self._decisions = _Settled(themes, known)
        return self._decisions

    async def names(self) -> Mapping[str, str]:
        """Display names by member id."""
        if self._known is None:
            async with self._database.reading() as session:
                everybody = await members.members(session, self.windows.server.id)
            self._known = {member.id: member.name for member in everybody.values()}
        return self._known

    async def _run(self, measure: Callable[[_Given], _Found], given: _Given) -> _Found:
        return await asyncio.get_running_loop().run_in_executor(self._executor, measure, given)

    def _task(
        self, kind: str, week: Week, read: Callable[[Week], Coroutine[Any, Any, _Found]]
    ) -> "asyncio.Task[_Found]":
        key = (kind, week)
        if key not in self._tasks:
            self._tasks[key] = asyncio.create_task(read(week))
        task: asyncio.Task[_Found] = self._tasks[key]
        return task

    def _forget_before(self, week: Week) -> None:
        for key in [key for key, task in self._tasks.items() if key[1] < week and task.done()]:
            del self._tasks[key]
