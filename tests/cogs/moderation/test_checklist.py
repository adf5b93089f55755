"""What bots of this kind get wrong around cases, notices, timers and questions, and is right here."""

from dataclasses import replace
from datetime import timedelta

from models.case_values import Evidence, NewCase
from services.cases import Cases
from simulation.plan import RolePlan
from tests.cogs.conftest import services_of, told
from tests.cogs.moderation.conftest import SALON, Opened, ban, bind, filed, kinds

OPEN_DIRECT = "POST /users/@me/channels"
YES = "Sì, vai avanti"
ABOVE = replace(SALON, roles=(*SALON.roles, RolePlan("Ospiti d'onore", above_bot=True)))


async def test_whoever_was_renamed_or_has_left_is_still_called_as_they_were(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno = server.person("Mara"), server.person("Bruno")
        await mara.run("warn", member=bruno, reason="toni")
        await bruno.leave()
        server.environment.backend.users[bruno.id].name = "deleted_user_5a9c"
        await server.restart(killed=True)
        shown = await mara.run("case show", number=1)
        assert "Bruno" in shown.text and "deleted_user" not in shown.text
        assert "Bruno" in (await mara.run("cases")).text


async def test_whoever_stands_beside_or_above_salotto_is_refused_before_anybody_is_told(opened: Opened) -> None:
    async with opened(ABOVE) as server:
        await bind(server)
        dora, bruno, before = server.person("Dora"), server.person("Bruno"), len(server.log)
        await dora.give_role(bruno, "Ospiti d'onore")
        for command, options in (("ban", {}), ("kick", {}), ("timeout", {"duration": "1h"})):
            answer = await dora.run(command, member=bruno, **options)
            assert answer.ephemeral and "sotto il mio" in answer.text, answer.text
        assert bruno.direct_messages == () and await filed(server) == ()
        made = [call.pattern for call in server.log[before:] if "/interactions/" not in call.pattern]
        assert not [call for call in made if "/bans/" in call or "/members/" in call or "/users/" in call]
        assert "Caso 1" in (await dora.run("note", member=bruno, text="solo un appunto")).text


async def test_a_case_beyond_every_limit_is_cut_for_discord_and_whole_on_file(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno, reason = server.person("Mara"), server.person("Bruno"), "perché " * 214
        shown = tuple(Evidence(f"{n}", "7", str(bruno.id), "parola " * 570, server.clock.now()) for n in range(12))
        new = NewCase("ban", server.clock.now(), "command", str(bruno.id), "Bruno", actor=str(mara.id), reason=reason)
        made = await services_of(server).get(Cases).record(str(server.id), replace(new, evidence=shown))
        assert made is not None and made.what.reason == reason and made.what.evidence == shown
        await server.settle()
        (logged,) = server.channel("registro").messages
        assert "perché" in (logged.embeds[0].description or "")
        told_ = await mara.run("case show", number=1)
        assert "perché" in told_.text and "altri 9 messaggi" in told_.text
        assert "Caso 1" in (await mara.click(logged, "Dettagli")).text
        for _ in range(20):
            await services_of(server).get(Cases).record(str(server.id), new)
        pages = await mara.run("cases")
        assert "Casi da 1 a 8 di 21" in pages.text
        assert "Casi da 9 a 16 di 21" in (await mara.click(pages, "Più vecchi")).text


async def test_a_server_that_cannot_be_reached_puts_the_end_of_a_ban_off(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        bruno = server.person("Bruno")
        await ban(server.person("Mara"), bruno, duration="1h")
        async with server.out_of_reach():
            await server.advance(timedelta(hours=2))
            assert bruno.id in server.stored.bans and server.stored.name
        await server.advance(timedelta(minutes=2))
        assert bruno.id not in server.stored.bans
        assert kinds(await filed(server)) == ["ban", "unban"]


async def test_when_discord_says_that_too_much_is_written_nobody_is_for_a_while(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara = server.person("Mara")
        server.fail(OPEN_DIRECT, code=40003, status=400)
        for name in ("Bruno", "Gino", "Chloe"):
            await mara.run("warn", member=server.person(name), reason="toni")
        assert [call.pattern for call in server.log].count(OPEN_DIRECT) == 1
        assert {case.what.told for case in await filed(server)} == {"failed"}
        alerts = [one for one in server.channel("staff").messages if "messaggi privati" in one.content]
        assert len(alerts) == 1
        await server.advance(timedelta(minutes=31))
        await mara.run("warn", member=server.person("Bruno"), reason="ancora")
        assert (await filed(server))[-1].what.told == "told"
        told(server)


async def test_an_older_question_is_checked_again_when_its_answer_comes(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno = server.person("Mara"), server.person("Bruno")
        asked = await mara.run("kick", member=bruno)
        await mara.click(asked, "No")
        assert bruno.is_member
        asked, again = [await mara.run("kick", member=bruno) for _ in range(2)]
        await mara.click(asked, YES)
        late = await mara.click(again, YES)
        assert "non è più su questo server" in late.text, "asked again at the click"
        assert kinds(await filed(server)) == ["kick"]


async def test_permission_and_rank_are_asked_again_when_the_answer_comes(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno, dora = (server.person(name) for name in ("Mara", "Bruno", "Dora"))
        asked = await mara.run("ban", member=bruno)
        await dora.give_role(bruno, "Capo")
        assert "ruolo sotto il tuo" in (await mara.click(asked, YES)).text
        assert await filed(server) == () and bruno.direct_messages == ()
