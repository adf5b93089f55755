"""Answers in people's own words come together by what they are about, in both languages."""

from hypothesis import given
from hypothesis import strategies as st

from metrics.decisions.answers import AnswerTheme, answer_themes

SAID = (
    "Meno plastica, per favore",
    "La confezione è troppo grande",
    "less plastic please",
    "confezioni più piccole",
    "Aprite un negozio a Torino",
)


def test_answers_about_one_thing_are_together_whatever_the_language() -> None:
    themes = answer_themes(SAID)
    assert {theme.answers for theme in themes} == {(0, 2), (1, 3)}
    assert all(theme.word for theme in themes)


def test_an_answer_alone_is_no_theme() -> None:
    assert answer_themes(SAID[3:]) == ()
    assert answer_themes(()) == ()
    assert answer_themes(("", "👍", "👍")) == ()


def test_most_answers_come_first_and_the_word_is_their_own() -> None:
    themes = answer_themes(("più lenticchie", "le lenticchie rosse", "lenticchie!", "il pane nero", "pane fresco"))
    assert themes[0] == AnswerTheme("lenticchie", (0, 1, 2))
    assert themes[1].answers == (3, 4)


@given(st.lists(st.sampled_from(SAID) | st.text(max_size=30), max_size=8))
def test_every_answer_is_in_one_theme_at_most(answers: list[str]) -> None:
    themes = answer_themes(answers)
    placed = [place for theme in themes for place in theme.answers]
    assert len(placed) == len(set(placed)) and set(placed) <= set(range(len(answers)))
    assert all(len(theme.answers) >= 2 for theme in themes)
