"""The services of moderation on a database, and a Discord behind them that remembers what it was told to do."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from core.clock import FixedClock
from core.settings import ServerDefaults
from models.session import Database
from services.alerts import Alerts
from services.by_hand import ByHand
from services.cases import Cases
from services.enforcing import Notice, Order
from services.languages import Languages
from services.moderation import Moderation
from services.notices import Notices
from services.outbox import Outbox
from services.ports import Post, Refusal, Refused
from services.reports import Reports
from services.server_settings import ServerSettings
from services.timers import Timers

SERVER = "1"
NOW = datetime(2026, 5, 4, 8, tzinfo=UTC)


@dataclass
class Arm:
    """What was done in Discord. `slow`: each call lets others run meanwhile."""

    banned: set[str] = field(default_factory=set)
    silenced: dict[str, datetime | None] = field(default_factory=dict)
    written: list[tuple[str, str]] = field(default_factory=list)
    taken_back: list[str] = field(default_factory=list)
    refuses: list[Refused] = field(default_factory=list)
    calls: int = 0
    blind: bool = False

    async def _call(self) -> None:
        self.calls += 1
        await asyncio.sleep(0)
        if self.refuses:
            raise self.refuses.pop(0)

    async def write(self, server_id: str, member_id: str, post: Post) -> Notice:
        await asyncio.sleep(0)
        self.written.append((member_id, post.text))
        return Notice(member_id, str(len(self.written)))

    async def take_back(self, notice: Notice) -> None:
        self.taken_back.append(notice.message)

    async def time_out(self, server_id: str, member_id: str, until: datetime | None, reason: str) -> None:
        await self._call()
        self.silenced[member_id] = until

    async def kick(self, server_id: str, member_id: str, reason: str) -> None:
        await self._call()

    async def ban(self, server_id: str, member_id: str, reason: str, delete_days: int) -> None:
        await self._call()
        self.banned.add(member_id)

    async def unban(self, server_id: str, member_id: str, reason: str) -> None:
        await self._call()
        if member_id not in self.banned:
            raise Refused(Refusal.GONE, 10026)
        self.banned.discard(member_id)

    async def stands(self, server_id: str, member_id: str, kind: str, until: datetime | None) -> bool:
        """As Discord would say it; `blind` when it cannot be asked."""
        await asyncio.sleep(0)
        if self.blind:
            raise Refused(Refusal.UNREACHABLE)
        match kind:
            case "ban" | "unban":
                return (member_id in self.banned) == (kind == "ban")
            case "timeout" | "untimeout":
                return member_id in self.silenced and self.silenced[member_id] == until
        return False

    async def server_name(self, server_id: str) -> str:
        return "Salone"

    async def lock(self, server_id: str, channel_id: str, reason: str) -> None:
        await self._call()

    async def unlock(self, server_id: str, channel_id: str, before: Mapping[str, Any], reason: str) -> None:
        await self._call()

    async def slow_down(self, server_id: str, channel_id: str, seconds: int, reason: str) -> None:
        await self._call()


class Room:
    """Everything that moderation stands on, as one process has it."""

    def __init__(self, database: Database, arm: Arm | None = None, clock: FixedClock | None = None) -> None:
        self.database = database
        self.clock = clock or FixedClock(NOW)
        self.arm = arm or Arm()
        self.settings = ServerSettings(database, self.clock, ServerDefaults())
        self.outbox = Outbox(database, self.clock)
        self.alerts = Alerts(database, self.clock, self.settings, self.outbox)
        languages = Languages(database, self.clock, self.settings)
        self.cases = Cases(database, self.clock, self.settings, self.outbox, self.alerts)
        parts = (database, self.clock, self.settings, languages, self.outbox)
        notices = Notices(self.clock, languages, self.alerts)
        self.moderation = Moderation(database, self.clock, self.settings, self.outbox, self.cases, notices)
        self.moderation.enforcer = self.arm
        self.reports = Reports(*parts, self.cases, self.alerts)
        self.by_hand = ByHand(database, self.clock, self.settings, self.cases, self.moderation, self.alerts)
        self.timers = Timers(database, self.clock, self.settings, self.cases, self.moderation, self.outbox, self.alerts)
        self.timers.rooms = self.arm

    async def open(self) -> "Room":
        await self.settings.know_server(SERVER, "Salone")
        return self

    def again(self) -> "Room":
        """Another process on the same database and Discord."""
        return Room(self.database, self.arm, self.clock)


def order(kind: str, member: str, actor: str | None = "9", **values: Any) -> Order:
    return Order(kind, member, f"Membro {member}", actor, **values)  # type: ignore[arg-type]
