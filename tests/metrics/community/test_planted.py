"""Planted communities whose indicators are counted by hand."""

import pytest

from core.windows import Week
from metrics.catalogue import METRICS
from metrics.community.baseline import stage
from metrics.community.relations import concentration
from metrics.community.rhythm import rhythm
from metrics.values import CommunityWindow, Measurement, MemberHistory
from tests.metrics.community.conftest import MONDAY, WEEK, Room

COLLECT = {metric.name: metric.collect for metric in METRICS}


def fraction(measurement: Measurement) -> tuple[float | None, float | None]:
    return measurement.numerator, measurement.denominator


def a_lively_week(room: Room) -> CommunityWindow:
    """Four conversations: three opened by members, one of which staff join; one opened by staff. And a lone turn."""
    first = room.says("anna", "mon 10:00")
    second = room.says("bruno", "mon 10:05", to=first)
    room.says("carla", "mon 10:10", to=second)
    room.says("anna", "mon 10:20", to=first)  # her own turn: no reply
    question = room.says("dario", "tue 9:00", question=True)
    room.says("staff-eva", "tue 9:30", to=question)
    talk = room.says("bruno", "wed 18:00", question=True)
    room.says("anna", "wed 18:10", to=talk)
    news = room.says("staff-eva", "thu 12:00")
    room.says("carla", "thu 12:30", to=news)
    room.says("dario", "fri 8:00", band="acknowledgement")  # nobody takes it up
    return room.week()


def test_member_started_counts_conversations_not_lone_turns(room: Room) -> None:
    found = COLLECT["member_started"](a_lively_week(room))
    assert fraction(found) == (3, 4)
    assert found.value == 0.75


def test_member_to_member_counts_replies_to_other_people(room: Room) -> None:
    # Replies: bruno, carla; eva to dario; anna to bruno; carla to eva. Between members: three of five.
    found = COLLECT["member_to_member"](a_lively_week(room))
    assert fraction(found) == (3, 5)


def test_branching_divides_by_members_turns_only(room: Room) -> None:
    found = COLLECT["branching"](a_lively_week(room))
    assert fraction(found) == (3, 9)


def test_a_conversation_without_staff_needs_three_members(room: Room) -> None:
    assert fraction(COLLECT["conversations_without_staff"](a_lively_week(room))) == (1, 4)


def test_contributions_leave_out_staff_and_acknowledgements(room: Room) -> None:
    window = a_lively_week(room)
    assert COLLECT["active_contributions"](window).value == 8
    assert fraction(COLLECT["contributors"](window)) == (4, 4)


def test_frequency_of_conversations(room: Room) -> None:
    window = a_lively_week(room)
    assert COLLECT["conversations"](window).value == 4
    assert COLLECT["people_per_conversation"](window).value == (3 + 2 + 2 + 2) / 4


def test_a_room_carried_by_members_is_mature_only_when_there_is_enough_of_it(room: Room) -> None:
    for number in range(60):
        opening = room.says(f"m{number % 7}", f"tue {number % 24}:00")
        room.says(f"m{(number + 1) % 7}", f"tue {number % 24}:10", to=opening)
        if number == 5:
            assert stage(COLLECT["member_started"](room.week())) == "establishing"
    assert stage(COLLECT["member_started"](room.week())) == "mature"


def test_the_median_wait_is_kaplan_and_meiers(room: Room) -> None:
    for number, wait in enumerate((10, 20, 40)):
        asked = room.says(f"m{number}", "mon 9:00", question=True)
        room.says("helper", f"mon 9:{wait}", to=asked)
    asked = room.says("m3", "mon 9:00", question=True)
    room.says("staff-eva", "mon 9:05", to=asked)
    room.says("m4", "sun 9:00", question=True)
    window = room.week()
    members = COLLECT["first_answer_by_members_minutes"](window)
    # Five asked; staff's answer leaves the risk set at 5: survival 3/4, 2/4 at 20 minutes.
    assert members.value == 20
    assert fraction(members) == (3, 5)
    staff = COLLECT["first_answer_by_staff_minutes"](window)
    assert staff.value is None
    assert fraction(staff) == (1, 5)


def test_questions_by_staff_are_nobodys_waiting_time(room: Room) -> None:
    asked = room.says("staff-eva", "mon 9:00", question=True)
    room.says("anna", "mon 9:10", to=asked)
    assert fraction(COLLECT["first_answer_by_members_minutes"](room.week())) == (0, 0)


def test_a_newcomer_is_judged_when_their_48_hours_are_over(room: Room) -> None:
    room.says("regular", "mon 9:00", weeks_ago=3)
    answered = room.says("new1", "mon 9:00")
    room.says("regular", "mon 20:00", to=answered)
    room.says("new2", "tue 9:00")
    late = room.says("new3", "wed 9:00")
    room.says("regular", "fri 9:30", to=late)
    weekend = room.says("new4", "sat 12:00", weeks_ago=1)
    room.says("staff-eva", "mon 11:00", to=weekend)
    room.says("new5", "sun 9:00")  # too early to tell
    found = COLLECT["newcomers_answered"](room.week())
    assert fraction(found) == (2, 4)
    assert found.value == 0.5


def test_people_who_answer_each_other_are_more_reciprocal_than_chance(room: Room) -> None:
    for pair in range(8):
        last = room.says(f"a{pair}", "mon 9:00")
        for turn in range(6):
            last = room.says(f"{'ba'[turn % 2]}{pair}", f"mon 10:{turn:02}", to=last)
    found = COLLECT["reciprocity"](room.week())
    assert fraction(found) == (24, 24)
    assert found.value is not None
    assert found.value > 0.7


def test_a_room_that_answers_one_person_only_is_not_reciprocal(room: Room) -> None:
    for number in range(24):
        room.says(f"m{number % 6}", f"mon 10:{number:02}", to=room.says("host", f"mon 9:{number:02}"))
    found = COLLECT["reciprocity"](room.week())
    assert fraction(found) == (0, 24)
    assert found.value == 0.0


def test_concentration_and_what_is_left_without_the_top_voice(room: Room) -> None:
    for author, turns in (("anna", 12), ("bruno", 4), ("carla", 4), ("dario", 4)):
        for turn in range(turns):
            room.says(author, f"tue 10:{turn:02}")
    found = concentration(room.week())
    assert found.half.value == 1
    assert found.effective.value == pytest.approx(24**2 / (144 + 16 * 3))
    assert found.half_without_top.value == 2
    assert found.effective_without_top.value == pytest.approx(3.0)
    assert COLLECT["half_of_contributions"](room.week()).denominator == 4


def test_retention_pools_the_cohorts_that_have_come_to_their_week(room: Room) -> None:
    came_back, stayed_away = {"a", "b", "c"}, {"d", "e"}
    for author in came_back | stayed_away:
        room.says(author, "wed 9:00", weeks_ago=1)
    for author in came_back:
        room.says(author, "thu 9:00")
    room.says("f", "wed 9:00", weeks_ago=2)  # the cohort before, who did not come back the week after
    room.says("staff-eva", "wed 9:00", weeks_ago=1)
    found = COLLECT["retention_week_1"](room.week())
    assert fraction(found) == (3, 6)
    assert found.value == 0.5
    assert COLLECT["retention_week_4"](room.week()).value is None


def test_members_older_than_what_is_known_are_in_no_cohort(room: Room) -> None:
    for number in range(6):
        room.says(f"m{number}", "wed 9:00")
    old = {
        f"m{number}": MemberHistory(f"m{number}", False, MONDAY.replace(year=2020), {WEEK.shifted(-1): 2, WEEK: 1})
        for number in range(6)
    }
    assert fraction(COLLECT["retention_week_1"](room.week(members=old))) == (0, 0)


def test_belonging_asks_for_two_kinds_of_sign(room: Room) -> None:
    asked = room.says("anna", "mon 9:00", weeks_ago=1)
    room.says("bruno", "mon 9:10", to=asked, weeks_ago=1)
    room.says("anna", "mon 9:00", text="dovremmo dircelo: lo facciamo domani")  # came back, says we
    hello = room.says("new", "tue 9:00", text="ciao, il tappo perde")
    room.says("bruno", "tue 9:10", to=hello, text="thanks for telling, mine too")  # welcomes, thanks
    room.says("carla", "wed 9:00", text="grazie, grazie, grazie")  # one kind, three times
    room.says("dario", "wed 10:00", text="mi chiamo Dario, vi richiamo")  # not "we"
    room.says("staff-eva", "wed 11:00", text="thanks, we fixed it")
    found = COLLECT["belonging"](room.week())
    assert fraction(found) == (2, 5)


def test_dwell_is_what_can_be_seen_of_members(room: Room) -> None:
    room.seen("anna", "mon 10:00", "mon 10:50", "mon 11:20", "tue 9:00")
    room.seen("bruno", "wed 9:00", "wed 9:40")
    room.seen("carla", "wed 9:00")
    room.seen("staff-eva", "wed 9:00", "wed 9:50")
    room.says("staff-eva", "wed 9:00")
    found = COLLECT["dwell_minutes"](room.week())
    assert fraction(found) == (120, 3)
    assert found.value == 40


def test_prompts_are_compared_on_the_same_weekday(room: Room) -> None:
    def nine_weeks_of(day: str, lively: int) -> None:
        for week in range(9):
            for turn in range(lively if week % 2 else lively // 2):
                room.says("anna", f"{day} 1{turn}:00", weeks_ago=week)
            if week % 2:
                room.says("staff-eva", f"{day} 9:00", weeks_ago=week)

    for week in range(9):
        room.says("staff-eva", "sat 9:00", weeks_ago=week)  # always prompted: no day to compare with
    nine_weeks_of("wed", lively=8)
    few = COLLECT["unprompted_activity"](room.week())
    assert few.value is None  # four prompted days are too few
    assert fraction(few) == (4, 8)
    nine_weeks_of("thu", lively=2)
    found = COLLECT["unprompted_activity"](room.week())
    assert found.value == pytest.approx(0.5)
    assert fraction(found) == (2.5, 5)
    assert found.interval is not None
    assert found.interval.high < 1


def test_an_answer_by_staff_is_no_prompt_and_a_drop_is_one(room: Room) -> None:
    for week in range(9):
        for day in ("mon", "tue"):
            for turn in range(6):
                asked = room.says("anna", f"{day} 1{turn}:00", weeks_ago=week)
            room.says("staff-eva", f"{day} 18:00", to=asked, weeks_ago=week)
    assert COLLECT["unprompted_activity"](room.week()).denominator is None
    assert COLLECT["unprompted_activity"](room.week(drops=["mon 9:00"])).denominator == pytest.approx(6.0)


def test_a_week_that_was_not_heard_has_no_counts(room: Room) -> None:
    room.says("anna", "mon 10:00")
    deaf = room.week(unheard=[("tue 0:00", "thu 0:00"), ("wed 0:00", "thu 12:00")])
    for name in ("active_contributions", "contributors", "conversations", "dwell_minutes"):
        assert COLLECT[name](deaf).value is None
    assert COLLECT["active_contributions"](deaf).numerator == 1
    briefly = room.week(unheard=[("tue 0:00", "tue 3:00")])
    assert COLLECT["active_contributions"](briefly).value == 1


def test_turns_that_could_not_be_read_are_not_counted_as_empty(room: Room) -> None:
    room.says("anna", "mon 10:00", band=None)
    found = COLLECT["active_contributions"](room.week())
    assert found.value is None
    assert fraction(found) == (0, 0)


def test_an_empty_week_is_silent(room: Room) -> None:
    for name, collect in COLLECT.items():
        found = collect(room.week())
        expected = 0 if name in {"active_contributions", "contributors", "conversations"} else None
        assert found.value == expected, name
    assert rhythm(room.week()) is None


def test_rhythm_is_told_in_local_time_for_five_people_or_more(room: Room) -> None:
    for number in range(5):
        room.says(f"m{number}", "mon 23:30")
    room.says("staff-eva", "mon 23:30")
    found = rhythm(room.week())
    assert found is not None
    assert found.people == 5
    assert found.turns[0][23] == 5
    assert sum(map(sum, found.turns)) == 5
    assert rhythm(room.week(), segment={"m0", "m1"}) is None


def test_the_horizon_of_histories_is_sixteen_weeks() -> None:
    first = MONDAY.replace(year=2025, month=11, day=12)
    assert Week.of_day(first.date()) == WEEK.shifted(-16)
