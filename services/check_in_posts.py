"""What check-ins tell: newcomers that there is a question and who looks after them, staff what they said."""

from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.text import Texts, texts
from models import check_ins, door, members
from models.check_ins import CheckIn
from models.outbox import Owed
from models.session import Database
from services.alerts import Alerts, mentioning
from services.check_ins import ASK, HELP, TAKEN, channel_of
from services.container import Services
from services.languages import Languages
from services.outbox import Outbox
from services.ports import Post, PostButton, Refusal
from services.server_settings import ServerSettings


class CheckInPosts:
    """The writer of what check-ins owe."""

    def __init__(
        self, database: Database, server_settings: ServerSettings, alerts: Alerts, languages: Languages
    ) -> None:
        self._database = database
        self._server_settings = server_settings
        self._alerts = alerts
        self._languages = languages

    @classmethod
    def build(cls, services: Services) -> Self:
        made = cls(services.database, services.server_settings, services.get(Alerts), services.languages)
        for kind in (ASK, HELP, TAKEN):
            services.get(Outbox).register(kind, made)
        return made

    async def channel(self, owed: Owed) -> str | None:
        if owed.kind == HELP:
            return (await self._server_settings.general(owed.server)).staff_channel
        return await channel_of(self._server_settings, owed.server)

    async def post(self, owed: Owed) -> Post | None:
        """That there is a question, without it; what staff are to look after; who does."""
        if owed.kind == ASK:
            return await self._announcement(owed)
        known = await self._of_somebody_here(owed)
        if known is None:
            return None
        return await self._named(owed, known) if owed.kind == TAKEN else await self._card(owed, known)

    async def _announcement(self, owed: Owed) -> Post | None:
        async with self._database.reading() as session:
            asked = await check_ins.check_ins(session, owed.server)
            here = {one.member for one in await door.arrivals(session, owed.server) if one.left_at is None}
        named = [one.member for one in asked if one.post == owed.key and one.answer is None and one.member in here]
        if not named:
            return None
        words = texts(str(owed.about["language"]))
        text = words("checkins-announced", n=len(named), members=", ".join(f"<@{member}>" for member in named))
        look = PostButton(words("checkins-button-look"), f"checkins:look:v1:{owed.key}", style="primary")
        return Post(text, buttons=(look,), key=owed.key, mentions=tuple(named))

    async def _named(self, owed: Owed, known: CheckIn) -> Post | None:
        """To the newcomer: who looks after them, unless that is somebody else by now."""
        if known.helper is None or owed.about.get("by", known.helper) != known.helper:
            return None
        words = texts(await self._languages.of(owed.server, known.member))
        seen = PostButton(words("checkins-button-understood"), f"checkins:understood:v1:{owed.key}")
        return Post(words("checkins-taken", by=f"<@{known.helper}>"), buttons=(seen,), key=owed.key)

    async def _card(self, owed: Owed, known: CheckIn) -> Post | None:
        if not known.waits:
            return None
        words = texts((await self._server_settings.general(owed.server)).locale)
        mentioned = await self._alerts.to_mention(owed.server)
        take = PostButton(words("checkins-button-take"), f"checkins:take:v1:{owed.key}", style="success")
        done = PostButton(words("checkins-button-done"), f"checkins:done:v1:{owed.key}")
        text = mentioning(mentioned, card(words, known))
        return Post(text, buttons=(take, done), key=owed.key, mentions=mentioned)

    async def _of_somebody_here(self, owed: Owed) -> CheckIn | None:
        async with self._database.reading() as session:
            known = await check_ins.marked(session, owed.server, str(owed.about["mark"]))
            if known is None:
                return None
            member = await members.member(session, owed.server, known.member)
            arrival = await door.arrival(session, owed.server, known.member)
        is_gone = (member is not None and member.left_at is not None) or (
            arrival is not None and arrival.left_at is not None
        )
        return None if is_gone else known

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        """Nothing else is to be noted."""

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        """Staff are told, once a kind of trouble; who cannot be written to is spoken to in the channel."""
        if owed.kind == TAKEN and reason is not Refusal.GONE:
            known = await self._of_somebody_here(owed)
            if known is not None:
                values = {"member": f"<@{known.member}>", "by": f"<@{known.helper}>"}
                await self._alerts.staff(owed.server, f"checkins.{owed.key}", "checkins-unreachable", values)
        elif owed.kind == ASK:
            values = {"channel": f"<#{owed.channel}>"}
            await self._alerts.staff(owed.server, f"checkins.{owed.channel}", "checkins-closed", values)


def card(words: Texts, known: CheckIn) -> str:
    """What a newcomer said is wrong, and who looks after it."""
    lines = [words(f"checkins-help-{known.answer}", member=f"<@{known.member}>", days=known.day)]
    lines += [f">>> {known.said}"] if known.said else []
    if known.helper is not None:
        lines.insert(1, words("checkins-taken-by", by=f"<@{known.helper}>"))
    return "\n".join(lines)
