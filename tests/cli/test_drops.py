"""`salotto drops import`: line-exact errors, a dry run, and nothing twice."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cli.main import main
from core.clock import FixedClock
from core.settings import ServerDefaults
from models import drops
from models.drops import Drop
from models.migrate import upgrade_database
from models.session import Database
from services.segments import Segments
from services.server_settings import ServerSettings

GOOD = """\
[[drop]]
title = "Tofu in tre modi"
purpose = "far cucinare chi ha paura"
need = "non so come cucinarlo"
segments = ["Cuochi"]
text = "Voi come lo fate?"
when = 2026-12-01 18:30:00

[[drop]]
title = "Monoporzioni"
segments = "cuochi"
"""
ROWS = 'title,purpose,segments,text,when\nTofu,provare,Cuochi,"due\nrighe",2026-12-01 18:30\nCeci,,Cuochi,,\n'


@pytest.fixture(autouse=True)
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SALOTTO_LOCALE", "en")
    monkeypatch.setenv("SALOTTO_DATABASE__URL", f"sqlite:///{tmp_path / 'salotto.db'}")
    monkeypatch.chdir(tmp_path)
    asyncio.run(_found(tmp_path))
    return tmp_path


async def _found(folder: Path) -> None:
    database = Database.open(f"sqlite:///{folder / 'salotto.db'}")
    clock = FixedClock(datetime(2026, 5, 4, tzinfo=UTC))
    await upgrade_database(database)
    settings = ServerSettings(database, clock, ServerDefaults())
    await settings.know_server("1", "Salone")
    await Segments(database, clock, settings).create("1", "Cuochi", "9")
    await database.close()


def kept(folder: Path) -> tuple[Drop, ...]:
    async def read() -> tuple[Drop, ...]:
        database = Database.open(f"sqlite:///{folder / 'salotto.db'}")
        async with database.reading() as session:
            found = await drops.drops(session, "1")
        await database.close()
        return found

    return asyncio.run(read())


def brought(folder: Path, name: str, text: str, *more: str) -> int:
    (folder / name).write_text(text, encoding="utf-8")
    return main(["drops", "import", name, *more])


@pytest.mark.parametrize(("name", "text"), [("plan.toml", GOOD), ("plan.csv", ROWS)])
def test_a_plan_becomes_drafts_once(
    installation: Path, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    assert brought(installation, name, text, "--dry-run") == 0
    assert kept(installation) == ()
    assert [brought(installation, name, text) for _ in range(2)] == [0, 0]
    found = {drop.title: drop for drop in kept(installation)}
    assert len(found) == 2
    assert {drop.state for drop in found.values()} == {"draft"}
    planned = next(drop for title, drop in found.items() if title.startswith("Tofu"))
    assert planned.scheduled_at == datetime(2026, 12, 1, 17, 30, tzinfo=UTC)
    assert [one.name for one in planned.segments] == ["Cuochi"]
    assert "2 were there already" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "text", "line", "says"),
    [
        ("plan.toml", GOOD.replace("need =", "ned ="), 4, "ned"),
        ("plan.toml", GOOD.replace('"Monoporzioni"', '"'), 10, "TOML"),
        ("plan.toml", GOOD.replace("2026-12-01 18:30:00", "2026-10-25 02:30:00"), 7, "clocks change"),
        ("plan.toml", GOOD.replace('segments = "cuochi"', 'segments = "Gatti"'), 11, "Gatti"),
        ("plan.toml", GOOD.replace("2026-12-01 18:30:00", "2026-12-01"), 7, "18:30"),
        ("plan.toml", GOOD.replace('title = "Monoporzioni"', 'format = "danza"'), 9, "title"),
        ("plan.csv", ROWS + "Lenticchie,troppo poco\n", 5, "2"),
        ("plan.csv", ROWS + "Lenticchie,,Cuochi,,domani\n", 5, "domani"),
        ("plan.csv", "nome\nTofu\n", 1, "title"),
        ("plan.csv", ROWS.replace("purpose", "scopo", 1), 1, "scopo"),
        ("plan.csv", ROWS.replace(",Cuochi,,", ",Gatti,,"), 4, "Gatti"),
    ],
)
def test_what_does_not_fit_is_named_with_its_line_and_nothing_is_brought_in(
    installation: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, line: int, says: str
) -> None:
    assert brought(installation, name, text) == 2
    said = capsys.readouterr().err
    assert f"{name}, line {line}:" in said
    assert says in said
    assert kept(installation) == ()


def test_everything_that_does_not_fit_is_named_at_once(installation: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ROWS.replace("when\n", "quando\n", 1).replace("2026-12-01 18:30", "x") + "Fave,poco\n,,Cuochi,,\n"
    assert brought(installation, "plan.csv", rows) == 2
    lines = [line.partition(": ")[2].partition(":")[0] for line in capsys.readouterr().err.splitlines()]
    assert lines == [f"plan.csv, line {number}" for number in (1, 5, 6)]


def test_a_text_of_several_lines_may_look_like_a_plan(installation: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = 'text = """\n[[drop]]\nsegments = di tutto\n"""'
    plan = GOOD.replace('text = "Voi come lo fate?"', text).replace('["Cuochi"]', '["Cuochi"]\nned = ""')
    assert brought(installation, "plan.toml", plan) == 2
    assert "plan.toml, line 6:" in capsys.readouterr().err
    moved = GOOD.replace('segments = ["Cuochi"]\n', "").replace(
        'text = "Voi come lo fate?"', text + '\nsegments = "Gatti"'
    )
    assert brought(installation, "plan.toml", moved) == 2
    assert "plan.toml, line 9:" in capsys.readouterr().err


def test_another_kind_of_file_and_another_server_are_refused(
    installation: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert brought(installation, "plan.xlsx", "x") == 2
    assert brought(installation, "plan.csv", ROWS, "--server", "7") == 1
    assert "Salone" in capsys.readouterr().err
