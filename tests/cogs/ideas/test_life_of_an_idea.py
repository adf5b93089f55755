"""From what one member would like to what the brand ships, with eight members behind it."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import timedelta

import discord
import pytest

from core.errors import UserFacingError
from services.erasure import Erasure
from services.idea_board import IdeaBoard
from services.idea_week import IdeaWeek
from services.ideas import Ideas, IdeaSettings
from services.inbox import Inbox
from services.listening import Listening
from services.reading_along import ReadingAlong
from services.server_settings import GeneralSettings
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
SHOP = "Un negozio a Torino"
ARGUMENT = (
    "Una confezione intera da sola non la finisco mai: dopo due giorni sa di frigo e la butto, quindi metà di quello "
    "che pago finisce nel cestino. Se fosse divisa in due vaschette da 120 grammi potrei aprirne una e tenere chiusa "
    "l'altra fino a domenica."
)


async def with_board(server: Server) -> None:
    settings = services_of(server).server_settings
    channel = str(server.channel("idee").id)
    ada, role, room = str(server.person("Ada").id), str(server.role("Team").id), str(server.channel("staff").id)
    await settings.change(str(server.id), GeneralSettings, ada, staff_roles=(role,), staff_channel=room)
    await settings.change(str(server.id), IdeaSettings, ada, board_channel=channel)


async def read_along(server: Server) -> None:
    """What was written is stored and read, as it is a moment later anyway."""
    await services_of(server).get(Listening).flush()
    await services_of(server).get(ReadingAlong).read(str(server.id))
    await server.settle()


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
    """What waits for staff about ideas."""
    found = [one.item.text_id for one in await services_of(server).get(Inbox).waiting(str(server.id))]
    return [text_id for text_id in found if text_id.startswith("idea-")]


async def test_from_what_one_would_like_to_what_everybody_gets(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        await the_life_of_two_ideas(server)


async def test_the_same_on_postgresql(opened_on_postgres: Opened) -> None:
    async with opened_on_postgres(plan=SALON) as server:
        await the_life_of_two_ideas(server)


async def the_life_of_two_ideas(server: Server) -> None:
    """One is merged with another, argued for, voted on, promised, overdue and shipped; one is declined."""
    ada, bruno, chiara, dario, elena, fabio, gaia, irene, luca = (server.person(name) for name in ("Ada", *EIGHT))
    id = str(server.id)
    assert "Nessuno ha ancora proposto niente" in (await bruno.run("ideas list")).text
    await with_board(server)
    for person in (bruno, irene):  # these two may be named
        await person.click(await person.run("privacy consent"), "Tutto")

    assert "è pubblicata" in (await propose(bruno, TITLE, TEXT)).text
    asked = await propose(chiara, "Tofu in monoporzioni", "Una confezione intera è troppa da sola")
    assert "cosa simile" in asked.text and TITLE in asked.text
    assert list(board(server)) == [TITLE], "nothing is posted before she has chosen"
    ((one, _),) = await services_of(server).get(Ideas).all(id)
    assert "il merito è anche tuo" in (await chiara.choose(asked, one.id)).text
    await propose(gaia, SHOP)
    await server.restart()

    for person in (dario, elena):
        assert "Segnato" in (await person.click(board(server)[TITLE], "La vorrei anch'io")).text
        assert "conta una volta sola" in (await person.click(board(server)[TITLE], "La vorrei anch'io")).text
    taken = await elena.click(board(server)[TITLE], "La vorrei anch'io")
    await elena.click(taken, "Ritira il sostegno")
    await elena.click(board(server)[TITLE], "La vorrei anch'io")
    await fabio.click(board(server)[SHOP], "La vorrei anch'io")
    assert "2 persone la vorrebbero" in words(board(server)[TITLE])

    here = await irene.click(board(server)[TITLE], "Parliamone")
    assert (await elena.click(board(server)[TITLE], "Parliamone")).text == here.text
    (thread,) = server.channel("idee").threads
    await irene.post(thread, ARGUMENT)
    await elena.post(thread, "Sì dai")
    await read_along(server)

    for title in (TITLE, SHOP):
        await ada.click(await staff_card(server, title), "Tra le preferite")
    where = {"where": server.channel("generale"), "method": "single", "who-sees": "staff", "length": "1 ora"}
    listed = await ada.run("board vote", channel="staff", **where)
    (other,) = [idea for idea, _ in await services_of(server).get(Ideas).all(id) if idea.title == SHOP]
    form = await ada.choose(listed, one.id, other.id)
    await ada.click(await ada.fill(form, {"La domanda": "Quale di queste?"}), "Sì, vai avanti")
    ballot = next(m for m in server.channel("generale").messages if "Vota" in words(m))
    for person, option in ((luca, 1), (dario, 1), (gaia, 2)):
        form = await person.click(ballot, custom_id="polls:vote:v1:1")
        await person.fill(form, {"La tua scelta": [str(option)]})
    await server.advance(timedelta(hours=1, minutes=2))
    assert await waiting(server) == ["idea-inbox-voted"] * 2

    refused = await decide(server, TITLE, "Accetta…", "Butteremmo meno cibo", "ieri")
    assert "Accettata" not in words(board(server)[TITLE]) and refused.text
    assert "Deciso" in (await decide(server, TITLE, "Accetta…", "Butteremmo meno cibo", "10d")).text
    await decide(server, SHOP, "Non accettare…", "Un negozio per ora non lo reggiamo")
    behind, against = (bruno, chiara, dario, elena, irene), (gaia, fabio)
    assert [["L'avete detto, lo facciamo" in one for one in news(person)] for person in behind] == [[True]] * 5
    assert ["Hai votato, e si è deciso" in one for one in news(luca)] == [True]
    for person in against:
        assert sum("Un negozio per ora non lo reggiamo" in one for one in news(person)) == 1, person
    assert "Un negozio per ora non lo reggiamo" in words(board(server)[SHOP])
    assert "Grazie a Bruno, Irene e a un'altra persona" in words(board(server)[TITLE])
    with pytest.raises(UserFacingError, match="idea-settled"):
        await services_of(server).get(Ideas).take_back(id, str(dario.id), one.id)
    assert await waiting(server) == []

    await jump(server, timedelta(days=8))
    assert await waiting(server) == ["idea-inbox-due"]
    told = [words(m) for m in server.channel("staff").messages]
    await jump(server, timedelta(days=3))
    assert await waiting(server) == ["idea-inbox-overdue"]
    reminded = [words(m) for m in server.channel("staff").messages][len(told) :]
    assert sum(f"Una promessa è scaduta: {TITLE}" in one for one in reminded) == 1
    clock, week = services_of(server).clock, services_of(server).get(IdeaWeek)
    lines = await week.lines(id, clock.now() - timedelta(days=14), clock.now())
    assert {line.text_id for line in lines} == {"idea-line-accepted", "idea-line-declined", "idea-line-overdue"}

    form = await ada.click(await staff_card(server, TITLE), "Un altro giorno")
    await ada.fill(form, {"Entro quando?": "3d", "Perché? Lo legge chi sostiene l'idea": "Le vaschette arrivano tardi"})
    assert await waiting(server) == ["idea-inbox-due"]
    await ada.click(await staff_card(server, TITLE), "Si comincia")
    await decide(server, TITLE, "Realizzata…", "Da oggi nei negozi")
    assert await waiting(server) == []
    for person in behind:
        assert len(news(person)) == 4, person
        assert "promesso un altro giorno" in news(person)[1] and "arrivano tardi" in news(person)[1]
        assert "L'avete detto, l'abbiamo fatto" in news(person)[3] and "Da oggi nei negozi" in news(person)[3]
    assert "Avete votato, l'abbiamo fatto" in news(luca)[-1]
    assert len(news(fabio)) == 1
    assert "Realizzata" in words(board(server)[TITLE])


async def test_what_is_done_with_as_due_comes_back_as_overdue(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        await with_board(server)
        await propose(server.person("Bruno"), TITLE)
        await decide(server, TITLE, "Accetta…", "Butteremmo meno cibo", "2d")
        inbox = services_of(server).get(Inbox)
        (due,) = await inbox.waiting(str(server.id))
        await inbox.done(str(server.id), due.mark, str(server.person("Ada").id))
        assert await waiting(server) == []
        await jump(server, timedelta(days=2))
        assert await waiting(server) == ["idea-inbox-overdue"]


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


async def test_whoever_takes_their_name_back_is_thanked_by_name_no_more_and_their_idea_stays(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        await with_board(server)
        bruno = server.person("Bruno")
        await propose(bruno, TITLE)
        assert "Proposta da un membro" in words(board(server)[TITLE])
        for choice, thanks in (("Tutto", "Grazie a Bruno"), ("Niente", "Proposta da un membro")):
            await bruno.click(await bruno.run("privacy consent"), choice)
            await services_of(server).get(IdeaBoard).refresh()
            assert thanks in words(board(server)[TITLE])
        assert TITLE in (await bruno.run("ideas mine")).text


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


@pytest.mark.parametrize("seen", [True, False])
async def test_when_the_board_s_channel_is_deleted_every_living_idea_moves_to_the_next_one(
    opened: Opened, seen: bool
) -> None:
    async with opened(plan=SALON) as server:
        await with_board(server)
        await propose(server.person("Bruno"), TITLE)
        await propose(server.person("Gaia"), SHOP)
        await decide(server, SHOP, "Non accettare…", "Per ora no")
        if seen:
            await server.close_channel("idee")
        else:
            async with server.away():
                await server.close_channel("idee")
        told = [one for one in server.channel("staff").messages if "la bacheca delle idee" in words(one)]
        assert len(told) == 1
        await server.open_channel(ChannelPlan("idee-nuove"))
        settings, ada = services_of(server).server_settings, str(server.person("Ada").id)
        channel = str(server.channel("idee-nuove").id)
        await settings.change(str(server.id), IdeaSettings, ada, board_channel=channel)
        await server.settle()
        posted = [words(one) for one in server.channel("idee-nuove").messages]
        assert [TITLE in one for one in posted] == [True], "what is settled stays in the list only"


async def test_a_draft_that_was_never_posted_is_found_again_by_whoever_wrote_it(opened: Opened) -> None:
    async with opened(plan=SALON) as server:
        await with_board(server)
        bruno, gaia = server.person("Bruno"), server.person("Gaia")
        await propose(gaia, TITLE, TEXT)
        await propose(bruno, TITLE, TEXT)
        found = await bruno.complete("ideas show", "idea", "tofu")
        drafts = [
            one["value"] for one in found if one["value"] not in str(await gaia.complete("ideas show", "idea", ""))
        ]
        assert len(drafts) == 1
        assert "non c'è più" in (await gaia.run("ideas show", idea=drafts[0])).text
        shown = await bruno.run("ideas show", idea=drafts[0])
        await bruno.click(shown, "La mia è un'altra: pubblicala")
        assert len(server.channel("idee").messages) == 2
