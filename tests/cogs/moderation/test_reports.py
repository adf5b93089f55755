"""What members report, what becomes of it, and the appeals of whoever was moderated."""

from datetime import timedelta

from services.inbox import Inbox
from simulation.people import Person
from simulation.reading import Answer
from simulation.world import Server
from tests.cogs.conftest import services_of, told
from tests.cogs.moderation.conftest import Opened, ban, bind, filed, kinds

MENU = "Report to the moderators"
WHY = "Che cosa non va? (facoltativo)"


async def report(person: Person, message: object, why: str = "") -> Answer:
    form = await person.use_menu(MENU, message)  # type: ignore[arg-type]
    return await person.fill(form, {WHY: why} if person.locale == "it" else {"What is wrong with it? (optional)": why})


def queue(server: Server, title: str) -> list[object]:
    return [one for one in server.channel("staff").messages if one.embeds and title in (one.embeds[0].title or "")]


async def waiting_kinds(server: Server) -> list[str]:
    """What waits in the staff's inbox, of reports and appeals."""
    found = await services_of(server).get(Inbox).waiting(str(server.id))
    return [one.item.kind for one in found if one.item.kind in ("report", "appeal")]


async def test_a_report_is_joined_claimed_acted_on_and_answered(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno, gino, chloe = (server.person(name) for name in ("Mara", "Bruno", "Gino", "Chloe"))
        said = await bruno.post("generale", "Gino è un ladro")
        assert "i moderatori ce l'hanno" in (await report(gino, said, "non è vero")).text
        assert "Thank you" in (await report(chloe, said)).text
        assert "già segnalato" in (await report(gino, said)).text
        (waiting,) = queue(server, "Segnalazione")
        assert "2 persone" in waiting.embeds[0].description and "Gino è un ladro" in waiting.embeds[0].description
        assert await waiting_kinds(server) == ["report"]
        await bruno.delete(said)
        await server.restart()
        await mara.click(waiting, "La guardo io")
        form = await mara.click(waiting, "Intervieni")
        done = await mara.fill(
            form, {"Che cosa": ["warning"], "Perché (lo legge, se non è una nota)": "niente accuse, per favore"}
        )
        assert "Caso 2" in done.text
        assert kinds(await filed(server)) == ["report", "warning"]
        assert (await filed(server))[1].what.evidence[0].text == "Gino è un ladro"
        assert "sono intervenuti" in gino.direct_messages[-1].content
        assert "done something" in chloe.direct_messages[-1].content
        (notice,) = bruno.direct_messages
        for reporter in (gino, chloe):
            assert reporter.name not in notice.content and str(reporter.id) not in notice.content
        assert "Segnalazione" not in (await bruno.run("my-record")).text
        (closed,) = queue(server, "Segnalazione")
        assert "ci ha pensato" in closed.embeds[0].description
        assert await waiting_kinds(server) == []


async def test_nobody_reports_themselves_nor_floods_the_queue(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        bruno, gino = server.person("Bruno"), server.person("Gino")
        own = await gino.post("generale", "mio")
        assert "tuo messaggio" in (await gino.use_menu(MENU, own)).text
        for number in range(6):
            answer = await report(gino, await bruno.post("generale", f"messaggio {number}"))
        assert "In un'ora" in answer.text
        assert len(await filed(server)) == 5
        await server.advance(timedelta(hours=2))
        assert "ce l'hanno" in (await report(gino, await bruno.post("generale", "ancora"))).text


async def test_a_dismissed_report_is_answered_too(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, gino = server.person("Mara"), server.person("Gino")
        await report(gino, await server.person("Bruno").post("generale", "innocuo"))
        (waiting,) = queue(server, "Segnalazione")
        asked = await mara.click(waiting, "Niente da fare")
        await mara.click(asked, "Sì, vai avanti")
        assert "lasciato tutto com'è" in gino.direct_messages[-1].content


async def test_somebody_who_was_banned_appeals_and_another_moderator_decides(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, nino, bruno = (server.person(name) for name in ("Mara", "Nino", "Bruno"))
        await ban(mara, bruno, reason="insulti")
        (notice,) = bruno.direct_messages
        await server.restart()
        form = await bruno.click(notice, "Secondo me è sbagliato")
        assert "non c'entrava" in (await bruno.fill(form, {"Racconta com'è andata": "Era una citazione"})).text
        assert "già fatto ricorso" in (await bruno.click(notice, "Secondo me è sbagliato")).text
        (waiting,) = queue(server, "Ricorso")
        assert "Era una citazione" in waiting.embeds[0].description
        assert "hai agito tu" in (await mara.click(waiting, "Ha ragione")).text
        form, twice = [await nino.click(waiting, "Ha ragione") for _ in range(2)]
        await nino.fill(form, {"La tua risposta a chi ha fatto ricorso": "Ci siamo sbagliati"})
        assert bruno.id not in server.stored.bans
        cases = await filed(server)
        assert kinds(cases) == ["ban", "appeal", "unban"]
        assert cases[0].voided_at is not None
        assert "accolto" in bruno.direct_messages[-1].content and "sbagliati" in bruno.direct_messages[-1].content
        assert "già deciso" in (await nino.fill(twice, {"La tua risposta a chi ha fatto ricorso": "due volte"})).text
        told(server)


async def test_who_left_appeals_from_what_they_were_sent_and_is_told_how_it_ended(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, nino, bruno = (server.person(name) for name in ("Mara", "Nino", "Bruno"))
        await mara.run("warn", member=bruno, reason="toni")
        (notice,) = bruno.direct_messages
        await bruno.leave()
        form = await bruno.click(notice, "Secondo me è sbagliato")
        await bruno.fill(form, {"Racconta com'è andata": "Scherzavamo tra noi"})
        assert await waiting_kinds(server) == ["appeal"]
        (waiting,) = queue(server, "Ricorso")
        form = await nino.click(waiting, "Ha ragione")
        await nino.fill(form, {"La tua risposta a chi ha fatto ricorso": "Hai ragione tu"})
        warned, appeal = await filed(server)
        assert warned.voided_at is not None and appeal.what.kind == "appeal"
        assert "accolto" in bruno.direct_messages[-1].content
        assert await waiting_kinds(server) == []
        told(server)


async def test_members_see_their_own_record_and_appeal_from_it(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, nino, bruno = (server.person(name) for name in ("Mara", "Nino", "Bruno"))
        assert "non c'è niente" in (await bruno.run("my-record")).text
        await mara.run("note", member=bruno, text="da tenere d'occhio")
        await mara.run("warn", member=bruno, reason="toni")
        shown = await bruno.run("my-record")
        assert "ammonizione" in shown.text and "toni" in shown.text and "d'occhio" not in shown.text
        assert "365 giorni" in shown.text, "for how long it is kept"
        form = await bruno.click(shown, "Ricorso contro il 2")
        form_again = await bruno.click(shown, "Ricorso contro il 2")
        await bruno.fill(form, {"Racconta com'è andata": "Non ero io a urlare"})
        assert await waiting_kinds(server) == ["appeal"]
        (waiting,) = queue(server, "Ricorso")
        form = await nino.click(waiting, "Resta così")
        await nino.fill(form, {"La tua risposta a chi ha fatto ricorso": "Abbiamo riletto tutto"})
        assert "Resta com'è" in bruno.direct_messages[-1].content
        assert "esaminato" in (await bruno.run("my-record")).text
        assert "già" in (await bruno.fill(form_again, {"Racconta com'è andata": "Ci riprovo ancora"})).text


ABOUT_THEM = "Che cosa succede?"


async def test_somebody_is_reported_as_a_person_and_once_more_when_it_goes_on(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno, gino, chloe = (server.person(name) for name in ("Mara", "Bruno", "Gino", "Chloe"))
        assert "parlare di te" in (await gino.use_menu(MENU, gino)).text
        filed_ = await gino.fill(await gino.use_menu(MENU, bruno), {ABOUT_THEM: "mi scrive in privato ogni ora"})
        assert "i moderatori ce l'hanno" in filed_.text
        await chloe.fill(await chloe.use_menu(MENU, bruno), {"What is happening?": "he does it to me, too"})
        assert "già segnalato" in (await gino.fill(await gino.use_menu(MENU, bruno), {ABOUT_THEM: "ancora"})).text
        (waiting,) = queue(server, "Segnalazione")
        assert "mi scrive in privato" in waiting.embeds[0].description and "2 persone" in waiting.embeds[0].description
        assert "Apri il messaggio" not in waiting.embeds[0].description
        assert "parla di" in (await server.person("Ada").run("inbox")).text
        await server.restart(killed=True)
        form = await mara.click(waiting, "Intervieni")
        await mara.fill(form, {"Che cosa": ["warning"], "Perché (lo legge, se non è una nota)": "niente insistenze"})
        assert kinds(await filed(server)) == ["report", "warning"]
        assert "sono intervenuti" in gino.direct_messages[-1].content
        # What was dealt with is over: the next time is another report.
        await gino.fill(await gino.use_menu(MENU, bruno), {ABOUT_THEM: "ha ricominciato"})
        assert len(queue(server, "Segnalazione")) == 2 and await waiting_kinds(server) == ["report"]
        assert gino.name not in (await bruno.run("my-record")).text


async def test_whoever_reports_what_is_dealt_with_already_is_answered_at_once(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, gino, chloe = server.person("Mara"), server.person("Gino"), server.person("Chloe")
        said = await server.person("Bruno").post("generale", "innocuo")
        await report(gino, said)
        (waiting,) = queue(server, "Segnalazione")
        await mara.click(await mara.click(waiting, "Niente da fare"), "Sì, vai avanti")
        await report(chloe, said)
        assert "left things as they are" in chloe.direct_messages[-1].content
        assert await waiting_kinds(server) == [] and len(gino.direct_messages) == 1


async def test_the_second_who_looks_at_a_report_sees_the_first_and_takes_it_over_only_on_purpose(
    opened: Opened,
) -> None:
    async with opened() as server:
        await bind(server)
        mara, nino = server.person("Mara"), server.person("Nino")
        await report(server.person("Gino"), await server.person("Bruno").post("generale", "innocuo"))
        (waiting,) = queue(server, "Segnalazione")
        await mara.click(waiting, "La guardo io")
        assert "è tua" in (await mara.click(waiting, "La guardo io")).text, "twice is once"
        asked = await nino.click(waiting, "La guardo io")
        assert mara.mention in asked.text
        (waiting,) = queue(server, "Segnalazione")
        assert f"La guarda {mara.mention}" in waiting.embeds[0].description
        await nino.click(asked, "Sì, vai avanti")
        (waiting,) = queue(server, "Segnalazione")
        assert f"La guarda {nino.mention}" in waiting.embeds[0].description
        # Acting on it, or closing it, while somebody else is at it is asked as well.
        asked = await mara.click(waiting, "Niente da fare")
        assert nino.mention in asked.text
