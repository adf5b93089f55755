"""Who is put together with whom: what holds for any group of people who wait."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from metrics.community.pairing import Pairing, Seeker, pairings, reason

MONDAY = datetime(2026, 5, 4, 8, tzinfo=UTC)
NEEDS = ("soup", "lunch", "waste")
PEOPLE = tuple("abcdefgh")


def seeker(member: str, days: int = 0, needs: str = "", brings: str = "", **more: object) -> Seeker:
    since = MONDAY + timedelta(days=days)
    return Seeker(member, since, needs=frozenset(needs.split()), brings=frozenset(brings.split()), **more)  # type: ignore[arg-type]


@st.composite
def groups(draw: st.DrawFn) -> list[Seeker]:
    some = draw(st.lists(st.sampled_from(PEOPLE), unique=True))
    wishes = st.frozensets(st.sampled_from(NEEDS))
    return [
        Seeker(
            member,
            MONDAY + timedelta(days=draw(st.integers(0, 9))),
            draw(st.booleans()),
            draw(wishes),
            draw(wishes),
            draw(st.frozensets(st.sampled_from(PEOPLE), max_size=3)),
        )
        for member in some
    ]


@given(groups())
def test_nobody_twice_no_repeats_and_always_with_a_reason(group: list[Seeker]) -> None:
    known = {one.member: one for one in group}
    found = pairings(group)
    paired = [member for pair in found for member in (pair.first, pair.second)]
    assert len(paired) == len(set(paired)) <= len(group)
    for pair in found:
        first, second = known[pair.first], known[pair.second]
        assert pair.second not in first.met
        assert pair.first not in second.met
        assert pair.need in first.needs
        assert pair.need in (second.brings if pair.kind == "brings" else second.needs)


@given(groups())
def test_nobody_is_left_over_beside_somebody_who_fits(group: list[Seeker]) -> None:
    paired = {member for pair in pairings(group) for member in (pair.first, pair.second)}
    left = [one for one in group if one.member not in paired]
    assert not any(reason(one, other) for one in left for other in left if one != other)


@given(groups())
def test_whoever_waited_longest_goes_without_only_if_nobody_fits(group: list[Seeker]) -> None:
    longest = min(group, key=lambda one: (one.since, one.member), default=None)
    if longest is not None and any(reason(longest, other) for other in group):
        assert longest.member in {member for pair in pairings(group) for member in (pair.first, pair.second)}


@given(groups(), st.randoms())
def test_the_order_in_which_they_are_given_changes_nothing(group: list[Seeker], random: object) -> None:
    shuffled = list(group)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert pairings(shuffled) == pairings(group)


@given(groups())
def test_run_until_nobody_is_left_everybody_meets_everybody_once(group: list[Seeker]) -> None:
    """Whoever was put together counts as met: no pair ever comes back, and at some point there are none."""
    met = {one.member: set(one.met) for one in group}
    seen: set[frozenset[str]] = set()
    for _ in range(len(group) ** 2 + 1):
        now = [
            Seeker(one.member, one.since, one.newcomer, one.needs, one.brings, frozenset(met[one.member]))
            for one in group
        ]
        found = pairings(now)
        if not found:
            break
        for pair in found:
            assert frozenset((pair.first, pair.second)) not in seen
            seen.add(frozenset((pair.first, pair.second)))
            met[pair.first].add(pair.second)
    assert not pairings(now)


def test_of_three_the_one_who_came_last_waits_on() -> None:
    found = pairings([seeker("c", 2, "soup"), seeker("a", 0, "soup"), seeker("b", 1, "soup")])
    assert found == (Pairing("a", "b", "shared", "soup"),)


def test_a_newcomer_meets_somebody_who_can_bring_what_they_need() -> None:
    new = seeker("new", 0, "lunch", newcomer=True)
    other_new = seeker("other", 1, "lunch", newcomer=True)
    old = seeker("old", 3, "waste", "lunch")
    assert pairings([new, other_new, old]) == (Pairing("new", "old", "brings", "lunch"),)


def test_nothing_in_common_is_no_reason() -> None:
    assert pairings([seeker("a", 0, "soup"), seeker("b", 0, "lunch"), seeker("c")]) == ()
