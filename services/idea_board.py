"""What others read of ideas: the board, the news for whoever stands behind one, the inbox, the digest of the week.

The board is kept in step by writing down that a post is out of date, rewriting it, and marking it: whatever failed is
done by the next look.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from core.text import Texts, texts
from models import ideas, polls
from models.ideas import GOING, PROMISED, Idea
from models.outbox import Owed
from models.session import Database
from reports.as_message import escaped
from reports.facts import AreaLine
from services.alerts import Alerts
from services.container import Services
from services.idea_outcomes import vote_lines
from services.ideas import NEWS, POST, Card, Ideas, IdeaSettings, post_key
from services.inbox import InboxItem
from services.outbox import Outbox
from services.ports import Post, PostButton, Refusal, Refused, Sender
from services.segments import Segments
from services.server_settings import ServerSettings

WAITS = timedelta(days=7)
"""An idea that nobody of staff took further for so long waits in the inbox."""
AHEAD = timedelta(days=3)
"""So long before its day a promise is in the inbox."""
LATELY = timedelta(weeks=4)
FEWEST = 5
"""People a segment must have to be spoken of."""
UNHEARD = 0.1
"""A segment of which no larger share took part was not heard."""
DECIDED = {
    "accepted": "idea-line-accepted",
    "declined": "idea-line-declined",
    "in_progress": "idea-line-in_progress",
    "shipped": "idea-line-shipped",
}

_log = logging.getLogger(__name__)


class IdeaBoard:
    """Tells of ideas. `sender` is set by whoever can reach Discord."""

    name = "ideas"

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        outbox: Outbox,
        alerts: Alerts,
        known: Ideas,
        segments: Segments,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._outbox = outbox
        self._alerts = alerts
        self._ideas = known
        self._segments = segments
        self.sender: Sender | None = None

    @classmethod
    def build(cls, services: Services) -> Self:
        made = cls(
            services.database,
            services.clock,
            services.server_settings,
            services.get(Outbox),
            services.get(Alerts),
            services.get(Ideas),
            services.get(Segments),
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
        lines = _news(card.idea, words, voted=bool(owed.about.get("voted")))
        return Post("\n".join(lines), buttons=(button,))

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        """Where the post stands; it may be out of date already."""
        if owed.kind == POST:
            id = str(owed.about["idea"])
            await ideas.change(session, owed.server, id, channel_id=owed.channel, message_id=message_id)

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        """Staff hear of a board that cannot be written to; whoever takes no messages finds it with `/ideas`."""
        if owed.kind == POST:
            await self._alert(owed.server, owed.channel)

    async def _alert(self, server_id: str, channel: str | None) -> None:
        await self._alerts.staff(server_id, "ideas-board", "alert-ideas-board", {"channel": f"<#{channel}>"})

    # The board

    async def refresh(self) -> int:
        """Let every post that is out of date say what is so now; how many did. Run twice, it does nothing twice."""
        async with self._database.reading() as session:
            stale = await ideas.out_of_date(session)
        return sum([await self._refresh_safely(server_id, idea) for server_id, idea in stale])

    async def _refresh_safely(self, server_id: str, idea: Idea) -> bool:
        try:
            return await self._refresh(server_id, idea)
        except Exception:
            _log.exception("the post of idea %s on server %s could not be rewritten", idea.id, server_id)
            return False

    async def _refresh(self, server_id: str, idea: Idea) -> bool:
        if idea.channel is not None and idea.message is not None:
            if self.sender is None:
                return False
            try:
                if idea.status == "erased":
                    await self.sender.delete(idea.channel, idea.message)
                else:
                    card = await self._ideas.card(server_id, idea.id)
                    words = texts((await self._server_settings.general(server_id)).locale)
                    await self.sender.edit(idea.channel, idea.message, board_post(card, words))
            except Refused as refused:
                if refused.reason is Refusal.UNREACHABLE:
                    return False
                if refused.reason is not Refusal.GONE:
                    await self._alert(server_id, idea.channel)
                    return False
                await self._lost(server_id, idea)
                return False
        async with self._database.writing() as session:
            if idea.status == "erased":
                await ideas.forget(session, server_id, idea.id)
            else:
                await ideas.told(session, server_id, idea)
        return True

    async def _lost(self, server_id: str, idea: Idea) -> None:
        """Its post was deleted: an idea that lives is posted anew, on the board as it is now."""
        async with self._database.writing() as session:
            if idea.status == "erased":
                await ideas.forget(session, server_id, idea.id)
                return
            posts = idea.posts + 1
            lost = {"message_id": None, "channel_id": None, "thread_id": None, "posts": posts}
            await ideas.change(session, server_id, idea.id, stale=False, **lost)
            if idea.status in (*GOING, *PROMISED):
                key = f"{idea.id}-{posts}"
                await self._outbox.owe_within(session, server_id, key, POST, {"idea": idea.id})
        self._outbox.wake()

    # The inbox asks

    async def waiting(self, server_id: str, now: datetime) -> Sequence[InboxItem]:
        """Ideas that nobody took further, and promises whose day is near or past."""
        async with self._database.reading() as session:
            going = await ideas.ideas(session, server_id, "open")
            promised = await ideas.ideas(session, server_id, *PROMISED)
            voted = [
                (one, poll)
                for one in await ideas.ideas(session, server_id, "in_vote")
                if one.poll and (poll := await polls.poll_of(session, server_id, one.poll)) and poll.closed_at
            ]
        found = [
            InboxItem(
                f"idea-{one.id}-{one.step}",
                "idea",
                one.created_at + WAITS,
                "idea-inbox-waiting",
                {"title": one.title},
                link=link_of(server_id, one),
            )
            for one in going
            if one.created_at + WAITS <= now
        ]
        for one, poll in voted:
            since, link = poll.closed_at or now, link_of(server_id, one)
            found.append(
                InboxItem(
                    f"voted-{one.id}-{one.step}", "idea", since, "idea-inbox-voted", {"title": one.title}, link=link
                )
            )
        for one in promised:
            if one.promised_for is not None and one.promised_for - AHEAD <= now:
                text_id = "idea-inbox-overdue" if one.promised_for <= now else "idea-inbox-due"
                key, since, values = f"promise-{one.id}-{one.step}", one.promised_for - AHEAD, {"title": one.title}
                link = link_of(server_id, one)
                found.append(InboxItem(key, "promise", since, text_id, values, link=link, due=one.promised_for))
        return found

    # The digest asks

    async def lines(self, server_id: str, start: datetime, end: datetime) -> Sequence[AreaLine]:
        """What was decided, what waits to be, and which segments took no part."""
        async with self._database.reading() as session:
            decided = await ideas.decided_between(session, server_id, start, end)
            going = await ideas.ideas(session, server_id, *GOING)
            active = await ideas.active_since(session, server_id, end - LATELY)
        found = [
            AreaLine(
                "decision",
                DECIDED[one.status],
                {"title": one.title, "reason": one.reason or ""},
                (one.message,) if one.message else (),
                link=link_of(server_id, one),
            )
            for one in decided
            if one.status in DECIDED
        ]
        if going:
            found.append(AreaLine("decision", "idea-line-waiting", {"count": len(going)}))
        if going or decided:
            for segment in await self._segments.all(server_id):
                people = set(await self._segments.members(server_id, segment.id))
                if len(people) >= FEWEST and len(people & active) <= UNHEARD * len(people):
                    found.append(AreaLine("decision", "idea-line-unheard", {"segment": segment.name}))
        return found


def link_of(server_id: str, idea: Idea) -> str | None:
    """Where an idea stands on the board."""
    if idea.channel is None or idea.message is None:
        return None
    return f"https://discord.com/channels/{server_id}/{idea.channel}/{idea.message}"


def card_lines(card: Card, words: Texts) -> list[str]:
    """An idea in words: what it is, what became of it, who stands behind it."""
    idea = card.idea
    lines = [escaped(idea.text)] if idea.text else []
    lines.append(words(f"idea-status-{idea.status}"))
    if card.poll is not None:
        lines += vote_lines(idea, card.poll, words)
    if idea.reason is not None:
        lines.append(words("idea-reason", reason=escaped(idea.reason)))
    if idea.promised_for is not None and idea.status in PROMISED:
        lines.append(words("idea-promised", day=f"<t:{int(idea.promised_for.timestamp())}:D>"))
    lines.append(words("idea-supporters", count=card.supporters))
    if card.credits or card.unnamed:
        names = ", ".join(escaped(name) for name in card.credits)
        lines.append(words("idea-credits", names=names, named=len(card.credits), unnamed=card.unnamed))
    return lines


def board_post(card: Card, words: Texts) -> Post:
    """An idea as everybody sees it. The key by which the post is found rides in its first button."""
    idea, key = card.idea, post_key(card.idea)
    buttons = [PostButton(words("idea-button-see"), f"ideas:see:v1:{key}")]
    if idea.is_going:
        buttons = [
            PostButton(words("idea-button-support"), f"ideas:support:v1:{key}", style="primary"),
            PostButton(words("idea-button-discuss"), f"ideas:discuss:v1:{key}"),
            *buttons,
        ]
    return Post(
        "\n".join(card_lines(card, words)),
        title=escaped(idea.title)[:256],
        buttons=tuple(buttons),
        thread=idea.title,
        tags=(words(f"idea-status-{idea.status}"),),
    )


def _news(idea: Idea, words: Texts, *, voted: bool = False) -> list[str]:
    lines = [words(f"idea-news-{'voted-' if voted else ''}{idea.status}", title=escaped(idea.title))]
    if idea.reason is not None:
        lines.append(words("idea-reason", reason=escaped(idea.reason)))
    if idea.promised_for is not None and idea.status in PROMISED:
        lines.append(words("idea-promised", day=f"<t:{int(idea.promised_for.timestamp())}:D>"))
    return lines
