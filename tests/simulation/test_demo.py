"""The demo: the real bot on the server of the sample community, from its arrival to a person who clicks."""

import json
import re
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest
from pydantic import SecretStr
from simcord import SetupError

import bot
from cli.main import main
from core.clock import FixedClock
from core.paths import ROOT
from core.settings import DatabaseSettings, ServerDefaults, Settings
from core.text import LOCALES, texts
from core.windows import Week
from models.session import Database
from reports import as_json, as_text
from reports.digest import compose
from services.archive import Archive, ArchiveOptions
from services.exports import StaffRule, open_export
from services.workers import SameProcess, Workers
from simulation.demo import Demo
from simulation.frettaverde import SAMPLE, STAFF_ROOM, ZONE, frettaverde
from simulation.pages import LOOPBACK
from simulation.reading import words

# A Tuesday of the week after the sample's last: nothing of it is moved, so that its ids and dates can be compared.
RIGHT_AFTER = datetime(2026, 11, 17, 10, tzinfo=UTC)
PORT = 21790  # away from where other tests, and a demo that runs here, look for ports
LAST_WEEK = Week(2026, 46)
EXAMPLES = ROOT / "docs" / "examples"
SNOWFLAKE = re.compile(r"\d{17,20}")


@dataclass(frozen=True, slots=True)
class Shown:
    """What `salotto demo --once` left behind."""

    exit_code: int
    printed: str
    said: str
    folder: Path
    keys: dict[str, str]
    errors: list[BaseException]

    @property
    def week(self) -> dict[str, Any]:
        """The JSON's week, with the ids of the sample."""
        told = SNOWFLAKE.sub(lambda found: self.keys.get(found[0], found[0]), (self.folder / "digest.json").read_text())
        (week,) = json.loads(told)["weeks"]
        return dict(week)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """The command, run once for all that is asked of it here."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    keys: dict[str, str] = {}
    errors: list[BaseException] = []

    @asynccontextmanager
    async def demo(settings: Settings, *, locale: str) -> AsyncIterator[Demo]:
        async with bot.demo(settings, locale=locale, now=RIGHT_AFTER, executor=SameProcess()) as opened:
            yield opened
            keys.update({str(message.id): key for key, message in opened.server.founded.said.items()})
            errors.extend(opened.server.errors)

    out, err = StringIO(), StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setenv("SALOTTO_LOCALE", "en")
        # Whatever bot this machine runs, the demo leaves it alone.
        patch.setenv("SALOTTO_DATABASE__URL", f"sqlite:///{folder.parent / 'real.db'}")
        code = main(["demo", "--once", "--out", str(folder)], build=bot.build, demo=demo)
    assert not (folder.parent / "real.db").exists()
    return Shown(code, out.getvalue(), err.getvalue(), folder, keys, errors)


def test_it_tells_the_last_whole_week_on_the_terminal_and_in_four_files(shown: Shown) -> None:
    assert (shown.exit_code, shown.errors) == (0, [])
    assert {file.name for file in shown.folder.iterdir()} == {
        f"digest.{form}" for form in ("txt", "json", "png", "html")
    }
    text = (shown.folder / "digest.txt").read_text(encoding="utf-8")
    assert shown.printed == text
    assert text.startswith("Frettaverde: la settimana\nSettimana 46, da lunedì 9 novembre")
    assert (shown.folder / "digest.png").read_bytes().startswith(b"\x89PNG")
    page = (shown.folder / "digest.html").read_text(encoding="utf-8")
    assert "<html" in page
    assert "data:image/png" in page
    assert "by 45 people in 10 channels" in shown.said
    for name in ("digest.txt", "digest.json", "digest.png", "digest.html"):
        assert str(shown.folder / name) in shown.said


async def test_it_tells_what_salotto_analyse_tells_of_the_same_week_as_the_docs_show(
    shown: Shown, sqlite_database: Database
) -> None:
    options = ArchiveOptions(StaffRule.of(), "full", str(ZONE), "it")
    archive = Archive(
        sqlite_database, Workers.one(SameProcess()), FixedClock(RIGHT_AFTER), open_export([SAMPLE]), options
    )
    record = await archive.store(lambda *progress: None)
    (facts,) = [facts async for facts in archive.tell([LAST_WEEK], record, lambda *progress: None)]
    exported = as_json.week(compose(facts, texts("it")))
    assert len(exported["findings"]) > 10
    assert shown.week["findings"] == exported["findings"]
    assert shown.week["indicators"] == exported["indicators"]
    for part in ("open_questions", "awaiting_reply", "newcomers_unanswered", "themes"):
        assert comparable(shown.week[part]) == comparable(exported[part]), part
    for locale in LOCALES:
        told = as_text.render(compose(facts, texts(locale)), texts(locale))
        assert (EXAMPLES / f"digest-{locale}.txt").read_text(encoding="utf-8") == told, "write docs/examples anew"


def comparable(waiting: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without what an export cannot know: who people are on Discord."""
    return [{key: value for key, value in one.items() if key != "author"} for one in waiting]


# ---------------------------------------------------------------- walking around


@pytest.fixture
def opened(tmp_path: Path) -> AbstractAsyncContextManager[Demo]:
    settings = Settings.model_construct(
        database=DatabaseSettings(url=SecretStr(f"sqlite:///{tmp_path / 'demo.db'}")),
        server_defaults=ServerDefaults(staff_roles=("Staff",)),
    )
    return bot.demo(settings, locale="it", now=RIGHT_AFTER, executor=SameProcess())


async def test_people_talk_and_only_staff_see_the_digest(opened: AbstractAsyncContextManager[Demo]) -> None:
    async with opened as demo:
        await demo.set_up()
        server = demo.server
        davide, bea = server.person("Davide"), server.person("bea")
        (told,) = (message for message in server.channel(STAFF_ROOM).messages if message.attachments)
        assert told.author.id == server.bot.user.id
        assert "settimana" in words(told)
        assert not server.channel(STAFF_ROOM).is_seen_by(bea)

        asked = await bea.post("prodotti", "la zuppa nuova nel thermos tiene fino alle due?")
        await davide.post("prodotti", "Provata: 58 gradi alle due, col coperchio scaldato.", reply_to=asked)
        assert [message.author.display_name for message in server.channel("prodotti").messages[-2:]] == [
            "bea",
            "Davide",
        ]

        preview = await davide.run("digest preview", channel=STAFF_ROOM)
        assert preview.ephemeral
        assert "Frettaverde" in preview.text
        with pytest.raises(SetupError, match="not visible"):
            await bea.run("digest preview", channel="prodotti")
        # Whoever manages a server can show a command to everybody: then the bot itself refuses.
        (digest,) = [one for one in await server.bot.tree.fetch_commands() if one.name == "digest"]
        server.founded.guild.set_command_permissions(digest, {server.role("Membri"): True})
        refused = await bea.run("digest preview", channel="prodotti")
        assert refused.ephemeral
        assert refused.text == texts("it")("guard-staff")

        pytest.importorskip("linkify_it", reason="simcord's pages need linkify-it-py")
        async with (
            demo.served(introduction="Benvenuti", suggestions=["Da bea"], locale="it", port=PORT) as address,
            aiohttp.ClientSession() as browser,
            browser.get(address) as answer,
        ):
            index = await answer.text()
        assert urlsplit(address).hostname == LOOPBACK
        assert all(f"#{channel.name}</a>" in index for channel in server.plan.channels)
        assert "Benvenuti" in index and "Da bea" in index
        assert "Davide, Ilaria</small>" in index
        async with demo.served(introduction="Welcome", suggestions=(), locale="en", port=PORT):
            assert server.errors == []


# ---------------------------------------------------------------- the plan


@pytest.mark.parametrize(
    "now", [RIGHT_AFTER, datetime(2027, 3, 31, 22, 30, tzinfo=UTC), datetime(2028, 2, 29, 5, tzinfo=UTC)]
)
def test_the_eight_weeks_end_now_on_the_days_and_hours_at_which_they_were_written(now: datetime) -> None:
    past = frettaverde(now)
    moments = sorted(one.at.astimezone(ZONE) for one in past.history.messages)
    this_week = Week.of(now, ZONE)
    assert Week.of(moments[0], ZONE) == this_week.shifted(-8)
    assert now - timedelta(days=1) < moments[-1] <= now
    by_key = {one.key: one.at.astimezone(ZONE) for one in past.history.messages}
    assert f"{by_key['fv-46-126']:%a %H:%M}" == "Sun 20:22"
    assert Week.of(by_key["fv-46-126"], ZONE) == this_week.shifted(-1)


def test_the_server_is_a_brands_private_one() -> None:
    plan = frettaverde(RIGHT_AFTER).plan
    assert Counter("Staff" in person.roles for person in plan.people) == {True: 3, False: 42}
    assert {person.locale for person in plan.people} == {"it", "en-GB"}
    assert [channel.name for channel in plan.channels if channel.only_for] == [STAFF_ROOM]
    assert all(channel.topic for channel in plan.channels)


def test_this_week_repeats_nothing_of_the_weeks_before() -> None:
    past = frettaverde(datetime(2026, 11, 22, 22, 30, tzinfo=UTC))
    assert len(past.history.messages) == 898 + 48
    long = [said for said in past.history.messages if len(said.text.split()) > 5]
    new = [
        one
        for one in long
        if (one.key and one.key.startswith("fv-now")) or one.at >= datetime(2026, 11, 16, tzinfo=ZONE)
    ]
    assert len(new) > 30
    for one in new:
        alike = [other.text for other in long if other is not one and similarity(one.text, other.text) > 0.5]
        assert alike == [], one.text


def similarity(one: str, other: str) -> float:
    """The share of words that two texts have in common."""
    left, right = (set(re.findall(r"\w+", text.casefold())) for text in (one, other))
    return len(left & right) / len(left | right)
