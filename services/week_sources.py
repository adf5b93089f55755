"""What other areas contribute to the digest of a week: what they published, what was decided, what they have to tell.

An area registers an object that has one, two or all of the methods of `Contents`, `Decisions` and `Lines`. It answers
for consent itself: whatever it names or quotes may be written down.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, Self, runtime_checkable

from reports.facts import AreaLine, Content, Decision
from services.container import Services

_log = logging.getLogger(__name__)


@runtime_checkable
class Contents(Protocol):
    """Published something in `[start, end)`."""

    async def contents(self, server_id: str, start: datetime, end: datetime) -> Sequence[Content]: ...


@runtime_checkable
class Decisions(Protocol):
    """Knows what was decided in `[start, end)`."""

    async def decisions(self, server_id: str, start: datetime, end: datetime) -> Sequence[Decision]: ...


@runtime_checkable
class Lines(Protocol):
    """Has sentences of its own to tell of `[start, end)`."""

    async def lines(self, server_id: str, start: datetime, end: datetime) -> Sequence[AreaLine]: ...


@dataclass(frozen=True, slots=True)
class Contributed:
    """What all areas together tell of a week, in the order of their names."""

    contents: tuple[Content, ...] = ()
    decisions: tuple[Decision, ...] = ()
    lines: tuple[AreaLine, ...] = ()


class WeekSources:
    """The areas that contribute. None of them is asked by `salotto analyse`, which knows only what was written."""

    def __init__(self) -> None:
        self._sources: dict[str, object] = {}

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls()

    def register(self, name: str, source: Contents | Decisions | Lines) -> None:
        """Somebody else to ask. Registered again under the same name, the last one counts."""
        self._sources[name] = source

    async def gather(self, server_id: str, start: datetime, end: datetime) -> Contributed:
        """Everything there is to tell of a stretch of time. An area that fails is missing; the digest is told."""
        contents: list[Content] = []
        decisions: list[Decision] = []
        lines: list[AreaLine] = []
        for name, source in sorted(self._sources.items()):
            try:
                if isinstance(source, Contents):
                    contents += await source.contents(server_id, start, end)
                if isinstance(source, Decisions):
                    decisions += await source.decisions(server_id, start, end)
                if isinstance(source, Lines):
                    lines += await source.lines(server_id, start, end)
            except Exception:
                _log.exception("what %s has to tell of a week on server %s is missing", name, server_id)
        return Contributed(tuple(contents), tuple(decisions), tuple(lines))
