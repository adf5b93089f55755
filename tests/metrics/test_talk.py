"""Nine windows share a week of talk, and never take another week for it."""

from collections.abc import Sequence
from copy import copy
from dataclasses import replace

from benchmarks import communities
from metrics.catalogue import METRICS
from metrics.community.members import gone_quiet, returning
from metrics.once import while_unchanged
from metrics.talk import turns_by_id, weeks_before, weeks_of
from metrics.values import CommunityWindow, ReadTurn

ROOM = communities.Room(12, conversations_per_day=2.0)


def windows(seed: int = 1) -> tuple[CommunityWindow, ...]:
    return communities.windows(communities.talk(ROOM, 12, seed=seed))


def everything(window: CommunityWindow) -> list[object]:
    return [measure(window) for measure in (*(metric.collect for metric in METRICS), returning, gone_quiet)]


def test_the_weeks_of_a_window_hold_all_its_turns_in_order() -> None:
    for window in windows():
        before = weeks_before(window)
        assert [read for week in before for read in week] == list(window.earlier)
        assert [read for week in weeks_of(window) for read in week] == [*window.earlier, *window.turns]
        assert turns_by_id(window) == {read.id: read for read in (*window.earlier, *window.turns)}
        assert len(before) <= 8


def test_windows_share_the_very_weeks_they_have_in_common() -> None:
    *_, earlier, later = windows()
    assert all(one is other for one, other in zip(weeks_of(earlier)[1:], weeks_before(later), strict=True))


def test_what_was_seen_before_changes_no_indicator() -> None:
    seen = windows()
    alone = [everything(window) for window in windows()[::-1]][::-1]
    others = windows(seed=2)
    for window, other, expected in zip(seen, others, alone, strict=True):
        everything(other)
        assert everything(window) == expected


def test_a_week_in_which_a_turn_changed_is_another_week() -> None:
    *_, window = windows()
    changed = tuple(
        replace(read, turn=replace(read.turn, author=read.author + "-again", staff=False)) for read in window.earlier
    )
    expected = everything(replace(window, earlier=changed))
    everything(window)
    assert everything(replace(window, earlier=changed)) == expected
    assert expected != everything(window)


def test_the_oldest_stretch_is_forgotten_first() -> None:
    asked: list[str] = []

    @while_unchanged(2)
    def author(turns: Sequence[ReadTurn]) -> str:
        asked.append(turns[0].author)
        return turns[0].author

    first, second, third = ((read,) for read in communities.talk(ROOM, 1)[:3])
    for turns in (first, second, first, second, third, second, first):
        assert author(turns) == turns[0].author
    assert asked == [turns[0].author for turns in (first, second, third, first)]


def test_turns_that_are_equal_but_not_the_same_are_looked_at_again() -> None:
    looked = 0

    @while_unchanged(2)
    def look(turns: Sequence[ReadTurn]) -> int:
        nonlocal looked
        looked += 1
        return looked

    turns = communities.talk(ROOM, 1)
    again = tuple(map(copy, turns))
    assert again == turns
    assert (look(turns), look(turns), look([*turns]), look(again)) == (1, 1, 1, 2)
