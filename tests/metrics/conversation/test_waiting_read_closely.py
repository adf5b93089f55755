"""What is easily misread in a lively room: help that sounds like a complaint, quotes, questions that lean on one."""

from dataclasses import replace

import pytest

from metrics.conversation.answers import answers
from metrics.conversation.highlights import worth_reading
from metrics.conversation.replies import only_points
from metrics.conversation.settled import ends_settled
from metrics.conversation.waiting import awaiting_reply, complaints, needs_unmet, newcomers_unanswered, open_questions
from metrics.language.questions import question_kind
from metrics.language.tokens import clean
from metrics.values import Band, ReadTurn

from .conftest import MONDAY, InAWeek, Read, Room, ids


def naming(read: ReadTurn, *people: str) -> ReadTurn:
    return replace(read, turn=replace(read.turn, mentions=people))


# ---------------------------------------------------------------- questions


@pytest.mark.parametrize(
    ("first", "again", "answer"),
    [
        (
            "La macchina piccola perde acqua dal beccuccio quando scalda, come la sistemo?",
            "Ci riprovo: la macchina piccola perde acqua dal beccuccio quando scalda, qualcuno sa come mai?",
            "Ciao Anna, va cambiata la guarnizione sotto il beccuccio",
        ),
        (
            "The small machine drips water from the spout while heating, how do I fix it?",
            "Asking again: the small machine drips water from the spout while heating, any idea why?",
            "Anna, the gasket below the spout needs changing",
        ),
    ],
)
def test_a_question_asked_again_and_then_answered_waits_no_more(
    first: str, again: str, answer: str, room: Room, read: Read, week: InAWeek
) -> None:
    turns = read(room((0, "anna", first), (1600, "anna", again), (1630, "brand", answer), replies={2: 1}))
    apart = tuple(replace(one, conversation_id=one.id if one.id == "m0" else "m1") for one in turns)
    assert ids(open_questions(week(apart[:2]))) == ["m1"]
    assert open_questions(week(apart)) == ()


@pytest.mark.parametrize(
    "quoting",
    [
        "hai provato a togliere e rimettere la cialda? Grazie, adesso funziona",
        "have you tried taking the pod out? Thanks, works now",
    ],
)
def test_whoever_quotes_the_advice_that_helped_asks_nothing(
    quoting: str, room: Room, read: Read, week: InAWeek
) -> None:
    asked, quoted = read(room((0, "anna", "La spia resta rossa, che cosa faccio?"), (50, "anna", quoting)))
    assert open_questions(week((asked, replace(quoted, conversation_id="elsewhere")))) == ()


@pytest.mark.parametrize("words", ["ah ok", "Ah nice, thanks!", "Scusate, avevo letto male la scheda"])
def test_whoever_finds_it_in_the_same_breath_has_settled_it(words: str) -> None:
    assert ends_settled(f"Sarebbe comodo poter salvare un messaggio. {words}")


def test_staff_who_answer_two_people_in_one_turn_answer_both(room: Room, read: Read, week: InAWeek) -> None:
    turns = read(
        room(
            (0, "anna", "A che punto è il coperchio con la valvola?"),
            (1, "bruno", "E i formati grandi, quando tornano?"),
            (2, "brand", "@anna per il coperchio serve ancora un mese, stiamo provando gli stampi. @bruno dopo Natale"),
            replies={2: 1},
        )
    )
    called = (*turns[:2], naming(turns[2], "anna", "bruno"))
    assert [question for question, answer in answers(called).items() if answer is None] == []


@pytest.mark.parametrize(
    ("question", "later"),
    [
        (
            "Ho tolto la mia scheda dal negozio, potete cancellare anche gli ordini vecchi?",
            "Davide sfoglia il catalogo",
        ),
        ("I removed my card from the shop, can you delete the old orders as well?", "Davide browses the catalogue"),
    ],
)
def test_what_comes_hours_later_and_shares_nothing_is_no_answer(
    question: str, later: str, room: Room, read: Read
) -> None:
    turns = read(room((0, "anna", question), (230, "davide", later)))
    linked = replace(turns[1].reading, parent_turn_id="m0", link_confidence=0.43)
    assert (
        answers((turns[0], replace(turns[1], reading=linked, conversation_id=turns[0].conversation_id)))["m0"] is None
    )


def test_two_left_out_links_are_no_word_in_common(room: Room, read: Read) -> None:
    turns = read(room((0, "anna", "Come si monta? [<-LINK->]"), (200, "davide", "bel video [<-LINK->]")))
    linked = replace(turns[1].reading, parent_turn_id="m0", link_confidence=0.4)
    assert (
        answers((turns[0], replace(turns[1], reading=linked, conversation_id=turns[0].conversation_id)))["m0"] is None
    )


@pytest.mark.parametrize(
    ("question", "back"),
    [
        ("Come faccio a ricevere gli avvisi delle novità?", "Oltre a quelli della posta?"),
        ("How do I get notified of what is new?", "More than the ones by mail?"),
    ],
)
def test_a_question_that_leans_on_another_is_for_whoever_asked(
    question: str, back: str, room: Room, read: Read, week: InAWeek
) -> None:
    turns = read(room((0, "anna", question), (170, "bruno", back)))
    for confidence, waiting in ((0.41, []), (0.31, []), (0.2, ["m1"])):
        leaning = replace(turns[1].reading, parent_turn_id="m0", link_confidence=confidence)
        asked = (turns[0], replace(turns[1], reading=leaning, conversation_id=turns[0].conversation_id))
        assert ids(open_questions(week(asked))) == waiting


@pytest.mark.parametrize(
    ("before", "question"),
    [
        (
            "cambiata la presa, tornato il forno",
            "ma i cracker di semi li rifarete? erano gli unici che portavo via senza pensarci",
        ),
        (
            "changed the socket, got the oven back",
            "but will you make the crackers again? they were what I could carry without a thought",
        ),
    ],
)
def test_a_question_that_only_begins_by_leaning_on_another_is_for_all(
    before: str, question: str, room: Room, read: Read, week: InAWeek
) -> None:
    turns = read(room((0, "anna", before), (300, "bruno", question)))
    for confidence, waiting in ((0.41, []), (0.31, ["m1"])):
        leaning = replace(turns[1].reading, parent_turn_id="m0", link_confidence=confidence)
        asked = (turns[0], replace(turns[1], reading=leaning, conversation_id=turns[0].conversation_id))
        assert ids(open_questions(week(asked))) == waiting


def test_a_guess_with_a_question_mark_asks_nothing() -> None:
    assert question_kind(clean("Probabilmente è la guarnizione nuova?"), "it") == "rhetorical"
    assert question_kind(clean("Probably something with the new gasket?"), "en") == "rhetorical"
    assert question_kind(clean("È la guarnizione nuova?"), "it") == "information"


# ---------------------------------------------------------------- complaints and contributions


@pytest.mark.parametrize(
    ("help_", "own"),
    [
        (
            "Il codice era rotto per colpa loro, per questo te lo hanno cambiato",
            "Il mio codice è rotto, non riesco a entrare",
        ),
        ("Your code was broken by their mistake, that is why it changed", "My code is broken, I can't get in"),
    ],
)
def test_what_somebody_says_about_anothers_trouble_is_no_complaint_of_theirs(
    help_: str, own: str, room: Room, read: Read, week: InAWeek
) -> None:
    for words, listed in ((help_, []), (own, ["m1"])):
        language = "it" if " per " in help_ else "en"
        turns = read(
            room((0, "anna", "Salve"), (900, "bruno", f"anna: {words}")), labels={"m1": "negative"}, language=language
        )
        assert ids(complaints(week((turns[0], naming(turns[1], "anna"))))) == listed


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        ("Ho chiesto a tutti come vogliono comparire, manca solo Tino che non risponde", []),
        ("Ho scritto due volte del coperchio e non mi avete ancora risposto", ["m0"]),
        ("Letto tutto, mi piace. Manca un indice alla fine ma ci pensiamo noi nella seconda edizione", []),
    ],
)
def test_who_waits_for_a_friend_or_sees_to_it_does_not_complain(
    words: str, listed: list[str], room: Room, read: Read, week: InAWeek
) -> None:
    in_week = week(read(room((0, "anna", words)), labels={"m0": "negative"}))
    assert ids(complaints(in_week)) == listed
    assert needs_unmet(in_week) == ()


def test_what_only_leads_up_to_a_link_waits_for_nobody(room: Room, read: Read, week: InAWeek) -> None:
    pointing = (
        "Ecco il risultato della prova con il portatile su cui trascinare e lasciare andava benissimo: [<-LINK->]"
    )
    assert only_points(pointing)
    turns = read(room((0, "anna", pointing)), bands={"m0": Band.ARTICULATED})
    assert awaiting_reply(week(turns)) == ()
    said = pointing.replace("benissimo:", "benissimo, perché il filo era nuovo:").removesuffix(": [<-LINK->]")
    assert ids(awaiting_reply(week(read(room((0, "anna", said)), bands={"m0": Band.ARTICULATED})))) == ["m0"]


def test_whoever_asks_in_a_conversation_teaches_nothing_in_it(room: Room, read: Read, week: InAWeek) -> None:
    evidence = {"m1": {"reasoning": 0.5, "solution": 0.4, "experience": 0.3, "detail": 0.9}}
    said = "Strano un conflitto, perché il progetto è mio: il nome del gruppo è quello e prima ne ho provati altri tre"
    messages = room((0, "anna", "Perché il nome diventa rosso?"), (9, "anna", said), replies={1: 0})
    assert worth_reading(week(read(messages, bands={"m1": Band.ARTICULATED}, evidence=evidence))) is None
    alone = room((0, "anna", "Buongiorno"), (9, "anna", said), replies={1: 0})
    assert worth_reading(week(read(alone, bands={"m1": Band.ARTICULATED}, evidence=evidence))) is not None


# ---------------------------------------------------------------- first words


def test_a_greeting_that_the_next_one_returns_is_met(room: Room, read: Read, week: InAWeek) -> None:
    said = read(room((0, "nina", "ciao"), (1, "anna", "Ciao-ciao")))
    greeted = tuple(replace(one, reading=replace(one.reading, parent_turn_id=None)) for one in said)
    assert newcomers_unanswered(week(greeted, {"nina": MONDAY})) == ()
    passed_by = read(room((0, "nina", "ciao"), (1, "anna", "qualcuno ha già provato il coperchio nuovo sul treno?")))
    assert ids(newcomers_unanswered(week(passed_by, {"nina": MONDAY}))) == ["m0"]
