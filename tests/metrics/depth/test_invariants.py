"""What must hold for depth in Italian and in English, whatever the words."""

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.depth.score import COMPONENTS
from metrics.values import NOT_SCORED, Band

LANGUAGES = ("it", "en")
TALK = tomllib.loads(Path(__file__).with_name("community_talk.toml").read_text(encoding="utf-8"))
DEEP = {language: [(pair.get("asked"), pair["deep"]) for pair in TALK[language]] for language in LANGUAGES}
FILLER = TALK["filler"]


def cases(name: str) -> list[tuple[str, ...]]:
    """The cases of one kind, for parametrize."""
    return [tuple(case.values()) for case in TALK[name]]


SMALL_CHANGE = {
    "it": [
        "ahahahah",
        "ciaooo",
        "grazie mille",
        "buongiorno a tutti",
        "ok",
        "siii",
        "😂😂",
        "wow",
        "bellissimoooo",
        "❤️",
    ],
    "en": ["hahahaha", "heyyy", "thanks", "good morning all", "ok", "yesss", "😂😂", "wow", "soooo nice", "❤️"],
}
SALAD = TALK["connectives"]

moderate = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
languages = st.sampled_from(LANGUAGES)
WORDS = " ".join(deep for language in LANGUAGES for _, deep in DEEP[language]).split()


@st.composite
def deep_turns(draw):
    language = draw(languages)
    return (language, *draw(st.sampled_from(DEEP[language])))


# ---------------------------------------------------------------- 1. reactions


@given(language=languages, how_many=st.integers(1, 400))
@moderate
def test_any_number_of_reactions_written_out_is_worth_less_than_one_articulated_turn(read, language, how_many):
    reactions = read(language, "👍 🔥 " * how_many)
    assert reactions.score == 0
    assert all(read(language, deep, parent).score > 40 for parent, deep in DEEP[language][:4])


# ---------------------------------------------------------------- 2. more of the same is not more


@given(turn=deep_turns(), between=st.sampled_from([" ", ". ", "\n", " ... "]), times=st.integers(2, 4))
@moderate
def test_saying_it_again_never_raises_depth(read, turn, between, times):
    language, parent, text = turn
    assert read(language, between.join([text] * times), parent).score <= read(language, text, parent).score


@given(
    language=languages,
    words=st.lists(st.sampled_from(" ".join(d for _, d in DEEP["it"] + DEEP["en"]).split()), max_size=30),
)
@moderate
def test_saying_any_words_again_never_raises_depth(read, language, words):
    text = " ".join(words)
    assert read(language, f"{text}. {text}").score <= read(language, text).score + 1e-9


@given(turn=deep_turns(), data=st.data())
@moderate
def test_filler_never_raises_depth(read, turn, data):
    language, parent, text = turn
    filler = data.draw(st.sampled_from(FILLER[language]))
    assert read(language, f"{text}. {filler}", parent).score <= read(language, text, parent).score
    assert read(language, f"{filler}. {text}", parent).score <= read(language, text, parent).score


@pytest.mark.parametrize(
    ("language", "whole", "without"),
    cases("reasons"),
)
def test_without_its_reason_or_example_a_turn_is_shallower(read, language, whole, without):
    assert read(language, without).score < read(language, whole).score


# ---------------------------------------------------------------- 3. other people's words


@given(turn=deep_turns())
@moderate
def test_another_persons_text_pasted_gives_nothing(read, turn):
    language, parent, text = turn
    assert read(language, text, parent, others=["ciao", text]).score < 5
    assert read(language, text.upper() + "!!", parent, others=[text]).score < 5


@given(turn=deep_turns(), data=st.data())
@moderate
def test_a_quotation_with_a_comment_scores_the_comment(read, turn, data):
    language, parent, comment = turn
    _, quoted = data.draw(st.sampled_from(DEEP[language]).filter(lambda other: other[1] != comment))
    alone = read(language, comment, parent, others=[quoted])
    assert read(language, f"> {quoted}\n{comment}", parent, others=[quoted]).score == alone.score
    assert read(language, f"{quoted}\n{comment}", parent, others=[quoted]).score == pytest.approx(alone.score, abs=12)


def test_ones_own_old_message_posted_again_gives_nothing(read):
    parent, text = DEEP["it"][0]
    assert read("it", text, parent, own=[text]).score < 5


# ---------------------------------------------------------------- 4. nothing said


@given(language=languages, data=st.data())
@moderate
def test_laughter_emoji_greetings_and_stretching_are_worth_nothing_at_any_length(read, language, data):
    pieces = data.draw(st.lists(st.sampled_from(SMALL_CHANGE[language]), min_size=1, max_size=40))
    depth = read(language, " ".join(pieces))
    assert depth.score < 5
    assert depth.band is Band.NONE


@given(language=languages, data=st.data())
@moderate
def test_a_salad_of_connectives_is_worth_nothing(read, language, data):
    words = data.draw(st.lists(st.sampled_from(SALAD[language]), min_size=6, max_size=60))
    assert read(language, data.draw(st.sampled_from([" ", ", "])).join(words)).score < 5


@pytest.mark.parametrize("language", [*LANGUAGES, "other", "unknown"])
@pytest.mark.parametrize(
    "text",
    [
        "asdfghjkl qwertyuiop zxcvbnm kjhgfd lkjhg",
        "sdkjfh ksdjfhks jdfh ksjdhfk sjdhfkjsd hfkjsdhf",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore",
        "🔥🔥🔥",
        "",
        "https://example.org/a-link-and-nothing-else",
    ],
)
def test_dummy_text_keysmash_and_bare_links_are_worth_nothing_in_any_language(read, language, text):
    depth = read(language, text)
    assert depth.score == 0
    assert depth.band is Band.NONE


# ---------------------------------------------------------------- 5. a remark, boilerplate, spam


@pytest.mark.parametrize(
    ("language", "remark", "boilerplate"),
    cases("remarks"),
)
def test_a_concrete_remark_beats_long_boilerplate(read, language, remark, boilerplate):
    assert read(language, boilerplate * 2).score < 10
    assert read(language, remark).score > 50


@pytest.mark.parametrize(
    ("language", "spam"),
    cases("spam"),
)
def test_promotional_spam_does_not_score(read, language, spam):
    assert read(language, spam).score < 5


# ---------------------------------------------------------------- 6. praise, criticism, insult


@pytest.mark.parametrize(
    ("language", "praise", "criticism"),
    cases("judgements"),
)
def test_praise_and_criticism_with_the_same_evidence_score_alike(read, language, praise, criticism):
    one, other = read(language, praise), read(language, criticism)
    assert one.band is other.band or abs(one.score - other.score) <= 8


@pytest.mark.parametrize(
    ("language", "insult"),
    cases("insults"),
)
def test_an_insult_is_not_criticism(read, language, insult):
    assert read(language, insult).score < 5


# ---------------------------------------------------------------- 7. how it is typed


ABBREVIATED = {
    "it": [
        ("perché", "xké"),
        ("non", "nn"),
        ("per", "x"),
        ("più", "piu"),
        ("però", "xò"),
        ("è", "e'"),
        ("comunque", "cmq"),
    ],
    "en": [("you", "u"), ("you're", "youre"), ("don't", "dont"), ("because", "cuz"), ("though", "tho"), ("i'd", "id")],
}


@given(turn=deep_turns())
@moderate
def test_accents_apostrophes_case_and_abbreviations_leave_the_band(read, turn):
    language, parent, text = turn
    typed = read(language, text, parent)
    short = dict(ABBREVIATED[language])
    no_accents = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    for variant in (
        text.lower(),
        text[0].upper() + text[1:],
        text.replace("'", "’"),
        no_accents,
        " ".join(short.get(word, word) for word in text.split()),
    ):
        other = read(language, variant, parent)
        assert other.band is typed.band or abs(other.score - typed.score) <= 8, variant


def test_faithful_translations_score_alike_on_the_whole(read):
    gaps = [
        read("it", italian, asked).score - read("en", english, question).score
        for (asked, italian), (question, english) in zip(DEEP["it"], DEEP["en"], strict=True)
    ]
    assert sum(abs(gap) for gap in gaps) / len(gaps) < 10
    assert abs(sum(gaps) / len(gaps)) < 5


# ---------------------------------------------------------------- 8. whoever wrote it


@given(turn=deep_turns())
@moderate
def test_whom_it_mentions_changes_nothing(read, turn):
    language, parent, text = turn
    assert read(language, f"<@123> {text}", parent).score == read(language, f"<@987654321> {text}", parent).score


# ---------------------------------------------------------------- 9. what cannot be read is not scored


@pytest.mark.parametrize("language", ["other", "unknown"])
def test_a_language_that_is_not_known_is_not_scored(read, language):
    assert read(language, "ich glaube, das liegt an der Feder, weil sie im Winter steif wird") == NOT_SCORED


# ---------------------------------------------------------------- always


@given(
    language=st.sampled_from([*LANGUAGES, "other", "unknown"]),
    text=st.text(max_size=300),
    parent=st.none() | st.text(max_size=80),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_breaks_it_and_scores_stay_in_range(read, language, text, parent):
    depth = read(language, text, parent)
    assert (depth.score is None) == (depth.band is None) == (depth.gate is None)
    assert depth.score is None or 0 <= depth.score <= 100
    assert all(0 <= span.start < span.end <= len(text) for span in depth.spans)


@given(turn=deep_turns())
@moderate
def test_a_score_comes_with_the_spans_that_earned_it(read, turn):
    language, parent, text = turn
    depth = read(language, f"👍 {text}", parent)
    assert depth.spans
    assert {span.kind for span in depth.spans} <= set(COMPONENTS)
    assert set(depth.components) == set(COMPONENTS)
    assert all(text.find(f"👍 {text}"[span.start : span.end]) >= 0 for span in depth.spans)
    assert depth == read(language, f"👍 {text}", parent)
