"""The digest as one self-contained, printable page: nothing is fetched, and people's words are data, never markup."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from core.text import Texts
from reports import chart
from reports.digest import Digest
from reports.rule import rule
from reports.waiting import count_urgent
from reports.wording import one_line

_IDS_SHOWN = 2


@dataclass(frozen=True, slots=True)
class _Chart:
    light: str
    dark: str
    alt: str


@dataclass(frozen=True, slots=True)
class _Bar:
    label: str
    share: int
    people: str


@dataclass(frozen=True, slots=True)
class _Bars:
    """Themes by people: a title that says what is to be seen, and a bar each, `share` of the longest in percent."""

    title: str
    rows: tuple[_Bar, ...]


def render(digests: Sequence[Digest], texts: Texts) -> str:
    """One page with a digest after the other, in the order given; the same digests give the same page."""
    return _template().render(
        title=_title(digests, texts),
        locale=texts.locale,
        weeks=[
            (str(digest.facts.week), digest, _chart(digest, texts), _glance(digest, texts), _bars(digest, texts))
            for digest in digests
        ],
        texts=texts,
        ids_shown=_IDS_SHOWN,
        width=chart.WIDTH,
        height=chart.HEIGHT,
    )


def _title(digests: Sequence[Digest], texts: Texts) -> str:
    community = one_line(digests[0].facts.community) if digests else ""
    if len(digests) == 1:
        return texts("page-title", community=community, period=digests[0].period)
    return texts("page-title-many", community=community, count=len(digests))


def _chart(digest: Digest, texts: Texts) -> _Chart | None:
    if digest.is_quiet or not chart.has_story(digest):
        return None
    light, dark = (chart.png(digest, texts, dark=dark) for dark in (False, True))
    return _Chart(_data_uri(light), _data_uri(dark), chart.alt(digest, texts))


def _glance(digest: Digest, texts: Texts) -> tuple[tuple[int, str], ...]:
    """A few counts to see at once, each with its words; none of a quiet week, which has nothing to weigh."""
    if digest.is_quiet:
        return ()
    facts = digest.facts
    counted = {
        "page-glance-members": facts.coverage.members,
        "page-glance-turns": facts.coverage.turns,
        "page-glance-waiting": count_urgent(facts),
    }
    return tuple((count, texts(text_id, count=count)) for text_id, count in counted.items())


def _bars(digest: Digest, texts: Texts) -> _Bars | None:
    """How many people talk about each theme that is told, the most first; None where there is nothing to compare."""
    told = digest.facts.themes[: rule().themes_at_most]
    rows = sorted((theme for theme in told if theme.people > 0), key=lambda theme: -theme.people)
    if digest.is_quiet or len(rows) < 2:
        return None
    first, second = rows[0], rows[1]
    text_id = "page-themes-first" if first.people > second.people else "page-themes-even"
    return _Bars(
        texts(text_id, label=one_line(first.label), people=first.people),
        tuple(
            _Bar(
                one_line(theme.label),
                round(100 * theme.people / first.people),
                texts("page-themes-people", people=theme.people),
            )
            for theme in rows
        ),
    )


def _data_uri(image: bytes) -> str:
    return f"data:image/png;base64,{b64encode(image).decode('ascii')}"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _template() -> Template:
    return _environment().get_template("digest.html.j2")
