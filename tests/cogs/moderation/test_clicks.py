"""Each button and form of moderation, pressed when Discord knows nothing of it any more or has had an answer.

What was asked for is done once, and whoever presses again learns how it stands. What needs time asks Discord for it
first: where Discord is down for that (500) nothing was begun, and asked for again it is done.
"""

from collections.abc import Awaitable, Callable

import discord
import pytest

from services.contacts import Contacts
from services.reports import Reports
from simulation.faults import ANSWERED, DOWN, EXPIRED, Fault
from simulation.reading import Answer
from simulation.world import Server
from tests.cogs.conftest import services_of, unanswered
from tests.cogs.moderation.conftest import Opened, bind, filed, kinds
from tests.cogs.moderation.test_contact import thread_of
from tests.cogs.moderation.test_prevention import guard
from tests.cogs.moderation.test_reports import queue, report, waiting_kinds

pytestmark = pytest.mark.usefixtures("nothing_is_left_to_discord_py")

YES, ANSWER = "Sì, vai avanti", "La tua risposta a chi ha fatto ricorso"
WHAT, WHY = "Che cosa", "Perché (lo legge, se non è una nota)"
LOST_CLICKS = (EXPIRED, ANSWERED, DOWN)
every_fault = pytest.mark.parametrize("fault", LOST_CLICKS, ids=lambda fault: fault.name)


async def twice(server: Server, fault: Fault, act: Callable[[], Awaitable[Answer]]) -> Answer:
    """Somebody presses, nothing comes back as it should, and they press again."""
    await unanswered(server, fault, act())
    return await act()


async def surely(server: Server, fault: Fault, act: Callable[[], Awaitable[Answer]]) -> None:
    """Somebody does what is begun only when Discord has heard of it: where that was down, once more."""
    await unanswered(server, fault, act())
    if fault is DOWN:
        await act()


def card(server: Server, title: str) -> discord.Message:
    return queue(server, title)[-1]  # type: ignore[return-value]


@every_fault
async def test_a_report_is_filed_looked_at_and_dealt_with_once(opened: Opened, fault: Fault) -> None:
    async with opened() as server:
        await bind(server)
        mara, gino, bruno = server.person("Mara"), server.person("Gino"), server.person("Bruno")
        said = await bruno.post("generale", "parole")
        for number in range(1 + (fault is DOWN)):
            form = await gino.use_menu("Report to the moderators", said)
            telling = gino.fill(form, {"Che cosa non va? (facoltativo)": "brutto"})
            await (telling if number else unanswered(server, fault, telling))
        assert "già segnalato" in (await report(gino, said)).text
        assert len(queue(server, "Segnalazione")) == 1
        assert (
            "è tua"
            in (await twice(server, fault, lambda: mara.click(card(server, "Segnalazione"), "La guardo io"))).text
        )
        for number in range(1 + (fault is DOWN)):
            form = await twice(server, fault, lambda: mara.click(card(server, "Segnalazione"), "Intervieni"))
            acting = mara.fill(form, {WHAT: ["warning"], WHY: "toni"})
            await (acting if number else unanswered(server, fault, acting))
        assert kinds(await filed(server)) == ["report", "warning"]
        assert len(bruno.direct_messages) == 1 and len(gino.direct_messages) == 1
        found = await services_of(server).get(Reports).get(str(server.id), 1)
        assert (found.state, found.closed_by) == ("acted", str(mara.id))
        assert "ci ha pensato" in card(server, "Segnalazione").embeds[0].description, "the card says so in any case"
        # Another one, for which nothing is to be done.
        await report(gino, await bruno.post("generale", "innocuo"))
        for number in range(1 + (fault is DOWN)):
            asked = await twice(server, fault, lambda: mara.click(card(server, "Segnalazione"), "Niente da fare"))
            dismissing = mara.click(asked, YES)
            await (dismissing if number else unanswered(server, fault, dismissing))
        assert await waiting_kinds(server) == [] and len(gino.direct_messages) == 2


@every_fault
async def test_a_kick_is_done_once_although_its_answers_did_not_come(opened: Opened, fault: Fault) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno = server.person("Mara"), server.person("Bruno")
        for number in range(1 + (fault is DOWN)):
            asked = await twice(server, fault, lambda: mara.run("kick", member=bruno, reason="toni"))
            await (mara.click(asked, YES) if number else unanswered(server, fault, mara.click(asked, YES)))
        assert kinds(await filed(server)) == ["kick"] and not bruno.is_member
        assert len(bruno.direct_messages) == 1
        again = await mara.run("kick", member=bruno, reason="toni")
        assert "non è più su questo server" in again.text


@every_fault
async def test_an_appeal_is_filed_and_decided_once(opened: Opened, fault: Fault) -> None:
    async with opened() as server:
        await bind(server)
        mara, nino, bruno = server.person("Mara"), server.person("Nino"), server.person("Bruno")
        await mara.run("warn", member=bruno, reason="toni")
        shown = await twice(server, fault, lambda: bruno.run("my-record"))
        form = await twice(server, fault, lambda: bruno.click(shown, "Ricorso contro il 1"))
        await unanswered(server, fault, bruno.fill(form, {"Racconta com'è andata": "Era una citazione"}))
        assert "già fatto ricorso" in (await bruno.click(shown, "Ricorso contro il 1")).text
        form = await twice(server, fault, lambda: nino.click(card(server, "Ricorso"), "Ha ragione"))
        written = len(bruno.direct_messages)
        await unanswered(server, fault, nino.fill(form, {ANSWER: "Hai ragione"}))
        if fault is DOWN:
            await nino.fill(await nino.click(card(server, "Ricorso"), "Ha ragione"), {ANSWER: "Hai ragione"})
        assert kinds(await filed(server)) == ["warning", "appeal"]
        assert (await filed(server))[0].voided_at is not None
        assert len(bruno.direct_messages) == written + 1
        assert await waiting_kinds(server) == []


@every_fault
async def test_a_conversation_is_opened_taken_on_and_closed_once(opened: Opened, fault: Fault) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno, contacts = server.person("Mara"), server.person("Bruno"), services_of(server).get(Contacts)
        for number in range(1 + (fault is DOWN)):
            form = await twice(server, fault, lambda: bruno.run("contact"))
            writing = bruno.fill(form, {"Di che cosa si tratta?": "Un pacco", "Racconta": "Manca"})
            await (writing if number else unanswered(server, fault, writing))
        assert len(server.channel("generale").threads) == 1
        (announced,) = server.channel("staff").messages
        await twice(server, fault, lambda: mara.click(announced, "Entra"))
        thread = thread_of(server)
        first = thread.messages[0]
        assert "già tu" in (await twice(server, fault, lambda: mara.click(first, "Rispondo io"))).text
        await twice(server, fault, lambda: mara.click(first, "Domani"))
        assert (await twice(server, fault, lambda: bruno.click(first, "Trascrizione"))).messages
        await unanswered(server, fault, mara.click(first, "Chiudi"))
        found = await contacts.get(str(server.id), 1)
        assert found.claimed_by == str(mara.id) and found.closed_at is not None
        assert "già chiusa" in (await mara.click(first, "Chiudi")).text
        assert (await contacts.transcript(str(server.id), 1, locale="it")).count("Manca") == 1


@every_fault
async def test_a_case_is_claimed_put_right_and_a_mistake_undone_once(opened: Opened, fault: Fault) -> None:
    async with opened() as server:
        await guard(server, invites="act")
        mara, bruno, gino = server.person("Mara"), server.person("Bruno"), server.person("Gino")
        await server.permit_bot(view_audit_log=False, administrator=False)
        server.environment.backend.apply_ban(server.id, gino.id, None)
        await server.settle()
        (logged,) = server.channel("registro").messages
        await surely(server, fault, lambda: mara.click(logged, "L'ho fatto io"))
        assert "già il nome" in (await mara.run("case claim", number=1)).text
        assert (await filed(server))[0].what.actor == str(mara.id)
        assert "Caso 1" in (await twice(server, fault, lambda: mara.click(logged, "Dettagli"))).text
        edited = await twice(server, fault, lambda: mara.run("case edit", number=1, reason="insulti"))
        assert "nuovo motivo" in edited.text
        await surely(server, fault, lambda: mara.run("case void", number=1))
        assert "già annullato" in (await mara.run("case void", number=1)).text
        await bruno.post("generale", "venite: https://discord.gg/altrove")
        found = card(server, "Prevenzione")
        await surely(server, fault, lambda: mara.click(found, "È stato un errore"))
        assert "già detto" in (await mara.click(found, "È stato un errore")).text
        assert len([one for one in bruno.direct_messages if "per errore" in one.content]) == 1


@every_fault
async def test_duty_and_channels_are_as_was_asked(opened: Opened, fault: Fault) -> None:
    async with opened() as server:
        await bind(server)
        mara = server.person("Mara")
        assert "già" in (await twice(server, fault, lambda: mara.run("duty on"))).text
        assert "Non eri" in (await twice(server, fault, lambda: mara.run("duty off"))).text
        await surely(server, fault, lambda: mara.run("lock"))
        room = server.guild.get_channel(server.channel("generale").id)
        assert room is not None and room.overwrites_for(server.guild.default_role).send_messages is False
        assert kinds(await filed(server)) == ["lock"]
        await surely(server, fault, lambda: mara.run("unlock"))
        assert "non è chiuso" in (await mara.run("unlock")).text
        assert kinds(await filed(server)) == ["lock", "unlock"]
