"""The one contribution of a week that others learn from, or none."""

import pytest

from metrics.conversation.highlights import worth_reading
from metrics.values import Band

from .conftest import InAWeek, Read, Room

LESSON = {
    "it": "In blocco ci vuole una notte, in porzioni piatte mezz'ora: le stendo su una teglia e poi le tengo in piedi",
    "en": "A solid block takes a whole night, flat portions half an hour: I freeze them on a tray and stand them up",
}
STRONG = {"detail": 0.9, "reasoning": 0.5, "solution": 0.4, "experience": 0.3}
WEAK = {"detail": 0.9, "reasoning": 0.9}


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_turn_with_more_kinds_of_evidence_wins_over_a_higher_score(
    language: str, room: Room, read: Read, week: InAWeek
) -> None:
    messages = room((0, "anna", LESSON[language]), (900, "bruno", LESSON[language].replace(":", ",")))
    bands = {"m0": Band.ARTICULATED, "m1": Band.EXEMPLARY}
    found = worth_reading(week(read(messages, bands=bands, evidence={"m0": STRONG, "m1": WEAK}, language=language)))
    assert found is not None and found.id == "m0"


@pytest.mark.parametrize("language", ["it", "en"])
def test_what_answers_somebody_comes_first(language: str, room: Room, read: Read, week: InAWeek) -> None:
    answer = LESSON[language]
    messages = room((0, "anna", answer), (900, "bruno", "How? Come?"), (905, "carla", answer), replies={2: 1})
    deep = {"m0": Band.EXEMPLARY, "m2": Band.ARTICULATED}
    found = worth_reading(week(read(messages, bands=deep, evidence={"m0": STRONG, "m2": STRONG}, language=language)))
    assert found is not None and found.id == "m2"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "Hi Sara, now I need to know the policy from you to be an administrator and to create a policy of my own",
        ),
        (
            "en",
            "How did you put all of these rows of ticks inside it, and shouldn't they have cancelled it out at once?",
        ),
        ("en", "The app stopped working two days ago, I even removed it and installed it again and it is not working"),
        (
            "it",
            "Mi serve sapere da voi come si diventa amministratori, perché voglio creare una regola per la mia stanza",
        ),
        (
            "it",
            "Il coperchio si è rotto di nuovo sul treno e la zuppa è uscita tutta nella borsa, con il computer dentro",
        ),
        ("it", "poi vi dico"),
    ],
)
def test_who_asks_complains_or_seeks_help_teaches_nothing_yet(
    language: str, words: str, room: Room, read: Read, week: InAWeek
) -> None:
    turns = read(room((0, "anna", words)), bands={"m0": Band.EXEMPLARY}, evidence={"m0": STRONG}, language=language)
    assert worth_reading(week(turns)) is None


def test_below_articulated_and_from_staff_nothing_is_shown(room: Room, read: Read, week: InAWeek) -> None:
    messages = room((0, "anna", LESSON["it"]), (900, "brand", LESSON["it"]))
    turns = read(messages, bands={"m1": Band.EXEMPLARY}, evidence={"m0": STRONG, "m1": STRONG})
    assert worth_reading(week(turns)) is None
