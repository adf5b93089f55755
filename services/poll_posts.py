"""Polls in time: opened, closed and told when they are due, once, also when the bot was away."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.text import Texts, texts
from models import calendar
from models.calendar import Appointment
from models.outbox import Owed
from models.polls import Poll
from services.alerts import Alerts
from services.calendar import Calendar, Occasion
from services.facts import discord_links
from services.native_polls import as_posted
from services.native_reading import NativeReading
from services.outbox import Outbox
from services.poll_wording import (
    above_native,
    announcement,
    discord_moment,
    file_of,
    option_card,
    outcome_lines,
    picture,
    vote_button,
)
from services.polls import Polls
from services.ports import PollSeen, Post, PostButton, PostCard, PostFile, Refusal, Refused, Sender
from services.server_settings import ServerSettings
from services.snowflakes import moment_of

if TYPE_CHECKING:
    from services.container import Services

ANNOUNCED, TOLD, REMINDED = "poll", "poll-outcome", "poll-reminder"
LONGEST_CARD = 4_000
SHOWN_FOR = timedelta(days=2)
"""How long after its end the announcement of a poll is still tried to be brought up to date."""
SPACED = timedelta(seconds=20)
"""Between one reminder and the next: Discord takes many direct messages at once for spam."""

_log = logging.getLogger(__name__)


class PollPosts:
    """A job of the calendar, and the writer of what polls owe: their announcement, their outcome, their reminders."""

    name = "polls"

    def __init__(
        self, polls: Polls, native: NativeReading, outbox: Outbox, server_settings: ServerSettings, alerts: Alerts
    ) -> None:
        self._polls = polls
        self._native = native
        self._outbox = outbox
        self._server_settings = server_settings
        self._alerts = alerts
        self._said: dict[tuple[str, str], str] = {}
        self.sender: Sender | None = None

    @classmethod
    def build(cls, services: "Services") -> Self:
        posts = cls(
            services.get(Polls),
            services.get(NativeReading),
            services.get(Outbox),
            services.server_settings,
            services.get(Alerts),
        )
        for kind in (ANNOUNCED, TOLD, REMINDED):
            services.get(Outbox).register(kind, posts)
        services.get(Calendar).register(posts)
        return posts

    def wake(self) -> None:
        """Something was planned, or moved."""
        self._outbox.wake()

    # What is due

    async def occasions(self, server_id: str, now: datetime, done: frozenset[str]) -> Sequence[Occasion]:
        """Polls that open and close, and announcements that are out of date: what is due, and the next."""
        wanted = [
            Occasion(_showing(poll), poll.closed_at or poll.opens_at)
            for poll in await self._polls.all(server_id, "open", "closed")
            if poll.message is not None
            and poll.kind == "ballot"  # Discord's own cannot be edited
            and (poll.closed_at is None or now - poll.closed_at < SHOWN_FOR)
        ]
        for poll in await self._polls.all(server_id, "planned", "open"):
            if poll.status == "planned":
                wanted.append(Occasion(f"open:{poll.id}", poll.opens_at))
            else:
                # An end that was moved is another occasion: the calendar remembers those that are done.
                wanted.append(Occasion(f"close:{poll.id}:{int(poll.closes_at.timestamp())}", poll.closes_at))
        wanted = sorted((one for one in wanted if one.name not in done), key=lambda one: (one.due_at, one.name))
        # All that is overdue: one poll that Discord does not let be read or edited holds up no other.
        return (*[one for one in wanted if one.due_at <= now], *[one for one in wanted if one.due_at > now][:1])

    async def ready(self, server_id: str) -> bool:
        return True

    async def run(self, server_id: str, occasion: str) -> bool:
        """Open, close or show one poll. Run twice, it does nothing twice."""
        what, _, rest = occasion.partition(":")
        poll_id = rest.partition(":")[0]
        if what == "show":
            return await self._show(server_id, await self._polls.get(server_id, poll_id))
        if what == "open":
            await self.open(server_id, poll_id)
            return True
        return (await self.close(server_id, poll_id)).status != "open"

    async def open(self, server_id: str, poll_id: str) -> None:
        """Open a poll and owe its announcement."""
        await self._polls.opened(server_id, poll_id)
        poll = await self._polls.get(server_id, poll_id)
        if poll.status == "open":
            await self._outbox.owe(server_id, f"poll-{poll_id}", ANNOUNCED, {"poll": poll_id}, channel=poll.channel)

    async def close(self, server_id: str, poll_id: str, by: str | None = None) -> Poll:
        """Close a poll and owe its outcome; its announcement follows.

        One of Discord's own stays open until Discord has counted. `by`: somebody ends it before its time; Refused where
        Discord's own cannot be ended now.
        """
        poll = await self._polls.get(server_id, poll_id)
        if poll.kind == "native" and poll.status == "open":
            if by is not None:
                await self._native.end(server_id, poll, by)
                poll = await self._polls.get(server_id, poll_id)
            came = await self._native.ended(server_id, poll)
            if came is None:
                self.wake()
                return await self._polls.get(server_id, poll_id)
            poll = await (
                self._polls.close(server_id, poll_id, seen=came)
                if isinstance(came, PollSeen)
                else self._polls.close(server_id, poll_id, unknown=came)
            )
        else:
            poll = await self._polls.close(server_id, poll_id, by)
        if poll.status == "closed":
            key = f"poll-{poll_id}-told"
            await self._outbox.owe(server_id, key, TOLD, {"poll": poll_id}, channel=poll.channel)
        self.wake()
        return poll

    async def _show(self, server_id: str, poll: Poll) -> bool:
        """Bring the announcement up to date; False to be run again. One that is gone is nothing that anybody misses."""
        if self.sender is None or poll.message is None:
            return False
        post = await self._announced(server_id, poll, await self._words(server_id))
        try:
            await self.sender.edit(poll.channel, poll.message, post)
        except Refused as refused:
            _log.info("the announcement of poll %s of server %s stays: %s", poll.id, server_id, refused.reason)
            return refused.reason is Refusal.GONE
        return True

    # What is owed

    async def channel(self, owed: Owed) -> str | None:
        return owed.channel

    async def post(self, owed: Owed) -> Post | None:
        poll = await self._polls.get(owed.server, str(owed.about["poll"]))
        words = await self._words(owed.server, str(owed.about.get("locale", "")))
        match owed.kind:
            case _ if owed.kind == ANNOUNCED:
                if poll.status in ("planned", "cancelled"):
                    return None
                self._said[owed.server, poll.id] = _showing(poll)
                return (
                    self._native_announced(poll, words)
                    if poll.kind == "native"
                    else await self._announced(owed.server, poll, words)
                )
            case _ if owed.kind == REMINDED:
                return await self._reminder(owed, poll, words)
            case _:
                return await self._outcome(owed.server, poll, words)

    async def _announced(self, server_id: str, poll: Poll, words: Texts) -> Post:
        is_open = poll.status == "open"
        card = announcement(poll, words, voting=is_open)
        if not is_open:
            card = replace(card, text=f"{words('poll-closed')}\n\n{card.text}"[:LONGEST_CARD])
        look = _keyed(f"poll-{poll.id}", words)
        pictures = await self._polls.pictures(server_id, poll.id)
        return Post(
            cards=(card, *(option_card(poll, one) for one in pictures)),
            files=tuple(PostFile(file_of(one), one.content, poll.options[one.option - 1]) for one in pictures),
            buttons=(vote_button(poll, words), look) if is_open else (look,),
        )

    def _native_announced(self, poll: Poll, words: Texts) -> Post | None:
        now = self._polls.now()
        if poll.status != "open" or now >= poll.closes_at:
            return None
        asked = as_posted(poll, now)
        text = above_native(poll, now + timedelta(hours=asked.hours), words)
        return Post(text, buttons=(_keyed(f"poll-{poll.id}", words),), poll=asked)

    async def _reminder(self, owed: Owed, poll: Poll, words: Texts) -> Post | None:
        """Nothing for whoever has voted, left or said that they want none since it was owed."""
        if poll.status != "open" or owed.member not in await self._native.not_yet(owed.server, poll.id):
            return None
        link = discord_links(owed.server)(poll.channel, poll.message or poll.channel)
        text = words("poll-reminder", question=poll.question, moment=discord_moment(poll))
        hush = PostButton(words("poll-reminders-off"), custom_id=f"polls:hush:v1:{owed.server}")
        return Post(text, buttons=(PostButton(words("poll-go"), url=link), _keyed(owed.key, words), hush))

    async def _outcome(self, server_id: str, poll: Poll, words: Texts) -> Post:
        drawn = await asyncio.to_thread(picture, poll, words)
        text = "\n".join(outcome_lines(poll, words))[:LONGEST_CARD]
        card = PostCard(
            words("poll-outcome-of", question=poll.question)[:256], text, image=drawn.name if drawn else None
        )
        return Post(
            cards=(card,),
            files=(drawn,) if drawn else (),
            buttons=(_keyed(f"poll-{poll.id}-told", words),),
        )

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        if owed.kind != ANNOUNCED:
            return
        poll_id, now = str(owed.about["poll"]), self._polls.now()
        await self._polls.posted(session, owed.server, poll_id, message_id, moment_of(message_id))
        said = self._said.pop((owed.server, poll_id), None)
        if said is not None:
            await calendar.note_done(session, Appointment(owed.server, self.name, said, now), now)

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        """Staff are told what could not be posted where; nothing of the poll is lost."""
        if owed.member is not None:
            return
        values = {"number": str(owed.about["poll"]), "channel": f"<#{owed.channel}>"}
        await self._alerts.staff(owed.server, f"poll-refused-{owed.about['poll']}", "poll-refused", values)

    async def remind(self, server_id: str, poll_id: str, members: Sequence[str]) -> int:
        """Owe a direct message to each of these members, once for this poll; how many were not reminded before."""
        new = 0
        for number, member in enumerate(members):
            key = f"poll-{poll_id}-for-{member}"
            at = self._polls.now() + SPACED * number if number else None
            new += await self._outbox.owe(server_id, key, REMINDED, {"poll": poll_id}, member=member, at=at)
        return new

    async def _words(self, server_id: str, locale: str = "") -> Texts:
        return texts(locale or (await self._server_settings.general(server_id)).locale)


def _showing(poll: Poll) -> str:
    """The occasion of an announcement that says where the poll is and when it ends."""
    return f"show:{poll.id}:{poll.status}:{int(poll.closes_at.timestamp())}"


def _keyed(key: str, words: Texts) -> PostButton:
    """The button that carries the key of a post; it shows what is known so far, or what came out."""
    return PostButton(words("poll-look"), custom_id=f"polls:look:v1:{key}")
