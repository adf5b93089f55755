"""Who is called by name in a text, also where an export has lost the blank after the name."""

import pytest

from metrics.conversation.links import reply_links
from metrics.conversation.names import LATELY, PeopleHeard
from tests.metrics.conversation.conftest import Room


@pytest.fixture
def people() -> PeopleHeard:
    heard = PeopleHeard()
    for author, name in (("1", "webskydavid"), ("2", "Elena P."), ("3", "Teo"), ("4", "cate"), ("5", "caterina_b")):
        heard.hear(author, name)
    return heard


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("@webskydavidClicking on the icon does not open it?", ("1",)),
        ("@webskydavidcliccando sull'icona non si apre?", ("1",)),
        ("[<-LINK->] @webskydavidSee the page", ("1",)),
        ("Thanks@webskydavid!", ("1",)),
        ("@cate@webskydavidprovate ora", ("4", "1")),
        ("@caterinagrazie", ("4",)),
        ("@caterina_bgrazie", ("5",)),
        ("Elena, Teo, mi dispiace davvero", ("2", "3")),
        ("teo: yes, on Monday", ("3",)),
        ("write to help@example.org", ()),
        ("@teodora", ()),
        ("I saw Teo yesterday", ()),
        ("grazie, tutto bene", ()),
    ],
)
def test_a_name_is_heard_where_it_addresses_somebody(people: PeopleHeard, text: str, called: tuple[str, ...]) -> None:
    assert people.called(text) == called


def test_a_glued_name_is_looked_for_among_those_heard_lately(people: PeopleHeard) -> None:
    for _ in range(LATELY):
        people.hear("4", "cate")
    assert people.called("@webskydavidClicking") == ()
    assert people.called("@webskydavid Clicking") == ("1",)


@pytest.mark.parametrize("gone", ["ghost~5cdf12e6", "Deleted User"])
def test_a_name_that_nobody_bears_any_more_means_the_last_of_those_whose_names_are_gone(gone: str) -> None:
    heard = PeopleHeard()
    heard.hear("7", gone)
    heard.hear("1", "webskydavid")
    assert heard.called("nina_82: you can do it from the menu") == ("7",)
    assert heard.called("note: the menu has moved") == ()


def test_an_answer_with_a_glued_name_after_a_link_finds_its_question_in_both_languages(room: Room) -> None:
    for question, talk, answer in (
        ("How do I open the window again?", "I bought a red mug", "[<-LINK->] @annaClicking on the icon does it"),
        ("Come si riapre la finestra?", "Ho comprato una tazza", "https://x.org/1 @annabasta un clic sull'icona"),
    ):
        links = reply_links(room((0, "anna", question), (30, "bruno", talk), (300, "carla", answer)))
        assert links[2].parent_id == "m0"
