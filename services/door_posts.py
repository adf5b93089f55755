"""What the door tells: newcomers that they are welcome, staff who asks to come in, candidates what was decided."""

from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.text import texts
from models import door
from models.door import Arrival
from models.outbox import Owed
from models.session import Database
from services.alerts import Alerts
from services.container import Services
from services.door import ADMISSION, CANDIDATE, GREETING, DoorSettings
from services.languages import Languages
from services.outbox import Outbox
from services.ports import Post, PostButton, Refusal
from services.server_settings import ServerSettings


class DoorPosts:
    """The writer of what the door owes. Whoever has left is neither greeted nor told anything."""

    def __init__(
        self, database: Database, server_settings: ServerSettings, languages: Languages, alerts: Alerts
    ) -> None:
        self._database = database
        self._server_settings = server_settings
        self._languages = languages
        self._alerts = alerts

    @classmethod
    def build(cls, services: Services) -> Self:
        made = cls(services.database, services.server_settings, services.languages, services.get(Alerts))
        for kind in (GREETING, CANDIDATE, ADMISSION):
            services.get(Outbox).register(kind, made)
        return made

    async def channel(self, owed: Owed) -> str | None:
        if owed.kind == GREETING:
            return (await self._server_settings.read(owed.server, DoorSettings)).welcome_channel
        return (await self._server_settings.general(owed.server)).staff_channel

    async def post(self, owed: Owed) -> Post | None:
        """The words of a greeting, of a candidate's card, of what a candidate is told."""
        known = await self._here(owed)
        if known is None:
            return None
        if owed.kind == ADMISSION:
            return await self._told(owed, known.member)
        if known.mark != owed.about["mark"]:
            return None  # they joined anew meanwhile
        return await (self._greeting(owed, known) if owed.kind == GREETING else self._candidate(owed, known))

    async def _here(self, owed: Owed) -> Arrival | None:
        async with self._database.reading() as session:
            known = await door.arrival(session, owed.server, str(owed.about["member"]))
        return None if known is None or known.left_at is not None else known

    async def _greeting(self, owed: Owed, known: Arrival) -> Post:
        words = texts((await self._server_settings.general(owed.server)).locale)
        text_id = "onboarding-greeting-back" if owed.about["back"] else f"onboarding-greeting-{known.admission}"
        start = PostButton(words("onboarding-button-start"), f"onboarding:start:v1:{owed.key}", style="success")
        text = words(text_id, member=f"<@{known.member}>")
        return Post(text, buttons=(start,), key=owed.key, mentions=(known.member,))

    async def _candidate(self, owed: Owed, known: Arrival) -> Post | None:
        if known.admission != "asked":
            return None
        words = texts((await self._server_settings.general(owed.server)).locale)
        return Post(
            words("onboarding-candidate", member=f"<@{known.member}>", name=str(owed.about["name"])),
            buttons=(
                PostButton(words("onboarding-button-admit"), f"onboarding:admit:v1:{owed.key}", style="success"),
                PostButton(words("onboarding-button-decline"), f"onboarding:decline:v1:{owed.key}", style="danger"),
            ),
            key=owed.key,
        )

    async def _told(self, owed: Owed, member: str) -> Post:
        words = texts(await self._languages.of(owed.server, member))
        if owed.about["admitted"]:
            text = words("onboarding-told-admitted")
        else:
            text = words("onboarding-told-declined", reason=str(owed.about["reason"]) or "-")
        seen = PostButton(words("onboarding-button-understood"), f"onboarding:understood:v1:{owed.key}")
        return Post(text, buttons=(seen,), key=owed.key)

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        """Nothing else is to be noted."""

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        """Staff are told, once a kind of trouble; nobody has to tell somebody who has left or is no more."""
        if owed.kind == ADMISSION and reason is not Refusal.GONE and await self._here(owed) is not None:
            values = {"member": f"<@{owed.about['member']}>"}
            await self._alerts.staff(owed.server, f"onboarding.{owed.key}", "onboarding-candidate-unreachable", values)
        elif owed.kind == GREETING:
            channel = (await self._server_settings.read(owed.server, DoorSettings)).welcome_channel
            values = {"channel": f"<#{channel}>"}
            await self._alerts.staff(owed.server, f"onboarding.welcome.{channel}", "onboarding-welcome-closed", values)
