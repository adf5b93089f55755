"""A living FAQ: one question in whatever words, its best answer by a member, under a key that lasts."""

import pytest

from metrics.listening.faq import recurring_groups
from metrics.listening.recurring import QuestionKnown

LANGUAGES = ("it", "en")
# The same question, hardly a word of it twice.
DELETE = {
    "it": (
        "Come si cancella l'account?",
        "C'è un modo per eliminare il mio profilo?",
        "Scusate, dove si chiude l'utenza?",
        "Come faccio a rimuovere l'account dal sito?",
    ),
    "en": (
        "How do I delete my account?",
        "Is there any way to close my profile?",
        "Can one remove an account from here?",
        "Does anybody know how to cancel my account?",
    ),
}
SHIP = {
    "it": (
        "Quanto ci mette la spedizione in Svizzera?",
        "Il corriere consegna anche in Svizzera?",
        "Qualcuno in Svizzera ha già ricevuto un pacco?",
    ),
    "en": (
        "How long is shipping to Switzerland?",
        "Does your courier come to Switzerland as well?",
        "Has anyone in Switzerland received a parcel yet?",
    ),
}
OTHERS = {
    "it": ("Come cambio la password?", "Quando parte il prossimo evento?", "Il sapone contiene glutine?"),
    "en": ("How do I change my password?", "When does the next event start?", "Does the soap contain gluten?"),
}
ANSWER = {
    "it": "Dalle impostazioni, in fondo alla pagina: si conferma con il link che arriva per posta",
    "en": "In the settings, at the bottom of the page: you confirm with the link that they mail you",
}
THANKS = {"it": "Grazie mille, funziona!", "en": "Thank you so much, that works!"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wordings", [DELETE, SHIP])
def test_a_question_in_different_words_is_one_question(room, language, wordings):
    lounge = room(language)
    asked = [lounge.say(f"person {index}", text, weeks_ago=index % 3) for index, text in enumerate(wordings[language])]
    for index, text in enumerate(OTHERS[language]):
        lounge.say(f"person {index + 5}", text, weeks_ago=index % 2)

    (group,) = recurring_groups(lounge.window())

    assert set(group.question_ids) == set(asked)
    assert group.people == len(asked)
    assert group.typical_id in asked
    assert group.best_answer_id is None and group.answer_score is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_in_two_languages_meet(room, language):
    other = "en" if language == "it" else "it"
    lounge = room(language)
    first = lounge.say("person 1", DELETE[language][0], weeks_ago=2)
    lounge.language = other
    second = lounge.say("person 2", DELETE[other][1])

    (group,) = recurring_groups(lounge.window())

    assert group.question_ids == (first, second)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_member_answered_best_is_offered_and_thanks_count(room, language):
    lounge = room(language)
    first = lounge.say("person 1", DELETE[language][0], weeks_ago=2)
    lounge.say("person 8", ANSWER[language], weeks_ago=2, to=first)
    second = lounge.say("person 2", DELETE[language][1])
    best = lounge.say("person 9", f"{ANSWER[language]}!", to=second)
    lounge.say("person 2", THANKS[language], to=best)

    (group,) = recurring_groups(lounge.window())

    assert group.best_answer_id == best
    assert group.thanked
    assert group.answer_score is not None and 0.3 < group.answer_score <= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_by_staff_is_not_a_member_s(room, language):
    lounge = room(language)
    lounge.say("person 1", DELETE[language][0], weeks_ago=2)
    asked = lounge.say("person 2", DELETE[language][1])
    lounge.say("team", ANSWER[language], staff=True, to=asked)

    (group,) = recurring_groups(lounge.window())

    assert group.best_answer_id is None
    assert group.answered_by_staff


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_key_lasts_when_wordings_change(room, language):
    lounge = room(language)
    for index, text in enumerate(DELETE[language][:2]):
        lounge.say(f"person {index}", text, weeks_ago=1)
    (before,) = recurring_groups(lounge.window())
    later = room(language)
    for index, text in enumerate(DELETE[language][2:]):
        later.say(f"person {index + 5}", text)

    (after,) = recurring_groups(later.window(), known=[QuestionKnown(before.key, before.signature)])

    assert after.key == before.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_and_when_are_two_questions(room, language):
    asked = {
        "it": ("Dove si compra la tazza rossa?", "Quando si compra la tazza rossa?"),
        "en": ("Where do I buy the red mug?", "When can I buy the red mug?"),
    }
    lounge = room(language)
    for index, text in enumerate(asked[language]):
        lounge.say(f"person {index}", text)

    assert recurring_groups(lounge.window()) == ()
