"""What import-linter cannot see: the composition root stands above every package and is imported by none."""

import ast
from collections.abc import Iterator
from pathlib import Path

from core.paths import ROOT

PACKAGES = ("cli", "cogs", "core", "metrics", "models", "reports", "services", "simulation")


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_no_package_imports_the_composition_root_or_the_tests() -> None:
    files = [file for package in PACKAGES for file in (ROOT / package).rglob("*.py")]
    assert len(files) > 20
    guilty = [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in files
        for name in imported(file)
        if name.partition(".")[0] in {"bot", "tests", "benchmarks"}
    ]
    assert guilty == []


def test_only_the_command_line_and_the_root_print() -> None:
    """Words go to people through reports, never through a stray print."""
    guilty = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for package in PACKAGES
        if package != "cli"
        for file in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert guilty == []
