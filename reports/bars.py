"""Numbers beside each other as horizontal bars: what came out of a poll, as a picture for a phone."""

import textwrap
from collections.abc import Sequence
from io import BytesIO

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from reports.chart import LIGHT, bare

WIDTH, DPI = 1000, 100
_TITLE_WIDTH, _LABEL_WIDTH = 36, 50
_TITLE_LINE, _BAR, _LABEL_LINE, _MARGIN = 48, 46, 34, 40
"""Pixels: of a line of the title, a bar, a line of a label, and around everything."""


def png(title: str, bars: Sequence[tuple[str, float, str]], leading: frozenset[int] = frozenset()) -> bytes:
    """Bars as (label, length, what is written at their end), from the top down, those at the positions `leading` in
    colour.

    The picture is 1000 pixels wide on paper of its own, and as high as its words need. Lengths are from 0 on.
    """
    titled = textwrap.wrap(title, _TITLE_WIDTH)
    labels = [textwrap.wrap(label, _LABEL_WIDTH) or [""] for label, _, _ in bars]
    heights = [_LABEL_LINE * len(lines) + _BAR + 18 for lines in labels]
    height = 2 * _MARGIN + _TITLE_LINE * len(titled) + 16 + sum(heights)
    figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=LIGHT.paper)
    axes = figure.add_axes((0, 0, 1, 1), facecolor=LIGHT.paper)
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    axes.text(_MARGIN, _MARGIN, "\n".join(titled), size=26, weight="bold", color=LIGHT.text, va="top", linespacing=1.2)
    longest = max((length for _, length, _ in bars), default=0) or 1
    top = _MARGIN + _TITLE_LINE * len(titled) + 16
    for position, ((_, length, written), lines, room) in enumerate(zip(bars, labels, heights, strict=True)):
        axes.text(_MARGIN, top, "\n".join(lines), size=20, color=LIGHT.text, va="top", linespacing=1.2)
        below = top + _LABEL_LINE * len(lines) + 4
        wide = (WIDTH - 2 * _MARGIN - 150) * length / longest
        colour = LIGHT.accent if position in leading else LIGHT.line
        axes.barh(below + _BAR / 2 - 6, wide, height=_BAR - 12, left=_MARGIN, color=colour)
        axes.text(_MARGIN + wide + 14, below + _BAR / 2 - 6, written, size=20, color=LIGHT.text, va="center")
        top += room
    bare(axes)
    drawn = BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(drawn, format="png", metadata={"Software": None})
    return drawn.getvalue()
