"""What members share with a theme: counted by domain, never by person, and silent for a few."""

from dataclasses import replace

import pytest

from metrics.listening.shared import Shared, shared
from metrics.values import ReadTurn


@pytest.fixture
def said(room):
    """`said((author, text, attachments), ...)` -> their turns; "staff" is staff."""

    def write(*lines: tuple[str, str, int]) -> list[ReadTurn]:
        lounge = room("it")
        for author, text, _ in lines:
            lounge.say(author, text)
        turns = lounge.window().turns
        return [
            replace(read, turn=replace(read.turn, staff=author == "staff", attachments=attached))
            for read, (author, _, attached) in zip(turns, lines, strict=True)
        ]

    return write


def test_links_count_by_domain_and_by_people_and_attachments_in_one_number(said):
    turns = said(
        ("anna", "guardate https://www.ricette.example/farro e https://ricette.example/ceci", 0),
        ("bruno", "la mia è qui <https://ricette.example/tofu>", 1),
        ("carla", "ecco la foto", 2),
        ("dario", "e questo? http://altrove.example:8080/a?b=c", 0),
        ("staff", "il nostro: https://marca.example", 3),
    )
    assert shared(turns) == Shared(links=4, files=3, people=4, domains=("ricette.example",))


def test_of_a_few_nothing_is_said(said):
    few = said(("anna", "https://ricette.example/farro", 1), ("anna", "https://ricette.example/ceci", 1))
    assert shared(few) is None
    assert shared(said(("anna", "niente link", 0))) is None


@pytest.mark.parametrize("broken", ["https://[::1", "https://", "http://localhost/x", "[<-LINK->]"])
def test_a_link_that_leads_nowhere_is_counted_at_most_and_has_no_domain(said, broken):
    turns = said(*((name, f"ecco {broken}", 1) for name in ("anna", "bruno", "carla")))
    found = shared(turns)
    assert found is not None
    assert found.domains == ()
    assert found.files == 3
