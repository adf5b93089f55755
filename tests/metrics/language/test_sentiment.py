"""How messages feel."""

import pytest

from benchmarks.quality.written import lines_of
from metrics.language.sentiment import read_sentiment
from metrics.language.tokens import clean
from metrics.values import LanguageCode, Sentiment

ITALIAN = [
    ("non vedo l'ora di provarla!", "positive"),
    ("niente male davvero", "positive"),
    ("bellissimooo, grazie mille ❤️", "positive"),
    ("mi trovo benissimo con questa crema", "positive"),
    ("adoriamo la nuova confezione", "positive"),
    ("che palle, di nuovo rotto", "negative"),
    ("il servizio clienti fa pena", "negative"),
    ("non mi piace per niente", "negative"),
    ("deluso dalla qualità, soldi buttati", "negative"),
    ("mi sono stufata di aspettare", "negative"),
    ("tvb", "positive"),
    ("l'incontro è giovedì alle 18", "neutral"),
    ("io la lavo a 30 gradi", "neutral"),
    ("ho ordinato due paia blu", "neutral"),
]
ENGLISH = [
    ("can't wait for the next drop!", "positive"),
    ("loving the new jacket, fits perfectly", "positive"),
    ("not bad at all, pretty happy with it", "positive"),
    ("good morning everyone ☕", "positive"),
    ("this sucks", "negative"),
    ("third time the zip broke, so annoyed", "negative"),
    ("i don't like the new recipe", "negative"),
    ("not happy with the sizing", "negative"),
    ("waste of money", "negative"),
    ("the shop opens at 10 on saturday", "neutral"),
    ("which size do you take", "neutral"),
    ("it's made in italy, i think", "neutral"),
]


def feeling(text: str, language: LanguageCode) -> Sentiment:
    return read_sentiment(text, clean(text), language)


@pytest.mark.parametrize(("text", "label"), ITALIAN)
def test_italian_feeling(text: str, label: str) -> None:
    assert feeling(text, "it").label == label


@pytest.mark.parametrize(("text", "label"), ENGLISH)
def test_english_feeling(text: str, label: str) -> None:
    assert feeling(text, "en").label == label


def test_negation_turns_and_degree_strengthens() -> None:
    assert (feeling("non è bello", "it").polarity or 0) < 0 < (feeling("è bello", "it").polarity or 0)
    assert (feeling("è davvero bello", "it").polarity or 0) > (feeling("è bello", "it").polarity or 0)
    assert (feeling("it's not good", "en").polarity or 0) < 0 < (feeling("it's good", "en").polarity or 0)


def test_capitals_and_stretching_say_it_louder() -> None:
    assert (feeling("è STUPENDO davvero", "it").polarity or 0) > (feeling("è stupendo davvero", "it").polarity or 0)
    assert (feeling("stupendooo", "it").polarity or 0) > (feeling("stupendo", "it").polarity or 0)


def test_what_comes_after_but_weighs_more() -> None:
    assert (feeling("bello ma scomodissimo e deludente", "it").polarity or 0) < 0
    assert (feeling("the box was damaged but the cream is wonderful", "en").polarity or 0) > 0


def test_neutral_was_read_and_unknown_was_not() -> None:
    assert feeling("la riunione è alle dieci", "it").label == "neutral"
    assert feeling("muchas gracias", "other") == Sentiment("unknown", None, 0.0)
    assert feeling("", "unknown") == Sentiment("unknown", None, 0.0)
    assert feeling("https://example.com", "unknown").label == "unknown"


def test_emoji_speak_where_the_language_cannot_be_read() -> None:
    assert feeling("😍😍", "unknown").label == "positive"
    assert feeling("<:angry:123456>", "unknown").label == "negative"
    assert feeling("dziękuję :)", "other").label == "positive"


def test_a_smile_inside_a_link_is_no_smile() -> None:
    assert feeling("http://example.com/:/x", "unknown").label == "unknown"


def test_denial_in_a_few_words_is_plain_fact() -> None:
    assert feeling("non l'ho ancora provato", "it").label == "neutral"
    assert feeling("i have not tried it yet", "en").label == "neutral"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("they never let me down", "positive"),
        ("they let everyone down", "negative"),
        ("replaced without any fuss", "positive"),
        ("the tastiest soup in town", "positive"),
        ("blew my mind", "positive"),
        ("don't waste your time", "negative"),
        ("my cousin works at the harbour", "neutral"),
        ("my birthday is on monday", "neutral"),
    ],
)
def test_idioms_degrees_of_comparison_and_facts_of_life(text: str, label: str) -> None:
    assert feeling(text, "en").label == label


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("it", "la teiera gocciola, e meno male che doveva durare una vita", "negative"),
        ("it", "meno male che domani torna il sole", "positive"),
        ("en", "it leaks from the lid", "negative"),
        ("en", "it never leaks", "positive"),
        ("en", "if it leaks, tighten the ring", "neutral"),
        ("en", "still waiting for an answer", "negative"),
        ("en", "does exactly what it should", "positive"),
        ("en", "not a single crash since march", "positive"),
        ("en", "oh great, another update", "negative"),
        ("en", "the old one was much better", "negative"),
        ("it", "perde dal tappo", "negative"),
        ("it", "non perde", "positive"),
        ("it", "se perde dal tappo stringi l'anello", "neutral"),
        ("it", "sto ancora aspettando una risposta", "negative"),
        ("it", "fa esattamente quello che deve", "positive"),
        ("it", "nemmeno un blocco da marzo", "positive"),
        ("it", "ah ottimo, un altro aggiornamento", "negative"),
        ("it", "quello di prima era molto meglio", "negative"),
    ],
)
def test_facts_that_please_or_annoy_need_no_word_of_feeling(language: LanguageCode, text: str, label: str) -> None:
    assert feeling(text, language).label == label


@pytest.mark.parametrize(
    ("file", "least"),
    [
        ("short_messages_en", 0.9),
        ("short_posts_en", 0.85),
        ("short_talk_en", 0.7),
        ("plain_words_read_en", 0.9),
        ("plain_words_read_it", 0.9),
        ("plain_words_en", 0.8),
        ("plain_words_it", 0.8),
    ],
)
def test_messages_written_to_check_it(file: str, least: float) -> None:
    language: LanguageCode = "en" if file.endswith("en") else "it"
    right = [feeling(text, language).label == label for label, texts in lines_of(file).items() for text in texts]
    assert sum(right) / len(right) >= least
