"""The one chart of a digest: this week among the eight before, the usual range as a band, the finding as its title."""

import textwrap
from dataclasses import dataclass
from io import BytesIO
from zoneinfo import ZoneInfo

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from core.text import Texts
from metrics.values import Measurement
from reports.amounts import amount, usual
from reports.change import Standing, changes, is_comparable, standing
from reports.digest import Digest
from reports.facts import Indicator, WeekFacts
from reports.rule import Rule, rule
from reports.wording import Phrase, Voice

WIDTH, HEIGHT = 1000, 640
_DPI = 100
_FOOT, _TITLE_LINE = 0.14, 0.085
"""Shares of the height: under the axes, and for each line of the title."""
_TITLE_WIDTH = 34
"""Characters: larger type than on a desk, since most people see this on a phone."""
_HIGHEST_BAND = 1.6
"""How far above the highest week the band is drawn, in multiples of that week."""
_LEAST_KNOWN = 2
"""A line needs two points."""


@dataclass(frozen=True, slots=True)
class _Ink:
    paper: str
    text: str
    quiet: str
    line: str
    band: str
    accent: str


LIGHT = _Ink(paper="#fbf8f3", text="#2b2622", quiet="#645b53", line="#857a70", band="#ece4d8", accent="#9a3f1d")
DARK = _Ink(paper="#211d1a", text="#f0ebe4", quiet="#bdb2a7", line="#9c9187", band="#39322c", accent="#f2a272")


def png(digest: Digest, texts: Texts, *, dark: bool = False) -> bytes:
    """The chart as a PNG of 1000 by 640 pixels on its own paper, so that it reads on any background."""
    facts, current, ink = digest.facts, rule(), DARK if dark else LIGHT
    indicator = charted(facts, current)
    figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor=ink.paper)
    lines = textwrap.wrap(title(digest, texts), _TITLE_WIDTH)
    room = 0.9 - _TITLE_LINE * len(lines) - _FOOT
    axes = figure.add_axes((0.04, _FOOT, 0.92, room), facecolor=ink.paper)
    figure.text(0.04, 0.95, "\n".join(lines), color=ink.text, size=30, weight="bold", va="top", linespacing=1.2)
    if indicator is not None:
        _draw(axes, indicator, Voice(texts, ZoneInfo(facts.zone)), current, ink)
    bare(axes)
    written = BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(written, format="png", metadata={"Software": None})
    return written.getvalue()


def charted(facts: WeekFacts, current: Rule) -> Indicator | None:
    """The indicator that is drawn: the one that stands out most, as long as it has a past to draw."""
    for change in changes(facts, current):
        if _has_past(change.indicator):
            return change.indicator
    return facts.indicators.get(current.charted)


def has_story(digest: Digest) -> bool:
    """Whether there is enough of a past to draw."""
    indicator = charted(digest.facts, rule())
    return indicator is not None and _has_past(indicator)


def title(digest: Digest, texts: Texts) -> str:
    """The finding that the chart shows, as a sentence without its full stop."""
    facts, current = digest.facts, rule()
    voice, indicator = Voice(texts, ZoneInfo(facts.zone)), charted(facts, current)
    name = f"indicator-{current.charted if indicator is None else indicator.name}"
    stands = Standing.SILENT
    if indicator is not None:
        stands = standing(indicator, current, comparable=is_comparable(facts, current))
    match stands:
        case Standing.MORE | Standing.LESS:
            said = voice.say(Phrase(f"{name}.{stands}"))
        case Standing.USUAL:
            said = voice.say(Phrase("chart-usual", {"name": Phrase(name)}))
        case _:
            said = voice.say(Phrase("chart-plain", {"name": Phrase(name)}))
    return said[:1].upper() + said[1:]


def alt(digest: Digest, texts: Texts) -> str:
    """The chart for whoever does not see it: the finding first, then the numbers."""
    facts, current = digest.facts, rule()
    voice, indicator = Voice(texts, ZoneInfo(facts.zone)), charted(facts, current)
    if indicator is None:
        return title(digest, texts)
    unit = current.indicators[indicator.name].unit
    told = usual(indicator, unit, current)

    def worded(value: float | None) -> str:
        if value is None:
            return texts("chart-alt-unknown")
        return voice.say(amount(Measurement(value), unit, current))

    measurement = indicator.measurement
    this_week = worded(None) if measurement.value is None else voice.say(amount(measurement, unit, current))
    return texts(
        "chart-alt",
        title=title(digest, texts),
        amount=this_week,
        compared="no" if told is None else "yes",
        usual="" if told is None else voice.say(told),
        history="; ".join(worded(value) for value in indicator.history),
    )


def _has_past(indicator: Indicator) -> bool:
    return sum(value is not None for value in indicator.history) >= _LEAST_KNOWN


def _draw(axes: Axes, indicator: Indicator, voice: Voice, current: Rule, ink: _Ink) -> None:
    unit, value, weeks = current.indicators[indicator.name].unit, indicator.measurement.value, len(indicator.history)
    told = usual(indicator, unit, current)
    tops = [known for known in (*indicator.history, value) if known is not None]
    if indicator.usual is not None and told is not None:
        low, high = max(indicator.usual.low, min(0.0, *tops) if tops else 0.0), indicator.usual.high
        if tops:
            # A range far above every week would press the weeks themselves flat; its words still say how far it goes.
            high = min(high, max(low, _HIGHEST_BAND * max(tops)) or high)
        tops.append(high)
        axes.axhspan(low, high, color=ink.band, linewidth=0, zorder=0)
        under_the_words = [known for known in indicator.history[: weeks // 2 + 1] if known is not None]
        dips = any(known < low for known in under_the_words) and not any(known > high for known in under_the_words)
        room = 0.0 if dips else low
        _label_band(axes, voice.say(Phrase("chart-band", {"usual": told})), (low, high), room / (max(tops) or 1.0), ink)
    past = [float("nan") if known is None else known for known in indicator.history]
    axes.plot(range(weeks), past, color=ink.line, linewidth=4, marker="o", markersize=10, zorder=2)
    if value is not None:
        axes.plot([weeks], [value], color=ink.accent, marker="o", markersize=24, zorder=3)
        _label_value(axes, voice.say(amount(indicator.measurement, unit, current)), indicator, max(tops), ink)
    top, bottom = max(tops, default=1.0) or 1.0, min(0.0, *tops, 0.0)
    axes.set_ylim(bottom, top * 1.3)
    axes.set_xlim(-0.4, weeks + 0.4)
    below = [(0, "left", voice.say(Phrase("chart-weeks-before", {"count": weeks})))] if weeks else []
    for x, side, words in [*below, (weeks, "right", voice.say(Phrase("chart-this-week")))]:
        axes.annotate(
            words,
            (x, 0),
            xycoords=("data", "axes fraction"),
            xytext=(0, -14),
            textcoords="offset points",
            color=ink.quiet,
            size=24,
            ha=side,
            va="top",
        )
    axes.axhline(bottom, color=ink.line, linewidth=1.5, zorder=1)


def _label_band(axes: Axes, words: str, band: tuple[float, float], room: float, ink: _Ink) -> None:
    """Below the band where there is room, otherwise above it: inside, the line would run through the words."""
    low, high = band
    is_room_below = room > _ROOM
    axes.annotate(
        words,
        (0, low if is_room_below else high),
        xycoords=("axes fraction", "data"),
        xytext=(8, -6 if is_room_below else 6),
        textcoords="offset points",
        color=ink.quiet,
        size=24,
        va="top" if is_room_below else "bottom",
    )


def _label_value(axes: Axes, words: str, indicator: Indicator, top: float, ink: _Ink) -> None:
    """On the far side of the dot from the line that comes before it, unless that is where the axis is."""
    value = indicator.measurement.value or 0.0
    before = next((known for known in reversed(indicator.history) if known is not None), 0.0)
    is_above = value >= before or value < _ROOM * top
    axes.annotate(
        words,
        (len(indicator.history), value),
        xytext=(14, 22 if is_above else -22),
        textcoords="offset points",
        color=ink.accent,
        size=32,
        weight="bold",
        ha="right",
        va="bottom" if is_above else "top",
        zorder=4,
    )


_ROOM = 0.2


def bare(axes: Axes) -> None:
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_visible(False)
