"""Pictures of options, answers by theme, reminders refused, and what staff read of polls in digest and inbox."""

from datetime import timedelta

import pytest

from services.inbox import Inbox
from services.poll_voters import Voter
from services.poll_week import PollWeek
from services.polls import Polls
from simulation.reading import words
from tests.cogs.conftest import Opened, services_of
from tests.cogs.polls.test_polls import asked, poll_in, votes

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


async def test_options_have_pictures_and_lose_none_when_the_poll_closes(opened: Opened) -> None:
    async with opened() as server:
        ada = server.person("Ada")
        chosen = {"method": "single", "who-sees": "everybody", "where": server.channel("generale"), "length": "1 ora"}
        filled = {"La domanda": "Quale etichetta?", "Le opzioni": "Rossa\nVerde"}
        pictures = "Le immagini delle opzioni"
        form = await ada.run("poll create", **chosen)
        refused = await ada.fill(form, {**filled, pictures: [("a.png", PNG)]})
        assert "un'immagine per ciascuna delle 2 opzioni" in refused.text
        form = await ada.run("poll create", **chosen)
        refused = await ada.fill(form, {**filled, pictures: [("a.png", PNG), ("b.exe", PNG)]})
        assert "non è un'immagine" in refused.text
        form = await ada.run("poll create", **chosen)
        preview = await ada.fill(form, {**filled, pictures: [("a.png", PNG), ("b.png", PNG)]})
        await server.restart()
        again = await ada.run("poll create", **chosen)
        preview = await ada.fill(again, {**filled, pictures: [("a.png", PNG), ("b.png", PNG)]})
        await ada.click(preview, "Sì, vai avanti")
        shown = poll_in(server)
        assert [one.filename for one in shown.attachments] == ["option-1.png", "option-2.png"]
        assert "1. Rossa" in words(shown) and "2. Verde" in words(shown)
        await server.advance(timedelta(hours=1, minutes=2))
        closed = next(one for one in server.channel("generale").messages if one.id == shown.id)
        assert "Questo sondaggio è finito" in words(closed) and len(closed.attachments) == 2
        assert "Scegli" not in words(closed) and "cambiare voto" not in words(closed), (
            "nobody is told how to vote in it"
        )


async def test_answers_in_their_own_words_are_told_by_theme(opened: Opened) -> None:
    async with opened() as server:
        await asked(server, "open")
        said = {"Bruno": "Meno plastica, per favore", "Teo": "Aprite a Torino", "Mara": "la plastica è troppa"}
        for name, answer in said.items():
            await votes(server, server.person(name), **{"La tua risposta": answer})
        await server.advance(timedelta(hours=1, minutes=2))
        outcome = words(server.channel("generale").messages[-1])
        assert "**plastica**, in 2 risposte:" in outcome and "Altre risposte:\n> Aprite a Torino" in outcome


async def test_whoever_wants_no_reminders_gets_none_until_they_want_them_again(opened: Opened) -> None:
    async with opened() as server:
        await asked(server)
        ada, bruno, chloe = (server.person(name) for name in ("Ada", "Bruno", "Chloe"))
        shown = await bruno.run("polls")
        await server.restart()
        off = await bruno.click(shown, "Niente promemoria")
        assert "non ti scrivo più" in off.text
        await votes(server, server.person("Teo"), **{"La tua scelta": ["1"]})
        await ada.click(await ada.run("poll remind", poll="1"), "Sì, vai avanti")
        await services_of(server).get(Polls).vote(str(server.id), "1", Voter(str(server.person("Dora").id)), 1)
        await server.advance(timedelta(minutes=3))
        assert [len(server.person(name).direct_messages) for name in ("Bruno", "Teo", "Dora")] == [0, 0, 0]
        (reminder,) = chloe.direct_messages
        assert "dire la tua" in words(reminder)
        await chloe.click(reminder, "Niente promemoria")
        polls = services_of(server).get(Polls)
        assert not await polls.wants_reminders(str(server.id), str(chloe.id))
        await bruno.click(await bruno.run("polls"), "Ricordamelo di nuovo")
        assert await polls.wants_reminders(str(server.id), str(bruno.id))


async def test_a_tie_waits_in_the_inbox(opened: Opened) -> None:
    async with opened() as server:
        await asked(server)
        await votes(server, server.person("Bruno"), **{"La tua scelta": ["1"]})
        await votes(server, server.person("Chloe"), **{"Your choice": ["2"]})
        await server.advance(timedelta(hours=1, minutes=2))
        (one,) = await services_of(server).get(Inbox).waiting(str(server.id))
        assert one.item.text_id == "poll-inbox-tie"


async def test_a_poll_that_cannot_be_posted_waits_in_the_inbox(opened: Opened) -> None:
    async with opened() as server:
        await asked(server, starts="tra 10 minuti")
        await server.permit_bot(channel="generale", send_messages=False)
        await server.advance(timedelta(minutes=30))
        waiting = await services_of(server).get(Inbox).waiting(str(server.id))
        assert "poll-inbox-unposted" in [one.item.text_id for one in waiting]
        end = services_of(server).clock.now()
        assert await services_of(server).get(PollWeek).lines(str(server.id), end - timedelta(days=7), end) == []
