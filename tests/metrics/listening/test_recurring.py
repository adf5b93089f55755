"""A question recurs when two people ask it in two conversations, whatever the wording."""

import pytest

from metrics.listening.recurring import recurring_questions

DESCALE = {
    "it": (
        "Come si toglie il calcare dalla macchina?",
        "Qualcuno sa come togliere il calcare dalla macchina del caffè?",
    ),
    "en": ("How do I remove the limescale from the machine?", "Best way of removing limescale from my coffee machine?"),
}
OTHER = {
    "it": ("Quando esce il nuovo catalogo?", "Il caffè si conserva in frigorifero?", "La macchina è in garanzia?"),
    "en": ("When is the new catalogue out?", "Should coffee be kept in the fridge?", "Is the machine under warranty?"),
}
LANGUAGES = ("it", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_question_in_two_wordings_recurs(room, language):
    lounge = room(language)
    asked = [
        lounge.say("person 1", DESCALE[language][0], weeks_ago=5),
        lounge.say("person 2", DESCALE[language][1], weeks_ago=0),
    ]
    for index, text in enumerate(OTHER[language]):
        lounge.say(f"person {index}", text, weeks_ago=index)

    (question,) = recurring_questions(lounge.window())

    assert question.turn_ids == tuple(asked)
    assert (question.people, question.conversations, question.asked_this_week) == (2, 2, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_person_who_asks_twice_does_not_make_it_recur(room, language):
    lounge = room(language)
    lounge.say("person 1", DESCALE[language][0], weeks_ago=2)
    lounge.say("person 1", DESCALE[language][1])

    assert recurring_questions(lounge.window()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_people_in_one_conversation_do_not_make_it_recur(room, language):
    lounge = room(language)
    lounge.say("person 1", DESCALE[language][0], conversation="one")
    lounge.say("person 2", DESCALE[language][1], conversation="one")

    assert recurring_questions(lounge.window()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_staff_s_own_question_does_not_count(room, language):
    lounge = room(language)
    lounge.say("staff person", DESCALE[language][0], weeks_ago=2, staff=True)
    lounge.say("person 2", DESCALE[language][1])

    assert recurring_questions(lounge.window()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_that_nobody_asked_this_week_waits(room, language):
    lounge = room(language)
    lounge.say("person 1", DESCALE[language][0], weeks_ago=5)
    lounge.say("person 2", DESCALE[language][1], weeks_ago=2)

    assert recurring_questions(lounge.window()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_different_questions_on_one_subject_stay_apart(room, language):
    lounge = room(language)
    for index, text in enumerate((*OTHER[language], DESCALE[language][0])):
        lounge.say(f"person {index}", text, weeks_ago=index % 2)

    assert recurring_questions(lounge.window()) == ()


LITTLE_IN_COMMON = {
    "it": (
        "Dove trovo il filtro?",
        "Dove trovo la ricetta della crema al cardamomo col filtro di stoffa?",
    ),
    "en": ("Where do I find the filter?", "Where do I find the recipe of the cardamom cream with a cotton filter?"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_words_in_common_are_too_little_when_one_question_is_about_much_more(room, language):
    lounge = room(language)
    for weeks_ago, text in enumerate(LITTLE_IN_COMMON[language]):
        lounge.say(f"person {weeks_ago}", text, weeks_ago=weeks_ago)

    assert recurring_questions(lounge.window()) == ()


ACCOUNTS = {
    "it": (
        "Sono entrata con quello sbagliato: come cambio account?",
        "Come cambio il mio profilo?",
        "Come faccio a cancellare il mio account?",
        "Si può cancellare il profilo?",
    ),
    "en": (
        "I signed in with the wrong account: how do I change account?",
        "How do I change my profile?",
        "How can I delete my account?",
        "Is there a way of deleting my profile?",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_one_signs_in_with_is_not_what_others_see_of_one(room, language):
    lounge = room(language)
    signing_in, showing = ACCOUNTS[language][:2]
    lounge.say("person 1", signing_in, weeks_ago=2)
    lounge.say("person 2", showing)

    assert recurring_questions(lounge.window()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_wants_a_profile_gone_asks_what_whoever_wants_an_account_gone_asks(room, language):
    lounge = room(language)
    for weeks_ago, text in enumerate(ACCOUNTS[language][2:]):
        lounge.say(f"person {weeks_ago}", text, weeks_ago=weeks_ago)
    for index, text in enumerate(OTHER[language]):
        lounge.say(f"person {index}", text, weeks_ago=index)

    assert [question.people for question in recurring_questions(lounge.window())] == [2]
