"""What staff must know, told once: a permission that is missing, a channel that is gone, a role above Salotto's.

Whoever meets the same trouble every minute tells of it every minute, and staff hear it once; when it is mended
(`clear`, or the button under the message), it can be told again. Who is on duty is mentioned by day; at night only what
is grave mentions anybody.
"""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Protocol, Self

from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.text import texts
from models import alerts
from models.alerts import Alert
from models.outbox import Owed
from models.session import Database
from services.container import Services
from services.outbox import Outbox
from services.ports import Post, PostButton, Refusal
from services.server_settings import AreaSettings, GeneralSettings, ServerSettings

KIND = "alert"
KEPT = timedelta(days=90)
"""What was mended is forgotten after this."""

_log = logging.getLogger(__name__)


class DutySettings(AreaSettings):
    """When the server's night is: from one full hour to the other, by its own clock. Equal hours: never."""

    area = "duty"

    night_from: int = Field(default=22, ge=0, le=23)
    night_to: int = Field(default=8, ge=0, le=23)


class LastResort(Protocol):
    """How whoever owns a server is told what only they can mend."""

    async def alert(self, server_id: str, words: str) -> None: ...


class Alerts:
    """Tells staff, once a key, and says who is to be mentioned."""

    def __init__(self, database: Database, clock: Clock, server_settings: ServerSettings, outbox: Outbox) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._outbox = outbox
        self.last_resort: LastResort | None = None

    @classmethod
    def build(cls, services: Services) -> Self:
        made = cls(services.database, services.clock, services.server_settings, services.get(Outbox))
        services.get(Outbox).register(KIND, made)
        return made

    async def staff(
        self,
        server_id: str,
        key: str,
        text_id: str,
        values: Mapping[str, str | int] | None = None,
        *,
        grave: bool = False,
    ) -> bool:
        """Tell staff in their channel; False when they were told and it is not mended yet.

        `text_id` is filled in with `values` in the server's language when it is sent.
        """
        async with self._database.writing() as session:
            new = await self.staff_within(session, server_id, key, text_id, values, grave=grave)
        self._outbox.wake()
        return new

    async def staff_within(
        self,
        session: AsyncSession,
        server_id: str,
        key: str,
        text_id: str,
        values: Mapping[str, str | int] | None = None,
        *,
        grave: bool = False,
    ) -> bool:
        """The same as part of the transaction in which it is found out; wake the outbox after it."""
        await self._server_settings.know_within(session, server_id)
        now = self._clock.now()
        number = await alerts.raise_alert(session, server_id, key, text_id, values or {}, now, grave=grave)
        if number is not None:
            await self._outbox.owe_within(session, server_id, _owed_key(key, number), KIND, {"key": key})
        return number is not None

    async def clear(self, server_id: str, key: str) -> bool:
        """It is mended: from now on it can be told again. False when staff were not waiting for it."""
        async with self._database.writing() as session:
            return await alerts.clear_alert(session, server_id, key, self._clock.now())

    async def clear_told(self, server_id: str, owed_key: str) -> bool:
        """As `clear`, of the alert that a message with this key told of."""
        found = [one for one in await self.standing(server_id) if _owed_key(one.key, one.round) == owed_key]
        return any([await self.clear(server_id, one.key) for one in found])

    async def standing(self, server_id: str) -> tuple[Alert, ...]:
        """What staff were told of and nobody has mended, the longest first."""
        async with self._database.reading() as session:
            return await alerts.standing_alerts(session, server_id)

    # Duty

    async def set_duty(self, server_id: str, member_id: str, *, on: bool) -> bool:
        """Somebody of staff comes on duty or goes off it; False when nothing changed."""
        async with self._database.writing() as session:
            await self._server_settings.know_within(session, server_id)
            if on:
                return await alerts.go_on_duty(session, server_id, member_id, self._clock.now())
            return await alerts.go_off_duty(session, server_id, member_id)

    async def on_duty(self, server_id: str) -> dict[str, datetime]:
        """Who is on duty, and since when."""
        async with self._database.reading() as session:
            return await alerts.on_duty(session, server_id)

    async def night(self, server_id: str) -> bool:
        """Whether it is night on the server now."""
        general = await self._server_settings.general(server_id)
        chosen = await self._server_settings.read(server_id, DutySettings)
        return is_night(self._clock.now().astimezone(general.zone).hour, chosen)

    async def to_mention(self, server_id: str, *, grave: bool = False) -> tuple[str, ...]:
        """Whose telephone may ring now: who is on duty, at night only for what is grave."""
        if not grave and await self.night(server_id):
            return ()
        return tuple(await self.on_duty(server_id))

    # The outbox asks

    async def channel(self, owed: Owed) -> str | None:
        return (await self._server_settings.general(owed.server)).staff_channel

    async def post(self, owed: Owed) -> Post | None:
        """What staff read; nothing when it was mended before it could be told."""
        async with self._database.reading() as session:
            alert = await alerts.alert(session, owed.server, str(owed.about["key"]))
            general = await self._server_settings.read_within(session, owed.server, GeneralSettings)
        if alert is None or alert.cleared_at is not None or _owed_key(alert.key, alert.round) != owed.key:
            return None
        words = texts(general.locale)
        mended = PostButton(words("alert-button-mended"), custom_id=f"duty:mended:v1:{owed.key}")
        mentioned = await self.to_mention(owed.server, grave=alert.grave)
        said = words("alert-grave" if alert.grave else "alert", what=words.format(alert.text_id, alert.values))
        return Post(text=mentioning(mentioned, said), buttons=(mended,), key=owed.key, mentions=mentioned)

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        """Nothing else is to be noted."""

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        """Staff cannot be told where they wanted to be: whoever owns the server is."""
        if self.last_resort is None:
            return
        post = await self.post(owed)
        if post is not None:
            await self.last_resort.alert(owed.server, post.text)


def is_night(hour: int, chosen: DutySettings) -> bool:
    """Whether an hour of the server's clock lies between the two that were chosen."""
    begins, ends = chosen.night_from, chosen.night_to
    return begins <= hour < ends if begins <= ends else hour >= begins or hour < ends


def mentioning(members: tuple[str, ...], said: str) -> str:
    """Words that begin with whom they are for."""
    return "\n".join([" ".join(f"<@{member}>" for member in members), said] if members else [said])


def _owed_key(key: str, number: int) -> str:
    """An alert's key in the outbox: short, and another one each time it comes back."""
    return f"alert-{blake2b(key.encode(), digest_size=8).hexdigest()}-{number}"
