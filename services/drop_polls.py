"""Drops whose form is a poll: once such a drop is out, the poll itself opens beside it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Self

from core.clock import Clock
from core.errors import UserFacingError
from models import drop_posts, drops
from models.drops import Step
from models.polls import Poll
from models.session import Database
from services.alerts import Alerts
from services.calendar import Calendar, Occasion
from services.container import Services
from services.drop_shape import question_in, words_of
from services.poll_posts import PollPosts
from services.polls import Polls
from services.server_settings import ServerSettings

OPEN = timedelta(days=3)


class DropPolls:
    """A job of the calendar."""

    name = "drop-polls"

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        polls: Polls,
        posts: PollPosts,
        alerts: Alerts,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._polls = polls
        self._posts = posts
        self._alerts = alerts

    @classmethod
    def build(cls, services: Services) -> Self:
        get, settings = services.get, services.server_settings
        made = cls(services.database, services.clock, settings, get(Polls), get(PollPosts), get(Alerts))
        get(Calendar).register(made)
        return made

    async def occasions(self, server_id: str, now: datetime, done: frozenset[str]) -> Sequence[Occasion]:
        """Each message of a drop that is a poll, once it is out."""
        async with self._database.reading() as session:
            found = [one for one in await drops.drops(session, server_id, {"sent"}) if one.format == "poll"]
            posts = [post for one in found for post in await drop_posts.posts(session, server_id, one.id)]
        left = [post for post in posts if post.sent_at is not None and f"open.{post.key}" not in done]
        return [Occasion(f"open.{post.key}", post.sent_at) for post in left[:1] if post.sent_at is not None]

    async def ready(self, server_id: str) -> bool:
        return True

    async def run(self, server_id: str, occasion: str) -> bool:
        """Open the poll of one message. Run twice, there is one poll."""
        async with self._database.reading() as session:
            post = await drop_posts.post(session, server_id, occasion.partition(".")[2])
            drop = None if post is None else await drops.drop(session, server_id, post.drop)
            if post is None or drop is None or post.sent_in is None:
                return True
            words = await drops.variants(session, server_id, drop.id)
            opened = {one.note for one in await drops.steps(session, server_id, drop.id) if one.what == "poll-opened"}
        locale = (await self._server_settings.general(server_id)).locale
        said = words_of(words, post.segments[0] if post.segments else None, locale)
        question, options = question_in(said.text if said else "")
        now = self._clock.now()
        known = [one for one in await self._polls.all(server_id, "planned", "open") if one.channel == post.sent_in]
        poll = next((one for one in known if one.question == question or one.id in opened), None)
        if poll is None:
            try:
                poll = await self._polls.create(
                    server_id,
                    Poll(
                        id="",
                        method="single",
                        question=question,
                        options=options,
                        secrecy="everybody",
                        channel=post.sent_in,
                        opens_at=now,
                        closes_at=now + OPEN,
                        context=drop.purpose[:500],
                        created_by=drop.owner,
                    ),
                )
            except UserFacingError:
                await self._alerts.staff(server_id, f"drop-poll-{drop.id}", "drop-poll-unfit", {"title": drop.title})
                return True
        async with self._database.writing() as session:
            await drops.note_step(session, server_id, drop.id, Step(now, None, "poll-opened", poll.id))
        self._posts.wake()
        return True
