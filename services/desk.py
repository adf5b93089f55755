"""What everything stands on that lies on the moderators' desk: cases, reports, appeals, conversations, findings.

What is told of it says how it stands at that moment, and is told anew when it moves on.
"""

import logging
from collections.abc import Awaitable, Callable
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.text import Texts, texts
from models import outbox as owed_rows
from models.outbox import Owed
from models.session import Database
from services.alerts import Alerts
from services.container import Services
from services.languages import Languages
from services.outbox import Outbox
from services.ports import Post, Refusal, Refused, Sender
from services.server_settings import ServerSettings

Words = Callable[[Owed], Awaitable[Post | None]]
Where = Callable[[Owed], Awaitable[str | None]]
Hurt = Callable[[Owed, Refusal], Awaitable[object]]
Noted = Callable[[AsyncSession, Owed, str], Awaitable[object]]

_log = logging.getLogger(__name__)


class Claimed(Exception):
    """Somebody else has taken it on. `by` is who."""

    def __init__(self, by: str) -> None:
        super().__init__(by)
        self.by = by


class Desk:
    """The moderators' desk on every server. `sender` is set by whoever can reach Discord."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        languages: Languages,
        outbox: Outbox,
        alerts: Alerts,
    ) -> None:
        self.database = database
        self.clock = clock
        self.settings = server_settings
        self.languages = languages
        self.outbox = outbox
        self.alerts = alerts
        self.sender: Sender | None = None
        self._words: dict[str, Words] = {}

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(
            services.database,
            services.clock,
            services.server_settings,
            services.languages,
            services.get(Outbox),
            services.get(Alerts),
        )

    def tell_staff(self, kind: str, words: Words, *, channel: Where | None = None, refused: Hurt | None = None) -> None:
        """Messages of a kind go to the staff channel, unless to another; whoever owns the server hears of a refusal."""
        self._words[kind] = words
        self.outbox.register(kind, _Told(words, channel or self._staff_channel, refused or self._staff_unreachable))

    def tell_members(self, kind: str, words: Words, *, refused: Hurt | None = None, sent: Noted | None = None) -> None:
        """Messages of a kind go to whom or where they are owed. Who takes no direct messages has decided so."""
        self.outbox.register(kind, _Told(words, _where_owed, refused or _that_is_theirs, sent or _nothing))

    async def tell_anew(self, server_id: str, key: str) -> None:
        """What was told under a key says how it stands now; what was not told yet will anyhow."""
        async with self.database.reading() as session:
            owed = await owed_rows.owed(session, server_id, key)
        if self.sender is None or owed is None or owed.message_id is None or owed.channel is None:
            return
        post = await self._words[owed.kind](owed)
        if post is None:
            return
        try:
            await self.sender.edit(owed.channel, owed.message_id, post)
        except Refused as refused:
            # Gone or out of reach: the thing itself is on file, and `/inbox` and `/case` know how it stands.
            _log.warning("%s of server %s could not be told anew: %s", key, server_id, refused.reason)

    async def words(self, server_id: str) -> Texts:
        """The texts in the language of the server, for what all of staff read."""
        return texts((await self.settings.general(server_id)).locale)

    async def words_for(self, server_id: str, member: str | None) -> Texts:
        """The texts in a member's language."""
        return texts(await self.languages.of(server_id, member or ""))

    async def audit_reason(self, server_id: str, actor: str | None, reason: str | None) -> str:
        """What Discord's audit log says: who decided, and why. Cut there; whole in the case."""
        words = await self.words(server_id)
        said = reason or words("case-no-reason")
        return said if actor is None else words("audit-reason", actor=actor, reason=said)

    async def _staff_channel(self, owed: Owed) -> str | None:
        return (await self.settings.general(owed.server)).staff_channel

    async def _staff_unreachable(self, owed: Owed, reason: Refusal) -> None:
        await self.alerts.staff(owed.server, "staff-channel", "alert-staff-channel")


async def _where_owed(owed: Owed) -> str | None:
    return owed.channel


async def _that_is_theirs(owed: Owed, reason: Refusal) -> None:
    """Nobody need hear of it."""


async def _nothing(session: AsyncSession, owed: Owed, message_id: str) -> None:
    """Nothing else is to be noted."""


class _Told:
    """A `services.outbox.Writer` made of what the area knows of its messages."""

    def __init__(self, words: Words, channel: Where, refused: Hurt, sent: Noted = _nothing) -> None:
        self._words = words
        self._channel = channel
        self._refused = refused
        self._sent = sent

    async def channel(self, owed: Owed) -> str | None:
        return await self._channel(owed)

    async def post(self, owed: Owed) -> Post | None:
        return await self._words(owed)

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        await self._sent(session, owed, message_id)

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        await self._refused(owed, reason)
