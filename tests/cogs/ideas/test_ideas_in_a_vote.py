"""Ideas put to the vote: one poll, its outcome told at each of them, and the decision told to whoever voted."""

from datetime import timedelta

import discord
import pytest

from models.polls import Poll
from services.idea_decisions import IdeaDecisions
from services.idea_votes import IdeaVotes
from services.ideas import Ideas
from services.polls import Polls
from simulation.people import Person
from simulation.reading import Answer, words
from simulation.world import Server
from tests.cogs.conftest import services_of
from tests.cogs.ideas.test_life_of_an_idea import (
    SALON,
    Opened,
    board,
    decide,
    news,
    propose,
    staff_card,
    waiting,
    with_board,
)

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")
ONE, OTHER, THIRD = "Monoporzioni di tofu", "Un negozio a Torino", "Ricette della settimana"

ASKED = "Quale di queste idee facciamo?"


async def shortlisted(server: Server) -> dict[str, str]:
    """The ids of three shortlisted ideas of Bruno's, Chiara's and Dario's, by title."""
    await with_board(server)
    for name, title in zip(("Bruno", "Chiara", "Dario"), (ONE, OTHER, THIRD), strict=True):
        await propose(server.person(name), title)
    known, deciding = services_of(server).get(Ideas), services_of(server).get(IdeaDecisions)
    found = {one.title: one.id for one, _ in await known.all(str(server.id))}
    for id in found.values():
        await deciding.move(str(server.id), id, "shortlisted", str(server.person("Ada").id))
    await server.settle()
    return found


async def published(server: Server, list_: Answer, *ids: str) -> Answer:
    ada = server.person("Ada")
    form = await ada.choose(list_, *ids)
    preview = await ada.fill(form, {"La domanda": ASKED})
    assert ASKED in preview.text
    return await ada.click(preview, "Sì, vai avanti")


def ballot(server: Server) -> discord.Message:
    return next(one for one in reversed(server.channel("generale").messages) if "Vota" in words(one))


async def ranks(server: Server, person: Person, *places: str) -> None:
    form = await person.click(ballot(server), custom_id="polls:vote:v1:1")
    await person.fill(form, dict(zip(("Prima", "Seconda", "Terza"), ([place] for place in places), strict=False)))


async def test_shortlisted_ideas_become_one_poll_and_whoever_voted_hears_what_came_of_it(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        ids = await shortlisted(server)
        ada, elena, fabio, gaia = (server.person(name) for name in ("Ada", "Elena", "Fabio", "Gaia"))
        asked = await ada.run("board vote", channel="staff", where=server.channel("generale"), length="1 ora")
        await server.restart()
        done = await published(server, asked, ids[ONE], ids[OTHER])
        assert "2 idee sono al voto" in done.text
        await server.settle()
        assert "Al voto" in words(board(server)[ONE]) and "Si vota in" in words(board(server)[OTHER])
        assert "Tra le preferite" in words(board(server)[THIRD])
        await ranks(server, elena, "1", "2")
        await ranks(server, fabio, "1")
        await ranks(server, gaia, "2")
        early = await decide(server, ONE, "Accetta…", "La vogliono tutti", "10d")
        assert "stanno ancora votando" in early.text
        edited = await server.person("Bruno").run("ideas show", idea=ids[ONE])
        form = await server.person("Bruno").click(edited, "Modifica")
        refused = await server.person("Bruno").fill(form, {"In una riga": "Tutt'altro"})
        assert "è al voto" in refused.text

        await server.advance(timedelta(hours=1, minutes=2))
        assert "Viene prima" in words(board(server)[ONE])
        assert "al posto 1 di 2" in words(board(server)[ONE]) and "al posto 2 di 2" in words(board(server)[OTHER])
        assert await waiting(server) == ["idea-inbox-voted"] * 2
        await decide(server, ONE, "Accetta…", "L'avete scelta voi", "10d")
        await decide(server, OTHER, "Non accettare…", "Per ora un negozio non possiamo aprirlo")
        await server.settle()
        assert await waiting(server) == []
        for person in (elena, fabio, gaia):
            (heard,) = news(person)
            assert "Hai votato, e si è deciso" in heard and "L'avete scelta voi" in heard
        assert ["lo facciamo" in one for one in news(server.person("Bruno"))] == [True]
        assert ["non è stata accettata" in one for one in news(server.person("Chiara"))] == [True]
        assert news(server.person("Irene")) == []
        card = await staff_card(server, ONE)
        assert "Elena" not in card.text, "a vote is no credit"


async def test_a_secret_vote_tells_the_voters_without_knowing_what_they_chose(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        ids = await shortlisted(server)
        where = {"where": server.channel("generale"), "who-sees": "nobody", "method": "single", "length": "1 ora"}
        asked = await server.person("Ada").run("board vote", channel="staff", **where)
        await published(server, asked, ids[ONE], ids[OTHER])
        voters = [server.person(name) for name in ("Elena", "Fabio", "Gaia", "Irene", "Luca")]
        for number, person in enumerate(voters):
            form = await person.click(ballot(server), custom_id="polls:vote:v1:1")
            await person.fill(form, {"La tua scelta": [str(number % 2 + 1)]})
        await server.advance(timedelta(hours=1, minutes=2))
        await decide(server, OTHER, "Accetta…", "Ci proviamo", "10d")
        await server.settle()
        assert all("Ci proviamo" in news(person)[0] for person in voters)
        _, cast = await services_of(server).get(Polls).votes(str(server.id), "1")
        assert {vote.choice for vote in cast} == {None} and len(cast) == 5


async def test_an_idea_that_was_decided_meanwhile_is_not_put_to_the_vote(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        ids = await shortlisted(server)
        ada = server.person("Ada")
        card = await staff_card(server, ONE)
        asked = await ada.click(card, "Metti al voto…")
        deciding = services_of(server).get(IdeaDecisions)
        await deciding.move(str(server.id), ids[THIRD], "declined", str(ada.id), reason="Le facciamo già")
        form = await ada.choose(asked, ids[ONE], ids[THIRD])
        refused = await ada.fill(form, {"La domanda": ASKED})
        assert "non è più tra le preferite" in refused.text


async def test_one_idea_alone_is_no_vote(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        refused = await server.person("Ada").run("board vote", channel="staff")
        assert "almeno due idee" in refused.text


async def test_a_planned_vote_that_is_called_off_leaves_its_ideas_among_the_favourites(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        ids = await shortlisted(server)
        services, ada = services_of(server), server.person("Ada")
        now = services.clock.now()
        asked = Poll(
            "",
            "ranking",
            ASKED,
            (),
            "everybody",
            str(server.channel("generale").id),
            now + timedelta(hours=2),
            now + timedelta(days=1),
            created_by=str(ada.id),
        )
        await services.get(IdeaVotes).put(str(server.id), [ids[ONE], ids[OTHER]], asked, str(ada.id))
        await server.settle()
        assert "Si vota dal" in words(board(server)[ONE])
        really = await ada.run("poll close", channel="staff", poll="1")
        assert "prima che cominci" in really.text
        assert "annullato" in (await ada.click(really, "Sì, vai avanti")).text
        for title in (ONE, OTHER):
            shown = words(board(server)[title])
            assert "Tra le preferite" in shown and "Si vota" not in shown
        await server.advance(timedelta(hours=3))
        assert not any("Vota" in words(one) for one in server.channel("generale").messages), "nobody is asked"
        assert all(news(server.person(name)) == [] for name in ("Bruno", "Chiara"))
        listed = await ada.run("board vote", channel="staff", where=server.channel("generale"), length="1 ora")
        assert "2 idee sono al voto" in (await published(server, listed, ids[ONE], ids[OTHER])).text
