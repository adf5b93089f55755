"""Many phrases in one pattern."""

import re

from hypothesis import given
from hypothesis import strategies as st

from metrics.language.alternatives import any_of

letters = st.text("ab .(", min_size=1, max_size=4)


@given(st.lists(letters, min_size=1, max_size=6), st.text("ab .(", max_size=12))
def test_it_finds_what_the_phrases_side_by_side_would_find(phrases: list[str], text: str) -> None:
    longest_first = map(re.escape, sorted(phrases, key=len, reverse=True))
    side_by_side = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)")
    assert [found.span() for found in any_of(phrases).finditer(text)] == [
        found.span() for found in side_by_side.finditer(text)
    ]


def test_the_longest_is_found_and_whole_words_only() -> None:
    pattern = any_of(["never", "solved", "never mind", "solved it"])
    assert pattern.findall("never mind, solved it; unsolved, nevers") == ["never mind", "solved it"]
