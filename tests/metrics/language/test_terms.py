"""The words that carry content."""

from metrics.language.terms import terms
from metrics.language.tokens import clean
from metrics.values import Term


def lemmas(text: str, language: str) -> list[str]:
    return [term.lemma for term in terms(clean(text), language)]  # type: ignore[arg-type]


def test_forms_of_a_word_join_and_the_first_surface_is_kept() -> None:
    found = terms(clean("le scarpe sono comode, ma la scarpa destra stringe"), "it")
    assert Term("scarpa", "scarpe") in found
    assert [term.lemma for term in found].count("scarpa") == 1


def test_small_talk_laughter_and_numbers_carry_nothing() -> None:
    assert lemmas("ciao ragazzi, grazie mille ahahahah 123", "it") in ([], ["mille"])
    assert lemmas("hey guys, thanks lol 42", "en") == []
    assert lemmas("asdfghjkl", "en") == []


def test_elisions_possessives_and_stretched_words_are_undone() -> None:
    assert lemmas("l'olio dell'oliveto", "it")[0] == "olio"
    assert "woman" in lemmas("the women's sizes", "en")
    assert "crema" in lemmas("cremaaaa", "it")


def test_a_language_that_cannot_be_read_has_no_terms() -> None:
    assert terms(clean("muchas gracias"), "other") == ()
