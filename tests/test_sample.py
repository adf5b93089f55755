"""The sample community reads like a real room, every line of it is right, and what was planted in it is there."""

import json
import re
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from core.paths import ROOT
from metrics.language.identify import identify
from metrics.language.tokens import clean

SAMPLE = ROOT / "examples" / "frettaverde"
WEEKS = tuple(f"2026-W{week}" for week in range(39, 47))
ROME = ZoneInfo("Europe/Rome")
STAFF = {"Marta", "Davide", "Ilaria"}
CHANNELS = {
    "avanzi",
    "benvenuto",
    "chiacchiere",
    "cucina-veloce",
    "english-corner",
    "in-diretta",
    "pranzo-in-ufficio",
    "prodotti",
    "ricettario",
}
REQUIRED = {"id", "at", "channel", "author", "text"}
OPTIONAL = {"reply_to", "staff", "reactions"}
GREETING = re.compile(r"^(buon\w*|auguri\w*|tanti auguri|benvenut\w|ciao)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    id: str
    at: datetime
    channel: str
    author: str
    text: str
    week: str
    reply_to: str | None
    staff: bool
    reactions: int


def read(week: str) -> list[Line]:
    lines = []
    for written in (SAMPLE / f"{week}.jsonl").read_text(encoding="utf-8").splitlines():
        fields = json.loads(written)
        assert fields.keys() >= REQUIRED, written
        assert fields.keys() <= REQUIRED | OPTIONAL, written
        lines.append(
            Line(
                id=fields["id"],
                at=datetime.fromisoformat(fields["at"]),
                channel=fields["channel"],
                author=fields["author"],
                text=fields["text"],
                week=week,
                reply_to=fields.get("reply_to"),
                staff=fields.get("staff", False),
                reactions=fields.get("reactions", 0),
            )
        )
    return lines


@pytest.fixture(scope="module")
def talk() -> list[Line]:
    return [line for week in WEEKS for line in read(week)]


@pytest.fixture(scope="module")
def people() -> list[dict[str, object]]:
    return list(tomllib.loads((SAMPLE / "people.toml").read_text(encoding="utf-8"))["people"])


def said_by(talk: list[Line], author: str, *weeks: int) -> list[Line]:
    return [line for line in talk if line.author == author and (not weeks or int(line.week[-2:]) in weeks)]


def the_only(talk: list[Line], author: str, words: str) -> Line:
    (found,) = [line for line in talk if line.author == author and words in line.text]
    return found


def replies_to(talk: list[Line], line: Line) -> list[Line]:
    return [reply for reply in talk if reply.reply_to == line.id]


def test_the_folder_holds_the_eight_weeks_and_nothing_else() -> None:
    assert sorted(path.name for path in SAMPLE.iterdir()) == sorted([*(f"{w}.jsonl" for w in WEEKS), "people.toml"])


def test_every_line_is_right(talk: list[Line]) -> None:
    at = {line.id: line.at for line in talk}
    assert len(at) == len(talk)
    for line in talk:
        assert line.text.strip() == line.text != "", line
        assert line.channel in CHANNELS, line
        assert line.staff == (line.author in STAFF), line
        assert line.at.utcoffset() == line.at.astimezone(ROME).utcoffset(), line
        year, week, _ = line.at.astimezone(ROME).isocalendar()
        assert f"{year}-W{week}" == line.week, line
        assert line.reply_to is None or at[line.reply_to] < line.at, line
        assert line.reactions >= 0, line
    assert all(earlier.at <= later.at for earlier, later in pairwise(talk))


def test_replies_stay_in_their_channel(talk: list[Line]) -> None:
    """As Discord's reply button does; a line that quotes another channel's talk says so in words."""
    channel = {line.id: line.channel for line in talk}
    astray = [line for line in talk if line.reply_to is not None and channel[line.reply_to] != line.channel]
    assert astray == []


def test_links_lead_to_invented_places_only(talk: list[Line]) -> None:
    hosts = [host for line in talk for host in re.findall(r"https?://([^/\s]+)", line.text)]
    assert len(hosts) >= 5
    assert [host for host in hosts if not host.endswith(".example")] == []


def test_it_is_the_size_of_a_lively_room(talk: list[Line]) -> None:
    assert 750 <= len(talk) <= 900
    authors = {line.author for line in talk}
    assert {line.author for line in talk if line.staff} == STAFF
    assert 38 <= len(authors - STAFF) <= 42
    assert max(Counter(line.author for line in talk).values()) < len(talk) * 0.1, "nobody holds a tenth of the floor"


def test_short_and_long_pieces_are_mixed(talk: list[Line]) -> None:
    lengths = [len(line.text.split()) for line in talk]
    assert sum(length <= 5 for length in lengths) >= 100
    assert sum(length >= 25 for length in lengths) >= 120
    assert sum(length >= 80 for length in lengths) >= 4
    with_button = sum(line.reply_to is not None for line in talk)
    assert len(talk) * 0.2 < with_button < len(talk) * 0.7


def test_people_split_a_thought_over_messages(talk: list[Line]) -> None:
    last: dict[str, Line] = {}
    went_on = 0
    for line in talk:
        before = last.get(line.channel)
        went_on += before is not None and before.author == line.author and (line.at - before.at).total_seconds() < 180
        last[line.channel] = line
    assert went_on >= 30


def test_no_two_turns_are_said_alike(talk: list[Line]) -> None:
    """Turns of more than five words share at most half of their word pairs; greetings may sound alike."""
    pairs: dict[str, frozenset[tuple[str, str]]] = {}
    for line in talk:
        words = re.findall(r"\w+", line.text.lower())
        if len(words) > 5 and not GREETING.match(line.text):
            pairs[line.id] = frozenset(pairwise(words))
    holders: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    shared: Counter[tuple[str, str]] = Counter()
    for name, own in pairs.items():
        for pair in own:
            shared.update((other, name) for other in holders[pair])
            holders[pair].append(name)
    alike = [(a, b) for (a, b), common in shared.items() if common / len(pairs[a] | pairs[b]) > 0.5]
    assert alike == []


def test_openings_are_not_filled_into_a_form(talk: list[Line]) -> None:
    openings = Counter(
        " ".join(re.findall(r"\w+", line.text.lower())[:4])
        for line in talk
        if len(line.text.split()) > 5 and not GREETING.match(line.text)
    )
    assert [opening for opening, times in openings.items() if times > 3] == []


def test_italian_leads_and_english_has_its_share(talk: list[Line]) -> None:
    languages = Counter(identify(clean(line.text)).code for line in talk if len(line.text.split()) >= 4)
    told = languages["it"] + languages["en"]
    assert 0.7 < languages["it"] / told < 0.95
    english = [line for line in talk if line.channel == "english-corner"]
    assert len({line.author for line in english if not line.staff}) >= 5
    assert sum(line.staff for line in english) <= 1, "the English corner lives on its own"


def test_everybody_is_introduced(talk: list[Line], people: list[dict[str, object]]) -> None:
    names = [str(person["name"]) for person in people]
    assert sorted(names) == sorted({line.author for line in talk})
    written_in: defaultdict[str, set[str]] = defaultdict(set)
    for line in talk:
        written_in[line.author].add(line.channel)
    for person in people:
        assert person.keys() == {"name", "role", "locale", "about", "channels"}, person
        name, channels = str(person["name"]), person["channels"]
        assert person["role"] == ("staff" if name in STAFF else "member"), person
        assert person["locale"] in ("it", "en"), person
        assert len(str(person["about"]).split()) >= 5, person
        assert isinstance(channels, list) and channels, person
        assert set(channels) <= written_in[name], f"{name} likes a channel without ever writing there"


def test_people_write_the_language_that_they_are_introduced_with(
    talk: list[Line], people: list[dict[str, object]]
) -> None:
    spoken: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in talk:
        if len(line.text.split()) >= 4:
            spoken[line.author][identify(clean(line.text)).code] += 1
    for person in people:
        heard = spoken[str(person["name"])]
        other = "en" if person["locale"] == "it" else "it"
        assert heard[str(person["locale"])] >= heard[other], person


def test_the_lid_grows_and_is_partly_solved_at_the_end(talk: list[Line]) -> None:
    about_it = [
        line
        for line in talk
        if line.channel == "prodotti" and re.search(r"coperchi|sfiato|linguett|perd(e|ite|ono)\b|perso|gocc", line.text)
    ]
    named = [
        len({line.author for line in about_it if line.week == week and not line.staff and "coperchi" in line.text})
        for week in WEEKS
    ]
    assert sum(named[4:]) > sum(named[:4])
    assert named[-1] == max(named)
    assert len(about_it) >= 20
    assert len({line.author for line in about_it if not line.staff}) >= 8
    assert "zero gocce" in the_only(talk, "Teo", "campione arrivato").text
    assert "risolto al 95" in the_only(talk, "Elena P.", "riscaldata al micro").text


def test_staff_never_say_whether_the_larger_portion_comes(talk: list[Line]) -> None:
    promise = the_only(talk, "Davide", "La 450 richiede uno stampo nuovo")
    asked = [line for line in talk if line.at > promise.at and "450" in line.text and line.channel == "prodotti"]
    assert {line.author for line in asked} >= {"ale_runner"}
    assert len([line for line in asked if line.author == "ale_runner"]) == 3
    assert not any(line.staff for line in asked)
    assert not any(reply.staff for line in asked for reply in replies_to(talk, line))


@pytest.mark.parametrize(
    ("author", "words"),
    [
        ("stefi", "friggitrice ad aria"),
        ("Hannah", "sesame from a shared line"),
        ("lella", "sono Lella, maestra"),
        ("Ewa", "mi chiamo Ewa"),
    ],
)
def test_some_are_left_without_an_answer(talk: list[Line], author: str, words: str) -> None:
    asked = the_only(talk, author, words)
    assert replies_to(talk, asked) == []
    later = [line for line in talk if line.at > asked.at]
    assert not any(re.search(rf"\b{author}\b", line.text, re.IGNORECASE) for line in later)
    soon = [
        line
        for line in later
        if line.channel == asked.channel and line.author != author and (line.at - asked.at).total_seconds() < 10 * 3600
    ]
    assert soon == [], "what follows at once would read as an answer"


def test_newcomers_are_mostly_made_welcome(talk: list[Line]) -> None:
    for author, words in (("Gaia", "sono Gaia"), ("Teo", "faccio il fattorino"), ("Saverio", "guido i pullman")):
        hello = the_only(talk, author, words)
        assert hello == said_by(talk, author)[0]
        assert any(not reply.staff for reply in replies_to(talk, hello))
    assert all(len({line.at.date() for line in said_by(talk, author)}) == 1 for author in ("Ewa", "lella"))


def test_some_drift_off_and_one_comes_back(talk: list[Line]) -> None:
    assert all(len(said_by(talk, "tommaso", week)) >= 2 for week in (39, 40, 41, 42))
    assert said_by(talk, "tommaso", 43, 44, 45, 46) == []
    assert len(said_by(talk, "Simo", 39, 40, 41)) >= 5 and said_by(talk, "Simo", 43, 44, 45, 46) == []
    assert len(said_by(talk, "marco81", 39, 40, 41)) >= 6 and said_by(talk, "marco81", 44, 45, 46) == []
    assert said_by(talk, "cate", 39) and said_by(talk, "cate", 44, 45, 46) and not said_by(talk, "cate", 42, 43)


def test_the_fourth_week_is_quiet(talk: list[Line]) -> None:
    sizes = Counter(line.week for line in talk)
    assert all(sizes["2026-W42"] < sizes[week] * 0.6 for week in WEEKS if week != "2026-W42")


def test_only_staff_push_the_photo_contest(talk: list[Line]) -> None:
    pushed = [line for line in talk if "concorso" in line.text.lower()]
    assert sum(line.author == "Marta" for line in pushed) >= 4
    assert [line.author for line in pushed if not line.staff] == ["Rosa"]


def test_members_take_the_recipe_book_over(talk: list[Line]) -> None:
    book = [line for line in talk if line.channel == "ricettario"]
    assert len(book) >= 40
    assert sum(line.staff for line in book) <= 4
    assert len({line.author for line in book if not line.staff}) >= 12


def test_members_run_the_swap_of_leftovers(talk: list[Line]) -> None:
    swap = [line for line in talk if line.channel == "avanzi"]
    assert len(swap) >= 50
    assert not any(line.staff for line in swap)
    assert len({line.author for line in swap}) >= 12
    assert "scambio di avanzi" in the_only(talk, "giulia.m", "senza premi e senza foto").text


def test_an_evening_is_voted_for_announced_held_and_talked_over(talk: list[Line]) -> None:
    evening = [line for line in talk if line.channel == "in-diretta"]
    options = [line for line in evening if re.match(r"[ABC]\) ", line.text)]
    assert len(options) == 3
    assert "crespelle" in max(options, key=lambda line: line.reactions).text
    announced = the_only(talk, "Marta", "Si fanno le crespelle")
    held = [line for line in evening if line.at.date().isoformat() == "2026-11-05"]
    after = [line for line in evening if line.at.date().isoformat() > "2026-11-05"]
    assert announced.at < held[0].at
    assert len(held) >= 20 and len({line.author for line in held if not line.staff}) >= 12
    assert len(after) >= 8


def test_a_late_parcel_is_put_right(talk: list[Line]) -> None:
    complaint = the_only(talk, "lucia.f", "oggi arrabbiata")
    answers = replies_to(talk, complaint)
    assert any(line.staff and "rimborso" in line.text for line in answers)
    assert any("arrabbiatura passata" in line.text for line in answers)


def test_one_only_laughs_and_one_writes_rarely_and_deeply(talk: list[Line]) -> None:
    laughter = said_by(talk, "manu_")
    assert len(laughter) >= 20
    assert all(re.fullmatch(r"(ahah\w*)?\W*", line.text) for line in laughter)
    deep = said_by(talk, "Tiziana F.")
    assert 3 <= len(deep) <= 6
    assert all(len(line.text.split()) >= 80 for line in deep)


def test_the_readme_gives_the_numbers_that_are_so(talk: list[Line]) -> None:
    readme = Path(SAMPLE.parent / "README.md").read_text(encoding="utf-8")
    members = len({line.author for line in talk} - STAFF)
    assert f"{len(talk)} messages" in readme
    assert f"{members} members" in readme
    assert all(f"`#{channel}`" in readme for channel in CHANNELS)
