"""What holds for any community."""

import dataclasses
import random
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks import communities
from metrics.catalogue import METRICS
from metrics.community.axes import member_axes
from metrics.community.members import gone_quiet, newly_speaking, returning
from metrics.community.rhythm import rhythm
from metrics.values import CommunityWindow, ReadTurn

MOMENT = timedelta(seconds=30)

weeks = st.builds(
    lambda people, pace, staff_voice, seed, week: communities.windows(
        communities.talk(communities.Room(people, conversations_per_day=pace, staff_voice=staff_voice), 12, seed=seed)
    )[-week],
    people=st.integers(2, 40),
    pace=st.floats(0.1, 6.0),
    staff_voice=st.sampled_from((0.0, 0.2, 0.9)),
    seed=st.integers(0, 10_000),
    week=st.integers(1, 3),
)
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def everything(window: CommunityWindow) -> dict[str, object]:
    return {metric.name: metric.collect(window) for metric in METRICS}


@few
@given(weeks)
def test_shares_are_shares_and_values_lie_in_their_intervals(window: CommunityWindow) -> None:
    for metric in METRICS:
        found = metric.collect(window)
        if found.value is None:
            assert found.interval is None, metric.name
            continue
        assert found.interval is not None, metric.name
        assert found.interval.low <= found.value + 1e-9, metric.name
        assert found.value <= found.interval.high + 1e-9, metric.name
        if metric.unit == "share":
            assert 0 <= found.interval.low <= found.interval.high <= 1, metric.name
            assert found.numerator is not None
            assert found.denominator
            assert found.value == found.numerator / found.denominator, metric.name


@few
@given(weeks, st.randoms(use_true_random=False))
def test_what_people_are_called_changes_nothing(window: CommunityWindow, chance: random.Random) -> None:
    names = list(window.members)
    chance.shuffle(names)
    new = {name: f"person{number}" for number, name in enumerate(names)}
    renamed = dataclasses.replace(
        window,
        turns=tuple(_by(read, new[read.author]) for read in window.turns),
        earlier=tuple(_by(read, new[read.author]) for read in window.earlier),
        presence=tuple(dataclasses.replace(sign, author=new[sign.author]) for sign in window.presence),
        members={new[name]: dataclasses.replace(window.members[name], author=new[name]) for name in sorted(names)},
    )
    assert everything(renamed) == everything(window)
    assert [new[quiet.author] for quiet in gone_quiet(window)] == [quiet.author for quiet in gone_quiet(renamed)]
    assert rhythm(renamed) == rhythm(window)


@few
@given(weeks)
def test_what_staff_say_is_in_no_member_denominator(window: CommunityWindow) -> None:
    """Staff answer the last turn again and again: only what is measured of staff and of replies may move."""
    last = window.turns[-1] if window.turns else None
    if last is None or last.at + 10 * MOMENT >= window.end:
        return
    chatter = tuple(_answering(last, number) for number in range(1, 6))
    louder = dataclasses.replace(window, turns=window.turns + chatter)
    before, after = everything(window), everything(louder)
    touched = {
        "member_to_member",
        "conversations_without_staff",
        "first_answer_by_staff_minutes",
        "first_answer_by_members_minutes",
        "newcomers_answered",
        "conversations",
        "people_per_conversation",
        "member_started",
    }
    for name in before.keys() - touched:
        assert before[name] == after[name], name
    assert {m.name: m.collect(louder).denominator for m in METRICS if m.name.startswith("first_answer")} == {
        m.name: m.collect(window).denominator for m in METRICS if m.name.startswith("first_answer")
    }
    assert member_axes(louder) == member_axes(window)
    assert newly_speaking(louder) == newly_speaking(window)
    assert returning(louder) == returning(window)


@few
@given(weeks)
def test_measuring_twice_gives_the_same(window: CommunityWindow) -> None:
    assert everything(window) == everything(dataclasses.replace(window))


@few
@given(weeks)
def test_two_axes_with_their_uncertainty(window: CommunityWindow) -> None:
    for author, axes in member_axes(window).items():
        assert not author.startswith("staff")
        assert axes.articulated_interval.low <= axes.articulated_interval.high
        assert (axes.depth is None) == (axes.turns < 7) == (axes.depth_interval is None)
        if axes.depth is not None and axes.depth_interval is not None:
            assert 0 <= axes.depth_interval.low <= axes.depth <= axes.depth_interval.high <= 100


def _by(read: ReadTurn, author: str) -> ReadTurn:
    return dataclasses.replace(read, turn=dataclasses.replace(read.turn, author=author))


def _answering(read: ReadTurn, number: int) -> ReadTurn:
    at = read.at + number * MOMENT
    turn = dataclasses.replace(
        read.turn, id=f"{read.id}-{number}", author="staff0", staff=True, start=at, end=at, text="noted"
    )
    reading = dataclasses.replace(read.reading, turn_id=turn.id, question=None, parent_turn_id=read.id)
    return ReadTurn(turn, reading, read.conversation_id)
