"""Turns, the turns they answer, the conversations they make, and sessions."""

from datetime import timedelta

from metrics.conversation.conversations import conversation_ids, conversations
from metrics.conversation.parents import turn_parents
from metrics.conversation.sessions import sessions
from metrics.depth.turns import turns as turns_of
from metrics.values import Presence, ReplyLink

from .conftest import MONDAY, Read, Room


def test_a_turn_answers_what_its_surest_message_answers(room: Room) -> None:
    turns = turns_of(
        room((0, "anna", "Come va?"), (1, "bruno", "Il filtro?"), (2, "carla", "mah"), (3, "carla", "bene anna"))
    )
    links = [ReplyLink("m2", "m1", 0.4), ReplyLink("m3", "m0", 0.8)]
    assert turn_parents(turns, links) == {"m2": ("m0", 0.8)}


def test_the_reply_button_outweighs_a_surer_guess_and_a_turn_never_answers_itself(room: Room) -> None:
    turns = turns_of(room((0, "anna", "Come va?"), (1, "carla", "mah"), (2, "carla", "bene"), (3, "anna", "ok")))
    links = [ReplyLink("m1", "m0", 1.0, explicit=True), ReplyLink("m2", "m1", 1.0), ReplyLink("m0", "m3", 1.0)]
    assert turn_parents(turns, links) == {"m1": ("m0", 1.0)}


def test_a_conversation_is_named_after_the_turn_that_opened_it() -> None:
    assert conversation_ids(["a", "b", "c", "d"], {"b": "a", "c": "b", "d": "gone"}) == {
        "a": "a",
        "b": "a",
        "c": "a",
        "d": "d",
    }


def test_a_parent_that_comes_later_is_no_parent() -> None:
    assert conversation_ids(["a", "b"], {"a": "b"}) == {"a": "a", "b": "b"}


def test_a_conversation_knows_who_started_it_who_took_part_and_whether_staff_did(room: Room, read: Read) -> None:
    turns = read(
        room(
            (0, "anna", "Come si pulisce il filtro?"),
            (1, "bruno", "anna: con aceto"),
            (2, "brand", "bruno: giusto"),
            replies={1: 0, 2: 1},
        )
    )
    (talk,) = conversations(turns, known_until=MONDAY + timedelta(hours=30))
    assert (talk.starter, talk.started_by_staff, talk.people, talk.members) == (
        "anna",
        False,
        ("anna", "bruno", "brand"),
        ("anna", "bruno"),
    )
    assert talk.staff_took_part
    assert talk.ended


def test_who_started_a_conversation_is_unknown_when_its_beginning_is_not_there(room: Room, read: Read) -> None:
    turns = read(room((0, "anna", "Come va?"), (1, "bruno", "bene"), replies={1: 0}))
    (talk,) = conversations(turns[1:])
    assert talk.starter is None
    assert talk.started_by_staff is None
    assert not talk.ended


def test_an_hour_without_a_sign_ends_a_session_and_voice_counts_until_it_ends() -> None:
    signs = [
        Presence("message", "anna", MONDAY),
        Presence("voice", "anna", MONDAY + timedelta(minutes=60), until=MONDAY + timedelta(minutes=150)),
        Presence("reaction", "anna", MONDAY + timedelta(minutes=200)),
        Presence("message", "anna", MONDAY + timedelta(minutes=261)),
        Presence("message", "bruno", MONDAY + timedelta(minutes=5)),
    ]
    stays = sessions(reversed(signs))
    assert [(stay.author, stay.length, stay.events) for stay in stays] == [
        ("anna", timedelta(minutes=200), 3),
        ("bruno", timedelta(0), 1),
        ("anna", timedelta(0), 1),
    ]
