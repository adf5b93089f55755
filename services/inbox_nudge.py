"""Once a day, and only when something has waited for too long, staff are reminded of their inbox in their channel."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import ClassVar, Self

from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.text import texts
from models.outbox import Owed
from reports.wording import Voice, age, one_line
from services.backfill import Backfill
from services.calendar import Calendar, Occasion, every_day
from services.container import Services
from services.inbox import Entry, Inbox
from services.outbox import Outbox
from services.ports import Post, PostButton, Refusal
from services.server_settings import AreaSettings, ServerSettings
from services.weekly import KIND as DIGEST

KIND = "inbox-nudge"
AFTER_A_DIGEST = timedelta(hours=20)
"""A digest tells what waits, or is about to: on its day nobody needs to be told again."""
SHOWN = 5
_HOUR = 3600


class InboxSettings(AreaSettings):
    """When staff are reminded of what waits for them. `nudge_after_hours`: from how old on something is too old."""

    area: ClassVar[str] = "inbox"

    nudge: bool = True
    nudge_hour: int = Field(default=10, ge=0, le=23)
    nudge_after_hours: int = Field(default=24, ge=1, le=336)


class InboxNudge:
    """A job of the calendar, and the writer of what it owes."""

    name = KIND

    def __init__(
        self,
        clock: Clock,
        server_settings: ServerSettings,
        inbox: Inbox,
        outbox: Outbox,
        backfill: Backfill | None = None,
    ) -> None:
        self._clock = clock
        self._server_settings = server_settings
        self._inbox = inbox
        self._outbox = outbox
        self._backfill = backfill

    @classmethod
    def build(cls, services: Services) -> Self:
        outbox = services.get(Outbox)
        nudge = cls(services.clock, services.server_settings, services.get(Inbox), outbox, services.get(Backfill))
        outbox.register(KIND, nudge)
        services.get(Calendar).register(nudge)
        return nudge

    # What is due

    async def occasions(self, server_id: str, now: datetime, done: frozenset[str]) -> Sequence[Occasion]:
        """Today's, once its hour has come, and the next."""
        settings = await self._server_settings.read(server_id, InboxSettings)
        zone = (await self._server_settings.general(server_id)).zone
        return every_day(now, settings.nudge_hour, zone, done)

    async def ready(self, server_id: str) -> bool:
        """Not before staff have a channel, and the past is read: what was answered long ago would seem to wait."""
        if (await self._server_settings.general(server_id)).staff_channel is None:
            return False
        backfill = self._backfill
        return backfill is None or backfill.history is None or backfill.is_caught_up(server_id)

    async def run(self, server_id: str, occasion: str) -> bool:
        """Owe the reminder if there is something to remind of. Run twice, it owes nothing more."""
        settings = await self._server_settings.read(server_id, InboxSettings)
        if settings.nudge and not await self._just_told(server_id) and await self._overdue(server_id):
            await self._outbox.owe(server_id, f"{KIND}-{occasion}", KIND, {"day": occasion})
        return True

    async def _just_told(self, server_id: str) -> bool:
        since = self._clock.now() - AFTER_A_DIGEST
        told = await self._outbox.latest(server_id, DIGEST)
        return any(
            one.status in ("due", "sending") or (one.ended_at is not None and one.ended_at > since) for one in told
        )

    async def _overdue(self, server_id: str) -> tuple[Entry, ...]:
        """What has waited for too long; what somebody took on counts from then."""
        settings = await self._server_settings.read(server_id, InboxSettings)
        now, longest = self._clock.now(), timedelta(hours=settings.nudge_after_hours)
        return tuple(
            entry
            for entry in await self._inbox.waiting(server_id)
            if max(entry.item.since, entry.claimed_at or entry.item.since) <= now - longest
            or (entry.item.due is not None and entry.item.due <= now)
        )

    # The outbox asks

    async def channel(self, owed: Owed) -> str | None:
        return (await self._server_settings.general(owed.server)).staff_channel

    async def post(self, owed: Owed) -> Post | None:
        """What still waits when it is sent; nothing once everything was answered, or the day is over."""
        general = await self._server_settings.general(owed.server)
        now = self._clock.now()
        is_over = now.astimezone(general.zone).date() > date.fromisoformat(owed.about["day"])
        overdue = await self._overdue(owed.server)
        if is_over or not overdue or await self._just_told(owed.server):
            return None
        words = texts(general.locale)
        voice = Voice(words, general.zone)
        settings = await self._server_settings.read(owed.server, InboxSettings)
        lines = [words("inbox-nudge", count=len(overdue), hours=settings.nudge_after_hours)]
        for entry in overdue[:SHOWN]:
            item = entry.item
            said = one_line(words.format(item.text_id, item.values))
            old = voice.say(age((now - item.since).total_seconds() / _HOUR))
            opened = f" [{words('inbox-open')}]({item.link})" if item.link else ""
            lines.append(f"- {said} ({old}){opened}")
        if len(overdue) > SHOWN:
            lines.append(words("inbox-nudge-more", count=len(overdue) - SHOWN))
        show = PostButton(words("inbox-button-show"), custom_id=f"inbox:show:v1:{owed.key}", style="primary")
        return Post(text="\n".join(lines), buttons=(show,), key=owed.key)

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        """Nothing else is to be noted."""

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        """The digest goes to the same channel, and tells whoever can mend it."""
