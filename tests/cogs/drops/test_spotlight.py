"""A member shares, staff choose, and nothing goes out without the member's yes to those very words."""

from datetime import timedelta

from services.drops import Drops
from services.erasure import Erasure
from services.spotlight import Spotlight
from simulation.reading import words
from simulation.world import Server
from tests.cogs.conftest import services_of, told
from tests.cogs.drops.conftest import Opened, bound, set_for

WORDS = "Ho fatto il seitan in casa per la prima volta"


async def shared(server: Server) -> str:
    """Bruno shares, staff choose, Bruno says yes; the drop."""
    ada, bruno = server.person("Ada"), server.person("Bruno")
    form = await bruno.run("progress share")
    thanks = await bruno.fill(form, {"Racconta": WORDS, "Una foto": [("seitan.png", b"png")]})
    assert thanks.ephemeral
    assert "Bruno ha condiviso" in (await ada.run("inbox")).text
    stories = await ada.run("drop stories")
    assert WORDS in stories.text
    (offered,) = await services_of(server).get(Spotlight).offered(str(server.id))
    assert "Ho chiesto a" in (await ada.choose(stories, offered.id)).text
    await server.advance(timedelta(seconds=30))
    question = bruno.direct_messages[-1]
    assert WORDS in words(question)
    await server.restart()
    assert "nessun'altra" in (await bruno.click(question, "Sì, pubblicatelo")).text
    await bruno.click(question, "Sì, pubblicatelo")  # twice is once
    found = [one for one in await services_of(server).get(Drops).list(str(server.id)) if one.format == "spotlight"]
    drop = found[0]
    assert drop.title == "In primo piano: Bruno"
    return drop.id


async def scheduled(server: Server, drop: str) -> str:
    """What staff read when they plan it."""
    ada = server.person("Ada")
    await ada.run("drop edit", drop=drop, segments="Cuochi", where=server.channel("cucina"))
    form = await ada.run("drop edit", drop=drop)
    said = {"Titolo": "In primo piano: Bruno", "A che cosa serve": "dare coraggio"}
    await ada.fill(form, {**said, "A quale bisogno risponde": "non oso provare"})
    await ada.run("drop approve", drop=drop)
    return await set_for(server, drop, "tra 10 minuti")


async def test_published_with_their_yes_and_gone_with_their_erasure(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        bruno = server.person("Bruno")
        drop = await shared(server)
        assert "esce" in await scheduled(server, drop)
        await server.advance(timedelta(minutes=10))
        (message,) = server.channel("cucina").messages
        assert WORDS in words(message)
        assert [one.filename for one in message.attachments] == ["seitan.png"]
        services = services_of(server)
        await services.get(Erasure).erase(str(server.id), str(bruno.id))
        await server.restart()  # it is deleted when the bot looks again at what is due
        assert server.channel("cucina").messages == ()
        kept = await services.get(Drops).told(str(server.id), drop)
        assert (kept.drop.title, kept.drop.state, kept.variants, kept.posts) == ("–", "cancelled", (), ())
        told(server)


async def test_other_words_than_theirs_do_not_go_out(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        drop = await shared(server)
        ada = server.person("Ada")
        form = await ada.run("drop variant", drop=drop)
        await ada.fill(form, {"Testo": "Bruno adora il nostro seitan!"})
        assert "solo con il suo sì" in await scheduled(server, drop)
        await server.advance(timedelta(minutes=15))
        assert server.channel("cucina").messages == ()
        told(server)


async def test_a_no_after_the_yes_takes_it_out_of_the_plan(salon: Opened) -> None:
    async with salon() as server:
        await bound(server)
        bruno = server.person("Bruno")
        drop = await shared(server)
        await scheduled(server, drop)
        mine = await bruno.run("progress mine")
        assert "Va bene" in (await bruno.click(mine, "Riprendilo")).text
        await server.advance(timedelta(minutes=15))
        assert server.channel("cucina").messages == ()
        assert "non hai ancora condiviso" in (await bruno.run("progress mine")).text.lower()
        told(server)
