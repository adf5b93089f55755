"""The digest in words: what a community manager reads on Monday."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from core.text import LOCALES, texts
from metrics.listening.shared import Shared
from reports import as_json, as_text
from reports.amounts import comparison, reading
from reports.digest import Digest, compose
from reports.facts import Coverage, People, Quote, Theme, WeekFacts
from reports.rule import rule
from reports.wording import Voice
from tests.reports.weeks import QUIET, RICH, START, indicator, named, waiting

both = pytest.mark.parametrize("locale", LOCALES)


def digest(facts: WeekFacts, locale: str = "it") -> Digest:
    return compose(facts, texts(locale))


def page(facts: WeekFacts, locale: str = "it", width: int = 88) -> str:
    return as_text.render(digest(facts, locale), texts(locale), width=width)


def flat(facts: WeekFacts, locale: str = "it") -> str:
    """The page without line breaks, non-breaking spaces as spaces."""
    return " ".join(page(facts, locale).split())


@both
def test_what_happened_in_a_week_is_on_its_page(locale: str) -> None:
    words = flat(RICH, locale)
    for planted in (
        "Ilaria",
        "Qualcuno sa se la miscela nuova",
        "valvola",
        "La valvola si stacca",
        "Noor",
        "Beatrice",
        "Caterina",
        "Silvano",
        "Tre errori con la moka",
        "Etiopia",
        "15 su 58" if locale == "it" else "15 of 58",
    ):
        assert planted in words, planted


@pytest.mark.parametrize(("locale", "enough"), [("it", "basta un benvenuto"), ("en", "a welcome is enough")])
@pytest.mark.parametrize("author", ["Noor", None])
def test_a_welcome_is_enough_only_for_somebody_who_only_said_hello(
    locale: str, enough: str, author: str | None
) -> None:
    hello = waiting("7", author, 30)
    asks = replace(hello, says_something=True)
    assert enough in flat(replace(QUIET, newcomers_unanswered=(hello,)), locale)
    told = flat(replace(QUIET, newcomers_unanswered=(asks,)), locale)
    assert enough not in told and ("una parola su quello che scrive" in told or "a word about what they wrote" in told)


@both
def test_a_quiet_week_takes_two_lines(locale: str) -> None:
    told = digest(QUIET, locale)
    assert told.is_quiet
    assert [len(line.sentences) for line in told.lines] == [2]
    assert "notevole" in told.lines[0].text or "notable" in told.lines[0].text
    heading = 3
    assert len(page(QUIET, locale).splitlines()) == heading + 2


def test_a_week_in_which_nobody_wrote_says_that_nobody_wrote() -> None:
    facts = replace(QUIET, coverage=Coverage(0, 0, 0, 0, 0), indicators={}, message_ids=())
    assert "non ha scritto nessuno" in flat(facts)


@both
def test_no_percentage_of_fewer_than_twenty(locale: str) -> None:
    for value, counted in ((7 / 12, (7, 12)), (1.0, (19, 19))):
        share = indicator("member_started", value, (0.2, 0.9), counted, usual=(0.41, 0.68))
        facts = replace(QUIET, indicators=named(share), open_questions=(waiting("7", None, 30),))
        words = page(facts, locale).replace("95\u00a0%", "").replace("95 %", "").replace("95%", "")
        assert "%" not in words
    twenty = indicator("member_started", 0.5, (0.3, 0.7), (10, 20), usual=(0.41, 0.68))
    facts = replace(QUIET, indicators=named(twenty), open_questions=(waiting("7", None, 30),))
    assert "50" in flat(facts, locale)


@both
def test_whoever_agreed_to_totals_only_is_neither_named_nor_quoted(locale: str) -> None:
    facts = replace(
        QUIET,
        open_questions=(waiting("7", None, 30),),
        themes=(Theme("filtri", 4, 9, ("7", "8"), "new"),),
        people=People(),
    )
    words = page(facts, locale)
    assert "«filtri»" in words or "“filtri”" in words
    assert all(line.quote is None for line in digest(facts, locale).lines)
    assert "7" in as_json.week(digest(facts, locale))["open_questions"][0]["message_id"]
    assert as_json.week(digest(facts, locale))["open_questions"][0]["author"] is None


@both
@pytest.mark.parametrize("facts", [QUIET, RICH], ids=["quiet", "rich"])
def test_the_same_week_is_told_the_same_way_to_the_byte(locale: str, facts: WeekFacts) -> None:
    assert page(facts, locale) == page(facts, locale)
    first, second = (json.dumps(as_json.week(digest(facts, locale))) for _ in range(2))
    assert first == second


@both
def test_an_incomplete_week_says_so_at_the_top_and_compares_nothing(locale: str) -> None:
    facts = replace(RICH, coverage=replace(RICH.coverage, partial=True))
    words = flat(facts, locale)
    assert ("settimana incompleta" if locale == "it" else "incomplete week") in words
    told = " ".join(line.text for line in digest(facts, locale).lines if line.kind in ("verdict", "self_sustaining"))
    assert not re.search(r"(più|meno|more|less|fewer) .{0,40}(solito|usual)", told)


def test_numbers_and_days_are_told_as_italians_and_english_tell_them() -> None:
    italian, english = flat(RICH, "it"), flat(RICH, "en")
    assert "4,2 contributi a settimana" in italian
    assert "4.2 contributions a week" in english
    assert "venerdì 13 febbraio" in italian
    assert "Friday 13 February" in english
    thousand = replace(QUIET, coverage=replace(QUIET.coverage, turns=1234), open_questions=(waiting("7", None, 30),))
    assert "1.234 interventi" in flat(thousand, "it")
    assert "1,234 posts" in flat(thousand, "en")


def test_hours_are_those_of_the_community_not_of_greenwich() -> None:
    late = replace(waiting("7", "Ada", 30), at=START + timedelta(hours=0.5))
    assert "lunedì 2 marzo" in flat(replace(QUIET, open_questions=(late,)))
    assert "domenica 1 marzo" in flat(replace(QUIET, open_questions=(late,), zone="UTC"))


@both
def test_one_of_something_is_told_in_the_singular(locale: str) -> None:
    facts = replace(
        QUIET,
        coverage=Coverage(messages=1, turns=1, members=1, staff=0, not_scored=1),
        indicators={},
        open_questions=(waiting("7", None, 1.2),),
        themes=(Theme("filtri", 1, 1, ("7",), "new", quote=Quote("7", "Ada", "I filtri finiscono")),),
        people=People(newly_speaking=("Ada",), message_ids={"Ada": "7"}),
    )
    words = flat(facts, locale)
    wrong = (
        ("1 membri", "1 persone", "1 interventi", "1 ore") if locale == "it" else ("1 members", "1 people", "1 posts")
    )
    for plural in wrong:
        assert plural not in words


@both
@pytest.mark.parametrize("name", sorted(rule().indicators))
def test_every_indicator_has_words_for_none_one_few_many_and_not_known(locale: str, name: str) -> None:
    voice = Voice(texts(locale), ZoneInfo("Europe/Rome"))
    for value, counted in ((0.0, (0, 4)), (1.0, (1, 1)), (0.58, (25, 43)), (2.5, None), (None, None)):
        one = indicator(name, value, None if value is None else (value, value + 0.1), counted, usual=(0.2, 0.9))
        said = voice.say(reading(one, rule()))
        assert said[:1].isupper() or said[:1].isdigit(), said
        assert said.endswith(".")
        assert voice.say(comparison(one, rule(), comparable=True)).endswith(".")


def test_no_line_of_the_text_is_wider_than_asked() -> None:
    for width in (50, 72, 100):
        assert max(len(line) for line in page(RICH, "it", width).splitlines()) <= width


def test_words_from_outside_cannot_steer_a_terminal() -> None:
    hostile = "\x1b[31mrosso\x07 \u202eotsevor\r\n\r\n# titolo"
    facts = replace(QUIET, open_questions=(waiting("7", "A\x1b[2J", 30, hostile),), community="Ca\x1b]0;ffè")
    words = page(facts)
    assert "\x1b" not in words
    assert "\u202e" not in words
    assert "rosso otsevor # titolo" in " ".join(words.split()).replace("[31m", "").replace("  ", " ")


@both
def test_the_exchange_format_has_its_keys_and_only_plain_data(locale: str) -> None:
    week = json.loads(json.dumps(as_json.week(digest(RICH, locale))))
    assert list(week) == [
        "week",
        "start",
        "end",
        "indicators",
        "findings",
        "open_questions",
        "awaiting_reply",
        "newcomers_unanswered",
        "themes",
        "quiet_members",
        "coverage",
    ]
    assert week["week"] == "2026-W10"
    assert week["start"] == "2026-03-01T23:00:00+00:00"
    assert list(week["indicators"]["contributors"]) == ["value", "low", "high", "numerator", "denominator", "usual"]
    assert week["indicators"]["unprompted_activity"]["value"] is None
    assert list(week["findings"][0]) == ["kind", "text", "message_ids"]
    assert list(week["open_questions"][0]) == ["message_id", "author", "at", "age_hours", "excerpt"]
    assert list(week["themes"][0]) == ["label", "people", "message_ids", "trend"]
    assert list(week["quiet_members"][0]) == ["author", "last_at", "usual_turns_per_week"]


@pytest.mark.parametrize(
    ("found", "italian", "english"),
    [
        (
            Shared(4, 1, 3, ("a.example", "b.example")),
            "condividono 4 link (più spesso a a.example e b.example) e un'immagine o un file, in nove settimane.",
            "share 4 links (most often to a.example and b.example) and one picture or file, in nine weeks.",
        ),
        (Shared(1, 0, 3), "condividono un link, in nove settimane.", "share one link, in nine weeks."),
        (Shared(0, 5, 3), "condividono 5 immagini o file, in nove", "share 5 pictures or files, in nine weeks."),
    ],
)
def test_a_theme_says_what_members_share_with_it(found: Shared, italian: str, english: str) -> None:
    theme = Theme("filtri", 4, 9, ("7", "8"), "new", shared=found)
    for locale, said in (("it", italian), ("en", english)):
        assert said in flat(replace(QUIET, themes=(theme,)), locale)


@pytest.mark.parametrize(
    ("locale", "counted", "left_out"),
    [
        ("it", "4 messaggi aspettano una risposta", "Un altro contributo non ha ancora avuto una parola da voi"),
        ("en", "4 messages are waiting for an answer", "One more contribution has had no word from you"),
    ],
)
def test_what_may_wait_is_not_counted_among_what_needs_a_person(locale: str, counted: str, left_out: str) -> None:
    questions = tuple(waiting(f"q{n}", f"asker {n}", 9.0 + n) for n in range(3))
    deep = tuple(waiting(f"d{n}", f"writer {n}", 50.0 + n) for n in range(3))
    facts = replace(QUIET, open_questions=questions, complaints=(waiting("c0", "critic", 20.0),), awaiting_reply=deep)
    words = flat(facts, locale)
    assert counted in words
    assert left_out in words
    assert ("3 contributi meritano una parola" if locale == "it" else "3 contributions deserve a word") in flat(
        replace(QUIET, awaiting_reply=deep), locale
    )


@both
def test_a_list_of_names_that_is_cut_has_one_and_only(locale: str) -> None:
    names = tuple(f"nome{n}" for n in range(10))
    people = People(newly_speaking=names, message_ids={name: name for name in names})
    ending = "nome6, nome7 e altre 2 persone" if locale == "it" else "nome6, nome7 and 2 more"
    assert ending in flat(replace(QUIET, people=people), locale)
