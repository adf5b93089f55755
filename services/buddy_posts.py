"""What buddies are told: with whom they are and why, that they are asked whether they met, that they are free."""

from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.text import Texts, texts
from models.outbox import Owed
from services.alerts import Alerts
from services.buddies import ASKED, FREED, NOTE, TOLD, Buddies, BuddySettings, BuddyStanding
from services.container import Services
from services.door import DoorSettings
from services.languages import Languages
from services.outbox import Outbox
from services.ports import Post, PostButton, Refusal
from services.server_settings import ServerSettings


class BuddyPosts:
    """The writer of what buddies are owed: in private, or by a note that says nothing to anybody else."""

    def __init__(
        self, buddies: Buddies, server_settings: ServerSettings, outbox: Outbox, languages: Languages, alerts: Alerts
    ) -> None:
        self._buddies = buddies
        self._server_settings = server_settings
        self._outbox = outbox
        self._languages = languages
        self._alerts = alerts

    @classmethod
    def build(cls, services: Services) -> Self:
        get = services.get
        made = cls(get(Buddies), services.server_settings, get(Outbox), services.languages, get(Alerts))
        for kind in (TOLD, ASKED, FREED, NOTE):
            get(Outbox).register(kind, made)
        return made

    async def channel(self, owed: Owed) -> str | None:
        """Only a note goes to a channel: to whoever takes no direct messages."""
        return (await self._server_settings.read(owed.server, DoorSettings)).welcome_channel

    async def post(self, owed: Owed) -> Post | None:
        """Whom they are with and why; whether they met; that they are free; that there is something to read."""
        member = owed.about.get("member")
        if member is None:
            return None
        words = texts(await self._languages.of(owed.server, member))
        if owed.kind == NOTE:
            if not await self._buddies.is_here(owed.server, member):
                return None
            look = PostButton(words("buddy-button-news"), f"buddy:news:v1:{owed.key}", style="primary")
            return Post(words("buddy-note", member=f"<@{member}>"), buttons=(look,), key=owed.key, mentions=(member,))
        if owed.kind == FREED:
            seen = PostButton(words("buddy-button-understood"), f"buddy:understood:v1:{owed.key}")
            return Post(words("buddy-freed"), buttons=(seen,), key=owed.key)
        standing = await self._buddies.standing(owed.server, member)
        if standing.pair is None or standing.pair.id != owed.about["pair"]:
            return None
        lines = [together_line(words, standing, member)]
        if owed.kind == ASKED:
            lines = [words("buddy-question", member=f"<@{standing.pair.partner(member)}>")]
            answers = [("yes", "success"), ("later", "secondary"), ("no", "secondary")]
        else:
            settings = await self._server_settings.read(owed.server, BuddySettings)
            lines.append(words("buddy-what-now", days=settings.ask_after_days))
            answers = [("no", "secondary")]
        buttons = tuple(
            PostButton(words(f"buddy-button-{name}"), f"buddy:{name}:v1:{owed.key}", style=style)  # type: ignore[arg-type]
            for name, style in answers
        )
        return Post("\n".join(lines), buttons=buttons, key=owed.key)

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        """Nothing else is to be noted."""

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        """Who takes no direct messages finds a line in the welcome channel that says nothing but that there is news.

        When that is refused too, staff hear of the channel, and nothing of whom it was for.
        """
        if owed.kind == NOTE:
            values = {"channel": f"<#{owed.channel}>"}
            key = f"onboarding.welcome.{owed.channel}"
            await self._alerts.staff(owed.server, key, "onboarding-welcome-closed", values)
        elif owed.member is not None and reason is not Refusal.GONE:  # a deleted account reads nothing
            await self._outbox.owe(owed.server, f"note.{owed.key}", NOTE, {"member": owed.member})


def together_line(words: Texts, standing: BuddyStanding, member_id: str) -> str:
    """With whom somebody is together, and why, from where they stand."""
    pair = standing.pair
    assert pair is not None
    why = pair.kind if pair.kind == "shared" else ("needs" if pair.first == member_id else "brings")
    return words(f"buddy-together-{why}", member=f"<@{pair.partner(member_id)}>", need=standing.need)
