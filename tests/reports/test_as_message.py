"""The digest as a Discord message: within every limit, in order, and what people wrote shown literally."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from core import limits
from core.text import LOCALES, texts
from reports import as_message
from reports.as_message import Card, DigestMessage, escaped, render, size
from reports.digest import compose
from reports.facts import AreaLine, Content, Decision, People, Quote, Theme, WeekFacts
from tests.reports.weeks import QUIET, RICH, waiting

both = pytest.mark.parametrize("locale", LOCALES)


def message(facts: WeekFacts, locale: str = "it") -> DigestMessage:
    words = texts(locale)
    return render(compose(facts, words), words)


def said(cards: tuple[Card, ...]) -> str:
    return "\n".join(f"{card.title}\n{card.text}\n{card.footer or ''}" for card in cards)


def fits(told: DigestMessage) -> None:
    assert len(told.cards) <= limits.EMBEDS
    assert sum(size(card.title + card.text + (card.footer or "")) for card in told.cards) <= limits.EMBED_TOTAL
    for card in told.cards:
        assert 0 < size(card.title) <= limits.EMBED_TITLE
        assert 0 < size(card.text) <= limits.EMBED_DESCRIPTION
        assert size(card.footer or "") <= limits.EMBED_FOOTER
    for file in told.files:
        assert len(file.content) <= limits.ATTACHMENT_BYTES
        assert file.name.isascii()


@both
def test_the_verdict_comes_first_with_the_chart_and_what_waits_comes_next(locale: str) -> None:
    told = message(RICH, locale)
    fits(told)
    words = texts(locale)
    digest = compose(RICH, words)
    assert told.cards[0].title == digest.title
    assert told.cards[0].image == "salotto-2026-W10.png"
    assert [card.title for card in told.cards[1:]] == [section.title for section in digest.sections[1:]]
    for line in digest.lines:
        assert escaped(line.sentences[0]) in said(told.cards)
    assert digest.footer.notes[0] in (told.cards[-1].footer or "")


def test_the_chart_is_a_picture_and_the_report_a_page_and_both_say_what_they_are() -> None:
    picture, page = message(RICH).files
    assert Image.open(BytesIO(picture.content)).size == (1000, 640)
    assert page.name == "salotto-2026-W10.html"
    assert b"<!doctype html>" in page.content[:200]
    assert picture.description
    assert page.description


@both
def test_a_quiet_week_is_one_card(locale: str) -> None:
    told = message(QUIET, locale)
    fits(told)
    (card,) = told.cards
    assert card.image is None
    assert [file.name for file in told.files] == ["salotto-2026-W10.html"]


def test_the_same_week_gives_the_same_message() -> None:
    assert message(RICH) == message(RICH)


@both
def test_very_long_themes_and_names_stay_within_the_limits_and_every_part_keeps_its_first_line(locale: str) -> None:
    name = "🦄*_[Anna](https://example.org)_*" * 20
    links = tuple(f"https://discord.com/channels/1/2/{number}" for number in range(5))
    themes = tuple(
        Theme(
            f"{number} " + "melanzane " * 80,
            9,
            30,
            ("1",),
            "new",
            quote=Quote("1", name, "parole " * 120),
            links=links,
        )
        for number in range(4)
    )
    crowded = replace(
        RICH,
        community=name,
        themes=themes,
        open_questions=tuple(waiting(str(number), name, 40, "perché? " * 100) for number in range(40)),
        awaiting_reply=tuple(waiting(f"a{number}", name, 40, "ecco " * 150) for number in range(40)),
    )
    told = message(crowded, locale)
    fits(told)
    digest = compose(crowded, texts(locale))
    assert len(told.cards) == len(digest.sections)
    assert texts(locale)("digest-message-more") in told.cards[-1].text


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=900), st.text(max_size=900))
def test_whatever_people_are_called_and_write_the_message_fits(name: str, words: str) -> None:
    facts = replace(
        RICH,
        community=name or "x",
        open_questions=(waiting("1", name, 30, words),),
        themes=(Theme(words or "x", 3, 5, ("1",), "new", quote=Quote("1", name, words)),),
    )
    shown = texts("it")
    cards = as_message._cards(compose(facts, shown), shown, None)
    fits(DigestMessage(cards, ()))


@settings(max_examples=12, deadline=None)
@given(
    st.integers(0, 120),
    st.integers(0, 30),
    st.integers(0, 30),
    st.integers(1, 200),
    st.sampled_from(("parola ", "🦄", "*_[x](https://example.org)_*", "ﷺ", "@everyone ")),
)
def test_however_much_a_week_holds_the_message_fits(
    waits: int, contents: int, lines: int, long: int, word: str
) -> None:
    text = word * long
    huge = replace(
        RICH,
        open_questions=tuple(waiting(str(number), text, 40, text) for number in range(waits)),
        contents=tuple(Content(str(number), text, text, 3, 2) for number in range(contents)),
        decisions=tuple(Decision(str(number), text, text, 9) for number in range(contents)),
        lines=tuple(AreaLine("newcomer", "quiet-usual", {"members": number, "turns": 9}) for number in range(lines)),
        people=People(newly_speaking=tuple(f"{number} {text}" for number in range(waits))),
    )
    for locale in LOCALES:
        words = texts(locale)
        fits(DigestMessage(as_message._cards(compose(huge, words), words, None), ()))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**forte** e _piano_", "\\*\\*forte\\*\\* e \\_piano\\_"),
        ("[qui](https://example.org/a_b)", "\\[qui\\](https://example.org/a_b)"),
        ("<@123> ||segreto||", "\\<@123\\> \\|\\|segreto\\|\\|"),
        ("# titolo", "\\# titolo"),
        ("- voce", "\\- voce"),
        ("1. primo", "\\1. primo"),
        ("guarda https://example.org/a_b_c", "guarda https://example.org/a_b_c"),
    ],
)
def test_markup_of_members_is_shown_and_not_obeyed(written: str, shown: str) -> None:
    assert escaped(written) == shown
