"""Many phrases in one pattern."""

import re

from hypothesis import given
from hypothesis import strategies as st

from metrics.language.alternatives import one_of

letters = st.text("ab .(", min_size=1, max_size=4)


@given(st.lists(letters, min_size=1, max_size=6), st.text("ab .(", max_size=12))
def test_it_finds_what_the_phrases_side_by_side_would_find(phrases: list[str], text: str) -> None:
    side_by_side = re.compile("|".join(map(re.escape, phrases)))
    assert [found.span() for found in re.finditer(one_of(phrases), text)] == [
        found.span() for found in side_by_side.finditer(text)
    ]


def test_of_those_that_begin_alike_the_first_is_found() -> None:
    assert re.findall(one_of(["never mind", "solved it", "never", "solved"]), "never, solved it") == [
        "never",
        "solved it",
    ]
