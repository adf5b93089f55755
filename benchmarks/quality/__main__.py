"""`make quality`: print every quality figure beside its baselines and write `docs/quality.md`."""

import importlib
import pkgutil
import sys

import benchmarks.quality as package
from benchmarks.figure import Figure
from benchmarks.quality._report import number, report, verdict
from core.paths import ROOT

REPORT = ROOT / "docs" / "quality.md"


def main(names: list[str]) -> int:
    """Measure the modules named, or all; only all of them, in one run, make a report."""
    measured: dict[str, list[Figure]] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(package.__path__) if not info.ispkg):
        if module.startswith("_") or (names and module not in names):
            continue
        measured[module] = []
        for figure in importlib.import_module(f"{package.__name__}.{module}").figures():
            print(row(figure), flush=True)
            measured[module].append(figure)
    if not names:
        REPORT.write_text(report(measured), encoding="utf-8")
        print(f"\nwritten: {REPORT.relative_to(ROOT)}")
    return 0


def row(figure: Figure) -> str:
    if figure.skipped is not None:
        return f"{figure.name:<58} skipped: {figure.skipped}"
    interval = f"[{number(figure.low)} {number(figure.high)}]"
    baselines = "  ".join(f"{name} {number(value)}" for name, value in figure.baselines.items())
    return (
        f"{figure.name:<58} {number(figure.value)} {interval:<15} n={figure.n:<6} "
        f"goal {number(figure.target)} {verdict(figure):<3} {baselines}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
