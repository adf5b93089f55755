"""People in words, each by their own rhythm."""

from benchmarks import communities
from metrics.community.axes import member_axes
from metrics.community.members import OwnRhythm, gone_quiet, newly_speaking, returning, silence_probability
from tests.metrics.community.conftest import Room

ALL_DAYS = ("mon", "tue", "wed", "thu", "fri")


def writes(room: Room, author: str, weeks_ago: range, *, on: tuple[str, ...] = ALL_DAYS) -> None:
    for week in weeks_ago:
        for day in on:
            room.says(author, f"{day} 10:00", weeks_ago=week)


def test_who_wrote_every_day_and_stopped_has_gone_quiet(room: Room) -> None:
    writes(room, "anna", range(2, 9))
    writes(room, "bruno", range(9))
    quiet = gone_quiet(room.week())
    assert [found.author for found in quiet] == ["anna"]
    assert quiet[0].usual_turns_per_week == 5
    assert quiet[0].silent_days == 2 + 14
    assert quiet[0].probability < 0.05


def test_it_is_news_only_in_the_week_in_which_it_shows(room: Room) -> None:
    writes(room, "daily", range(1, 9))
    assert gone_quiet(room.week())[0].first_noticed
    other = Room()
    writes(other, "daily", range(3, 9))
    assert not gone_quiet(other.week())[0].first_noticed


def test_a_weekly_writer_is_given_more_time_than_a_daily_one(room: Room) -> None:
    writes(room, "daily", range(1, 9))
    writes(room, "weekly", range(1, 9), on=("sun",))
    assert [found.author for found in gone_quiet(room.week())] == ["daily"]
    later = Room()
    writes(later, "weekly", range(3, 13), on=("sun",))
    assert [found.author for found in gone_quiet(later.week())] == ["weekly"]


def test_who_always_wrote_now_and_then_has_not_gone_quiet(room: Room) -> None:
    for week in (15, 12, 8, 5, 3):
        writes(room, "now-and-then", range(week, week + 1), on=("tue",))
    assert gone_quiet(room.week()) == ()


def test_two_lively_weeks_are_no_rhythm(room: Room) -> None:
    writes(room, "passing", range(3, 5))
    assert gone_quiet(room.week()) == ()


def test_staff_do_not_go_quiet(room: Room) -> None:
    writes(room, "staff-eva", range(2, 9))
    assert gone_quiet(room.week()) == ()


def test_nobody_goes_quiet_while_nobody_listens(room: Room) -> None:
    writes(room, "anna", range(1, 9))
    assert gone_quiet(room.week(unheard=[("mon 0:00", "sun 23:59")])) == ()


def test_who_comes_back_after_an_unusual_silence_is_returning(room: Room) -> None:
    writes(room, "anna", range(4, 9))
    back = room.says("anna", "wed 12:00")
    writes(room, "bruno", range(9))
    found = returning(room.week())
    assert [(member.author, member.turn_id) for member in found] == [("anna", back)]
    assert found[0].silent_days == 4 * 7 - 3


def test_who_comes_back_after_months_is_known_by_their_weeks(room: Room) -> None:
    writes(room, "anna", range(10, 16), on=("mon",))
    room.says("bruno", "mon 9:00", weeks_ago=8)
    room.says("anna", "wed 12:00")
    found = returning(room.week())
    assert [member.author for member in found] == ["anna"]
    assert found[0].silent_days is None


def test_newly_speaking_is_the_first_turn_ever(room: Room) -> None:
    room.says("old", "mon 9:00", weeks_ago=30)
    room.says("old", "mon 9:00")
    first = room.says("new", "tue 9:00")
    room.says("new", "wed 9:00")
    room.says("staff-eva", "tue 9:00")
    assert [(member.author, member.turn_id) for member in newly_speaking(room.week())] == [("new", first)]


def test_a_silence_grows_less_probable_day_by_day() -> None:
    daily = OwnRhythm(days=list(range(42)), weeks=list(range(6)))
    chances = [silence_probability(daily, days, days // 7) for days in (6, 7, 14, 28)]
    assert chances[0] == 1.0
    assert chances == sorted(chances, reverse=True)


def test_in_rooms_where_nobody_leaves_few_are_called_quiet() -> None:
    """About 1 or 2 in 100 regulars a week: the price of noticing nine leavers in ten."""
    called = regulars = 0
    room = communities.Room(40, conversations_per_day=3.0, stay_weeks=1e9)
    for window in communities.windows(communities.talk(room, 40, seed=2))[16:]:
        called += sum(quiet.first_noticed for quiet in gone_quiet(window))
        regulars += sum(
            sum(week >= window.week.shifted(-8) for week in member.weeks) >= 4 for member in window.members.values()
        )
    assert called / regulars < 0.03


def test_depth_is_drawn_towards_the_community_the_less_is_known(room: Room) -> None:
    for number in range(12):
        for turn in range(20):
            room.says(f"m{number}", f"mon 10:{turn:02}", band="contribution" if turn % 2 else "acknowledgement")
    for turn in range(7):
        room.says("few", f"tue 10:{turn:02}", band="articulated" if turn % 2 else "contribution")
    for turn in range(50):
        room.says("many", f"wed 10:{turn:02}", band="articulated" if turn % 2 else "contribution")
    for turn in range(6):
        room.says("new", f"thu 10:{turn:02}", band="exemplary")
    axes = member_axes(room.week())
    few, many = axes["few"], axes["many"]
    assert axes["new"].depth is None
    assert few.depth is not None
    assert many.depth is not None
    assert axes["m0"].depth is not None
    assert axes["m0"].depth < few.depth < many.depth
    assert few.depth_interval is not None
    assert many.depth_interval is not None
    assert few.depth_interval.high - few.depth_interval.low > many.depth_interval.high - many.depth_interval.low


def test_frequency_is_a_rate_with_its_uncertainty(room: Room) -> None:
    room.says("regular", "mon 9:00", weeks_ago=9)
    for week in range(8):
        room.says("regular", "tue 9:00", band="articulated", weeks_ago=week)
        room.says("host", "tue 10:00", band="acknowledgement", weeks_ago=week)
    axes = member_axes(room.week())
    assert 0.5 < axes["regular"].articulated_per_week < 1.1
    assert axes["host"].articulated_per_week < 0.2
    assert axes["regular"].articulated_interval.low > axes["host"].articulated_interval.high
