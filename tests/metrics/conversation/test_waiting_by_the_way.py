"""What waits for nobody though no link shows it: advice taken in a few words, a question to whoever just spoke."""

from dataclasses import replace

import pytest

from metrics.conversation.answers import answers
from metrics.conversation.waiting import (
    awaiting_reply,
    complaints,
    needs_unmet,
    newcomers_unanswered,
    open_questions,
)
from metrics.values import Band, LanguageCode, ReadTurn

from .conftest import MONDAY, InAWeek, Read, Room, ids

DAY = 24 * 60


def linked(read: ReadTurn, parent: str | None, confidence: float) -> ReadTurn:
    return replace(read, reading=replace(read.reading, parent_turn_id=parent, link_confidence=confidence))


def apart(*turns: ReadTurn) -> tuple[ReadTurn, ...]:
    """As if each opened a conversation of its own."""
    return tuple(replace(linked(turn, None, 0.0), conversation_id=turn.id) for turn in turns)


# ---------------------------------------------------------------- taken up

ADVICE = {
    "it": (
        "La teglia nuova va unta o basta la farina?",
        "dopo tre infornate non attacca più niente, io metto solo riso macinato",
        "perfetto allora provo col riso",
        "la mia però attacca ancora e il fondo si è rovinato",
    ),
    "en": (
        "Does the new tin want greasing or is flour enough?",
        "after three bakes mine let go of everything, I only dust it with ground rice",
        "ground rice it is then",
        "mine still sticks though and it keeps losing its coating",
    ),
}


@pytest.mark.parametrize("language", ["it", "en"])
def test_what_its_asker_takes_up_in_a_few_words_answered_the_question(
    language: LanguageCode, room: Room, read: Read, week: InAWeek
) -> None:
    question, told, nod, trouble = ADVICE[language]
    for words, waiting in ((nod, []), (trouble, ["m0"])):
        lines = ((0, "anna", question), (70, "bruno", told), (80, "anna", words))
        turns = read(room(*lines), bands={"m1": Band.ARTICULATED}, language=language)
        takes_up = replace(linked(turns[2], "m1", 0.5), conversation_id="m1")
        assert ids(open_questions(week((*apart(*turns[:2]), takes_up)))) == waiting


@pytest.mark.parametrize(
    ("language", "told", "also", "thanks"),
    [
        (
            "it",
            "io passo solo i bordi con un pennello e olio, il centro si stacca da sé",
            "burro freddo e poi un velo sottile di semola, scuotendo bene quella che avanza",
            "segno tutto, grazie ragazzi",
        ),
        (
            "en",
            "I only brush the edges with some oil, the middle comes off by itself",
            "cold butter and then a thin veil of semolina, shaking off what is left over",
            "noting it all, thanks everyone",
        ),
    ],
)
def test_thanks_to_all_are_for_everybody_who_answered(
    language: LanguageCode, told: str, also: str, thanks: str, room: Room, read: Read, week: InAWeek
) -> None:
    lines = ((0, "anna", ADVICE[language][0]), (20, "bruno", told), (30, "carla", also), (40, "anna", thanks))
    turns = apart(*read(room(*lines), bands={"m1": Band.ARTICULATED, "m2": Band.ARTICULATED}, language=language))
    assert ids(awaiting_reply(week(turns[:3]))) == ["m1", "m2"]
    assert open_questions(week(turns)) == awaiting_reply(week(turns)) == ()


@pytest.mark.parametrize(("language", "thanks"), [("it", "grazie a entrambi!"), ("en", "flour it is, cheers both")])
def test_a_newcomer_who_is_thanked_along_with_another_is_welcomed(
    language: LanguageCode, thanks: str, room: Room, read: Read, week: InAWeek
) -> None:
    first_words = {
        "it": "olio di semi e poi un velo di semola, scuotendo bene quella che avanza",
        "en": "seed oil first and then a thin veil of semolina, shaking off the rest",
    }
    lines = ((0, "anna", ADVICE[language][0]), (20, "bruno", ADVICE[language][1]), (30, "carla", first_words[language]))
    turns = apart(*read(room(*lines, (40, "anna", thanks)), language=language))
    thanked = (*turns[:3], linked(turns[3], "m1", 0.5))
    assert ids(newcomers_unanswered(week(turns[:3], since={"carla": MONDAY}))) == ["m2"]
    assert newcomers_unanswered(week(thanked, since={"carla": MONDAY})) == ()


# ---------------------------------------------------------------- asked of whoever just spoke


@pytest.mark.parametrize(
    ("language", "before", "told", "question", "says"),
    [
        ("it", "a domani, intanto impasto", "stamattina tre pagnotte", "che farina?", "quella di zio, la macina lui"),
        ("en", "tomorrow then, kneading now", "three loaves this morning", "which flour?", "my uncle mills it himself"),
    ],
)
def test_a_short_question_is_for_whoever_just_spoke_and_speaks_again(
    language: LanguageCode, before: str, told: str, question: str, says: str, room: Room, read: Read, week: InAWeek
) -> None:
    lines = ((0, "anna", before), (60, "bruno", told), (62, "anna", question), (66, "bruno", says))
    turns = apart(*read(room(*lines), language=language))
    assert ids(open_questions(week(turns[:3]))) == ["m2"]
    assert open_questions(week(turns)) == ()


@pytest.mark.parametrize(
    ("language", "question", "farewell"),
    [
        ("it", "Qualcuno ha mai spedito una teglia all'estero?", "buonanotte popolo del forno"),
        ("en", "Has anyone ever sent a tin abroad?", "good night, sourdough people"),
    ],
)
def test_a_good_night_answers_nothing(
    language: LanguageCode, question: str, farewell: str, room: Room, read: Read
) -> None:
    asked, leaves = read(room((0, "anna", question), (20, "bruno", farewell)), language=language)
    together = replace(linked(leaves, "m0", 0.4), conversation_id="m0")
    assert answers((asked, together)) == {"m0": None}


@pytest.mark.parametrize(
    ("language", "offer", "joins"),
    [
        ("it", "Raga, avanzano due posti in macchina per la fiera: qualcuno li vuole?", "Anch'io!"),
        ("en", "Anyone want a lift to the fair? Two seats left in the van", "Me please!"),
    ],
)
def test_who_joins_in_answers_an_offer_to_all(
    language: LanguageCode, offer: str, joins: str, room: Room, read: Read, week: InAWeek
) -> None:
    offered, joining = read(room((0, "anna", offer), (6, "bruno", joins)), language=language)
    together = replace(linked(joining, "m0", 0.7), conversation_id="m0")
    assert open_questions(week((offered, together))) == ()


# ---------------------------------------------------------------- complaints


@pytest.mark.parametrize(
    ("language", "asks", "answer", "nod"),
    [
        (
            "it",
            "il mio timer non funziona sotto i dieci gradi, voi come fate?",
            "tienilo dentro fino a quando serve, al freddo la pila si addormenta",
            "ahhh ecco perché in garage taceva",
        ),
        (
            "en",
            "my timer doesn't work below ten degrees, how do you manage?",
            "keep it indoors until you need it, the battery dozes off in the cold",
            "so that's why it was silent in the garage",
        ),
    ],
)
def test_a_trouble_that_was_asked_about_and_explained_is_no_complaint(
    language: LanguageCode, asks: str, answer: str, nod: str, room: Room, read: Read, week: InAWeek
) -> None:
    lines = ((0, "anna", asks), (7, "bruno", answer), (10, "anna", nod))
    turns = read(room(*lines, replies={1: 0, 2: 1}), labels={"m0": "negative"}, language=language)
    assert ids(complaints(week(turns[:2]))) == ["m0"]
    assert complaints(week(turns)) == ()


@pytest.mark.parametrize(
    ("language", "broke", "unheard"),
    [
        ("it", "La ciotola si è crepata al primo lavaggio", "Nessuna risposta dal negozio, non so più cosa fare"),
        ("en", "The bowl has cracked in its first wash", "Still no reply from the shop, I don't know who to ask"),
    ],
)
def test_whom_nobody_answers_stands_first_among_the_complaints(
    language: LanguageCode, broke: str, unheard: str, room: Room, read: Read, week: InAWeek
) -> None:
    lines = ((0, "anna", broke), (DAY, "carla", unheard))
    turns = read(room(*lines), labels={"m0": "negative"}, language=language)
    at_a_loss = replace(turns[1], reading=replace(turns[1].reading, question="information"))
    assert ids(complaints(week((turns[0], at_a_loss)))) == ["m1", "m0"]
    assert open_questions(week((turns[0], at_a_loss))) == ()


@pytest.mark.parametrize(
    ("language", "wish", "ask"),
    [
        (
            "it",
            "sogno ricorrente: una teiera da mezzo litro col manico di legno",
            "mi serve il coperchio piccolo della teiera",
        ),
        (
            "en",
            "please just sell us the half-litre teapot with a wooden handle",
            "I need a small lid for the old teapot",
        ),
    ],
)
def test_a_wish_is_heard_in_however_few_words(
    language: LanguageCode, wish: str, ask: str, room: Room, read: Read, week: InAWeek
) -> None:
    for words, heard in ((wish, ["wish"]), (ask, [])):
        turns = read(room((0, "anna", words)), bands={"m0": Band.ACKNOWLEDGEMENT}, language=language)
        assert [need.kind for need in needs_unmet(week(turns))] == heard


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Si è scollato il manico al primo uso, davvero bella qualità"),
        ("en", "The handle has cracked on its first day, great quality"),
    ],
)
def test_praise_with_rolling_eyes_is_a_complaint(
    language: LanguageCode, text: str, room: Room, read: Read, week: InAWeek
) -> None:
    for face, waiting in (("🙄", ["m0"]), ("😄", [])):
        turns = read(room((0, "anna", f"{text} {face}")), labels={"m0": "positive"}, language=language)
        assert ids(complaints(week(turns))) == waiting
