"""A matter that members take up from each other, day after day, is a theme, however differently they word the rest."""

from dataclasses import replace
from random import Random

import pytest

from metrics.listening.themes import themes
from tests.metrics.listening.conftest import CHATTER, THINGS

WORD = {"it": "cerniera", "en": "zipper"}
PATHS = {"it": "Di questo si parla in ditta/officina, non qui", "en": "That belongs in company/workshop, not here"}
LANGUAGES = ("it", "en")
WEEKS_AGO = (7, 6, 5, 4, 3, 2, 1, 0)


def plant_an_autumn_of_it(lounge, language, people=10):
    """Three members a week, one soon after the other, and six in the last week: nothing bursts, nothing ends.

    Whatever else they say is different each time, so that no two words go together, and voices no need.
    """
    chooser = Random(3)
    things = THINGS[language].split()
    said = []
    for weeks_ago in WEEKS_AGO:
        for day in (1, 4) if weeks_ago == 0 else (2,):
            for step in range(3):
                who = f"person {(2 * weeks_ago + day + step) % people}"
                text = chooser.choice(CHATTER[language]).format(WORD[language], *chooser.sample(things, 2))
                said.append(lounge.say(who, text, weeks_ago, day=day))
    return said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_members_take_up_from_each_other_all_autumn_is_a_theme(room, language):
    lounge = room(language)
    lounge.chat()
    said = plant_an_autumn_of_it(lounge, language)

    (theme,) = themes(lounge.window())

    assert theme.label == WORD[language]
    assert set(theme.turn_ids) == set(said)
    assert theme.trend == "steady"
    assert theme.people_this_week == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_turns_far_from_each_other_take_nothing_up(room, language):
    lounge = room(language)
    lounge.chat()
    said = set(plant_an_autumn_of_it(lounge, language))
    apart = [
        replace(turn, turn=replace(turn.turn, channel=turn.author)) if turn.id in said else turn
        for turn in lounge.turns
    ]

    assert themes(lounge.window(apart)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_person_who_goes_back_to_it_every_week_is_taken_up_by_nobody(room, language):
    lounge = room(language)
    lounge.chat()
    plant_an_autumn_of_it(lounge, language, people=1)

    assert themes(lounge.window()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_joke_that_four_people_make_of_one_exchange_is_not_a_theme(room, language):
    lounge = room(language)
    lounge.chat()
    lines = (
        (
            "Il calzino sul termos",
            "Ah ah il calzino",
            "Il calzino vince",
            "Viva il calzino",
            "Evviva, calzino per tutti",
        )
        if language == "it"
        else ("A sock on the flask", "Haha the sock", "The sock wins", "Long live the sock", "Hooray, a sock for all")
    )
    for index, text in enumerate(lines):
        lounge.say(f"person {index % 4}", text, day=3 if index < 4 else 5)

    assert themes(lounge.window()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_shuffling_the_words_among_all_turns_leaves_nothing_taken_up(room, language):
    lounge = room(language)
    lounge.chat()
    plant_an_autumn_of_it(lounge, language)
    words = [term for turn in lounge.turns for term in turn.reading.terms]
    for seed in range(5):
        Random(seed).shuffle(words)
        dealt = iter(words)
        shuffled = [
            replace(
                turn, reading=replace(turn.reading, question=None, terms=tuple(next(dealt) for _ in turn.reading.terms))
            )
            for turn in lounge.turns
        ]
        assert themes(lounge.window(shuffled)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_another_room_is_names_no_theme(room, language):
    lounge = room(language)
    lounge.chat()
    for weeks_ago in WEEKS_AGO:
        for step in range(2):
            text = f"{PATHS[language]}{'!' * weeks_ago}, {THINGS[language].split()[2 * weeks_ago + step]}"
            lounge.say(f"person {(weeks_ago + step) % 9}", text, weeks_ago, day=2)

    assert themes(lounge.window()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_need_comes_before_what_more_people_merely_talk_about(room, language):
    lounge = room(language)
    lounge.chat()
    plant_an_autumn_of_it(lounge, language)
    wishes = (
        ("Vorrei un formato da viaggio", "Mi servirebbe un formato per la palestra", "Vorrei un formato da borsetta")
        if language == "it"
        else ("I wish there were a smaller pouch", "I need a pouch for the gym", "I wish there were a handbag pouch")
    )
    for index in range(6):
        lounge.say(f"person {index % 3}", f"{wishes[index % 3]} {'!' * index}", weeks_ago=index // 3, day=index)

    found = themes(lounge.window())

    assert [theme.label for theme in found] == [("formato" if language == "it" else "pouch"), WORD[language]]
    assert found[0].people_this_week < found[1].people_this_week
