"""What a community manager would call a theme is found; what is not one is left alone."""

from dataclasses import replace
from random import Random

import pytest

from metrics.listening.decided import ThemeDecided
from metrics.listening.themes import ThemeConfigured, themes

REFILL = {
    "it": (
        "Non riesco ad aprire la ricarica senza rovesciare metà del sapone",
        "Anche a me la ricarica si apre male, il sapone finisce dappertutto",
        "Sarebbe bello se la ricarica avesse un beccuccio",
        "Vorrei un beccuccio sulla ricarica, così il sapone non cola",
        "La ricarica del sapone perde dal beccuccio, ieri ho dovuto lavare il ripiano",
        "C'è un modo per versare la ricarica senza sprecare sapone?",
    ),
    "en": (
        "I can't open the refill pouch without spilling half of the soap",
        "Same here, the refill pouch opens badly and soap goes everywhere",
        "It would be great if the refill pouch had a spout",
        "I wish there were a spout on the refill, so the soap stays in",
        "The refill leaks from the corner, soap all over my shelf yesterday",
        "Is there a way to pour the refill without wasting soap?",
    ),
}
TRAVEL_SIZE = {
    "it": (
        "Vorrei un formato da viaggio",
        "Mi servirebbe un formato più piccolo per la palestra",
        "Il formato grande è troppo pesante da portare in aereo",
        "Sarebbe bello avere anche un formato mini",
        "Perché non fate un formato da borsetta?",
    ),
    "en": (
        "I wish there were a smaller pouch",
        "I need a pouch that fits in a handbag, maybe for the gym too",
        "It would be great if the pouch came in glass",
        "Why don't you sell a pouch for travelling?",
        "The big pouch is too heavy to carry on a plane",
    ),
}
EVENING = {
    "it": (
        "Giovedì vi aspettiamo alla serata degustazione con il sommelier",
        "Degustazione con il sommelier: restano pochi posti",
        "Il sommelier della degustazione si presenta qui domani",
        "Prenotate la degustazione, il sommelier porta sei vini",
        "Ultimo avviso per la degustazione col sommelier",
        "Grazie a chi verrà alla degustazione, il sommelier è emozionato",
    ),
    "en": (
        "Thursday is our tasting evening with the sommelier",
        "Tasting with the sommelier: few seats left",
        "The tasting sommelier introduces herself here tomorrow",
        "Book the tasting, the sommelier brings six wines",
        "Last call for the sommelier tasting",
        "Thanks to all who join the tasting, the sommelier is thrilled",
    ),
}
LID = {
    "it": (
        "Il coperchio si è rotto dopo due giorni",
        "Anche il mio coperchio si è rotto di nuovo",
        "Non riesco a chiudere il coperchio",
        "Il coperchio perde acqua nella borsa, che problema",
        "Il coperchio non si chiude più",
    ),
    "en": (
        "The lid broke after two days",
        "My lid broke again as well",
        "I can't close the lid",
        "The lid leaks in my bag, it doesn't close",
        "The lid doesn't close any more",
    ),
}
LID_SINCE = {
    "it": (
        "Col coperchio nuovo arriva tutto caldo",
        "Ho lavato il coperchio e poi la vaschetta",
        "Bel coperchio, verde",
    ),
    "en": ("With the new lid it all arrives warm", "I washed the lid and then the tray", "Lovely lid, green"),
}
LANGUAGES = ("it", "en")
CHATTER_TAIL = {
    "it": ["pioggia", "nebbia", "torta", "divano", "gatto", "treno", "lago", "piazza", "cane"],
    "en": ["rain", "fog", "cake", "sofa", "cat", "train", "lake", "square", "dog"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_need_that_five_people_voice_in_partly_different_words_is_found(room, language):
    lounge = room(language)
    lounge.chat()
    said = [
        lounge.say(f"person {index % 5}", text, weeks_ago=index % 2, day=index)
        for index, text in enumerate(REFILL[language])
    ]

    (theme,) = themes(lounge.window())

    assert ("ricarica" if language == "it" else "refill") in theme.label
    assert set(theme.turn_ids) == set(said)
    assert (theme.people, theme.turns) == (5, 6)
    assert theme.voiced_as in ("problem", "wish", "request")
    assert theme.origin == "emerging"
    assert theme.staff_share == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_need_that_shares_a_single_word_is_found(room, language):
    lounge = room(language)
    lounge.chat()
    said = [
        lounge.say(f"person {index}", text, weeks_ago=index % 2, day=index)
        for index, text in enumerate(TRAVEL_SIZE[language])
    ]

    (theme,) = themes(lounge.window())

    assert theme.label in ("formato", "pouch")
    assert set(theme.turn_ids) == set(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_only_staff_push_is_not_a_theme_of_the_members(room, language):
    lounge = room(language)
    lounge.chat()
    for index, text in enumerate(EVENING[language]):
        lounge.say("staff person", text, weeks_ago=index % 2, day=index, staff=True)
    lounge.say("person 1", EVENING[language][1], day=3)

    assert themes(lounge.window()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_share_of_staff_in_a_theme_is_told(room, language):
    lounge = room(language)
    lounge.chat()
    for index, text in enumerate(REFILL[language]):
        lounge.say(f"person {index}", text, weeks_ago=index % 2, day=index)
    for index, text in enumerate(REFILL[language][:2]):
        lounge.say("staff person", f"{text}!", day=index, staff=True)

    (theme,) = themes(lounge.window())

    assert theme.staff_share == 2 / 8
    assert theme.people == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_person_who_insists_is_not_a_theme(room, language):
    lounge = room(language)
    lounge.chat()
    for index, text in enumerate(REFILL[language] * 2):
        lounge.say(f"person {index % 2}", f"{text} {'davvero' * (index // 6)}", weeks_ago=index % 3, day=index % 7)

    assert themes(lounge.window()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_message_that_everybody_forwards_is_not_a_theme(room, language):
    lounge = room(language)
    lounge.chat()
    for index in range(8):
        lounge.say(f"person {index}", REFILL[language][0], weeks_ago=index % 3, day=index % 7)

    assert themes(lounge.window()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(8))
def test_chatter_yields_no_themes(room, language, seed):
    lounge = room(language)
    lounge.chat(seed=seed, people=10 + 5 * (seed % 4), per_week=20 + 10 * seed)

    assert themes(lounge.window()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_theme_does_not_survive_shuffling_its_words_among_all_turns(room, language):
    lounge = room(language)
    lounge.chat()
    for index, text in enumerate(REFILL[language]):
        lounge.say(f"person {index}", text, weeks_ago=index % 2, day=index)
    words = [term for turn in lounge.turns for term in turn.reading.terms]
    for seed in range(5):
        Random(seed).shuffle(words)
        dealt = iter(words)
        shuffled = []
        for turn in lounge.turns:
            hand = tuple(next(dealt) for _ in turn.reading.terms)
            text = " ".join(term.surface for term in hand)
            shuffled.append(
                replace(
                    turn, turn=replace(turn.turn, text=text), reading=replace(turn.reading, question=None, terms=hand)
                )
            )
        assert themes(lounge.window(shuffled)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_window_twice_gives_the_same_themes(room, language):
    lounge = room(language)
    lounge.chat()
    for index, text in enumerate(REFILL[language]):
        lounge.say(f"person {index}", text, weeks_ago=index % 2, day=index)

    assert themes(lounge.window()) == themes(lounge.window()) != ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_renaming_the_authors_changes_nothing(room, language):
    lounge = room(language)
    lounge.chat()
    for index, text in enumerate(REFILL[language]):
        lounge.say(f"person {index}", text, weeks_ago=index % 2, day=index)
    authors = sorted({turn.author for turn in lounge.turns})
    masks = dict(zip(authors, reversed([f"mask {index}" for index in range(len(authors))]), strict=True))
    masked = [replace(turn, turn=replace(turn.turn, author=masks[turn.author])) for turn in lounge.turns]

    assert themes(lounge.window(masked)) == themes(lounge.window())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_s_name_names_a_theme(room, language):
    lounge = room(language)
    lounge.chat()
    for index in range(8):
        lounge.say(f"person {index}", f"Gualtiero, {REFILL[language][index % 6]} Gualtiero!", index % 3, day=index % 7)
        lounge.say(f"person {index}", f"@gualtiero Bertolini {index}", index % 3, day=index % 7)

    found = themes(lounge.window(), names=("Gualtiero Bertolini",))

    assert not any(name in theme.label.lower() for theme in found for name in ("gualtiero", "bertolini"))


TRENDS = {
    "new": {0: 6},
    "recurring": {0: 3, 2: 3, 6: 2},
    "steady": {weeks_ago: 2 + weeks_ago % 2 for weeks_ago in range(9)},
    "fading": {2: 5, 3: 6, 4: 6, 6: 4},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trend", TRENDS)
def test_a_theme_is_new_recurring_steady_or_fading(room, language, trend):
    lounge = room(language)
    lounge.chat()
    for weeks_ago, people in TRENDS[trend].items():
        for index in range(people):
            text = f"{REFILL[language][(index + weeks_ago) % 6]} {CHATTER_TAIL[language][(weeks_ago + 2 * index) % 9]}"
            lounge.say(f"person {(index + weeks_ago) % 12}", text, weeks_ago, day=index % 7)

    (theme,) = themes(lounge.window())

    assert theme.trend == trend
    assert theme.people_this_week == TRENDS[trend].get(0, 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_configured_themes_are_counted_in_any_form_of_their_words(room, language):
    lounge = room(language)
    lounge.chat()
    said = (
        ("Le spedizioni sono lente", "La spedizione costa troppo", "Quanto ci mette il corriere espresso?")
        if language == "it"
        else ("The deliveries are slow", "Delivery costs too much", "How long does the express courier take?")
    )
    ids = [lounge.say(f"person {index}", text, day=index) for index, text in enumerate(said)]
    lounge.say("staff person", said[0], staff=True)
    words = ("spedizione", "corriere espresso") if language == "it" else ("delivery", "express courier")

    (theme,) = themes(lounge.window(), (ThemeConfigured("shipping", "Shipping", words),))

    assert (theme.key, theme.label, theme.origin, theme.stability) == ("shipping", "Shipping", "configured", None)
    assert set(theme.turn_ids) == set(ids)
    assert (theme.people, theme.staff_share) == (3, 0.25)
    assert theme.trend == "new"


def test_a_configured_theme_that_nobody_voices_this_week_is_silent(room):
    lounge = room("en")
    lounge.chat()
    lounge.say("person 1", "The deliveries are slow", weeks_ago=3)

    assert themes(lounge.window(), (ThemeConfigured("shipping", "Shipping", ("delivery",)),)) == ()


def test_an_empty_window_has_no_themes(room):
    assert themes(room("it").window()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_staff_decided_about_a_theme_holds_in_later_weeks(room, language):
    lounge = room(language)
    lounge.chat()
    for index, text in enumerate(REFILL[language]):
        lounge.say(f"person {index % 5}", text, weeks_ago=index % 2, day=index)
    for index, text in enumerate(EVENING[language]):
        lounge.say(f"person {index}", text, weeks_ago=index % 2, day=index)
    window = lounge.window()
    found = {theme.key: theme for theme in themes(window)}
    refill = next(theme for theme in found.values() if "refilling" in theme.lemmas)
    travel = next(theme for theme in found.values() if theme is not refill)

    dismissed = themes(window, decided=[ThemeDecided(refill.key, refill.lemmas, dismissed=True)])
    renamed = themes(window, decided=[ThemeDecided("an older key", refill.lemmas, label="Refills")])
    merged = themes(window, decided=[ThemeDecided(travel.key, into=refill.key)])

    assert refill.key not in {theme.key for theme in dismissed}
    assert ("an older key", "Refills") in {(theme.key, theme.label) for theme in renamed}
    (whole,) = (theme for theme in merged if theme.key == refill.key)
    assert travel.key not in {theme.key for theme in merged}
    assert set(whole.turn_ids) == {*refill.turn_ids, *travel.turn_ids}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_trouble_of_weeks_ago_is_not_told_as_one_that_members_have_now(room, language):
    lounge = room(language)
    lids = ThemeConfigured.named("Lids", ("coperchio", "lid"))
    for index, text in enumerate(LID[language]):
        lounge.say(f"person {index}", text, weeks_ago=4, day=index)
    for index, text in enumerate(LID_SINCE[language]):
        lounge.say(f"person {index}", text, day=index)
    (over,) = themes(lounge.window(), (lids,))
    lounge.say("person 3", LID[language][0], day=4)
    (again,) = themes(lounge.window(), (lids,))

    assert (over.voiced_as, again.voiced_as) == (None, "problem")
