"""What came of a drop: counted after a day, three days and a week, each against what its segment usually gives."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from metrics.community.aftermath import WEEK, WEEKS, Change, aftermath, change
from metrics.community.baseline import usual
from metrics.community.response import Response, response
from metrics.values import Range
from models import drop_measures, drop_posts, drops, turns
from models.drop_measures import DropMeasure
from models.drop_posts import DropPost
from models.drops import Drop, Step
from models.session import Database
from reports.facts import Content
from services.calendar import Calendar, Occasion
from services.container import Services
from services.drops import Drops
from services.facts import discord_links
from services.present import Present

AFTER = (24, 72, 168)
"""Hours after which a drop is looked at."""
LAST = AFTER[-1]


@dataclass(frozen=True, slots=True)
class Reported:
    """A drop and what came of it so far.

    Of earlier drops for its segments in their week, `usual`: how many people answered, `usual_later`: how many
    conversations members began later on the theme. `need`: how its need is voiced since; None: too few voices.
    """

    drop: Drop
    posts: tuple[DropPost, ...]
    measures: tuple[DropMeasure, ...]
    answers: dict[str, int]
    usual: Range | None
    usual_later: Range | None = None
    need: Change | None = None


class DropReports:
    """A job of the calendar that counts, and what staff and the digest are told of it."""

    name = "drop-measured"

    def __init__(
        self, database: Database, clock: Clock, known: Drops, executor: Executor, present: Present | None = None
    ) -> None:
        self._database = database
        self._clock = clock
        self._drops = known
        self._executor = executor
        self._present = present

    @classmethod
    def build(cls, services: Services) -> Self:
        get = services.get
        made = cls(services.database, services.clock, get(Drops), services.executor, get(Present))
        get(Calendar).register(made)
        return made

    # The calendar asks

    async def occasions(self, server_id: str, now: datetime, done: frozenset[str]) -> Sequence[Occasion]:
        """The overdue counts as one after the other, and the next."""
        async with self._database.reading() as session:
            sent = await drop_posts.posts_sent(session, server_id, now - timedelta(hours=2 * LAST), now)
        first: dict[str, datetime] = {}
        for post in sent:
            if post.sent_at is not None:
                first.setdefault(post.drop, post.sent_at)
        planned = sorted(
            (Occasion(f"{drop}.{hours}", at + timedelta(hours=hours)) for drop, at in first.items() for hours in AFTER),
            key=lambda one: (one.due_at, one.name),
        )
        left = [one for one in planned if one.name not in done]
        overdue = [one for one in left if one.due_at <= now][:1]
        return [*overdue, *[one for one in left if one.due_at > now][:1]]

    async def ready(self, server_id: str) -> bool:
        return True

    async def run(self, server_id: str, occasion: str) -> bool:
        """Count once more; run twice, it counts the same."""
        drop_id, _, hours = occasion.partition(".")
        async with self._database.reading() as session:
            posts = [post for post in await drop_posts.posts(session, server_id, drop_id) if post.sent_at is not None]
        if not posts:
            return True
        if not await self._catch_up(server_id):
            return False  # after an outage, what was answered meanwhile is read first
        drop = (await self._drops.told(server_id, drop_id)).drop
        counted = await self._looked_after(server_id, drop, await self.count(server_id, posts, int(hours)), posts)
        async with self._database.writing() as session:
            drop = await drops.drop(session, server_id, drop_id) or drop
            await drop_measures.put_measure(session, server_id, counted)
            if int(hours) == LAST and drop.state == "sent":
                await drops.set_state(session, server_id, drop_id, "measured")
                await drops.note_step(session, server_id, drop_id, Step(self._clock.now(), None, "measured"))
        return True

    async def _catch_up(self, server_id: str) -> bool:
        """Read what was answered a moment ago; False while the past is still arriving."""
        return self._present is None or await self._present.catch_up(server_id)

    async def _looked_after(
        self, server_id: str, drop: Drop, counted: DropMeasure, posts: Sequence[DropPost]
    ) -> DropMeasure:
        """The same with what the drop left behind: later conversations, and voices of its need."""
        at = _first(posts)
        async with self._database.reading() as session:
            words = await drops.variants(session, server_id, drop.id)
            since = at - WEEKS * WEEK
            said = await turns.turns_between(session, server_id, since, at + timedelta(hours=counted.hours))
        theme = " ".join((drop.title, drop.need, *(one.text for one in words)))
        messages = _messages(posts)
        answers = response(said, messages, messages, at, counted.hours).message_ids
        loop = asyncio.get_running_loop()
        hours = counted.hours
        found = await loop.run_in_executor(self._executor, aftermath, said, theme, drop.need, at, hours, answers)
        return replace(
            counted,
            later=found.later,
            need_after=found.after,
            need_before=found.before,
            need_weeks=found.weeks,
        )

    async def count(self, server_id: str, posts: Sequence[DropPost], hours: int) -> DropMeasure:
        """What came of the messages of a drop within some hours of the first."""
        at = _first(posts)
        members: set[str] = set()
        if self._drops.circles is not None:
            for segment in sorted({segment for post in posts for segment in post.segments}):
                members.update(await self._drops.circles.members(server_id, segment))
        async with self._database.reading() as session:
            said = await turns.turns_between(session, server_id, at, at + timedelta(hours=hours))
        messages = _messages(posts)
        return _measure(posts[0].drop, hours, self._clock.now(), response(said, messages, messages, at, hours, members))

    # What is told

    async def report(self, server_id: str, drop_id: str) -> Reported:
        """Everything counted so far, and what is known until now where nothing is due yet."""
        await self._catch_up(server_id)
        told = await self._drops.told(server_id, drop_id)
        sent = [post for post in told.posts if post.sent_at is not None]
        async with self._database.reading() as session:
            measures = await drop_measures.measures(session, server_id, drop_id)
            earlier = await self._earlier(session, server_id, told.drop)
        if sent and not measures:
            measures = (replace(await self.count(server_id, sent, LAST), hours=0),)
        last = measures[-1] if measures else None
        need = None
        if last is not None and last.need_after is not None and last.need_before and last.need_weeks:
            need = change(last.need_after, last.need_before, last.need_weeks)
        return Reported(
            told.drop,
            told.posts,
            measures,
            told.answers,
            usual([float(one.people) for one in earlier]),
            usual([None if one.later is None else float(one.later) for one in earlier]),
            need,
        )

    async def _earlier(self, session: AsyncSession, server_id: str, drop: Drop) -> list[DropMeasure]:
        """What came of earlier drops for the same segments in their week, the oldest first."""
        wanted = {segment.id for segment in drop.segments}
        found: list[tuple[datetime, DropMeasure]] = []
        for other in await drops.drops(session, server_id, {"measured", "archived"}):
            shared = wanted & {segment.id for segment in other.segments}
            if other.id == drop.id or not shared or other.scheduled_at is None or drop.scheduled_at is None:
                continue
            if other.scheduled_at < drop.scheduled_at:
                counted = await drop_measures.measures(session, server_id, other.id)
                found += [(other.scheduled_at, one) for one in counted if one.hours == LAST]
        return [one for _, one in sorted(found, key=lambda pair: pair[0])]

    async def contents(self, server_id: str, start: datetime, end: datetime) -> Sequence[Content]:
        """The drops of a week, for its digest."""
        link = discord_links(server_id)
        async with self._database.reading() as session:
            sent = await drop_posts.posts_sent(session, server_id, start, end)
        found: list[Content] = []
        for drop_id in dict.fromkeys(post.drop for post in sent):
            posts = [post for post in sent if post.drop == drop_id]
            drop = (await self._drops.told(server_id, drop_id)).drop
            counted = await self.count(server_id, posts, LAST)
            async with self._database.reading() as session:
                earlier = await self._earlier(session, server_id, drop)
            first = posts[0]
            found.append(
                Content(
                    message_id=first.message or "",
                    title=drop.title,
                    purpose=drop.purpose,
                    turns=counted.answers,
                    people=counted.people,
                    usual=usual([float(one.answers) for one in earlier]),
                    link=link(first.sent_in or "", first.message or ""),
                )
            )
        return found


def _first(posts: Sequence[DropPost]) -> datetime:
    """When the first of these messages was sent."""
    return min(post.sent_at for post in posts if post.sent_at is not None)


def _messages(posts: Sequence[DropPost]) -> set[str]:
    """The messages of a drop. A thread that one opened, in a forum or by a member's hand, has the same id."""
    return {post.message for post in posts if post.message is not None}


def _measure(drop_id: str, hours: int, at: datetime, found: Response) -> DropMeasure:
    return DropMeasure(
        drop=drop_id,
        hours=hours,
        at=at,
        people=found.people,
        answers=found.answers,
        between_members=found.between_members,
        chains=found.chains,
        articulated=found.articulated,
        from_segment=found.from_segment,
        first_staff_minutes=None if found.first_staff_hours is None else round(found.first_staff_hours * 60),
    )
