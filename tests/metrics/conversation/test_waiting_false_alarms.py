"""What does not wait for a person, although it looks as if it did: in Italian and in English."""

from dataclasses import replace
from datetime import timedelta
from typing import Literal

import pytest

from metrics.conversation.answers import answers
from metrics.conversation.settled import says_settled
from metrics.conversation.waiting import (
    awaiting_reply,
    complaints,
    needs_unmet,
    newcomers_unanswered,
    open_questions,
)
from metrics.values import Band, ReadTurn

from .conftest import MONDAY, InAWeek, Read, Room, calling, ids

Code = Literal["it", "en"]


# ---------------------------------------------------------------- answers and questions


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("Quando arriva la vaschetta grande?", "anche a me servirebbe saperlo, con la piccola devo comprarne due"),
        ("Il coperchio nuovo quando arriva?", "idem, ha perso sul sedile del furgone"),
        ("When does the large tray arrive?", "same here, with the small one I have to buy two"),
        ("Is the login broken?", "@anna me too"),
        ("Is there a way to mute a room?", "ok"),
        ("Why is the window blank?", "Please clarify the question, in relation to the app. Thanks."),
        ("Perché la finestra resta bianca?", "puoi spiegarti meglio, con qualche dettaglio in più"),
        ("Can we log in with our own account?", "Hi, I have a problem: a picture covers the text below it"),
        ("Si può entrare con il nostro account?", "Ciao, ho un problema: una foto copre il testo di sotto"),
    ],
)
def test_joining_a_question_or_bringing_another_is_no_answer(question: str, reply: str, room: Room, read: Read) -> None:
    turns = read(room((0, "anna", question), (9, "bruno", reply), replies={1: 0}))
    assert answers(turns)["m0"] is None


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("Is the login broken?", "same here, but reinstalling the app fixed it for me"),
        ("Il login è rotto?", "anche a me, ma ho risolto reinstallando"),
        ("How do I open the login page?", "I have a problem with the login page too: the other button works"),
    ],
)
def test_who_had_the_same_trouble_and_tells_how_it_ended_answers(
    question: str, reply: str, room: Room, read: Read
) -> None:
    turns = read(room((0, "anna", question), (9, "bruno", reply), replies={1: 0}))
    assert answers(turns)["m0"] is not None


@pytest.mark.parametrize(("question", "no"), [("can you merge accounts?", "anna: no."), ("Si può unire?", "anna: no.")])
def test_a_no_to_the_asker_by_name_is_an_answer(question: str, no: str, room: Room, read: Read) -> None:
    turns = calling(read(room((0, "anna", question), (600, "bruno", no))), m1=("anna",))
    assert answers(turns)["m0"] is not None


def test_staff_who_answer_several_people_in_one_breath_answer_each(room: Room, read: Read, week: InAWeek) -> None:
    turns = read(
        room(
            (0, "anna", "Where do I find my own messages in the archive?"),
            (200, "bruno", "Is there a way to block somebody in a room?"),
            (400, "brand", "@anna You can use the search for that"),
            (401, "brand", "@bruno There is no way to block somebody yet"),
        )
    )
    assert ids(open_questions(week(calling(turns, m2=("anna", "bruno"))))) == []


def test_whoever_was_asked_back_and_says_no_more_has_the_next_word(room: Room, read: Read, week: InAWeek) -> None:
    said = ((0, "anna", "Come si apre la finestra?"), (5, "brand", "Quale versione usi?"))
    assert open_questions(week(read(room(*said, replies={1: 0})))) == ()
    told = (*said, (9, "anna", "La quattro, su un telefono di due anni fa"))
    assert ids(open_questions(week(read(room(*told, replies={1: 0, 2: 1}))))) == ["m0"]
    seen_to = (*told, (14, "brand", "Ho visto"))
    assert open_questions(week(read(room(*seen_to, replies={1: 0, 2: 1, 3: 2})))) == ()


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Non ricevo più gli avvisi, è un guasto?",
            "Succede ancora adesso?",
            "lo era mentre scrivevo",
            "e da che telefono?",
        ),
        ("I get no notices any more, is it down?", "Is it still so?", "it was so while I wrote", "and on which phone?"),
    ],
)
def test_whoever_is_in_an_exchange_with_staff_waits_no_more(
    lines: tuple[str, ...], room: Room, read: Read, week: InAWeek
) -> None:
    spoken = zip((0, 480, 600, 700), ("anna", "brand", "anna", "brand"), lines, strict=True)
    said = tuple(
        replace(one, reading=replace(one.reading, parent_turn_id=None, link_confidence=0.0))
        for one in read(room(*spoken))
    )
    named = calling(said, m1=("anna",), m2=("brand",), m3=("anna",))
    assert ids(open_questions(week(said))) == ["m0"]
    assert ids(open_questions(week(named[:3]))) == ["m0"]
    assert open_questions(week(named)) == ()
    later = tuple(
        replace(one, turn=replace(one.turn, start=one.at + timedelta(days=3), end=one.turn.end + timedelta(days=3)))
        for one in named[1:]
    )
    assert ids(open_questions(week((named[0], *later)))) == ["m0"]


@pytest.mark.parametrize(
    "words",
    [
        "How do I paste code? I tried the ticks, it didn't work. ok found it :)",
        "Come si incolla il codice? Con gli apici non andava. Ah, trovato!",
    ],
)
def test_a_question_settled_by_the_end_of_its_own_turn_is_not_open(
    words: str, room: Room, read: Read, week: InAWeek
) -> None:
    assert open_questions(week(read(room((0, "anna", words))))) == ()


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("The app is heavy, thoughts?", "Simply use the website if you don't want a window of its own?"),
        ("L'app è pesante, che ne dite?", "Perché non usi il sito, se non ti serve una finestra sua?"),
    ],
)
def test_a_proposal_answers_even_with_a_question_mark(question: str, reply: str, room: Room, read: Read) -> None:
    turns = read(room((0, "anna", question), (2, "bruno", reply), replies={1: 0}))
    assert answers(turns)["m0"] is not None
    asks_back = "Which app do you mean, the one for the phone or the other one?"
    turns = read(room((0, "anna", question), (2, "bruno", asks_back), replies={1: 0}))
    assert answers(turns)["m0"] is None


@pytest.mark.parametrize(
    "words",
    [
        "Do you know where those pictures come from? I think a script loads them. I will have a look",
        "Sapete da dove vengono quelle foto? Credo le carichi un programma, ci guardo io",
    ],
)
def test_whoever_sees_to_their_own_question_waits_for_nobody(words: str, room: Room, read: Read, week: InAWeek) -> None:
    assert open_questions(week(read(room((0, "anna", words))))) == ()
    other = read(room((0, "anna", words.rpartition("?")[0] + "?")))
    assert ids(open_questions(week(other))) == ["m0"]


def test_what_was_said_next_answers_when_only_a_weak_link_leads_it_elsewhere(
    room: Room, read: Read, week: InAWeek
) -> None:
    said = room(
        (0, "teo", "campione arrivato: dodici consegne e zero gocce"),
        (18, "elena", "confermo, stavolta l'ha aperto anche mia madre"),
        (24, "bea", "e questo coperchio da calda? le perdite erano tutte con la zuppa bollente"),
        (39, "teo", "tutte calde, riempite alle undici; col coperchio vecchio ero già bagnato"),
    )
    turns = read(said)

    def linked(confidence: float) -> tuple[ReadTurn, ...]:
        """As if the last turn were taken for a reply to Elena, and the question opened a conversation of its own."""
        asked = replace(turns[2], reading=replace(turns[2].reading, parent_turn_id=None), conversation_id="m2")
        reading = replace(turns[3].reading, parent_turn_id="m1", link_confidence=confidence)
        return (*turns[:2], asked, replace(turns[3], reading=reading, conversation_id=turns[1].conversation_id))

    assert ids(open_questions(week(linked(0.3)))) == []
    assert ids(open_questions(week(linked(0.9)))) == ["m2"]


@pytest.mark.parametrize("words", ["that did not work. Found it!", "non va. Risolto!"])
def test_a_denial_reaches_no_further_than_its_sentence(words: str) -> None:
    assert says_settled(words)


def test_thanks_in_advance_settle_nothing(room: Room, read: Read, week: InAWeek) -> None:
    for question, hope in (("Dove trovo il menu?", "grazie in anticipo"), ("Where is it?", "thanks in advance")):
        turns = read(room((0, "bruno", "Ciao"), (1, "anna", question), (2, "bruno", "Ehi"), (3, "anna", hope)))
        assert ids(open_questions(week(turns))) == ["m1"]


# ---------------------------------------------------------------- newcomers, contributions, needs


@pytest.mark.parametrize("words", ["Thanks Eric! All fixed!", "Grazie mille Sara!", "\u200b"])
def test_first_words_that_end_an_exchange_or_hold_nothing_need_no_welcome(
    words: str, room: Room, read: Read, week: InAWeek
) -> None:
    turns = read(room((0, "nina", words)))
    assert newcomers_unanswered(week(turns, {"nina": MONDAY})) == ()


@pytest.mark.parametrize("words", ["hi", "ciao!", "👋", "Ciao, grazie per l'invito! Sono nuova e cucino per uno solo"])
def test_a_greeting_alone_waits_for_a_welcome(words: str, room: Room, read: Read, week: InAWeek) -> None:
    turns = read(room((0, "nina", words)))
    assert ids(newcomers_unanswered(week(turns, {"nina": MONDAY}))) == ["m0"]


def test_a_newcomer_with_whom_somebody_talks_has_been_met(room: Room, read: Read, week: InAWeek) -> None:
    turns = read(
        room(
            (0, "nina", "Ciao a tutti"),
            (600, "nina", "Con che cosa si pulisce la vaschetta di vetro?"),
            (610, "anna", "Con acqua e bicarbonato, la vaschetta torna come nuova"),
            replies={2: 1},
        )
    )
    assert newcomers_unanswered(week(turns, {"nina": MONDAY})) == ()


def test_what_members_say_to_one_another_does_not_wait_for_staff(room: Room, read: Read, week: InAWeek) -> None:
    to_anna = "Ne ho viste tante anch'io: con il tempo si impara a non prendersela, perché passa da solo"
    proposal = "Propongo una riga in fondo a ogni ricetta, perché chi legge impari anche a non buttare gli avanzi"
    messages = room((0, "anna", "Che giornata"), (5, "bruno", to_anna), (900, "carla", proposal), replies={1: 0})
    turns = read(messages, bands={"m1": Band.ARTICULATED, "m2": Band.ARTICULATED})
    assert ids(awaiting_reply(week(turns))) == ["m2"]


@pytest.mark.parametrize(
    ("language", "wish", "small"),
    [
        ("it", "Sarebbe bello avere una vaschetta più piccola per i bambini", "Ho un problema."),
        ("en", "It would be great to have a smaller tray for hungry children", "I have a problem."),
    ],
)
def test_a_need_has_content_and_nobody_has_met_it(
    language: Code, wish: str, small: str, room: Room, read: Read, week: InAWeek
) -> None:
    alone = room((0, "anna", wish), (900, "bruno", small))
    assert [need.turn_id for need in needs_unmet(week(read(alone, language=language)))] == ["m0"]
    met = room((0, "anna", wish), (5, "brand", "Arriva in primavera, coming in spring"), replies={1: 0})
    assert needs_unmet(week(read(met, language=language))) == ()
    shallow = read(alone, bands={"m0": Band.NONE}, language=language)
    assert needs_unmet(week(shallow)) == ()


def test_the_same_matter_waits_in_one_list(room: Room, read: Read, week: InAWeek) -> None:
    turns = read(
        room(
            (0, "anna", "La zuppa è arrivata aperta: quando mandate il nuovo coperchio con la linguetta lunga?"),
            (900, "bruno", "Il manico della tazza si è rotto dopo due giorni di lavoro in cantiere sotto la pioggia"),
        ),
        labels={"m0": "negative", "m1": "negative"},
        bands={"m0": Band.EXEMPLARY, "m1": Band.EXEMPLARY},
    )
    in_week = week(turns)
    assert ids(open_questions(in_week)) == ["m0"]
    assert ids(complaints(in_week)) == ["m1"]
    assert awaiting_reply(in_week) == ()
    assert needs_unmet(in_week) == ()


def test_being_named_long_before_counts_for_the_last_words_only(room: Room, read: Read, week: InAWeek) -> None:
    turns = read(
        room(
            (0, "anna", "Il coperchio si è rotto sul treno"),
            (2900, "anna", "La spedizione è arrivata con il pacco aperto"),
            (3000, "brand", "Ciao Anna, apriamo subito una segnalazione"),
        ),
        labels={"m0": "negative", "m1": "negative"},
    )
    day = timedelta(days=1)
    assert turns[2].at - turns[0].at > day > turns[2].at - turns[1].at
    linked_nowhere = tuple(replace(read, reading=replace(read.reading, parent_turn_id=None)) for read in turns)
    assert ids(complaints(week(calling(linked_nowhere, m2=("anna",))))) == ["m0"]


@pytest.mark.parametrize(
    "words",
    [
        "I guess it is not worth worrying about, I will go back to the old window because it needs fewer clicks anyway",
        "Ci rinuncio, torno alla finestra di prima perché con quella servono meno passaggi e si capisce dove si è",
    ],
)
def test_whoever_gives_something_up_waits_for_nobody(words: str, room: Room, read: Read, week: InAWeek) -> None:
    turns = read(room((0, "anna", words)), bands={"m0": Band.ARTICULATED})
    assert awaiting_reply(week(turns)) == ()


def test_a_trouble_told_to_a_member_who_answered_it_waits_for_nobody(room: Room, read: Read, week: InAWeek) -> None:
    trouble = "non funziona ancora, ho reinstallato tutto e dopo il login resta sempre la stessa pagina bianca"
    said = ((0, "bruno", "prova a reinstallare l'applicazione"), (3, "anna", trouble))
    alone = read(room(*said, replies={1: 0}), bands={"m1": Band.ARTICULATED})
    assert ids(awaiting_reply(week(alone))) == ["m1"]
    answer = (6, "bruno", "allora il problema resta dopo l'aggiornamento, provo anch'io")
    heard = read(room(*said, answer, replies={1: 0, 2: 1}), bands={"m1": Band.ARTICULATED})
    assert awaiting_reply(week(heard)) == ()


@pytest.mark.parametrize("words", ["🔥🔥🔥", "vabbè dai", "hiiii"])
def test_small_change_an_hour_later_is_no_reply(words: str, room: Room, read: Read, week: InAWeek) -> None:
    said = ((0, "nuova", "eccomi, cucino da due anni e volevo conoscervi"), (66, "anna", words))
    turns = read(room(*said))
    assert ids(newcomers_unanswered(week(turns, since={"nuova": turns[0].at}))) == ["m0"]


@pytest.mark.parametrize(
    ("news", "cheer", "greeting"),
    [
        ("Version nineteen is out, now with previews of issues", "Neat!", "Hello!"),
        ("È uscita la versione nuova, con le anteprime delle schede", "Che bello!", "Ciao!"),
    ],
)
def test_a_cheer_at_news_needs_no_welcome_and_a_greeting_does(
    news: str, cheer: str, greeting: str, room: Room, read: Read, week: InAWeek
) -> None:
    cheered = read(room((0, "brand", news), (16, "anna", cheer), replies={1: 0}))
    assert newcomers_unanswered(week(cheered, {"anna": MONDAY})) == ()
    greeted = read(room((0, "brand", news), (16, "anna", greeting), replies={1: 0}))
    assert ids(newcomers_unanswered(week(greeted, {"anna": MONDAY}))) == ["m1"]


@pytest.mark.parametrize(
    ("serious", "jest"),
    [
        (
            "The sticker that says this side up arrived on its side, on the lid of every single box of mine",
            "I only say it for a laugh",
        ),
        (
            "A me l'adesivo con scritto tenere dritta sul coperchio è arrivato storto, e su tutte le vaschette",
            "Lo dico solo perché fa ridere",
        ),
    ],
)
def test_what_is_told_for_a_laugh_waits_for_nobody(
    serious: str, jest: str, room: Room, read: Read, week: InAWeek
) -> None:
    deep = {"m1": Band.ARTICULATED}
    told = read(room((0, "bruno", "Ciao"), (900, "anna", f"{serious}. {jest}")), bands=deep)
    assert awaiting_reply(week(told)) == ()
    meant = read(room((0, "bruno", "Ciao"), (900, "anna", serious)), bands=deep)
    assert ids(awaiting_reply(week(meant))) == ["m1"]


@pytest.mark.parametrize(
    ("nod", "question"),
    [
        (
            "Found it: the clasp was upside down, so turning it did the trick. A bit of a trap though, isn't it?",
            "Found it: the clasp was upside down. But where do I get a second clasp for the small bag?",
        ),
        (
            "Risolto: il gancio era al contrario, bastava girarlo. Però è un po' un tranello, no?",
            "Risolto: il gancio era al contrario. Ma dove trovo un secondo gancio per la borsa piccola?",
        ),
    ],
)
def test_whoever_settled_it_and_asks_for_a_nod_waits_for_nobody(
    nod: str, question: str, room: Room, read: Read, week: InAWeek
) -> None:
    told = read(room((0, "bruno", "Ciao"), (900, "anna", nod)))
    assert open_questions(week(told)) == ()
    meant = read(room((0, "bruno", "Ciao"), (900, "anna", question)))
    assert ids(open_questions(week(meant))) == ["m1"]
