"""What must hold for depth in Italian and in English, whatever the words."""

import tomllib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from metrics.depth.score import COMPONENTS
from metrics.depth.shingles import shingles
from metrics.language.tokens import clean
from metrics.values import NOT_SCORED, Band

LANGUAGES = ("it", "en")
HERE = Path(__file__).parent
TALK = tomllib.loads((HERE / "community_talk.toml").read_text(encoding="utf-8"))


def turns(language: str) -> list[tuple[str | None, str, bool]]:
    """Every turn of community talk written for the tests: (what was asked, the turn, whether it is the deep one)."""
    rows = [(pair.get("asked"), pair["deep"], pair["shallow"]) for pair in TALK[language]]
    for file in sorted((HERE / "talk").glob(f"*_{language}.toml")):
        rows += [
            (asked or None, *two) for _, _, asked, *two in tomllib.loads(file.read_text(encoding="utf-8"))["pairs"]
        ]
    return [(asked, text, place == 0) for asked, *two in rows for place, text in enumerate(two)]


TURNS = {language: turns(language) for language in LANGUAGES}
DEEP = {language: [(asked, text) for asked, text, is_deep in TURNS[language] if is_deep] for language in LANGUAGES}
TRANSLATED = [[(pair.get("asked"), pair["deep"]) for pair in TALK[language]] for language in LANGUAGES]
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
FAREWELLS = {"it": ["ahahah", "grazie mille", "ok", "😂😂", "ciaooo"], "en": ["hahaha", "thanks", "ok", "❤️", "lol"]}
SALAD = TALK["connectives"]

NOTHING = 0.1
"""A tenth of a point of a hundred: what empty turns may waver by among themselves."""

moderate = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
languages = st.sampled_from(LANGUAGES)
WORDS = " ".join(deep for language in LANGUAGES for _, deep in DEEP[language]).split()


@st.composite
def deep_turns(draw):
    language = draw(languages)
    return (language, *draw(st.sampled_from(DEEP[language])))


@st.composite
def any_turns(draw):
    """Deep or shallow: what must hold for one must hold for the other."""
    language = draw(languages)
    return (language, *draw(st.sampled_from(TURNS[language]))[:2])


def test_there_is_talk_enough_to_draw_from():
    assert all(len(DEEP[language]) >= 150 for language in LANGUAGES)


# ---------------------------------------------------------------- 1. reactions


@given(turn=deep_turns(), how_many=st.integers(1, 400))
@moderate
def test_any_number_of_reactions_written_out_is_worth_less_than_one_turn_that_gives(read, turn, how_many):
    language, parent, text = turn
    reactions = read(language, "👍 🔥 " * how_many, parent)
    assert reactions.score == 0
    assert reactions.score < read(language, text, parent).score
    assert read(language, f"{text} {'👍 🔥 ' * how_many}", parent).score <= read(language, text, parent).score


# ---------------------------------------------------------------- 2. more of the same is not more


@given(turn=any_turns(), between=st.sampled_from([" ", ". ", "\n", " ... "]), times=st.integers(2, 4))
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


@given(turn=any_turns(), data=st.data())
@moderate
def test_filler_never_raises_depth(read, turn, data):
    language, parent, text = turn
    filler = data.draw(st.sampled_from(FILLER[language]))
    # Words said twice in a row of three are taken out, and cannot be told from the filler's own.
    assume(not set(shingles(clean(text))) & set(shingles(clean(filler))))
    alone = read(language, text, parent).score
    assert read(language, f"{text}. {filler}", parent).score <= alone + NOTHING
    assert read(language, f"{filler}. {text}", parent).score <= alone + NOTHING


@pytest.mark.parametrize(
    ("language", "whole", "without"),
    cases("reasons"),
)
def test_without_its_reason_or_example_a_turn_is_shallower(read, language, whole, without):
    assert read(language, without).score < read(language, whole).score


# ---------------------------------------------------------------- 3. other people's words


@given(turn=any_turns())
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
    # Three words in a row that both have are the quotation's, also where its end and the comment's beginning make them.
    seam = " ".join((*clean(quoted).words[-2:], *clean(comment).words[:2]))
    assume(not set(shingles(clean(quoted))) & {*shingles(clean(comment)), *shingles(clean(seam))})
    alone = read(language, comment, parent, others=[quoted])
    assert read(language, f"> {quoted}\n{comment}", parent, others=[quoted]).score == alone.score
    assert read(language, f"{quoted}\n{comment}", parent, others=[quoted]).score == alone.score


@given(turn=any_turns())
@moderate
def test_ones_own_old_message_posted_again_gives_nothing(read, turn):
    language, parent, text = turn
    assert read(language, text, parent, own=[text]).score < 5


# ---------------------------------------------------------------- 4. nothing said


@given(language=languages, data=st.data())
@moderate
def test_laughter_emoji_greetings_and_stretching_are_worth_nothing_at_any_length(read, language, data):
    pieces = data.draw(st.lists(st.sampled_from(SMALL_CHANGE[language]), min_size=1, max_size=40))
    depth = read(language, " ".join(pieces))
    assert depth.score < 5
    assert depth.band is Band.NONE


@given(turn=any_turns(), data=st.data())
@moderate
def test_laughter_and_greetings_after_a_turn_never_raise_it(read, turn, data):
    language, parent, text = turn
    pieces = data.draw(st.lists(st.sampled_from(FAREWELLS[language]), min_size=1, max_size=6))
    assert read(language, f"{text} {' '.join(pieces)}", parent).score <= read(language, text, parent).score + NOTHING


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


@given(turn=deep_turns(), data=st.data())
@moderate
def test_any_turn_that_gives_beats_boilerplate(read, turn, data):
    language, parent, text = turn
    boilerplate = data.draw(
        st.sampled_from([case["boilerplate"] for case in TALK["remarks"] if case["language"] == language])
    )
    assert (
        read(language, boilerplate * data.draw(st.integers(1, 3)), parent).score <= read(language, text, parent).score
    )


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


VERDICTS = {
    "it": [("contento", "scontento"), ("bene", "male")],
    "en": [("happy", "unhappy"), ("good", "bad")],
}


@given(turn=deep_turns(), data=st.data())
@moderate
def test_liking_or_not_with_the_same_evidence_scores_alike(read, turn, data):
    language, parent, text = turn
    one, other = (
        read(language, f"{text}. {verdict}", parent) for verdict in data.draw(st.sampled_from(VERDICTS[language]))
    )
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


def without_accents(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@given(turn=deep_turns())
@moderate
def test_accents_apostrophes_case_and_abbreviations_leave_the_band(read, turn):
    language, parent, text = turn
    typed = read(language, text, parent)
    short = dict(ABBREVIATED[language])
    # "e" for "è" is another word; who has no accents on the keyboard writes "e'", which is among the short forms.
    no_accents = " ".join(word if word == "è" else without_accents(word) for word in text.split(" "))
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
        for (asked, italian), (question, english) in zip(*TRANSLATED, strict=True)
    ]
    assert sum(abs(gap) for gap in gaps) / len(gaps) <= 5
    assert abs(sum(gaps) / len(gaps)) < 2


# ---------------------------------------------------------------- 8. whoever wrote it


@given(turn=any_turns())
@moderate
def test_whom_it_mentions_changes_nothing(read, turn):
    language, parent, text = turn
    assert read(language, f"<@123> {text}", parent).score == read(language, f"<@987654321> {text}", parent).score


# ---------------------------------------------------------------- 9. what cannot be read is not scored


@pytest.mark.parametrize("language", ["other", "unknown"])
def test_a_language_that_is_not_known_is_not_scored(read, language):
    assert read(language, "ich glaube, das liegt an der Feder, weil sie im Winter steif wird") == NOT_SCORED


@given(turn=any_turns(), unknown=st.sampled_from(["other", "unknown"]))
@moderate
def test_whatever_is_said_in_a_language_that_is_not_known_is_not_scored(read, turn, unknown):
    _, parent, text = turn
    assert read(unknown, text, parent) == NOT_SCORED


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
    assert depth.spans or depth.band is Band.NONE
    assert {span.kind for span in depth.spans} <= set(COMPONENTS)
    assert set(depth.components) == set(COMPONENTS)
    assert all(text.find(f"👍 {text}"[span.start : span.end]) >= 0 for span in depth.spans)
    assert depth == read(language, f"👍 {text}", parent)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hardly_a_deep_turn_shows_no_span(read, language):
    unheard = [text for parent, text in DEEP[language] if not read(language, text, parent).spans]
    assert len(unheard) <= len(DEEP[language]) // 100, unheard
