"""A turn cut along the words that earned it something."""

from hypothesis import given
from hypothesis import strategies as st

from metrics.depth.explain import Piece, pieces, words_by_kind
from metrics.depth.score import COMPONENTS
from metrics.values import Span

spans = st.lists(
    st.builds(
        lambda kind, start, length: Span(kind, start, start + length),
        st.sampled_from(COMPONENTS),
        st.integers(0, 60),
        st.integers(1, 30),
    ),
    max_size=8,
)


@given(text=st.text(max_size=70), spans=spans)
def test_the_pieces_are_the_whole_text_in_order(text: str, spans: list[Span]) -> None:
    within = [span for span in spans if span.end <= len(text)]
    cut = pieces(text, within)
    assert "".join(piece.text for piece in cut) == text
    assert all(piece.text for piece in cut)
    assert {piece.kind for piece in cut} - {None} <= {span.kind for span in within}


def test_where_spans_overlap_the_shorter_one_shows() -> None:
    cut = pieces("if it rains take the tram", [Span("reasoning", 0, 25), Span("solution", 12, 25)])
    assert cut == (Piece("if it rains", "reasoning"), Piece(" ", None), Piece("take the tram", "solution"))


def test_neighbours_that_earned_the_same_are_shown_as_one_and_marks_belong_to_nobody() -> None:
    cut = pieces("if it rains, stay", [Span("reasoning", 0, 2), Span("reasoning", 3, 12), Span("solution", 12, 17)])
    assert [(piece.text, piece.kind) for piece in cut] == [
        ("if it rains", "reasoning"),
        (", ", None),
        ("stay", "solution"),
    ]


def test_the_words_of_a_kind_are_told_once_and_kinds_in_the_order_of_their_weight() -> None:
    cut = (Piece("here", "detail"), Piece("so", "reasoning"), Piece("here", "detail"), Piece("there", "detail"))
    assert list(words_by_kind(cut).items()) == [("reasoning", ("so",)), ("detail", ("here", "there"))]
