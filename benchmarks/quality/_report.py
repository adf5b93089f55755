"""How the figures are told: an overview for who decides, what was measured and tried, and the cases still wrong."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from benchmarks.figure import Figure

Told = TypeVar("Told")
_SHOWN = 20
"""Cases of a figure that are shown."""

_INTRODUCTION = """# How well Salotto reads

Salotto is judged on texts that people, or other projects, have labelled: is it right about them, and more often than a
simple rule would be? This page is written by `make quality`, all of it in one run, the simple rules beside Salotto on
the same texts. The overview says where Salotto stands; below it every figure is explained once, with what was tried
where it falls short; at the end come cases that it still gets wrong, so that anybody can judge for themselves.

All figures are shares between 0 and 1 unless they say otherwise, with 95 % bootstrap intervals: with few texts they are
wide, and a figure that misses its goal by less than its interval may be chance. The texts lie beside the project, never
inside it, except those that were written for it; where they are absent a figure is skipped and says so.
"""


@dataclass(frozen=True, slots=True)
class Area:
    """One thing that Salotto is asked to do; `modules` of this package measure it."""

    title: str
    asks: str
    about: str
    modules: tuple[str, ...]


AREAS = (
    Area(
        "Depth",
        "Which of two messages can others build on?",
        "Always of two turns of equal length, since length alone would win otherwise; which one is the deeper, readers "
        "agreed on or its writer decided. The *easy* pairs set a turn that gives something beside one that is warm "
        "and empty. The *hard* ones set it beside a vivid anecdote, a list of specifications or good advice on another "
        "question, and simple rules fall far below chance there.",
        ("depth", "warm_words", "news_comments"),
    ),
    Area(
        "Feelings",
        "Is a message pleased, displeased or neither?",
        "It serves complaints and thanks one by one and is never averaged.",
        ("sentiment",),
    ),
    Area(
        "Language",
        "Is it Italian or English, in five words at most, or both at once?",
        "The language decides which lexicons read the rest; a turn in both is read with both.",
        ("language", "mixed"),
    ),
    Area(
        "Questions",
        "Does somebody want to know something, and did they get an answer?",
        "A third of the questions in English chat and a fifth of the Italian ones have no question mark.",
        ("questions", "answers"),
    ),
    Area(
        "Who answers whom",
        "Which earlier message does a message answer?",
        "Where the reply button was not used, it is inferred. Conversations are built from it.",
        ("links",),
    ),
    Area(
        "The digest",
        "Is what matters found, and nothing made up?",
        "Measured on made-up communities, since only of those everything that happened is known.",
        ("planted", "false_alarms"),
    ),
)


def report(measured: Mapping[str, Sequence[Figure]]) -> str:
    """The whole page; `measured` has the figures of each module. KeyError: a module that no area names."""
    homeless = set(measured) - {module for area in AREAS for module in area.modules}
    if homeless:
        raise KeyError(f"no area of the report tells of {sorted(homeless)}")
    told = [(area, [one for module in area.modules for one in measured.get(module, ())]) for area in AREAS]
    lines = [_INTRODUCTION, *_overview(told)]
    for area, figures in told:
        lines += _area(area, figures)
    lines += ["", "## Cases still wrong", "", _ABOUT_CASES]
    for _, figures in told:
        lines += _cases(figures)
    return "\n".join(lines) + "\n"


_ABOUT_CASES = (
    f"Up to {_SHOWN} of each figure that misses its goal, or has none. Of two turns, the one that Salotto took for the "
    "deeper stands first."
)


def number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def verdict(figure: Figure) -> str:
    return {None: "", True: "yes", False: "no"}[figure.reached]


def _overview(told: Iterable[tuple[Area, Sequence[Figure]]]) -> Iterable[str]:
    yield from ("| | what Salotto is asked | goals reached | short of their goal |", "|---|---|---|---|")
    for area, figures in told:
        asked = [figure for figure in figures if figure.reached is not None]
        short = [figure for figure in asked if not figure.reached]
        missed = "; ".join(f"{figure.name}: {number(figure.value)} of {_goal(figure)}" for figure in short)
        reached = f"{len(asked) - len(short)} of {len(asked)}"
        yield f"| [{area.title}](#{_anchor(area)}) | {area.asks} | {reached} | {missed} |"


def _area(area: Area, figures: Sequence[Figure]) -> Iterable[str]:
    yield from ("", f"## {area.title}", "", area.about, "")
    yield from ("| what | texts | Salotto | 95 % | goal | reached | simple rules |", "|---|---|---|---|---|---|---|")
    yield from map(_row, figures)
    yield from ("", "How each was measured:", "")
    for protocol, names in _shared((figure.protocol, figure.name) for figure in figures):
        yield f"* *{'*, *'.join(names)}*: {protocol}"
    short = [figure for figure in figures if figure.reached is False]
    if short:
        yield from ("", "What falls short, and what was tried:", "")
        for tried, names in _shared((figure.tried or _NOTHING_SAID, figure.name) for figure in short):
            yield f"* *{'*, *'.join(names)}*: {tried}"


_NOTHING_SAID = "nothing was tried yet."


def _row(figure: Figure) -> str:
    if figure.skipped is not None:
        return f"| {figure.name} | | skipped: {figure.skipped} | | | | |"
    interval = "" if figure.low is None else f"{number(figure.low)} to {number(figure.high)}"
    rules = ", ".join(f"{name} {number(value)}" for name, value in figure.baselines.items())
    return (
        f"| {figure.name} | {figure.n} | {number(figure.value)} | {interval} | {_goal(figure)} | {verdict(figure)} "
        f"| {rules} |"
    )


def _goal(figure: Figure) -> str:
    if figure.within is not None:
        return f"0 ± {figure.within}"
    return "" if figure.target is None else f"{figure.target:.3f}".removesuffix("0")


def _cases(figures: Sequence[Figure]) -> Iterable[str]:
    wanting = [figure for figure in figures if figure.wrong and figure.reached is not True]
    for cases, names in _shared((figure.wrong[:_SHOWN], figure.name) for figure in wanting):
        yield from ("", f"### {', '.join(names)}", "")
        yield from (f"* {' '.join(case.split())}" for case in cases)


def _shared(told: Iterable[tuple[Told, str]]) -> list[tuple[Told, list[str]]]:
    """What several figures have in common is told once, with all their names."""
    names: dict[Told, list[str]] = {}
    for what, name in told:
        names.setdefault(what, []).append(name)
    return list(names.items())


def _anchor(area: Area) -> str:
    return area.title.lower().replace(" ", "-")
