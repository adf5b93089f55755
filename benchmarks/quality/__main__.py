"""`make quality`: print every quality figure beside its baselines and write `docs/quality.md`."""

import importlib
import pkgutil
import sys

import benchmarks.quality as package
from benchmarks.figure import Figure
from core.paths import ROOT

REPORT = ROOT / "docs" / "quality.md"

HEADER = """# How well Salotto reads

Written by `make quality`; every baseline is measured in the same run. Intervals are 95 % bootstrap intervals. Depth is
judged only on pairs of equal length, since length alone would win otherwise. Measuring data lies beside the project,
never inside it; where it is absent the figure is skipped and says so.
"""


def main(names: list[str]) -> int:
    figures: list[Figure] = []
    for module in sorted(info.name for info in pkgutil.iter_modules(package.__path__) if not info.ispkg):
        if module.startswith("_") or (names and module not in names):
            continue
        for figure in importlib.import_module(f"{package.__name__}.{module}").figures():
            print(row(figure), flush=True)
            figures.append(figure)
    if not names:
        REPORT.write_text(report(figures), encoding="utf-8")
        print(f"\nwritten: {REPORT.relative_to(ROOT)}")
    return 0


def row(figure: Figure) -> str:
    if figure.skipped is not None:
        return f"{figure.name:<58} skipped: {figure.skipped}"
    interval = f"[{_number(figure.low)} {_number(figure.high)}]"
    baselines = "  ".join(f"{name} {_number(value)}" for name, value in figure.baselines.items())
    verdict = (
        "" if figure.target is None or figure.value is None else (" ok" if figure.value >= figure.target else " --")
    )
    return (
        f"{figure.name:<58} {_number(figure.value)} {interval:<15} n={figure.n:<6} "
        f"target {_number(figure.target)}{verdict}   {baselines}"
    )


def report(figures: list[Figure]) -> str:
    lines = [HEADER, "| what | n | Salotto | 95 % | target | reached | baselines |", "|---|---|---|---|---|---|---|"]
    for figure in figures:
        if figure.skipped is not None:
            lines.append(f"| {figure.name} | | skipped: {figure.skipped} | | | | |")
            continue
        reached = (
            "" if figure.target is None or figure.value is None else "yes" if figure.value >= figure.target else "no"
        )
        baselines = ", ".join(f"{name} {_number(value)}" for name, value in figure.baselines.items())
        lines.append(
            f"| {figure.name} | {figure.n} | {_number(figure.value)} | {_number(figure.low)} to {_number(figure.high)} "
            f"| {_number(figure.target)} | {reached} | {baselines} |"
        )
    lines.append("\n## How each was measured\n")
    lines.extend(f"* **{figure.name}**: {figure.protocol}" for figure in figures)
    for figure in figures:
        if figure.wrong and (figure.target is None or figure.value is None or figure.value < figure.target):
            lines.append(f"\n## Still wrong: {figure.name}\n")
            if figure.tried:
                lines.append(f"{figure.tried}\n")
            lines.extend(f"* {case}" for case in figure.wrong[:20])
    return "\n".join(lines) + "\n"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
