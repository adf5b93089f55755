"""Drops by direct message, to those who asked for it, and not more of them than they can bear.

Nobody gets more in seven days than staff allow a segment in a week; who asked for fewer within a month gets half.
"""

from collections.abc import Collection
from datetime import timedelta
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.text import texts
from models import drop_answers, drop_posts, drops, library_direct, outbox
from models.drop_posts import DropPost
from models.outbox import Owed
from models.session import Database
from services.container import Services
from services.drop_planning import REMEMBERED, cap_of
from services.drop_sessions import APART, about
from services.drop_shape import DropSettings, words_of
from services.drops import Drops
from services.facts import discord_links
from services.languages import Languages
from services.outbox import Outbox
from services.ports import Post, PostButton, PostCard, Refusal
from services.server_settings import ServerSettings

KIND = "drop-direct"
WEEK = timedelta(days=7)


class DropDirect:
    """Owes the messages when a drop is out, and finds their words."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        outbox_: Outbox,
        languages: Languages,
        known: Drops | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._outbox = outbox_
        self._languages = languages
        self._drops = known

    @classmethod
    def build(cls, services: Services) -> Self:
        get, settings = services.get, services.server_settings
        made = cls(services.database, services.clock, settings, get(Outbox), services.languages, get(Drops))
        get(Outbox).register(KIND, made)
        return made

    async def choose(self, server_id: str, member_id: str, *, on: bool) -> None:
        """A member wants drops by direct message, or does not any more."""
        async with self._database.writing() as session:
            await self._server_settings.know_within(session, server_id)
            await library_direct.choose(session, server_id, member_id, self._clock.now(), on=on)

    async def owe_within(self, session: AsyncSession, server_id: str, post: DropPost, inside: Collection[str]) -> None:
        """A message of a drop is out: owe it to those of `inside` who asked, each once for all its messages."""
        wanting = await library_direct.wanting(session, server_id)
        for number, member in enumerate(sorted(wanting & set(inside))):
            key, about_ = f"direct-{server_id}-{post.drop}-{member}", {"drop": post.drop, "post": post.key}
            at = self._clock.now() + number * APART
            await self._outbox.owe_within(session, server_id, key, KIND, about_, member=member, at=at)

    async def channel(self, owed: Owed) -> str | None:
        return None

    async def post(self, owed: Owed) -> Post | None:
        """The drop in the member's language; nothing beyond what they can bear, once they want none, or have left."""
        member, now = owed.member or "", self._clock.now()
        async with self._database.reading() as session:
            post = await drop_posts.post(session, owed.server, str(owed.about["post"]))
            drop = None if post is None else await drops.drop(session, owed.server, post.drop)
            if post is None or drop is None or member not in await library_direct.wanting(session, owed.server):
                return None
            chosen = await self._server_settings.read_within(session, owed.server, DropSettings)
            tired = await drop_answers.wanting_fewer(session, owed.server, now - REMEMBERED)
            had = await outbox.sent_to(session, owed.server, KIND, member, now - WEEK)
            words = await drops.variants(session, owed.server, drop.id)
        if not await self._is_for(owed.server, post, member):
            return None
        if had >= cap_of(chosen.cap_per_week, tired=member in tired):
            return None
        locale = await self._languages.of(owed.server, member)
        said, text = words_of(words, post.segments[0] if post.segments else None, locale), texts(locale)
        link = discord_links(owed.server)(post.sent_in or "", post.message or "")
        card = PostCard(drop.title, said.text if said else "", footer=text("drop-direct-footer"))
        go = PostButton(text("drop-direct-go"), url=link)
        return Post(cards=(card,), buttons=(go, about(text, owed.key)))

    async def _is_for(self, server_id: str, post: DropPost, member_id: str) -> bool:
        """Whether somebody is still in one of the segments that a message is for."""
        circles = None if self._drops is None else self._drops.circles
        if circles is None:
            return True
        for segment in post.segments:
            if member_id in await circles.members(server_id, segment):
                return True
        return False

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        """Nothing else is to be noted."""

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        """Who takes no direct messages finds it in the channel."""
