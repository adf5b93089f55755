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


LONG = {
    "it": "dipende dall'argilla: quella rossa la lascio sotto un panno dieci giorni, la bianca cinque, perché ai"
    " bordi si asciuga in fretta e il fondo resta indietro. una volta ho provato col ventilatore e tre piatti su"
    " quattro li ho rifatti. adesso li giro ogni sera, e se il bordo è già chiaro ci metto sopra un sacchetto bucato",
    "en": "it depends on the clay: i leave the red one under a cloth for ten days and the white one five, since the rim"
    " dries fast and the base stays behind. i once tried a fan and made three plates out of four again. now i turn them"
    " every evening, and if the rim is pale already i put a bag with holes over it",
}
SPREAD = {"detail": 0.3, "reasoning": 0.3, "solution": 0.08, "experience": 0.1, "nuance": 0.02}
"""What a long turn earns a word is little of each, although each is there."""


@pytest.mark.parametrize("language", ["it", "en"])
def test_what_a_long_turn_holds_counts_as_much_as_in_a_short_one(
    language: str, room: Room, read: Read, week: InAWeek
) -> None:
    turns = read(
        room((0, "anna", LONG[language])), bands={"m0": Band.ARTICULATED}, evidence={"m0": SPREAD}, language=language
    )
    found = worth_reading(week(turns))
    assert found is not None and found.id == "m0"


FROST = {
    "it": "le mie hanno fatto due inverni, ma stanno sui piedini e sotto la tettoia. quella del vicino era in una"
    " pozzanghera e si è spaccata al primo gelo, perché è l'acqua nella parete che ghiaccia",
    "en": "mine did two winters, but they stand on feet under the eaves. the neighbour's stood in a puddle and broke at"
    " the first frost, because it is the water in the wall that freezes",
}


@pytest.mark.parametrize(
    ("language", "asked"), [("it", "Le ciotole reggono il gelo?"), ("en", "Do the bowls survive frost?")]
)
def test_an_answer_that_tells_of_a_mishap_is_no_complaint(
    language: str, asked: str, room: Room, read: Read, week: InAWeek
) -> None:
    messages = room((0, "bruno", asked), (5, "anna", FROST[language]), replies={1: 0})
    turns = read(messages, bands={"m1": Band.ARTICULATED}, evidence={"m1": STRONG}, language=language)
    found = worth_reading(week(turns))
    assert found is not None and found.id == "m1"


def test_below_articulated_and_from_staff_nothing_is_shown(room: Room, read: Read, week: InAWeek) -> None:
    messages = room((0, "anna", LESSON["it"]), (900, "brand", LESSON["it"]))
    turns = read(messages, bands={"m1": Band.EXEMPLARY}, evidence={"m0": STRONG, "m1": STRONG})
    assert worth_reading(week(turns)) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "You probably want to contact the repair shop - it may take longer this month because most of them are at"
            " the fair, but that is the likely place for it",
        ),
        (
            "it",
            "Ti conviene scrivere al laboratorio, questo mese ci mettono di più perché sono quasi tutti alla fiera,"
            " però il posto giusto per chiedere resta quello",
        ),
    ],
)
def test_who_only_sends_somebody_elsewhere_teaches_nothing(
    language: str, words: str, room: Room, read: Read, week: InAWeek
) -> None:
    asked = "Who mends the handle? Chi aggiusta il manico?"
    messages = room((0, "bruno", asked), (5, "anna", words), replies={1: 0})
    turns = read(messages, bands={"m1": Band.EXEMPLARY}, evidence={"m1": STRONG}, language=language)
    assert worth_reading(week(turns)) is None


@pytest.mark.parametrize(
    ("language", "elsewhere"),
    [("it", "Per il manico contatta il laboratorio."), ("en", "For the handle contact the repair shop.")],
)
def test_who_also_sends_somebody_elsewhere_teaches_what_else_they_say(
    language: str, elsewhere: str, room: Room, read: Read, week: InAWeek
) -> None:
    messages = room((0, "anna", f"{LESSON[language]}. {elsewhere}"))
    turns = read(messages, bands={"m0": Band.EXEMPLARY}, evidence={"m0": STRONG}, language=language)
    found = worth_reading(week(turns))
    assert found is not None and found.id == "m0"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "it",
            "Grazie! L'idea di un'officina tutta mia mi attira, però finirei per lavorare il doppio perché dico"
            " sempre di sì a tutti",
        ),
        (
            "en",
            "Thanks! I like the idea of a workshop of my own, but I would work twice as much because I never say no",
        ),
    ],
)
def test_who_ends_an_exchange_with_staff_in_thanks_teaches_nothing(
    language: str, words: str, room: Room, read: Read, week: InAWeek
) -> None:
    for other, expected in (("brand", None), ("bruno", "m1")):
        messages = room((0, other, "Un'officina tua, a workshop of your own"), (5, "anna", words), replies={1: 0})
        turns = read(messages, bands={"m1": Band.EXEMPLARY}, evidence={"m1": STRONG}, language=language)
        found = worth_reading(week(turns))
        assert (found.id if found else None) == expected


OWN_MATTER = {
    "it": ("La teglia si attacca sempre, come mai?", "La scaldi vuota?"),
    "en": ("The tray always sticks, why is that?", "Do you heat it empty?"),
}
NO_LESSON = {
    "it": "No, ci metto subito le patate, e non è nemmeno nuova perché l'ho avuta in regalo due anni fa a Natale con un"
    " coperchio",
    "en": "No, I put the potatoes in at once, and it is not even new because it was a present two years ago at"
    " Christmas, with a lid on it",
}
WHAT_IT_WAS = {
    "it": "Risolto: era il detersivo, perché ne lasciava un velo. L'ho lavata due volte con acqua bollente e aceto, e"
    " adesso scivola via tutto",
    "en": "Solved: it was the soap, because it left a film. I washed it twice with boiling water and vinegar, and now"
    " nothing sticks to it any more at all",
}


@pytest.mark.parametrize("other", ["brand", "bruno"])
@pytest.mark.parametrize("language", ["it", "en"])
def test_whoever_seeks_help_teaches_by_what_helped_not_by_what_they_are_asked(
    language: str, other: str, room: Room, read: Read, week: InAWeek
) -> None:
    asked, back = OWN_MATTER[language]
    for said, expected in ((NO_LESSON[language], None), (WHAT_IT_WAS[language], "m2")):
        messages = room((0, "anna", asked), (4, other, back), (8, "anna", said), replies={1: 0, 2: 1})
        turns = read(messages, bands={"m2": Band.EXEMPLARY}, evidence={"m2": STRONG}, language=language)
        found = worth_reading(week(turns))
        assert (found.id if found else None) == expected


@pytest.mark.parametrize("language", ["it", "en"])
def test_whoever_helps_may_ask_first_and_be_asked_back(language: str, room: Room, read: Read, week: InAWeek) -> None:
    asked, back = OWN_MATTER[language]
    messages = room(
        (0, "anna", asked),
        (4, "bruno", back),
        (8, "anna", "Sì, why?"),
        (12, "bruno", LESSON[language]),
        replies={1: 0, 2: 1, 3: 2},
    )
    turns = read(messages, bands={"m3": Band.EXEMPLARY}, evidence={"m3": STRONG}, language=language)
    found = worth_reading(week(turns))
    assert found is not None and found.id == "m3"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("it", "Non ho la vostra macchina, quindi non ti so aiutare."),
        ("it", "Puoi spiegarti meglio?"),
        ("en", "I don't have that one, so I can't help."),
        ("en", "Please elaborate."),
    ],
)
def test_whoever_cannot_help_or_needs_to_know_more_teaches_nothing(
    language: str, words: str, room: Room, read: Read, week: InAWeek
) -> None:
    messages = room((0, "bruno", "How? Come?"), (5, "anna", f"{LESSON[language]}. {words}"), replies={1: 0})
    turns = read(messages, bands={"m1": Band.EXEMPLARY}, evidence={"m1": STRONG}, language=language)
    assert worth_reading(week(turns)) is None
