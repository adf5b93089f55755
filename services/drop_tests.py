"""Product tests: a call with seats and criteria, applications, a choice or a draw, feedback, and what becomes of it.

A draw takes a seed, notes it, and lets those go first whose id hashed with it comes first: whoever has the seed can
repeat it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from secrets import token_hex
from typing import Self

from sqlalchemy.ext.asyncio import AsyncSession

from core.clock import Clock
from core.errors import UserFacingError
from core.text import texts
from models import drop_posts, drop_tests, drops, members, turns
from models.drop_tests import DropTest, Tester
from models.drops import Drop, Step
from models.outbox import Owed
from models.session import Database
from services.alerts import Alerts
from services.calendar import Calendar, Occasion
from services.consent import gate_of
from services.container import Services
from services.drop_sessions import APART, about
from services.facts import discord_links
from services.idea_rules import LONGEST_TITLE
from services.ideas import Ideas
from services.inbox import InboxItem
from services.languages import Languages
from services.outbox import Outbox
from services.ports import Post, PostButton, Refusal
from services.server_settings import GeneralSettings, ServerSettings

KIND = "drop-test"
AGAIN = timedelta(days=3)
"""So long after the first reminder comes the second, which is the last."""
MOST_SEATS = 100
LONGEST_ANSWER = 1_000


@dataclass(frozen=True, slots=True)
class Remark:
    """What one tester found, in the form (`tester`) or under the drop (`link`). `name` None: it is not known."""

    member: str
    name: str | None
    tester: Tester | None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of a test. `unquoted` testers answered and are not quoted."""

    drop: Drop
    test: DropTest
    applied: int
    chosen: int
    answered: int
    remarks: tuple[Remark, ...]
    unquoted: int


class DropTests:
    """A job of the calendar, and the writer of what testers are told."""

    name = "drop-tests"

    def __init__(
        self,
        database: Database,
        clock: Clock,
        server_settings: ServerSettings,
        outbox: Outbox,
        languages: Languages,
        ideas: Ideas,
        alerts: Alerts,
    ) -> None:
        self._database = database
        self._clock = clock
        self._server_settings = server_settings
        self._outbox = outbox
        self._languages = languages
        self._ideas = ideas
        self._alerts = alerts

    @classmethod
    def build(cls, services: Services) -> Self:
        get = services.get
        made = cls(
            services.database,
            services.clock,
            services.server_settings,
            get(Outbox),
            services.languages,
            get(Ideas),
            get(Alerts),
        )
        get(Outbox).register(KIND, made)
        get(Calendar).register(made)
        return made

    # What staff do

    async def call(self, server_id: str, test: DropTest) -> DropTest:
        """Say for how many it is, for whom, and until when; said again before the choice, it is so."""
        if not 1 <= test.seats <= MOST_SEATS:
            raise UserFacingError("drop-test-seats", most=MOST_SEATS)
        async with self._database.writing() as session:
            drop = await _found(session, server_id, test.drop)
            if drop.format != "testers":
                raise UserFacingError("drop-test-other-format", title=drop.title)
            before = (await drop_tests.tests(session, server_id)).get(test.drop)
            if before is not None and before.chosen_at is not None:
                raise UserFacingError("drop-test-chosen-already")
            await drop_tests.put_test(session, server_id, replace(test, criteria=test.criteria.strip()))
        self._outbox.wake()
        return test

    async def applications(self, server_id: str, drop_id: str) -> tuple[Drop, DropTest, tuple[Tester, ...]]:
        """Who applied. UserFacingError where nobody called."""
        async with self._database.reading() as session:
            drop, test = await _called(session, server_id, drop_id)
            return drop, test, await drop_tests.testers(session, server_id, drop_id)

    async def draw(self, server_id: str, drop_id: str, by: str) -> tuple[str, ...]:
        """Let the seed choose among those who applied: it is noted, and whoever has it can repeat the draw."""
        async with self._database.writing() as session:
            _, test = await _called(session, server_id, drop_id)
            applied = [one.member for one in await drop_tests.testers(session, server_id, drop_id)]
            seed = token_hex(8)
            chosen = drawn(seed, applied, test.seats)
            await self._choose(session, server_id, replace(test, seed=seed), by, chosen, applied)
        self._outbox.wake()
        return chosen

    async def choose(self, server_id: str, drop_id: str, by: str, chosen: Collection[str]) -> None:
        """Staff choose themselves."""
        async with self._database.writing() as session:
            _, test = await _called(session, server_id, drop_id)
            applied = [one.member for one in await drop_tests.testers(session, server_id, drop_id)]
            taken = tuple(one for one in applied if one in chosen)
            if len(taken) > test.seats:
                raise UserFacingError("drop-test-too-many", seats=test.seats)
            await self._choose(session, server_id, test, by, taken, applied)
        self._outbox.wake()

    async def _choose(
        self,
        session: AsyncSession,
        server_id: str,
        test: DropTest,
        by: str,
        chosen: Sequence[str],
        applied: Sequence[str],
    ) -> None:
        if test.chosen_at is not None:
            raise UserFacingError("drop-test-chosen-already")
        if not chosen:
            raise UserFacingError("drop-test-nobody")
        now = self._clock.now()
        await drop_tests.put_test(session, server_id, replace(test, chosen_at=now))
        await drop_tests.change(session, server_id, test.drop, chosen, chosen=True)
        what = "testers-drawn" if test.seed else "testers-chosen"
        await drops.note_step(session, server_id, test.drop, Step(now, by, what, test.seed))
        others = [one for one in applied if one not in chosen]
        await self._owe(session, server_id, test.drop, "chosen", chosen)
        await self._owe(session, server_id, test.drop, "not-chosen", others)

    async def summary(self, server_id: str, drop_id: str) -> Summary:
        """What testers found, in their own words where they may be quoted, with what they wrote under the drop."""
        link = discord_links(server_id)
        async with self._database.reading() as session:
            drop, test = await _called(session, server_id, drop_id)
            applied = await drop_tests.testers(session, server_id, drop_id)
            general = await self._server_settings.read_within(session, server_id, GeneralSettings)
            gate = await gate_of(session, server_id, general)
            names = {one.id: one.name for one in (await members.members(session, server_id)).values()}
            posts = {one.message for one in await drop_posts.posts(session, server_id, drop_id)}
            from_then = min((one.at for one in applied), default=self._clock.now())
            said = await turns.turns_between(session, server_id, from_then, self._clock.now())
        answered = [one for one in applied if one.answered_at is not None]
        told = [Remark(one.member, names.get(one.member), one) for one in answered if gate.may_quote(one.member)]
        chosen = {one.member for one in applied if one.chosen}
        for turn in said:
            under = turn.turn.reply_to in posts or turn.turn.channel in posts
            if under and turn.author in chosen and gate.may_quote(turn.author) and turn.is_articulated:
                named = names.get(turn.author)
                told.append(Remark(turn.author, named, None, link(turn.turn.channel, turn.id)))
        unquoted = sum(not gate.may_quote(one.member) for one in answered)
        return Summary(drop, test, len(applied), len(chosen), len(answered), tuple(told), unquoted)

    async def hand_over(self, server_id: str, drop_id: str, member_id: str) -> str:
        """What a tester missed becomes an idea of theirs; its title. Handed over twice, it is one."""
        told = await self.summary(server_id, drop_id)
        found = next((one.tester for one in told.remarks if one.member == member_id and one.tester), None)
        text = (found.missing or found.worked or "").strip() if found else ""
        if found is None or not text:
            raise UserFacingError("drop-test-nothing-to-hand-over")
        title = text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1].rpartition(" ")[0] + "…"
        async with self._database.writing() as session:
            for one in await drop_tests.testers(session, server_id, drop_id):
                if one.member == member_id and one.idea is not None:
                    return title
            await drop_tests.change(session, server_id, drop_id, [member_id], idea_id="handed-over")
        idea = await self._ideas.propose(server_id, member_id, title, text, origin=f"drop-{drop_id}")
        async with self._database.writing() as session:
            await drop_tests.change(session, server_id, drop_id, [member_id], idea_id=idea.id)
        return title

    # What members do

    async def apply(self, server_id: str, key: str, member_id: str, why: str) -> bool:
        """Apply under a message of the drop; False when they had, and their reason is the new one."""
        async with self._database.writing() as session:
            post = await drop_posts.post(session, server_id, key)
            test = None if post is None else (await drop_tests.tests(session, server_id)).get(post.drop)
            if test is None or test.chosen_at is not None or test.closes_at <= self._clock.now():
                raise UserFacingError("drop-test-closed")
            return await drop_tests.apply(session, server_id, test.drop, member_id, why.strip(), self._clock.now())

    async def feedback(self, server_id: str, drop_id: str, member_id: str, said: dict[str, str]) -> None:
        """What a tester found; said again, it takes the place of what they said before."""
        async with self._database.writing() as session:
            mine = await self.mine(session, server_id, drop_id, member_id)
            values = {name: said[name].strip()[:LONGEST_ANSWER] for name in ("did", "worked", "missing")}
            await drop_tests.change(session, server_id, drop_id, [mine.member], **values, answered_at=self._clock.now())

    async def my_feedback(self, server_id: str, drop_id: str, member_id: str) -> tuple[Drop, Tester]:
        """What a tester said so far. UserFacingError for whoever was not chosen."""
        async with self._database.reading() as session:
            drop = await _found(session, server_id, drop_id)
            return drop, await self.mine(session, server_id, drop_id, member_id)

    async def mine(self, session: AsyncSession, server_id: str, drop_id: str, member_id: str) -> Tester:
        for one in await drop_tests.testers(session, server_id, drop_id):
            if one.member == member_id and one.chosen:
                return one
        raise UserFacingError("drop-test-not-yours")

    # The calendar and the inbox ask

    async def occasions(self, server_id: str, now: datetime, done: frozenset[str]) -> Sequence[Occasion]:
        """Two reminders for each test: the first overdue one, and the next."""
        async with self._database.reading() as session:
            known = await drop_tests.tests(session, server_id)
        wanted: list[Occasion] = []
        for test in known.values():
            if test.chosen_at is not None:
                first = test.chosen_at + timedelta(days=test.days)
                wanted += [Occasion(f"first.{test.drop}", first), Occasion(f"last.{test.drop}", first + AGAIN)]
        wanted = sorted((one for one in wanted if one.name not in done), key=lambda one: (one.due_at, one.name))
        overdue = [one for one in wanted if one.due_at <= now][:1]
        return (*overdue, *[one for one in wanted if one.due_at > now][:1])

    async def ready(self, server_id: str) -> bool:
        return True

    async def run(self, server_id: str, occasion: str) -> bool:
        """Remind those who have not answered. Run twice, it reminds once."""
        which, _, drop_id = occasion.partition(".")
        async with self._database.writing() as session:
            left = [
                one.member
                for one in await drop_tests.testers(session, server_id, drop_id)
                if one.chosen and one.answered_at is None
            ]
            await self._owe(session, server_id, drop_id, which, left)
        self._outbox.wake()
        return True

    async def waiting(self, server_id: str, now: datetime) -> list[InboxItem]:
        """Calls that are closed and wait for somebody to choose."""
        async with self._database.reading() as session:
            known = await drop_tests.tests(session, server_id)
            items: list[InboxItem] = []
            for test in known.values():
                if test.chosen_at is None and test.closes_at <= now:
                    drop = await drops.drop(session, server_id, test.drop)
                    applied = await drop_tests.testers(session, server_id, test.drop)
                    if drop is not None and applied and drop.state in ("sent", "measured"):
                        values: dict[str, str | int] = {"title": drop.title, "count": len(applied), "seats": test.seats}
                        key = f"drop-test-{test.drop}"
                        items.append(InboxItem(key, "drop-test", test.closes_at, "inbox-drop-test", values))
        return items

    # The outbox asks

    async def _owe(
        self, session: AsyncSession, server_id: str, drop_id: str, what: str, members: Sequence[str]
    ) -> None:
        for number, member in enumerate(sorted(members)):
            key, about = f"test-{server_id}-{drop_id}-{what}-{member}", {"drop": drop_id, "what": what}
            at = self._clock.now() + number * APART
            await self._outbox.owe_within(session, server_id, key, KIND, about, member=member, at=at)

    async def channel(self, owed: Owed) -> str | None:
        return None

    async def post(self, owed: Owed) -> Post | None:
        """What a member is told; no reminder for whoever has answered since; nothing for who has left or was erased."""
        drop_id, what = str(owed.about["drop"]), str(owed.about["what"])
        async with self._database.reading() as session:
            drop = await drops.drop(session, owed.server, drop_id)
            test = (await drop_tests.tests(session, owed.server)).get(drop_id)
            mine = {one.member: one for one in await drop_tests.testers(session, owed.server, drop_id)}
            left = await members.has_left(session, owed.server, owed.member)
        tester = mine.get(owed.member or "")
        if drop is None or test is None or tester is None or owed.member is None or left:
            return None
        if what in ("first", "last") and tester.answered_at is not None:
            return None
        words = texts(await self._languages.of(owed.server, owed.member))
        text = words(f"drop-test-told-{what}", title=drop.title, days=test.days)
        if what == "not-chosen":
            return Post(text, buttons=(about(words, owed.key),))
        answer = PostButton(words("drop-button-feedback"), custom_id=f"drops:feedback:v1:{owed.key}", style="primary")
        return Post(text, buttons=(answer,))

    async def sent(self, session: AsyncSession, owed: Owed, message_id: str) -> None:
        """Nothing else is to be noted."""

    async def refused(self, owed: Owed, reason: Refusal) -> None:
        """Who takes no direct messages finds the button under the drop; staff are told of whoever was chosen."""
        if owed.about["what"] == "chosen":
            drop_id = str(owed.about["drop"])
            async with self._database.reading() as session:
                drop = await drops.drop(session, owed.server, drop_id)
            values = {"title": drop.title if drop else "?", "who": f"<@{owed.member}>"}
            await self._alerts.staff(owed.server, f"{owed.key}-closed", "drop-test-closed-to-us", values)


def drawn(seed: str, applied: Collection[str], seats: int) -> tuple[str, ...]:
    """Those of `applied` who get a seat by this seed, by lot. The order in which they applied changes nothing."""

    def lot(member: str) -> bytes:
        return blake2b(f"{seed}/{member}".encode(), digest_size=16).digest()

    return tuple(sorted(set(applied), key=lot)[:seats])


async def _found(session: AsyncSession, server_id: str, drop_id: str) -> Drop:
    drop = await drops.drop(session, server_id, drop_id)
    if drop is None:
        raise UserFacingError("drop-unknown")
    return drop


async def _called(session: AsyncSession, server_id: str, drop_id: str) -> tuple[Drop, DropTest]:
    drop = await _found(session, server_id, drop_id)
    test = (await drop_tests.tests(session, server_id)).get(drop_id)
    if test is None:
        raise UserFacingError("drop-test-none", title=drop.title)
    return drop, test
