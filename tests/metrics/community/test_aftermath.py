"""What a post left behind: conversations on its theme, and whether its need is voiced less."""

from datetime import UTC, datetime, timedelta

import pytest

from metrics.community.aftermath import Aftermath, aftermath, change
from metrics.values import Depth, Language, Reading, ReadTurn, Sentiment, Turn

SENT = datetime(2026, 5, 5, 9, tzinfo=UTC)
THEME = "Monoporzioni di ragù: come le usate? Far raccontare chi cucina monoporzioni"
NEED = "monoporzioni di ragù più piccole"
VOICED = "Vorrei monoporzioni di ragù più piccole, perché da sola non le finisco mai"
OTHER = "Domani vado in montagna con la mia squadra di pallavolo"


def turn(id: str, author: str, days: float, text: str, *, staff: bool = False, opener: str | None = None) -> ReadTurn:
    at = SENT + timedelta(days=days)
    said = Turn(id, "cucina", author, staff, at, at, text, (id,))
    reading = Reading(id, Language("it", 1.0), Sentiment("neutral", 0.0, 1.0), None, Depth(0.0, None), None)
    return ReadTurn(said, reading, opener or id)


def voices(per_week: list[int]) -> list[ReadTurn]:
    """So many people voice the need in the weeks around the post, the last one after it."""
    found = []
    for place, count in enumerate(per_week):
        week = place - len(per_week) + 1
        found += [turn(f"v{week}.{n}", f"m{n}", week * 7 + 1 + n / 10, VOICED) for n in range(count)]
    return found


def test_conversations_on_the_theme_are_those_members_opened_and_no_answers() -> None:
    said = (
        turn("1", "bea", 1, "Le monoporzioni di ragù le congelo tutte"),
        turn("2", "carlo", 1.1, "Anche io le monoporzioni di ragù", opener="1"),
        turn("3", "dario", 2, OTHER),
        turn("4", "marta", 3, "Monoporzioni di ragù in arrivo", staff=True),
        turn("5", "elena", 4, "Avete una ricetta con le monoporzioni di ragù?"),
        turn("6", "fabio", 8, "Ragù in monoporzioni, che bontà"),
    )
    assert aftermath(said, THEME, NEED, SENT, 168, ("5",)) == Aftermath(1)


def test_voices_are_counted_one_a_person_and_week_and_too_few_are_not_compared() -> None:
    assert aftermath(voices([1, 1, 1, 1, 0]), THEME, NEED, SENT, 168, ()).before is None
    said = voices([3, 3, 3, 3, 1])
    again = turn("again", "m0", 1.5, VOICED)
    quiet = turn("q", "zoe", 2, OTHER)
    found = aftermath((*said, again, quiet), THEME, NEED, SENT, 168, ())
    assert (found.after, found.before, found.weeks) == (1, 12, 4)
    assert aftermath(said, THEME, NEED, SENT, 24, ()).before is None


@pytest.mark.parametrize(
    ("after", "before", "weeks", "verdict"),
    [(0, 60, 8, "less"), (7, 60, 8, "same"), (30, 60, 8, "more"), (0, 6, 3, "same")],
)
def test_a_change_is_told_only_where_its_interval_says_so(after: int, before: int, weeks: int, verdict: str) -> None:
    found = change(after, before, weeks)
    told = "less" if found.is_less else "more" if found.is_more else "same"
    assert told == verdict
    assert found.interval.low <= found.ratio <= found.interval.high
