"""Each call around an idea fails once: nothing is lost, posted or told twice, and staff hear what they must mend."""

from datetime import timedelta
from typing import Any

import discord
import pytest

from services.ideas import Ideas
from simulation.faults import DOWN, GONE, LOST, LOST_AFTER, REFUSED, Failure, each_call_failing
from simulation.people import Person
from simulation.plan import PersonPlan
from simulation.reading import words
from simulation.world import Server
from tests.cogs.conftest import services_of
from tests.cogs.ideas.test_board_in_a_forum import FORUM
from tests.cogs.ideas.test_life_of_an_idea import SALON, Opened, decide, news, propose, with_board

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")
FAULTS = (REFUSED, GONE, DOWN, LOST, LOST_AFTER)
SOON = timedelta(minutes=11)
"""What Discord did not answer to is sent again after a minute, the board looked at after ten."""


def title_of(number: int) -> str:
    """Titles that have nothing in common, so that nobody is asked whether it is the same idea."""
    return f"Idea {chr(97 + number // 26)}{chr(97 + number % 26)}{number}"


def taken_for_gone(failure: Failure[Any]) -> bool:
    """Discord says of a post that it is not there: it is posted anew, and the old one stays behind."""
    return failure.fault is GONE and failure.call.startswith("PATCH /channels")


def posts(server: Server, title: str) -> list[discord.Message]:
    return [one for one in server.channel("idee").messages if one.embeds and one.embeds[0].title == title]


async def mend(server: Server) -> int:
    """Staff see to what they were told of the board; how many things that was."""
    alerts = [one for one in server.channel("staff").messages if "Ci ho pensato" in words(one)]
    for message in alerts:
        await server.person("Ada").click(message, "Ci ho pensato")
    return len(alerts)


async def known(server: Server, title: str) -> list[str]:
    """The ids of the ideas of this title."""
    return [one.id for one, _ in await services_of(server).get(Ideas).all(str(server.id)) if one.title == title]


def is_told(failure: Failure[Any]) -> bool:
    return not failure.of_an_answer and failure.fault in (REFUSED, GONE)


async def on_the_board(server: Server, number: int) -> str:
    await services_of(server).get(Ideas).propose(str(server.id), str(server.person("Bruno").id), title_of(number), "")
    await server.settle()
    return title_of(number)


async def test_an_idea_is_kept_once_and_posted_once_whatever_fails(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        await with_board(server)
        bruno = server.person("Bruno")

        async def untold(number: int) -> str:
            return title_of(number)

        async def proposes(title: str) -> None:
            await propose(bruno, title)

        async for failure in each_call_failing(server, proposes, before=untold, faults=FAULTS):
            title = failure.subject
            if not await known(server, title):
                assert failure.of_an_answer, str(failure)  # the form did not open, or its sending was not heard of
                await proposes(title)
            assert len(await known(server, title)) == 1, str(failure)
            assert await mend(server) == is_told(failure), str(failure)
            await server.advance(SOON)
            assert len(posts(server, title)) == 1, str(failure)
            mine = await bruno.run("ideas mine")
            assert mine.text.count(f"{title}**: Aperta") == 1, str(failure)


async def test_a_click_counts_once_and_the_board_says_so_whatever_fails(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        await with_board(server)
        dario = server.person("Dario")

        async def wants(title: str) -> None:
            await dario.click(posts(server, title)[0], "La vorrei anch'io")

        async for failure in each_call_failing(
            server, wants, before=lambda number: on_the_board(server, number), faults=FAULTS
        ):
            told = await mend(server)
            assert told == (is_told(failure) and failure.fault is REFUSED), str(failure)
            await server.advance(SOON)
            found = posts(server, failure.subject)
            assert len(found) == 1 + taken_for_gone(failure), str(failure)
            await dario.click(found[-1], "La vorrei anch'io")
            await server.advance(SOON)
            assert "1 persona la vorrebbe" in words(posts(server, failure.subject)[-1]), str(failure)


async def test_an_idea_has_one_thread_whatever_fails(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        await with_board(server)
        dario = server.person("Dario")

        async def asks(title: str) -> None:
            await dario.click(posts(server, title)[0], "Parliamone")

        async for failure in each_call_failing(
            server, asks, before=lambda number: on_the_board(server, number), faults=FAULTS
        ):
            await server.advance(SOON)
            here = await dario.click(posts(server, failure.subject)[-1], "Parliamone")
            threads = [one for one in server.channel("idee").threads if one.name == failure.subject]
            assert len(threads) == 1 + taken_for_gone(failure), str(failure)
            assert f"<#{threads[-1].id}>" in here.text, str(failure)


async def test_a_decision_is_told_once_to_everybody_whatever_fails(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        await with_board(server)
        ada, bruno = server.person("Ada"), server.person("Bruno")
        supporters: dict[str, Person] = {}

        async def wanted(number: int) -> str:
            late = server.newcomer(PersonPlan(f"Nuova {number}", member=False))
            await late.join()
            title = await on_the_board(server, number)
            supporters[title] = late
            await late.click(posts(server, title)[0], "La vorrei anch'io")
            return title

        async def accepts(title: str) -> None:
            (id,) = await known(server, title)
            card = await ada.run("board show", channel="staff", idea=id)
            form = await ada.click(card, "Accetta…")
            said = {"Perché? Lo legge chi sostiene l'idea": "Butteremmo meno cibo", "Entro quando?": "10d"}
            await ada.fill(form, said)

        async for failure in each_call_failing(server, accepts, before=wanted, faults=FAULTS):
            title = failure.subject
            await mend(server)
            await server.advance(SOON)
            (id,) = await known(server, title)
            if (await services_of(server).get(Ideas).get(str(server.id), id)).status == "open":
                assert failure.of_an_answer, str(failure)
                await accepts(title)
                await server.advance(SOON)
            found = posts(server, title)
            assert len(found) == 1 + taken_for_gone(failure), str(failure)
            assert "Butteremmo meno cibo" in words(found[-1]), str(failure)
            heard = sorted(sum(title in one for one in news(person)) for person in (bruno, supporters[title]))
            refused = is_told(failure) and not failure.call.startswith("PATCH")
            assert heard == ([0, 1] if refused else [1, 1]), str(failure)


async def test_a_post_in_a_forum_has_its_tag_whatever_fails(opened: Opened) -> None:
    async with opened(plan=FORUM) as server:
        await with_board(server)

        def tags(title: str) -> list[list[str]]:
            found = [thread for thread in server.channel("idee").threads if thread.name == title]
            return [[tag.name for tag in server.guild.get_thread(one.id).applied_tags] for one in found]  # type: ignore[union-attr]

        async def untold(number: int) -> str:
            return title_of(number)

        async def posted_and_accepted(title: str) -> None:
            await propose(server.person("Bruno"), title)
            await decide(server, title, "Accetta…", "Butteremmo meno cibo", "10d")

        async for failure in each_call_failing(
            server,
            posted_and_accepted,
            before=untold,
            faults=FAULTS,
            only=lambda call: call.startswith(("PATCH /channels", "POST /channels/*/threads")),
        ):
            told = await mend(server)
            assert told == (failure.fault is REFUSED or (failure.call.startswith("POST") and is_told(failure))), str(
                failure
            )
            await server.advance(SOON)
            found = tags(failure.subject)
            assert len(found) == 1 + taken_for_gone(failure) and found[-1] == ["Accettata"], str(failure)


async def test_a_board_that_refuses_is_left_alone_until_staff_have_seen_to_it(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        await with_board(server)
        titles = [await on_the_board(server, number) for number in range(3)]
        await server.permit_bot(channel="idee", view_channel=False)
        ideas = services_of(server).get(Ideas)
        begun = len(server.log)
        for number in range(12):
            for title in titles:
                (id,) = await known(server, title)
                await ideas.support(str(server.id), str(7_000 + number), id)
            await server.settle()
        asked = [call for call in server.log[begun:] if call.pattern.startswith("PATCH /channels")]
        assert len(asked) == 1, "thirty-six clicks, one refusal"
        await server.permit_bot(channel="idee", view_channel=True)
        assert await mend(server) == 1
        assert all("12 persone la vorrebbero" in words(posts(server, title)[0]) for title in titles)
