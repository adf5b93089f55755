"""The life of a member's choice, told on the simulated server in both languages."""

from datetime import timedelta

from services.calendar import Calendar
from tests.cogs.conftest import services_of
from tests.cogs.privacy.conftest import Opened, everything, exported, traces

WORDS = "La teglia grande si attacca, perché la carta è troppo sottile"


async def test_show_says_what_holds_what_is_kept_and_until_when_in_the_readers_language(opened: Opened) -> None:
    async with opened("totals") as server:
        bruno, chloe = server.person("Bruno"), server.person("Chloe")
        await bruno.post("generale", WORDS)
        await everything(server)
        italian, english = await bruno.run("privacy show"), await chloe.run("privacy show")
        assert italian.ephemeral and english.ephemeral
        assert "Vale **solo nei totali**: non hai ancora scelto" in italian.text
        assert "- un messaggio: sessanta giorni" in italian.text
        assert "e se ne va entro il <t:" in italian.text
        assert "**only in totals** holds: you have not chosen yet" in english.text
        assert "message" not in english.text.split("Never:")[0].split("Of you")[-1] or "I keep nothing" in english.text


async def test_a_choice_is_kept_with_its_moment_and_its_wording(opened: Opened) -> None:
    async with opened() as server:
        bruno = server.person("Bruno")
        asked = await bruno.run("privacy consent")
        assert asked.ephemeral and asked.text.count("\n- **") == 3
        answer = await bruno.click(asked, "Solo nei totali")
        assert "solo nei totali" in answer.text or "solo nei totali" in (await bruno.run("privacy show")).text
        shown = await bruno.run("privacy show")
        assert "l'hai scelto tu il <t:" in shown.text
        (row,) = (await exported(await bruno.run("privacy export")))["kept"]["member"]
        assert (row["consent"], row["consent_version"]) == ("totals", "2026-11")


async def test_whoever_chooses_nothing_is_counted_and_forgotten(opened: Opened) -> None:
    async with opened() as server:
        bruno, dario = server.person("Bruno"), server.person("Dario")
        said = await bruno.post("generale", WORDS)
        await dario.post("generale", "Prova con quella spessa, io la uso da anni", reply_to=said)
        await bruno.react(said, "👍")
        await everything(server)
        await bruno.click(await bruno.run("privacy consent"), "Niente")
        assert await traces(server, WORDS, "teglia", said.id, "'Bruno'") == {}
        assert list(await traces(server, bruno.id)) == ["members"]
        assert (await everything(server))["messages"].count("'counted'") == 1
        again = await bruno.post("generale", "Anche quello che scrivo dopo non si legge")
        assert await traces(server, "scrivo dopo", again.id) == {}
        assert (await everything(server))["messages"].count("'counted'") == 2
        assert "Prova con quella spessa" in (await everything(server))["messages"]


async def test_what_was_written_under_nothing_is_not_read_back_after_a_change_of_mind(opened: Opened) -> None:
    async with opened() as server:
        bruno = server.person("Bruno")
        await bruno.click(await bruno.run("privacy consent"), "Niente")
        await bruno.post("generale", "questo non si doveva leggere")
        await bruno.click(await bruno.run("privacy consent"), "Tutto")
        await server.advance(timedelta(minutes=1))
        await bruno.post("generale", "questo invece sì")
        await server.restart()
        assert await traces(server, "non si doveva") == {}
        assert "messages" in await traces(server, "questo invece")


async def test_a_choice_outlives_a_restart_between_the_question_and_the_answer(opened: Opened) -> None:
    async with opened() as server:
        chloe = server.person("Chloe")
        asked = await chloe.run("privacy consent")
        await server.restart()
        await chloe.click(asked, "Nothing")
        assert "**nothing** holds: you chose it" in (await chloe.run("privacy show")).text


async def test_a_stricter_rule_of_the_server_holds_at_once_for_whoever_has_not_chosen(opened: Opened) -> None:
    async with opened("totals") as server:
        ada, bruno, chloe = server.person("Ada"), server.person("Bruno"), server.person("Chloe")
        await bruno.post("generale", WORDS)
        await chloe.post("generale", "The thick paper never sticks, whatever you put on it")
        await chloe.click(await chloe.run("privacy consent"), "Only in totals")
        await everything(server)
        await ada.run("setup consent", level="none")
        assert await traces(server, WORDS, bruno.id) == {}
        assert "messages" in await traces(server, "thick paper")
        shown = await bruno.run("privacy show")
        assert "Vale **niente**: non hai ancora scelto" in shown.text and "Di te non conservo nulla" in shown.text


async def test_every_night_what_is_over_goes(opened: Opened) -> None:
    async with opened("totals") as server:
        bruno, chloe = server.person("Bruno"), server.person("Chloe")
        await bruno.post("generale", WORDS)
        await everything(server)
        calendar = services_of(server).get(Calendar)
        await server.advance(timedelta(days=66))
        await calendar.run_due(str(server.id))
        assert "messages" in await traces(server, WORDS)
        await chloe.post("generale", "The thick paper never sticks, whatever you put on it")
        await server.advance(timedelta(days=2))
        await calendar.run_due(str(server.id))
        assert await traces(server, WORDS) == {}
        assert "messages" in await traces(server, "thick paper")
