"""Members talk to staff in a private thread: who takes it on, when it rests, when it is over, and what was said.

What is written in the thread is kept as its transcript, by its own retention, also when a message is deleted. The time
to staff's first answer is measured: how long people wait is what they remember.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from statistics import median
from typing import Protocol, Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import UserFacingError
from core.text import texts
from models import contacts
from models.contacts import Contact, Line
from models.outbox import Owed
from services.alerts import mentioning
from services.case_words import moment, person
from services.container import Services
from services.desk import Claimed, Desk
from services.inbox import Inbox, InboxItem
from services.penalties import ModerationSettings
from services.ports import Post, PostButton, PostCard

KIND, FIRST = "contact", "contact-first"
"""Kinds of what is owed: the news to staff, and the first words in the thread."""
AT_ONCE = 2
"""So many conversations may one member have open."""
FEW = 5
"""Of fewer conversations no median is told."""
SNOOZE = timedelta(days=1)


class Room(Protocol):
    """Opens private threads. Raises Refused."""

    async def open(self, server_id: str, channel_id: str, member_id: str, name: str) -> str:
        """The id of a private thread in which the member is."""
        ...


@dataclass(frozen=True, slots=True)
class Waits:
    """How long members waited for a first answer: `middle` is the median, None of fewer than five."""

    conversations: int
    unanswered: int
    middle: timedelta | None


class Contacts:
    """Conversations with staff on every server. It is also a source of the staff's inbox."""

    name = "contacts"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._threads: dict[str, tuple[str, int, str]] = {}
        """Thread -> server, number and member: so that any other message costs one look-up."""
        desk.tell_staff(KIND, self._post)
        # Refused there, staff still have the announcement, and the transcript has the words.
        desk.tell_members(FIRST, self._first)

    @classmethod
    def build(cls, services: Services) -> Self:
        made = cls(services.get(Desk))
        services.get(Inbox).register(made)
        return made

    async def load(self) -> None:
        """Know the threads that are going on, after a start."""
        async with self._desk.database.reading() as session:
            known = await contacts.threads(session)
        self._threads = {thread: (server, number, member) for server, number, member, thread in known}

    async def open(
        self, server_id: str, member: str, name: str, subject: str, text: str, channel: str, room: Room
    ) -> Contact:
        """Open a conversation in a thread of `channel`. UserFacingError for too many at once.

        What the member wrote is in the transcript from the first moment, and is owed to the thread.
        """
        now = self._desk.clock.now()
        async with self._desk.database.writing() as session:
            await self._desk.settings.know_within(session, server_id)
            going_on = await contacts.open_of(session, server_id, member)
            if len(going_on) >= AT_ONCE:
                raise UserFacingError("contact-too-many", thread=f"<#{going_on[-1].thread}>")
            number = await contacts.begin(session, server_id, member, name, subject, now)
        try:
            thread = await room.open(server_id, channel, member, f"{number} · {subject}")
        except BaseException:
            async with self._desk.database.writing() as session:
                await contacts.give_up(session, server_id, number)
            raise
        async with self._desk.database.writing() as session:
            await contacts.set_thread(session, server_id, number, thread)
            await contacts.add_line(session, server_id, number, Line(first_key(number), member, name, text, now))
            await contacts.wake_up(session, server_id, number, now)
            about = {"contact": number}
            await self._desk.outbox.owe_within(session, server_id, first_key(number), FIRST, about, channel=thread)
            await self._desk.outbox.owe_within(session, server_id, key_of(number), KIND, {"contact": number})
        self._threads[thread] = (server_id, number, member)
        self._desk.outbox.wake()
        return await self.get(server_id, number)

    async def get(self, server_id: str, number: int) -> Contact:
        """UserFacingError where there is none."""
        async with self._desk.database.reading() as session:
            found = await contacts.contact(session, server_id, number)
        if found is None:
            raise UserFacingError("contact-unknown")
        return found

    def knows(self, thread: str) -> bool:
        """Whether a channel is a conversation with staff; costs nothing."""
        return thread in self._threads

    async def said(self, thread: str, line: Line) -> bool:
        """Something was written in a conversation: it joins the transcript. True when it is staff's first answer."""
        known = self._threads.get(thread)
        if known is None:
            return False
        server_id, number, member = known
        async with self._desk.database.writing() as session:
            await contacts.add_line(session, server_id, number, line)
            if line.author != member and not line.bot:
                return await contacts.answered(session, server_id, number, line.at)
            await contacts.wake_up(session, server_id, number, line.at)
        return False

    async def claim(self, server_id: str, number: int, by: str, over: str | None = None) -> bool:
        """I answer them, if need be instead of `over`; False when it was I already. Claimed by somebody else."""
        async with self._desk.database.writing() as session:
            found = await self._found_within(session, server_id, number)
            if found.claimed_by == by:
                return False
            if found.claimed_by not in (None, over):
                raise Claimed(str(found.claimed_by))
            await contacts.change(session, server_id, number, claimed_by=by)
        return True

    async def snooze(self, server_id: str, number: int) -> None:
        """Out of the inbox until tomorrow, or until the member writes."""
        async with self._desk.database.writing() as session:
            until = self._desk.clock.now() + SNOOZE
            if await contacts.change(session, server_id, number, snoozed_until=until) is None:
                raise UserFacingError("contact-unknown")

    async def close(self, server_id: str, number: int, by: str) -> Contact:
        """It is over, until somebody opens it again."""
        async with self._desk.database.writing() as session:
            if (await self._found_within(session, server_id, number)).closed_at is not None:
                raise UserFacingError("contact-closed-already")
            now = self._desk.clock.now()
            closed = await contacts.change(session, server_id, number, closed_at=now, closed_by=by)
        assert closed is not None
        return closed

    async def reopen(self, server_id: str, number: int) -> None:
        """There is more to say. UserFacingError when it is not over."""
        async with self._desk.database.writing() as session:
            if (await self._found_within(session, server_id, number)).closed_at is None:
                raise UserFacingError("contact-open-already")
            await contacts.change(session, server_id, number, closed_at=None, closed_by=None)

    async def _found_within(self, session: AsyncSession, server_id: str, number: int) -> Contact:
        """As it is while nobody else can change it."""
        found = await contacts.contact(session, server_id, number)
        if found is None:
            raise UserFacingError("contact-unknown")
        return found

    async def transcript(self, server_id: str, number: int, *, locale: str) -> str:
        """What was said, a line each, as a text to keep."""
        found = await self.get(server_id, number)
        async with self._desk.database.reading() as session:
            lines = await contacts.lines(session, server_id, number)
            zone = (await self._desk.settings.general(server_id)).zone
        words = texts(locale)
        told = [words("contact-transcript-heading", number=number, subject=found.subject)]
        for line in lines:
            at = line.at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
            told.append(f"[{at}] {line.name}: {line.text}")
        return "\n".join(told) + "\n"

    async def waits(self, server_id: str, since: datetime) -> Waits:
        """How long members waited for staff's first answer, since a moment."""
        async with self._desk.database.reading() as session:
            found = await contacts.opened_since(session, server_id, since)
        waited = [one.answered_at - one.opened_at for one in found if one.answered_at is not None]
        middle = timedelta(seconds=median(wait.total_seconds() for wait in waited)) if len(waited) >= FEW else None
        return Waits(len(found), len(found) - len(waited), middle)

    async def tidy(self, server_id: str) -> None:
        """Delete conversations that have been kept long enough, with their transcripts."""
        async with self._desk.database.writing() as session:
            chosen = await self._desk.settings.read_within(session, server_id, ModerationSettings)
            before = self._desk.clock.now() - timedelta(days=chosen.keep_conversations_days)
            for thread in await contacts.purge(session, server_id, before):
                self._threads.pop(thread, None)

    async def waiting(self, server_id: str, now: datetime) -> Sequence[InboxItem]:
        """What the staff's inbox shows: conversations in which the member wrote last."""
        async with self._desk.database.reading() as session:
            found = await contacts.waiting(session, server_id, now)
        return [
            InboxItem(
                key=f"contact-{one.number}",
                kind="contact",
                since=one.waiting_since or one.opened_at,
                text_id="inbox-contact",
                values={"number": one.number, "member": person(one.member), "subject": one.subject},
                link=f"https://discord.com/channels/{server_id}/{one.thread}" if one.thread else None,
                member=one.member,
            )
            for one in found
        ]

    # What is told

    async def _first(self, owed: Owed) -> Post | None:
        """The first words in a thread: what the member wrote, and what can be done with the conversation."""
        number = int(owed.about["contact"])
        async with self._desk.database.reading() as session:
            found = await contacts.contact(session, owed.server, number)
            lines = await contacts.lines(session, owed.server, number)
        if found is None or not lines:
            return None
        words = await self._desk.words(owed.server)
        mention = f"<@{found.member}>" if found.member.isdecimal() else found.member
        hello = words("contact-first", member=mention, name=found.name or found.member)
        buttons = (
            PostButton(words("contact-button-claim"), custom_id=f"contact:claim:v1:{owed.key}", style="primary"),
            PostButton(words("contact-button-snooze"), custom_id=f"contact:snooze:v1:{owed.key}"),
            PostButton(words("contact-button-close"), custom_id=f"contact:close:v1:{owed.key}", style="danger"),
            PostButton(words("contact-button-transcript"), custom_id=f"contact:transcript:v1:{owed.key}"),
        )
        said = f"{hello}\n\n**{found.subject}**\n{lines[0].text}"[:2_000]
        mentions = (found.member,) if found.member.isdecimal() else ()
        return Post(text=said, buttons=buttons, key=owed.key, mentions=mentions)

    async def _post(self, owed: Owed) -> Post | None:
        """What staff read of a new conversation."""
        async with self._desk.database.reading() as session:
            found = await contacts.contact(session, owed.server, int(owed.about["contact"]))
        if found is None or found.thread is None:
            return None
        words = await self._desk.words(owed.server)
        mentioned = await self._desk.alerts.to_mention(owed.server)
        lines = [
            words("contact-line-from", member=person(found.member, found.name)),
            words("contact-line-since", at=moment(found.opened_at)),
            words("contact-line-thread", thread=f"<#{found.thread}>"),
        ]
        card = PostCard(words("contact-title", number=found.number, subject=found.subject), "\n".join(lines), 0x5070A0)
        join = PostButton(words("contact-button-join"), custom_id=f"contact:join:v1:{owed.key}", style="primary")
        post = Post(cards=(card,), buttons=(join,), key=owed.key)
        return replace(post, text=mentioning(mentioned, ""), mentions=mentioned)


def key_of(number: int) -> str:
    return f"contact-{number}"


def first_key(number: int) -> str:
    """By which the first words are owed to a thread, and stand in the transcript."""
    return f"contact-first-{number}"
