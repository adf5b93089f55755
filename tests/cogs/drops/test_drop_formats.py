"""Drops that are polls, needs that were heard, drops in private, drops that are put away."""

from datetime import timedelta

from services.drop_shape import DropSettings
from services.drops import Drops
from services.needs import Needs
from services.polls import Polls
from simulation.reading import words
from tests.cogs.conftest import services_of, told
from tests.cogs.drops.conftest import Opened, approved, bound, planned_in, prepared


async def test_a_poll_opens_beside_its_drop_once(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        ada = server.person("Ada")
        drop = await approved(server, format="poll")
        assert "almeno due risposte" in (await ada.run("drop schedule", drop=drop, when="tra 10 minuti")).text
        form = await ada.run("drop variant", drop=drop)
        await ada.fill(form, {"Testo": "Quale formato vi serve?\n- Da uno\n- Da due"})
        await ada.run("drop approve", drop=drop)
        assert "esce" in (await ada.run("drop schedule", drop=drop, when="tra 10 minuti")).text
        await server.advance(timedelta(minutes=12))
        await server.restart()
        (poll,) = await services_of(server).get(Polls).all(str(server.id))
        assert (poll.question, poll.options, poll.status) == ("Quale formato vi serve?", ("Da uno", "Da due"), "open")
        shown = [words(one) for one in server.channel("cucina").messages]
        assert len(shown) == 2
        told(server)


async def test_a_need_that_was_heard_is_offered_and_what_is_over_is_put_away(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        ada, bruno = server.person("Ada"), server.person("Bruno")
        await services_of(server).get(Needs).add(str(server.id), "Cucinare per uno", "profile")
        offered = await ada.complete("drop new", "need", "uno")
        assert [one["value"] for one in offered] == ["Cucinare per uno"]
        form = await ada.run("drop new", segment="Cuochi", need="Cucinare per uno")
        assert "Cucinare per uno" in str(form.modal)
        assert "arrivano anche qui" in (await bruno.run("library direct", on=True)).text
        drop = await approved(server)
        assert "non si può" in (await ada.run("drop archive", drop=drop)).text
        assert "troppo poca gente" in (await ada.run("drop times", drop=drop)).text
        await ada.run("drop schedule", drop=drop, when="tra 10 minuti")
        await server.advance(timedelta(minutes=11))
        (private,) = bruno.direct_messages
        assert "Tofu in tre modi" in words(private)
        assert server.person("Chloe").direct_messages == ()
        assert "archiviato" in (await ada.run("drop archive", drop=drop)).text
        assert "Tofu in tre modi" in (await bruno.run("library browse")).text
        told(server)


async def test_in_a_forum_that_the_server_chose_links_lead_to_its_thread(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        settings, by = services_of(server).server_settings, str(server.person("Ada").id)
        await settings.change(str(server.id), DropSettings, by, channel=str(server.channel("idee").id))
        drop = await planned_in(server, 1, await prepared(server, channel=None))
        await server.advance(timedelta(minutes=1))
        (thread,) = server.channel("idee").threads
        (post,) = (await services_of(server).get(Drops).told(str(server.id), drop)).posts
        assert (post.sent_in, post.message) == (str(thread.id), str(thread.id))
        shelf = await server.person("Bruno").run("library browse")
        assert f"/{thread.id}/{thread.id}" in shelf.text
        told(server)
