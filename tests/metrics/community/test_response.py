"""What talk a post set off: answers, not what was merely said afterwards."""

from datetime import UTC, datetime, timedelta

from metrics.community.response import response
from metrics.values import Band, Depth, Language, Reading, ReadTurn, Sentiment, Turn

SENT = datetime(2026, 5, 5, 9, tzinfo=UTC)
POST = "500"


def turn(
    id: str, author: str, minutes: int, *, to: str | None = None, parent: str | None = None, deep: bool = False
) -> ReadTurn:
    at = SENT + timedelta(minutes=minutes)
    staff = author == "marta"
    said = Turn(id, "cucina", author, staff, at, at, "parole", (id,), reply_to=to)
    depth = Depth(60.0, Band.ARTICULATED) if deep else Depth(20.0, Band.CONTRIBUTION)
    reading = Reading(id, Language("it", 1.0), Sentiment("neutral", 0.0, 1.0), None, depth, parent)
    return ReadTurn(said, reading, id)


TALK = (
    turn("1", "bea", 5, to=POST, deep=True),
    turn("2", "carlo", 9),
    turn("3", "carlo", 12, to="1", parent="1"),
    turn("4", "bea", 14, to="3", parent="3"),
    turn("5", "marta", 60, to="1", parent="1"),
    turn("6", "dario", 26 * 60, to=POST),
)


def test_answers_are_those_to_the_post_and_to_answers_and_not_what_was_said_next_to_it() -> None:
    found = response(TALK, {POST}, (), SENT, 24)
    assert found.message_ids == ("1", "3", "4")
    assert (found.people, found.answers, found.articulated) == (2, 3, 1)
    assert (found.between_members, found.chains, found.first_staff_hours) == (2, 1, 1.0)


def test_more_hours_hear_more() -> None:
    assert response(TALK, {POST}, (), SENT, 72).people == 3
    assert response(TALK, {POST}, (), SENT, 0).answers == 0


def test_in_the_room_that_a_post_opened_everything_answers() -> None:
    assert response(TALK, (), {"cucina"}, SENT, 24).answers == 4


def test_staff_are_not_among_the_people_and_the_share_of_a_segment_needs_five() -> None:
    many = tuple(turn(str(n), f"m{n}", n, to=POST) for n in range(6))
    segment = {f"m{n}" for n in range(4)} | {"x", "y"}
    assert response(many, {POST}, (), SENT, 24, segment).from_segment == 4
    assert response(many[:4], {POST}, (), SENT, 24, segment).from_segment is None
    assert response(many, {POST}, (), SENT, 24, {"m1", "m2"}).from_segment is None
    only_staff = (turn("1", "marta", 5, to=POST),)
    assert response(only_staff, {POST}, (), SENT, 24).people == 0
