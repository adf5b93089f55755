"""simcord stays behind `simulation/`, and the simulation knows nothing of the bot that runs on it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from core.paths import ROOT

PACKAGES = ("benchmarks", "cli", "cogs", "core", "metrics", "models", "reports", "services", "simulation", "tests")


def imported(file: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def sources() -> Iterator[Path]:
    for package in PACKAGES:
        yield from (ROOT / package).rglob("*.py")


def test_only_the_simulation_and_its_own_tests_import_simcord() -> None:
    allowed = (ROOT / "simulation", ROOT / "tests" / "simulation")
    guilty = [file for file in sources() if "simcord" in imported(file) and not file.is_relative_to(allowed[0])]
    assert [file for file in guilty if not file.is_relative_to(allowed[1])] == []
    assert guilty, "the search finds imports"


def test_the_simulation_runs_any_bot() -> None:
    files = list((ROOT / "simulation").rglob("*.py"))
    assert len(files) > 5
    ours = {"bot", "cli", "cogs", "services", "models", "reports", "tests"}
    assert {file.name: found for file in files if (found := imported(file) & ours)} == {}
