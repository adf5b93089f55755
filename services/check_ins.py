"""Check-ins: some days after somebody joined they are asked one question, which fits what happened to them since.

That there is a question is said in a channel; the question itself only they see, in their own language, when they look.
Whoever answers that something is wrong is handed over to a person of the staff, by name.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex
from typing import ClassVar, Literal, Self

from pydantic import Field, field_validator
from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from models import check_ins, door, members, outbox, turns
from models.check_ins import TO_A_PERSON, Answer, CheckIn
from models.door import Arrival
from models.session import Database
from services.alerts import Alerts
from services.calendar import Calendar, Occasion, every_day
from services.consent import gate_of
from services.container import Services
from services.door import DoorSettings
from services.inbox import Inbox, InboxItem, mark_of
from services.outbox import Outbox
from services.present import Present
from services.server_settings import AreaSettings, ChannelId, GeneralSettings, ServerSettings

ASK, HELP, TAKEN = "check-in", "check-in-help", "check-in-taken"
GRACE = timedelta(days=3)
"""A question that could not be put for so long is not put any more: the next one is."""
TOGETHER = 40
"""Members named in one message."""
LONGEST_ANSWER = 500
_INBOX = "checkins"
"""What the keys begin with by which the inbox knows its newcomers."""

Situation = Literal["door", "silent", "unanswered", "answered", "unknown"]
"""What happened to a newcomer: stopped at the door, wrote nothing, was not answered, was; or nobody may know."""


class CheckInSettings(AreaSettings):
    """When newcomers are asked how it goes: so many days after they joined, at that hour of the server's clock.

    `channel`: where they are told that there is a question; without one, the welcome channel. No days: nobody is asked.
    """

    area: ClassVar[str] = "checkins"

    days: tuple[int, ...] = Field(default=(3, 7, 30), max_length=6)
    hour: int = Field(default=11, ge=0, le=23)
    channel: ChannelId | None = None

    @field_validator("days")
    @classmethod
    def _in_order(cls, days: tuple[int, ...]) -> tuple[int, ...]:
        if any(not 1 <= day <= 90 for day in days):
            raise ValueError("from 1 to 90 days after somebody joined")
        return tuple(sorted(set(days)))


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody is asked now: `day` days after they joined, in view of what happened."""

    day: int
    situation: Situation


def day_due(days: Collection[int], joined_at: datetime, now: datetime, asked: Collection[int]) -> int | None:
    """After how many days somebody is to be asked now; None: not now.

    Of several that fell due while nobody was there the last counts, and what fell due longer ago than `GRACE` is over.
    `asked` are the days after which they were asked already: none of these, nor an earlier one, comes again.
    """
    passed = [day for day in days if joined_at + timedelta(days=day) <= now]
    if not passed:
        return None
    day = max(passed)
    is_over = now - (joined_at + timedelta(days=day)) >= GRACE
    return None if is_over or any(one >= day for one in asked) else day


class CheckIns:
    """A job of the calendar, and a source of the inbox that hears who takes its newcomers on."""

    name = ASK

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        outbox: Outbox,
        alerts: Alerts,
        inbox: Inbox,
        present: Present,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._outbox = outbox
        self._alerts = alerts
        self._inbox = inbox
        self._present = present

    @classmethod
    def build(cls, services: Services) -> Self:
        get = services.get
        made = cls(
            services.database,
            services.clock,
            services.server_settings,
            get(Outbox),
            get(Alerts),
            get(Inbox),
            get(Present),
        )
        get(Calendar).register(made)
        get(Inbox).register(made)
        return made

    # What is due

    async def occasions(self, server_id: str, now: datetime, done: frozenset[str]) -> Sequence[Occasion]:
        """Every day at the hour chosen."""
        settings = await self._server_settings.read(server_id, CheckInSettings)
        zone = (await self._server_settings.general(server_id)).zone
        return every_day(now, settings.hour, zone, done)

    async def ready(self, server_id: str) -> bool:
        """Not before there is a channel to ask in."""
        return await channel_of(self._server_settings, server_id) is not None

    async def run(self, server_id: str, occasion: str) -> bool:
        """Put today's questions and owe the message that says so. Run twice, nobody is asked twice."""
        async with self._database.writing() as session:
            settings = await self._server_settings.read_within(session, server_id, CheckInSettings)
            general = await self._server_settings.read_within(session, server_id, GeneralSettings)
            known = await members.members(session, server_id)
            by_language: dict[str, list[tuple[Arrival, int]]] = {}
            for arrival, day in await self._due_within(session, server_id, settings):
                language = known[arrival.member].language if arrival.member in known else None
                by_language.setdefault(language or general.locale, []).append((arrival, day))
            for language, due in sorted(by_language.items()):
                for start in range(0, len(due), TOGETHER):
                    await self._ask_within(session, server_id, occasion, language, due[start : start + TOGETHER])
        self._outbox.wake()
        return True

    async def _due_within(
        self, session: AsyncSession, server_id: str, settings: CheckInSettings
    ) -> list[tuple[Arrival, int]]:
        now = self._clock.now()
        arrivals = [one for one in await door.arrivals(session, server_id) if one.left_at is None]
        staff = await members.staff_among(session, server_id, [one.member for one in arrivals])
        asked: dict[str, list[CheckIn]] = {}
        for one in await check_ins.check_ins(session, server_id):
            asked.setdefault(one.member, []).append(one)
        found = []
        for arrival in arrivals:
            before = asked.get(arrival.member, [])
            is_out = arrival.admission in ("asked", "declined") or arrival.member in staff
            if is_out or arrival.greeted_at is None or any(one.answer == "stop" for one in before):
                continue
            day = day_due(settings.days, arrival.joined_at, now, [one.day for one in before])
            if day is not None:
                found.append((arrival, day))
        return found

    async def _ask_within(
        self, session: AsyncSession, server_id: str, occasion: str, language: str, due: list[tuple[Arrival, int]]
    ) -> None:
        number = 1
        while await outbox.owed(session, server_id, key := f"checkin-{occasion}-{language}-{number}") is not None:
            number += 1
        now = self._clock.now()
        new = [CheckIn(arrival.member, day, token_hex(6), key, now) for arrival, day in due]
        await check_ins.ask(session, server_id, new)
        await self._outbox.owe_within(session, server_id, key, ASK, {"language": language})

    # What a member sees and does

    async def question(self, server_id: str, member_id: str) -> Question:
        """What somebody is asked now. UserFacingError when there is nothing to ask them, or they answered."""
        async with self._database.reading() as session:
            asked = await check_ins.check_ins(session, server_id, member_id)
        if not asked:
            raise UserFacingError("checkins-not-yours")
        if asked[-1].answer == "stop":
            raise UserFacingError("checkins-stopped")
        if asked[-1].answer is not None:
            raise UserFacingError("checkins-answered-already")
        return Question(asked[-1].day, await self.situation(server_id, member_id))

    async def situation(self, server_id: str, member_id: str) -> Situation:
        """What happened to a newcomer until now. Of those at "none" nothing is known, and nothing is looked up."""
        await self._present.catch_up(server_id)
        async with self._database.reading() as session:
            arrival = await door.arrival(session, server_id, member_id)
            general = await self._server_settings.read_within(session, server_id, GeneralSettings)
            gate = await gate_of(session, server_id, general)
            if arrival is not None and arrival.accepted_at is None:
                return "door"
            if not gate.may_keep(member_id):
                return "unknown"
            if member_id not in await members.first_turns(session, server_id, self._clock.now() + timedelta(minutes=1)):
                return "silent"
            answered = await turns.first_replies(session, server_id, [member_id])
            return "answered" if member_id in answered else "unanswered"

    async def answer(self, server_id: str, member_id: str, day: int, given: Answer, said: str = "") -> tuple[str, ...]:
        """Note an answer, once; who is on duty, when it goes to a person. UserFacingError when it was answered."""
        async with self._database.writing() as session:
            now, words = self._clock.now(), said.strip()[:LONGEST_ANSWER]
            if not await check_ins.answer(session, server_id, member_id, day, given, words, now):
                known = await check_ins.check_ins(session, server_id, member_id)
                raise UserFacingError("checkins-answered-already" if known else "checkins-not-yours")
            if given not in TO_A_PERSON:
                return ()
            (mark,) = [one.mark for one in await check_ins.check_ins(session, server_id, member_id) if one.day == day]
            await self._outbox.owe_within(session, server_id, f"help-{mark}", HELP, {"mark": mark})
        self._outbox.wake()
        return tuple(await self._alerts.on_duty(server_id))

    async def ask_again(self, server_id: str, member_id: str) -> None:
        """They want questions again after all. Done twice, it changes nothing."""
        async with self._database.writing() as session:
            await check_ins.take_back_stop(session, server_id, member_id)

    # What staff do

    async def take(self, server_id: str, mark: str, by: str) -> CheckIn:
        """Take a newcomer on: of two at once one does, and the newcomer is told who. UserFacingError for the other."""
        async with self._database.writing() as session:
            taken = await check_ins.take(session, server_id, mark, by)
            known = await self._known_within(session, server_id, mark)
            if known.done_at is not None:
                raise UserFacingError("checkins-done-already", by=f"<@{known.helper}>")
            if not taken and known.helper != by:
                raise UserFacingError("checkins-taken-already", by=f"<@{known.helper}>")
            await self._name_within(session, server_id, known)
        self._outbox.wake()
        return known

    async def _name_within(self, session: AsyncSession, server_id: str, known: CheckIn) -> None:
        """Owe the newcomer the name of whoever looks after them, unless it is the one they were told last."""
        number, last = 1, None
        while (owed := await outbox.owed(session, server_id, key := f"taken-{known.mark}-{number}")) is not None:
            number, named = number + 1, owed.about.get("by")
            if owed.status in ("due", "parked") and named != known.helper:
                await outbox.withdraw(session, server_id, key, self._clock.now())
            elif owed.status != "dropped":
                last = named
        if last != known.helper:
            about = {"mark": known.mark, "by": known.helper}
            await self._outbox.owe_within(session, server_id, key, TAKEN, about, member=known.member)

    async def finish(self, server_id: str, mark: str, by: str) -> CheckIn:
        """It is looked after. UserFacingError when it was already."""
        async with self._database.writing() as session:
            finished = await check_ins.finish(session, server_id, mark, by, self._clock.now())
            known = await self._known_within(session, server_id, mark)
            if not finished:
                raise UserFacingError("checkins-done-already", by=f"<@{known.helper}>")
        return known

    async def _known_within(self, session: AsyncSession, server_id: str, mark: str) -> CheckIn:
        known = await check_ins.marked(session, server_id, mark)
        if known is None:
            raise UserFacingError("checkins-gone")
        return known

    async def waiting(self, server_id: str, now: datetime) -> Sequence[InboxItem]:
        """Newcomers who said that something is wrong, until a person has looked after it."""
        async with self._database.reading() as session:
            asked = await check_ins.check_ins(session, server_id)
            here = {one.member for one in await door.arrivals(session, server_id) if one.left_at is None}
        return [
            InboxItem(
                f"{_INBOX}/{one.mark}",
                "newcomer",
                one.answered_at or one.asked_at,
                f"checkins-inbox-{one.answer}",
                {"member": f"<@{one.member}>"},
                member=one.member,
            )
            for one in asked
            if one.waits and one.member in here
        ]

    async def claimed(self, server_id: str, item: InboxItem, by: str) -> None:
        """Somebody took a newcomer on in the inbox, perhaps over from another: the newcomer is told who it is now."""
        await self._hand(server_id, item, by)

    async def released(self, server_id: str, item: InboxItem, by: str) -> None:
        """They gave it back: whoever takes it on next is told to the newcomer."""
        await self._hand(server_id, item, None)

    async def _hand(self, server_id: str, item: InboxItem, to: str | None) -> None:
        source, _, mark = item.key.partition("/")
        if source != _INBOX:
            return
        async with self._database.writing() as session:
            if await check_ins.hand(session, server_id, mark, to) and to is not None:
                await self._name_within(session, server_id, await self._known_within(session, server_id, mark))
        self._outbox.wake()


def inbox_mark(mark: str) -> str:
    """By which the inbox knows the newcomer that a card of staff's is about."""
    return mark_of(f"{_INBOX}/{mark}")


async def channel_of(server_settings: ServerSettings, server_id: str) -> str | None:
    """Where newcomers are told that there is a question."""
    chosen = await server_settings.read(server_id, CheckInSettings)
    return chosen.channel or (await server_settings.read(server_id, DoorSettings)).welcome_channel
