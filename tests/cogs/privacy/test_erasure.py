"""Taking everything away: what an export holds, what an erasure leaves, twice and across restarts."""

from datetime import timedelta

from tests.cogs.privacy.conftest import Opened, everything, exported, traces

WORDS = "La teglia grande si attacca, perché la carta è troppo sottile"


async def test_an_export_holds_what_was_said_and_nothing_of_others(opened: Opened) -> None:
    async with opened() as server:
        bruno, dario = server.person("Bruno"), server.person("Dario")
        said = await bruno.post("generale", WORDS)
        await dario.post("generale", "Prova con quella spessa", reply_to=said)
        await bruno.react(said, "👍")
        await everything(server)
        answer = await bruno.run("privacy export")
        assert answer.ephemeral
        found = await exported(answer)
        assert [row["text"] for row in found["kept"]["messages"]] == [WORDS]
        assert [row["emoji"] for row in found["kept"]["reactions"]] == ["👍"]
        assert found["kept"]["turns"] and found["member"] == str(bruno.id)
        for foreign in (dario.id, "Dario", "spessa"):
            assert str(foreign) not in repr(found)


async def test_after_an_erasure_no_table_holds_an_id_a_name_or_a_word(opened: Opened) -> None:
    async with opened() as server:
        bruno, dario = server.person("Bruno"), server.person("Dario")
        said = await bruno.post("generale", WORDS)
        await dario.post("generale", f"<@{bruno.id}> prova con quella spessa", reply_to=said)
        await bruno.react(said, "👍")
        await bruno.type_in("generale")
        await bruno.enter("voce")
        await bruno.hang_up()
        await everything(server)
        assert {"members", "messages", "turns", "activity", "voice_sessions"} <= (await traces(server, bruno.id)).keys()
        asked = await bruno.run("privacy erase")
        assert asked.ephemeral and "Non si può annullare" in asked.text
        done = await bruno.click(asked, "Sì, cancella tutto")
        assert done.ephemeral and "ho dimenticato un tuo messaggio" in done.text
        assert await traces(server, bruno.id, "Bruno", WORDS, "teglia", said.id) == {}
        assert "prova con quella spessa" in (await everything(server))["messages"]


async def test_no_leaves_everything_as_it_is(opened: Opened) -> None:
    async with opened() as server:
        chloe = server.person("Chloe")
        await chloe.post("generale", "The big tray sticks because the paper is too thin")
        before = (await everything(server))["messages"]
        await chloe.click(await chloe.run("privacy erase"), "No")
        assert (await everything(server))["messages"] == before


async def test_a_second_click_finds_nothing_left_to_forget(opened: Opened) -> None:
    async with opened() as server:
        chloe = server.person("Chloe")
        await chloe.post("generale", "The big tray sticks because the paper is too thin")
        asked = await chloe.run("privacy erase")
        first = await chloe.click(asked, "Yes, erase everything")
        second = await chloe.click(asked, "Yes, erase everything")
        assert "I forgot one message of yours" in first.text
        assert "there was nothing left to forget" in second.text
        assert await traces(server, chloe.id, "big tray") == {}


async def test_the_answer_counts_after_a_restart_but_not_the_next_day(opened: Opened) -> None:
    async with opened() as server:
        chloe = server.person("Chloe")
        await chloe.post("generale", "The big tray sticks because the paper is too thin")
        asked = await chloe.run("privacy erase")
        await server.advance(timedelta(days=1))
        late = await chloe.click(asked, "Yes, erase everything")
        assert "more than a quarter of an hour" in late.text
        assert "messages" in await traces(server, "big tray")
        asked = await chloe.run("privacy erase")
        await server.restart()
        assert "Done" in (await chloe.click(asked, "Yes, erase everything")).text
        assert "messages" not in await traces(server, "big tray")


async def test_the_past_on_discord_is_not_read_again_after_an_erasure(opened: Opened) -> None:
    async with opened() as server:
        bruno = server.person("Bruno")
        await bruno.post("generale", WORDS)
        await everything(server)
        await bruno.click(await bruno.run("privacy erase"), "Sì, cancella tutto")
        async with server.away():
            await server.person("Dario").post("generale", "nel frattempo ho comprato la teglietta")
        await server.advance(timedelta(minutes=2))
        after = await everything(server)
        assert "teglietta" in after["messages"], "the gap was read"
        assert "carta è troppo sottile" not in repr(after)
        await bruno.post("generale", "e adesso ricomincio da capo")
        assert "messages" in await traces(server, "ricomincio da capo")


async def test_a_choice_of_totals_goes_on_being_honoured(opened: Opened) -> None:
    async with opened() as server:
        bruno = server.person("Bruno")
        await bruno.post("generale", WORDS)
        await bruno.click(await bruno.run("privacy consent"), "Solo nei totali")
        done = await bruno.click(await bruno.run("privacy erase"), "Sì, cancella tutto")
        assert "Resta la tua scelta, **solo nei totali**" in done.text
        assert list(await traces(server, bruno.id)) == ["members"]
        assert await traces(server, "'Bruno'", "teglia") == {}


async def test_what_is_deleted_on_discord_is_deleted_here(opened: Opened) -> None:
    async with opened() as server:
        ada, bruno = server.person("Ada"), server.person("Bruno")
        one = await bruno.post("generale", WORDS)
        others = [await bruno.post("generale", words) for words in ("una frase di prova", "e una seconda frase")]
        edited = await bruno.post("generale", "questa parola si chiamava zafferano")
        await everything(server)
        await bruno.edit(edited, "questa parola si chiamava curcuma")
        await bruno.delete(one)
        await ada.delete_many(others)
        await server.advance(timedelta(minutes=1))
        assert await traces(server, "zafferano", "teglia", one.id, "frase di prova", "seconda frase") == {}
        assert "curcuma" in (await everything(server))["messages"]
