"""The digest as a page and its chart as an image."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO

import pytest
from PIL import Image

from core.text import LOCALES, texts
from reports import as_html, chart
from reports.digest import compose
from reports.facts import Quote, Theme, WeekFacts
from tests.reports.weeks import QUIET, RICH, indicator, named, waiting

both = pytest.mark.parametrize("locale", LOCALES)


class Page(HTMLParser):
    """Collects what a browser would see: tags with attributes, and text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page(*weeks: WeekFacts, locale: str = "it") -> str:
    words = texts(locale)
    return as_html.render([compose(facts, words) for facts in weeks], words)


@both
def test_everything_the_digest_says_is_on_the_page(locale: str) -> None:
    seen = " ".join(Page(page(RICH, locale=locale)).text.split())
    for line in compose(RICH, texts(locale)).lines:
        for sentence in line.sentences:
            assert " ".join(sentence.split()) in seen


def test_the_page_fetches_nothing() -> None:
    source = Page(page(RICH, QUIET))
    assert not source.all("script") and not source.all("link") and not source.all("iframe")
    addresses = [
        attributes.get(name) for _, attributes in source.tags for name in ("src", "srcset") if name in attributes
    ]
    assert addresses and all(address is not None and address.startswith("data:image/png") for address in addresses)
    assert "@import" not in page(RICH) and "url(" not in page(RICH)


def test_hostile_words_are_shown_and_never_run() -> None:
    attack = '<script>alert(1)</script><img src=x onerror="alert(2)">{{ 7 * 7 }}'
    facts = replace(
        QUIET,
        community=attack,
        open_questions=(replace(waiting('7"><b>', attack, 30, attack), link="javascript:alert(3)"),),
        themes=(Theme(attack, 4, 9, ("7",), "new", quote=Quote("7", attack, attack, 'https://x.example/"><b>')),),
    )
    source = Page(page(facts))
    assert not source.all("script") and not source.all("b")
    assert not any("onerror" in attributes for _, attributes in source.tags)
    assert not any((attributes.get("href") or "").startswith("javascript") for attributes in source.all("a"))
    assert attack in source.text


@both
def test_the_page_can_be_walked_without_seeing_it(locale: str) -> None:
    source = Page(page(RICH, replace(QUIET, week=QUIET.week.shifted(-1)), locale=locale))
    assert source.all("html")[0]["lang"] == locale
    assert len(source.all("main")) == 1
    ids = [attributes["id"] for _, attributes in source.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in source.tags:
        if "aria-labelledby" in attributes:
            assert attributes["aria-labelledby"] in ids
        if (attributes.get("href") or "").startswith("#"):
            assert (attributes["href"] or "")[1:] in ids
    title = chart.title(compose(RICH, texts(locale)), texts(locale))
    assert [(image["alt"] or "").startswith(title) for image in source.all("img")] == [True]


def test_colours_have_the_contrast_that_reading_takes() -> None:
    css = page(RICH)
    for block in re.findall(r":root \{([^}]*)\}", css):
        colour = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))
        for background in ("paper", "sheet", "wash"):
            for text in ("ink", "quiet", "accent"):
                assert _contrast(colour[text], colour[background]) >= 4.5, (text, background, block)


def _contrast(one: str, other: str) -> float:
    """The ratio of relative luminances, as WCAG 2 defines it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_a_quiet_week_has_no_chart_and_no_footnotes() -> None:
    source = Page(page(QUIET))
    assert not source.all("img") and not source.all("table")
    assert "Niente di notevole" in source.text


def test_several_weeks_are_on_one_page_with_a_way_to_each() -> None:
    source = Page(page(RICH, replace(QUIET, week=QUIET.week.shifted(-1))))
    assert [link["href"] for link in source.all("a")][1:3] == ["#w-2026-W10", "#w-2026-W09"]


def test_the_same_weeks_give_the_same_page_to_the_byte() -> None:
    assert page(RICH, QUIET) == page(RICH, QUIET)


# ---------------------------------------------------------------- the chart


def image(facts: WeekFacts, *, locale: str = "it", dark: bool = False) -> bytes:
    words = texts(locale)
    return chart.png(compose(facts, words), words, dark=dark)


def with_contributions(value: float | None, *history: float | None) -> WeekFacts:
    return replace(QUIET, indicators=named(indicator("active_contributions", value, usual=(38, 70), history=history)))


def test_the_chart_is_a_png_of_the_size_it_promises() -> None:
    with Image.open(BytesIO(image(RICH))) as opened:
        opened.load()
        assert (opened.format, opened.size) == ("PNG", (chart.WIDTH, chart.HEIGHT))


def test_the_chart_shows_its_numbers() -> None:
    past = (49.0, 55.0, 61.0, 50.0)
    drawn = image(with_contributions(54.0, *past))
    assert drawn == image(with_contributions(54.0, *past))
    assert drawn != image(with_contributions(69.0, *past))
    assert drawn != image(with_contributions(54.0, 49.0, None, 61.0, 50.0))
    assert drawn != image(with_contributions(54.0, *past), dark=True)


@pytest.mark.parametrize(
    "facts", [with_contributions(None), with_contributions(0.0, 0.0, 0.0), replace(QUIET, indicators={})]
)
def test_a_week_with_little_to_draw_still_gives_an_image(facts: WeekFacts) -> None:
    with Image.open(BytesIO(image(facts))) as opened:
        assert opened.size == (chart.WIDTH, chart.HEIGHT)


@both
def test_the_title_of_the_chart_is_the_finding(locale: str) -> None:
    words = texts(locale)
    assert (
        chart.title(compose(RICH, words), words)
        == {
            "it": "Una parte più piccola del solito delle risposte va da membro a membro",
            "en": "A smaller part of the replies than usual goes from member to member",
        }[locale]
    )
