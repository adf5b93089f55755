"""Buddies: two members who asked for it are put together on a need, told why, and asked after a week whether they met.

Whoever takes part agrees to be written to in private for this. Staff never see who is with whom, only how many.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex
from typing import ClassVar, Self

from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from metrics.community.pairing import Seeker, pairings
from metrics.listening.alike import matters_of
from models import buddies, door, listening, members, profiles, servers
from models.buddies import Buddy, Met, Pair
from models.listening import Need
from models.profiles import Profile
from models.session import Database
from services.calendar import Calendar, Occasion, every_day
from services.container import Services
from services.outbox import Outbox
from services.server_settings import AreaSettings, ServerSettings

NAME = "buddies"
TOLD, ASKED, FREED, NOTE = "buddy-told", "buddy-asked", "buddy-freed", "buddy-note"
NEW_FOR = timedelta(days=30)
"""For how long somebody is a newcomer: they are put together with somebody who is not, where that can be."""
ROUNDS = 2
"""How often two are asked whether they met."""


class BuddySettings(AreaSettings):
    """When partners are found and asked. `rest_days`: after two have met, before each gets another partner."""

    area: ClassVar[str] = "buddy"

    hour: int = Field(default=12, ge=0, le=23)
    ask_after_days: int = Field(default=7, ge=1, le=60)
    rest_days: int = Field(default=21, ge=0, le=180)


@dataclass(frozen=True, slots=True)
class BuddyStanding:
    """How it stands with somebody: `buddy` None: they take no part. `pair`: with whom they are together now."""

    buddy: Buddy | None
    pair: Pair | None = None
    need: str = ""


@dataclass(frozen=True, slots=True)
class BuddyTotals:
    """What staff see: how many take part, and how many pairs there were, and met."""

    taking_part: int
    pairs: int
    met: int


class Buddies:
    """A job of the calendar; what it owes is written by `services.buddy_posts`."""

    name = NAME

    def __init__(self, database: Database, clock: Clock, server_settings: ServerSettings, outbox: Outbox) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._outbox = outbox

    @classmethod
    def build(cls, services: Services) -> Self:
        made = cls(services.database, services.clock, services.server_settings, services.get(Outbox))
        services.get(Calendar).register(made)
        return made

    # What members do

    async def join(self, server_id: str, member_id: str) -> BuddyStanding:
        """Take part, or again after a pause. UserFacingError without anything declared to be put together on."""
        async with self._database.writing() as session:
            await self._server_settings.know_within(session, server_id)
            arrival = await door.arrival(session, server_id, member_id)
            if arrival is not None and arrival.admission in ("asked", "declined"):
                raise UserFacingError("buddy-not-in-yet")
            profile = (await profiles.profiles(session, server_id, [member_id])).get(member_id)
            if profile is None or not (profile.needs or profile.brings):
                raise UserFacingError("buddy-nothing-declared")
            known = (await buddies.buddies(session, server_id)).get(member_id)
            if known is None or known.state != "waiting":
                now = self._clock.now()
                since = known.since if known is not None and known.state == "paused" else now
                await buddies.put_buddy(session, server_id, Buddy(member_id, "waiting", since))
            return await self._standing_within(session, server_id, member_id)

    async def pause(self, server_id: str, member_id: str) -> BuddyStanding:
        """No new partner until they join again; who is with them stays. UserFacingError if they take no part."""
        async with self._database.writing() as session:
            known = (await buddies.buddies(session, server_id)).get(member_id)
            if known is None:
                raise UserFacingError("buddy-not-taking-part")
            await buddies.put_buddy(session, server_id, Buddy(member_id, "paused", known.since))
            return await self._standing_within(session, server_id, member_id)

    async def leave(self, server_id: str, member_id: str) -> bool:
        """Take part no longer; who is with them is told and free. False when they took no part."""
        async with self._database.writing() as session:
            await servers.take_turn(session, server_id)
            dropped = await buddies.drop_buddy(session, server_id, member_id)
            await self._free_within(session, server_id, member_id)
        self._outbox.wake()
        return dropped

    async def standing(self, server_id: str, member_id: str) -> BuddyStanding:
        """How it stands with a member now."""
        async with self._database.reading() as session:
            return await self._standing_within(session, server_id, member_id)

    async def _standing_within(self, session: AsyncSession, server_id: str, member_id: str) -> BuddyStanding:
        buddy = (await buddies.buddies(session, server_id)).get(member_id)
        now = [one for one in await buddies.pairs(session, server_id, member_id) if one.state == "together"]
        if not now:
            return BuddyStanding(buddy)
        labels = {need.id: need.label for need in await listening.needs(session, server_id)}
        return BuddyStanding(buddy, now[-1], labels.get(now[-1].need, "-"))

    async def say(self, server_id: str, pair_id: str, member_id: str, met: Met) -> Pair:
        """Whether two met, as one of them says; the first "yes" or "no" settles it. UserFacingError once it is over."""
        async with self._database.writing() as session:
            await servers.take_turn(session, server_id)
            if not await buddies.say_met(session, server_id, pair_id, member_id, met):
                raise UserFacingError("buddy-pair-over")
            pair = await buddies.pair(session, server_id, pair_id)
            assert pair is not None
            now = self._clock.now()
            if met == "yes":
                settings = await self._server_settings.read_within(session, server_id, BuddySettings)
                await self._end_within(session, server_id, pair, "met", now + timedelta(days=settings.rest_days))
            elif met == "no":
                await self._end_within(session, server_id, pair, "apart", now, but_not=pair.partner(member_id))
                await self._tell_free_within(session, server_id, pair, pair.partner(member_id))
        self._outbox.wake()
        return pair

    # Coming and going

    async def gone(self, server_id: str, member_ids: Iterable[str]) -> None:
        """These left the server: they wait for nobody, and who was with them is told and free. Run twice, once."""
        async with self._database.writing() as session:
            known = await buddies.buddies(session, server_id)
            for member_id in member_ids:
                buddy = known.get(member_id)
                if buddy is not None and buddy.state == "waiting":
                    await buddies.put_buddy(session, server_id, Buddy(member_id, "away", buddy.since))
                await self._free_within(session, server_id, member_id)
        self._outbox.wake()

    async def back(self, server_id: str, member_id: str) -> None:
        """Somebody came back: whoever took part waits again, behind those who stayed."""
        async with self._database.writing() as session:
            known = (await buddies.buddies(session, server_id)).get(member_id)
            if known is not None and known.state == "away":
                await buddies.put_buddy(session, server_id, Buddy(member_id, "waiting", self._clock.now()))

    async def taking_part(self, server_id: str) -> Mapping[str, Buddy]:
        """Everybody who takes part, by id."""
        async with self._database.reading() as session:
            return await buddies.buddies(session, server_id)

    async def is_here(self, server_id: str, member_id: str) -> bool:
        """Whether somebody is on the server, as far as is known."""
        async with self._database.reading() as session:
            known = await members.member(session, server_id, member_id)
        return known is None or known.left_at is None

    async def totals(self, server_id: str) -> BuddyTotals:
        """How many take part and how many pairs there were: what staff may see, in groups of five or more."""
        async with self._database.reading() as session:
            known = await buddies.pairs(session, server_id)
            here = await buddies.buddies(session, server_id)
        return BuddyTotals(
            sum(one.state != "away" for one in here.values()), len(known), sum(one.state == "met" for one in known)
        )

    async def _free_within(self, session: AsyncSession, server_id: str, member_id: str) -> None:
        for pair in await buddies.pairs(session, server_id, member_id):
            if await buddies.change_pair(session, server_id, pair.id, "apart"):
                await self._tell_free_within(session, server_id, pair, pair.partner(member_id))

    async def _tell_free_within(self, session: AsyncSession, server_id: str, pair: Pair, member_id: str | None) -> None:
        if member_id is not None:
            key = f"free.{server_id}.{pair.id}"
            await self._outbox.owe_within(session, server_id, key, FREED, {"member": member_id}, member=member_id)

    async def _end_within(
        self,
        session: AsyncSession,
        server_id: str,
        pair: Pair,
        state: "buddies.PairState",
        since: datetime,
        *,
        but_not: str | None = None,
    ) -> None:
        """It is over: both wait from `since` on, but for one who keeps their place."""
        if await buddies.change_pair(session, server_id, pair.id, state):
            known = await buddies.buddies(session, server_id)
            for member in pair.both:
                if member in known and member != but_not:
                    await buddies.put_buddy(session, server_id, Buddy(member, known[member].state, since))

    # What is due

    async def occasions(self, server_id: str, now: datetime, done: frozenset[str]) -> Sequence[Occasion]:
        """Every day at the hour chosen."""
        settings = await self._server_settings.read(server_id, BuddySettings)
        return every_day(now, settings.hour, (await self._server_settings.general(server_id)).zone, done)

    async def ready(self, server_id: str) -> bool:
        return True

    async def run(self, server_id: str, occasion: str) -> bool:
        """Tell who is alone, ask who is together, put together who waits. Run twice, nothing happens twice."""
        async with self._database.writing() as session:
            if not await servers.take_turn(session, server_id):
                return True
            settings = await self._server_settings.read_within(session, server_id, BuddySettings)
            for pair in await buddies.pairs(session, server_id):
                if pair.state == "alone" and await buddies.change_pair(session, server_id, pair.id, "apart"):
                    for member in pair.both:
                        await self._tell_free_within(session, server_id, pair, member)
                elif pair.state == "together" and pair.ask_at <= self._clock.now():
                    await self._ask_within(session, server_id, pair, settings)
            await self._put_together_within(session, server_id, settings)
        self._outbox.wake()
        return True

    async def _ask_within(self, session: AsyncSession, server_id: str, pair: Pair, settings: BuddySettings) -> None:
        now = self._clock.now()
        wants_time = "later" in (pair.first_met, pair.second_met)
        if pair.rounds >= ROUNDS or (pair.rounds and not wants_time):
            await self._end_within(session, server_id, pair, "apart", now)
            return
        again = now + timedelta(days=settings.ask_after_days)
        await buddies.change_pair(session, server_id, pair.id, "together", rounds=pair.rounds + 1, ask_at=again)
        for side, member in enumerate(pair.both):
            key = f"met.{server_id}.{pair.id}.{side}.{pair.rounds}"
            about = {"pair": pair.id, "member": member}
            await self._outbox.owe_within(session, server_id, key, ASKED, about, member=member)

    async def _put_together_within(self, session: AsyncSession, server_id: str, settings: BuddySettings) -> None:
        now = self._clock.now()
        known = await buddies.pairs(session, server_id)
        busy = {member for pair in known if pair.state == "together" for member in pair.both}
        everybody = await buddies.buddies(session, server_id)
        free = [
            one for one in everybody.values() if one.state == "waiting" and one.since <= now and one.member not in busy
        ]
        declared = await profiles.profiles(session, server_id, [one.member for one in free])
        needs = await listening.needs(session, server_id)
        joined = {one.member: one.joined_at for one in await door.arrivals(session, server_id)}
        met: dict[str, set[str]] = {}
        for pair in known:
            for member in pair.both:
                met.setdefault(member, set()).update(set(pair.both) - {member})
        seekers = [
            Seeker(
                one.member,
                one.since,
                one.member in joined and now - joined[one.member] < NEW_FOR,
                frozenset(declared[one.member].needs),
                brought(declared[one.member], needs),
                frozenset(met.get(one.member, ())),
            )
            for one in free
            if one.member in declared
        ]
        ask_at = now + timedelta(days=settings.ask_after_days)
        for found in pairings(seekers):
            pair = Pair(token_hex(6), found.first, found.second, found.kind, found.need, now, ask_at)
            await buddies.add_pairs(session, server_id, [pair])
            for side, member in enumerate(pair.both):
                key = f"pair.{server_id}.{pair.id}.{side}"
                about = {"pair": pair.id, "member": member}
                await self._outbox.owe_within(session, server_id, key, TOLD, about, member=member)


def brought(profile: Profile, needs: Iterable[Need]) -> frozenset[str]:
    """Ids of the needs to which somebody could bring something: what they say they could bring is about the same."""
    offered = set(matters_of(profile.brings)) if profile.brings else set()
    if not offered:
        return frozenset()
    about = {need.id: set(matters_of(need.label)) for need in needs}
    return frozenset(need for need, matters in about.items() if matters and len(matters & offered) * 2 >= len(matters))
