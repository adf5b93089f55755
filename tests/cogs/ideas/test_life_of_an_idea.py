"""From what one member would like to what the brand ships, with eight members behind it."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import timedelta

import discord
import pytest

from core.errors import UserFacingError
from services.erasure import Erasure
from services.idea_board import IdeaBoard
from services.ideas import Ideas, IdeaSettings
from services.inbox import Inbox
from simulation.people import Person
from simulation.plan import ChannelPlan, PersonPlan, RolePlan, ServerPlan
from simulation.reading import Answer, words
from simulation.world import Server
from tests.cogs.conftest import services_of

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")
Opened = Callable[..., AbstractAsyncContextManager[Server]]
EIGHT = ("Bruno", "Chiara", "Dario", "Elena", "Fabio", "Gaia", "Irene", "Luca")
SALON = ServerPlan(
    "Salone",
    channels=(ChannelPlan("generale"), ChannelPlan("idee"), ChannelPlan("staff", only_for=("Team",))),
    roles=(RolePlan("Direzione", frozenset({"manage_guild"})), RolePlan("Team")),
    people=(PersonPlan("Ada", roles=("Direzione", "Team")), *(PersonPlan(name) for name in EIGHT)),
    owner="Ada",
)
TITLE, TEXT = "Monoporzioni di tofu", "Da sola una confezione intera non la finisco mai"


async def with_board(server: Server) -> None:
    settings = services_of(server).server_settings
    channel = str(server.channel("idee").id)
    await settings.change(str(server.id), IdeaSettings, str(server.person("Ada").id), board_channel=channel)


async def propose(person: Person, title: str, text: str = "") -> Answer:
    form = await person.run("idea", channel="generale")
    return await person.fill(form, {"In una riga": title, "Perché, per chi, come": text})


async def staff_card(server: Server, title: str) -> Answer:
    ada = server.person("Ada")
    (found,) = await ada.complete("board show", "idea", title, channel="staff")
    return await ada.run("board show", channel="staff", idea=found["value"])


async def decide(server: Server, title: str, what: str, why: str, day: str | None = None) -> Answer:
    ada = server.person("Ada")
    form = await ada.click(await staff_card(server, title), what)
    filled = {"Perché? Lo legge chi sostiene l'idea": why} | ({"Entro quando?": day} if day else {})
    return await ada.fill(form, filled)


def board(server: Server) -> dict[str, discord.Message]:
    """The posts on the board, by title."""
    return {message.embeds[0].title or "": message for message in server.channel("idee").messages if message.embeds}


def news(person: Person) -> list[str]:
    return [words(message) for message in person.direct_messages]


async def jump(server: Server, by: timedelta) -> None:
    """Days in which the bot has nothing to do, at once."""
    async with server.away():
        await server.advance(by)


async def waiting(server: Server) -> list[str]:
    return [one.item.text_id for one in await services_of(server).get(Inbox).waiting(str(server.id))]


async def test_from_what_one_would_like_to_what_everybody_gets(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        bruno, chiara, *others = (server.person(name) for name in EIGHT)
        assert "Nessuno ha ancora proposto niente" in (await bruno.run("ideas list")).text
        await with_board(server)
        assert "è pubblicata" in (await propose(bruno, TITLE, TEXT)).text
        await server.settle()
        post = board(server)[TITLE]

        asked = await propose(chiara, "Tofu in monoporzioni", "Una confezione intera è troppa da sola")
        assert "cosa simile" in asked.text and TITLE in asked.text
        assert list(board(server)) == [TITLE], "nothing is posted before she has chosen"
        await server.restart()
        idea = (await services_of(server).get(Ideas).all(str(server.id)))[0][0]
        joined = await chiara.choose(asked, idea.id)
        assert "il merito è anche tuo" in joined.text

        for person in others:
            assert "Segnato" in (await person.click(post, "La vorrei anch'io")).text
            assert "conta una volta sola" in (await person.click(post, "La vorrei anch'io")).text
        taken = await others[0].click(post, "La vorrei anch'io")
        await others[0].click(taken, "Ritira il sostegno")
        await others[0].click(post, "La vorrei anch'io")
        await server.settle()
        assert "6 persone la vorrebbero" in words(board(server)[TITLE])

        here = await others[0].click(post, "Parliamone")
        assert (await others[1].click(post, "Parliamone")).text == here.text
        assert len(server.channel("idee").threads) == 1

        await server.person("Ada").click(await staff_card(server, TITLE), "Tra le preferite")
        refused = await decide(server, TITLE, "Accetta…", "Butteremmo meno cibo", "ieri")
        assert "Accettata" not in words(board(server)[TITLE]) and refused.text
        decided = await decide(server, TITLE, "Accetta…", "Butteremmo meno cibo", "10d")
        assert "Deciso" in decided.text
        await server.settle()
        assert "Butteremmo meno cibo" in words(board(server)[TITLE])
        for person in (bruno, chiara, *others):
            assert len(news(person)) == 1 and "lo facciamo" in news(person)[0]
        with pytest.raises(UserFacingError, match="idea-settled"):
            await services_of(server).get(Ideas).take_back(str(server.id), str(others[0].id), idea.id)
        assert await waiting(server) == []

        await jump(server, timedelta(days=8))
        assert await waiting(server) == ["idea-inbox-due"]
        await jump(server, timedelta(days=3))
        assert await waiting(server) == ["idea-inbox-overdue"]
        start, end = services_of(server).clock.now() - timedelta(days=14), services_of(server).clock.now()
        told = await services_of(server).get(IdeaBoard).lines(str(server.id), start, end)
        assert [line.text_id for line in told] == ["idea-line-accepted"]

        await decide(server, TITLE, "Realizzata…", "Da oggi nei negozi")
        await server.settle()
        assert await waiting(server) == []
        for person in (bruno, chiara, *others):
            assert len(news(person)) == 2 and "l'abbiamo fatto" in news(person)[1]
        assert "Realizzata" in words(board(server)[TITLE])
        assert "Da oggi nei negozi" in news(chiara)[1]


async def test_a_decline_has_a_reason_that_everybody_behind_it_reads(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        await with_board(server)
        bruno, dario = server.person("Bruno"), server.person("Dario")
        await propose(bruno, "Consegna col drone")
        await server.settle()
        await dario.click(board(server)["Consegna col drone"], "La vorrei anch'io")
        await decide(server, "Consegna col drone", "Non accettare…", "In città non si può volare")
        await server.settle()
        for person in (bruno, dario):
            assert ["In città non si può volare" in one for one in news(person)] == [True]
        assert news(server.person("Gaia")) == []


async def test_an_idea_is_edited_withdrawn_merged_taken_apart_and_split(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        await with_board(server)
        ada, bruno, gaia = (server.person(name) for name in ("Ada", "Bruno", "Gaia"))
        await propose(bruno, "Ricette della settimana")
        await propose(gaia, "Un negozio a Torino")
        await server.settle()
        ideas = services_of(server).get(Ideas)
        known = {one.title: one for one, _ in await ideas.all(str(server.id))}
        shown = await bruno.click(board(server)["Ricette della settimana"], "Vedi l'idea")
        form = await bruno.click(shown, "Modifica")
        await bruno.fill(form, {"In una riga": "Ricette del mese"})
        await server.settle()
        assert sorted(board(server)) == ["Ricette del mese", "Un negozio a Torino"]

        torino = known["Un negozio a Torino"].id
        merged = await ada.choose(await staff_card(server, "Ricette"), torino)
        await server.settle()
        assert "Unita a un'altra idea" in words(board(server)["Ricette del mese"])
        card = await ideas.card(str(server.id), torino)
        assert card.unnamed == 2
        await ada.click(merged, "Annulla l'unione")
        assert (await ideas.card(str(server.id), torino)).unnamed == 1

        form = await ada.click(await staff_card(server, "Torino"), "Dividi")
        await ada.fill(form, {"In una riga": "Un furgone a Torino"})
        await server.settle()
        assert "Un furgone a Torino" in board(server)
        mine = await gaia.run("ideas mine")
        assert "Un furgone a Torino" in mine.text and "Un negozio a Torino" in mine.text

        shown = await gaia.click(board(server)["Un negozio a Torino"], "Vedi l'idea")
        sure = await gaia.click(shown, "Ritira")
        await gaia.click(sure, custom_id=None, label="Sì, vai avanti")
        await server.settle()
        assert "Ritirata" in words(board(server)["Un negozio a Torino"])


async def test_a_deleted_post_comes_back_and_an_erased_author_takes_theirs_along(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        await with_board(server)
        bruno, gaia, dario = (server.person(name) for name in ("Bruno", "Gaia", "Dario"))
        await propose(bruno, "Ricette della settimana")
        await propose(gaia, "Un negozio a Torino")
        await server.settle()
        await server.person("Ada").delete(board(server)["Un negozio a Torino"])
        await dario.click(board(server)["Ricette della settimana"], "Vedi l'idea")
        found = await dario.complete("ideas show", "idea", "Torino")
        shown = await dario.run("ideas show", idea=found[0]["value"])
        await dario.click(shown, "La vorrei anch'io")
        await server.settle()
        assert "1 persona la vorrebbe" in words(board(server)["Un negozio a Torino"])
        assert len(board(server)) == 2

        await services_of(server).get(Erasure).erase(str(server.id), str(bruno.id))
        await services_of(server).get(IdeaBoard).refresh()
        assert list(board(server)) == ["Un negozio a Torino"]
        assert "Ricette" not in (await dario.run("ideas list")).text
        for _ in range(2):
            await services_of(server).get(IdeaBoard).refresh()
        assert len(board(server)) == 1
