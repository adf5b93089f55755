"""What prevention tells: staff of what a rule has found, and whoever was caught of what follows."""

from dataclasses import replace
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.text import Texts
from models import cases, prevention
from models.outbox import Owed
from models.prevention import Hit
from services.alerts import mentioning
from services.case_words import moment, person
from services.cases import Cases
from services.container import Services
from services.desk import Desk
from services.moderation import Moderation
from services.penalties import ModerationSettings
from services.ports import Post, PostButton, PostCard, Refusal

FOUND, NOTICE = "prevention", "prevention-notice"
"""Kinds of what is owed: to staff, to whoever was caught."""


class PreventionPosts:
    """Writes what staff read of a finding, and what whoever was caught reads; what came of it stands in their case."""

    def __init__(self, desk: Desk, cases: Cases, moderation: Moderation) -> None:
        self._desk = desk
        self._cases = cases
        self._moderation = moderation
        desk.tell_staff(FOUND, self._found, channel=self._channel)
        desk.tell_members(NOTICE, self._notice, refused=self._not_told, sent=self._told)

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.get(Desk), services.get(Cases), services.get(Moderation))

    async def _channel(self, owed: Owed) -> str | None:
        chosen = await self._desk.settings.read(owed.server, ModerationSettings)
        return (await self._desk.settings.general(owed.server)).staff_channel or chosen.log_channel

    async def _found(self, owed: Owed) -> Post | None:
        """What staff read of a finding."""
        async with self._desk.database.reading() as session:
            found = await prevention.hit(session, owed.server, str(owed.about["hit"]))
        if found is None:
            return None
        wave = found.rule == "join-wave"
        mentioned = await self._desk.alerts.to_mention(owed.server, grave=True) if wave else ()
        post = _told(owed, found, await self._desk.words(owed.server))
        return replace(post, text=mentioning(mentioned, ""), mentions=mentioned)

    async def _notice(self, owed: Owed) -> Post | None:
        """What whoever was caught reads."""
        async with self._desk.database.reading() as session:
            found = await cases.case(session, owed.server, int(owed.about["case"]))
        if found is None or found.voided_at is not None or self._moderation.enforcer is None:
            return None
        words, until = await self._desk.words_for(owed.server, owed.member), found.what.expires_at
        said = words(
            "notice-automod",
            server=await self._moderation.enforcer.server_name(owed.server),
            rule=words(f"prevention-rule-{found.what.rule}"),
            silent="yes" if until else "no",
            until=moment(until) if until else "",
        )
        appeal = PostButton(words("notice-button-appeal"), custom_id=f"record:appeal:v1:{owed.key}")
        return Post(text=f"{said}\n{words('notice-appeal')}", buttons=(appeal,), key=owed.key)

    async def _told(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        await cases.change_case(session, owed.server, int(owed.about["case"]), told="told")

    async def _not_told(self, owed: Owed, reason: Refusal) -> None:
        told = "closed" if reason is Refusal.CLOSED else "failed"
        await self._cases.note_told(owed.server, int(owed.about["case"]), told)


def hit_key(hit: str) -> str:
    """By which staff are owed a finding."""
    return f"hit-{hit}"


def notice_key(server_id: str, number: int) -> str:
    """By which a member is owed a notice; the appeal under it names server and case alike."""
    return f"{server_id}.{number}"


def _told(owed: Owed, found: Hit, words: Texts) -> Post:
    rule = words(f"prevention-rule-{found.rule}")
    trial = found.mode == "trial"
    lines = []
    if found.rule == "join-wave":
        lines.append(words("prevention-line-wave", number=found.people))
        paused = int(owed.about.get("paused") or 0)
        if paused:
            lines.append(words("prevention-line-paused", minutes=paused))
    else:
        lines.append(words("prevention-line-member", member=person(found.member, found.name)))
        if trial:
            links = [f"https://discord.com/channels/{owed.server}/{channel}/{one}" for channel, one in found.where[:3]]
            lines.append(words("prevention-line-where", links=" ".join(links)))
        elif found.number is not None:
            lines.append(words("prevention-line-case", number=found.number))
    if trial:
        lines.append(words("prevention-line-trial"))
    title = words("prevention-title-trial" if trial else "prevention-title", rule=rule)
    wrong = PostButton(words("prevention-button-wrong"), custom_id=f"prevention:wrong:v1:{owed.key}")
    buttons: tuple[PostButton, ...] = (wrong,)
    if found.number is not None:
        details = PostButton(words("case-button-details"), custom_id=f"cases:details:v1:case-{found.number}")
        buttons = (wrong, details)
    card = PostCard(title, "\n".join(lines), 0x8080A0 if trial else 0xD04A30)
    return Post(cards=(card,), buttons=buttons, key=owed.key)
