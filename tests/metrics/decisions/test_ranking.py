"""Schulze's method: his own example, and random ballots against strengths that are found another way."""

from collections import deque

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.decisions.ranking import Tiers, rank

OPTIONS = ("a", "b", "c", "d", "e")


@st.composite
def tiers(draw: st.DrawFn) -> Tiers:
    """A ballot: some options in some order, some of them liked equally."""
    named = draw(st.lists(st.sampled_from(OPTIONS), unique=True))
    found: list[frozenset[str]] = []
    for option in named:
        if found and draw(st.booleans()):
            found[-1] |= {option}
        else:
            found.append(frozenset({option}))
    return tuple(found)


def ballot(order: str) -> Tiers:
    return tuple(frozenset({option}) for option in order)


# Schulze 2011, example 1: 45 people, five candidates.
PUBLISHED = (
    [ballot("acbed")] * 5
    + [ballot("adecb")] * 5
    + [ballot("bedac")] * 8
    + [ballot("cabed")] * 3
    + [ballot("caebd")] * 7
    + [ballot("cbade")] * 2
    + [ballot("dceba")] * 7
    + [ballot("ebadc")] * 8
)


def test_the_published_example() -> None:
    told = rank(OPTIONS, PUBLISHED)
    assert told.places == (("e",), ("a",), ("c",), ("b",), ("d",))
    assert told.beats_all is None
    published = {"a": (28, 28, 30, 24), "b": (25, 28, 33, 24), "c": (25, 29, 29, 24), "d": (25, 28, 28, 24)}
    published["e"] = (25, 28, 28, 31)
    for one, row in published.items():
        others = [option for option in OPTIONS if option != one]
        assert tuple(told.strengths[one, other] for other in others) == row


def prefers(given_: Tiers, one: str, other: str) -> bool:
    place = {option: number for number, tier in enumerate(given_) for option in tier}
    return place.get(one, len(given_)) < place.get(other, len(given_))


def strength(ballots: list[Tiers], start: str, goal: str) -> int:
    """The greatest number of ballots such that links of at least that strength lead from one option to the other."""
    link = {
        (one, other): sum(prefers(each, one, other) for each in ballots)
        for one in OPTIONS
        for other in OPTIONS
        if sum(prefers(each, one, other) for each in ballots) > sum(prefers(each, other, one) for each in ballots)
    }
    for least in sorted(set(link.values()), reverse=True):
        seen, waiting = {start}, deque([start])
        while waiting:
            here = waiting.popleft()
            for (one, other), ahead in link.items():
                if one == here and ahead >= least and other not in seen:
                    seen.add(other)
                    waiting.append(other)
        if goal in seen:
            return least
    return 0


@settings(max_examples=60, deadline=None)
@given(st.lists(tiers(), max_size=9))
def test_random_ballots_against_ways_found_by_walking(ballots: list[Tiers]) -> None:
    told = rank(OPTIONS, ballots)
    strengths = {(a, b): strength(ballots, a, b) for a in OPTIONS for b in OPTIONS if a != b}
    assert told.strengths == strengths
    place = {option: number for number, tier in enumerate(told.places) for option in tier}
    for a, b in strengths:
        if strengths[a, b] > strengths[b, a]:
            assert place[a] < place[b]
    assert sorted(option for tier in told.places for option in tier) == list(OPTIONS)
    for duel in told.duels:
        assert duel.ahead == sum(prefers(each, duel.winner, duel.loser) for each in ballots)
        assert duel.behind == sum(prefers(each, duel.loser, duel.winner) for each in ballots) < duel.ahead
    if told.beats_all is not None:
        assert told.winners == (told.beats_all,)


@settings(max_examples=30, deadline=None)
@given(st.lists(tiers(), min_size=1, max_size=8), st.permutations(OPTIONS))
def test_neither_the_order_of_ballots_nor_that_of_options_changes_a_place(
    ballots: list[Tiers], order: list[str]
) -> None:
    told, again = rank(OPTIONS, ballots), rank(order, ballots[::-1])
    assert [frozenset(tier) for tier in told.places] == [frozenset(tier) for tier in again.places]


def test_nobody_ranked_anything() -> None:
    told = rank(OPTIONS, [])
    assert told.places == (OPTIONS,)
    assert (told.winners, told.beats_all, told.duels) == ((), None, ())


def test_a_circle_of_preferences_is_a_tie_that_is_said_to_be_one() -> None:
    told = rank(("a", "b", "c"), [ballot("abc"), ballot("bca"), ballot("cab")])
    assert (told.winners, told.tied, told.beats_all) == (("a", "b", "c"), True, None)


def test_what_a_ballot_leaves_out_is_below_what_it_names() -> None:
    told = rank(("a", "b", "c"), [(frozenset({"c"}),)])
    assert told.places == (("c",), ("a", "b"))


@pytest.mark.parametrize("wrong", [ballot("ax"), (frozenset({"a"}), frozenset({"a", "b"}))])
def test_a_ballot_that_cannot_be_counted_is_refused(wrong: Tiers) -> None:
    with pytest.raises(ValueError):
        rank(("a", "b"), [wrong])
