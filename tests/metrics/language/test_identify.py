"""Which language a message is in, as short as chat is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.language.identify import identify, word_languages
from metrics.language.tokens import clean


@pytest.mark.parametrize(
    "text",
    [
        "arrivo tra poco",
        "che taglia prendi?",
        "non lo so",
        "spedizione arrivata!",
        "xké nn funziona",
        "bellissimooo",
        "quella verde",
        "raga domani ci siete?",
        "ho scaricato l'app",
        "provato ieri, top",
    ],
)
def test_a_few_italian_words_are_italian(text: str) -> None:
    assert identify(clean(text)).code == "it"


@pytest.mark.parametrize(
    "text",
    [
        "on my way",
        "which size?",
        "idk tbh",
        "parcel arrived!",
        "that's so cute",
        "loving it",
        "the green one",
        "anyone around tomorrow?",
        "downloaded the app",
        "makes sense",
    ],
)
def test_a_few_english_words_are_english(text: str) -> None:
    assert identify(clean(text)).code == "en"


@pytest.mark.parametrize(
    "text",
    [
        "hola, cómo están todos",
        "muchas gracias por la ayuda",
        "je ne sais pas pourquoi",
        "merci beaucoup",
        "ich habe das nicht gesehen",
        "guten Morgen",
        "obrigado, você também",
        "где купить",
        "ありがとう",
    ],
)
def test_a_third_language_is_other(text: str) -> None:
    assert identify(clean(text)).code == "other"


@pytest.mark.parametrize(
    "text", ["", "12345", "😂😂😂", "ahahahah", "https://example.com/ciao", "<@123456>", "Marco", "!!!"]
)
def test_where_nothing_tells_the_language_is_unknown(text: str) -> None:
    read = identify(clean(text))
    assert (read.code, read.confidence) == ("unknown", 0.0)


def test_a_community_of_one_language_sees_the_other_as_other() -> None:
    assert identify(clean("where did you buy it"), ("it",)).code == "other"
    assert identify(clean("dove l'hai comprato"), ("it",)).code == "it"


def test_more_words_make_surer() -> None:
    assert identify(clean("quella verde che ho comprato ieri")).confidence > identify(clean("pizza")).confidence


def test_each_word_of_a_mixed_message_has_its_own_language() -> None:
    text = clean("raga ho fatto upgrade but it doesn't work")
    languages = dict(zip(text.words, word_languages(text), strict=True))
    assert languages["raga"] == languages["fatto"] == "it"
    assert languages["but"] == languages["doesn't"] == languages["work"] == "en"


def test_numbers_and_laughter_in_a_message_belong_to_no_language() -> None:
    assert word_languages(clean("ahahah ho 38 euro"))[0] == "unknown"
    assert word_languages(clean("ahahah ho 38 euro"))[2] == "unknown"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_language_or_none_and_each_token_too(text: str) -> None:
    cleaned = clean(text)
    assert 0.0 <= identify(cleaned).confidence <= 1.0
    assert len(word_languages(cleaned)) == len(cleaned.words)


def test_words_that_tell_by_themselves_need_no_byte_sequences(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(languages: tuple[str, ...]) -> None:
        raise AssertionError(languages)

    monkeypatch.setattr("metrics.language.identify.restricted_to", asked)
    assert identify(clean("se lo scaldi in padella non si sbriciola")).code == "it"
    assert identify(clean("if you heat it in a pan it does not crumble")).code == "en"
    with pytest.raises(AssertionError):
        identify(clean("zimpoli frattacchi"))
