"""Pictures of one thing: the hours of the week, a theme over nine weeks. Their titles state the finding."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from core.text import Texts, texts
from metrics.community.rhythm import Rhythm

WIDTH, HEIGHT, _DPI = 1000, 640, 100
_PAPER, _TEXT, _QUIET, _ACCENT, _PALE = "#fbf8f3", "#2b2622", "#645b53", "#9a3f1d", "#f1e7da"
_TITLE_WIDTH = 36
_STRETCH = 3
"""Hours that are looked at together: people keep no exact hours."""
ENOUGH = 30
"""Turns below which the busiest hours are chance."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, and what it shows for whoever does not see it."""

    png: bytes
    title: str
    alt: str


@dataclass(frozen=True, slots=True)
class Busiest:
    """The liveliest stretch of the week: Monday is 1, hours are local."""

    weekday: int
    start: int
    end: int
    turns: int


def busiest(rhythm: Rhythm) -> Busiest | None:
    """The three hours of a day in which most turns began; None while that would be chance."""
    if sum(map(sum, rhythm.turns)) < ENOUGH:
        return None
    stretches = [
        Busiest(day + 1, hour, hour + _STRETCH, sum(hours[hour : hour + _STRETCH]))
        for day, hours in enumerate(rhythm.turns)
        for hour in range(24 - _STRETCH + 1)
    ]
    return max(stretches, key=lambda one: (one.turns, -one.weekday, -one.start))


def hours_of_the_week(rhythm: Rhythm, locale: str) -> Picture:
    """Weekdays by hours: the darker, the more turns began then."""
    words, best = texts(locale), busiest(rhythm)
    if best is None:
        title = words("rhythm-title-few")
    else:
        title = words("rhythm-title", weekday=best.weekday, start=best.start, end=best.end)
    figure, lines = _figure(title)
    axes = figure.add_axes((0.11, 0.16, 0.85, 0.74 - 0.085 * lines), facecolor=_PAPER)
    axes.imshow(
        rhythm.turns,
        aspect="auto",
        cmap=LinearSegmentedColormap.from_list("salotto", (_PALE, "#d98f63", _ACCENT, "#57210d")),
        interpolation="nearest",
    )
    axes.set_xticks([0, 6, 12, 18, 23], ["0", "6", "12", "18", "23"], color=_QUIET, size=24)
    axes.set_yticks(range(7), [words("day-short", weekday=day) for day in range(1, 8)], color=_QUIET, size=24)
    axes.set_xticks([hour + 0.5 for hour in range(23)], minor=True)
    axes.set_yticks([day + 0.5 for day in range(6)], minor=True)
    axes.grid(which="minor", color=_PAPER, linewidth=2)
    axes.tick_params(which="both", length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
    turns = sum(map(sum, rhythm.turns))
    return Picture(_written(figure), title, words("rhythm-alt", title=title, turns=turns, people=rhythm.people))


def theme_over_weeks(label: str, people: Sequence[int | None], locale: str) -> Picture:
    """How many people talked about a theme in each week, the last one last; None where no week told of it."""
    words = texts(locale)
    title = _trend_title(label, people, words)
    figure, lines = _figure(title)
    axes = figure.add_axes((0.04, 0.14, 0.92, 0.74 - 0.085 * lines), facecolor=_PAPER)
    last = len(people) - 1
    known = [0 if count is None else count for count in people]
    axes.bar(range(len(people)), known, width=0.72, color=["#d9b49c"] * last + [_ACCENT])
    for place, count in enumerate(people):
        axes.annotate(
            "·" if count is None else str(count),
            (place, known[place]),
            xytext=(0, 6),
            textcoords="offset points",
            ha="center",
            va="bottom",
            size=26,
            weight="bold" if place == last else "normal",
            color=_ACCENT if place == last else _QUIET,
        )
    axes.set_ylim(0, max(*known, 1) * 1.25)
    axes.set_xticks(
        [0, last],
        [words("chart-weeks-before", count=last), words("trend-last")],
        color=_QUIET,
        size=24,
    )
    axes.get_xticklabels()[0].set_horizontalalignment("left")
    axes.get_xticklabels()[-1].set_horizontalalignment("right")
    axes.set_yticks([])
    axes.tick_params(length=0)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set_color(_QUIET)
    told = "; ".join("-" if count is None else str(count) for count in people)
    return Picture(_written(figure), title, words("trend-alt", title=title, people=told))


def answers_to_a_drop(
    title: str, people: Sequence[tuple[int, int]], usual: tuple[float, float] | None, locale: str
) -> Picture:
    """How many people had answered a drop after so many hours each; `usual` is the range after a week, as a band."""
    words = texts(locale)
    figure, lines = _figure(title)
    axes = figure.add_axes((0.04, 0.14, 0.92, 0.74 - 0.085 * lines), facecolor=_PAPER)
    last = len(people) - 1
    counts = [count for _, count in people]
    top = max(*counts, 1, 1 if usual is None else usual[1]) * 1.25
    if usual is not None:
        axes.axhspan(*usual, color=_PALE, zorder=0)
    axes.bar(range(len(people)), counts, width=0.6, color=["#d9b49c"] * last + [_ACCENT], zorder=2)
    for place, count in enumerate(counts):
        axes.annotate(
            str(count),
            (place, count),
            xytext=(0, 6),
            textcoords="offset points",
            ha="center",
            va="bottom",
            size=26,
            color=_ACCENT if place == last else _QUIET,
        )
    axes.set_ylim(0, top)
    axes.set_xlim(-0.7, len(people) - 0.3)
    names = [words("drop-report-after", hours=hours) for hours, _ in people]
    axes.set_xticks(range(len(people)), names, color=_QUIET, size=24)
    axes.set_yticks([])
    axes.tick_params(length=0)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set_color(_QUIET)
    told = "; ".join(f"{name}: {count}" for name, count in zip(names, counts, strict=True))
    return Picture(_written(figure), title, told)


def _trend_title(label: str, people: Sequence[int | None], words: Texts) -> str:
    now = people[-1] or 0
    before = [count for count in people[:-1] if count is not None]
    if not before:
        return words("trend-title-new", label=label, people=now)
    usual = sorted(before)[len(before) // 2]
    return words("trend-title", label=label, people=now, usual=usual)


def _figure(title: str) -> tuple[Figure, int]:
    figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor=_PAPER)
    lines = textwrap.wrap(title, _TITLE_WIDTH)
    figure.text(0.04, 0.95, "\n".join(lines), color=_TEXT, size=29, weight="bold", va="top", linespacing=1.2)
    return figure, len(lines)


def _written(figure: Figure) -> bytes:
    written = BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(written, format="png", metadata={"Software": None})
    return written.getvalue()
