"""What is read as it stands is exactly what would be left of it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from metrics.language.tokens import clean
from metrics.plain import is_plain


@given(
    st.text(alphabet=st.sampled_from("aw kK.:/<>@#`*[-]\n1é’…€☕😀\u200d") | st.characters(exclude_categories=["Cs"]))
)
@example("WWW.example.it")
@example("> quoted")
@example("[<-CODE->]")
@example(":smile:")
def test_nothing_is_set_aside_of_a_plain_text(text: str) -> None:
    if is_plain(text):
        assert clean(text).text == text


@pytest.mark.parametrize("text", ["Perché non si apre?", "it’s 20 € … “ok” – thanks, we tried it", "åk"])
def test_what_people_write_is_mostly_plain(text: str) -> None:
    assert is_plain(text)
