"""`salotto analyse` as people call it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import pytest

from cli import analyse
from cli.main import main
from core.paths import ROOT
from services.workers import SameProcess

AURORA = ROOT / "tests" / "fixtures" / "aurora"
SAMPLE = ROOT / "examples" / "frettaverde"
STAFF = ("--staff-role", "Team Aurora")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALOTTO_LOCALE", "en")


@pytest.fixture
def same_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting a process takes longer than reading the fixture."""
    monkeypatch.setattr(analyse, "worker_process", lambda *_, **__: SameProcess())


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    yield tmp_path


def as_json(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["analyse", str(AURORA), *STAFF, "--format", "json", *words]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def test_the_last_full_week_is_told_in_italian_with_its_planted_facts(
    capsys: pytest.CaptureFixture[str], same_process: None
) -> None:
    assert main(["analyse", str(AURORA), *STAFF, "--lang", "it"]) == 0
    shown = capsys.readouterr()
    for planted in ("Settimana 10", "Elena", "Nadia", "Davide"):
        assert planted in shown.out
    assert "Settimana 9" not in shown.out
    assert "4 system notices" in shown.err and "answers for it" in shown.err


def test_json_has_the_published_shape_oldest_week_first(capsys: pytest.CaptureFixture[str], same_process: None) -> None:
    told = as_json(capsys, "--all", "--time-zone", "Europe/Rome")
    assert told["format"] == 1 and told["community"] == "Torrefazione Aurora"
    assert told["skipped"] == [{"reason": "system", "count": 4, "first": "domande.json: 4"}]
    assert [week["week"] for week in told["weeks"]] == [f"2026-W{number:02}" for number in range(4, 11)]
    last = told["weeks"][-1]
    assert set(last) >= {
        "week", "start", "end", "indicators", "findings", "open_questions", "awaiting_reply", "newcomers_unanswered",
        "themes", "quiet_members", "coverage",
    }  # fmt: skip
    assert last["start"] == "2026-03-01T23:00:00+00:00"
    assert [waiting["author"] for waiting in last["open_questions"]] == ["Elena"]
    assert [quiet["author"] for quiet in last["quiet_members"]] == ["Renzo"]
    assert all(finding["message_ids"] for finding in last["findings"])


def test_who_has_gone_quiet_is_named_once_and_stays_listed(
    capsys: pytest.CaptureFixture[str], same_process: None
) -> None:
    before, last = as_json(capsys, "--last", "2")["weeks"]
    assert [quiet["author"] for week in (before, last) for quiet in week["quiet_members"]] == ["Renzo", "Renzo"]
    named = [any("Renzo usually" in finding["text"] for finding in week["findings"]) for week in (before, last)]
    assert named == [True, False]


def test_weeks_are_chosen_by_name_or_number(capsys: pytest.CaptureFixture[str], same_process: None) -> None:
    weeks = [week["week"] for week in as_json(capsys, "--week", "2026-W08", "--week", "2026-W06")["weeks"]]
    assert weeks == ["2026-W06", "2026-W08"]
    assert [week["week"] for week in as_json(capsys, "--last", "2")["weeks"]] == ["2026-W09", "2026-W10"]


def test_a_folder_gets_whole_files(capsys: pytest.CaptureFixture[str], same_process: None, tmp_path: Path) -> None:
    for form, name in (("html", "digest.html"), ("text", "digest.txt"), ("json", "digest.json")):
        out = tmp_path / "deep" / "out"
        assert (
            main(["analyse", str(AURORA), "--staff", "giulia", "--staff", "paolo", "--format", form, "--out", str(out)])
            == 0
        )
        assert capsys.readouterr().out == f"{out / name}\n"
    assert sorted(file.name for file in out.iterdir()) == ["digest.html", "digest.json", "digest.txt"]
    assert "Torrefazione Aurora" in (out / "digest.html").read_text(encoding="utf-8")


def test_a_database_keeps_what_was_read(capsys: pytest.CaptureFixture[str], same_process: None, tmp_path: Path) -> None:
    kept = f"sqlite:///{tmp_path / 'kept.db'}"
    first = as_json(capsys, "--db", kept)
    assert as_json(capsys, "--db", kept) == first


def test_in_totals_no_name_is_shown(capsys: pytest.CaptureFixture[str], same_process: None) -> None:
    assert main(["analyse", str(AURORA), *STAFF, "--before-choice", "totals", "--format", "html"]) == 0
    shown = capsys.readouterr()
    assert "Elena" not in shown.out and "Nadia" not in shown.out and "answers for it" not in shown.err


def test_without_staff_it_says_that_everybody_counts_as_a_member(
    capsys: pytest.CaptureFixture[str], same_process: None
) -> None:
    assert main(["analyse", str(AURORA)]) == 0
    assert "nobody in this export is staff" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["nowhere.json"], "nowhere.json: does not exist"),
        (["empty.json"], "empty.json, line 1: the file is empty"),
        (["notes.txt"], "notes.txt, line 1: neither"),
        ([str(AURORA), "--week", "2026-W99"], "2026-W99 is not an ISO week"),
        ([str(AURORA), "--week", "2025-W01"], "2025-W01 is outside the export, which goes from 2026-W04 to 2026-W10"),
        ([str(AURORA), "--last", "0"], "at least 1 week"),
        ([str(AURORA), "--time-zone", "Mars/Olympus"], "Mars/Olympus is not a known time zone"),
        ([str(AURORA), "--out", "notes.txt"], "cannot write into notes.txt"),
    ],
)
def test_what_cannot_be_done_is_said_with_exit_code_2(
    capsys: pytest.CaptureFixture[str], same_process: None, inside: Path, words: list[str], complaint: str
) -> None:
    (inside / "empty.json").touch()
    (inside / "notes.txt").write_text("hello")
    assert main(["analyse", *words]) == 2
    shown = capsys.readouterr()
    assert complaint in shown.err and shown.out == ""


@pytest.mark.parametrize("url", ["sqlite:///nowhere/at/all.db", "postgresql://ada:hunter2@127.0.0.1:1/none", "hunter2"])
def test_a_database_that_cannot_be_opened_is_said_in_one_sentence(
    capsys: pytest.CaptureFixture[str], same_process: None, inside: Path, url: str
) -> None:
    assert main(["analyse", str(AURORA), "--db", url]) == 1
    shown = capsys.readouterr()
    assert "database.url" in shown.err and "hunter2" not in shown.err
    assert len(shown.err.splitlines()) == 1 and shown.out == ""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are different there")
def test_interrupted_it_leaves_nothing_half_written(inside: Path) -> None:
    told = subprocess.Popen(
        [sys.executable, str(ROOT / "bot.py"), "analyse", str(AURORA), "--all", "--out", "out"],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    while told.poll() is None and not psutil.Process(told.pid).children():
        time.sleep(0.05)  # it has begun once its workers have
    assert told.returncode is None
    os.killpg(told.pid, signal.SIGINT)
    _, complaint = told.communicate(timeout=30)
    assert told.returncode == 130, complaint.decode()
    assert b"Traceback" not in complaint
    assert not (inside / "out").exists()


def test_it_runs_in_processes_of_its_own(inside: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "bot.py"), "analyse", str(AURORA), *STAFF, "--format", "json"],
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert json.loads(done.stdout)["weeks"][0]["week"] == "2026-W10"


ALL_FORMS = """
import sys
from cli import analyse
from cli.main import main
from services.workers import SameProcess

if sys.argv[1] == "one process":
    analyse.worker_process = lambda *_, **__: SameProcess()
for form in ("json", "html", "text"):
    assert main(["analyse", *sys.argv[2:], "--format", form]) == 0
"""


def test_two_runs_write_the_same_bytes_in_whatever_process_and_order(inside: Path) -> None:
    def told(hash_seed: str, where: str) -> dict[str, bytes]:
        # The first form reads the sample, the others find in the database what was read.
        places = ("--db", f"sqlite:///{hash_seed}.db", "--out", hash_seed)
        subprocess.run(
            [sys.executable, "-c", ALL_FORMS, where, str(SAMPLE), "--all", *places],
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
            timeout=120,
        )
        return {file.name: file.read_bytes() for file in Path(hash_seed).iterdir()}

    with ThreadPoolExecutor() as runs:
        one, other = runs.map(told, ("1", "2"), ("workers", "one process"))
    assert one.keys() == {"digest.json", "digest.html", "digest.txt"}
    assert one == other


def test_themes_that_the_settings_name_are_counted(
    capsys: pytest.CaptureFixture[str], inside: Path, same_process: None
) -> None:
    words = '[[server_defaults.themes]]\nlabel = "Caffè"\nwords = ["caffè", "coffee", "miscela"]\n'
    (inside / "config.toml").write_text(words, encoding="utf-8")
    (found,) = as_json(capsys, "--last", "1")["weeks"]
    assert "Caffè" in [theme["label"] for theme in found["themes"]]

    (inside / "config.toml").write_text("[server_defaults]\nthemes = 3\n", encoding="utf-8")
    assert main(["analyse", str(AURORA), *STAFF]) == 2
    assert "themes" in capsys.readouterr().err
