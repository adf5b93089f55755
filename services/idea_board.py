"""What is sent about ideas: their posts on the board, and the news for whoever stands behind one.

The board is kept in step by writing down that a post is out of date, rewriting it, and marking it: whatever failed is
done by the next look.
"""

import logging
from datetime import datetime, timedelta
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from core.text import texts
from models import idea_people, ideas
from models.ideas import Idea
from models.outbox import Owed
from models.session import Database
from services.alerts import Alerts
from services.container import Services
from services.facts import discord_links
from services.idea_rules import LIVING, NEWS, POST, post_key
from services.idea_wording import board_post, news_lines
from services.ideas import Ideas, IdeaSettings
from services.outbox import Outbox
from services.ports import Post, PostButton, Refusal, Refused, Sender
from services.server_settings import ServerSettings

RESTS = timedelta(minutes=10)
"""How long a board that Discord refused is left alone, unless staff say that they have seen to it."""
ALERT = "ideas-board"

_log = logging.getLogger(__name__)


class IdeaBoard:
    """Tells of ideas. `sender` is set by whoever can reach Discord."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        outbox: Outbox,
        alerts: Alerts,
        known: Ideas,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._outbox = outbox
        self._alerts = alerts
        self._ideas = known
        self._refused_at: dict[str, datetime] = {}
        self.sender: Sender | None = None
        self.moving = False
        """Whether old posts of a board that has moved still wait for the new ones."""

    @classmethod
    def build(cls, services: Services) -> Self:
        made = cls(
            services.database,
            services.clock,
            services.server_settings,
            services.get(Outbox),
            services.get(Alerts),
            services.get(Ideas),
        )
        services.get(Outbox).register(POST, made)
        services.get(Outbox).register(NEWS, made)
        return made

    # The outbox asks

    async def channel(self, owed: Owed) -> str | None:
        return (await self._server_settings.read(owed.server, IdeaSettings)).board_channel

    async def post(self, owed: Owed) -> Post | None:
        """What the board says of an idea, or what one member hears; nothing when it is gone or the news are old."""
        id = str(owed.about["idea"])
        try:
            card = await self._ideas.card(owed.server, id)
        except UserFacingError:
            return None
        words = texts((await self._server_settings.general(owed.server)).locale)
        if owed.kind == POST:
            return board_post(card, words) if owed.key == post_key(card.idea) and card.idea.message is None else None
        if card.idea.step != owed.about["step"]:
            return None
        button = PostButton(words("idea-button-see"), f"ideas:news:v1:{owed.key}")
        voted, moved = bool(owed.about.get("voted")), bool(owed.about.get("moved"))
        lines = news_lines(card.idea, words, voted=voted, moved=moved)
        return Post("\n".join(lines), buttons=(button,))

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        """Where the post stands; it may be out of date already."""
        if owed.kind == POST:
            id = str(owed.about["idea"])
            here = {"channel_id": owed.channel, "board_id": owed.channel, "message_id": message_id}
            await ideas.change(session, owed.server, id, **here)

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        """Staff hear of a board that cannot be written to; whoever takes no messages finds it with `/ideas`."""
        if owed.kind == POST:
            await self._alert(owed.server, owed.channel)

    async def _alert(self, server_id: str, channel: str | None) -> None:
        await self._alerts.staff(server_id, ALERT, "alert-ideas-board", {"channel": f"<#{channel}>"})

    # The board

    async def refresh(self) -> int:
        """Let every post that is out of date say what is so now; how many did. Run twice, it does nothing twice.

        Where Discord has refused it and staff were told, it is tried again only after a while, or once they have seen
        to it.
        """
        await self._follow_boards()
        async with self._database.reading() as session:
            stale = await ideas.out_of_date(session)
        self.moving = any(idea.left is not None for _, idea in stale)
        refreshed = 0
        for server_id, idea in stale:
            if not await self._rests(server_id):
                refreshed += await self._refresh_safely(server_id, idea)
        return refreshed

    async def channel_deleted(self, server_id: str, channel_id: str) -> None:
        """Where the board was, nothing is left: what lives is posted again, as soon as there is another channel."""
        if channel_id != (await self._server_settings.read(server_id, IdeaSettings)).board_channel:
            return
        async with self._database.writing() as session:
            await ideas.doubt(session, server_id, *LIVING)
        self._outbox.wake()

    async def _follow_boards(self) -> None:
        """Where staff have named another channel, what lives is posted there; the old posts then say where it is."""
        async with self._database.reading() as session:
            known = await ideas.boards(session, *LIVING)
        for server_id, board in sorted(known):
            now = (await self._server_settings.read(server_id, IdeaSettings)).board_channel
            if now is None or now == board:
                continue
            async with self._database.writing() as session:
                for idea in await ideas.leave(session, server_id, board, *LIVING):
                    await self._outbox.owe_within(session, server_id, post_key(idea), POST, {"idea": idea.id})
            self._outbox.wake()

    async def _rests(self, server_id: str) -> bool:
        refused_at = self._refused_at.get(server_id)
        if refused_at is None or self._clock.now() - refused_at >= RESTS:
            return False
        return any(alert.key == ALERT for alert in await self._alerts.standing(server_id))

    async def _refresh_safely(self, server_id: str, idea: Idea) -> bool:
        try:
            return await self._refresh(server_id, idea)
        except Exception:
            _log.exception("the post of idea %s on server %s could not be rewritten", idea.id, server_id)
            return False

    async def _refresh(self, server_id: str, idea: Idea) -> bool:
        room = idea.channel
        if idea.channel is not None and idea.message is not None:
            if self.sender is None:
                return False
            try:
                room = await self._rewrite(self.sender, server_id, idea, idea.channel, idea.message)
            except Refused as refused:
                if refused.reason is Refusal.UNREACHABLE:
                    return False
                if refused.reason is not Refusal.GONE:
                    self._refused_at[server_id] = self._clock.now()
                    await self._alert(server_id, idea.channel)
                    return False
                await self._lost(server_id, idea)
                return False
        is_settled = idea.message is not None or idea.status == "erased"
        if idea.left is not None and is_settled and not await self._point_from(server_id, idea, room, *idea.left):
            return False
        async with self._database.writing() as session:
            if idea.status == "erased":
                await idea_people.forget(session, server_id, idea.id)
            else:
                if room != idea.channel:  # a post of a forum is the thread of its talk, where there is none yet
                    await ideas.change(session, server_id, idea.id, channel_id=room, thread_id=idea.thread or room)
                if idea.message is not None or idea.left is None:
                    await ideas.told(session, server_id, idea)
        if self._refused_at.pop(server_id, None) is not None:
            await self._alerts.clear(server_id, ALERT)
        return True

    async def _rewrite(self, sender: Sender, server_id: str, idea: Idea, channel: str, message: str) -> str:
        """Where the post stands. An erased author's words go from the name of its thread, too, which outlives it."""
        words = texts((await self._server_settings.general(server_id)).locale)
        if idea.status != "erased":
            return await sender.edit(channel, message, board_post(await self._ideas.card(server_id, idea.id), words))
        room = await sender.edit(channel, message, Post(words("idea-erased"), thread=words("idea-erased")))
        await sender.delete(channel, message)
        return room

    async def _point_from(self, server_id: str, idea: Idea, room: str | None, channel: str, message: str) -> bool:
        """Let the post that was left behind say where the idea is now; False to be tried again.

        Its title goes from there: what its author may want to take back stands in one place only.
        """
        if self.sender is None:
            return False
        words = texts((await self._server_settings.general(server_id)).locale)
        link = discord_links(server_id)(room or "", idea.message or "")
        said = words("idea-erased") if idea.status == "erased" else words("idea-moved-there", link=link or "")
        gone = False
        try:
            await self.sender.edit(channel, message, Post(said, thread=words("idea-moved-away")))
            if idea.status == "erased":
                await self.sender.delete(channel, message)
        except Refused as refused:
            if refused.reason is Refusal.UNREACHABLE:
                return False
            gone = refused.reason is Refusal.GONE
            _log.info("the old post of idea %s of server %s stays: %s", idea.id, server_id, refused.reason)
        async with self._database.writing() as session:
            left: dict[str, object] = {"left_channel_id": None, "left_message_id": None}
            if gone and idea.thread in (channel, message):  # the talk went with it
                left["thread_id"] = None
            await ideas.change(session, server_id, idea.id, **left)
        return True

    async def _lost(self, server_id: str, idea: Idea) -> None:
        """Its post was deleted: an idea that lives is posted anew, on the board as it is now."""
        async with self._database.writing() as session:
            if idea.status == "erased":
                await idea_people.forget(session, server_id, idea.id)
                return
            posts = idea.posts + 1
            lost = {"message_id": None, "channel_id": None, "board_id": None, "thread_id": None, "posts": posts}
            await ideas.change(session, server_id, idea.id, stale=False, **lost)
            if idea.status in LIVING:
                key = f"{idea.id}-{posts}"
                await self._outbox.owe_within(session, server_id, key, POST, {"idea": idea.id})
        self._outbox.wake()
