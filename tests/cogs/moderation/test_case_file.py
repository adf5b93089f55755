"""The case file as moderators use it: looked up, put right, made void, leafed through, and what its ladder does."""

from datetime import timedelta

from tests.cogs.conftest import told
from tests.cogs.moderation.conftest import Opened, ban, bind, filed, kinds

YES = "Sì, vai avanti"


async def test_a_case_is_put_right_and_made_void_and_says_so_wherever_it_stands(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, nino, bruno = server.person("Mara"), server.person("Nino"), server.person("Bruno")
        said = await bruno.post("generale", "parole che feriscono")
        await mara.run("warn", member=bruno, reason="tono", message=said.jump_url)
        shown = await mara.run("case show", number=1)
        assert shown.ephemeral and said.jump_url in shown.text, "evidence is quoted, and leads to where it stood"
        assert "nuovo motivo" in (await nino.run("case edit", number=1, reason="un tono che ferisce")).text
        (logged,) = server.channel("registro").messages
        assert "un tono che ferisce" in logged.embeds[0].description
        assert "nessun caso 7" in (await mara.run("case edit", number=7, reason="x")).text
        await mara.run("timeout", member=bruno, duration="1h", reason="ancora")
        await nino.click(await nino.run("timeout", member=bruno, duration="2h", reason="ancora"), YES)
        voided = await nino.run("case void", number=3, reason="scambio di persona")
        assert "non conta più" in voided.text and "Il silenzio però resta" in voided.text
        assert "già annullato" in (await mara.run("case void", number=3)).text
        shown = (await mara.run("case show", number=3)).text
        assert nino.mention in shown and "scambio di persona" in shown
        await server.advance(timedelta(hours=3))
        assert "~~" in (await bruno.run("my-record")).text
        assert "già il nome" in (await mara.run("case claim", number=2)).text


async def test_cases_are_found_by_whom_by_whose_by_kind_and_by_time(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, nino, bruno, gino = (server.person(name) for name in ("Mara", "Nino", "Bruno", "Gino"))
        await mara.run("warn", member=bruno, reason="uno")
        await mara.run("note", member=gino, text="due")
        await server.advance(timedelta(days=3))
        await nino.run("warn", member=gino, reason="tre")

        async def found(**wanted: object) -> list[int]:
            text = (await mara.run("cases", **wanted)).text
            return [number for number in (1, 2, 3) if f"**{number}** ·" in text]

        assert await found() == [1, 2, 3]
        assert await found(member=gino) == [2, 3]
        assert await found(moderator=mara) == [1, 2]
        assert await found(kind="warning") == [1, 3]
        assert await found(since="2 giorni") == [3]
        assert await found(member=gino, moderator=mara, kind="note") == [2]
        assert "Nessun caso così" in (await mara.run("cases", kind="ban")).text
        record = await mara.use_menu("Record", gino)
        assert record.ephemeral and "2 casi" in record.text and "tre" in record.text


async def test_what_is_told_of_an_erased_member_is_a_pseudonym_and_the_case_stays(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno = server.person("Mara"), server.person("Bruno")
        said = await bruno.post("generale", "parole che feriscono")
        await mara.run("warn", member=bruno, reason="toni", message=said.jump_url)
        await bruno.click(await bruno.run("privacy erase"), "Sì, cancella tutto")
        shown = (await mara.run("case show", number=1)).text
        assert "toni" in shown and mara.mention in shown
        assert bruno.mention not in shown and "Bruno" not in shown
        assert "non c'è niente" in (await bruno.run("my-record")).text


async def test_a_ladder_that_acts_says_so_first_and_does_both_or_nothing(opened: Opened) -> None:
    async with opened() as server:
        await bind(server, ladder="1 silenzio 1 ora, 2 ban 7d", ladder_mode="act")
        mara, bruno, gino = server.person("Mara"), server.person("Bruno"), server.person("Gino")
        asked = await mara.run("warn", member=bruno, reason="uno")
        assert "la scala segue subito" in asked.text and "silenzio per un'ora" in asked.text
        assert kinds(await filed(server)) == []
        await mara.click(asked, "No")
        assert kinds(await filed(server)) == [] and bruno.direct_messages == ()
        await mara.click(await mara.run("warn", member=bruno, reason="uno"), "Tutti e due")
        assert kinds(await filed(server)) == ["warning", "timeout"]
        assert server.stored.members[bruno.id].timed_out_until is not None
        # A step that Discord refuses leaves the warning standing, and is told.
        server.fail("PATCH /guilds/*/members/*", code=50013, status=403)
        said = await mara.click(await mara.run("warn", member=gino, reason="uno"), "Tutti e due")
        assert "Caso 3" in said.text and "**Non** è stato fatto" in said.text
        assert kinds(await filed(server, member=str(gino.id))) == ["warning"]
        told(server)


async def test_a_case_kept_long_enough_goes_at_night_and_what_holds_stays(opened: Opened) -> None:
    async with opened() as server:
        await bind(server, keep_warnings_days=30, keep_penalties_days=30)
        mara, bruno, gino = server.person("Mara"), server.person("Bruno"), server.person("Gino")
        await mara.run("warn", member=bruno, reason="uno")
        await ban(mara, gino, reason="due")
        async with server.away():
            await server.advance(timedelta(days=31))
        await server.advance(timedelta(days=1))
        assert kinds(await filed(server)) == ["ban"], "a ban without an end holds"
        assert "nessun caso 1" in (await mara.run("case show", number=1)).text
