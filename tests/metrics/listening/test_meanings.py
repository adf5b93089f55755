"""Words that stand for one matter are heard as one, in either language; those that only look alike stay apart."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from metrics.language.terms import lemma, terms
from metrics.language.tokens import clean
from metrics.listening import meanings
from metrics.listening.lexicons import LANGUAGES
from metrics.listening.meanings import asked_for, matters
from metrics.listening.recurring import recurring_questions
from metrics.listening.themes import themes

ROWS = tomllib.loads((Path(meanings.__file__).parent / "meanings.toml").read_text(encoding="utf-8"))

ZIPS = {
    "it": (
        "La cerniera della giacca si inceppa sempre a metà",
        "Anche a me la zip non sale più, che fastidio",
        "Purtroppo la lampo della tasca si è rotta dopo un mese",
        "Il cursore della tasca mi è rimasto in mano, non funziona più",
        "Non riesco a chiudere la lampo della felpa con i guanti",
        "Sarebbe bello poter cambiare la cerniera da soli",
    ),
    "en": (
        "The zip of my jacket gets stuck halfway, it doesn't close",
        "Same here, the zipper won't go up any more",
        "Unfortunately the zipper pull broke after a month",
        "The slider of my jacket came off, it doesn't work any more",
        "I can't close the zips with gloves on",
        "It would be great if one could change the zip oneself",
    ),
}
PESTS = {
    "it": (
        "Non riesco a liberarmi degli afidi sul basilico",
        "La cocciniglia mi ha rovinato il limone, purtroppo",
        "Ho di nuovo i moscerini nel terriccio, non funziona niente",
        "Vorrei una guida contro i parassiti, da stampare",
        "Sarebbe bello avere un rimedio per gli afidi che non puzzi",
        "I tripidi non se ne vanno, ho un problema",
    ),
    "en": (
        "I can't get rid of the aphids on my basil",
        "Mealybugs ruined my lemon tree, unfortunately",
        "The gnats are back in the soil, nothing works",
        "I wish there were a page about pests, to print",
        "It would be great to have something for aphids that doesn't smell",
        "The thrips don't go away, I have a problem",
    ),
}
CLUMPS = {
    "it": (
        "Il fondotinta mi fa i grumi, non funziona sulla mia pelle",
        "Purtroppo dopo due settimane il mascara è grumoso",
        "Non riesco a stendere l'ombretto, resta un grumo",
        "Anche a me il rossetto fa grumi, che problema",
        "Vorrei un correttore che non sia grumoso",
        "Sarebbe bello sapere come evitare i grumi",
    ),
    "en": (
        "The foundation clumps, it doesn't work on me",
        "Unfortunately after two weeks the mascara is clumpy",
        "I can't spread the eyeshadow, it stays lumpy",
        "Same problem, the lipstick clumps",
        "I wish there were a concealer that isn't clumpy",
        "It would be great to know how to avoid the clumps",
    ),
}
ONE_MATTER = {"jackets": ZIPS, "plants": PESTS, "cosmetics": CLUMPS}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("community", ONE_MATTER)
def test_a_matter_that_everybody_words_differently_is_one_theme(room, language, community):
    lounge = room(language)
    lounge.chat()
    said = [
        lounge.say(f"person {index}", text, weeks_ago=index % 2, day=index)
        for index, text in enumerate(ONE_MATTER[community][language])
    ]

    (theme,) = themes(lounge.window())

    assert set(theme.turn_ids) == set(said)
    assert theme.voiced_as in ("problem", "wish")


def test_a_matter_voiced_half_in_italian_and_half_in_english_is_one_theme(room):
    lounge = room("it")
    lounge.chat()
    said = []
    for index, text in enumerate((*PESTS["it"][:3], *PESTS["en"][3:])):
        lounge.language = "it" if index < 3 else "en"
        said.append(lounge.say(f"person {index}", text, weeks_ago=index % 2, day=index))

    (theme,) = themes(lounge.window())

    assert set(theme.turn_ids) == set(said)


ASKED_TWICE = (
    ("it", "Vendete i ricambi della fibbia?", "it", "Dove trovo un gancio di ricambio?"),
    ("it", "La garanzia copre la cerniera?", "it", "La zip rotta è in garanzia?"),
    ("en", "Is there a replacement lid for the flask?", "en", "Do you sell spare parts, say the bottle lid?"),
    ("it", "Quando è il prossimo raduno dei volontari?", "en", "When do volunteers meet, is there a gathering?"),
    ("it", "Il fondotinta macchia i vestiti?", "en", "Does the foundation on my skin stain a dress?"),
    ("it", "Lo smalto va bene in forno con l'argilla rossa?", "en", "Which glaze suits red clay in the kiln?"),
    ("en", "Does the expansion change the rulebook?", "it", "Con l'espansione cambia il regolamento?"),
    ("it", "Il guinzaglio macchia il pelo?", "en", "Will the leash stain the fur?"),
)


@pytest.mark.parametrize(("its", "one", "others", "other"), ASKED_TWICE)
def test_one_question_in_other_words_comes_back(room, its, one, others, other):
    lounge = room(its)
    lounge.chat(per_week=10)
    asked = [lounge.say("person 1", one, weeks_ago=3)]
    lounge.language = others
    asked.append(lounge.say("person 2", other))

    (question,) = recurring_questions(lounge.window())

    assert question.turn_ids == tuple(asked)


ASKED_OF_TWO_THINGS = (
    ("it", "La batteria si ricarica in fretta?", "La batteria si suona con la chitarra in fretta?"),
    ("it", "Come si cura la pelle del viso secca?", "Come si cura la pelle della borsa secca?"),
    ("it", "Lo smalto rosso dura sulle unghie?", "Lo smalto rosso dura in forno sulla ceramica?"),
    ("it", "Il filo di lana è colorato?", "Il filo della corrente è colorato?"),
    ("en", "How do I filter my search results by colour?", "How often do you change the filter of the kettle?"),
    ("en", "Do the chocolate cookies contain butter?", "Can I decline the cookies banner of the website?"),
    ("en", "Is the cap of the bottle blue?", "Is there a blue wool cap for the sun?"),
)


@pytest.mark.parametrize(("language", "one", "other"), ASKED_OF_TWO_THINGS)
def test_a_word_of_two_meanings_does_not_join_two_matters(room, language, one, other):
    lounge = room(language)
    lounge.chat(per_week=10)
    lounge.say("person 1", one, weeks_ago=3)
    lounge.say("person 2", other)

    assert recurring_questions(lounge.window()) == ()


def _about(text, language):
    return matters(terms(clean(text), language), language)


@pytest.mark.parametrize(
    ("language", "text", "word", "meaning"),
    [
        ("it", "la lampo della borsa non scorre più", "lampo", "zips"),
        ("it", "è arrivato tutto in un lampo", "lampo", "lampo"),
        ("it", "le pile del telecomando sono scariche", "pile", "batteries"),
        ("it", "ho una pila di libri da leggere", "pila", "pila"),
        ("it", "che buono il pane", "buono", "buono"),
        ("it", "ho un buono sconto", "buono", "discounting"),
        ("it", "manca una vite, come la stringo senza cacciavite", "vite", "screws"),
        ("it", "la vite in giardino ha preso la peronospora", "vite", "vite"),
        ("it", "un pizzico di sale e olio", "sale", "salt"),
        ("it", "qualcuno sale al passo domani", "sale", "sala"),
        ("it", "ho comprato una tenda per il campeggio", "tenda", "tents"),
        ("it", "una tenda per la finestra", "tenda", "curtains"),
        ("it", "la borraccia perde dal tappo", "perde", "leaks"),
        ("it", "ho perso la borraccia", "perso", "perso"),
        ("it", "la cioccolata è amara", "amara", "bitterness"),
        ("it", "mio fratello ama il cane", "ama", "amare"),
        ("it", "mia sorella vuole leggere", "leggere", "leggere"),
        ("it", "ne ho raccolte venti", "venti", "vento"),
        ("it", "mi danno ragione", "danno", "dannare"),
        ("it", "un macinino manuale", "manuale", "manuale"),
        ("en", "you are kidding", "kidding", "kid"),
        ("it", "la cerniera della borsa", "cerniera", "zips"),
        ("it", "la cerniera degli occhiali", "cerniera", "hinges"),
        ("en", "the lens has a scratch", "scratch", "scratches"),
        ("en", "I baked it from scratch", "scratch", "scratch"),
        ("en", "a dark mode for the eyes", "dark", "darkmode"),
        ("en", "dark chocolate is my favourite", "dark", "dark"),
        ("en", "I wrote to customer support", "support", "helpdesk"),
        ("en", "the app does not support replies", "support", "support"),
        ("en", "I was charged twice on my card", "charged", "payments"),
        ("en", "it does not charge any more, not even with the other cable", "charge", "batteries"),
        ("en", "store it in an airtight jar", "store", "storage"),
        ("en", "the store in Leeds", "store", "shops"),
    ],
)
def test_what_stands_beside_a_word_tells_what_it_means(language, text, word, meaning):
    words = terms(clean(text), language)
    about = {term.surface: matter for term, matter in zip(words, matters(words, language), strict=True)}
    assert about[word] == meaning


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        (
            "it",
            "fibbia tracolla suola tappo filtro cavo raduno borraccia camicia valigia barattolo graffio",
            "fibbie tracolle suole tappi filtri cavi raduni borracce camicie valigie barattoli graffi",
        ),
        ("it", "esaurito scolorito arrugginito", "esaurite scolorita arrugginiti"),
        (
            "en",
            "meetup toothbrush loaf knife battery giftcard scarf",
            "meetups toothbrushes loaves knives batteries giftcards scarves",
        ),
    ],
)
def test_a_word_and_its_other_forms_are_one_matter(language, one, many):
    for first, second in zip(one.split(), many.split(), strict=True):
        assert _about(first, language) == _about(second, language) != (lemma(first, language),)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", ["things", "doings"])
def test_no_word_is_in_two_rows_and_each_is_heard(language, table):
    rows = ROWS[table]
    words = Counter(word for row in rows.values() for word in row[language].split())
    assert [word for word, count in words.items() if count > 1] == []
    assert [word for word in words if word in ROWS[f"beside_{language}"]] == []
    for meaning, row in rows.items():
        for word in row[language].replace("/a", "").split():
            about = asked_for(terms(clean(word), language), language)
            assert about == (meaning,) or (table == "doings" and about[0] in ROWS["things"]), word


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_beside_a_word_can_be_heard(language):
    for word, row in ROWS[f"beside_{language}"].items():
        for company in (word, *(partner for partners in row.values() for partner in partners.split())):
            assert terms(clean(company), language), f"{company!r} of {word!r} carries no content"
