"""What members choose about themselves, applied at once to what is stored already."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from models import digests, erasures, idea_people, members
from models.members import Consent
from models.session import Database
from services.consent import WORDING, ConsentGate, before_choice, gate_of
from services.container import Services
from services.erasure import Erasure
from services.server_settings import GeneralSettings, ServerSettings
from services.window import Border


@dataclass(frozen=True, slots=True)
class Standing:
    """The level in force for a member. `chosen_at` None: they have not chosen, and the server's own rule holds."""

    level: Consent
    chosen_at: datetime | None = None
    wording: str | None = None


class Choices:
    """Reads and changes members' levels of consent."""

    def __init__(self, database: Database, clock: Clock, server_settings: ServerSettings, erasure: Erasure) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._erasure = erasure

    @classmethod
    def build(cls, services: Services) -> Self:
        return cls(services.database, services.clock, services.server_settings, services.get(Erasure))

    async def standing(self, server_id: str, member_id: str) -> Standing:
        """What holds for a member now, and since when."""
        async with self._database.reading() as session:
            general = await self._server_settings.read_within(session, server_id, GeneralSettings)
            choice = await members.choice(session, server_id, member_id)
        if choice is None:
            return Standing(before_choice(general))
        return Standing(choice.level, choice.at, choice.version)

    async def choose(
        self,
        server_id: str,
        member_id: str,
        level: Consent,
        asked_at: datetime | None = None,
    ) -> Standing:
        """A member chooses, and what is stored follows in the same transaction; what held before is answered.

        `asked_at` is when they did by Discord's clock. At "none" what was read of them goes; what they declared stays.
        """
        async with self._database.writing() as session:
            now = max(self._clock.now(), asked_at or self._clock.now())
            general = await self._server_settings.read_within(session, server_id, GeneralSettings)
            choice = await members.choice(session, server_id, member_id)
            held = Standing(choice.level, choice.at, choice.version) if choice else Standing(before_choice(general))
            await self._server_settings.know_within(session, server_id)
            await members.choose_consent(session, server_id, member_id, level, WORDING, now)
            await idea_people.doubt_credits(session, server_id, member_id)
            if held.level == "none" and level != "none":
                # What was posted while nothing was to be read is not read afterwards either.
                await erasures.note_erasure(session, server_id, member_id, now)
            await self._apply(session, server_id, member_id, level, Border.at(now, general.zone), now)
            return held

    async def apply_before_choice(self, server_id: str) -> int:
        """After an administrator changed what holds for whoever has not chosen; for how many something was forgotten.

        A level that allows more brings nothing back.
        """
        async with self._database.writing() as session:
            general = await self._server_settings.read_within(session, server_id, GeneralSettings)
            gate = await gate_of(session, server_id, general)
            if gate.before_choice == "full":
                return 0
            border = Border.at(self._clock.now(), general.zone)
            concerned = await _without_choice(session, server_id, gate)
            if gate.before_choice == "totals":
                # The rest of what "totals" asks for is retention's, and is done at night for everybody at once.
                in_digests = await digests.named(session, server_id)
                concerned = [member_id for member_id in concerned if member_id in in_digests]
            for member_id in concerned:
                await self._apply(session, server_id, member_id, gate.before_choice, border, self._clock.now())
            return len(concerned)

    async def _apply(
        self,
        session: AsyncSession,
        server_id: str,
        member_id: str,
        level: Consent,
        border: Border,
        now: datetime,
    ) -> None:
        if level == "none":
            await self._erasure.hide_within(session, server_id, member_id, now)
        elif level == "totals":
            await self._erasure.withdraw_within(session, server_id, member_id, border)


async def _without_choice(session: AsyncSession, server_id: str, gate: ConsentGate) -> list[str]:
    known = await members.members(session, server_id)
    return [member.id for member in known.values() if not member.bot and member.id not in gate.chosen]
