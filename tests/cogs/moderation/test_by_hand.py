"""What is done with Discord's own menus becomes a case once, also while Salotto was away."""

from datetime import timedelta

import pytest

from models import penalties
from models.penalties import Attempt
from services.attempts import Attempts
from simulation.faults import DOWN, LOST, LOST_AFTER, REFUSED, failing
from tests.cogs.conftest import services_of, told
from tests.cogs.moderation.conftest import Opened, ban, bind, filed, kinds
from tests.cogs.moderation.test_actions import BAN


async def test_each_deed_by_hand_is_one_case_with_actor_and_reason(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno, gino = server.person("Mara"), server.person("Bruno"), server.person("Gino")
        await mara.time_out(bruno, timedelta(hours=2), reason="pausa")
        await mara.time_out(bruno, None)
        await mara.kick(gino, reason="spam")
        await mara.ban(bruno, reason="insulti")
        await server.repeat_deed()
        await mara.unban(bruno)
        cases = await filed(server)
        assert kinds(cases) == ["timeout", "untimeout", "kick", "ban", "unban"]
        assert {case.what.actor for case in cases} == {str(mara.id)}
        assert [case.what.reason for case in cases][:4] == ["pausa", None, "spam", "insulti"]
        assert cases[3].ended_at is not None, "the unban ended the ban"
        assert len(server.channel("registro").messages) == 5


async def test_what_salotto_does_is_not_recorded_twice(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara = server.person("Mara")
        await ban(mara, server.person("Bruno"), reason="x")
        await mara.run("timeout", member=server.person("Gino"), duration="1h")
        softban = await mara.run("softban", member=server.person("Chloe"))
        await mara.click(softban, "Sì, vai avanti")
        await server.restart()
        assert kinds(await filed(server)) == ["ban", "timeout", "softban"]
        assert all(case.what.audit_id for case in await filed(server))


async def test_what_was_done_while_away_is_caught_up_once(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno, gino = server.person("Mara"), server.person("Bruno"), server.person("Gino")
        await mara.kick(gino, reason="prima")
        async with server.away(killed=True):
            await mara.ban(bruno, reason="mentre non c'era nessuno")
            await server.advance(timedelta(hours=1))
            await mara.unban(bruno, reason="ripensato")
        for _ in range(2):
            cases = await filed(server)
            assert kinds(cases) == ["kick", "ban", "unban"]
            assert cases[1].what.reason == "mentre non c'era nessuno"
            assert cases[1].ended_at is not None
            await server.restart()


async def test_without_the_audit_log_a_case_is_nobodys_until_it_is_claimed(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        await server.permit_bot(view_audit_log=False, administrator=False)
        mara, bruno = server.person("Mara"), server.person("Bruno")
        server.environment.backend.apply_ban(server.id, bruno.id, None)
        await server.settle()
        (case,) = await filed(server)
        assert case.what.actor is None
        (logged,) = server.channel("registro").messages
        await server.restart()
        assert "il tuo nome" in (await mara.click(logged, "L'ho fatto io")).text
        (case,) = await filed(server)
        assert case.what.actor == str(mara.id)
        assert "già il nome" in (await server.person("Nino").run("case claim", number=1)).text
        assert len([one for one in server.channel("staff").messages if "registro di controllo" in one.content]) == 1


async def test_an_attempt_whose_process_died_is_settled_by_the_audit_log(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        services = services_of(server)
        mara, bruno, gino = server.person("Mara"), server.person("Bruno"), server.person("Gino")
        now = server.clock.now()
        for id_, person in (("a", bruno), ("b", gino)):
            tried = Attempt(id_, "ban", now, str(person.id), person.name, None, str(mara.id), "x", steps=("told",))
            async with services.database.writing() as session:
                await penalties.begin(session, str(server.id), tried)
        async with server.away(killed=True):
            backend = server.environment.backend
            backend.apply_ban(server.id, bruno.id, "x")  # Discord did it, and the process died before it heard
            backend.record_audit_log(server.id, 22, target_id=bruno.id, reason="x")
            await server.advance(timedelta(minutes=5))
        (case,) = await filed(server)
        assert (case.what.member, case.what.actor, case.what.told) == (str(bruno.id), str(mara.id), "told")
        assert case.what.audit_id is not None
        assert "nostro errore" in gino.direct_messages[-1].content


@pytest.mark.parametrize("sees_the_log", [True, False])
async def test_a_ban_whose_answer_was_lost_is_filed_once_discord_tells(opened: Opened, sees_the_log: bool) -> None:
    async with opened() as server:
        await bind(server)
        if not sees_the_log:
            await server.permit_bot(view_audit_log=False, administrator=False)
        mara, bruno, gino = server.person("Mara"), server.person("Bruno"), server.person("Gino")
        with failing(server, "GET /guilds/*/bans/*", DOWN, times=None):  # nor can Discord be asked
            with failing(server, BAN, LOST_AFTER):
                await ban(mara, bruno, reason="insulti")
            (case,) = await filed(server)
            assert (case.what.kind, case.what.actor, case.what.reason) == ("ban", str(mara.id), "insulti")
            with failing(server, BAN, LOST):
                said = (await ban(mara, gino, reason="insulti")).text
            assert "si è persa" in said and gino.is_member
        await server.advance(timedelta(minutes=3))
        assert len(await filed(server)) == 1 and "nostro errore" in gino.direct_messages[-1].content
        assert await services_of(server).get(Attempts).left_open(str(server.id)) == ()
        told(server)


async def test_a_timeout_is_not_left_behind_by_coming_back(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno = server.person("Mara"), server.person("Bruno")
        await mara.run("timeout", member=bruno, duration="2 ore")
        await bruno.leave()
        await server.advance(timedelta(hours=1))
        await bruno.join()
        assert server.stored.members[bruno.id].timed_out_until is not None
        assert kinds(await filed(server)) == ["timeout"], "it is still the same case"
        await bruno.leave()
        await server.advance(timedelta(hours=2))
        await bruno.join()
        assert server.stored.members[bruno.id].timed_out_until is None


async def test_the_log_is_read_again_until_it_can_be_and_no_further_back_than_discord_keeps_it(opened: Opened) -> None:
    async with opened() as server:
        await bind(server)
        mara, bruno, gino, read = (
            server.person("Mara"),
            server.person("Bruno"),
            server.person("Gino"),
            "GET /guilds/*/audit-logs",
        )
        async with server.away():
            await mara.kick(gino, reason="molto tempo fa")
            await server.advance(timedelta(days=46))
            await mara.ban(bruno, reason="mentre non c'era nessuno")
        assert [one.what.reason for one in await filed(server)] == ["mentre non c'era nessuno"]
        for fault, alerts in ((DOWN, 0), (LOST, 0), (REFUSED, 1), (REFUSED, 1)):
            with failing(server, read, fault, times=None):
                async with server.away(killed=True):
                    await (mara.unban if bruno.id in server.stored.bans else mara.ban)(bruno)
            told(server)
            assert len(await filed(server)) == 1, fault.name
            said = [one for one in server.channel("staff").messages if "registro di controllo" in one.content]
            assert len(said) == alerts, fault.name
        await server.restart(killed=True)
        assert kinds(await filed(server)) == ["ban", "unban", "ban", "unban", "ban"]
