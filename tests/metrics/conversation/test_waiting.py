"""What a community manager finds waiting on Monday morning: only what a person would agree is waiting."""

from dataclasses import replace
from datetime import timedelta

import pytest

from metrics.conversation.answers import answers
from metrics.conversation.highlights import member_conversation
from metrics.conversation.settled import says_settled
from metrics.conversation.waiting import awaiting_reply, complaints, newcomers_unanswered, open_questions
from metrics.values import Band, SentimentLabel

from .conftest import MONDAY, InAWeek, Read, Room, ids


def test_a_question_nobody_took_up_is_open_and_an_answered_one_is_not(room: Room, read: Read, week: InAWeek) -> None:
    turns = read(
        room(
            (0, "anna", "Qualcuno sa come si pulisce il filtro della macchina?"),
            (10, "bruno", "anna: con aceto e acqua tiepida, una volta al mese"),
            (600, "carla", "Quando arriva la nuova miscela in negozio?"),
        )
    )
    assert ids(open_questions(week(turns))) == ["m2"]


def test_somebody_speaking_afterwards_is_not_an_answer(room: Room, read: Read, week: InAWeek) -> None:
    turns = read(
        room(
            (0, "anna", "Does anyone know when the new blend arrives?"),
            (300, "bruno", "Good morning everyone, I just got a red mug from my sister"),
        )
    )
    assert ids(open_questions(week(turns))) == ["m0"]


def test_the_first_answer_counts_and_says_whether_staff_gave_it(room: Room, read: Read) -> None:
    turns = read(
        room(
            (0, "anna", "Quando arriva la nuova miscela?"),
            (9, "brand", "anna: la miscela arriva lunedì prossimo"),
            (20, "bruno", "anna: lunedì"),
            replies={1: 0, 2: 0},
        )
    )
    answer = answers(turns)["m0"]
    assert answer is not None
    assert (answer.answer_id, answer.by_staff, answer.confidence) == ("m1", True, 1.0)


def test_asking_back_does_not_answer(room: Room, read: Read) -> None:
    turns = read(room((0, "anna", "How do I clean it?"), (1, "bruno", "Which one?"), replies={1: 0}))
    assert answers(turns) == {"m0": None, "m1": None}


@pytest.mark.parametrize(
    "words",
    [
        "Oh never mind, found it",
        "risolto!",
        "come non detto, era il cavo",
        "Sorry, I misread it",
        "avevo frainteso io",
        "After a few more attempts the issue is gone",
        "ok the problem was that I had no rights",
        "Found this [<-LINK->] , sorry.",
        "alla fine il problema era il cavo",
        "strano, adesso non lo fa più",
    ],
)
def test_what_the_asker_settled_waits_for_nobody(words: str, room: Room, read: Read, week: InAWeek) -> None:
    turns = read(room((0, "anna", "Perché non si accende la macchina?"), (30, "anna", words)))
    assert open_questions(week(turns)) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Nevemind, it was the plug",
        "nevermnid",
        "neverminf, found a manual",
        "Rissolto, era il cavo",
        "allora sitsemato!",
        "riolto, grazie",
    ],
)
def test_a_slip_of_the_keyboard_settles_it_all_the_same(words: str) -> None:
    assert says_settled(words)


@pytest.mark.parametrize(
    "words",
    [
        "ho provato anche quello",
        "una funzione che non conosco",
        "mi sono rivolta al negozio",
        "ho fatto il risotto",
        "non ho rissolto",
        "it disregards what I set",
        "le ho provate tutte",
    ],
)
def test_another_word_is_no_slip_of_the_keyboard(words: str) -> None:
    assert not says_settled(words)


@pytest.mark.parametrize("words", ["not solved yet", "non ho risolto", "if it works I will tell you"])
def test_what_is_not_settled_is_not_taken_for_settled(words: str) -> None:
    assert not says_settled(words)


def test_a_question_to_one_other_member_is_between_the_two(room: Room, read: Read, week: InAWeek) -> None:
    turns = read(
        room((0, "anna", "Ho cambiato il filtro ieri sera"), (1, "bruno", "E che filtro era?"), replies={1: 0})
    )
    assert open_questions(week(turns)) == ()


def test_asking_twice_is_listed_once(room: Room, read: Read, week: InAWeek) -> None:
    words = "How do I descale the machine without the original powder?"
    turns = read(room((0, "anna", words), (900, "anna", words)))
    assert ids(open_questions(week(turns))) == ["m1"]


def test_a_deep_contribution_waits_for_staff_but_help_for_a_member_does_not(
    room: Room, read: Read, week: InAWeek
) -> None:
    messages = room(
        (0, "anna", "Come si pulisce il filtro?"),
        (5, "bruno", "anna: con aceto, perché il calcare si scioglie solo così"),
        (500, "carla", "La nuova tazza scotta: un manico più lungo basterebbe, come sul modello vecchio"),
        (900, "dario", "Il tappo perde se lo si chiude a caldo, ho provato tre volte"),
        (910, "brand", "dario: grazie, lo diciamo a chi progetta"),
        replies={1: 0, 4: 3},
    )
    turns = read(messages, bands={"m1": Band.ARTICULATED, "m2": Band.ARTICULATED, "m3": Band.EXEMPLARY})
    assert ids(awaiting_reply(week(turns))) == ["m2"]


def test_a_newcomers_first_words_wait_until_anybody_answers(room: Room, read: Read, week: InAWeek) -> None:
    turns = read(
        room(
            (0, "nina", "Ciao, sono nuova e bevo solo decaffeinato"),
            (5, "anna", "benvenuta nina!"),
            (900, "omar", "Hello, I just joined and I roast at home"),
            replies={1: 0},
        )
    )
    since = {"nina": MONDAY, "omar": MONDAY + timedelta(minutes=900)}
    assert ids(newcomers_unanswered(week(turns, since))) == ["m2"]


def test_a_complaint_is_resolved_by_staff_unless_it_comes_back(room: Room, read: Read, week: InAWeek) -> None:
    lines = (
        (0, "anna", "Il manico della tazza si è rotto dopo due giorni"),
        (10, "brand", "anna: ci dispiace, te ne mandiamo una"),
        (600, "bruno", "Il pacco con le tazze è arrivato tutto ammaccato"),
        (620, "brand", "bruno: apriamo una segnalazione"),
        (4000, "bruno", "Anche il secondo pacco con le tazze è arrivato tutto ammaccato"),
    )
    bad: dict[str, SentimentLabel] = {"m0": "negative", "m2": "negative", "m4": "negative"}
    assert ids(complaints(week(read(room(*lines, replies={1: 0, 3: 2}), labels=bad)))) == ["m4"]
    answered = (*lines, (4030, "brand", "bruno: parte oggi un pacco nuovo, e scriviamo al corriere"))
    assert complaints(week(read(room(*answered, replies={1: 0, 3: 2, 5: 4}), labels=bad))) == ()


def test_the_members_own_conversation_has_three_of_them_and_no_staff(room: Room, read: Read, week: InAWeek) -> None:
    own = room((0, "anna", "a"), (1, "bruno", "b"), (2, "carla", "c"), replies={1: 0, 2: 1})
    led = room((0, "anna", "a"), (1, "bruno", "b"), (2, "carla", "c"), (3, "brand", "d"), replies={1: 0, 2: 1, 3: 2})
    talk = member_conversation(week(read(own)))
    assert talk is not None
    assert talk.members == ("anna", "bruno", "carla")
    assert member_conversation(week(read(led))) is None


def test_a_conversation_that_goes_on_or_is_edited_is_looked_at_anew(room: Room, read: Read, week: InAWeek) -> None:
    asked = (0, "anna", "Qualcuno sa come si pulisce il filtro della macchina?")
    told = (10, "bruno", "anna: con aceto e acqua tiepida, una volta al mese")
    talk = read(room(asked, told))
    edited = read(room(asked, (10, "bruno", "anna: quale filtro?")))
    assert [turn.id for turn in edited] == [turn.id for turn in talk]

    waiting = [ids(open_questions(week(turns))) for turns in (talk[:1], talk, edited, talk)]
    assert waiting == [["m0"], [], [], []]
    assert [answers(turns)["m0"] is not None for turns in (talk[:1], talk, edited, talk)] == [False, True, False, True]


@pytest.mark.parametrize(
    ("hello", "later"),
    [
        (
            "Ciao, sono Nilo, ho un piccolo bar e vorrei mettere le fioriere fuori",
            "Il ricambio è arrivato oggi, perfetto",
        ),
        ("Hello, I'm Nils, I run a tiny café and want your planters outside", "The replacement came today, perfect"),
    ],
)
@pytest.mark.parametrize(("minutes", "confidence", "waits"), [(560, 0.25, True), (560, 0.8, False), (20, 0.25, False)])
def test_what_comes_hours_later_and_may_be_meant_for_anybody_welcomes_nobody(
    hello: str, later: str, minutes: float, confidence: float, waits: bool, room: Room, read: Read, week: InAWeek
) -> None:
    first, second = read(room((0, "nilo", hello), (minutes, "dario", later)))
    linked = replace(second.reading, parent_turn_id=first.id, link_confidence=confidence)
    second = replace(second, reading=linked, conversation_id=first.conversation_id)
    found = newcomers_unanswered(week((first, second), {"nilo": MONDAY}))
    assert ids(found) == (["m0"] if waits else [])
