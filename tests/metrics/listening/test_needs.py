"""A need is heard where somebody voices one, and not where somebody merely speaks of needs."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.listening.needs import is_dissatisfied, is_unheard, needs_voiced

VOICED = [
    ("it", "problem", "Non riesco a svitare il coperchio della borraccia"),
    ("it", "problem", "nn trovo piu la mail con il codice"),
    ("it", "problem", "La cerniera dello zaino si è rotta al primo viaggio"),
    ("it", "problem", "Il pacco è arrivato tutto ammaccato"),
    ("it", "problem", "Anche il mio perde olio da sotto"),
    ("it", "problem", "Faccio fatica a leggere le istruzioni, sono scritte minuscole"),
    ("it", "problem", "Al secondo uso s'incastra il cassetto della macchina"),
    ("it", "problem", "Ieri mi si è spaccato il manico mentre versavo"),
    ("it", "problem", "La lampada sul comodino dondola, l'ho già stretta"),
    ("it", "problem", "Ho scoperto un difetto nella cucitura interna"),
    ("it", "problem", "Al secondo passo si verifica un errore"),
    ("it", "problem", "Da marzo devo ancora ricevere un avviso"),
    ("it", "problem", "Anche noi stiamo avendo questo problema al pagamento"),
    ("it", "problem", "La prenotazione non sta funzionando"),
    ("it", "problem", "Quando pago esce un errore 500"),
    ("it", "problem", "Il sito non mi lascia cambiare la taglia"),
    ("it", "problem", "Dopo la prima pagina non ci fa pagare"),
    ("it", "problem", "Non mi permette di aprire due ordini insieme"),
    ("it", "wish", "Se la faceste anche in ottone la regalerei a tutti"),
    ("it", "wish", "Sogno ricorrente: una teiera da mezzo litro"),
    ("it", "wish", "Vorrei che tornasse la profumazione al fico"),
    ("it", "wish", "Sarebbe bello avere un incontro a Torino"),
    ("it", "wish", "Magari ci fosse una versione senza lattosio"),
    ("it", "wish", "Perché non fate anche una taglia da bambino?"),
    ("it", "wish", "La ricerca potrebbe essere più comoda se stesse nella pagina stessa"),
    ("it", "wish", "Un altro suggerimento per il negozio: le taglie accanto al prezzo"),
    ("it", "request", "Mi servirebbe un ricambio per il filtro"),
    ("it", "request", "Qualcuno sa come si toglie il calcare?"),
    ("it", "request", "C'è modo di sospendere l'abbonamento?"),
    ("en", "problem", "I can't get the lid off my bottle"),
    ("en", "problem", "the app doesn’t work since the update"),
    ("en", "problem", "The zip broke on the very first trip"),
    ("en", "problem", "Mine arrived cracked as well"),
    ("en", "problem", "Anyone else having trouble with the new filter?"),
    ("en", "problem", "The handle has cracked after one wash"),
    ("en", "problem", "It gets so hot that I need a cloth to lift it"),
    ("en", "problem", "I keep losing the little spring"),
    ("en", "problem", "Found a weird glitch in the booking page"),
    ("en", "problem", "The booking seems to experience some serious issues"),
    ("en", "problem", "At the second step the following error occurred"),
    ("en", "problem", "I have yet to receive a single notice"),
    ("en", "problem", "Hi all, having this issue at the checkout"),
    ("en", "problem", "It's not working for me"),
    ("en", "problem", "The notice doesn't come through on my phone"),
    ("en", "problem", "I keep getting a 500 when I pay"),
    ("en", "problem", "I keep getting kicked out of the booking"),
    ("en", "problem", "The shop doesn't allow me to pick two sizes"),
    ("en", "problem", "My phone never gets the confirmation"),
    ("en", "problem", "The calendar page never loads on the train"),
    ("en", "wish", "Would be ace to have a half-litre teapot"),
    ("en", "wish", "Please just sell us the spring on its own"),
    ("en", "wish", "Does nobody make a left-handed one?"),
    ("en", "wish", "I wish the fig scent came back"),
    ("en", "wish", "It would be great if you had a meetup in Leeds"),
    ("en", "wish", "Why don't you make a kids' size?"),
    ("en", "wish", "The search can be more handy if it stands in the page itself"),
    ("en", "wish", "One more suggestion for the shop: sizes beside the price"),
    ("en", "request", "I need a spare filter"),
    ("en", "request", "Does anyone know how to descale it?"),
    ("en", "request", "Is there a way to pause my subscription?"),
]
NOT_VOICED = [
    ("it", "Il tappo di quello vecchio è vuoto dentro, l'altro ha la schiuma"),
    ("it", "In macchina niente che cola e niente aglio"),
    ("it", "Scrivi da quando è aperto e chi non risponde paga il caffè"),
    ("it", "La padella alta la cerco domani al mercatino"),
    ("it", "Dopo un mese perde un po' di acidità, basta un cucchiaino di aceto"),
    ("it", "La data non si legge più, mi è successo con un'altra marca"),
    ("it", "Una crema che non ti lascia la pelle unta"),
    ("it", "È un romanzo che non mi lascia indifferente"),
    ("it", "Se non funziona, prova a staccare la spina"),
    ("it", "Marco dice che non riesce a entrare"),
    ("it", "Non ho mai avuto problemi con la mia"),
    ("it", "Nessun problema, fate con calma"),
    ("it", "Vorrei ringraziare tutti per la serata"),
    ("it", "Ieri non funzionava, ma adesso funziona"),
    ("it", "Lei ha scritto «non riesco ad aprirlo» e poi è sparita"),
    ("it", "L'impasto può essere più morbido se lo lasci una notte"),
    ("it", "Il divieto c'è, ma nessuno controlla"),
    ("it", "Oggi ho fatto una torta di mele buonissima"),
    ("en", "If it doesn't work, unplug it"),
    ("en", "Mark says that he can't get in"),
    ("en", "I never had a problem with mine"),
    ("en", "You should be able to press the plus at the bottom left"),
    ("en", "The label came off after a day, but that was with another brand"),
    ("en", "They're not available before the spring"),
    ("en", "This strap never lets me down"),
    ("en", "I keep getting better at it"),
    ("en", "I experienced a week without sugar"),
    ("en", "I got 500 grams of the dark one"),
    ("en", "I found a lovely little shop by the station"),
    ("en", "No problem at all, take your time"),
    ("en", "I wish you all a happy new year"),
    ("en", "It didn't work yesterday but it's fixed now"),
    ("en", 'She wrote "I can\'t open it" and then vanished'),
    ("en", "The dough can be softer if you leave it overnight"),
    ("en", "I can't wait for the weekend"),
    ("en", "Of the twelve seedlings we lost none this year"),
    ("en", "You need a small screwdriver for that"),
    ("en", "I just like to have a few teas open"),
    ("en", "Baked an apple pie today, so good"),
]


@pytest.fixture
def said(room):
    """What one member says in a room of its own, read."""

    def turn(language, text):
        lounge = room(language)
        lounge.say("person 1", text)
        return lounge.turns[0]

    return turn


@pytest.mark.parametrize(("language", "kind", "text"), VOICED)
def test_a_need_is_heard(room, language, kind, text):
    lounge = room(language)
    lounge.say("person 1", f"Ciao! {text}" if language == "it" else f"Hello! {text}")

    (need,) = needs_voiced(lounge.turns)

    assert (need.turn_id, need.kind) == (lounge.turns[0].id, kind)


@pytest.mark.parametrize(("language", "text"), NOT_VOICED)
def test_a_condition_a_report_a_denial_or_thanks_is_no_need(room, language, text):
    lounge = room(language)
    lounge.say("person 1", text)

    assert needs_voiced(lounge.turns) == ()


def test_the_cue_is_shown_where_it_stands(room):
    lounge = room("en")
    text = "> doesn't work for me\nLovely colour ☕, but I can't find the lid"
    lounge.say("person 1", text)

    (need,) = needs_voiced(lounge.turns)

    assert text[need.start : need.end] == "I can't find"


def test_what_is_quoted_is_not_the_member_s_own_need(room):
    lounge = room("it")
    lounge.say("person 1", "> non riesco ad aprirlo\nprova con l'acqua calda")

    assert needs_voiced(lounge.turns) == ()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    prefix=st.sampled_from(["", "Ciao a tutti! ", "Dunque... ", "😀 ", "Una cosa:\n"]),
    case=st.sampled_from([case for case in VOICED if case[0] == "it"]),
    shout=st.booleans(),
)
def test_case_and_what_was_said_before_change_nothing(room, prefix, case, shout):
    language, kind, text = case
    lounge = room(language)
    lounge.say("person 1", prefix + (text.upper() if shout else text))

    assert [need.kind for need in needs_voiced(lounge.turns)] == [kind]


@pytest.mark.parametrize(
    ("language", "text", "unheard"),
    [
        ("it", "Ho scritto al negozio e ancora niente", True),
        ("it", "Silenzio totale da tre settimane", True),
        ("it", "C'era un silenzio totale, che pace", False),
        ("en", "Emailed twice, anybody there?", True),
        ("en", "I wrote to the shop and still nothing", True),
        ("en", "I phoned my sister and she laughed", False),
    ],
)
def test_whoever_wrote_in_vain_is_unheard(said, language, text, unheard):
    assert is_unheard(said(language, text)) is unheard


@pytest.mark.parametrize(
    ("language", "text", "poor"),
    [
        ("it", "Il coperchio è diventato un incubo", True),
        ("it", "Tutti e due: bilancia e carta da forno", False),
        ("it", "L'incapacità di mandare un avviso in tempo lascia senza parole", True),
        ("it", "È del tutto fuori luogo togliere un messaggio senza una parola", True),
        ("it", "Mi sembra poco professionale", True),
        ("en", "That kettle handle is a menace", True),
        ("en", "A message taken away without a word: totally inappropriate", True),
        ("en", "It has the most awful lid of all", True),
        ("en", "It has the most lovely lid of all", False),
        ("en", "Their complete inability to send a notice in time is something", True),
    ],
)
def test_a_poor_verdict_is_about_a_thing(said, language, text, poor):
    assert is_dissatisfied(said(language, text)) is poor


@pytest.mark.parametrize(
    ("language", "text", "own"),
    [
        ("en", "And you said the zip doesn't work? Try a candle on it", False),
        ("en", "The zip doesn't work", True),
        ("it", "E hai detto che la zip non funziona? Prova con una candela", False),
        ("it", "La zip non funziona", True),
    ],
)
def test_what_somebody_else_said_is_not_the_member_s_own_need(said, language, text, own):
    assert is_dissatisfied(said(language, text)) is own
