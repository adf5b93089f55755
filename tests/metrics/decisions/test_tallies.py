"""Choices, marks and turnout, each held against a count that is made another way."""

from collections import Counter
from fractions import Fraction
from statistics import median_high, median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.decisions.choices import count_choices
from metrics.decisions.ratings import HIGHEST, LOWEST, count_ratings
from metrics.decisions.turnout import Turnout, quorum_of

OPTIONS = ("ceci", "lenticchie", "fave", "piselli")
chosen = st.frozensets(st.sampled_from(OPTIONS))
marked = st.dictionaries(st.sampled_from(OPTIONS), st.integers(LOWEST, HIGHEST))


@given(st.lists(chosen))
def test_a_choice_is_what_a_count_option_by_option_gives(ballots: list[frozenset[str]]) -> None:
    told = count_choices(OPTIONS, ballots)
    by_hand = {option: len([ballot for ballot in ballots if option in ballot]) for option in OPTIONS}
    assert dict(told.counts) == by_hand
    assert [option for option, _ in told.counts] == list(OPTIONS)
    assert told.ballots == len(ballots)
    most = max(by_hand.values())
    assert set(told.leading) == ({option for option in OPTIONS if by_hand[option] == most} if most else set())


@given(st.lists(chosen), st.lists(chosen, max_size=6))
def test_what_is_settled_stays_whatever_the_others_do(
    ballots: list[frozenset[str]], later: list[frozenset[str]]
) -> None:
    before = count_choices(OPTIONS, ballots)
    if before.settled_with(len(later)):
        assert count_choices(OPTIONS, [*ballots, *later]).leading == before.leading


def test_nobody_chose_anything() -> None:
    told = count_choices(OPTIONS, [frozenset()])
    assert (told.leading, told.tied, told.settled_with(0), told.ballots) == ((), False, False, 1)


def test_a_tie_names_everybody_in_it_and_settles_nothing() -> None:
    told = count_choices(OPTIONS, [frozenset({"ceci"}), frozenset({"fave"})])
    assert (told.leading, told.tied, told.lead, told.settled_with(0)) == (("ceci", "fave"), True, 0, False)


def test_a_ballot_for_what_was_not_offered_is_refused() -> None:
    with pytest.raises(ValueError, match="soia"):
        count_choices(OPTIONS, [frozenset({"soia"})])
    with pytest.raises(ValueError, match="same name"):
        count_choices(("ceci", "ceci"), [])


@given(st.lists(marked))
def test_marks_are_what_a_count_mark_by_mark_gives(ballots: list[dict[str, int]]) -> None:
    told = count_ratings(OPTIONS, ballots)
    ranked: dict[str, tuple[Fraction, Fraction]] = {}
    for rating in told.options:
        marks = sorted(ballot[rating.option] for ballot in ballots if rating.option in ballot)
        assert rating.marks == tuple(Counter(marks)[mark] for mark in range(LOWEST, HIGHEST + 1))
        assert rating.given == len(marks)
        if marks:
            middle = Fraction(median_low(marks) + median_high(marks), 2)
            assert rating.middle == middle
            ranked[rating.option] = middle, Fraction(sum((m > 3) - (m < 3) for m in marks), len(marks))
        else:
            assert rating.middle is None
    best = max(ranked.values(), default=None)
    assert set(told.best) == {option for option in ranked if ranked[option] == best}


def test_one_angry_mark_moves_nothing_that_everybody_else_likes() -> None:
    told = count_ratings(("zuppa", "hummus"), [{"zuppa": 5, "hummus": 4}] * 8 + [{"zuppa": 1, "hummus": 4}])
    assert told.best == ("zuppa",)


@pytest.mark.parametrize("mark", [LOWEST - 1, HIGHEST + 1])
def test_a_mark_outside_the_scale_is_refused(mark: int) -> None:
    with pytest.raises(ValueError, match=str(mark)):
        count_ratings(OPTIONS, [{"ceci": mark}])


@given(st.integers(0, 400), st.integers(0, 400), st.none() | st.integers(0, 400))
def test_turnout_adds_up(took_part: int, others: int, quorum: int | None) -> None:
    turnout = Turnout(took_part, took_part + others, quorum)
    assert turnout.still_to_vote == others
    assert turnout.missing == max(0, (quorum or 0) - took_part)
    assert (turnout.share is None) == (turnout.eligible == 0)


def test_more_than_everybody_cannot_take_part() -> None:
    with pytest.raises(ValueError, match="5 of 4"):
        Turnout(5, 4)


@given(st.integers(0, 100), st.integers(0, 1_000))
def test_a_quorum_is_the_least_number_of_people_that_is_enough(percent: int, eligible: int) -> None:
    quorum = quorum_of(percent / 100, eligible)
    assert Fraction(percent, 100) * eligible <= quorum < Fraction(percent, 100) * eligible + 1
