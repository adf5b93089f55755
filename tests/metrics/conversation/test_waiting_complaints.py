"""Which bad experiences wait for staff, and which troubles are told for another's sake: in Italian and in English."""

from dataclasses import replace
from datetime import timedelta
from typing import Literal

import pytest

from metrics.conversation.complaints import complaints_judged
from metrics.conversation.waiting import complaints

from .conftest import InAWeek, Read, Room, calling, ids

Code = Literal["it", "en"]


@pytest.mark.parametrize(
    ("language", "bad", "fine"),
    [
        ("it", "Il coperchio si è rotto dopo due giorni", "Prova con il forno a bassa potenza, senza il coperchio"),
        ("it", "La nuova app è davvero lenta", "Le patate nel congelatore diventano molli e acquose"),
        ("en", "The lid broke after two days on the train", "You have to sign out in the settings, then sign in again"),
        ("en", "The new design is really confusing", "Sad that the summer ends, no more lunches in the park"),
    ],
)
def test_a_complaint_tells_of_something_bad_and_not_only_in_a_bad_mood(
    language: Code, bad: str, fine: str, room: Room, read: Read, week: InAWeek
) -> None:
    turns = read(
        room((0, "anna", bad), (900, "bruno", fine)), labels={"m0": "negative", "m1": "negative"}, language=language
    )
    assert ids(complaints(week(turns))) == ["m0"]


@pytest.mark.parametrize(
    ("language", "remark"),
    [
        (
            "it",
            "Il forno nuovo riparte da solo dopo un calo di corrente, ma non è chiaro se vale anche per quello a gas",
        ),
        ("en", "The new oven restarts after a power cut, but it's not clear whether it also affects the gas model"),
    ],
)
def test_who_wonders_how_far_it_goes_does_not_complain(
    language: Code, remark: str, room: Room, read: Read, week: InAWeek
) -> None:
    assert complaints(week(read(room((0, "anna", remark)), labels={"m0": "negative"}, language=language))) == ()


@pytest.mark.parametrize(
    ("language", "bad"),
    [
        ("it", "Non è chiaro come si ordina la ricarica, e il sito non lo dice"),
        ("it", "Sul sito non è chiaro se spedite all'estero"),
        ("en", "It's not clear how to order a refill, and the site does not say"),
    ],
)
def test_what_is_not_made_clear_is_a_complaint(language: Code, bad: str, room: Room, read: Read, week: InAWeek) -> None:
    turns = read(room((0, "anna", bad)), labels={"m0": "negative"}, language=language)
    assert ids(complaints(week(turns))) == ["m0"]


@pytest.mark.parametrize(
    ("language", "question", "help_given"),
    [
        ("it", "Come scaldo la zuppa?", "Nel microonde il coperchio si rompe, meglio in un pentolino"),
        ("en", "How do I sign out?", "The app is really confusing there, you can't find it: use the phone's settings"),
    ],
)
def test_help_given_to_somebody_is_no_complaint(
    language: Code, question: str, help_given: str, room: Room, read: Read, week: InAWeek
) -> None:
    messages = room((0, "anna", question), (5, "bruno", help_given), replies={1: 0})
    assert complaints(week(read(messages, labels={"m1": "negative"}, language=language))) == ()


JAR: dict[Code, str] = {
    "it": "Il barattolo pieno in freezer si rompe sempre, riempilo a metà",
    "en": "A full jar always breaks in the freezer, so fill it half",
}


@pytest.mark.parametrize("language", JAR)
def test_advice_to_a_member_that_tells_of_a_trouble_is_no_complaint(
    language: Code, room: Room, read: Read, week: InAWeek
) -> None:
    messages = room((0, "anna", "Sughi in barattolo, jars of sauce"), (5, "bruno", JAR[language]), replies={1: 0})

    def waiting(solution: float, to: str = "anna") -> list[str]:
        said = read(messages, labels={"m1": "negative"}, language=language, evidence={"m1": {"solution": solution}})
        first = replace(said[0], turn=replace(said[0].turn, author=to))
        now = week((first, said[1]))
        listed = ids(complaints(now))
        later = replace(now, start=now.end, end=now.end + timedelta(weeks=1), turns=(), earlier=now.turns)
        assert complaints_judged(later) == dict.fromkeys(listed, False), "the figures tell the same"
        return listed

    assert waiting(0.4) == []
    assert waiting(0.1) == ["m1"]
    assert waiting(0.4, to="bruno") == ["m1"]


@pytest.mark.parametrize("language", JAR)
@pytest.mark.parametrize(
    ("said", "gives"),
    [
        ("Che cosa vi succede in freezer? What goes wrong in your freezer?", True),
        ("Cerchiamo i vostri errori in freezer. We are looking for your mistakes in the freezer.", True),
        ("Il freezer nuovo è arrivato. The new freezer is here.", False),
    ],
)
def test_what_staff_asked_everybody_is_no_complaint(
    said: str, gives: bool, language: Code, room: Room, read: Read, week: InAWeek
) -> None:
    messages = room((0, "brand", said), (5, "anna", JAR[language]), replies={1: 0})
    turns = read(messages, labels={"m1": "negative"}, language=language)
    assert ids(complaints(week(turns))) == ([] if gives else ["m1"])
    to_her = replace(turns[0], turn=replace(turns[0].turn, mentions=("anna",)))
    assert ids(complaints(week((to_her, turns[1])))) == ["m1"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "I can't create a room. It was a blank in the name. I tried again and was able to create it"),
        ("it", "Non riesco a creare una stanza. Era uno spazio nel nome. Ora funziona"),
    ],
)
def test_who_solved_their_own_trouble_does_not_complain(
    language: Code, words: str, room: Room, read: Read, week: InAWeek
) -> None:
    assert complaints(week(read(room((0, "anna", words)), labels={"m0": "negative"}, language=language))) == ()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("it", "Secondo giro di domande e nessuna risposta: un no l'avrei preferito al silenzio"),
        ("en", "Third time I ask about the large tray, and nobody answered"),
    ],
)
def test_that_nobody_answers_is_a_complaint_in_any_tone(
    language: Code, words: str, room: Room, read: Read, week: InAWeek
) -> None:
    assert ids(complaints(week(read(room((0, "anna", words)), language=language)))) == ["m0"]


def test_staff_who_call_somebody_by_name_have_heard_what_they_wrote_that_day(
    room: Room, read: Read, week: InAWeek
) -> None:
    turns = read(
        room(
            (0, "anna", "Il coperchio si è rotto sul treno"),
            (90, "teo", "Lo zaino è rovinato, la zuppa è uscita tutta"),
            (200, "carla", "Che bella giornata"),
            (300, "brand", "Anna, Teo, mi dispiace davvero: domani vi scriviamo"),
        ),
        labels={"m0": "negative", "m1": "negative"},
    )
    assert ids(complaints(week(calling(turns, m3=("anna", "teo"))))) == []
