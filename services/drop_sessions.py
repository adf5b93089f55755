"""Live sessions: a drop invites to a stage, a voice channel or another place, and Discord's own event goes with it.

Whoever marked interest in the event is reminded half an hour before. Afterwards a recap waits as a draft.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from core.text import Texts, texts
from models import drop_sessions, drops, members, presence
from models.drop_sessions import DropSession
from models.drops import Drop
from models.outbox import Owed
from models.session import Database
from services.alerts import Alerts
from services.calendar import Calendar, Occasion
from services.container import Services
from services.drop_shape import NewDrop
from services.drops import Drops
from services.languages import Languages
from services.library import OUT
from services.outbox import Outbox
from services.ports import Post, PostButton, Refusal, Refused
from services.server_settings import ServerSettings

REMINDED = "drop-session"
BEFORE = timedelta(minutes=30)
"""So long before it begins, whoever is interested is reminded."""
AFTER = timedelta(minutes=10)
"""So long after its end, the recap is prepared."""
STAYED = timedelta(minutes=5)
"""Whoever was there for less only looked in."""
APART = timedelta(seconds=5)
"""Discord takes many direct messages at once for spam."""
SMALLEST = 5
LONGEST = timedelta(hours=12)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Event:
    """A scheduled event as Discord shall have it: in a voice or stage channel, or elsewhere at `place`."""

    name: str
    description: str
    starts_at: datetime
    ends_at: datetime
    channel: str | None = None
    place: str | None = None


class Events(Protocol):
    """Discord's scheduled events. Every method raises Refused."""

    async def create(self, server_id: str, event: Event) -> str:
        """The id of the new event."""
        ...

    async def find(self, server_id: str, event: Event) -> str | None:
        """An event of Salotto's own that has this name, place and beginning."""
        ...

    async def change(self, server_id: str, event_id: str, event: Event) -> None: ...

    async def remove(self, server_id: str, event_id: str) -> None: ...

    async def interested(self, server_id: str, event_id: str) -> Sequence[str]:
        """The members who marked interest."""
        ...


class DropSessions:
    """A job of the calendar, and the writer of the reminders."""

    name = "drop-sessions"

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        known: Drops,
        outbox: Outbox,
        alerts: Alerts,
        languages: Languages,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._drops = known
        self._outbox = outbox
        self._alerts = alerts
        self._languages = languages
        self.events: Events | None = None

    @classmethod
    def build(cls, services: Services) -> Self:
        get = services.get
        made = cls(
            services.database,
            services.clock,
            services.server_settings,
            get(Drops),
            get(Outbox),
            get(Alerts),
            services.languages,
        )
        get(Outbox).register(REMINDED, made)
        get(Calendar).register(made)
        return made

    # What staff do

    async def plan(
        self,
        server_id: str,
        drop_id: str,
        starts_at: datetime,
        length: timedelta,
        *,
        channel: str | None = None,
        place: str | None = None,
    ) -> DropSession:
        """Where and when the session of a drop is; said again, it moves."""
        if channel is None and not (place and place.strip()):
            raise UserFacingError("drop-session-nowhere")
        if not timedelta(minutes=5) <= length <= LONGEST:
            raise UserFacingError("drop-session-length")
        minutes = round(length / timedelta(minutes=1))
        where = None if channel is not None or place is None else place.strip()[:100]
        async with self._database.writing() as session:
            drop = await drops.drop(session, server_id, drop_id)
            if drop is None:
                raise UserFacingError("drop-unknown")
            if drop.format != "session":
                raise UserFacingError("drop-session-other-format", title=drop.title)
            before = (await drop_sessions.sessions(session, server_id)).get(drop_id)
            number = before.round + 1 if before else 1
            live = DropSession(drop_id, channel, where, starts_at, minutes, self._clock.now(), number)
            await drop_sessions.put_session(session, server_id, live)
        self._outbox.wake()
        return live

    async def of(self, server_id: str, drop_id: str) -> DropSession | None:
        async with self._database.reading() as session:
            return (await drop_sessions.sessions(session, server_id)).get(drop_id)

    # The calendar asks

    async def occasions(self, server_id: str, now: datetime, done: frozenset[str]) -> Sequence[Occasion]:
        """Events to create, change and remove, reminders, recaps: the first overdue one, and the next."""
        async with self._database.reading() as session:
            lives = await drop_sessions.sessions(session, server_id)
            known = {one.id: one for one in await drops.drops(session, server_id) if one.id in lives}
        wanted: list[Occasion] = []
        for live in lives.values():
            drop = known[live.drop]
            mark = f"{live.drop}.{live.round}"
            if drop.state == "cancelled":
                wanted += [Occasion(f"remove.{mark}", live.changed_at)] if live.event and live.ends_at > now else []
                continue
            is_out = drop.state in OUT
            if (is_out or drop.state == "scheduled") and live.starts_at > now:
                wanted.append(Occasion(f"open.{mark}", live.changed_at))
                wanted.append(Occasion(f"remind.{mark}", live.starts_at - BEFORE))
            if is_out:
                wanted.append(Occasion(f"recap.{mark}", live.ends_at + AFTER))
        wanted = sorted((one for one in wanted if one.name not in done), key=lambda one: (one.due_at, one.name))
        overdue = [one for one in wanted if one.due_at <= now][:1]
        return (*overdue, *[one for one in wanted if one.due_at > now][:1])

    async def ready(self, server_id: str) -> bool:
        return self.events is not None

    async def run(self, server_id: str, occasion: str) -> bool:
        """Do one of these. Run twice, it does nothing twice."""
        what, drop_id, _ = occasion.split(".")
        async with self._database.reading() as session:
            live = (await drop_sessions.sessions(session, server_id)).get(drop_id)
            drop = await drops.drop(session, server_id, drop_id)
        if live is None or drop is None or self.events is None:
            return True
        try:
            match what:
                case "open":
                    await self._open(self.events, server_id, drop, live)
                case "remove" if live.event is not None:
                    await self.events.remove(server_id, live.event)
                    await self._removed(server_id, drop_id)
                case "remind" if live.event is not None:
                    await self._remind(server_id, live, await self.events.interested(server_id, live.event))
                case "recap":
                    await self._recap(server_id, drop, live)
        except Refused as refused:
            return await self._refused(server_id, drop, live, what, refused.reason)
        return True

    async def _open(self, events: Events, server_id: str, drop: Drop, live: DropSession) -> None:
        if live.starts_at <= self._clock.now():
            return
        event = Event(
            drop.title[:100], drop.purpose[:1_000], live.starts_at, live.ends_at, channel=live.channel, place=live.place
        )
        if live.event is not None:
            await events.change(server_id, live.event, event)
            return
        # It may have been created by a process that died before it could note it.
        made = await events.find(server_id, event) or await events.create(server_id, event)
        await self._note(server_id, drop.id, event_id=made)
        await self._alerts.clear(server_id, f"drop-session-{drop.id}")

    async def _remind(self, server_id: str, live: DropSession, people: Sequence[str]) -> None:
        if live.starts_at <= self._clock.now():
            return  # too late to be of use
        for number, member in enumerate(sorted(people)):
            key = f"session-{server_id}-{live.drop}-{int(live.starts_at.timestamp())}-{member}"
            about = {"drop": live.drop}
            at = self._clock.now() + number * APART
            await self._outbox.owe(server_id, key, REMINDED, about, member=member, at=at)

    async def _recap(self, server_id: str, drop: Drop, live: DropSession) -> None:
        came: int | None = None
        if live.channel is not None:
            async with self._database.reading() as session:
                there = await presence.in_voice(session, server_id, live.channel, live.starts_at, live.ends_at, STAYED)
            came = len(there) if len(there) >= SMALLEST else None
        words = texts((await self._server_settings.general(server_id)).locale)
        new = NewDrop(
            title=words("drop-recap-title", title=drop.title),
            purpose=words("drop-recap-purpose", title=drop.title),
            need=drop.need,
            outcome=drop.outcome,
            segments=tuple(one.id for one in drop.segments),
            text=words("drop-recap-text", title=drop.title, known="no" if came is None else "yes", people=came or 0),
            channel=drop.channel,
            forum=drop.forum,
        )
        recap = await self._drops.new(server_id, drop.owner, new, id=f"{drop.id}r")
        await self._note(server_id, drop.id, attended=came, recap_id=recap.id)
        await self._alerts.staff(server_id, f"drop-recap-{drop.id}", "drop-recap-waits", {"title": recap.title})

    async def _refused(self, server_id: str, drop: Drop, live: DropSession, what: str, reason: Refusal) -> bool:
        """One alert; what cannot be mended is given up, the rest is tried again ever less often."""
        if reason is Refusal.UNREACHABLE:
            return False
        values, key = {"title": drop.title}, f"drop-session-{drop.id}"
        if what == "remove":
            if reason is Refusal.GONE:
                await self._removed(server_id, drop.id)
                return True
            await self._alerts.staff(server_id, f"{key}-stays", "drop-session-alert-stays", values)
            return False
        if what == "remind":
            _log.info("whoever is interested in the session of drop %s cannot be asked for: %s", drop.id, reason)
            return reason is Refusal.GONE
        if reason is Refusal.GONE and live.event is not None:
            await self._note(server_id, drop.id, event_id=None)  # somebody removed it by hand: a new one
            return False
        await self._alerts.staff(server_id, key, f"drop-session-alert-{_known(reason)}", values)
        return False

    async def _removed(self, server_id: str, drop_id: str) -> None:
        await self._note(server_id, drop_id, event_id=None)
        await self._alerts.clear(server_id, f"drop-session-{drop_id}-stays")

    async def _note(self, server_id: str, drop_id: str, **values: object) -> None:
        async with self._database.writing() as session:
            await drop_sessions.note(session, server_id, drop_id, **values)

    # The outbox asks

    async def channel(self, owed: Owed) -> str | None:
        return None

    async def post(self, owed: Owed) -> Post | None:
        """The reminder of one member; nothing once it has begun, or they have left."""
        async with self._database.reading() as session:
            live = (await drop_sessions.sessions(session, owed.server)).get(str(owed.about["drop"]))
            drop = await drops.drop(session, owed.server, str(owed.about["drop"]))
            left = await members.has_left(session, owed.server, owed.member)
        if live is None or drop is None or live.event is None or owed.member is None or left:
            return None
        if drop.state == "cancelled" or live.starts_at <= self._clock.now():
            return None
        words = texts(await self._languages.of(owed.server, owed.member))
        at = f"<t:{int(live.starts_at.timestamp())}:R>"
        link = PostButton(words("drop-session-go"), url=event_link(owed.server, live.event))
        return Post(words("drop-session-reminder", title=drop.title, at=at), buttons=(link, about(words, owed.key)))

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        """Nothing else is to be noted."""

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        """Who takes no direct messages is reminded by Discord itself, when it begins."""


def about(words: Texts, key: str) -> PostButton:
    """Under a direct message: what the drop is for. The key is `KIND-SERVER-DROP-...`."""
    return PostButton(words("drop-button-about"), custom_id=f"drops:about:v1:{key}")


def event_link(server_id: str, event_id: str) -> str:
    return f"https://discord.com/events/{server_id}/{event_id}"


def _known(reason: Refusal) -> str:
    return reason.value if reason in (Refusal.FORBIDDEN, Refusal.GONE) else Refusal.UNFIT.value
