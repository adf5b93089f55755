"""Depth told as stories of community talk."""

import tomllib
from pathlib import Path

import pytest

from benchmarks.speed.stages import worst
from metrics.depth.score import band_of
from metrics.values import Band

TALK = tomllib.loads(Path(__file__).with_name("community_talk.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_turn_that_gives_something_is_deeper_than_the_one_that_only_sounds_good(read, language):
    pairs = TALK[language]
    wrong = [
        pair["deep"]
        for pair in pairs
        if read(language, pair["deep"], pair.get("asked")).score
        <= read(language, pair["shallow"], pair.get("asked")).score
    ]
    assert len(wrong) <= len(pairs) // 10, wrong


def test_an_answer_with_its_reason_is_articulated_and_says_where_it_reasons(read):
    text = "sciacqua la spugna nell'acqua tolta: il cloro del rubinetto ammazza quello che la tiene pulita"
    depth = read("it", text, "perché l'acquario diventa torbido?")
    assert depth.band.is_articulated
    assert "sciacqua la spugna" in {text[span.start : span.end] for span in depth.spans if span.kind == "solution"}


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        (
            "it",
            "l'ho lasciata sotto la pioggia tutta la notte perché non stava dentro al box, e al mattino era sparito",
            {"sotto la pioggia", "tutta la notte", "dentro al box"},
        ),
        (
            "en",
            "i keep mine between the two shelves, at the same spot, and it lasts until the spring",
            {"at the same spot", "until the spring"},
        ),
        ("it", "tende a scivolare se il tappeto è sudato", {"se il tappeto è sudato"}),
        (
            "en",
            "both chrome and firefox do it, but only if you log in with the old password",
            {"both chrome and firefox"},
        ),
    ],
)
def test_what_ends_on_a_word_that_only_holds_together_is_shown_with_the_word_that_it_leads_to(
    read, language, text, shown
):
    assert shown <= {text[span.start : span.end] for span in read(language, text).spans}


def test_a_question_back_that_unlocks_the_answer_is_curiosity(read):
    depth = read("en", "does it fail every time, or only after the phone has slept?", "the sync fails, help")
    assert depth.components["curiosity"] > 0
    assert depth.band.is_articulated


def test_the_same_question_out_of_the_blue_is_no_gift_yet(read):
    question = "does it fail every time, or only after the phone has slept?"
    assert read("en", question).score < read("en", question, "the sync fails, help").score


def test_an_inventory_is_not_a_thought_however_concrete(read):
    inventory = "raspa, lima, sgorbia, pialla, scalpello, morsetto, truschino, seghetto, trapano, punte, mola, cote"
    advice = "prima impara ad affilare: con una lama che non taglia anche la pialla buona strappa il legno"
    asked = "da che attrezzi parto?"
    assert read("it", inventory, asked).score < 10 < read("it", advice, asked).score


def test_jargon_that_says_nothing_is_below_an_honest_doubt_with_a_check(read):
    asked = "the new onboarding lost us people, should we roll it back?"
    jargon = "we should leverage a holistic, data driven onboarding journey to maximise engagement and retention"
    doubt = "not sure it did. see whether the ones who left ever saw it, if they didn't, it was something else"
    assert read("en", jargon, asked).score < 25 < read("en", doubt, asked).score


@pytest.mark.parametrize(
    ("language", "quip"),
    [("en", "that's not a raincoat that's a sponge"), ("it", "quella non è una giacca ma una spugna")],
)
def test_a_quip_of_few_words_is_no_articulated_contribution(read, language, quip):
    assert not read(language, quip).band.is_articulated


@pytest.mark.parametrize(
    ("language", "advice"),
    [
        ("en", "Bare cork turns crumbly within two winters, damp rots it. One coat of wax, edges first."),
        ("it", "Il sughero nudo in due inverni diventa molle, l'umido lo consuma. Una mano di cera, prima i bordi."),
    ],
)
def test_what_happens_and_what_to_do_count_without_any_connective(read, language, advice):
    assert read(language, advice).band.is_articulated


@pytest.mark.parametrize("who", ["nobody", "no one"])
def test_no_one_is_nobody(read, who):
    text = f"we moved the shelf and {who} has complained"
    depth = read("en", text)
    assert f"{who} has complained" in {text[span.start : span.end] for span in depth.spans if span.kind == "reasoning"}


def test_a_name_is_not_something_that_somebody_does(read):
    text = "Leo l'unico sopravvissuto alla gita"
    assert not [span for span in read("it", text).spans if span.kind == "experience"]


def test_a_friendly_ending_costs_little(read):
    advice = "svita il filtro e lascialo nell'aceto una notte, se no il calcare resta dentro e goccia ancora"
    alone, friendly = read("it", advice), read("it", f"{advice}. spero ti aiuti, ciao!")
    assert friendly.score <= alone.score
    assert friendly.band.rank >= alone.band.rank - 1


def test_taking_up_what_was_asked_counts_only_with_something_said_about_it(read):
    asked = "conviene la batteria grande o quella piccola?"
    echo = read("it", "la batteria grande, la batteria piccola, bella domanda davvero", asked)
    answer = read("it", "la batteria grande solo se fai salite, altrimenti porti in giro peso che non usi", asked)
    assert echo.score < 10
    assert answer.components["uptake"] > echo.components["uptake"]


def test_italian_with_english_words_keeps_its_band(read):
    plain = "se l'ordine resta in attesa annulla il pagamento, altrimenti ti arriva due volte e il rimborso è lento"
    mixed = "se l'ordine resta in pending annulla il checkout, altrimenti ti arriva due volte e il refund è lento"
    assert read("it", mixed).band is read("it", plain).band


def test_a_turn_half_in_each_language_counts_both_halves(read):
    mixed = "I tried it cold and it cracked after two days. se invece la scaldi prima di piegarla tiene, basta il phon"
    halves = mixed.split(". ")
    both = read("it", mixed)
    assert both.band.is_articulated
    assert {span.start < len(halves[0]) for span in both.spans} == {True, False}
    assert both.band is read("en", mixed).band


def test_bands_follow_the_score():
    scores = [0, 4, 10, 50, 90, 100]
    bands = [band_of(score) for score in scores]
    assert bands == sorted(bands, key=lambda band: band.rank)
    assert bands[0] is Band.NONE
    assert bands[-1] is Band.EXEMPLARY


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("it", "come si cambia la corda bassa sulla chitarra?"),
        ("it", "qualcuno sa se c'è un modo per spostare la prenotazione della sala prove?"),
        ("it", "ma come avete fatto a incollare il manico senza morsetti?"),
        ("en", "how do i change the low string on a guitar?"),
        ("en", "does anyone know if there's a way to move the booking of the rehearsal room?"),
        ("en", "but how did you glue the neck without clamps?"),
    ],
)
def test_a_plain_question_is_a_contribution_at_most(read, language, question):
    assert not read(language, question).band.is_articulated


@pytest.mark.parametrize(
    ("language", "plain", "told"),
    [
        (
            "it",
            "come faccio a tenere accordata la chitarra?",
            "come faccio a tenere accordata la chitarra? d'inverno vicino al termosifone scende di mezzo tono in una "
            "notte, se invece la lascio nella custodia regge fino al sabato",
        ),
        (
            "en",
            "how do i keep the guitar in tune?",
            "how do i keep the guitar in tune? in winter near the heater it drops half a tone overnight, "
            "but if i leave it in the case it holds until saturday",
        ),
    ],
)
def test_a_question_that_tells_its_circumstances_earns_more(read, language, plain, told):
    assert read(language, told).score > read(language, plain).score + 15
    assert read(language, told).band.is_articulated


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "per ora ho chiuso la pratica, vi faccio sapere se lo rivedo"),
        ("it", "adesso devo imparare da voi a gestire il laboratorio"),
        ("it", "se solo quel vicino passasse il tempo a suonare invece che a lamentarsi"),
        ("it", "mi chiedo se sia perché ho premuto il pedale sbagliato quando provavo"),
        ("en", "i put the file away, will let you know if i see it again"),
        ("en", "hi, now i need to learn from you to run the workshop"),
        ("en", "if only that neighbour spent as much time playing as he spends complaining"),
        ("en", "i wonder if it's because i pressed the wrong pedal when i was rehearsing"),
    ],
)
def test_intentions_wishes_and_guesses_are_no_evidence(read, language, text):
    assert not read(language, text).band.is_articulated


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "it",
            "ho registrato una prova di mezz'ora, poi ho staccato il microfono e l'ho riattaccato. il livello è "
            "rimasto fermo a zero e il file salvato è vuoto, succede solo se lo stacco mentre registra",
        ),
        (
            "en",
            "i recorded half an hour of rehearsal, then unplugged the microphone and plugged it back in. the level "
            "stayed at zero and the saved file was empty, it only happens if i unplug it while recording",
        ),
    ],
)
def test_steps_and_what_came_of_them_are_articulated(read, language, text):
    assert read(language, text).band.is_articulated


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "grazie mille a tutti 😂"),
        ("en", "hahaha ok"),
        ("other", "ich glaube, das liegt an der Feder"),
        ("it", ""),
    ],
)
def test_what_cannot_be_deep_is_not_searched_for_cues(read, monkeypatch, language, text):
    def searched(row):
        raise AssertionError(row)

    monkeypatch.setattr("metrics.depth.score.find_cues", searched)
    assert not read(language, text).spans
    with pytest.raises(AssertionError):
        read("it", "svita il filtro e lascialo nell'aceto una notte, se no il calcare resta dentro")


@pytest.mark.parametrize("language", ["it", "en"])
def test_detail_is_earned_by_some_turns_and_not_by_others(read, language):
    details = [read(language, pair["deep"], pair.get("asked")).components["detail"] for pair in TALK[language]]
    assert min(details) == 0
    assert max(details) > 0.4


@pytest.mark.parametrize(
    ("language", "text"),
    [("it", "avvita prima le due viti in alto sul manico"), ("en", "tighten the two top screws on the neck first")],
)
def test_the_same_words_earn_once(read, language, text):
    spans = read(language, text).spans
    assert all(
        not (one.start <= other.start and other.end <= one.end) for one in spans for other in spans if one is not other
    )


def test_the_worst_message_that_can_be_found_takes_no_time_to_speak_of():
    milliseconds, text = worst(searched=24)
    assert milliseconds < 60, text  # twenty on a quiet machine; `make bench` searches longer and prints the figure


ANSWERS = {
    "it": (
        "come fate a non far crepare la ciotola in forno?",
        "dipende da quanto è spessa: se il fondo passa il centimetro io la lascio asciugare una settimana sotto un"
        " panno, perché fuori si ritira e dentro è ancora bagnato.",
        "la volta che ho avuto fretta si è aperta a metà e ho perso anche quella accanto. poi salgo piano, cento gradi"
        " l'ora fino a seicento, e solo dopo vado veloce. se hai una griglia mettila sotto, così l'aria gira e il piede"
        " non resta freddo mentre il bordo scotta.",
    ),
    "en": (
        "how do you keep the bowl from cracking in the kiln?",
        "it depends on how thick it is: if the base is over a centimetre i leave it a week under a cloth, because the"
        " outside shrinks while the inside is still wet.",
        "the one time i rushed it the pot split in half and took the one beside it along. then i go up slowly, a"
        " hundred degrees an hour until six hundred, and only after that fast. if you have a shelf put it underneath,"
        " so that air gets around and the foot does not stay cold while the rim is hot.",
    ),
}


@pytest.mark.parametrize("language", ["it", "en"])
def test_going_on_costs_little_of_what_was_said_well(read, language):
    asked, begun, going_on = ANSWERS[language]
    assert read(language, f"{begun} {going_on}", asked).score >= read(language, begun, asked).score - 10
