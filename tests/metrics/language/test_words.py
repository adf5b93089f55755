"""Single words as people type them."""

import pytest

from metrics.language.words import (
    chatter_words,
    expand,
    function_words,
    is_acknowledgement,
    is_greeting,
    is_laughter,
    split_elision,
    squeeze,
)


@pytest.mark.parametrize(
    "word", ["ahah", "ahahahah", "ahahhahha", "hehe", "ihihih", "haha", "lol", "lmao", "xd", "jajaja"]
)
def test_laughter_is_laughter_however_it_is_typed(word: str) -> None:
    assert is_laughter(word)


@pytest.mark.parametrize("word", ["mamma", "hai", "ha", "hello", "ho", "lollo2", "casa", "ah", "hi", "idea"])
def test_words_are_not_laughter(word: str) -> None:
    assert not is_laughter(word)


@pytest.mark.parametrize(
    ("stretched", "word"),
    [
        ("bellissimoooo", "bellissimo"),
        ("ciaooo", "ciao"),
        ("grazieeee", "grazie"),
        ("mammma", "mamma"),
        ("sooooo", "so"),
        ("cooool", "cool"),
        ("greaaat", "great"),
        ("freeee", "free"),
        ("pizza", "pizza"),
    ],
)
def test_a_stretched_word_folds_to_the_word_it_is(stretched: str, word: str) -> None:
    assert squeeze(stretched) == word


def test_abbreviations_are_written_out_in_their_own_language() -> None:
    assert expand("xké", "it") == "perché"
    assert expand("nn", "it") == "non"
    assert expand("cmq", "it") == "comunque"
    assert expand("u", "en") == "you"
    assert expand("idk", "en") == "i don't know"
    assert expand("tavolo", "it") == "tavolo"


def test_elided_words_come_apart_and_truncated_ones_do_not() -> None:
    assert split_elision("dell'acqua") == ("dell'", "acqua")
    assert split_elision("po'") == ("po'",)
    assert split_elision("acqua") == ("acqua",)


def test_small_change_is_known_in_both_languages() -> None:
    assert is_greeting("buongiornooo", "it") and is_greeting("hey", "en")
    assert is_acknowledgement("esatto", "it") and is_acknowledgement("yesss", "en")
    assert not is_acknowledgement("tenda", "it") and not is_greeting("tent", "en")
    assert {"grazie", "boh", "allora"} <= chatter_words("it")
    assert {"thanks", "hmm", "basically"} <= chatter_words("en")
    assert {"perché", "della", "sono"} <= function_words("it")
    assert {"because", "of", "don't"} <= function_words("en")
