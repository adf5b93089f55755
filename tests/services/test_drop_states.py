"""Every state of a drop: how it is reached, who did what when, and what can be done from there and what cannot."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import get_args

import pytest

from core.errors import UserFacingError
from core.text import texts
from models import drop_tests
from models.drop_tests import DropTest
from models.drops import DropFile, DropState, Variant
from models.session import Database
from services.drop_reports import DropReports
from services.drop_sessions import DropSessions
from services.languages import Languages
from services.workers import SameProcess
from tests.services.test_drops import ADA, BEA, HOUR, MB, NOON, SERVER, Desk

STATES: tuple[DropState, ...] = get_args(DropState)
CLEO = "902"


async def drop_in(desk: Desk, state: DropState) -> str:
    """A drop that staff, Salotto and time have brought there."""
    drop_id = await desk.ready()
    if state in ("draft", "review"):
        await desk.drops.send_back(SERVER, drop_id, BEA, "più corto")
    match state:
        case "review":
            await desk.drops.submit(SERVER, drop_id, ADA)
        case "cancelled":
            await desk.drops.cancel(SERVER, drop_id, BEA)
        case "scheduled" | "sent" | "measured" | "archived" | "missed":
            await desk.drops.schedule(SERVER, drop_id, ADA, desk.clock.at + HOUR)
    if state in ("sent", "measured", "archived"):
        await desk.later(HOUR)
    if state == "measured":
        await DropReports(desk.database, desk.clock, desk.drops, SameProcess()).run(SERVER, f"{drop_id}.168")
    if state == "archived":
        await desk.drops.archive(SERVER, drop_id, BEA)
    if state == "missed":
        await desk.later(timedelta(days=1))
    assert await desk.state(drop_id) == state
    return drop_id


REACHED: dict[DropState, list[tuple[str | None, str]]] = {
    "draft": [(ADA, "created"), (BEA, "approved"), (BEA, "sent-back")],
    "review": [(ADA, "created"), (BEA, "approved"), (BEA, "sent-back"), (ADA, "submitted")],
    "approved": [(ADA, "created"), (BEA, "approved")],
    "scheduled": [(ADA, "created"), (BEA, "approved"), (ADA, "scheduled")],
    "sent": [(ADA, "created"), (BEA, "approved"), (ADA, "scheduled"), (None, "sent")],
    "measured": [(ADA, "created"), (BEA, "approved"), (ADA, "scheduled"), (None, "sent"), (None, "measured")],
    "archived": [(ADA, "created"), (BEA, "approved"), (ADA, "scheduled"), (None, "sent"), (BEA, "archived")],
    "cancelled": [(ADA, "created"), (BEA, "approved"), (BEA, "cancelled")],
    "missed": [(ADA, "created"), (BEA, "approved"), (ADA, "scheduled"), (None, "missed")],
}


@pytest.mark.parametrize("state", STATES)
async def test_each_state_says_who_brought_it_there_and_when(sqlite_database: Database, state: DropState) -> None:
    desk = await Desk(sqlite_database).open()
    began = desk.clock.at
    steps = (await desk.drops.told(SERVER, await drop_in(desk, state))).steps
    assert [(step.by, step.what) for step in steps] == REACHED[state]
    moments = [step.at for step in steps]
    assert moments == sorted(moments) and moments[0] == began and moments[-1] == desk.clock.at
    for locale in ("it", "en"):
        assert all(texts(locale)(f"drop-step-{step.what}") for step in steps)


Verb = Callable[[Desk, str], Awaitable[object]]
VERBS: dict[str, tuple[Verb, set[DropState], DropState]] = {
    "submit": (lambda desk, drop: desk.drops.submit(SERVER, drop, CLEO), {"draft"}, "review"),
    "approve": (lambda desk, drop: desk.drops.approve(SERVER, drop, CLEO), {"draft", "review"}, "approved"),
    "send back": (
        lambda desk, drop: desk.drops.send_back(SERVER, drop, CLEO, "no"),
        {"review", "approved"},
        "draft",
    ),
    "schedule": (
        lambda desk, drop: desk.drops.schedule(SERVER, drop, CLEO, desk.clock.at + HOUR),
        {"approved", "scheduled", "missed"},
        "scheduled",
    ),
    "hold": (lambda desk, drop: desk.drops.hold(SERVER, drop, CLEO), {"scheduled"}, "approved"),
    "cancel": (
        lambda desk, drop: desk.drops.cancel(SERVER, drop, CLEO),
        {"draft", "review", "approved", "scheduled", "missed"},
        "cancelled",
    ),
    "archive": (lambda desk, drop: desk.drops.archive(SERVER, drop, CLEO), {"sent", "measured"}, "archived"),
    "edit": (
        lambda desk, drop: desk.drops.edit(SERVER, drop, CLEO, title="Altro"),
        {"draft", "review", "approved", "scheduled", "missed"},
        "draft",
    ),
}


@pytest.mark.parametrize("verb", VERBS)
async def test_what_can_be_done_from_which_state_and_what_is_refused_with_the_reason(
    sqlite_database: Database, verb: str
) -> None:
    do, allowed, to = VERBS[verb]
    desk = await Desk(sqlite_database).open()
    for state in STATES:
        drop = await drop_in(desk, state)
        before = await desk.drops.told(SERVER, drop)
        if state in allowed:
            await do(desk, drop)
            told = await desk.drops.told(SERVER, drop)
            assert (told.drop.state, told.steps[-1].by) == (to, CLEO), f"{verb} from {state}"
            continue
        with pytest.raises(UserFacingError) as refused:
            await do(desk, drop)
        assert refused.value.text_id in ("drop-not-now", "drop-not-approved")
        said = [texts(locale).format(refused.value.text_id, refused.value.values) for locale in ("it", "en")]
        assert all("Tofu" in one for one in said)
        assert await desk.drops.told(SERVER, drop) == before, f"{verb} from {state} changes nothing"


AT = NOON + HOUR


@pytest.mark.parametrize(
    ("given", "refusal", "mended"),
    [
        ({"format": "image"}, "drop-without-file", "a.png"),
        ({"format": "video"}, "drop-without-file", "a.mp4"),
        ({"format": "audio"}, "drop-without-file", "a.mp3"),
        ({"format": "file"}, "drop-without-file", "a.pdf"),
        ({"format": "link"}, "drop-without-link", "https://example.org"),
        ({"format": "poll"}, "drop-without-options", "Quale?\n- Uno\n- Due"),
        ({"format": "session"}, "drop-session-when", None),
        ({"format": "testers"}, "drop-test-when", None),
        ({"format": "spotlight"}, "drop-spotlight-no-yes", None),
    ],
    ids=lambda value: value["format"] if isinstance(value, dict) else None,
)
async def test_each_form_lacks_something_of_its_own_until_it_has_it(
    sqlite_database: Database, given: dict[str, str], refusal: str, mended: str | None
) -> None:
    desk = await Desk(sqlite_database).open()
    drop = await desk.ready(**given)
    if mended is not None and refusal == "drop-without-file":
        await desk.drops.write(SERVER, drop, ADA, Variant("", "it", "Ecco"), [DropFile("a.txt", b"x")], largest=MB)
        await desk.drops.approve(SERVER, drop, BEA)
    if given["format"] != "file":
        with pytest.raises(UserFacingError, match=refusal):
            await desk.drops.schedule(SERVER, drop, ADA, AT)
    if given["format"] == "session":
        sessions = DropSessions(
            desk.database, desk.clock, desk.settings, desk.drops, desk.outbox, desk.alerts, languages_of(desk)
        )
        await sessions.plan(SERVER, drop, AT, HOUR, place="Corte Blu")
        with pytest.raises(UserFacingError, match=refusal):
            await desk.drops.schedule(SERVER, drop, ADA, AT)
        await desk.drops.schedule(SERVER, drop, ADA, AT - timedelta(minutes=1))
    elif given["format"] == "testers":
        async with desk.database.writing() as session:
            await drop_tests.put_test(session, SERVER, DropTest(drop, 1, "chi cucina", AT, 7))
        with pytest.raises(UserFacingError, match=refusal):
            await desk.drops.schedule(SERVER, drop, ADA, AT)
        await desk.drops.schedule(SERVER, drop, ADA, AT - timedelta(minutes=1))
    elif mended is not None:
        files = [DropFile(mended, b"x")] if refusal == "drop-without-file" else None
        text = "Ecco" if files else mended
        await desk.drops.write(SERVER, drop, ADA, Variant("", "it", text), files, largest=MB)
        await desk.drops.approve(SERVER, drop, BEA)
        await desk.drops.schedule(SERVER, drop, ADA, AT)


def languages_of(desk: Desk) -> Languages:
    return Languages(desk.database, desk.clock, desk.settings)


@pytest.mark.parametrize(
    ("segments", "first", "after", "refusal"),
    [
        (("cuochi",), "cuochi", HOUR, "drop-first-alone"),
        (("cuochi", "nuovi"), "altri", HOUR, "drop-first-not-its"),
        (("cuochi", "nuovi"), "cuochi", None, "drop-first-how-long"),
    ],
)
async def test_who_sees_it_first_must_be_one_of_those_it_is_for(
    sqlite_database: Database, segments: tuple[str, ...], first: str, after: timedelta | None, refusal: str
) -> None:
    desk = await Desk(sqlite_database).open()
    drop = await desk.ready(segments=segments)
    with pytest.raises(UserFacingError, match=refusal):
        await desk.drops.schedule(SERVER, drop, ADA, AT, first=first, rest_after=after)
    assert await desk.state(drop) == "approved"


async def test_somebody_else_can_be_put_in_charge(sqlite_database: Database) -> None:
    desk = await Desk(sqlite_database).open()
    drop = await desk.ready()
    await desk.drops.aim(SERVER, drop, ADA, owner=CLEO)
    told = await desk.drops.told(SERVER, drop)
    assert (told.drop.owner, told.drop.state, told.steps[-1].by) == (CLEO, "draft", ADA)
