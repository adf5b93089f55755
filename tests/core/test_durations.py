"""Lengths of time and moments, as Italian and English persons write them."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.durations import read_duration
from core.errors import UserFacingError
from core.moments import read_moment

ROME = ZoneInfo("Europe/Rome")
WEDNESDAY = datetime(2026, 11, 18, 9, 30, tzinfo=UTC)
"""10:30 in Rome."""


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2h", timedelta(hours=2)),
        ("90s", timedelta(seconds=90)),
        ("1h30", timedelta(minutes=90)),
        ("1h 30m", timedelta(minutes=90)),
        ("2:15", timedelta(minutes=135)),
        ("1,5 ore", timedelta(minutes=90)),
        ("1.5 hours", timedelta(minutes=90)),
        ("3 giorni", timedelta(days=3)),
        ("3g", timedelta(days=3)),
        ("una settimana", timedelta(weeks=1)),
        ("un giorno e 12 ore", timedelta(hours=36)),
        ("un'ora e mezza", timedelta(minutes=90)),
        ("Un’Ora", timedelta(hours=1)),
        ("mezz'ora", timedelta(minutes=30)),
        ("mezza giornata di 2 ore", None),
        ("half an hour", timedelta(minutes=30)),
        ("two and a half hours", timedelta(minutes=150)),
        ("a day, 2 hours and 5 minutes", timedelta(days=1, hours=2, minutes=5)),
        ("per due settimane", timedelta(weeks=2)),
        ("10", None),
        ("ieri", None),
        ("2 3 ore", None),
        ("ore", None),
        ("", None),
    ],
)
def test_a_length_of_time_is_read_in_both_languages(said: str, meant: timedelta | None) -> None:
    if meant is None:
        with pytest.raises(UserFacingError, match="duration-unreadable"):
            read_duration(said)
    else:
        assert read_duration(said) == meant


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("0h", "duration-too-short"),
        ("1m", "duration-too-short"),
        ("29 days", "duration-too-long"),
        ("9" * 30 + "w", "duration-too-long"),
    ],
)
def test_a_length_outside_what_is_allowed_is_refused_with_the_reason(said: str, why: str) -> None:
    with pytest.raises(UserFacingError, match=why):
        read_duration(said, at_least=timedelta(minutes=5), at_most=timedelta(days=28))


@given(days=st.integers(0, 400), hours=st.integers(0, 23), minutes=st.integers(1, 59))
@settings(max_examples=40, deadline=None)
def test_what_is_said_in_parts_adds_up_in_either_language(days: int, hours: int, minutes: int) -> None:
    meant = timedelta(days=days, hours=hours, minutes=minutes)
    assert read_duration(f"{days} giorni, {hours} ore e {minutes} minuti") == meant
    assert read_duration(f"{days}d{hours}h{minutes}m") == meant


@pytest.mark.parametrize(
    ("said", "language", "meant"),
    [
        ("2h", "it", "2026-11-18 12:30"),
        ("tra 3 giorni", "it", "2026-11-21 10:30"),
        ("fra una settimana alle 18", "it", "2026-11-25 18:00"),
        ("in 2 days at 6pm", "en", "2026-11-20 18:00"),
        ("lunedì alle 9", "it", "2026-11-23 09:00"),
        ("lunedì prossimo alle 9.15", "it", "2026-11-23 09:15"),
        ("next monday 9:00", "en", "2026-11-23 09:00"),
        ("mercoledì alle 12", "it", "2026-11-18 12:00"),
        ("mercoledì alle 9", "it", "2026-11-25 09:00"),
        ("next wednesday at noon", "en", "2026-11-25 12:00"),
        ("on friday", "en", "2026-11-20 09:00"),
        ("domani", "it", "2026-11-19 09:00"),
        ("domani alle 9 e mezza", "it", "2026-11-19 09:30"),
        ("dopodomani a mezzogiorno", "it", "2026-11-20 12:00"),
        ("tomorrow 9am", "en", "2026-11-19 09:00"),
        ("tomorrow 12 am", "en", "2026-11-19 00:00"),
        ("stasera", "it", "2026-11-18 21:00"),
        ("stasera alle 20:30", "it", "2026-11-18 20:30"),
        ("tonight", "en", "2026-11-18 21:00"),
        ("alle 9", "it", "2026-11-19 09:00"),
        ("9.30", "it", "2026-11-19 09:30"),
        ("11:00", "en", "2026-11-18 11:00"),
        ("alle ore 21", "it", "2026-11-18 21:00"),
        ("2026-12-24 18:30", "en", "2026-12-24 18:30"),
        ("2026-12-24T18:30", "en", "2026-12-24 18:30"),
        ("24/12", "it", "2026-12-24 09:00"),
        ("24/12/2026 alle 18", "it", "2026-12-24 18:00"),
        ("24.12.26", "it", "2026-12-24 09:00"),
        ("10/11", "it", "2027-11-10 09:00"),
        ("12/24", "en", "2026-12-24 09:00"),
        ("24 dicembre", "it", "2026-12-24 09:00"),
        ("1° gennaio alle 10", "it", "2027-01-01 10:00"),
        ("il 3 marzo 2027 alle 18.30", "it", "2027-03-03 18:30"),
        ("December 24, 2026 at 6:30 pm", "en", "2026-12-24 18:30"),
        ("24th of december", "en", "2026-12-24 09:00"),
        ("mar 9", "it", "2026-11-24 09:00"),
        ("mar 9", "en", "2027-03-09 09:00"),
        ("9 mar", "it", "2027-03-09 09:00"),
        ("29 febbraio", "it", "2028-02-29 09:00"),
    ],
)
def test_a_moment_is_read_in_the_persons_zone(said: str, language: str, meant: str) -> None:
    read = read_moment(said, WEDNESDAY, ROME, language)
    assert read.astimezone(ROME).strftime("%Y-%m-%d %H:%M") == meant
    assert read.tzinfo is UTC


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("quando capita", "moment-unreadable"),
        ("lunedì alle 25", "moment-unreadable"),
        ("31/2/2027", "moment-unreadable"),
        ("13pm tomorrow", "moment-unreadable"),
        ("", "moment-unreadable"),
        ("2 giorni fa", "moment-unreadable"),
        ("oggi alle 9", "moment-past"),
        ("2024-01-01", "moment-past"),
        ("2066-01-01", "moment-too-far"),
    ],
)
def test_what_is_no_moment_ahead_is_refused_with_the_reason(said: str, why: str) -> None:
    with pytest.raises(UserFacingError, match=why):
        read_moment(said, WEDNESDAY, ROME)


def test_a_date_that_the_english_read_in_two_ways_is_refused() -> None:
    with pytest.raises(UserFacingError, match="moment-ambiguous"):
        read_moment("10/11", WEDNESDAY, ROME, "en")


def test_days_keep_the_hour_of_the_clock_over_a_change_of_time() -> None:
    before = datetime(2026, 10, 24, 8, 0, tzinfo=UTC)  # 10:00 in Rome, the day before clocks go back
    assert read_moment("tra 2 giorni", before, ROME).astimezone(ROME).hour == 10
    assert read_moment("48h", before, ROME).astimezone(ROME).hour == 10
    assert read_moment("49h", before, ROME) - before == timedelta(hours=49)


def test_an_hour_that_the_clock_skips_is_the_hour_after_and_one_that_comes_twice_the_first() -> None:
    spring = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
    assert read_moment("domani alle 2:30", spring, ROME) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    autumn = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)
    assert read_moment("domani alle 2:30", autumn, ROME) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(st.text(max_size=40), st.sampled_from(["it", "en"]))
@settings(max_examples=150, deadline=None)
def test_whatever_is_written_is_read_or_refused(said: str, language: str) -> None:
    with suppress(UserFacingError):
        assert read_moment(said, WEDNESDAY, ROME, language) > WEDNESDAY
    with suppress(UserFacingError):
        assert read_duration(said) > timedelta(0)
