"""What shows only from the talk around a turn: an exchange that is over, a thread that staff saw to, help given."""

from dataclasses import replace

import pytest

from metrics.conversation.answers import answers
from metrics.conversation.first_words import says_something, waits_for_a_welcome
from metrics.conversation.highlights import worth_reading
from metrics.conversation.settled import says_settled
from metrics.conversation.waiting import awaiting_reply, complaints, newcomers_unanswered, open_questions
from metrics.values import Band, LanguageCode, ReadTurn, Sentiment, SentimentLabel

from .conftest import MONDAY, InAWeek, Read, Room, ids

DAY = 24 * 60


def naming(read: ReadTurn, *people: str) -> ReadTurn:
    return replace(read, turn=replace(read.turn, mentions=people))


def linked(read: ReadTurn, parent: str | None, confidence: float) -> ReadTurn:
    return replace(read, reading=replace(read.reading, parent_turn_id=parent, link_confidence=confidence))


def feeling(read: ReadTurn, label: SentimentLabel) -> ReadTurn:
    return replace(read, reading=replace(read.reading, sentiment=Sentiment(label, 0.5, 1.0)))


def as_one(*turns: ReadTurn) -> tuple[ReadTurn, ...]:
    return tuple(replace(turn, conversation_id="m0") for turn in turns)


# ---------------------------------------------------------------- first words


@pytest.mark.parametrize(
    "words",
    ["that's you?", "sei tu quello?", "it is", "boh", "Good job", "Ottimo lavoro", "cool", "Very good work guys"],
)
def test_small_talk_to_nobody_needs_no_welcome(words: str, room: Room, read: Read, week: InAWeek) -> None:
    (said,) = read(room((0, "nina", words)), language="it" if words in ("sei tu quello?", "boh") else "en")
    praise = words in ("Good job", "Ottimo lavoro", "cool", "Very good work guys")
    assert newcomers_unanswered(week((feeling(said, "positive") if praise else said,), {"nina": MONDAY})) == ()


@pytest.mark.parametrize("words", ["hii", "ciaoo", "helloo", "anybody here?", "c'è qualcuno?", "help", "aiuto", "👋"])
def test_a_greeting_drawn_out_or_a_call_waits_for_a_welcome(words: str, room: Room, read: Read) -> None:
    (said,) = read(room((0, "nina", words)), language="it" if words in ("ciaoo", "c'è qualcuno?", "aiuto") else "en")
    assert waits_for_a_welcome(said, {})


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "FUCK YOU ALL cheap soap at my shop"), ("it", "andate a fanculo voi e la vostra moka")],
)
def test_nobody_is_asked_to_welcome_abuse(
    language: LanguageCode, words: str, room: Room, read: Read, week: InAWeek
) -> None:
    said = read(room((0, "nina", words)), language=language)
    assert newcomers_unanswered(week(said, {"nina": MONDAY})) == ()


@pytest.mark.parametrize(
    ("language", "words", "band", "something"),
    [
        ("it", "ciao a tutti, mi chiamo Nina", Band.ACKNOWLEDGEMENT, False),
        ("en", "hello everybody, I am new here", Band.ACKNOWLEDGEMENT, False),
        ("it", "ciao! cerco qualcosa che non faccia odore", Band.ACKNOWLEDGEMENT, True),
        ("en", "hey, the link doesn't work", Band.ACKNOWLEDGEMENT, True),
        ("en", "Same here: a blank screen", Band.ACKNOWLEDGEMENT, True),
        ("it", "anche a me, schermo bianco", Band.ACKNOWLEDGEMENT, True),
        ("en", "the booking page needs major improvements", Band.ACKNOWLEDGEMENT, True),
        ("it", "se lo tieni in frigo dura il doppio", Band.CONTRIBUTION, True),
    ],
)
def test_first_words_that_give_or_ask_for_something_are_more_than_a_greeting(
    language: LanguageCode, words: str, band: Band, something: bool, room: Room, read: Read
) -> None:
    (said,) = read(room((0, "nina", words)), bands={"m0": band}, language=language)
    assert says_something(said) is something


def test_whoever_returns_a_greeting_is_in_company(room: Room, read: Read, week: InAWeek) -> None:
    greeting, back = read(room((0, "nina", "ciao"), (1, "ugo", "ciao nina")))
    assert newcomers_unanswered(week((greeting, linked(back, None, 0.0)), {"nina": MONDAY, "ugo": MONDAY})) == ()


@pytest.mark.parametrize(
    ("question", "tip", "thanks"),
    [
        ("Si può tenere il tema scuro sempre?", "Non lo so, credo che dal telefono si possa", "grazie bruno!"),
        ("Can I always keep the dark theme?", "I don't know, on the phone you can I guess", "thanks for the tip bruno"),
    ],
)
def test_a_newcomer_who_thanks_somebody_by_name_was_answered(
    question: str, tip: str, thanks: str, room: Room, read: Read, week: InAWeek
) -> None:
    asked, told, thanked = read(
        room((0, "nina", question), (1, "bruno", tip), (12, "nina", thanks)), bands={"m1": Band.ARTICULATED}
    )
    told, thanked = linked(told, None, 0.0), naming(linked(thanked, "m0", 0.9), "bruno")
    since = {"nina": MONDAY}
    assert newcomers_unanswered(week((asked, told, thanked), since)) == ()
    assert awaiting_reply(week((asked, told, thanked), since)) == ()
    (first,) = read(room((0, "nina", "grazie bruno, e complimenti a chi ha fatto il ricettario: lo uso ogni giorno")))
    assert ids(newcomers_unanswered(week((naming(first, "bruno"),), since))) == ["m0"]


# ---------------------------------------------------------------- questions


@pytest.mark.parametrize(
    ("first", "goes_on", "answer"),
    [
        ("Come si cancella un gruppo doppio?", "E come lo rinomino?", "Trovi tutto nella guida, capitolo tre"),
        ("How do I delete a group?", "And how would I rename it?", "It is all in the guide, chapter three"),
    ],
)
def test_who_goes_on_from_their_own_question_is_answered_for_both(
    first: str, goes_on: str, answer: str, room: Room, read: Read, week: InAWeek
) -> None:
    for minutes, waiting in ((20, []), (200, ["m0"])):
        said = read(room((0, "anna", first), (minutes, "anna", goes_on), (minutes + 70, "brand", answer)))
        one, two, three = as_one(*said)
        assert ids(open_questions(week((one, linked(two, "m0", 0.9), linked(three, "m1", 1.0))))) == waiting


@pytest.mark.parametrize("words", ["Alziamo il microfono!", "Turning the volume up!"])
def test_what_staff_do_in_the_thread_at_once_answers(words: str, room: Room, read: Read, week: InAWeek) -> None:
    asked, too, seen = read(
        room((0, "anna", "audio basso solo a me?"), (1, "bruno", "anche qui bassino"), (2, "brand", words))
    )
    chain = as_one(asked, linked(too, "m0", 0.4), linked(seen, "m1", 0.2))
    assert open_questions(week(chain)) == ()
    to_another = (*chain[:2], naming(chain[2], "bruno"))
    assert ids(open_questions(week(to_another))) == ["m0"]


@pytest.mark.parametrize(
    ("question", "echo"),
    [
        ("Esiste una scatola grande per i dolci?", "Una scatola grande? Col coperchio?"),
        ("Is there a large box for cakes?", "A large box? With a lid?"),
    ],
)
def test_a_question_that_echoes_anothers_is_for_whoever_said_it(
    question: str, echo: str, room: Room, read: Read, week: InAWeek
) -> None:
    asked, back = as_one(*read(room((0, "anna", question), (3, "bruno", echo))))
    assert "m1" not in ids(open_questions(week((asked, linked(back, "m0", 0.5)))))


def test_a_reply_that_calls_somebody_else_is_no_answer(room: Room, read: Read) -> None:
    said, asked, other = as_one(
        *read(
            room(
                (0, "carla", "Il forno piccolo scalda troppo sotto"),
                (5, "anna", "Il forno piccolo va bene anche per il pane?"),
                (9, "bruno", "carla: guarda che il forno piccolo scalda solo sotto"),
            )
        )
    )
    assert answers((said, asked, naming(linked(other, "m0", 0.4), "carla")))["m1"] is None
    assert answers((said, asked, naming(linked(other, "m1", 1.0), "anna")))["m1"] is not None


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("C'è un modo di trovare il numero della stanza?", "Sono nuova, mi aiutate a trovare la stanza dei dolci?"),
        ("Is there a way to find the number of a room?", "I'm new here, can anyone help me find a room for cakes?"),
    ],
)
def test_a_newcomers_own_question_answers_nobody(question: str, own: str, room: Room, read: Read) -> None:
    asked, new = as_one(*read(room((0, "anna", question), (90, "nina", own))))
    assert answers((asked, linked(new, "m0", 0.6)))["m0"] is None


@pytest.mark.parametrize("words", ["Trovato. Ma non è strano?", "hmm, figured it out. Is that a bug though?"])
def test_whoever_begins_with_having_found_it_has_settled_it(words: str, room: Room, read: Read, week: InAWeek) -> None:
    turns = as_one(*read(room((0, "anna", "Perché il nome diventa rosso?"), (400, "anna", words))))
    assert "m0" not in ids(open_questions(week(turns)))


@pytest.mark.parametrize("words", ["I'll think about it.", "ci penserò, intanto lo segno"])
def test_who_thinks_it_over_has_had_their_answer(words: str) -> None:
    assert says_settled(words)


# ---------------------------------------------------------------- contributions and complaints

LONG = {
    "it": "il pane nella pentola chiusa resta umido dentro, perché il vapore non se ne va e la crosta si forma dopo",
    "en": "bread that bakes in a closed pot stays moist, because the steam cannot leave and the crust comes late",
}


@pytest.mark.parametrize("words", LONG.values())
def test_an_exchange_between_members_waits_for_nobody(words: str, room: Room, read: Read, week: InAWeek) -> None:
    bands = {"m1": Band.ARTICULATED}
    one, two, three = as_one(*read(room((0, "anna", "umido"), (8, "bruno", words), (11, "anna", "ecco")), bands=bands))
    assert ids(awaiting_reply(week((one, linked(two, "m0", 0.3))))) == ["m1"]
    exchange = (one, linked(two, "m0", 0.3), linked(three, "m1", 0.9))
    assert awaiting_reply(week(exchange)) == ()
    carla = replace(three, turn=replace(three.turn, id="m3", author="carla"))
    assert ids(awaiting_reply(week((*exchange, linked(carla, "m1", 0.9))))) == ["m1"]


@pytest.mark.parametrize(
    ("said", "words"),
    [("la crosta non viene", LONG["it"]), ("no crust at all for us", LONG["en"])],
)
def test_a_likely_answer_that_takes_up_a_word_is_for_the_member(
    said: str, words: str, room: Room, read: Read, week: InAWeek
) -> None:
    one, two = as_one(*read(room((0, "anna", said), (8, "bruno", words)), bands={"m1": Band.ARTICULATED}))
    assert awaiting_reply(week((one, linked(two, "m0", 0.4)))) == ()
    other = replace(one, turn=replace(one.turn, text="buongiorno"))
    assert ids(awaiting_reply(week((other, linked(two, "m0", 0.4))))) == ["m1"]


@pytest.mark.parametrize(
    ("said", "words", "waits"),
    [
        ("non mi è arrivata la conferma", "domanda sciocca: controllato lo spam?", False),
        ("non mi è arrivata la conferma", "hai già provato a rientrare?", False),
        ("non mi è arrivata la conferma", "quando riapre il negozio?", True),
        ("the confirmation never came", "stupid question - checked the spam folder?", False),
        ("the confirmation never came", "did you try the other browser?", False),
        ("the confirmation never came", "when does the shop open again?", True),
    ],
)
def test_whoever_asks_whether_somebody_tried_the_obvious_asks_them_alone(
    said: str, words: str, waits: bool, room: Room, read: Read, week: InAWeek
) -> None:
    one, two = as_one(*read(room((0, "anna", said), (8, "bruno", words))))
    assert ids(open_questions(week((one, linked(two, "m0", 0.4))))) == (["m1"] if waits else [])


@pytest.mark.parametrize(
    ("over", "next_"),
    [
        (
            "Il coperchio adesso funziona, grazie. La cerniera l'avete cambiata voi e la tasca l'ho cucita io",
            "Altro problema: la tasca nuova è troppo corta per la borraccia che avevo prima",
        ),
        (
            "The lid is fixed now, thank you. The zip was changed by you and the pocket I have sewn myself",
            "Next problem though: the new pocket is too short for the bottle that I had before",
        ),
    ],
)
def test_whoever_is_helped_and_has_the_next_trouble_waits(
    over: str, next_: str, room: Room, read: Read, week: InAWeek
) -> None:
    (said,) = read(room((0, "anna", over)), bands={"m0": Band.ARTICULATED})
    assert awaiting_reply(week((said,))) == ()
    (said,) = read(room((0, "anna", f"{over}. {next_}")), bands={"m0": Band.ARTICULATED})
    assert ids(awaiting_reply(week((said,)))) == ["m0"]


@pytest.mark.parametrize("words", LONG.values())
def test_what_takes_staffs_answer_in_good_spirits_ends_the_exchange(
    words: str, room: Room, read: Read, week: InAWeek
) -> None:
    told, took = as_one(
        *read(room((0, "brand", "Il forno scalda sotto"), (8, "anna", words)), bands={"m1": Band.ARTICULATED})
    )
    took = linked(took, "m0", 0.8)
    assert ids(awaiting_reply(week((told, took)))) == ["m1"]
    assert awaiting_reply(week((told, feeling(took, "positive")))) == ()
    thanking = replace(took, turn=replace(took.turn, text=f"{took.turn.text}. grazie!"))
    assert awaiting_reply(week((told, thanking))) == ()


@pytest.mark.parametrize(
    ("asked", "reply"),
    [
        ("Che cosa vedi di preciso?", "il gruppo esiste ed è collegato, ma a ogni nome nuovo dice che non va bene"),
        ("What exactly do you see?", "the group exists and is connected, but it says of any new name that it is wrong"),
    ],
)
def test_who_answers_what_staff_asked_back_is_not_left_hanging(
    asked: str, reply: str, room: Room, read: Read, week: InAWeek
) -> None:
    one, two = as_one(*read(room((0, "brand", asked), (30, "anna", reply))))
    assert ids(awaiting_reply(week((one, linked(two, "m0", 0.8))))) == ["m1"]
    stated = replace(one, reading=replace(one.reading, question=None))
    assert awaiting_reply(week((stated, linked(two, "m0", 0.8)))) == ()


@pytest.mark.parametrize(
    "words",
    [
        "non uso quella voce, uso l'altra, e i messaggi mi arrivano ancora tutti, anche quelli per gli altri",
        "I don't use that setting but the other one, and I'm still getting all of the messages for everybody",
    ],
)
def test_that_it_still_happens_waits_for_staff(words: str, room: Room, read: Read, week: InAWeek) -> None:
    one, two = as_one(*read(room((0, "brand", "È un limite noto di quella voce"), (30, "anna", words))))
    assert ids(awaiting_reply(week((one, linked(two, "m0", 0.5))))) == ["m1"]


@pytest.mark.parametrize(
    ("trouble", "thanks"),
    [
        (
            "Il nuovo coperchio perde e la zuppa si versa, non funziona più",
            "Errore mio: lo chiudevo al contrario. Grazie della risposta",
        ),
        (
            "The new lid leaks and the soup spills, it does not work any more",
            "It was a user error, I had it upside down. Thanks for getting back to me",
        ),
    ],
)
def test_a_complaint_settled_with_thanks_some_days_later_is_over(
    trouble: str, thanks: str, room: Room, read: Read, week: InAWeek
) -> None:
    language: LanguageCode = "en" if trouble.startswith("The") else "it"
    one, two = read(room((0, "anna", trouble), (4 * DAY, "anna", thanks)), language=language)
    assert ids(complaints(week((feeling(one, "negative"),)))) == ["m0"]
    assert complaints(week((feeling(one, "negative"), two))) == ()


@pytest.mark.parametrize(
    ("elsewhere", "here"),
    [
        (
            "questo canale parla di ricette, il canale degli ordini sta in fondo alla lista, dopo quello delle foto",
            "trovi il modulo nel canale degli ordini, che sta in fondo alla lista, dopo quello delle foto di casa",
        ),
        (
            "this channel is for recipes only, the one for orders stands at the end of the list, after the pictures",
            "the form stands in the channel for orders, which is at the end of the list, after that of the pictures",
        ),
    ],
)
def test_sending_somebody_elsewhere_teaches_nothing(
    elsewhere: str, here: str, room: Room, read: Read, week: InAWeek
) -> None:
    evidence = {"m1": {"reasoning": 0.5, "solution": 0.4, "experience": 0.3}}
    for text, chosen in ((elsewhere, None), (here, "m1")):
        messages = room((0, "anna", "Chi cambia l'ordine?"), (9, "bruno", f"anna: {text}, e ci arrivi"), replies={1: 0})
        found = worth_reading(week(read(messages, bands={"m1": Band.ARTICULATED}, evidence=evidence)))
        assert (found and found.id) == chosen


# ---------------------------------------------------------------- a talk of two


TALK_OF_TWO = {
    "it": (
        "Al mercato trovo sempre le tegole vecchie",
        "Allora vieni alla fiera di giugno, ci vado anch'io",
        "Ci vengo eccome. Cade di sabato?",
        "Io monto il banco venerdì e resto fino a sera",
    ),
    "en": (
        "At the market I always find old roof tiles",
        "Then come to the fair in June, I will be there",
        "I will indeed. Is it on a Saturday?",
        "My stall goes up on Friday and stays until evening",
    ),
}


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize(
    ("opens", "waiting"),
    [("anna", []), ("bruno", ["m2"])],
    ids=["asked amid a talk of two", "a newcomer asks while another talks"],
)
def test_what_is_asked_amid_a_talk_of_two_is_between_the_two_and_a_newcomer_asks_the_room(
    opens: str, waiting: list[str], language: LanguageCode, room: Room, read: Read, week: InAWeek
) -> None:
    told, invited, asks, goes_on = TALK_OF_TWO[language]
    lines = ((0, opens, told), (1, "bruno", invited), (2, "anna", asks), (4, "bruno", goes_on))
    turns = tuple(linked(turn, None, 0.0) for turn in read(room(*lines), language=language))
    apart = tuple(replace(turn, conversation_id=turn.id) for turn in turns)
    assert ids(open_questions(week(apart))) == waiting


# ---------------------------------------------------------------- answers at once


@pytest.mark.parametrize(
    ("language", "question", "answer"),
    [
        ("it", "Arrivo adesso col grembiule, che passo siamo?", "seconda infornata, tu salta l'impasto e usa il mio"),
        ("en", "Just got here in my apron, what step is it?", "second batch, you skip the kneading and use my dough"),
        (
            "it",
            "Qualcuno ha un colino da consigliare?",
            "prendi quello a maglia fitta, i larghi lasciano passare tutto",
        ),
    ],
)
def test_who_speaks_to_somebody_right_after_a_question_answers_it(
    language: LanguageCode, question: str, answer: str, room: Room, read: Read, week: InAWeek
) -> None:
    turns = read(room((0, "anna", question), (0.2, "bruno", answer)), language=language)
    apart = tuple(replace(linked(turn, None, 0.0), conversation_id=turn.id) for turn in turns)
    assert open_questions(week(apart)) == ()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0.2, "la mia è la prima pagnotta intera della mia vita"),
        (0.2, "ho un problema col forno, tu come lo pulisci"),
        (0.2, "odio come sta messo il timer qui, così alla fine non ti svegli mai in tempo"),
        (90, "seconda infornata, tu salta l'impasto e usa il mio"),
    ],
)
def test_who_says_something_of_their_own_or_much_later_does_not_answer(
    minutes: float, words: str, room: Room, read: Read, week: InAWeek
) -> None:
    turns = read(room((0, "anna", "Arrivo adesso col grembiule, che passo siamo?"), (minutes, "bruno", words)))
    apart = tuple(replace(linked(turn, None, 0.0), conversation_id=turn.id) for turn in turns)
    assert ids(open_questions(week(apart))) == ["m0"]


# ---------------------------------------------------------------- troubles that are over


@pytest.mark.parametrize(
    ("language", "still", "over"),
    [
        (
            "it",
            "Ecco, qui vedo ancora la foto vecchia, e sono già uscita e rientrata due volte",
            "Dev'essere la memoria, si sistemerà da sola",
        ),
        (
            "en",
            "Look, I still see the old picture here, and I signed out and in again twice",
            "Must be the cache, it will sort itself out",
        ),
    ],
)
def test_a_trouble_that_its_author_takes_for_over_awaits_no_reply(
    language: LanguageCode, still: str, over: str, room: Room, read: Read, week: InAWeek
) -> None:
    lines = ((0, "brand", "Prova a uscire e rientrare, try signing out"), (5, "anna", still), (60, "anna", over))
    turns = read(room(*lines, replies={1: 0}), bands={"m1": Band.ARTICULATED, "m2": Band.NONE}, language=language)
    assert ids(awaiting_reply(week(turns[:2]))) == ["m1"]
    assert awaiting_reply(week(turns)) == ()
