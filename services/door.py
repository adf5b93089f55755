"""The door: who joined is greeted once, goes through the steps in any order, and is let in.

Greetings and what staff and candidates are told go through the outbox: written down with where somebody stands, in one
transaction, and sent once.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from models import audit, door, erasures, members, profiles
from models.audit import AuditEntry
from models.door import Arrival
from models.members import Member
from models.profiles import Profile
from models.session import Database
from services.container import Services
from services.outbox import Outbox
from services.server_settings import AreaSettings, AskedChannelId, AskedRoleId, Binding, ServerSettings

GREETING, CANDIDATE, ADMISSION = "greeting", "candidate", "admission"
LONGEST_REASON = 400


class DoorSettings(AreaSettings):
    """How a server welcomes. In `mode` "approval" staff let everybody in by hand."""

    area: ClassVar[str] = "onboarding"

    mode: Literal["open", "approval"] = "open"
    welcome_channel: AskedChannelId | None = None
    introductions_channel: Annotated[str, Binding("channel", ("manage_webhooks",), asked=True)] | None = None
    member_role: AskedRoleId | None = None
    mission_why: str = Field(default="", max_length=600)
    mission_whom: str = Field(default="", max_length=300)
    mission_offers: str = Field(default="", max_length=300)
    mission_expects: str = Field(default="", max_length=300)
    rules: str = Field(default="", max_length=1_000)
    interests: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def has_mission(self) -> bool:
        return any((self.mission_why, self.mission_whom, self.mission_offers, self.mission_expects))


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a member got."""

    arrival: Arrival | None
    profile: Profile | None
    consent_chosen: bool
    waits_for_role: bool = False
    """Whether they are in, and Discord has not let Salotto give them the members' role yet."""

    @property
    def accepted(self) -> bool:
        return self.arrival is not None and self.arrival.accepted_at is not None

    @property
    def step(self) -> Literal["approval", "rules", "consent", "profile", "introduction", "done"]:
        """What comes next for them."""
        if self.arrival is not None and self.arrival.admission in ("asked", "declined") and self.accepted:
            return "approval"
        if not self.accepted:
            return "rules"
        if not self.consent_chosen:
            return "consent"
        if self.profile is None:
            return "profile"
        return "done" if self.profile.posted is not None else "introduction"


class Door:
    """Greets, remembers how far everybody got, and lets them in."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        outbox: Outbox,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._outbox = outbox
        self._watchers: list[Callable[[str], object]] = []

    @classmethod
    def build(cls, services: Services) -> Self:
        get = services.get
        return cls(services.database, services.clock, services.server_settings, get(Outbox))

    async def settings(self, server_id: str) -> DoorSettings:
        return await self._server_settings.read(server_id, DoorSettings)

    def watch_roles(self, told: Callable[[str], object]) -> None:
        """Be told of each server where somebody may have to wait for the members' role."""
        self._watchers.append(told)

    def role_waits(self, server_id: str) -> None:
        """Somebody has still to be given the members' role."""
        for told in self._watchers:
            told(server_id)

    # Coming in

    async def open(self, server_id: str) -> None:
        """Greet from now on, once there is a channel to do it in. Opened twice, the first time counts."""
        async with self._database.writing() as session:
            chosen = await self._server_settings.read_within(session, server_id, DoorSettings)
            if chosen.welcome_channel is not None:
                await door.open_door(session, server_id, self._clock.now())

    async def ready(self, server_id: str, member: Member, joined_at: datetime) -> bool:
        """Somebody is through whatever Discord asks of them: greet them, once each time they join.

        Run twice, also at once, it greets once. False when there is nothing to do.
        """
        async with self._database.writing() as session:
            chosen = await self._server_settings.read_within(session, server_id, DoorSettings)
            if chosen.welcome_channel is None or member.bot:
                return False
            await self._server_settings.know_within(session, server_id)
            opened = await door.open_door(session, server_id, self._clock.now())
            known = await door.arrival(session, server_id, member.id)
            if known is not None and known.greeted_at is not None and known.joined_at >= joined_at:
                return False
            if joined_at < opened and known is None:
                return False  # they were here before the door was
            erased = await erasures.erased(session, server_id, [member.id])
            if known is None and (at := erased.get(member.id)) is not None and at > joined_at:
                return False  # greeted, and forgotten since because they asked for it
            fresh = await self._greet_within(session, server_id, chosen, member, joined_at, known)
        self._outbox.wake()
        if fresh.role_owed_at is not None:
            self.role_waits(server_id)
        return True

    async def _greet_within(
        self,
        session: AsyncSession,
        server_id: str,
        chosen: DoorSettings,
        member: Member,
        joined_at: datetime,
        known: Arrival | None,
    ) -> Arrival:
        now, mark = self._clock.now(), _mark(server_id, member.id, joined_at)
        fresh = Arrival(member.id, mark, joined_at, now)
        if known is not None:
            fresh = replace(known, mark=mark, joined_at=joined_at, greeted_at=now, left_at=None)
        asks = chosen.mode == "approval" and fresh.admission != "admitted"
        fresh = replace(fresh, admission="asked", decided_by=None, reason=None) if asks else fresh
        # Whoever left has lost their roles by that.
        fresh = replace(fresh, role_owed_at=now if fresh.is_in else None)
        await door.put_arrival(session, server_id, fresh)
        about = {"member": member.id, "name": member.name, "mark": mark, "back": known is not None}
        await self._outbox.owe_within(session, server_id, f"greet-{mark}", GREETING, about)
        if asks:
            await self._outbox.owe_within(session, server_id, f"cand-{mark}", CANDIDATE, about)
        return fresh

    async def left(self, server_id: str, *member_ids: str) -> None:
        """These are gone; when they come back they go on where they were."""
        async with self._database.writing() as session:
            await door.note_left(session, server_id, member_ids, self._clock.now())

    async def only(self, server_id: str, here: Collection[str]) -> None:
        """Nobody but these is there: whoever is not left while nobody was listening."""
        known = [one.arrival.member for one in await self.everybody(server_id) if one.arrival is not None]
        if gone := [member for member in known if member not in here]:
            await self.left(server_id, *gone)

    # The steps

    async def standing(self, server_id: str, member_id: str) -> Standing:
        """How far a member got."""
        async with self._database.reading() as session:
            arrival = await door.arrival(session, server_id, member_id)
            chosen = await self._server_settings.read_within(session, server_id, DoorSettings)
            return Standing(
                arrival,
                (await profiles.profiles(session, server_id, [member_id])).get(member_id),
                await members.choice(session, server_id, member_id) is not None,
                arrival is not None and arrival.role_owed_at is not None and chosen.member_role is not None,
            )

    async def accept(self, server_id: str, member_id: str, joined_at: datetime) -> Arrival:
        """They know what the community is for, and its rules. Accepted twice, the first time counts.

        From then on they are owed the members' role, unless staff have still to let them in.
        """
        now = self._clock.now()
        async with self._database.writing() as session:
            await self._server_settings.know_within(session, server_id)
            known = await door.arrival(session, server_id, member_id)
            fresh = known or Arrival(member_id, _mark(server_id, member_id, joined_at), joined_at, now)
            fresh = replace(fresh, accepted_at=fresh.accepted_at or now)
            fresh = replace(fresh, role_owed_at=now if fresh.is_in else None)
            await door.put_arrival(session, server_id, fresh)
        return fresh

    # Being let in

    async def decide(self, server_id: str, mark: str, by: str, *, admitted: bool, reason: str | None = None) -> Arrival:
        """Staff let a candidate in or not, once; the candidate is told. UserFacingError when it is decided already."""
        async with self._database.writing() as session:
            known = await door.arrival_marked(session, server_id, mark)
            if known is None or known.left_at is not None:
                raise UserFacingError("onboarding-candidate-gone")
            said = reason.strip()[:LONGEST_REASON] if reason else None
            if not await door.decide(session, server_id, mark, "admitted" if admitted else "declined", by, said):
                raise UserFacingError("onboarding-decided-already", by=f"<@{known.decided_by}>")
            if admitted:
                await door.owe_role(session, server_id, known.member, self._clock.now())
            verb = "onboarding.admit" if admitted else "onboarding.decline"
            await audit.note(session, server_id, [AuditEntry(self._clock.now(), by, verb, known.member)])
            about = {"member": known.member, "admitted": admitted, "reason": said or ""}
            key = f"adm-{mark}-{'in' if admitted else 'out'}"
            await self._outbox.owe_within(session, server_id, key, ADMISSION, about, member=known.member)
        self._outbox.wake()
        return known

    async def marked(self, server_id: str, mark: str) -> Arrival | None:
        """The one whom a button is about; None when they were forgotten, or have joined anew since."""
        async with self._database.reading() as session:
            return await door.arrival_marked(session, server_id, mark)

    async def roles_owed(self, server_id: str) -> tuple[str, ...]:
        """Who is there, in, and has still to be given the members' role."""
        async with self._database.reading() as session:
            return await door.roles_owed(session, server_id)

    async def role_given(self, server_id: str, member_id: str) -> None:
        """Somebody has the members' role."""
        async with self._database.writing() as session:
            await door.role_given(session, server_id, member_id)

    async def everybody(self, server_id: str) -> tuple[Standing, ...]:
        """How far everybody got who came through the door and is still there."""
        async with self._database.reading() as session:
            found = await door.arrivals(session, server_id)
            declared = await profiles.profiles(session, server_id)
            chosen = await members.consents(session, server_id)
        return tuple(
            Standing(one, declared.get(one.member), one.member in chosen) for one in found if one.left_at is None
        )

    async def first_turns(self, server_id: str) -> dict[str, datetime]:
        """When those who spoke did so first."""
        async with self._database.reading() as session:
            return await members.first_turns(session, server_id, self._clock.now())


def _mark(server_id: str, member_id: str, joined_at: datetime) -> str:
    return blake2b(f"{server_id}/{member_id}/{joined_at.timestamp()}".encode(), digest_size=9).hexdigest()


def waiting_longest(standings: Sequence[Standing]) -> list[tuple[Arrival, Standing]]:
    """Those who are stuck before the last step, the longest first."""
    stuck = [(one.arrival, one) for one in standings if one.arrival and one.step not in ("done", "introduction")]
    return sorted(stuck, key=lambda pair: pair[0].joined_at)
