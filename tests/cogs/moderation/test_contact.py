"""Talking to staff in private."""

from datetime import timedelta

from models import contacts as rows
from services.contacts import Contacts
from services.inbox import Inbox
from simulation.people import Person
from simulation.reading import Answer
from simulation.world import Channel, Server
from tests.cogs.conftest import services_of, told
from tests.cogs.moderation.conftest import Opened, bind


async def write(person: Person, subject: str, text: str) -> Answer:
    form = await person.run("contact")
    return await person.fill(form, {"Di che cosa si tratta?": subject, "Racconta": text})


def thread_of(server: Server) -> Channel:
    return server.channel("generale").threads[-1]


async def waits(server: Server) -> int:
    """How many conversations wait in the staff's inbox."""
    found = await services_of(server).get(Inbox).waiting(str(server.id))
    return sum(one.item.kind == "contact" for one in found)


async def test_a_conversation_from_its_first_word_to_its_transcript(opened: Opened) -> None:
    async with opened() as server:
        await bind(server, keep_conversations_days=1)
        mara, bruno = server.person("Mara"), server.person("Bruno")
        assert "conversazione è qui" in (await write(bruno, "Un pacco", "Non è arrivato")).text
        thread = thread_of(server)
        (announced,) = server.channel("staff").messages
        assert "Un pacco" in (announced.embeds[0].title or "")
        assert await waits(server) == 1
        await server.restart(killed=True)
        assert "Ora ci sei" in (await mara.click(announced, "Entra")).text
        first = thread.messages[0]
        await mara.click(first, "Rispondo io")
        await server.advance(timedelta(minutes=10))
        await mara.post(thread, "Lo cerchiamo subito")
        assert await waits(server) == 0
        reply = await bruno.post(thread, "Grazie, parola da cancellare")
        await bruno.delete(reply)
        assert await waits(server) == 1
        await mara.click(first, "Domani")
        assert await waits(server) == 0
        await bruno.click(first, "Chiudi")
        contacts = services_of(server).get(Contacts)
        found = await contacts.get(str(server.id), 1)
        assert found.answered_at is not None and found.answered_at - found.opened_at >= timedelta(minutes=10)
        assert found.closed_at is not None and found.claimed_by == str(mara.id)
        told_ = await contacts.transcript(str(server.id), 1, locale="it")
        for words in ("Non è arrivato", "Lo cerchiamo subito", "parola da cancellare"):
            assert words in told_, "the transcript outlives what is deleted"
        assert "troppo poche" in (await mara.run("contacts")).text
        await server.advance(timedelta(days=2))
        async with services_of(server).database.reading() as session:
            assert await rows.contact(session, str(server.id), 1) is None


async def test_without_a_permission_the_member_hears_of_it_and_staff_once(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        bruno = server.person("Bruno")
        for _ in range(2):
            server.fail("POST /channels/*/threads", code=50013, status=403)
            assert "riprova più tardi" in (await write(bruno, "Aiuto", "c'è qualcuno?")).text
        assert len([one for one in server.channel("staff").messages if "thread privato" in one.content]) == 1
        assert "conversazione è qui" in (await write(bruno, "Aiuto", "c'è qualcuno?")).text
        told(server)


async def test_the_second_who_answers_sees_the_first_and_takes_over_only_on_purpose(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, nino, bruno = server.person("Mara"), server.person("Nino"), server.person("Bruno")
        await write(bruno, "Un pacco", "Non è arrivato")
        (announced,) = server.channel("staff").messages
        for moderator in (mara, nino):
            await moderator.click(announced, "Entra")
        thread = thread_of(server)
        first = thread.messages[0]
        await mara.click(first, "Rispondo io")
        assert "già tu" in (await mara.click(first, "Rispondo io")).text
        asked = await nino.click(first, "Rispondo io")
        assert asked.ephemeral and mara.mention in asked.text
        await nino.click(asked, "No")
        contacts = services_of(server).get(Contacts)
        assert (await contacts.get(str(server.id), 1)).claimed_by == str(mara.id)
        await nino.click(await nino.click(first, "Rispondo io"), "Sì, vai avanti")
        assert (await contacts.get(str(server.id), 1)).claimed_by == str(nino.id)
        said = [one.content for one in thread.messages if "Ti risponde" in one.content]
        assert [mara.mention in said[0], nino.mention in said[1], len(said)] == [True, True, 2]


async def test_it_is_opened_again_by_whom_it_belongs_to_and_nobody_else_and_handed_out_as_a_file(
    opened: Opened,
) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno, gino = server.person("Mara"), server.person("Bruno"), server.person("Gino")
        await write(bruno, "Un pacco", "Non è arrivato")
        (announced,) = server.channel("staff").messages
        await mara.click(announced, "Entra")
        thread = thread_of(server)
        first = thread.messages[0]
        await mara.click(first, "Chiudi")
        closed = thread.messages[-1]
        assert "già chiusa" in (await bruno.click(first, "Chiudi")).text, "the second who closes it"
        await server.restart(killed=True)
        await bruno.click(closed, "Riapri")
        assert "è aperta" in (await bruno.click(closed, "Riapri")).text, "twice is once"
        contacts = services_of(server).get(Contacts)
        assert (await contacts.get(str(server.id), 1)).closed_at is None
        await bruno.post(thread, "È arrivato, ma è rotto")
        assert await waits(server) == 1
        (message,) = (await bruno.click(first, "Trascrizione")).messages
        (file,) = message.attachments
        assert "ma è rotto" in (await file.read()).decode()
        for _ in range(2):
            await write(gino, "Altro", "Sempre altro")
        assert "già due conversazioni" not in (await write(bruno, "Un altro", "E poi")).text
        assert "già due conversazioni" in (await write(bruno, "Un terzo", "E ancora")).text
