"""`/insights`: staff look at one thing; what would give somebody away is not said."""

from datetime import timedelta

import pytest

from services.segments import Segments
from simulation.people import Impossible
from simulation.plan import History, Said
from tests.cogs.conftest import services_of
from tests.cogs.digest.conftest import MONDAY, PEOPLE, Opened, choose, salon, salon_on_postgres, talk

__all__ = ["salon", "salon_on_postgres"]
pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")


async def test_a_theme_is_shown_over_its_weeks_and_decided_on(salon: Opened) -> None:
    async with salon() as server:
        ada = server.person("Ada")
        none = await ada.run("insights theme", theme="il tofu")
        assert "I temi nascono con il resoconto" in none.text
        await choose(server)
        offered = await ada.complete("insights theme", "theme", "tofu")
        assert "il tofu" in [one["name"] for one in offered]
        shown = await ada.run("insights theme", theme=offered[0]["value"])
        assert shown.ephemeral
        assert shown.messages[-1].attachments
        await server.restart()
        assert "Confermato" in (await ada.click(shown, "Conferma")).text


async def test_the_hours_of_the_week_are_drawn_for_five_people_or_more(salon: Opened) -> None:
    async with salon() as server:
        few = await server.person("Ada").run("insights rhythm")
        assert "almeno cinque persone" in few.text
        await server.person("Zoe").post("generale", "Buongiorno, arrivo anche io")
        shown = await server.person("Teo").run("insights rhythm")
        assert "The liveliest hours" in shown.text
        assert shown.messages[-1].attachments


async def test_a_member_is_told_in_words_and_only_if_they_agreed(salon: Opened) -> None:
    async with salon() as server:
        await choose(server)
        ada, bruno = server.person("Ada"), server.person("Bruno")
        told = await ada.run("insights member", who=bruno)
        assert told.ephemeral
        assert "Bruno scrive" in told.text and "settimane" in told.text
        await bruno.click(await bruno.run("privacy consent"), "Solo nei totali")
        assert "non c'è niente da dire" in (await ada.run("insights member", who=bruno)).text
        assert "non c'è niente da dire" in (await ada.run("insights member", who=server.person("Teo"))).text


async def test_without_a_past_there_is_nothing_to_ask_about(salon: Opened) -> None:
    async with salon(history=History(talk(1).messages[:2])) as server:
        assert "nessuna domanda è tornata" in (await server.person("Ada").run("insights question")).text


async def test_members_do_not_see_it(salon: Opened) -> None:
    async with salon() as server:
        for verb in ("question", "rhythm"):
            with pytest.raises(Impossible, match="not visible"):
                await server.person("Zoe").run(f"insights {verb}")


async def test_a_segment_is_told_as_a_whole_and_not_when_it_would_give_somebody_away(salon: Opened) -> None:
    async with salon() as server:
        segments, people = services_of(server).get(Segments), (*PEOPLE, "Zoe")
        segment = await segments.create(str(server.id), "Cuochi", str(server.person("Ada").id))
        for name in people:
            person = str(server.person(name).id)
            await segments.decide(str(server.id), segment.id, person, inside=True, by=None)
        few = await server.person("Ada").run("insights segment", segment="Cuochi")
        assert "almeno cinque persone" in few.text
        await server.person("Zoe").post("generale", "Buongiorno, il tofu lo cucino anche io")
        for verb, told in (("segment", "**Cuochi**"), ("rhythm", "Segmento «Cuochi»")):
            offered = await server.person("Ada").complete(f"insights {verb}", "segment", "cuo")
            assert [one["name"] for one in offered] == ["Cuochi"]
            assert told in (await server.person("Ada").run(f"insights {verb}", segment=segment.id)).text
        missing = await server.person("Ada").run("insights rhythm", segment="Falegnami")
        assert missing.ephemeral and not missing.messages[-1].attachments
        shown = await server.person("Ada").run("insights segment", segment=segment.id)
        assert "**Cuochi**: 5 membri, di cui 5 hanno scritto" in shown.text
        assert shown.messages[-1].attachments


@pytest.mark.parametrize(("people", "says"), [(PEOPLE[:2], False), (PEOPLE[:3], True)])
async def test_a_theme_says_what_members_share_with_it_and_of_few_it_does_not(
    people: tuple[str, ...], says: bool, salon: Opened
) -> None:
    """Links by domain, never fetched, and only when three members or more share them."""
    links = tuple(
        Said(
            name,
            "generale",
            MONDAY - timedelta(days=3, minutes=-9 * place),
            f"Il tofu lo preparo sempre così, con poco olio: https://ricette.example/{place}",
        )
        for place, name in enumerate(people)
    )
    past = History(tuple(sorted((*talk().messages, *links), key=lambda said: said.at)))
    async with salon(history=past) as server:
        await choose(server)
        shown = await server.person("Ada").run("insights theme", theme="il tofu")
        assert ("3 link (più spesso a ricette.example)" in shown.text) is says
        assert says is ("condividono" in shown.text)


async def test_on_postgresql_too_themes_questions_and_hours_are_told(salon_on_postgres: Opened) -> None:
    async with salon_on_postgres() as server:
        await choose(server)
        ada = server.person("Ada")
        assert (await ada.run("insights theme", theme="il tofu")).messages[-1].attachments
        assert "Bruno scrive" in (await ada.run("insights member", who=server.person("Bruno"))).text
        await server.person("Zoe").post("generale", "Buongiorno, arrivo anche io")
        assert (await ada.run("insights rhythm")).messages[-1].attachments
