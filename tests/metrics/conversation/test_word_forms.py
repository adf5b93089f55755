"""Words that are not the same and about one thing all the same."""

import pytest

from metrics.conversation.word_forms import alike, word_forms


def in_common(one: str, other: str) -> frozenset[str]:
    words, others = frozenset(one.split()), frozenset(other.split())
    return alike(word_forms(words), word_forms(others), words & others)


@pytest.mark.parametrize(
    ("one", "other", "once"),
    [
        ("filtro", "filtri", "filtr"),
        ("tazze", "tazza", "tazz"),
        ("updates", "update", "update"),
        ("sourcing", "outsourcing", "sourcing"),
        ("nvidia-glx", "nvidia", "nvidia"),
        ("porta-penne", "porta_cd", "porta"),
    ],
)
def test_two_forms_of_a_word_are_one_thing_whoever_says_which(one: str, other: str, once: str) -> None:
    assert in_common(one, other) == in_common(other, one) == {once}


@pytest.mark.parametrize(
    ("one", "other"), [("filtro", "filtro"), ("pane", "vino"), ("https://a.com/x", "https://b.com/y"), ("", "pane")]
)
def test_the_same_word_and_what_all_links_are_made_of_are_nothing_beside(one: str, other: str) -> None:
    assert in_common(one, other) == frozenset()
