"""`/help`: everybody sees what they may use, in their own language, page by page."""

import pytest

from cogs.areas import discover
from cogs.help import wording
from simulation.people import Person
from simulation.reading import Answer
from tests.cogs.conftest import Opened

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")


async def whole(person: Person) -> str:
    """Every page of it, turned with the buttons."""
    answer = await person.run("help")
    told = [answer.text]
    while label := label_of_next(answer):
        answer = await person.click(answer, label)
        told.append(answer.text)
    return "\n".join(told)


def label_of_next(answer: Answer) -> str | None:
    return next((label for label in ("Altro", "More") if label in answer.text.splitlines()), None)


async def test_a_member_sees_what_members_may_do_and_nothing_else(opened: Opened) -> None:
    async with opened(*discover()) as server:
        told = await whole(server.person("Bruno"))
        assert "</privacy show:" in told
        assert "### Per tutti" in told
        assert "</digest" not in told and "</setup" not in told
        assert "Per lo staff" not in told


async def test_staff_and_administrators_see_theirs_below_everybodys(opened: Opened) -> None:
    async with opened(*discover()) as server:
        told = await whole(server.person("Ada"))
        assert told.index("</privacy show:") < told.index("</digest preview:") < told.index("</setup show:")


async def test_it_is_told_in_the_language_of_whoever_asks_and_only_to_them(opened: Opened) -> None:
    async with opened(*discover()) as server:
        answer = await server.person("Chloe").run("help")
        assert answer.ephemeral
        assert "### For everybody" in answer.text
        assert "Per tutti" not in answer.text


async def test_its_pages_turn_after_a_restart(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "PAGE", 600)
    async with opened(*discover()) as server:
        ada = server.person("Ada")
        answer = await ada.run("help")
        first = answer.text
        await server.restart()
        await ada.click(answer, "Altro")
        assert "Che cosa puoi fare qui" not in answer.text
        await ada.click(answer, "Indietro")
        assert answer.text == first
