"""What the talk of the last nine weeks says about one thing: a member, a theme, a question, the hours of the week."""

import asyncio
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from core.clock import Clock
from core.errors import UserFacingError
from core.windows import Week
from metrics.community.rhythm import rhythm
from metrics.community.thresholds import THRESHOLDS
from metrics.listening.shared import Shared, shared
from metrics.values import ReadTurn
from models import messages
from models.faq import FaqEntry
from models.listening import Theme
from models.session import Database
from reports.members import Contribution, MemberInsight, MemberState
from reports.pictures import Picture, hours_of_the_week, theme_over_weeks
from services.container import Services
from services.facts import discord_links, excerpt
from services.faq import Faq
from services.present import Now, Present, turns_known
from services.segments import Segments
from services.server_settings import ServerSettings
from services.themes import Themes, mark_of

NEW_FOR = timedelta(weeks=4)
"""For how long somebody who spoke first is called new."""
SHOWN = 3
WEEKS = 9


@dataclass(frozen=True, slots=True)
class ThemeInsight:
    """A theme over nine weeks, and where it is talked about."""

    theme: Theme
    picture: Picture
    links: tuple[str, ...]
    shared: Shared | None = None


@dataclass(frozen=True, slots=True)
class SegmentInsight:
    """A segment over nine weeks, as a whole. `themes` are those that at least five of its members talk about."""

    name: str
    members: int
    wrote: int
    turns: int
    contributing: int
    themes: tuple[str, ...]
    picture: Picture


class Insights:
    """Answers what staff ask about their community, and what members ask about themselves."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        executor: Executor,
        server_settings: ServerSettings,
        present: Present,
        themes: Themes,
        faq: Faq,
        segments: Segments,
    ) -> None:
        self._database = database
        self._clock = clock
        self._executor = executor
        self._server_settings = server_settings
        self._present = present
        self._themes = themes
        self._faq = faq
        self._segments = segments

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(
            services.database,
            services.clock,
            services.executor,
            services.server_settings,
            services.get(Present),
            services.get(Themes),
            services.get(Faq),
            services.get(Segments),
        )

    async def themes(self, server_id: str) -> tuple[Theme, ...]:
        """The themes that digests told, confirmed ones first."""
        known = await self._themes.all(server_id)
        return tuple(sorted(known, key=lambda theme: (theme.status != "confirmed", theme.label.casefold())))

    async def theme(self, server_id: str, asked: str, locale: str) -> ThemeInsight:
        """A theme by its mark or its name. UserFacingError when there is none."""
        known = await self._themes.all(server_id)
        wanted = asked.strip().casefold()
        theme = next((one for one in known if asked == mark_of(one.key) or wanted == one.label.casefold()), None)
        if theme is None:
            raise UserFacingError("insights-themes-none")
        zone = (await self._server_settings.general(server_id)).zone
        last = Week.of(self._clock.now(), zone).shifted(-1)
        weeks = await self._themes.weeks(server_id, theme, last, WEEKS)
        people = [week.people if week else None for week in weeks]
        latest = next((week for week in reversed(weeks) if week is not None and week.turn_ids), None)
        async with self._database.reading() as session:
            said = await messages.messages_by_id(session, server_id, latest.turn_ids[:SHOWN] if latest else ())
        link = discord_links(server_id)
        links = tuple(link(one.channel, one.id) or "" for one in said.values())
        picture = await self._drawn(theme_over_weeks, theme.label, people, locale)
        now = await self._present.week(server_id)
        spoken = turns_known(now)
        told = {id_ for heard in now.read.heard.themes if heard.key == theme.key for id_ in heard.turn_ids}
        told |= {id_ for week in weeks if week is not None for id_ in week.turn_ids}
        return ThemeInsight(theme, picture, links, shared(spoken[id_] for id_ in told if id_ in spoken))

    async def questions(self, server_id: str) -> tuple[FaqEntry, ...]:
        """The questions that come back: those to settle first, those left out last."""
        await self._faq.gather(server_id)
        order = ("proposed", "confirmed", "dismissed")
        return tuple(sorted(await self._faq.entries(server_id), key=lambda one: order.index(one.status)))

    async def segment(self, server_id: str, asked: str, locale: str) -> SegmentInsight:
        """A segment by its id or name: UserFacingError when there is none, or when fewer than five members wrote."""
        segment = await self._segments.find(server_id, asked)
        members = frozenset(await self._segments.members(server_id, segment.id))
        now = await self._present.week(server_id)
        window = now.read.window
        own = [turn for turn in (*window.earlier, *window.turns) if turn.author in members and not turn.staff]
        picture = await self.rhythm(server_id, locale, members)
        wrote = {turn.author for turn in own}
        if picture is None or len(wrote) < THRESHOLDS.segment_people:
            raise UserFacingError("insights-too-few")
        ids = {turn.id for turn in own}
        known = {turn.id: turn.author for turn in own}
        themes = [
            (theme.label, len({known[id_] for id_ in theme.turn_ids if id_ in ids})) for theme in now.read.heard.themes
        ]
        return SegmentInsight(
            segment.name,
            len(members),
            len(wrote),
            len(own),
            sum(turn.contributes for turn in own),
            tuple(label for label, people in themes if people >= THRESHOLDS.segment_people),
            picture,
        )

    async def rhythm_of(self, server_id: str, asked: str, locale: str) -> tuple[str, Picture | None]:
        """The name of a segment, and its hours of the week as `rhythm` has them."""
        segment = await self._segments.find(server_id, asked)
        members = frozenset(await self._segments.members(server_id, segment.id))
        return segment.name, await self.rhythm(server_id, locale, members)

    async def rhythm(self, server_id: str, locale: str, members: Collection[str] | None = None) -> Picture | None:
        """The hours of the week; None when fewer than five members wrote (of `members`, where they are given)."""
        now = await self._present.week(server_id)
        found = rhythm(now.read.window, members)
        return None if found is None else await self._drawn(hours_of_the_week, found, locale)

    async def _drawn(self, draw: Callable[..., Picture], *given: object) -> Picture:
        """In the worker: drawing takes longer than the event loop can wait."""
        return await asyncio.get_running_loop().run_in_executor(self._executor, draw, *given)

    async def of_member(self, server_id: str, member_id: str) -> MemberInsight | None:
        """A member's own contributions, for their own eyes; None while nothing of theirs is known."""
        now = await self._present.week(server_id)
        names = await self._present.names(server_id)
        return _member(server_id, member_id, names.get(member_id, member_id), now)

    async def member(self, server_id: str, member_id: str) -> MemberInsight | None:
        """The same for staff: None also of somebody who did not agree to be named."""
        if not (await self._present.gate(server_id)).may_name(member_id):
            return None
        return await self.of_member(server_id, member_id)


def _member(server_id: str, member_id: str, name: str, now: Now) -> MemberInsight | None:
    known = turns_known(now)
    own = [turn for turn in known.values() if turn.author == member_id]
    if not own:
        return None
    window = now.read.window
    history = window.members.get(member_id)
    deep = sorted(
        (turn for turn in own if turn.contributes), key=lambda turn: (-(turn.reading.depth.score or 0), turn.at)
    )
    link = discord_links(server_id)
    earned = Counter(kind for turn in deep for kind in _evidence(turn))
    return MemberInsight(
        member=member_id,
        name=name,
        state=_state(member_id, own, now),
        weeks=WEEKS,
        turns=len(own),
        contributing=len(deep),
        articulated=sum(turn.is_articulated for turn in own),
        answered=len({turn.reading.parent_turn_id for turn in own if _answers(turn, known.get(_parent(turn)))}),
        evidence=tuple(kind for kind, _ in sorted(earned.items(), key=lambda row: (-row[1], row[0]))),
        deepest=tuple(
            Contribution(turn.id, turn.at, excerpt(turn.turn.text), _evidence(turn), link(turn.turn.channel, turn.id))
            for turn in deep[:SHOWN]
        ),
        first_at=history.first_turn_at if history else None,
        last_at=own[-1].at,
    )


def _state(member_id: str, own: Sequence[ReadTurn], now: Now) -> MemberState:
    heard, window = now.read.heard, now.read.window
    history = window.members.get(member_id)
    if any(turn.author == member_id for turn in heard.newcomers_unanswered):
        return "new_and_unanswered"
    if history is not None and history.first_turn_at >= window.end - NEW_FOR:
        return "newly_speaking"
    if any(quiet.author == member_id for quiet in heard.gone_quiet):
        return "gone_quiet"
    if any(back.author == member_id for back in heard.returning):
        return "returning"
    weeks = {(window.end - turn.at) // timedelta(weeks=1) for turn in own}
    return "steady" if len(weeks) >= THRESHOLDS.members.minimum_active_weeks else "now_and_then"


def _evidence(turn: ReadTurn) -> tuple[str, ...]:
    components = turn.reading.depth.components
    return tuple(sorted((kind for kind in components if components[kind] > 0), key=lambda k: (-components[k], k)))


def _parent(turn: ReadTurn) -> str:
    return turn.reading.parent_turn_id or ""


def _answers(turn: ReadTurn, parent: ReadTurn | None) -> bool:
    """Whether a turn takes up somebody else's question, and gives something."""
    asked = parent is not None and parent.author != turn.author and parent.reading.question == "information"
    return asked and turn.contributes
