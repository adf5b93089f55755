"""What staff decide about themes, remembered: a theme that was dismissed stays away, a name that was given stays."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import blake2b
from typing import Any, Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from core.windows import Week
from metrics.listening.decided import ThemeDecided
from metrics.listening.themes import ThemeConfigured
from models import listening
from models.listening import Theme, ThemeStatus, ThemeWeek
from models.session import Database
from reports.facts import Theme as ThemeTold
from services.audit import Audit
from services.container import Services

SAME = 0.5
"""Themes of two weeks with at least this share of their words in common are one: no two weeks word it alike."""
LONGEST_LABEL = 60


class Themes:
    """Reads and decides themes. Every decision is in the staff's trail, and can be taken back."""

    def __init__(self, database: Database, clock: Clock, audit: Audit) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.clock, services.audit)

    async def all(self, server_id: str, *, dismissed: bool = False) -> tuple[Theme, ...]:
        """Every theme that was ever told, without those dismissed or merged into another unless asked for."""
        async with self._database.reading() as session:
            known = await listening.themes(session, server_id)
        gone = () if dismissed else ("dismissed", "merged")
        return tuple(theme for theme in known.values() if theme.status not in gone)

    async def find(self, server_id: str, mark: str) -> Theme:
        """A theme by its mark. UserFacingError when there is none."""
        for theme in await self.all(server_id, dismissed=True):
            if mark_of(theme.key) == mark:
                return theme
        raise UserFacingError("theme-unknown")

    async def confirm(self, server_id: str, mark: str, by: str) -> Theme:
        """It is a theme; so it is again when it had been dismissed or merged."""
        return await self._decide(server_id, await self.find(server_id, mark), "confirmed", by)

    async def rename(self, server_id: str, mark: str, label: str, by: str) -> Theme:
        """Call it so from now on. UserFacingError for a name that is empty or taken."""
        label = " ".join(label.split())[:LONGEST_LABEL]
        theme = await self.find(server_id, mark)
        others = [one for one in await self.all(server_id) if one.key != theme.key]
        if not label:
            raise UserFacingError("theme-name-empty")
        if any(one.label.casefold() == label.casefold() for one in others):
            raise UserFacingError("theme-name-taken", label=label)
        return await self._decide(server_id, theme, "confirmed", by, label=label)

    async def merge(self, server_id: str, mark: str, into: str, by: str) -> tuple[Theme, Theme]:
        """It is the same as another. UserFacingError when that would lead back to itself."""
        theme, other = await self.find(server_id, mark), await self.find(server_id, into)
        known = {one.key: one for one in await self.all(server_id, dismissed=True)}
        root = _root(other, known)
        if root.key == theme.key:
            raise UserFacingError("theme-into-itself")
        return await self._decide(server_id, theme, "merged", by, merged_into=root.key), root

    async def dismiss(self, server_id: str, mark: str, by: str) -> Theme:
        """It is none: do not tell of it again."""
        return await self._decide(server_id, await self.find(server_id, mark), "dismissed", by)

    async def weeks(self, server_id: str, theme: Theme, last: Week, count: int) -> tuple[ThemeWeek | None, ...]:
        """How it was talked about in the weeks up to `last`, oldest first; None in a week that did not tell of it."""
        async with self._database.reading() as session:
            told = await listening.theme_weeks(session, server_id, last.shifted(1 - count), last)
            known = await listening.themes(session, server_id)
        alike = {one.key for one in known.values() if one.key == theme.key or _overlap(one, theme) >= SAME}
        wanted = [last.shifted(-back) for back in range(count - 1, -1, -1)]
        return tuple(next((one for one in told.get(week, ()) if one.key in alike), None) for week in wanted)

    async def _decide(self, server_id: str, theme: Theme, status: ThemeStatus, by: str, **more: Any) -> Theme:
        async with self._database.writing() as session:
            await listening.decide_theme(session, server_id, theme.key, status, by, self._clock.now(), **more)
            after = {"status": status, **more}
            before = {"status": theme.status, **{name: getattr(theme, name) for name in more}}
            if before != after:
                await self._audit.note_within(
                    session, server_id, by, "themes.decide", subject=theme.key, before=before, after=after
                )
            return (await listening.themes(session, server_id))[theme.key]


def mark_of(key: str) -> str:
    """By which buttons know a theme: short, whatever its words."""
    return blake2b(key.encode(), digest_size=9).hexdigest()


async def remember(
    session: AsyncSession, server_id: str, week: Week, themes: Iterable[ThemeTold], now: datetime
) -> None:
    """Note the themes of a week that is told. Run twice, it changes nothing."""
    told = [theme for theme in themes if theme.key is not None]
    fresh = [Theme(theme.key or "", theme.label, theme.words, theme.origin) for theme in told]
    await listening.note_themes(session, server_id, fresh, now)
    weeks = [ThemeWeek(theme.key or "", theme.people, theme.turns, theme.trend, theme.message_ids) for theme in told]
    await listening.replace_theme_weeks(session, server_id, week, weeks)


def decided(known: Iterable[Theme]) -> tuple[ThemeDecided, ...]:
    """What staff settled, as the measures take it. A theme that was only proposed is settled in nothing."""
    return tuple(
        ThemeDecided(
            theme.key,
            theme.words,
            label=theme.label if theme.status == "confirmed" else None,
            dismissed=theme.status == "dismissed",
            into=theme.merged_into if theme.status == "merged" else None,
        )
        for theme in known
        if theme.status != "proposed"
    )


def as_settled(configured: Iterable[ThemeConfigured], known: Mapping[str, Theme]) -> tuple[ThemeConfigured, ...]:
    """The themes of the brand's configuration under the names that staff gave them, without those they dismissed."""
    kept = []
    for theme in configured:
        settled = known.get(theme.key)
        if settled is None or settled.status == "proposed":
            kept.append(theme)
        elif settled.status == "confirmed":
            kept.append(ThemeConfigured(theme.key, settled.label, theme.words))
    return tuple(kept)


def _overlap(one: Theme, other: Theme) -> float:
    shared, every = set(one.words) & set(other.words), set(one.words) | set(other.words)
    return len(shared) / len(every) if every else 0.0


def _root(theme: Theme, known: Mapping[str, Theme]) -> Theme:
    """What a theme was merged into, in the end."""
    seen: set[str] = set()
    while theme.status == "merged" and theme.key not in seen:
        seen.add(theme.key)
        theme = known.get(theme.merged_into or "", theme)
    return theme
