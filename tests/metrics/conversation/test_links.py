"""Who answers whom, in Italian and in English."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.conversation.links import reply_links
from metrics.values import Message

from .conftest import MONDAY, Room


def parents(messages: tuple[Message, ...], **options: object) -> dict[str, str | None]:
    return {link.message_id: link.parent_id for link in reply_links(messages, **options)}  # type: ignore[arg-type]


def test_the_reply_button_is_never_overruled(room: Room) -> None:
    messages = room(
        (0, "anna", "Qualcuno ha provato il nuovo filtro?"),
        (1, "bruno", "Io cerco una tazza rossa"),
        (2, "carla", "bruno: sì, da tre settimane"),
        replies={2: 0},
    )
    link = reply_links(messages)[2]
    assert (link.parent_id, link.confidence, link.explicit) == ("m0", 1.0, True)


def test_a_reply_to_a_message_nobody_has_is_inferred(room: Room) -> None:
    messages = room((0, "anna", "Come si pulisce il filtro?"), (1, "bruno", "anna: con aceto"))
    messages = (messages[0], replace(messages[1], reply_to="deleted"))
    link = reply_links(messages)[1]
    assert link.parent_id == "m0"
    assert not link.explicit


def test_being_called_by_name_beats_being_the_last_to_speak_in_italian(room: Room) -> None:
    messages = room(
        (0, "anna", "Qualcuno sa come si pulisce il filtro della moka?"),
        (1, "bruno", "Oggi ho comprato una tazza rossa bellissima"),
        (2, "carla", "anna: con aceto e acqua tiepida"),
    )
    assert parents(messages)["m2"] == "m0"


def test_being_called_by_name_beats_being_the_last_to_speak_in_english(room: Room) -> None:
    messages = room(
        (0, "anna", "Does anyone know how to clean the filter?"),
        (1, "bruno", "I bought a lovely red mug today"),
        (2, "carla", "@anna vinegar and lukewarm water"),
    )
    assert parents(messages)["m2"] == "m0"


def test_a_name_is_what_people_call_somebody_not_an_id(room: Room) -> None:
    messages = room(
        (0, "1001", "Does anyone know how to clean the filter?"),
        (1, "1002", "I bought a lovely red mug today"),
        (2, "1003", "Anna: vinegar and lukewarm water"),
    )
    assert parents(messages, names={"1001": "Anna Rossi", "1002": "Bruno"})["m2"] == "m0"


def test_yesterdays_question_is_found_again_when_its_author_is_called(room: Room) -> None:
    messages = room(
        (0, "anna", "Hi, I get an error when I open the shop page, is that known?"),
        (60, "bruno", "Is there a way to turn off the sidebar?"),
        (1500, "carla", "anna: yes, it is a known error, fixed tomorrow"),
    )
    assert parents(messages)["m2"] == "m0"


def test_a_question_after_a_long_silence_opens_a_conversation(room: Room) -> None:
    messages = room(
        (0, "anna", "Buonanotte a tutti"),
        (2000, "bruno", "Ciao a tutti, qualcuno sa quando arriva la nuova miscela?"),
    )
    assert parents(messages)["m1"] is None


def test_joins_and_renames_answer_nobody(room: Room) -> None:
    messages = room((0, "anna", "Come va?"), (0, "===", "=== bruno is now known as bruno_away"), (1, "carla", "bene!"))
    found = parents(messages)
    assert found["m1"] is None
    assert found["m2"] == "m0"


def test_context_is_answered_but_not_linked(room: Room) -> None:
    messages = room((0, "anna", "Come si pulisce il filtro?"), (1, "bruno", "anna: con aceto"))
    assert [link.message_id for link in reply_links(messages, context=1)] == ["m1"]
    assert parents(messages, context=1)["m1"] == "m0"


words = st.sampled_from(
    ["anna:", "bruno:", "@carla", "filtro", "come", "perché", "thanks", "grazie", "ok", "?", "moka", "yes", "ciao"]
)
chats = st.lists(
    st.tuples(
        st.integers(0, 90), st.sampled_from(["anna", "bruno", "carla"]), st.lists(words, max_size=5), st.booleans()
    ),
    max_size=25,
)


def _chat(lines: list[tuple[int, str, list[str], bool]], channel: str) -> tuple[Message, ...]:
    seconds, messages = 0, []
    for index, (pause, author, said, replies) in enumerate(lines):
        seconds += pause
        reply_to = f"{channel}{index - 2}" if replies and index > 1 else None
        at = MONDAY + timedelta(seconds=seconds)
        messages.append(Message(f"{channel}{index}", at, channel, author, " ".join(said), reply_to=reply_to))
    return tuple(messages)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(chats, chats)
def test_links_lead_back_within_the_channel_and_other_channels_change_nothing(
    one: list[tuple[int, str, list[str], bool]], other: list[tuple[int, str, list[str], bool]]
) -> None:
    here, there = _chat(one, "a"), _chat(other, "b")
    mixed = tuple(sorted((*here, *there), key=lambda message: message.at))
    places = {message.id: place for place, message in enumerate(mixed)}
    links = reply_links(mixed)
    assert [link.message_id for link in links] == [message.id for message in mixed]
    for link in links:
        assert 0.0 <= link.confidence <= 1.0
        if link.parent_id is not None:
            assert places[link.parent_id] < places[link.message_id]
            assert link.parent_id[0] == link.message_id[0]
    for message, link in zip(mixed, links, strict=True):
        if message.reply_to is not None:
            assert (link.parent_id, link.explicit) == (message.reply_to, True)
    assert tuple(link for link in links if link.message_id.startswith("a")) == reply_links(here)


@settings(max_examples=30, deadline=None)
@given(chats)
def test_names_matter_only_where_somebody_is_called(lines: list[tuple[int, str, list[str], bool]]) -> None:
    called = {"anna:", "bruno:", "@carla"}
    uncalled = [(pause, author, [word for word in said if word not in called], re) for pause, author, said, re in lines]
    known = _chat(uncalled, "a")
    masks = {"anna": "person-one", "bruno": "person-two", "carla": "person-three"}
    masked = tuple(replace(message, author=masks[message.author]) for message in known)
    assert reply_links(known) == reply_links(masked)


def test_what_a_program_announces_answers_the_last_word_on_the_same_link_or_nothing(room: Room) -> None:
    posts = ["Nuova segnalazione: la spedizione è ferma", "Nuova segnalazione: il codice non va"]
    links = ["https://example.org/1", "https://example.org/2"]
    announced = [(n, "segnalazioni", f"{posts[n % 2]} - {links[n % 2]}") for n in range(4)]
    talk = [(4 + n, ("anna", "bruno")[n % 2], f"poi il giorno {n} abbiamo fatto il pane insieme") for n in range(20)]
    again = (30, "segnalazioni", "Segnalazione chiusa - https://example.org/1")
    new = (31, "segnalazioni", "Nuova segnalazione: manca una tazza - https://example.org/3")
    found = parents(room(*announced, *talk, again, new))
    assert (found["m24"], found["m25"]) == ("m2", None)


def test_whoever_says_the_same_as_others_says_it_to_whom_they_said_it(room: Room) -> None:
    messages = room(
        (0, "sara", "Da oggi abbiamo un negozio a Torino, in via Po"),
        (1, "anna", "che bello, complimenti!"),
        (2, "bruno", "che bello, complimenti!"),
        (3, "carla", "che bello, complimenti!"),
        (4, "dario", "che bello, complimenti!"),
    )
    assert set(parents(messages).values()) == {None, "m0"}


def test_another_form_of_a_word_takes_it_up_in_both_languages(room: Room) -> None:
    beside = ((0.4, "bruno", "Ieri pioveva a dirotto"), (0.8, "dario", "bruno: io sono uscito lo stesso"))
    for asked, answer in (
        ("Quanto costano i filtri nuovi?", "il filtro nuovo costa quattro euro"),
        ("How much do the new filters cost?", "the filter costs four euros"),
    ):
        taken_up = parents(room((0, "anna", asked), *beside, (1.2, "carla", answer)))
        assert taken_up["m3"] == "m0"
        nothing_in_common = parents(room((0, "anna", "Chi viene a cena?"), *beside, (1.2, "carla", answer)))
        assert nothing_in_common["m3"] != "m0"


def test_a_yes_answers_more_surely_whoever_asked_for_a_yes_or_a_no(room: Room) -> None:
    for closed, open_question, answer in (
        ("La felpa si lava a trenta gradi?", "Quale taglia prendete di solito?", "sì, sempre"),
        ("Is the hoodie washable at thirty degrees?", "Which size do you usually take?", "yes, always"),
    ):
        sure, unsure = (
            reply_links(room((0, "anna", question), (1, "bruno", answer)))[1] for question in (closed, open_question)
        )
        assert sure.parent_id == "m0"
        assert sure.confidence > unsure.confidence


DAY = 24 * 60
QUIET_ROOM = {
    "it": (
        (0, "anna", "Come salvo la felce appena rinvasata?"),
        (6, "bruno", "acqua da sotto per due settimane, e niente concime"),
        (40, "anna", "ok, provo così, grazie"),
        (11 * 60, "carla", "domenica si parte per il mare"),
        (DAY, "dario", "I sottovasi nuovi sono smaltati dentro?"),
        (DAY + 35, "bruno", "sì, ma solo i due più grandi"),
        (2 * DAY, "bruno", "stasera pizza"),
        (2 * DAY + 9 * 60, "elena", "qualcuno sale al lago sabato?"),
        (2 * DAY + 9 * 60 + 12, "anna", "io no, ho i bimbi"),
        (3 * DAY, "carla", "mare bellissimo, ma quanta gente"),
        (4 * DAY, "anna", "oggi ho visto il primo bocciolo"),
    ),
    "en": (
        (0, "anna", "How do I save the fern I just repotted?"),
        (6, "bruno", "water from below for two weeks, and no feed"),
        (40, "anna", "ok, will do, thanks"),
        (11 * 60, "carla", "off to the sea on sunday"),
        (DAY, "dario", "Are the new saucers glazed inside?"),
        (DAY + 35, "bruno", "yes, but only the two big ones"),
        (2 * DAY, "bruno", "beer time"),
        (2 * DAY + 9 * 60, "elena", "anybody going up to the lake on saturday?"),
        (2 * DAY + 9 * 60 + 12, "anna", "not me, kids"),
        (3 * DAY, "carla", "lovely beach, but what a crowd"),
        (4 * DAY, "anna", "saw the first bud today"),
    ),
}


@pytest.mark.parametrize("language", ["it", "en"])
def test_in_a_quiet_room_minutes_are_still_soon_and_nights_long(language: str, room: Room) -> None:
    found = parents(room(*QUIET_ROOM[language]))
    answered = {"m1": "m0", "m2": "m1", "m5": "m4", "m8": "m7"}
    assert found == {message: answered.get(message) for message in found}
