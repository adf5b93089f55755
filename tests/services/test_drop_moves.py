"""What changes between planning a drop and sending it: whom it is for, in which language, under which role."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from models import outbox
from models.drops import Variant
from models.session import Database
from services.drop_direct import DropDirect
from services.drop_shape import DropSettings
from services.languages import Languages
from services.outbox import LEASE
from services.ports import Refusal
from services.server_settings import GeneralSettings
from services.snowflakes import id_at
from tests.services.test_drops import ADA, BEA, HOUR, MB, NOON, SERVER, Circle, Desk
from tests.services.test_outbox import ProcessDied, Room


@pytest.fixture
async def desk(sqlite_database: Database) -> Desk:
    return await Desk(sqlite_database).open()


async def spoken(desk: Desk) -> str:
    """A drop with words in two languages, one segment's own among them, planned in an hour."""
    drop_id = await desk.ready(segments=("cuochi", "nuovi"))
    for segment, locale, text in (("", "en", "Here"), ("nuovi", "en", "Welcome"), ("nuovi", "it", "Benvenuti")):
        await desk.drops.write(SERVER, drop_id, ADA, Variant(segment, locale, text), largest=MB)
    await desk.drops.approve(SERVER, drop_id, BEA)
    await desk.drops.schedule(SERVER, drop_id, ADA, NOON + HOUR)
    return drop_id


async def test_it_speaks_the_language_that_the_server_has_when_it_goes_out(desk: Desk) -> None:
    await spoken(desk)
    await desk.settings.change(SERVER, GeneralSettings, ADA, locale="en")
    await desk.later(HOUR)
    assert sorted(post.cards[0].text for post in desk.said) == ["Here", "Welcome"]
    assert "Useful" in [button.label for button in desk.said[0].buttons]


async def test_words_in_another_language_are_better_than_none(desk: Desk) -> None:
    await desk.planned()
    await desk.settings.change(SERVER, GeneralSettings, ADA, locale="en")
    await desk.later(HOUR)
    assert [post.cards[0].text for post in desk.said] == ["Ecco"]


@pytest.mark.parametrize("people", [("1",), ("1", "2", "8", "9")], ids=["some left", "some joined"])
async def test_whoever_is_in_the_segment_when_it_goes_out_counts(desk: Desk, people: tuple[str, ...]) -> None:
    drop_id = await desk.planned()
    desk.town.people["cuochi"] = people
    await desk.later(HOUR)
    assert (len(desk.said), await desk.state(drop_id), desk.alerted) == (1, "sent", [])


async def test_one_of_two_segments_that_is_empty_keeps_its_own_message_and_no_other(desk: Desk) -> None:
    drop_id = await spoken(desk)
    desk.town.people["nuovi"] = ()
    await desk.later(HOUR)
    await desk.later(timedelta(minutes=1))
    assert [post.cards[0].text for post in desk.said] == ["Ecco"]
    assert len(desk.alerted) == 1 and "Nuovi" in desk.alerted[0]
    told = await desk.drops.told(SERVER, drop_id)
    assert told.drop.state == "sent"
    assert [step.what for step in told.steps if step.by is None] == ["sent", "empty"]


async def test_a_segment_that_is_there_no_longer_keeps_the_drop_and_staff_hear_which(desk: Desk) -> None:
    drop_id = await desk.planned()
    desk.town.circles, desk.town.people = (Circle("nuovi", "Nuovi", None, "600"),), {"nuovi": ("3",)}
    await desk.later(HOUR)
    await desk.later(timedelta(minutes=1))
    assert (desk.said, await desk.state(drop_id), len(desk.alerted)) == ([], "approved", 1)
    assert "Cuochi non esiste più" in desk.alerted[0]
    await desk.drops.aim(SERVER, drop_id, ADA, segments=("nuovi",))
    await desk.drops.approve(SERVER, drop_id, BEA)
    await desk.drops.schedule(SERVER, drop_id, ADA, desk.clock.at + HOUR)
    await desk.later(HOUR)
    assert len(desk.said) == 1


@pytest.mark.parametrize(("role", "mentioned"), [("56", ("56",)), (None, ())], ids=["another role", "no role"])
async def test_it_mentions_the_role_that_its_segment_has_when_it_goes_out(
    desk: Desk, role: str | None, mentioned: tuple[str, ...]
) -> None:
    await desk.planned(mention=True)
    desk.town.circles = (Circle("cuochi", "Cuochi", role, "500"),)
    await desk.later(HOUR)
    (post,) = desk.said
    assert (post.roles, post.text) == (mentioned, " ".join(f"<@&{one}>" for one in mentioned))


async def test_each_message_mentions_its_own_segment_and_no_other(desk: Desk) -> None:
    desk.town.circles = (Circle("cuochi", "Cuochi", "55", "500"), Circle("nuovi", "Nuovi", "66", "600"))
    await desk.planned(segments=("cuochi", "nuovi"), mention=True)
    await desk.later(HOUR)
    assert [post.roles for post in desk.said] == [("55",), ("66",)]


@pytest.mark.parametrize(
    ("rooms", "expected"),
    [
        (("501", "600"), ["501", "600"]),
        ((None, "600"), ["700", "600"]),
        (("600", "600"), ["600", "600"]),
    ],
    ids=["moved", "no room any more", "in one room"],
)
async def test_it_goes_to_the_room_that_its_segment_has_when_it_goes_out(
    desk: Desk, rooms: tuple[str | None, str], expected: list[str]
) -> None:
    drop_id = await desk.planned(segments=("cuochi", "nuovi"))
    await desk.settings.change(SERVER, DropSettings, ADA, channel="700")
    desk.town.circles = (Circle("cuochi", "Cuochi", "55", rooms[0]), Circle("nuovi", "Nuovi", None, rooms[1]))
    await desk.later(HOUR)
    assert [post.sent_in for post in (await desk.drops.told(SERVER, drop_id)).posts] == expected


async def test_what_waits_because_its_room_is_gone_goes_out_in_the_new_one_by_itself(desk: Desk) -> None:
    drop_id = await desk.planned()
    desk.room.refuses = [Refusal.GONE]
    await desk.later(HOUR)
    desk.town.circles = (Circle("cuochi", "Cuochi", "55", "501"), Circle("nuovi", "Nuovi", None, "600"))
    await desk.later(timedelta(minutes=2))
    (post,) = (await desk.drops.told(SERVER, drop_id)).posts
    assert (post.sent_in, len(desk.said)) == ("501", 1)


async def test_a_drop_with_a_channel_of_its_own_stays_there(desk: Desk) -> None:
    drop_id = await desk.planned(channel="800")
    desk.town.circles = (Circle("cuochi", "Cuochi", "55", "501"),)
    await desk.later(HOUR)
    assert [post.sent_in for post in (await desk.drops.told(SERVER, drop_id)).posts] == ["800"]


async def test_whoever_leaves_before_their_direct_message_is_written_gets_none(desk: Desk) -> None:
    languages = Languages(desk.database, desk.clock, desk.settings)
    direct = DropDirect(desk.database, desk.clock, desk.settings, desk.outbox, languages, desk.drops)
    desk.outbox.register("drop-direct", direct)
    desk.delivery.direct = direct
    for one in ("1", "2"):
        await direct.choose(SERVER, one, on=True)
    await desk.planned()
    await desk.later(HOUR)
    desk.town.people["cuochi"] = ("2",)
    await desk.later(timedelta(minutes=1))
    async with desk.database.reading() as session:
        had = [await outbox.sent_to(session, SERVER, "drop-direct", one, NOON) for one in ("1", "2")]
    assert had == [0, 1]


async def test_a_wish_to_mention_goes_along_when_it_is_for_another_segment(desk: Desk) -> None:
    desk.town.circles = (Circle("cuochi", "Cuochi", "55", "500"), Circle("nuovi", "Nuovi", "66", "600"))
    drop_id = await desk.planned(mention=True)
    await desk.drops.aim(SERVER, drop_id, ADA, segments=("nuovi",))
    await desk.drops.approve(SERVER, drop_id, BEA)
    await desk.drops.schedule(SERVER, drop_id, ADA, NOON + HOUR)
    await desk.later(HOUR)
    assert [post.roles for post in desk.said] == [("66",)]


async def test_what_was_refused_goes_out_by_itself_when_a_second_attempt_is_let_in(desk: Desk) -> None:
    drop_id = await desk.planned()
    desk.room.refuses = [Refusal.FORBIDDEN]
    await desk.later(HOUR)
    await desk.later(timedelta(seconds=1))
    assert len(desk.alerted) == 1
    await desk.later(HOUR)
    told = await desk.drops.told(SERVER, drop_id)
    assert (len(desk.said), told.drop.state, told.posts[0].late) == (1, "sent", True)
    assert await desk.alerts.standing(SERVER) == ()


@dataclass
class Dated(Room):
    """Discord's ids tell when a message was written."""

    id_of_all: str = ""

    async def find(self, channel_id: str, key: str, since: datetime) -> str | None:
        return self.id_of_all


async def test_a_message_that_is_found_after_a_crash_counts_from_when_it_was_written(desk: Desk) -> None:
    drop_id = await desk.planned()
    desk.room.dies = "after"
    with pytest.raises(ProcessDied):
        await desk.later(HOUR)
    written = desk.clock.at + timedelta(seconds=2)
    desk.room = Dated(desk.room.posts, id_of_all=id_at(written))
    await desk.later(5 * HOUR + LEASE)
    (post,) = (await desk.drops.told(SERVER, drop_id)).posts
    assert (post.sent_at, post.late) == (written, False)


SPRING, AUTUMN = datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)


@pytest.mark.parametrize("night", [SPRING, AUTUMN], ids=["one hour less", "one hour more"])
async def test_in_a_night_of_23_or_25_hours_lateness_and_grace_are_counted_in_real_minutes(
    desk: Desk, night: datetime
) -> None:
    desk.clock.at = night - HOUR
    due = night + timedelta(minutes=30)
    on_time, missed = await desk.ready(title="Puntuale"), await desk.ready(title="Saltato")
    await desk.drops.schedule(SERVER, on_time, ADA, due)
    desk.clock.at = due
    await desk.later(timedelta(minutes=2))
    await desk.drops.schedule(SERVER, missed, ADA, desk.clock.at + timedelta(minutes=5))
    await desk.later(timedelta(minutes=5) + timedelta(minutes=121))
    assert [post.cards[0].title for post in desk.said] == ["Puntuale"]
    assert (await desk.state(on_time), await desk.state(missed)) == ("sent", "missed")
