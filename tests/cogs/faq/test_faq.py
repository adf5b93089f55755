"""A question that comes back: staff confirm its answer, members find it, and whoever gave it stays its master."""

import pytest

from simulation.people import Impossible, Person
from simulation.reading import Answer
from simulation.world import Server
from tests.cogs.digest.conftest import Opened, choose, salon, salon_on_postgres

__all__ = ["salon", "salon_on_postgres"]
pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")
QUESTION = "Come si conserva il tofu aperto?"


def choices(answer: Answer) -> dict[str, str]:
    """Label -> value of what can be chosen."""
    return {
        option["label"]: option["value"]
        for row in answer.clickable().components
        for select in row.get("components", ())
        for option in select.get("options", ())
    }


async def card(ada: Person) -> Answer:
    """The question about tofu, as staff see it."""
    listed = await ada.run("insights question")
    mark = next(value for label, value in choices(listed).items() if "tofu" in label)
    return await ada.choose(listed, mark)


async def confirmed(server: Server) -> str:
    """Staff confirm the answer under a question of their own wording; the name of who gave it."""
    await choose(server)
    shown = await card(server.person("Ada"))
    author = shown.text.partition("La risposta è di ")[2].partition(".")[0]
    answer = next(line for line in shown.text.splitlines() if "acqua" in line or "salata" in line or "sale" in line)
    form = await server.person("Ada").click(shown, "Conferma")
    done = await server.person("Ada").fill(form, {"Domanda": QUESTION, "Risposta": answer})
    assert "i membri la trovano" in done.text
    return author


async def test_a_member_finds_the_answer_that_a_member_gave(salon: Opened) -> None:
    async with salon() as server:
        zoe = server.person("Zoe")
        assert "Non c'è ancora nessuna domanda" in (await zoe.run("faq")).text
        author = await confirmed(server)
        offered = await zoe.complete("faq", "question", "conserva")
        assert [one["name"] for one in offered] == [QUESTION]
        found = await zoe.run("faq", question=offered[0]["value"])
        assert found.ephemeral
        assert QUESTION in found.text and f"La risposta è di {author}" in found.text
        await server.restart()
        for _ in range(2):
            assert "Grazie" in (await zoe.click(found, "Mi è servita")).text
        assert "Una persona ha detto se le è servita: sì" in (await card(server.person("Ada"))).text


async def test_whoever_agrees_to_be_quoted_no_more_is_quoted_no_more(salon: Opened) -> None:
    async with salon() as server:
        author = server.person(await confirmed(server))
        zoe = server.person("Zoe")
        shown = await zoe.run("faq", question="tofu")
        assert QUESTION in shown.text
        await author.click(await author.run("privacy consent"), "Solo nei totali")
        assert "Non c'è ancora nessuna domanda" in (await zoe.run("faq")).text
        assert "non si possono più citare" in (await zoe.click(shown, "Mi è servita")).text


async def test_what_staff_leave_out_is_not_offered_and_what_is_not_there_is_asked_for_in_the_channel(
    salon: Opened,
) -> None:
    async with salon() as server:
        await confirmed(server)
        zoe, ada = server.person("Zoe"), server.person("Ada")
        assert "Questa non c'è ancora" in (await zoe.run("faq", question="astronavi")).text
        assert "non la propongo più" in (await ada.click(await card(ada), "Non va nell'elenco")).text
        assert "Non c'è ancora nessuna domanda" in (await zoe.run("faq")).text


async def test_members_settle_nothing(salon: Opened) -> None:
    async with salon() as server:
        with pytest.raises(Impossible, match="not visible"):
            await server.person("Zoe").run("insights question")


async def test_on_postgresql_too_a_member_finds_the_answer(salon_on_postgres: Opened) -> None:
    async with salon_on_postgres() as server:
        author = await confirmed(server)
        zoe = server.person("Zoe")
        offered = await zoe.complete("faq", "question", "conserva")
        found = await zoe.run("faq", question=offered[0]["value"])
        assert QUESTION in found.text and f"La risposta è di {author}" in found.text
