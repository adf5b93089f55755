"""The services of moderation on a database, and a Discord behind them that remembers what it was told to do."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from core.clock import FixedClock
from core.settings import ServerDefaults
from models.session import Database
from services.alerts import Alerts
from services.appeals import Appeals
from services.attempts import Attempts
from services.by_hand import ByHand, Entry
from services.cases import Cases
from services.desk import Desk
from services.enforcing import Notice, Order
from services.languages import Languages
from services.moderation import Moderation
from services.notices import Notices
from services.outbox import Outbox
from services.own_deeds import OwnDeeds
from services.ports import Post, Refusal, Refused
from services.preventing import Preventing
from services.reports import Reports
from services.rooms import RoomKeeping
from services.server_settings import ServerSettings
from services.settling import Settling
from services.timers import Timers

SERVER = "1"
NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)


@dataclass
class Arm:
    """What was done in Discord. `slow`: each call lets others run meanwhile."""

    gone: set[str] = field(default_factory=set)
    banned: set[str] = field(default_factory=set)
    silenced: dict[str, datetime | None] = field(default_factory=dict)
    written: list[tuple[str, str]] = field(default_factory=list)
    taken_back: list[str] = field(default_factory=list)
    refuses: list[Refused] = field(default_factory=list)
    swept: set[str] = field(default_factory=set)
    paused: list[datetime | None] = field(default_factory=list)
    calls: int = 0
    blind: bool = False
    """Discord cannot be asked how it stands now."""
    loses: int = 0
    """Of so many calls the answer is lost when it has been done."""
    closed: set[str] = field(default_factory=set)
    slowness: dict[str, int] = field(default_factory=dict)
    opened_to: list[Mapping[str, Any]] = field(default_factory=list)
    held: asyncio.Event | None = None
    """What is done waits for this, once it has `begun`."""
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    async def _call(self) -> None:
        self.calls += 1
        self.begun.set()
        await asyncio.sleep(0)
        if self.refuses:
            raise self.refuses.pop(0)
        if self.held is not None:
            await self.held.wait()

    def _answer(self) -> None:
        if self.loses:
            self.loses -= 1
            raise Refused(Refusal.UNREACHABLE)

    async def write(self, server_id: str, member_id: str, post: Post) -> Notice:
        await asyncio.sleep(0)
        self.written.append((member_id, post.text))
        return Notice(member_id, str(len(self.written)))

    async def take_back(self, notice: Notice) -> None:
        self.taken_back.append(notice.message)

    async def time_out(self, server_id: str, member_id: str, until: datetime | None, reason: str) -> None:
        await self._call()
        self.silenced[member_id] = until
        self._answer()

    async def kick(self, server_id: str, member_id: str, reason: str) -> None:
        await self._call()
        self.gone.add(member_id)
        self._answer()

    async def ban(self, server_id: str, member_id: str, reason: str, delete_days: int) -> None:
        await self._call()
        self.banned.add(member_id)
        self._answer()

    async def unban(self, server_id: str, member_id: str, reason: str) -> None:
        await self._call()
        if member_id not in self.banned:
            raise Refused(Refusal.GONE, 10026)
        self.banned.discard(member_id)
        self._answer()

    async def stands(self, server_id: str, subject: str, kind: str, wanted: Any) -> bool:
        if self.blind:
            raise Refused(Refusal.UNREACHABLE)
        match kind:
            case "ban" | "unban":
                return (subject in self.banned) == (kind == "ban")
            case "kick":
                return subject in self.gone
            case "timeout" | "untimeout":
                return subject in self.silenced and self.silenced[subject] == wanted
            case "slowmode":
                return self.slowness.get(subject) == wanted
        return (subject in self.closed) == (kind == "lock")

    async def left_of(self, server_id: str, channel_id: str, messages: Sequence[str]) -> int:
        if self.blind:
            raise Refused(Refusal.UNREACHABLE)
        return len(set(messages) - self.swept)

    async def server_name(self, server_id: str) -> str:
        return "Salone"

    async def lock(self, server_id: str, channel_id: str, reason: str) -> None:
        await self._call()
        self.closed.add(channel_id)
        self._answer()

    async def unlock(self, server_id: str, channel_id: str, before: Mapping[str, Any], reason: str) -> None:
        await self._call()
        self.closed.discard(channel_id)
        self.opened_to.append(before)
        self._answer()

    async def sweep(self, server_id: str, places: Sequence[tuple[str, str]], reason: str) -> None:
        await self._call()
        self.swept.update(message for _, message in places)

    async def pause_invites(self, server_id: str, until: datetime | None, reason: str) -> None:
        await self._call()
        self.paused.append(until)

    async def slow_down(self, server_id: str, channel_id: str, seconds: int, reason: str) -> None:
        await self._call()
        self.slowness[channel_id] = seconds
        self._answer()


@dataclass
class Log:
    """Discord's audit log. `refuses`: why it cannot be read."""

    written: list[Entry] = field(default_factory=list)
    refuses: Refusal | None = None

    async def entries(self, server_id: str, action: str, after: str) -> Sequence[Entry]:
        if self.refuses is not None:
            raise Refused(self.refuses)
        return [one for one in self.written if one.kind == action and int(one.id) > int(after)]


class Room:
    """Everything that moderation stands on, as one process has it."""

    def __init__(
        self, database: Database, arm: Arm | None = None, clock: FixedClock | None = None, log: Log | None = None
    ) -> None:
        self.database = database
        self.clock = clock or FixedClock(NOW)
        self.arm = arm or Arm()
        self.settings = ServerSettings(database, self.clock, ServerDefaults())
        self.outbox = Outbox(database, self.clock)
        self.alerts = Alerts(database, self.clock, self.settings, self.outbox)
        languages = Languages(database, self.clock, self.settings)
        self.desk = Desk(database, self.clock, self.settings, languages, self.outbox, self.alerts)
        own = OwnDeeds(self.clock)
        self.cases = Cases(self.desk, own)
        self.attempts = Attempts(self.desk, self.cases)
        self.moderation = Moderation(self.desk, self.cases, self.attempts, Notices(self.desk), own)
        self.moderation.enforcer = self.arm
        self.rooms = RoomKeeping(self.desk, self.cases, self.attempts)
        self.rooms.rooms = self.arm
        self.reports = Reports(self.desk, self.cases)
        self.appeals = Appeals(self.desk, self.cases, self.moderation)
        self.by_hand = ByHand(self.desk, self.cases, self.attempts, self.moderation, own)
        self.timers = Timers(self.desk, self.cases, self.attempts, self.moderation, self.rooms)
        self.settling = Settling(self.desk, self.attempts, self.by_hand, self.moderation, self.rooms)
        self.log = log or Log()
        self.settling.log = self.log
        self.preventing = Preventing(self.desk, self.cases, self.attempts, self.moderation)
        self.preventing.broom = self.arm

    async def open(self) -> "Room":
        await self.settings.know_server(SERVER, "Salone")
        return self

    def again(self) -> "Room":
        """Another process on the same database and Discord."""
        return Room(self.database, self.arm, self.clock, self.log)


def order(kind: str, member: str, actor: str | None = "9", **values: Any) -> Order:
    return Order(kind, member, f"Membro {member}", actor, **values)  # type: ignore[arg-type]
