"""Drops at the service: states, delivery once, lateness, and races, on both databases."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from core.clock import FixedClock
from core.errors import UserFacingError
from core.settings import ServerDefaults
from models import outbox as rows
from models.drops import DropFile, Variant
from models.session import Database
from services.alerts import Alerts
from services.drop_delivery import DropDelivery
from services.drop_planning import DropPlanning
from services.drop_shape import DropSettings, NewDrop, Segment
from services.drops import Drops
from services.outbox import LEASE, Outbox
from services.ports import Post, Refusal, Refused
from services.server_settings import GeneralSettings, ServerSettings
from tests.services.test_outbox import ProcessDied, Room

SERVER, STAFF, ADA, BEA = "1", "77", "900", "901"
NOON = datetime(2026, 5, 5, 10, tzinfo=UTC)
MB = 1024 * 1024


@dataclass(frozen=True)
class Circle:
    id: str
    name: str
    role_id: str | None = None
    channel_id: str | None = None


@dataclass
class Town:
    """Who is in which segment."""

    people: dict[str, tuple[str, ...]] = field(default_factory=lambda: {"cuochi": ("1", "2"), "nuovi": ("3",)})
    circles: tuple[Segment, ...] = (Circle("cuochi", "Cuochi", "55", "500"), Circle("nuovi", "Nuovi", None, "600"))

    async def all(self, server_id: str) -> tuple[Segment, ...]:
        return self.circles

    async def members(self, server_id: str, segment_id: str) -> tuple[str, ...]:
        return self.people.get(segment_id, ())


class Desk:
    """A brand's desk, as one process has it."""

    def __init__(self, database: Database, clock: FixedClock | None = None, room: Room | None = None) -> None:
        self.database = database
        self.clock = clock or FixedClock(NOON)
        self.room = room or Room()
        self.town = Town()
        self.settings = ServerSettings(database, self.clock, ServerDefaults())
        self.outbox = Outbox(database, self.clock)
        self.alerts = Alerts(database, self.clock, self.settings, self.outbox)
        self.drops = Drops(database, self.clock, self.settings, self.outbox)
        self.drops.circles = self.town
        self.delivery = DropDelivery(database, self.clock, self.settings, self.alerts, self.drops)
        self.planning = DropPlanning(database, self.clock, self.settings)
        self.outbox.register("drop", self.delivery)
        self.outbox.register("alert", self.alerts)

    def beside(self) -> "Desk":
        """Another process on the same database."""
        other = Desk(self.database, self.clock, self.room)
        other.town = self.town
        other.drops.circles = self.town
        return other

    async def open(self) -> "Desk":
        await self.settings.change(SERVER, GeneralSettings, ADA, staff_channel=STAFF)
        return self

    async def ready(self, **values: Any) -> str:
        """An approved drop."""
        given = {"title": "Tofu", "purpose": "provare", "need": "monoporzioni", "text": "Ecco", "segments": ("cuochi",)}
        drop = await self.drops.new(SERVER, ADA, NewDrop(**{**given, **values}))  # type: ignore[arg-type]
        await self.drops.approve(SERVER, drop.id, BEA)
        return drop.id

    async def planned(self, after: timedelta = timedelta(hours=1), **values: Any) -> str:
        drop_id = await self.ready(**values)
        await self.drops.schedule(SERVER, drop_id, ADA, self.clock.at + after)
        return drop_id

    async def state(self, drop_id: str) -> str:
        return (await self.drops.told(SERVER, drop_id)).drop.state

    async def later(self, by: timedelta) -> None:
        self.clock.at += by
        await self.outbox.deliver(self.room)

    @property
    def said(self) -> list[Post]:
        """The drops that were sent."""
        return [post for post in self.room.posts if post.cards]

    @property
    def alerted(self) -> list[str]:
        return [post.text for post in self.room.posts if not post.cards]


@pytest.fixture
async def desk(database: Database) -> Desk:
    return await Desk(database).open()


HOUR = timedelta(hours=1)


async def test_from_a_draft_to_the_channel_with_everybody_who_had_a_part_in_it(desk: Desk) -> None:
    drop = await desk.drops.new(
        SERVER,
        ADA,
        NewDrop("Tofu", "provare", "monoporzioni", "racconti", segments=("Cuochi",), text="Ecco", mention=True),
    )
    await desk.drops.submit(SERVER, drop.id, ADA)
    assert [item.text_id for item in await desk.delivery.waiting(SERVER, desk.clock.at)] == ["inbox-drop-review"]
    await desk.drops.approve(SERVER, drop.id, BEA)
    await desk.drops.schedule(SERVER, drop.id, ADA, NOON + HOUR)
    await desk.later(timedelta(minutes=59))
    assert desk.said == []
    await desk.later(timedelta(minutes=1))
    (post,) = desk.said
    assert (post.cards[0].title, post.cards[0].text, post.text, post.roles) == ("Tofu", "Ecco", "<@&55>", ("55",))
    told = await desk.drops.told(SERVER, drop.id)
    assert told.drop.state == "sent"
    assert [(step.by, step.what) for step in told.steps] == [
        (ADA, "created"),
        (ADA, "submitted"),
        (BEA, "approved"),
        (ADA, "scheduled"),
        (None, "sent"),
    ]
    assert (told.posts[0].channel, told.posts[0].message, told.posts[0].late) == ("500", "1", False)
    assert await desk.delivery.waiting(SERVER, desk.clock.at) == []


async def test_nobody_is_mentioned_unless_staff_say_so(desk: Desk) -> None:
    await desk.planned(text="Ciao @everyone <@&55>")
    await desk.later(HOUR)
    assert (desk.said[0].roles, desk.said[0].mentions, desk.said[0].text) == ((), (), "")


@pytest.mark.parametrize(
    ("lacks", "text_id"),
    [
        ({"purpose": " "}, "drop-without-purpose"),
        ({"need": ""}, "drop-without-need"),
        ({"segments": ()}, "drop-without-segment"),
        ({"text": ""}, "drop-without-words"),
        ({"format": "image"}, "drop-without-file"),
    ],
)
async def test_what_lacks_something_cannot_be_scheduled_and_says_what(
    sqlite_database: Database, lacks: dict[str, Any], text_id: str
) -> None:
    desk = await Desk(sqlite_database).open()
    drop_id = await desk.ready(**lacks)
    with pytest.raises(UserFacingError) as refused:
        await desk.drops.schedule(SERVER, drop_id, ADA, NOON + HOUR)
    assert refused.value.text_id == text_id
    assert await desk.state(drop_id) == "approved"


async def test_only_what_was_approved_is_scheduled_and_four_eyes_see_more(sqlite_database: Database) -> None:
    desk = await Desk(sqlite_database).open()
    drop = await desk.drops.new(SERVER, ADA, NewDrop("Tofu"))
    with pytest.raises(UserFacingError, match="drop-not-approved"):
        await desk.drops.schedule(SERVER, drop.id, ADA, NOON + HOUR)
    await desk.settings.change(SERVER, DropSettings, ADA, four_eyes=True)
    with pytest.raises(UserFacingError, match="drop-four-eyes"):
        await desk.drops.approve(SERVER, drop.id, ADA)
    await desk.drops.submit(SERVER, drop.id, ADA)
    await desk.drops.send_back(SERVER, drop.id, BEA, "più corto")
    told = await desk.drops.told(SERVER, drop.id)
    assert (told.drop.state, told.steps[-1].note) == ("draft", "più corto")


async def test_whoever_changes_a_planned_drop_takes_it_out_of_the_plan(desk: Desk) -> None:
    drop_id = await desk.planned()
    await desk.drops.edit(SERVER, drop_id, ADA, title="Tempeh")
    await desk.later(2 * HOUR)
    assert desk.said == []
    assert await desk.state(drop_id) == "draft"
    await desk.drops.approve(SERVER, drop_id, BEA)
    await desk.drops.schedule(SERVER, drop_id, ADA, desk.clock.at + HOUR)
    await desk.drops.schedule(SERVER, drop_id, ADA, desk.clock.at + 2 * HOUR)
    await desk.later(HOUR)
    assert desk.said == [], "it was moved"
    await desk.later(HOUR)
    assert [post.cards[0].title for post in desk.said] == ["Tempeh"]


async def test_what_was_cancelled_is_not_sent_and_what_was_sent_cannot_be_cancelled(desk: Desk) -> None:
    cancelled, sent = await desk.planned(), await desk.planned(title="Ceci")
    await desk.drops.cancel(SERVER, cancelled, ADA)
    await desk.later(HOUR)
    assert [post.cards[0].title for post in desk.said] == ["Ceci"]
    with pytest.raises(UserFacingError, match="drop-not-now"):
        await desk.drops.cancel(SERVER, sent, ADA)
    await desk.drops.archive(SERVER, sent, ADA)
    assert (await desk.state(cancelled), await desk.state(sent)) == ("cancelled", "archived")


async def test_within_the_grace_period_it_is_sent_once_and_marked_late(desk: Desk) -> None:
    drop_id = await desk.planned()
    await desk.later(HOUR + timedelta(minutes=90))
    await desk.later(HOUR)
    told = await desk.drops.told(SERVER, drop_id)
    assert (len(desk.said), told.posts[0].late, told.steps[-1].what, desk.alerted) == (1, True, "sent-late", [])


async def test_after_an_outage_ten_missed_drops_become_one_alert_and_none_is_lost(desk: Desk) -> None:
    missed = [await desk.planned(timedelta(minutes=minute), title=f"Goccia {minute}") for minute in range(1, 11)]
    await desk.later(timedelta(days=1))
    await desk.later(timedelta(minutes=1))
    assert desk.said == []
    assert len(desk.alerted) == 1
    assert {await desk.state(one) for one in missed} == {"missed"}
    waiting = await desk.delivery.waiting(SERVER, desk.clock.at)
    assert len(waiting) == 10
    await desk.drops.schedule(SERVER, missed[0], ADA, desk.clock.at + HOUR)
    await desk.later(HOUR)
    assert [post.cards[0].title for post in desk.said] == ["Goccia 1"]


async def test_of_ten_overdue_drops_those_within_grace_are_sent_each_once(desk: Desk) -> None:
    for number in range(10):
        await desk.planned(timedelta(minutes=20 * (number + 1)), title=str(number))
    await desk.later(timedelta(minutes=230))
    await desk.beside().outbox.deliver(desk.room)
    assert [post.cards[0].title for post in desk.said] == ["5", "6", "7", "8", "9"]
    assert len(desk.alerted) <= 1


async def test_a_segment_that_has_become_empty_keeps_the_drop_and_tells_staff(desk: Desk) -> None:
    drop_id = await desk.planned()
    desk.town.people["cuochi"] = ()
    await desk.later(HOUR)
    await desk.later(timedelta(minutes=1))
    assert desk.said == []
    assert (await desk.state(drop_id), len(desk.alerted)) == ("approved", 1)
    assert "Cuochi" in desk.alerted[0]
    desk.town.people["cuochi"] = ("9",)
    await desk.drops.schedule(SERVER, drop_id, ADA, desk.clock.at + HOUR)
    await desk.later(HOUR)
    assert len(desk.said) == 1, "whoever is in it when it is sent counts, not when it was planned"


@dataclass
class ClosedToDrops(Room):
    """Staff can be told."""

    reason: Refusal | None = None

    async def send(self, channel_id: str, post: Post) -> str:
        if post.cards and self.reason is not None:
            raise Refused(self.reason)
        return await super().send(channel_id, post)


@pytest.mark.parametrize("reason", [Refusal.FORBIDDEN, Refusal.GONE, Refusal.UNFIT])
async def test_what_discord_refuses_waits_and_staff_are_told_once(desk: Desk, reason: Refusal) -> None:
    drop_id = await desk.planned()
    desk.room = room = ClosedToDrops(reason=reason)
    for _ in range(4):
        await desk.later(HOUR)
    room.reason = None
    assert desk.said == []
    assert len(desk.alerted) == 1
    assert [item.text_id for item in await desk.delivery.waiting(SERVER, desk.clock.at)] == ["inbox-drop-held"]
    await desk.drops.schedule(SERVER, drop_id, ADA, desk.clock.at + HOUR)
    await desk.later(HOUR)
    assert (len(desk.said), await desk.state(drop_id)) == (1, "sent")


@pytest.mark.parametrize("dies", ["before", "after"])
@pytest.mark.parametrize("away", [LEASE, timedelta(hours=5)], ids=["within grace", "beyond"])
async def test_after_a_crash_it_is_there_once_or_told_as_missed(desk: Desk, dies: str, away: timedelta) -> None:
    drop_id = await desk.planned()
    desk.room.dies = dies
    with pytest.raises(ProcessDied):
        await desk.later(HOUR)
    desk.clock.at += away
    other = desk.beside()
    for _ in range(3):
        await other.outbox.deliver(desk.room)
    sent = dies == "after" or away == LEASE
    assert len(desk.said) == (1 if sent else 0)
    assert await desk.state(drop_id) == ("sent" if sent else "missed")
    assert len(desk.alerted) == (0 if sent else 1)


async def test_of_two_processes_one_sends(desk: Desk) -> None:
    await desk.planned()
    desk.clock.at += HOUR
    await asyncio.gather(*(one.outbox.deliver(desk.room) for one in (desk, desk.beside(), desk.beside())))
    assert len(desk.said) == 1


async def test_cancelled_and_sent_at_the_same_moment_it_is_one_of_the_two(desk: Desk) -> None:
    drop_id = await desk.planned()
    desk.clock.at += HOUR
    other = desk.beside()
    outcome = await asyncio.gather(
        other.drops.cancel(SERVER, drop_id, ADA), desk.outbox.deliver(desk.room), return_exceptions=True
    )
    cancelled = not isinstance(outcome[0], BaseException)
    assert len(desk.said) == (0 if cancelled else 1)
    assert await desk.state(drop_id) == ("cancelled" if cancelled else "sent")


async def test_one_segment_first_and_the_others_later_each_with_its_words(desk: Desk) -> None:
    drop_id = await desk.ready(segments=("cuochi", "nuovi"))
    await desk.drops.write(SERVER, drop_id, ADA, Variant("nuovi", "it", "Benvenuti"), largest=MB)
    await desk.drops.approve(SERVER, drop_id, BEA)
    await desk.drops.schedule(SERVER, drop_id, ADA, NOON + HOUR, first="cuochi", rest_after=timedelta(days=2))
    await desk.later(HOUR)
    assert [post.cards[0].text for post in desk.said] == ["Ecco"]
    assert await desk.state(drop_id) == "scheduled"
    await desk.later(timedelta(days=2))
    assert [post.cards[0].text for post in desk.said] == ["Ecco", "Benvenuti"]
    assert await desk.state(drop_id) == "sent"
    told = await desk.drops.told(SERVER, drop_id)
    assert [post.channel for post in told.posts] == ["500", "600"]


async def test_files_are_kept_until_it_is_sent_and_too_large_ones_refused(desk: Desk) -> None:
    drop_id = await desk.ready(format="image")
    words = Variant("", "it", "Guardate")
    with pytest.raises(UserFacingError, match="drop-file-too-large"):
        await desk.drops.write(SERVER, drop_id, ADA, words, [DropFile("a.png", bytes(MB + 1))], largest=MB)
    await desk.drops.write(SERVER, drop_id, ADA, words, [DropFile("a.png", b"png")], largest=MB)
    await desk.drops.approve(SERVER, drop_id, BEA)
    await desk.drops.schedule(SERVER, drop_id, ADA, NOON + HOUR)
    await desk.later(HOUR)
    (post,) = desk.said
    assert (post.files[0].name, post.files[0].content, post.cards[0].image) == ("a.png", b"png", "a.png")
    assert (await desk.drops.told(SERVER, drop_id)).files == ()


async def test_a_member_says_one_thing_once_and_nobody_else_is_told(desk: Desk) -> None:
    drop_id = await desk.planned()
    await desk.later(HOUR)
    key = (await desk.drops.told(SERVER, drop_id)).posts[0].key
    assert [await desk.drops.answer(SERVER, key, "1", "useful") for _ in range(2)] == [True, False]
    assert await desk.drops.answer(SERVER, key, "1", "not-for-me"), "they changed their mind"
    assert await desk.drops.answer(SERVER, key, "1", "fewer")
    await asyncio.gather(*(desk.beside().drops.answer(SERVER, key, "2", "useful") for _ in range(5)))
    assert (await desk.drops.told(SERVER, drop_id)).answers == {"not-for-me": 1, "fewer": 1, "useful": 1}


async def test_staff_are_told_what_speaks_against_a_moment(sqlite_database: Database) -> None:
    desk = await Desk(sqlite_database).open()
    for day in range(3):
        await desk.planned(timedelta(days=day, hours=1), title=f"Goccia {day}")
    drop_id = await desk.ready()
    doubts = await desk.planning.doubts(SERVER, drop_id, NOON + 2 * HOUR)
    assert [doubt.text_id for doubt in doubts] == ["drop-doubt-near", "drop-doubt-cap"]
    night = await desk.planning.doubts(SERVER, drop_id, NOON + timedelta(days=7, hours=12))
    assert [doubt.text_id for doubt in night] == ["drop-doubt-night"]
    assert await desk.planning.doubts(SERVER, drop_id, NOON + timedelta(days=7)) == ()


async def test_nothing_of_a_cancelled_drop_stays_owed(desk: Desk) -> None:
    drop_id = await desk.planned()
    await desk.drops.cancel(SERVER, drop_id, ADA)
    async with desk.database.reading() as session:
        owed = await rows.owed(session, SERVER, f"drop-{drop_id}-1-0")
    assert owed is not None and owed.status == "dropped"
